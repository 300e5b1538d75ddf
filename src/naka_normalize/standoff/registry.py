"""Every stand-off format: what it is called, what it holds, who reads and writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from naka_normalize.errors import UsageError
from naka_normalize.formats.offsets import UNITS, Unit
from naka_normalize.standoff import (
    brat,
    brat_read,
    conll,
    conll_read,
    displacy,
    doccano,
    gold,
    holdings as kinds,
    jsonl,
    label_studio,
    prodigy,
    table,
    table_read,
    web_annotation,
)
from naka_normalize.standoff.holdings import Losses, fitted
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source


def _as_it_is(document: StandoffDocument, _: Losses) -> StandoffDocument:
    return document


@dataclass(frozen=True, slots=True)
class Format:
    """A stand-off format.

    Attributes:
        name: As the command line calls it.
        read: Reads the documents of a file.
        write: Writes documents, given the unit of offsets; in parts that follow another.
        holds: What it holds of a document, of ``holdings.ALL``.
        adjusted: Brings a document into what the format is particular about.
        units: What its offsets may count; the first is usual.
        ending: Usual ending of its files.
        texts_apart: Whether texts are files of their own, which it refers to by name.
    """

    name: str
    read: Callable[[Source], Read]
    write: Callable[[Iterable[StandoffDocument], Unit], Iterator[str]]
    holds: frozenset[str]
    adjusted: Callable[[StandoffDocument, Losses], StandoffDocument] = _as_it_is
    units: tuple[Unit, ...] = ("codepoint",)
    ending: str = ".jsonl"
    texts_apart: bool = False

    def fit(self, document: StandoffDocument, losses: Losses) -> StandoffDocument:
        """Return of a document what the format can hold, and count the rest.

        What is written of it and read again is equal to it.
        """
        return fitted(self.adjusted(document, losses), self.holds, losses)

    def unit(self, wanted: Unit | None) -> Unit:
        """Return what offsets count.

        Raises:
            UsageError: If the format demands something else.
        """
        if wanted is None or wanted in self.units:
            return wanted or self.units[0]
        demanded = " or ".join(self.units)
        raise UsageError(f"offsets of {self.name} count {demanded}, not {wanted}")


_PLACES = frozenset({kinds.TEXTS, kinds.BARE})
_FORMATS = (
    Format("jsonl", jsonl.read, jsonl.write, kinds.ALL, units=UNITS),
    Format(
        "csv",
        table_read.read,
        table.write,
        kinds.ALL - {kinds.TEXTS, kinds.BARE, kinds.EVIDENCE},
        units=UNITS,
        ending=".csv",
        texts_apart=True,
    ),
    Format(
        "brat",
        brat_read.read,
        brat.write,
        kinds.ALL - {kinds.EMPTY},
        brat.adjusted,
        ending=brat.ENDING,
        texts_apart=True,
    ),
    Format(
        "conll",
        conll_read.read,
        conll.write,
        kinds.ALL - {kinds.EMPTY, kinds.OVERLAPS},
        conll.adjusted,
        ending=".conll",
    ),
    Format(
        "label-studio", label_studio.read, label_studio.write, kinds.ALL, ending=".json"
    ),
    Format(
        "doccano",
        doccano.read,
        doccano.write,
        _PLACES | {kinds.OVERLAPS},
        units=("codepoint", "utf16"),
    ),
    Format("prodigy", prodigy.read, prodigy.write, kinds.ALL),
    Format("displacy", displacy.read, displacy.write, kinds.ALL - {kinds.OVERLAPS}),
    Format(
        "web-annotation",
        web_annotation.read,
        web_annotation.write,
        kinds.ALL - {kinds.TEXTS},
        ending=".jsonld",
        texts_apart=True,
    ),
    Format(
        "gold",
        gold.read,
        gold.write,
        frozenset(
            {
                *(kinds.BARE, kinds.OVERLAPS, kinds.NAMES, kinds.WIKIDATA),
                *(kinds.PAIRS, kinds.DECISIONS, kinds.PROPOSALS),
            }
        ),
        gold.adjusted,
        texts_apart=True,
    ),
)
FORMATS: Mapping[str, Format] = {form.name: form for form in _FORMATS}


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: If there is none; the message lists all.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]
