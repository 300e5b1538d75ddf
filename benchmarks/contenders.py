"""Who is measured on running text beside this library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import exact
import fuzzy
from names import Name
from ready import Ready


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody to compare with.

    Attributes:
        make: Prepares it.
        module: What has to be installed.
        most: The most names that it can be asked for; ``None`` if all.
        slow: Whether it takes too long for a quick run.
    """

    make: Callable[[Sequence[Name]], Ready]
    module: str
    most: int | None = None
    slow: bool = False


PEERS: dict[str, Peer] = {
    "floor: list the words": Peer(exact.words, "re"),
    "flashtext": Peer(exact.flashtext, "flashtext"),
    "ahocorasick_rs, whole words": Peer(exact.ahocorasick_rs, "ahocorasick_rs"),
    "pyahocorasick, whole words": Peer(exact.pyahocorasick, "ahocorasick"),
    "spaCy PhraseMatcher": Peer(exact.spacy, "spacy"),
    "symspellpy, every word": Peer(fuzzy.symspellpy, "symspellpy"),
    "symspellpy, capitals, English known": Peer(
        fuzzy.symspellpy_capitalised, "symspellpy", slow=True
    ),
    "spaczz, 200 names": Peer(fuzzy.spaczz, "spaczz", most=200, slow=True),
}
