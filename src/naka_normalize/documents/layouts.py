"""Which layout a file has. Only that one is imported, so that starting is cheap."""

from naka_normalize.documents.pieces import Layout
from naka_normalize.documents.plain import Plain
from naka_normalize.documents.settings import InputSettings, Kind
from naka_normalize.errors import UsageError


def layout_for(kind: Kind, start: bytes, settings: InputSettings) -> Layout:
    """Return the layout of a file.

    Args:
        kind: What it is.
        start: How it starts, in UTF-8, to tell what it has if nothing was chosen.
        settings: How it is to be read.

    Raises:
        UsageError: If it has records and nobody said which fields or columns are texts.
    """
    limit = settings.max_document
    if kind == "markdown":
        from naka_normalize.documents.markdown import Markdown

        return Markdown(limit)
    if kind == "html":
        from naka_normalize.documents.html import Article, Html

        return Article(limit) if settings.article else Html(limit)
    if kind == "jsonl":
        from naka_normalize.documents.jsonl import JsonLines, keys_seen

        if not settings.fields:
            seen = keys_seen(start)
            raise UsageError(f"say which field is the text with --field; it has {seen}")
        return JsonLines(settings.fields, limit)
    if kind in {"csv", "tsv"}:
        from naka_normalize.documents.tables import Table, columns_seen

        delimiter = settings.delimiter or ("\t" if kind == "tsv" else ",")
        if not settings.columns:
            seen = columns_seen(start, delimiter)
            raise UsageError(f"say which column is the text with --column; it has {seen}")
        return Table(
            settings.columns,
            delimiter,
            settings.header,
            settings.quotes,
            limit,
            settings.guard_formulas,
        )
    if kind == "parquet":
        if not settings.columns:
            raise UsageError("say which column is the text with --column")
        from naka_normalize.documents.parquet import Parquet

        return Parquet(settings.columns, limit, settings.guard_formulas)
    return Plain(limit)
