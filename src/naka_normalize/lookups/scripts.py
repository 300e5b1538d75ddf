"""Latin for letters that the usual table lacks, from what Unicode calls them."""

import re
import unicodedata

# N'Ko, Ol Chiki, Tifinagh, Vai, Chakma and Adlam; and halves of characters, which have no
# sound.
_LACKING = re.compile(
    "[\u07c0-\u07ff\u1c50-\u1c7f\u2d30-\u2d7f\ua500-\ua63f\ud800-\udfff"
    "\U00011100-\U0001114f\U0001e900-\U0001e95f]"
)
_NAMED = re.compile(r"(?P<script>.*?) (?:LETTER|SYLLABLE|VOWEL SIGN) (?P<letter>[A-Z]+)")
# What the name of a letter adds to its sound.
_ADDED = {
    "TIFINAGH": re.compile(r"^YA?(?=.)"),
    "OL CHIKI": re.compile(r"^L(?=[AEIOU])|^[AEIOU]+(?=[^AEIOU])"),
    "CHAKMA": re.compile(r"A(?=A$)"),
}
_NOTHING_ADDED = re.compile(r"$^")


def spell_out(text: str) -> str:
    """Return a text with letters of rare scripts, and some digraphs, as they are spoken.

    >>> spell_out("ⴱⵔⴰⵣⵉⵍ"), spell_out("Լյուքսեմբուրգ")
    ('brazil', 'Լյuքսեմբuրգ')
    """
    return _LACKING.sub(_letter, text.replace("ու", "u"))


def _letter(match: re.Match[str]) -> str:
    named = _NAMED.match(unicodedata.name(match[0], ""))
    if named is None:
        return ""
    added = _ADDED.get(named["script"], _NOTHING_ADDED)
    return added.sub("", named["letter"]).lower()
