"""Read gold and the documents that it belongs to.

A gold file has one JSON object a line. Whatever is wrong in it is told with file and line,
all of it in one run.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from naka_normalize.errors import UsageError
from naka_normalize.evaluation.gold import GoldDebris, GoldDocument, GoldMention
from naka_normalize.spans import Span

_MENTION: Mapping[str, type] = {
    "start": int,
    "end": int,
    "surface": str,
    "names": list,
    "artifact": bool,
    "class": str,
}
_MENTION_MAY: Mapping[str, type] = {
    "rewrite": str,
    "entities": list,
    "names_any": list,
    "rewrite_any": list,
    "optional": bool,
    "uncertain": bool,
    "demonym": bool,
}
_DEBRIS: Mapping[str, type] = {"start": int, "end": int, "surface": str, "expected": str}
_DEBRIS_MAY: Mapping[str, type] = {"expected_any": list, "optional": bool}
_DOCUMENT: Mapping[str, type] = {"doc": str, "kind": str, "mentions": list}
_DOCUMENT_MAY: Mapping[str, type] = {"attested": bool, "debris": list}
_CALLED = {int: "a number", str: "a text", list: "a list", bool: "true or false"}
# A name that is a file below DOCS and nowhere else.
_PLAIN = re.compile(r"[^/\\\0]+")


class GoldError(UsageError):
    """Gold that cannot be used, with everything that was found wrong in one run."""


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Read a gold file, JSON Lines in UTF-8.

    Raises:
        GoldError: If it cannot be read, or something in it is wrong; with every problem.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not valid UTF-8 at byte {error.start}") from error
    problems: list[str] = []
    found: dict[str, GoldDocument] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{path}:{number}"
        wrong, document = _document(line, place) if line.strip() else ([], None)
        if document is not None and document.name in found:
            wrong = [f"document {document.name!r} has gold in {found[document.name].place}"]
        problems += [f"{place}: {what}" for what in wrong]
        if document is not None:
            found.setdefault(document.name, document)
    if not problems and not found:
        problems = [f"{path}: no gold in this file; give one JSON object a line"]
    if problems:
        raise GoldError(*problems)
    return tuple(found.values())


def read_documents(gold: Sequence[GoldDocument], folder: Path) -> dict[str, str]:
    """Read the text that each gold belongs to, ``folder/NAME.txt`` in UTF-8.

    Returns:
        Texts by name, newlines as they stand.

    Raises:
        GoldError: If a text is missing or another one than the gold was made for.
    """
    problems: list[str] = []
    texts: dict[str, str] = {}
    for document in gold:
        path = folder / f"{document.name}.txt"
        try:
            texts[document.name] = path.read_bytes().decode("utf-8")
        except OSError as error:
            problems.append(f"{document.place}: {path}: cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            problems.append(f"{document.place}: {path}: not valid UTF-8 at {error.start}")
        else:
            problems += _misplaced(document, texts[document.name])
    if problems:
        raise GoldError(*problems)
    return texts


def read_set(path: Path) -> tuple[tuple[GoldDocument, ...], dict[str, str]]:
    """Read a gold file with its texts, which lie beside it or in ``docs`` beside it.

    Raises:
        GoldError: As ``read_gold`` and ``read_documents``.
    """
    gold = read_gold(path)
    folder = path.parent / "docs"
    return gold, read_documents(gold, folder if folder.is_dir() else path.parent)


def _misplaced(document: GoldDocument, text: str) -> list[str]:
    """Tell where the characters of a document are not those that the gold is about."""
    marks: tuple[GoldMention | GoldDebris, ...] = (*document.mentions, *document.debris)
    return [
        f"{document.place}: {mark.surface!r} does not stand at {mark.span.start}.."
        f"{mark.span.end} of {document.name}.txt, but {mark.span.of(text)[:60]!r}"
        for mark in marks
        if mark.span.of(text) != mark.surface
    ]


def _document(line: str, place: str) -> tuple[list[str], GoldDocument | None]:
    """Read one line: what is wrong with it, or what it says."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return [f"not valid JSON: {error}"], None
    problems = _check(record, _DOCUMENT, _DOCUMENT_MAY, "the line")
    if problems:
        return problems, None
    if not _PLAIN.fullmatch(record["doc"]):
        return [f"'doc' must be the plain name of a file, not {record['doc']!r}"], None
    for number, mention in enumerate(record["mentions"], start=1):
        problems += _check_mention(mention, f"mention {number}")
    for number, debris in enumerate(record.get("debris", ()), start=1):
        problems += _check_span(debris, _DEBRIS, _DEBRIS_MAY, f"debris {number}")
    if problems:
        return problems, None
    return [], GoldDocument(
        record["doc"],
        record["kind"],
        tuple(map(_mention, record["mentions"])),
        tuple(map(_debris, record.get("debris", ()))),
        record.get("attested", True),
        place,
    )


def _check_mention(record: Any, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    problems = _check_span(record, _MENTION, _MENTION_MAY, where)
    if not problems and record["artifact"] and "rewrite" not in record:
        return [f"{where} is an artifact and has no 'rewrite'; say what must stand there"]
    return problems


def _check_span(
    record: Any,  # noqa: ANN401 - any JSON
    must: Mapping[str, type],
    may: Mapping[str, type],
    where: str,
) -> list[str]:
    problems = _check(record, must, may, where)
    if not problems and not 0 <= record["start"] < record["end"]:
        return [f"{where} needs 0 <= start < end, not {record['start']}..{record['end']}"]
    return problems


def _check(
    record: Any,  # noqa: ANN401 - any JSON
    must: Mapping[str, type],
    may: Mapping[str, type],
    where: str,
) -> list[str]:
    """Tell which fields are missing or hold something of another type."""
    if not isinstance(record, dict):
        return [f"{where} must be a JSON object"]
    problems = [f"{where} has no {field!r}" for field in must if field not in record]
    for field, kind in {**must, **may}.items():
        if field in record and type(record[field]) is not kind:
            problems.append(f"{field!r} of {where} must be {_CALLED[kind]}")
    texts = ("names", "entities", "names_any", "rewrite_any", "expected_any")
    problems += [
        f"{field!r} of {where} must hold texts only"
        for field in texts
        if isinstance(value := record.get(field), list)
        and not all(isinstance(item, str) for item in value)
    ]
    return problems


def _mention(record: Mapping[str, Any]) -> GoldMention:
    best = [record["rewrite"]] if record["artifact"] else []
    return GoldMention(
        Span(record["start"], record["end"]),
        record["surface"],
        tuple(record["names"]),
        record["artifact"],
        record["class"],
        (*best, *record.get("rewrite_any", ())),
        tuple(record.get("names_any", ())),
        tuple(record.get("entities", ())),
        record.get("optional", False),
        record.get("uncertain", False),
        record.get("demonym", False),
    )


def _debris(record: Mapping[str, Any]) -> GoldDebris:
    return GoldDebris(
        Span(record["start"], record["end"]),
        record["surface"],
        (record["expected"], *record.get("expected_any", ())),
        record.get("optional", False),
    )
