"""Letters that look alike: a word of two scripts that no reader can tell from one."""

import re
import unicodedata

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.lint.rows import aliases, names

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
# Letters that look like one of another of these scripts. A word such as "АКИpress", in
# which each script has letters of its own, is written so on purpose.
_LOOK_ALIKE = frozenset(
    "ABCEHIJKMNOPSTXYZaceghijnopqsuvwxy"
    "АВЕКМНОРСТУХІЈЅҮавекмнорстухіјѕһԁԛԝү"
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοιρυκχ"
    "ՕՍՏօոսցհգյզ"
)


def check_letters(loaded: Loaded, advice: Problems) -> None:
    """Check every name for letters of another script that nobody can see."""
    for text in names(loaded):
        _check_text(text, text.value, advice)
    for alias, _ in aliases(loaded):
        for cue in (*alias.supports, *alias.against):
            _check_text(alias.text, cue, advice)


def _check_text(at: Text, value: str, advice: Problems) -> None:
    for word in () if value.isascii() else _WORD.findall(value):
        if hidden := _hidden(word):
            letter, script = hidden
            says = f"'{word}' holds the {script} letter '{letter}' (U+{ord(letter):04X})"
            hint = "Type it in one script; no text has the word as it stands here."
            advice.add(at, "N127", says, hint)


def _hidden(word: str) -> tuple[str, str] | None:
    """Return a letter that passes for one of the script of its word, and its own script."""
    scripts: dict[str, list[str]] = {}
    for letter in word:
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in _SCRIPTS:
            scripts.setdefault(script, []).append(letter)
    if len(scripts) <= 1:
        return None
    # The script that has fewer letters is the one that slipped in.
    for script, letters in sorted(scripts.items(), key=lambda item: len(item[1])):
        if _LOOK_ALIKE.issuperset(letters):
            return letters[0], script.capitalize()
    return None
