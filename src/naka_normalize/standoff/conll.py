"""CoNLL, writing: a token a line with a BIO tag, in the columns of CoNLL-U Plus.

A line of the text is a sentence, unless a span goes on in the next. The white space after a
token stands in ``MISC`` as UDPipe writes it, so the text can be built again, exactly.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.spans import Span
from naka_normalize.standoff.details import details
from naka_normalize.standoff.escapes import escaped
from naka_normalize.standoff.holdings import LABELS, Losses
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.tokens import covered, on_borders, tokens

HEAD = "# global.columns = ID FORM MISC NAKA:NER"
DOCUMENT, BEFORE = "# newdoc id = ", "# naka.before = "
DETAILS = "Details"
OUTSIDE = "O"
_SPACE = re.compile(r"\s+")


def adjusted(document: StandoffDocument, losses: Losses) -> StandoffDocument:
    """Return a document whose spans are tokens and whose labels have no white space."""
    kept = []
    for one in on_borders(document, losses).annotations:
        label = _SPACE.sub("_", one.label) or "_"
        losses[LABELS] += label != one.label
        kept.append(replace(one, label=label))
    return replace(document, annotations=tuple(kept))


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write the columns, and then each document."""
    yield f"{HEAD}\n"
    for document in documents:
        yield "".join(f"{line}\n" for line in _lines(document))


def _lines(document: StandoffDocument) -> Iterator[str]:
    text = document.text
    spans = tokens(text)
    rows = _tagged(document, spans)
    first = spans[0].start if spans else len(text)
    yield DOCUMENT + escaped(document.name)
    if first:
        yield BEFORE + escaped(text[:first])
    if not spans:
        yield ""
    for sentence in _sentences(document, spans):
        ends = text[spans[sentence[0]].start : spans[sentence[-1]].end]
        yield f"# text = {' '.join(ends.split())}"
        for number, token in enumerate(sentence, start=1):
            until = spans[token + 1].start if token + 1 < len(spans) else len(text)
            tag, kept = rows[token]
            after = text[spans[token].end : until]
            spaces = _spaces(after, is_last=token == sentence[-1])
            misc = "|".join([*spaces, *kept]) or "_"
            yield f"{number}\t{spans[token].of(text)}\t{misc}\t{tag}"
        yield ""


def _tagged(
    document: StandoffDocument, spans: Sequence[Span]
) -> list[tuple[str, list[str]]]:
    """Return the tag of each token, and what its ``MISC`` says about a span."""
    rows: list[tuple[str, list[str]]] = [(OUTSIDE, []) for _ in spans]
    for one in document.annotations:
        numbers = covered(spans, one.span)
        for number in numbers:
            rows[number] = (f"I-{one.label}", [])
        rows[numbers[0]] = (f"B-{one.label}", _details(one, document.text))
    return rows


def _details(one: Annotation, text: str) -> list[str]:
    kept = details(one, Ruler(text))
    written = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return [f"{DETAILS}={escaped(written)}"] if kept else []


def _spaces(after: str, *, is_last: bool) -> list[str]:
    if after == " " and not is_last:
        return []
    return [f"SpacesAfter={escaped(after)}"] if after else ["SpaceAfter=No"]


def _sentences(document: StandoffDocument, spans: Sequence[Span]) -> Iterator[list[int]]:
    """Give the numbers of the tokens of each sentence."""
    inside = {
        number for one in document.annotations for number in covered(spans, one.span)[1:]
    }
    sentence: list[int] = []
    for number, span in enumerate(spans):
        if sentence and number not in inside:
            between = document.text[spans[number - 1].end : span.start]
            if "\n" in between:
                yield sentence
                sentence = []
        sentence.append(number)
    if sentence:
        yield sentence
