"""What programs call to normalize files and records, as the command line does."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO

from naka_normalize.documents.added import added_names, added_values, foreign_beside
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import Opened, open_input
from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.settings import InputSettings
from naka_normalize.documents.streams import CHUNK
from naka_normalize.documents.whole import decoded, too_large
from naka_normalize.errors import InputError
from naka_normalize.formats.replacing import replaced
from naka_normalize.pipeline import Normalizer

_USUAL = InputSettings()


@dataclass(slots=True)
class FileAnswer:
    """What became of a file.

    Attributes:
        documents: How many texts were normalized.
        changed: How many of them came out different.
        problems: What was left as it stands, and why.
        notes: What there is to know about how it was read, such as a guessed encoding.
    """

    documents: int = 0
    changed: int = 0
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def normalize_file(
    path: str | PathLike[str],
    to: str | PathLike[str] | None = None,
    settings: InputSettings = _USUAL,
    normalizer: Normalizer | None = None,
) -> FileAnswer:
    """Normalize a file of any kind, and write it whole or not at all.

    Memory is bounded by the largest document in it, not by the file.

    Args:
        path: The file; packed or not, of the kind that its name or the settings say.
        to: Where to write; in place if ``None``. It is packed and encoded as the file is.
        settings: How to read it, and which fields or columns are texts.
        normalizer: What normalizes; one with the built-in gazetteer if ``None``.

    Raises:
        InputError: If it cannot be read or written; then nothing was changed.
        UsageError: If it has records and the settings name no field or column, or if an
            article would be written over its page.
    """
    source = Path(path)
    answer = FileAnswer()
    if to is None:
        settings.check_in_place()
    with open_input(Input(source, Path(source.name)), settings) as opened:
        answer.notes = opened.notes
        parts = _parts(opened, normalizer or _usual(), answer)
        with (
            replaced(source if to is None else Path(to), source) as whole,
            opened.written(whole) as target,
        ):
            opened.layout.assemble(parts, target)
    return answer


def _parts(opened: Opened, normalizer: Normalizer, answer: FileAnswer) -> Iterator[bytes]:
    """Give what is written for each piece, and count what was done."""
    for piece in opened.layout.pieces(opened.file):
        results = [normalizer.normalize(text) for text in piece.texts]
        answer.documents += len(results)
        answer.changed += sum(bool(result.edits) for result in results)
        if piece.problem:
            where = f"{piece.place}: " if piece.place else ""
            answer.problems += (f"{opened.name}: {where}{piece.problem}",)
        yield opened.layout.rendered(piece, results)


def normalize_records(
    records: Iterable[Mapping[str, Any]],
    *fields: str,
    normalizer: Normalizer | None = None,
) -> Iterator[dict[str, Any]]:
    """Give each record with what is added beside its texts, as in JSON Lines.

    Args:
        records: Any records; they are read one by one and not changed.
        fields: Which fields are texts, as dotted paths. One that is missing, null or no
            text gets nothing added.
        normalizer: What normalizes; one with the built-in gazetteer if ``None``.

    Raises:
        InputError: If a field would be written over that no run has added.
    """
    chosen = normalizer or _usual()
    for record in records:
        made = dict(record)
        for name in fields:
            _add(made, name.split("."), chosen)
        yield made


def _add(record: dict[str, Any], path: list[str], normalizer: Normalizer) -> None:
    """Add to a record what belongs beside one of its texts."""
    key, *below = path
    value = record.get(key)
    if below and isinstance(value, Mapping):
        record[key] = dict(value)
        _add(record[key], below, normalizer)
    elif not below and isinstance(value, str):
        if taken := foreign_beside(key, record):
            raise InputError(taken)
        added = added_values(normalizer.normalize(value))
        record.update(zip(added_names(key), added, strict=True))


def iter_jsonl(
    path: str | PathLike[str],
    settings: InputSettings = _USUAL,
    on_problem: Callable[[str], object] | None = None,
) -> Iterator[dict[str, Any]]:
    """Give the records of a JSON Lines file, packed or not, as they are read.

    Args:
        path: The file.
        settings: Its encoding and the limits.
        on_problem: Called with what is wrong with a line, after which the others follow.

    Raises:
        InputError: If the file cannot be read, or a line if there is no ``on_problem``.
    """
    source = Path(path)
    item = Input(source, Path(source.name))
    with open_input(item, settings._replace(kind="text")) as opened:
        number = 0
        while raw := opened.file.readline(settings.max_document + 1):
            number += 1
            try:
                record = _record(opened.file, raw, settings.max_document)
            except (UnreadableError, ValueError, RecursionError) as error:
                problem = f"{source}, line {number}: {error}"
                if on_problem is None:
                    raise InputError(problem) from error
                on_problem(problem)
                continue
            if record is not None:
                yield record


def _record(file: BinaryIO, raw: bytes, limit: int) -> dict[str, Any] | None:
    """Return the record of a line; ``None`` for an empty line.

    Raises:
        UnreadableError: If it is too large, not UTF-8 or no object.
        ValueError: If it is no JSON.
    """
    if len(raw) > limit:
        while not raw.endswith(b"\n") and raw:
            raw = file.readline(CHUNK)
        raise UnreadableError(too_large("the line", limit))
    if not raw.strip():
        return None
    record: dict[str, Any] | object = json.loads(decoded(raw).removeprefix("\ufeff"))
    if not isinstance(record, dict):
        raise UnreadableError("not a JSON object")
    return record


@cache
def _usual() -> Normalizer:
    return Normalizer()
