"""The format of alias files, version 1: every key, what belongs there and what it means.

Whatever knows keys takes them from here: the readers, the JSON Schema, the tables of
data/FORMAT.md and the head of data/aliases.yaml.
"""

from naka_normalize.gazetteer.format import kinds
from naka_normalize.gazetteer.format.kinds import (
    DATE,
    EXAMPLE,
    ID,
    LANGUAGE,
    NAME,
    NATIVE,
    REFERENCE,
    TEXT,
)
from naka_normalize.gazetteer.format.shapes import ByKey, Field, Kind, Part, Several

_NAMES = Several(NAME)
_NAMES_OR_ONE = Several(NAME, single=True)
_FROM = Field("from", DATE, "First day of it; absent if it is not known.")
_UNTIL = Field("until", DATE, "Last day of it; absent if it is not known or yet to come.")

PARENT = Part(
    "parent",
    "What an entity lies in or belongs to; the id alone will do.",
    Field("id", REFERENCE, "The entity above.", required=True),
    _FROM,
    _UNTIL,
    Field(
        "by",
        TEXT,
        "Who says so, for people: the constitution, treaty or list that places it there.",
    ),
    bare=True,
)
FORMER_NAME = Part(
    "former name",
    "An official name that was given up; the name alone will do.",
    Field("name", NAME, "The name.", required=True),
    Field("until", DATE, "Last day on which it was the official name."),
    bare=True,
)
ROLE = Part(
    "role",
    "An office that a person holds or held.",
    Field("title", TEXT, "The office as English news writes it.", required=True),
    Field("of", REFERENCE, "The country, organisation or region it belongs to."),
    _FROM,
    _UNTIL,
)
AMBIGUOUS_ALIAS = Part(
    "ambiguous alias",
    "What decides whether a doubtful name means this entity.",
    Field("for", _NAMES, "Names or phrases near which it means this entity."),
    Field("against", _NAMES, "Names or phrases near which it means something else."),
    Field("because", TEXT, "Why it is ambiguous, for the next reader."),
    Field(
        "from",
        LANGUAGE,
        "The source language whose translation makes it so; a text without a sign of that"
        " translation needs a cue more.",
    ),
    Field("as", kinds.FORM, "Which form of the name it stands for."),
)
_ALIASES = Field("aliases", _NAMES, "Other names that are right: linked, never changed.")
_NOISY = Field(
    "noisy",
    ByKey(LANGUAGE, _NAMES, bare=True),
    "Damaged names, by source language if known: rewritten unless something speaks against"
    " it, and in company if they are right elsewhere. A text must have half of the"
    " capitals, and all of an abbreviation's, here and below.",
)
_AMBIGUOUS = Field(
    "ambiguous",
    ByKey(NAME, AMBIGUOUS_ALIAS),
    "Names that may mean this: rewritten only where the text shows that they do.",
)
_EXAMPLES = Field(
    "examples", Several(EXAMPLE), "Sentences that prove the noisy and ambiguous names."
)
_TIERS = (_ALIASES, _NOISY, _AMBIGUOUS, _EXAMPLES)
_FACTS = (
    Field("name", NAME, "What is written; only the file that introduces an entity has it."),
    Field("type", kinds.TYPE, "What kind of thing it is; stands beside the name."),
    Field("adjective", _NAMES_OR_ONE, "Armenian; the first is written, others are right."),
    Field("demonym", _NAMES_OR_ONE, "One inhabitant or member; likewise."),
    Field("plural", _NAMES_OR_ONE, "Several of them; likewise."),
    Field("article", kinds.ARTICLE, "If prose puts it before the name: the United States."),
    Field("surname", NAME, "Of a person, if it is not the last word of the name."),
    Field("wikidata", kinds.WIKIDATA, "Item of Wikidata; only if it is sure."),
    Field("iso", kinds.ISO, "Code of a country or subdivision in ISO 3166."),
    Field("geonames", kinds.GEONAMES, "Number in GeoNames; only if it is sure."),
    Field(
        "within",
        Several(PARENT, single=True),
        "What it lies in or belongs to, nearest first; says nothing about whose it is.",
    ),
    Field(
        "native",
        ByKey(LANGUAGE, Several(NATIVE, single=True)),
        "Its names in other languages.",
    ),
    Field(
        "preferred",
        ByKey(LANGUAGE, NAME),
        "The right name that readers who choose a set of preferences want written.",
    ),
    Field(
        "former",
        Several(FORMER_NAME, single=True),
        "Earlier official names: right as they stand, linked, never changed.",
    ),
    Field("roles", Several(ROLE), "Offices of a person."),
)
_NAMED = (*(one.key for one in (*_FACTS, *_TIERS)), "unchecked")
FIELD_NAME = Kind(
    "field name",
    "A key of this entity, or a part of it such as `native.ru`.",
    code="N120",
    pattern=rf"(?:{'|'.join(_NAMED)})(?:\.[\s\S]*)?",
)
ENTITY = Part(
    "entity",
    "A thing in the world and all its names.",
    *_FACTS,
    Field(
        "unchecked",
        Several(FIELD_NAME, single=True),
        "Fields written from memory: good enough to find a name, not to quote. `native`"
        " stands for all native names of the entry.",
    ),
    *_TIERS,
)
PAIR = Part(
    "pair",
    "Entities that news names together, such as the parties of a conflict.",
    Field("names", Several(REFERENCE), "Their ids, in the order written."),
    *_TIERS,
)
SHORT_NAME = Part(
    "short name",
    "A name of one character that several countries share.",
    Field("text", NAME, "The character.", required=True),
    Field("language", LANGUAGE, "The language that uses it.", required=True),
    Field("romanised", _NAMES, "How translation engines spell it out."),
    Field("countries", Several(REFERENCE), "What it can stand for.", required=True),
    Field("readings", Several(REFERENCE), "What else it is mistaken for."),
)
WRAPPER = Part(
    "wrapper",
    "What crawls and sites leave round an article.",
    Field("name", ID, "The rule that its edits name.", required=True),
    Field(
        "pattern",
        TEXT,
        "Literal text in which {…} stands for what varies; see the head of"
        " `wrappers.yaml`.",
        required=True,
    ),
    Field("where", kinds.PLACE, "Where it may stand.", required=True),
    Field("language", LANGUAGE, "Language of the sites that use it, if one."),
    Field(
        "because",
        TEXT,
        "Why it may be part of a text; it goes only where another wrapper or sign shows"
        " a crawled or translated page.",
    ),
    Field("examples", Several(EXAMPLE), "Texts that show what is removed."),
)
FILE = Part(
    "file",
    "A pack: one file of aliases.",
    Field("format", kinds.FORMAT_VERSION, "Version of this format.", required=True),
    Field("pack", ID, "Name of the pack; no two packs share one.", required=True),
    Field("version", kinds.VERSION, "Calendar date of the data."),
    Field("about", TEXT, "What is in it, for people."),
    Field("sources", ByKey(kinds.KEY, TEXT), "Where its facts come from, for people."),
    Field("overrides", _NAMES, "Aliases that it takes from the files before it."),
    Field(
        "entities",
        ByKey(ID, ENTITY),
        "Entities by id, sorted; a comment line above one starts a new section.",
    ),
    Field("pairs", ByKey(ID, PAIR), "Pairs by an id of their own."),
    Field("larger_names", _NAMES, "Names inside which nothing is changed."),
    Field("short_names", Several(SHORT_NAME), "Short names that countries share."),
    Field(
        "signs",
        ByKey(LANGUAGE, Several(TEXT)),
        "Phrases that show which language a text was translated from.",
    ),
    Field("wrappers", Several(WRAPPER), "What crawls leave round an article."),
)
PARTS = (
    FILE, ENTITY, PARENT, FORMER_NAME, ROLE, AMBIGUOUS_ALIAS, PAIR, SHORT_NAME, WRAPPER,
)  # fmt: skip
