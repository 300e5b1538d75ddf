"""News-like English with names planted in it, so that the right answer is known.

The words are those of ``data/english_words.txt`` in a random order, most short ones first,
drawn as often as words of that rank are in English (Zipf's law); the sentences say nothing.
Everything follows from the seed.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, islice
from pathlib import Path

from naka_normalize import Gazetteer
from names import invented, misspelt
from planting import KINDS, Seedling, pools, topic_of

WORDS = Path(__file__).resolve().parents[1] / "data" / "english_words.txt"
# The most frequent words of news.
_FREQUENT = (
    "the of and to in a that for on with said was is by at from as it be has were are"
    " this an which after not but had their will they been who its have he more also would"
    " about his when than between other one into or over two first there could some during"
    " against all no under before while since where only because through those many new"
)
# So many words are drawn at once: one by one takes ten times as long.
_BATCH = 20_000
_PARAGRAPH = 4
# A word this much longer than another is always the rarer one.
_ORDER = 12
# How many sentences have a name that is in no table, a number, a comma, a quotation.
_WITH_OTHER, _WITH_NUMBER, _WITH_COMMA, _WITH_QUOTATION = 0.45, 0.2, 0.4, 0.1
# So many of these names were never seen before: names never end.
_NEW = 0.1


@dataclass(frozen=True, slots=True)
class Planted:
    """A name whose right answer is known.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        kind: One of ``planting.KINDS``.
        accepted: What may stand there in the end.
    """

    start: int
    end: int
    kind: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the names that were planted in it, in order."""

    text: str
    planted: tuple[Planted, ...]


class Ranked:
    """Words that are drawn as often as their rank says."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._weights = list(accumulate(1 / (n + 2.7) for n in range(len(words))))

    def drawn(self, chance: random.Random) -> Iterator[str]:
        """Yield words for ever."""
        while True:
            yield from chance.choices(self._words, cum_weights=self._weights, k=_BATCH)


class Material:
    """What texts with the names of one gazetteer are made of; the same for all seeds."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Sort words, names and topics; no word of a known name is among the words."""
        known = {part for a in gazetteer.aliases for part in a.text.casefold().split()}
        lines = WORDS.read_text("utf-8").splitlines()
        listed = [w for w in lines if w.isalpha() and w.casefold() not in known]
        frequent = _FREQUENT.split()
        words = [w for w in listed if w.islower() and w not in frequent and len(w) > 1]
        order = random.Random(0)
        words.sort(key=lambda word: len(word) + order.uniform(0, _ORDER))
        others = [word for word in listed if word.istitle()]
        others += islice(invented(order), len(others))
        order.shuffle(others)
        topics = Counter(topic_of(e, gazetteer) for e in gazetteer.entities.values())
        self.words = Ranked([*frequent, *words])
        self.others = Ranked([w for w in others if w.casefold() not in known])
        self.topics = Ranked([topic for topic, _ in topics.most_common()])
        self.pools = pools(gazetteer, misspelt)


class Writer:
    """Writes documents, each different."""

    def __init__(self, material: Material, density: int, seed: int = 1) -> None:
        """Prepare to write.

        Args:
            material: Words and names.
            density: Characters to a planted name, about.
            seed: Another one makes other texts.
        """
        self._chance = random.Random(f"{seed} {density}")
        self._density = density
        self._words = material.words.drawn(self._chance)
        self._others = material.others.drawn(self._chance)
        self._new = invented(self._chance)
        self._topics = material.topics.drawn(self._chance)
        self._pools = material.pools

    def documents(self, size: int) -> Iterator[Document]:
        """Yield documents of three to six thousand characters until the size is reached."""
        while size > 0:
            document = self.document(min(size, self._chance.randint(3000, 6000)))
            size -= len(document.text)
            yield document

    def document(self, length: int) -> Document:
        """Return one document of about this many characters."""
        topic = next(self._topics)
        here = {k: pool.some(topic, self._chance) for k, pool in self._pools.items()}
        # One text does not mean both by one word.
        here[self._chance.choice(("ambiguous", "meant"))] = []
        pieces = [f"{self._headline()}\n\n"]
        planted: list[Planted] = []
        at, due, sentences = len(pieces[0]), self._gap(), 0
        while at < length:
            sentences += 1
            now = at >= due
            before, after = self._sentence(short=now)
            if now:
                due += self._gap()
                seedling = self._seedling(here)
                planted += _planted(seedling, at + len(before) + 1)
                before += f" {seedling.text}"
            end = "\n\n" if sentences % _PARAGRAPH == 0 else " "
            pieces.append(f"{before} {after}.{end}")
            at += len(pieces[-1])
        return Document("".join(pieces), tuple(planted))

    def _gap(self) -> float:
        """Return how far it is to the next name."""
        return self._chance.expovariate(1 / self._density)

    def _seedling(self, here: dict[str, list[Seedling]]) -> Seedling:
        kinds = [kind for kind in KINDS if here.get(kind)]
        weights = [KINDS[kind] for kind in kinds]
        kind = self._chance.choices(kinds, weights)[0]
        return self._chance.choice(here[kind])

    def _headline(self) -> str:
        return " ".join(islice(self._words, self._chance.randint(5, 9))).capitalize()

    def _sentence(self, *, short: bool) -> tuple[str, str]:
        """Return the two halves of a sentence, without its full stop."""
        chance = self._chance
        low, high = (2, 4) if short else (4, 12)
        before = list(islice(self._words, chance.randint(low, high)))
        after = list(islice(self._words, chance.randint(low, high)))
        before[0] = before[0].capitalize()
        if chance.random() < _WITH_OTHER and not short:
            names = self._new if chance.random() < _NEW else self._others
            after.insert(chance.randrange(len(after)), next(names))
        if chance.random() < _WITH_NUMBER:
            after.insert(chance.randrange(len(after)), str(chance.randint(2, 2026)))
        if chance.random() < _WITH_COMMA:
            before[-1] += ","
        if chance.random() < _WITH_QUOTATION and not short:
            after[0], after[-1] = f"“{after[0]}", f"{after[-1]}”"
        return " ".join(before), " ".join(after)


def _planted(seedling: Seedling, at: int) -> Iterator[Planted]:
    for start, end, kind, accepted in seedling.marks:
        yield Planted(at + start, at + end, kind, accepted)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write documents as lines of JSON."""
    with path.open("w", encoding="utf-8") as stream:
        for document in documents:
            stream.write(f"{json.dumps(asdict(document), ensure_ascii=False)}\n")


def read(path: Path) -> Iterator[Document]:
    """Yield the documents that ``write`` wrote, one after another."""
    with path.open(encoding="utf-8") as stream:
        for fields in map(json.loads, stream):
            planted = (
                Planted(**{**mark, "accepted": tuple(mark["accepted"])})
                for mark in fields["planted"]
            )
            yield Document(fields["text"], tuple(planted))
