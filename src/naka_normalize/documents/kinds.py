"""Kinds of files, told by their names."""

from pathlib import PurePath

from naka_normalize.documents.packing import SUFFIXES
from naka_normalize.documents.settings import InputSettings, Kind

_KINDS: dict[str, Kind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
}


def suffix_of(name: str) -> str:
    """Return the ending of a file's name, in lower case, before that of its packing.

    >>> suffix_of("crawl/Part-1.JSONL.gz")
    '.jsonl'
    """
    path = PurePath(name)
    if path.suffix.lower() in SUFFIXES:
        path = path.with_suffix("")
    return path.suffix.lower()


def kind_of(name: str, settings: InputSettings) -> Kind:
    """Return what a file is, by the settings or else by its name; text if it is unknown."""
    return settings.kind or _KINDS.get(suffix_of(name), "text")


def has_records(kind: Kind) -> bool:
    """Tell whether files of a kind hold many documents, beside other data."""
    return kind in {"jsonl", "csv", "tsv", "parquet"}


def is_wanted(kind: Kind, settings: InputSettings) -> bool:
    """Tell whether the settings say which texts of a file with records are meant."""
    chosen = settings.fields if kind == "jsonl" else settings.columns
    return not has_records(kind) or bool(chosen)
