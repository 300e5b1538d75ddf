"""From one stand-off format to another: the whole of ``naka convert`` without its files."""

from collections.abc import Iterable, Iterator

from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.offsets import Unit
from naka_normalize.standoff.holdings import Losses
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.registry import Format, format_named
from naka_normalize.standoff.source import Source, Texts, no_texts


def read_standoff(  # noqa: PLR0913 - all but two have a usual value
    content: str,
    form: str,
    *,
    name: str = "input",
    document: str = "",
    texts: Texts = no_texts,
    unit: Unit = "codepoint",
    losses: Losses | None = None,
) -> Iterator[StandoffDocument | InputError]:
    """Read the documents of a file.

    Args:
        content: The characters of the file.
        form: Name of the format, such as ``"doccano"``.
        name: How messages call the file.
        document: Name of its document, of brat; of others, what names are made from that
            the file does not give. By default the name of the file.
        texts: Returns the text of a document by its name, for formats that hold none:
            ``csv``, ``brat``, ``web-annotation`` and ``gold``.
        unit: What offsets count in formats that do not say it.
        losses: Counts what the file says and documents cannot hold, by kind.

    Yields:
        Documents, and an error for each thing that is wrong, with file, line and column.

    Raises:
        UsageError: If there is no such format.
    """
    counted = Losses() if losses is None else losses
    source = Source(
        name, content.removeprefix("\ufeff"), document or name, texts, unit, counted
    )
    return format_named(form).read(source)


def write_standoff(
    documents: Iterable[StandoffDocument],
    form: str,
    *,
    unit: Unit | None = None,
    losses: Losses | None = None,
) -> Iterator[str]:
    """Write documents in a format, in parts that follow one another.

    Args:
        documents: Any documents, their names all different.
        form: Name of the format, such as ``"conll"``.
        unit: What offsets count; by default what is usual in the format.
        losses: Counts what the format cannot hold, by kind.

    Raises:
        UsageError: If there is no such format, or its offsets count something else.
    """
    chosen = format_named(form)
    counted = Losses() if losses is None else losses
    return chosen.write(fitting(documents, chosen, counted), chosen.unit(unit))


def fitting(
    documents: Iterable[StandoffDocument], form: Format, losses: Losses
) -> Iterator[StandoffDocument]:
    """Give of documents what a format can hold.

    Args:
        documents: Any documents.
        form: The format.
        losses: Counts what it cannot hold, by kind.

    Raises:
        UsageError: If two documents have one name, in a format that finds texts by names.
    """
    seen: set[str] = set()
    for document in documents:
        fit = form.fit(document, losses)
        if form.texts_apart and fit.name in seen:
            raise UsageError(
                f"two documents are called {fit.name!r}, and {form.name} finds texts by"
                " their names; take them one at a time"
            )
        seen.add(fit.name)
        yield fit
