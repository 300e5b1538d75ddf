"""HTML: one document; names are put right between the tags, or the article is taken out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import BinaryIO

from naka_normalize.documents.closed import open_edits, removals
from naka_normalize.documents.markup import CLOSED, markup_edits
from naka_normalize.documents.pieces import Piece, UnreadableError
from naka_normalize.documents.whole import decoded, whole_file
from naka_normalize.records import Result
from naka_normalize.spans import Edit, OffsetMap, apply_edits, settle


@dataclass(frozen=True, slots=True)
class Html:
    """A page that is one document, of which only the text between the tags is rewritten.

    Attributes:
        max_document: How many bytes it may have.
    """

    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the whole page with the text that a reader sees."""
        for piece in whole_file(file, self.max_document):
            texts = (apply_edits(text, markup_edits(text)) for text in piece.texts)
            yield piece._replace(texts=tuple(texts))

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the page with the edits that touch no markup."""
        if not results:
            return piece.raw
        page = decoded(piece.raw)
        return apply_edits(page, settle(_edits_of(results[0], page))).encode()

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the parts one after another."""
        file.writelines(parts)


def _edits_of(result: Result, page: str) -> Iterator[Edit]:
    """Give the edits of a text as edits of the page that it was read from."""
    markup = markup_edits(page)
    offsets = OffsetMap.of(markup)
    closed = [edit.span for edit in markup if edit.rule == CLOSED]
    spans = [offsets.to_source(edit.span) for edit in result.edits]
    edits = [
        edit._replace(span=span, after=escape(edit.after, quote=False))
        for edit, span in zip(result.edits, spans, strict=True)
        # What is put in beside a tag could belong to either side of it.
        if edit.span.length or not span.length
    ]
    fitting = set(open_edits(edits, closed))
    for edit in edits:
        if edit in fitting:
            yield edit
        elif not edit.after.strip():
            yield from removals(edit, closed, page)


@dataclass(frozen=True, slots=True)
class Article:
    """A page of which the article is taken out; what is written is plain text.

    Attributes:
        max_document: How many bytes the page may have.
    """

    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the whole page with the text of its article."""
        for piece in whole_file(file, self.max_document):
            found = tuple(filter(None, map(_article, piece.texts)))
            if piece.texts and not found:
                yield Piece(piece.raw, (), problem="no article was found in this page")
            else:
                yield piece._replace(texts=found)

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the normalized article."""
        return results[0].text.encode() if results else piece.raw

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the parts one after another."""
        file.writelines(parts)


def _article(page: str) -> str:
    """Return the text of the article of a page; empty if there is none.

    Raises:
        UnreadableError: If what finds articles is not installed.
    """
    try:
        trafilatura = import_module("trafilatura")
    except ImportError as error:
        raise UnreadableError(
            "what finds articles in HTML is not installed:"
            " pip install 'naka-normalize[html]'"
        ) from error
    text: str | None = trafilatura.extract(page, include_comments=False)
    return f"{text}\n" if text else ""
