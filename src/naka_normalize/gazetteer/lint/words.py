"""Words that mean something already: English ones as aliases, aliases as cues."""

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.format.listed import Listed
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.lint.ordinary import ordinary
from naka_normalize.gazetteer.lint.rows import aliases, own_keys
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.records import Entity


def check_words(loaded: Loaded, advice: Problems) -> None:
    """Check that no ordinary English word, and no name as damage, stands for a name.

    At the beginning of a sentence and in a heading any word has a capital. A noisy word
    would be rewritten there, a plain one taken for the name.
    """
    for alias, entity in aliases(loaded):
        if alias.tier != "ambiguous" and (what := _means(alias, entity)):
            says = f"the {alias.tier} alias '{alias.text.value}' is {what}"
            hint = "List it as ambiguous, with what shows that the name is meant."
            advice.add(alias.text, "N211", says, hint)


def check_cues(loaded: Loaded, advice: Problems) -> None:
    """Check that the cues of an ambiguous alias can tell its readings apart."""
    for alias, _ in aliases(loaded):
        own, text = key_of(alias.text.value), alias.text.value
        supports = set(map(key_of, alias.supports))
        for cue in alias.against:
            if key_of(cue) in supports:
                says = f"'{cue}' is a cue both for and against '{text}'"
                advice.add(alias.text, "N212", says, "Leave it out of one of the two.")
        for cue in (*alias.supports, *alias.against):
            if key_of(cue) == own:
                says = f"'{cue}' is a cue for or against itself"
                hint = "Name what else stands in such texts."
                advice.add(alias.text, "N212", says, hint)


def _means(alias: Listed, entity: Entity | None) -> str:
    """Tell what else texts have an alias for; empty if for nothing.

    Not meant are right forms of the name itself (Poles, Turkey), plain abbreviations,
    which suit capitals only (US), and plain words for terms (coronavirus).
    """
    text, key = alias.text.value, key_of(alias.text.value)
    if key in own_keys(entity):
        return ""
    if key.isascii() and (len(key) == 1 or key.replace(" ", "").isdecimal()):
        return "a letter or number"
    is_term = entity is not None and entity.type == "term" and text.islower()
    is_abbreviation = len(text) > 1 and text.isupper()
    is_right = alias.tier == "plain" and (is_term or is_abbreviation)
    if is_right:
        return ""
    is_word = is_english(key) or (alias.tier == "noisy" and is_known_name(key))
    return "an English word or name" if is_word else ordinary(text, key)
