"""English words and common names: what a word must not be to count as a misspelling."""

from functools import cache

from naka_normalize.builtin import builtin_folder


@cache
def _listed() -> frozenset[str]:
    folder = builtin_folder()
    if folder is None:
        return frozenset()
    # The comments on top are in it as well; no word begins like them.
    text = folder.joinpath("english_words.txt").read_text("utf-8")
    return frozenset(text.rstrip().split("\n"))


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
