"""English words and common names: what a word must not be to count as a misspelling."""

from functools import cache

from naka_normalize.builtin import builtin_folder

# For so many questions halving is faster than a set, which takes 30 ms to make.
_FEW = 3000


class SortedWords:
    """Words as one text of sorted lines, in which they are found by halving it.

    It becomes a set when it was asked often.
    """

    def __init__(self, lines: str) -> None:
        """Take the words.

        Args:
            lines: Each followed by a line end, sorted by code point, none of them empty.
        """
        self._lines = lines
        self._set: frozenset[str] = frozenset()
        self._asked = 0

    def __contains__(self, word: str) -> bool:
        if self._set:
            return word in self._set
        self._asked += 1
        if self._asked > _FEW:
            self._set = frozenset(self._lines.splitlines())
        return self._is_line(word)

    def _is_line(self, word: str) -> bool:
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start = lines.rfind("\n", low, middle) + 1 or low
            end = lines.find("\n", middle)
            line = lines[start:end]
            if line == word:
                return True
            if line < word:
                low = end + 1
            else:
                high = start
        return False


@cache
def _listed() -> SortedWords:
    folder = builtin_folder()
    lines = folder.joinpath("english_words.txt").read_text("utf-8") if folder else ""
    while lines.startswith("#"):
        lines = lines.partition("\n")[2]
    return SortedWords(lines)


def is_english(folded: str) -> bool:
    """Tell whether a folded word is an ordinary English word, inflected or not."""
    words = _listed()
    if folded in words:
        return True
    stem = folded.removesuffix("s")
    return stem != folded and stem in words


def is_known_name(folded: str) -> bool:
    """Tell whether a folded word is a name that English dictionaries list."""
    return folded.capitalize() in _listed()
