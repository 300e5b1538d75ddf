"""English words and common names: what a word must not be to count as a misspelling."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from naka_normalize.builtin import builtin_folder

# Code points of a page, but for the rest of its last word: short enough to search at once.
_PAGE = 1500


class SortedWords:
    """Words on pages, like those of a dictionary: the first ones tell where to look.

    A set of so many words answers faster, but takes longer to make than an article.
    """

    def __init__(self, lines: str) -> None:
        """Take the words.

        Args:
            lines: Each followed by a line end, sorted by code point, none of them empty.
        """
        pages = [*_pages(lines)]
        self._firsts = [page[1 : page.index("\n", 1)] for page in pages]
        # What is sorted before all words would stand on the page before the first.
        self._pages = ["", *pages]

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._pages[bisect_right(self._firsts, word)]


def _pages(lines: str) -> Iterator[str]:
    """Cut lines into pages, each with a line end before its first word."""
    start = 0
    while start < len(lines):
        end = lines.find("\n", start + _PAGE) + 1 or len(lines)
        yield f"\n{lines[start:end]}"
        start = end


@cache
def _listed() -> SortedWords:
    folder = builtin_folder()
    lines = folder.joinpath("english_words.txt").read_text("utf-8") if folder else ""
    while lines.startswith("#"):
        lines = lines.partition("\n")[2]
    return SortedWords(lines)


# Words repeat so much that most are asked again; the bound is there for hostile text.
@lru_cache(maxsize=16384)
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
