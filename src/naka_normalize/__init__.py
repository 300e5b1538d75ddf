"""Puts the right names back into machine-translated English, and explains every change.

>>> from naka_normalize import normalize
>>> normalize("Clashes resumed in Naqqa.").text
'Clashes resumed in Nagorno-Karabakh.'
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from naka_normalize.version import __version__

if TYPE_CHECKING:
    from naka_normalize.documents.calls import (
        FileAnswer,
        iter_jsonl,
        normalize_file,
        normalize_records,
    )
    from naka_normalize.documents.settings import InputSettings
    from naka_normalize.errors import (
        GazetteerError,
        InputError,
        NakaError,
        Place,
        Problem,
        UsageError,
    )
    from naka_normalize.gazetteer.load import load_gazetteer
    from naka_normalize.lookups.answers import Match
    from naka_normalize.lookups.table import Lookup
    from naka_normalize.pipeline import Normalizer
    from naka_normalize.records import (
        Entity,
        Evidence,
        Gazetteer,
        LinkedMention,
        Result,
        Versions,
    )
    from naka_normalize.runs.calls import normalize_files
    from naka_normalize.runs.run import Done
    from naka_normalize.runs.settings import RunSettings
    from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits


# Where each public name lives; it is imported when it is first asked for (PEP 562).
_HOMES = {
    "Done": "runs.run",
    "Edit": "spans",
    "Entity": "records",
    "Evidence": "records",
    "FileAnswer": "documents.calls",
    "Gazetteer": "records",
    "GazetteerError": "errors",
    "InputError": "errors",
    "InputSettings": "documents.settings",
    "LinkedMention": "records",
    "Lookup": "lookups.table",
    "Match": "lookups.answers",
    "NakaError": "errors",
    "Normalizer": "pipeline",
    "OffsetMap": "spans",
    "Place": "errors",
    "Problem": "errors",
    "Result": "records",
    "RunSettings": "runs.settings",
    "Span": "spans",
    "UsageError": "errors",
    "Versions": "records",
    "apply_edits": "spans",
    "iter_jsonl": "documents.calls",
    "load_gazetteer": "gazetteer.load",
    "normalize_file": "documents.calls",
    "normalize_files": "runs.calls",
    "normalize_records": "documents.calls",
}

__all__ = [
    "Done",
    "Edit",
    "Entity",
    "Evidence",
    "FileAnswer",
    "Gazetteer",
    "GazetteerError",
    "InputError",
    "InputSettings",
    "LinkedMention",
    "Lookup",
    "Match",
    "NakaError",
    "Normalizer",
    "OffsetMap",
    "Place",
    "Problem",
    "Result",
    "RunSettings",
    "Span",
    "UsageError",
    "Versions",
    "__version__",
    "apply_edits",
    "iter_jsonl",
    "load_gazetteer",
    "lookup",
    "normalize",
    "normalize_file",
    "normalize_files",
    "normalize_records",
]


def normalize(
    text: str, *, policy: Literal["strict", "balanced", "eager"] = "balanced"
) -> "Result":
    """Normalize one document with the built-in gazetteer.

    The gazetteer is loaded at the first call and kept. For alias files of your own make a
    ``Normalizer`` and keep it.

    Args:
        text: The document, any string.
        policy: How sure a change must be: ``strict``, ``balanced`` or ``eager``.

    Returns:
        The normalized text with its edits, mentions and the evidence for each.

    Raises:
        UsageError: If there is no such policy.
    """
    return _normalizer(policy).normalize(text)


def lookup(
    name: str,
    *,
    context: str | None = None,
    type: str | None = None,  # noqa: A002 - the word of the gazetteer
    country: str | None = None,
    limit: int = 5,
) -> "list[Match]":
    """Look a name up in the built-in gazetteer, in any script and spelling.

    For a table of your own see ``Lookup``.

    Args:
        name: A name as a text has it, such as ``"Naqqa"``.
        context: Text beside it, which may tell namesakes apart.
        type: Only entities of this type, such as ``"city"``.
        country: Only this country and what belongs to it, by name, id or code.
        limit: How many candidates to return at most.

    Returns:
        Candidates with entity, score (a probability), how it was found, and whether that
        is certain; best first, empty if nothing fits.
    """
    return _normalizer("balanced").lookup(
        name, context=context, type=type, country=country, limit=limit
    )


@cache
def _normalizer(policy: Literal["strict", "balanced", "eager"]) -> "Normalizer":
    from naka_normalize.pipeline import Normalizer

    return Normalizer(policy=policy)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public object
    """Import a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'naka_normalize' has no attribute {name!r}")
    value = getattr(import_module(f"naka_normalize.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
