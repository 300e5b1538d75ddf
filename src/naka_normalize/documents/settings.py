"""How inputs are to be read and written: one frozen record of settings."""

from typing import Literal, NamedTuple

from naka_normalize.errors import UsageError

Kind = Literal["text", "markdown", "html", "jsonl", "csv", "tsv", "parquet"]
MEGABYTE = 1_000_000


class InputSettings(NamedTuple):
    """How inputs are to be read and written; picklable.

    Attributes:
        kind: What every input is; ``None`` to tell it by the name of each.
        encoding: What inputs are encoded in; ``auto`` to guess.
        fields: Fields of JSON Lines that are texts, as dotted paths.
        columns: Columns of tables that are texts, by name or number from 1.
        header: Whether the first row of a table has the names of its columns.
        quotes: Whether a cell of CSV and TSV may stand in quotes.
        delimiter: What stands between the cells of a row; empty to tell it by the name.
        article: Whether to take the article out of HTML, instead of rewriting all text
            between the tags where it stands.
        guard_formulas: Whether added cells that a spreadsheet would take for a formula
            are marked as text.
        max_document: How many bytes a single document may have.
        max_unpacked: How many bytes may come out of a compressed file.
        max_ratio: How many times larger than a compressed file its content may be.
    """

    kind: Kind | None = None
    encoding: str = "utf-8"
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    header: bool = True
    quotes: bool = True
    delimiter: str = ""
    article: bool = False
    guard_formulas: bool = False
    max_document: int = 64 * MEGABYTE
    max_unpacked: int = 100_000 * MEGABYTE
    max_ratio: int = 200

    def check_in_place(self) -> None:
        """See that what is written is of the kind that was read.

        Raises:
            UsageError: If it is not, so that it must not take the place of the input.
        """
        if self.article:
            raise UsageError("an article is no page any more; write it to another place")
