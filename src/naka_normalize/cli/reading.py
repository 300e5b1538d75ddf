"""Options that say which documents are meant and how they are read."""

import argparse
from typing import get_args

from naka_normalize.cli import settings
from naka_normalize.documents.settings import InputSettings, Kind
from naka_normalize.documents.sizes import parse_size, written_size
from naka_normalize.errors import UsageError
from naka_normalize.formats.text import check_encoding

_DEFAULT = InputSettings()
_TAB = ("tab", "\\t")


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that ``input_settings`` and ``collect`` understand.

    They go together with those of ``settings.add_reading_options``.
    """
    _add_choices(parser.add_argument_group("which documents"))
    _add_records(parser.add_argument_group("records: JSON Lines and tables"))
    _add_limits(parser.add_argument_group("limits"))


def _add_choices(group: argparse._ArgumentGroup) -> None:
    """Add what says which files are meant, and of what kind they are."""
    settings.add_settings(group, "include", "exclude")
    group.add_argument(
        "--from",
        dest="kind",
        choices=get_args(Kind),
        help="what the inputs are (default: by their names)",
    )
    group.add_argument(
        "--article",
        action="store_true",
        help="of HTML take the article out as plain text, instead of rewriting the page",
    )


def _add_records(group: argparse._ArgumentGroup) -> None:
    """Add what says where the texts of records are."""
    group.add_argument(
        "--field",
        metavar="PATH",
        dest="fields",
        action="append",
        default=[],
        help="field of JSON Lines that is a text, such as doc.body; may be repeated",
    )
    group.add_argument(
        "-c",
        "--column",
        metavar="NAME",
        dest="columns",
        action="append",
        default=[],
        help="column of a table that is a text, by name or number from 1; may be repeated",
    )
    group.add_argument(
        "--no-header",
        action="store_true",
        help="the first row of CSV and TSV is a row like the others",
    )
    group.add_argument(
        "--no-quotes",
        action="store_true",
        help="quotes in CSV and TSV are signs like others; cells have no line breaks",
    )
    group.add_argument(
        "--delimiter",
        metavar="SIGN",
        default="",
        help="what stands between cells, such as ';' or tab (default: by the name)",
    )
    group.add_argument(
        "--guard-formulas",
        action="store_true",
        help="mark added cells that a spreadsheet would take for a formula, with a '",
    )


def _add_limits(group: argparse._ArgumentGroup) -> None:
    """Add what keeps memory and disk from being filled."""
    group.add_argument(
        "--max-document",
        metavar="SIZE",
        default=written_size(_DEFAULT.max_document),
        help="leave a text, line or row that is larger as it stands (default: %(default)s)",
    )
    group.add_argument(
        "--max-unpacked",
        metavar="SIZE",
        default=written_size(_DEFAULT.max_unpacked),
        help="refuse compressed files that unpack to more (default: %(default)s)",
    )
    group.add_argument(
        "--max-ratio",
        metavar="N",
        type=int,
        default=_DEFAULT.max_ratio,
        help="refuse those that unpack to N times their size (default: %(default)s)",
    )


def input_settings(options: argparse.Namespace) -> InputSettings:
    """Return what the options say about how inputs are read.

    Raises:
        UsageError: If options contradict each other, or name what there is not.
    """
    delimiter = "\t" if options.delimiter in _TAB else options.delimiter
    if delimiter and (
        len(delimiter) > 1 or not delimiter.isascii() or delimiter in '"\r\n'
    ):
        raise UsageError(
            f"--delimiter takes one sign, such as ';', or tab, not {delimiter!r}"
        )
    if options.max_ratio < 1:
        raise UsageError("--max-ratio takes a number from 1")
    if options.no_header and not all(map(str.isdecimal, options.columns)):
        raise UsageError("with --no-header columns have no names; number them from 1")
    if not all(options.fields) or not all(options.columns):
        raise UsageError("a field or column is empty; is a variable not set?")
    return InputSettings(
        kind=options.kind,
        encoding=check_encoding(options.encoding),
        fields=tuple(field.removeprefix(".") for field in options.fields),
        columns=tuple(options.columns),
        header=not options.no_header,
        quotes=not options.no_quotes,
        delimiter=delimiter,
        article=options.article,
        guard_formulas=options.guard_formulas,
        max_document=parse_size(options.max_document),
        max_unpacked=parse_size(options.max_unpacked),
        max_ratio=options.max_ratio,
    )
