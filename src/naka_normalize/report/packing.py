"""Documents that are not looked at yet: compressed, and unpacked by the page on demand."""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

from naka_normalize.report.elements import Html, element
from naka_normalize.report.marks import KINDS, Mark, counts
from naka_normalize.report.summary import Summary, named

# A pack ends with so many documents or so many characters, whatever comes first. The first
# one stays HTML, to be read without a script.
_DOCUMENTS, _SIZE = 50, 1_000_000
_LEVEL = 6


@dataclass(slots=True)
class Packs:
    """Collects the documents of a page.

    Attributes:
        store: Where finished packs are put, a temporary file.
        first: The documents of the first pack, as HTML.
        starts: Number of the first document of each further pack.
        names: Name of each document.
        counts: How many marks of each kind each document has.
        entities: Number of each entity, by id, in the order seen.
        named: Numbers of the entities of each document.
    """

    store: TextIO
    first: list[Html] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    counts: list[list[int]] = field(default_factory=list)
    entities: dict[str, int] = field(default_factory=dict)
    named: list[list[int]] = field(default_factory=list)
    _open: list[Html] = field(default_factory=list)
    _size: int = 0

    def add(self, name: str, marks: Sequence[Mark], html: Html) -> None:
        """Take one more document."""
        if len(self._open) >= _DOCUMENTS or (self._open and self._size > _SIZE):
            self.close()
        found = counts(marks)
        ids = dict.fromkeys(entity.id for mark in marks for entity in named(mark))
        self.names.append(name)
        self.counts.append([found[kind] for kind in KINDS])
        self.named.append([self.entities.setdefault(i, len(self.entities)) for i in ids])
        self._open.append(html)
        self._size += len(html)

    def close(self) -> None:
        """Finish the pack that is open."""
        if not self.first:
            self.first = self._open
        elif self._open:
            self.starts.append(len(self.names) - len(self._open))
            self.store.write(_packed(self._open, f"p{len(self.starts) - 1}") + "\n")
        self._open, self._size = [], 0

    def index(self, summary: Summary) -> Html:
        """Return what the page has to know of all documents."""
        entities = [summary.entities[id_] for id_ in self.entities]
        record = {
            "starts": self.starts,
            "total": len(self.names),
            "names": self.names,
            "counts": self.counts,
            "entities": [[entity.id, entity.name] for entity in entities],
            "named": self.named,
        }
        return _packed(record, "index")


def _packed(value: Any, id_: str) -> Html:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON, compressed, in letters that mean nothing to HTML."""
    data = zlib.compress(json.dumps(value, separators=(",", ":")).encode(), _LEVEL)
    letters = base64.b64encode(data).decode("ascii")
    return element("script", letters, type="text/plain", id=id_, class_="pack")
