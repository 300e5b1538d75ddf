"""Markdown: one document, whose code, addresses, labels and markup stay as they are.

What must stay is hidden from the normalizer: every character of it becomes U+FFFC, the
placeholder of Unicode, so that positions count in the file all the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from naka_normalize.documents.closed import open_edits
from naka_normalize.documents.pieces import Piece
from naka_normalize.documents.whole import decoded, whole_file
from naka_normalize.records import Result
from naka_normalize.spans import Span, apply_edits

# From the strongest to the weakest: what begins first wins, and of those the first here.
_CLOSED = re.compile(
    r"""
    (?=[\ufeff\-`~\ \t<(\[hf&\\$])(?:
    \A\ufeff?(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$)          # front matter
    | ^[ \t]{0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*?            # fenced code
      (?:^[ \t]{0,3}(?P=fence)[`~]*[ \t]*\r?$|\Z)
    | (?:(?<=\n\n)|(?<=\n\r\n)|\A)(?![ \t]*(?:[-*+]|\d+[.)])[ \t])   # indented code
      (?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)(?:[ \t]*\r?\n)*)+
    | \\?&(?:amp;)*                                               # references
      (?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});
    | \\[!-/:-@\[-`{-~]                                            # escapes
    | (?<!`)(?P<tick>`++)(?!`)(?:(?!\n[ \t]*\r?\n).){0,2000}?(?<!`)(?P=tick)(?!`)
    | <!--(?:.*?-->|.*)                                            # comments
    | <(?:[a-z][a-z0-9+.-]{1,31}:[^<>\s]*|/?[a-z][^<>]{0,2000})>   # addresses and tags
    | <[ \t/]*                                                     # what could become one
    | \$\$(?:(?!\n[ \t]*\r?\n).){1,2000}?\$\$                      # formulas
    | (?<![\w$])\$(?=[^\s$])[^$\n]{0,500}(?<=\S)\$(?!\d)
    | (?<=\])\([^()\n]{0,2000}(?:\([^()\n]{0,2000}\)[^()\n]{0,2000})?\)  # where it leads
    | ^[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[^\n]*      # … listed below
    | \[\^[^\[\]\s]{1,200}\]                                       # footnotes
    | \[\[[^\[\]\n]{1,200}\]\]                                     # links of a wiki
    | (?<=\])\[[^\[\]]{1,200}\]                                    # labels of links
    | \[(?P<shortcut>[^\[\]]{1,200})\](?!\(|\[[^\]])               # … that are the text
    | \b(?:https?|ftp)://[^\s<>]{1,2000}                           # bare addresses
    )""",
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_DEFINED = re.compile(r"^[ \t]{0,3}\[(?!\^)([^\]\n]{1,200})\]:", re.MULTILINE)
_SEEN = re.compile(r"[^\r\n]")
_PLACEHOLDER = "\ufffc"
# What an edit must not write, since it could become markup where it stands.
_LIVE = frozenset("<>&\\`*_[]$~")


@dataclass(frozen=True, slots=True)
class Markdown:
    """A file that is one document, with parts that stay as they are.

    Attributes:
        max_document: How many bytes it may have.
    """

    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the whole file, with what must stay hidden from the normalizer."""
        for piece in whole_file(file, self.max_document):
            yield piece._replace(texts=tuple(map(_masked, piece.texts)))

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the text with the edits that touch nothing hidden."""
        if not results:
            return piece.raw
        text = decoded(piece.raw)
        inert = [edit for edit in results[0].edits if _LIVE.isdisjoint(edit.after)]
        return apply_edits(text, [*open_edits(inert, _closed(text))]).encode()

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the parts one after another."""
        file.writelines(parts)


def _closed(text: str) -> list[Span]:
    """Return the spans that must stay as they are, sorted and disjoint."""
    labels = {_folded(label) for label in _DEFINED.findall(text)}
    spans: list[Span] = []
    position = 0
    while (match := _CLOSED.search(text, position)) is not None:
        position = match.end()
        if match["shortcut"] and _folded(match["shortcut"]) not in labels:
            # Brackets of the text: what is between them is looked at, too.
            position = match.start() + 1
        else:
            spans.append(Span(*match.span()))
    return spans


def _folded(label: str) -> str:
    """Return a label as labels are compared."""
    return " ".join(label.split()).casefold()


def _masked(text: str) -> str:
    """Hide what must stay, character by character."""
    parts: list[str] = []
    position = 0
    for span in _closed(text):
        parts += (text[position : span.start], _SEEN.sub(_PLACEHOLDER, span.of(text)))
        position = span.end
    return "".join((*parts, text[position:]))
