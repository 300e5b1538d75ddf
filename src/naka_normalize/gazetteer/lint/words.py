"""Words that mean something already: English ones as aliases, aliases as cues."""

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.english import is_english, is_known_name
from naka_normalize.gazetteer.lint.rows import aliases, own_keys
from naka_normalize.gazetteer.listed import Listed
from naka_normalize.gazetteer.nodes import Problems
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Entity


def check_words(loaded: Loaded, advice: Problems) -> None:
    """Check that no ordinary English word, and no name as damage, stands for a name.

    At the beginning of a sentence and in a heading any word has a capital. A noisy word
    would be rewritten there, a plain one taken for the name.
    """
    for alias, entity in aliases(loaded):
        if alias.tier != "ambiguous" and _is_word(alias, entity):
            text = alias.text.value
            says = f"the {alias.tier} alias '{text}' is an English word or name"
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


def _is_word(alias: Listed, entity: Entity | None) -> bool:
    """Tell whether an alias is an English word that texts have for other reasons.

    Not meant are right forms of the name itself (Poles, Turkey), plain abbreviations,
    which suit capitals only (US), and plain words for terms (coronavirus).
    """
    text, key = alias.text.value, key_of(alias.text.value)
    if key in own_keys(entity):
        return False
    if alias.tier == "noisy":
        return is_english(key) or is_known_name(key)
    is_term = entity is not None and entity.type == "term" and text.islower()
    is_abbreviation = len(text) > 1 and text.isupper()
    return is_english(key) and not (is_term or is_abbreviation)
