"""The kinds of text in an alias file, with what each may look like."""

from typing import get_args

from naka_normalize.gazetteer.format.shapes import Kind
from naka_normalize.records import Form

FORMAT = "1"
TYPES = (
    "country", "continent", "region", "province", "district", "city", "town", "village",
    "place", "river", "lake", "mountain", "people", "person", "organisation", "force",
    "agency", "agreement", "event", "term", "weapon",
)  # fmt: skip
FORMS: tuple[Form, ...] = get_args(Form)
WHERE = ("start", "end", "line", "anywhere")
_NUMBER = (("type", "number"),)
# What stands between single spaces, and something beside ASCII signs: what is a letter
# elsewhere cannot be said in a pattern that Python and ECMAScript share.
# Double curly quotes round it are no part of a name; single ones may be (‘Ain, Tul’).
UNQUOTED = r"(?![“”„]|[\s\S]*[“”]$|‘[\s\S]*’$)"
_SPACED = UNQUOTED + r"(?=[\s\S]*[^\s!-/:-@\[-`{-~])\S+(?: \S+)*"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

TEXT = Kind(
    "text", "Any text that is not empty.", pattern=r"[\s\S]*\S[\s\S]*", seen=_NUMBER
)
KEY = Kind("word", "A word of your own.")
NAME = Kind(
    "name",
    "A name or phrase with a letter or digit and single spaces, in Unicode form NFC.",
    code="N123",
    pattern=_SPACED,
    seen=_NUMBER,
)
NATIVE = Kind(
    "native name",
    "A name that may also hold zero-width joiners.",
    code="N123",
    pattern=_SPACED,
    seen=_NUMBER,
)
EXAMPLE = Kind(
    "example",
    "A sentence in which `<surface -> replacement>` says what is in the text and what must"
    " stand there; without such a mark it must stay as it is.",
    pattern=TEXT.pattern,
)
ID = Kind(
    "id",
    "Lower-case words of a-z and 0-9 with single hyphens between them.",
    code="N114",
    noun="id",
    hint="Use a-z, 0-9 and single hyphens: 'new-york'.",
    pattern=_SLUG,
    seen=(("type", "integer"), ("minimum", 0)),
)
REFERENCE = Kind(
    "entity id",
    "The id of an entity that this file or one loaded with it introduces.",
    pattern=_SLUG,
    seen=ID.seen,
)
LANGUAGE = Kind(
    "language code",
    "A code of ISO 639, such as `zh` or `ru`.",
    code="N126",
    noun="language code",
    hint="Use a code such as 'zh' or 'ru'.",
    pattern=r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
)
DATE = Kind(
    "date",
    "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exactly as it is known.",
    code="N117",
    noun="date",
    hint="Write YYYY, YYYY-MM or YYYY-MM-DD.",
    pattern=(
        r"(?!0000)[0-9]{4}"
        r"(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
    ),
    seen=(("type", "integer"), ("minimum", 1000), ("maximum", 9999)),
)
VERSION = Kind(
    "version",
    "A calendar date such as `2026.11.1`.",
    code="N124",
    noun="version",
    hint="Write a calendar date, as in 2026.11.1.",
    pattern=r"[0-9]{4}\.[0-9]{1,2}(?:\.[0-9]+)?",
    seen=(("type", "number"), ("minimum", 1000), ("exclusiveMaximum", 10000)),
)
FORMAT_VERSION = Kind(
    "format version",
    f"`{FORMAT}`, the version of the format that this page describes.",
    code="N121",
    words=(FORMAT,),
    seen=(("const", int(FORMAT)),),
)
WIKIDATA = Kind(
    "Wikidata id",
    "The letter Q and digits, such as `Q399`.",
    code="N115",
    noun="Wikidata id",
    hint="Write the letter Q and digits, as in 'Q399'.",
    pattern=r"Q[1-9][0-9]*",
)
ISO = Kind(
    "ISO 3166 code",
    "Two capital letters for a country (`AM`), or these, a hyphen and up to three capital"
    " letters or digits for a subdivision (`AZ-NX`).",
    code="N116",
    noun="ISO 3166 code",
    hint="Write two capital letters, as in 'AM'; for a subdivision as in 'AZ-NX'.",
    pattern=r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?",
)
GEONAMES = Kind(
    "GeoNames id",
    "Digits, such as `174982`.",
    code="N125",
    noun="GeoNames id",
    hint="Write digits only.",
    pattern=r"[1-9][0-9]*",
    seen=(("type", "integer"), ("minimum", 1)),
)
TYPE = Kind("type", "What kind of thing an entity is.", code="N120", words=TYPES)
ARTICLE = Kind("article", "The definite article.", code="N120", words=("the",))
FORM = Kind("form", "A grammatical form of a name.", code="N120", words=FORMS)
PLACE = Kind("place", "Where in a text a wrapper may stand.", code="N120", words=WHERE)
