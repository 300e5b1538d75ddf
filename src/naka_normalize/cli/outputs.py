"""Options that say where answers go and how a run goes, and what they stand for."""

import argparse
import re
import sys
from typing import TYPE_CHECKING

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import given_path
from naka_normalize.documents.inputs import STDIN
from naka_normalize.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from naka_normalize.formats.offsets import Unit
    from naka_normalize.runs.settings import RunSettings
    from naka_normalize.runs.work import Style


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what becomes of each document, and what is told."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-i",
        "--in-place",
        action="store_true",
        help="write each changed file back, at once",
    )
    where.add_argument(
        "-o",
        "--output-dir",
        metavar="DIR",
        type=given_path,
        help="write every document to DIR, under its name",
    )
    where.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file would change"
    )
    parser.add_argument(
        "--backup",
        metavar="SUFFIX",
        nargs="?",
        const=".bak",
        help="with -i: keep what was there under its name with SUFFIX (default: .bak)",
    )
    parser.add_argument("--diff", action="store_true", help="print a unified diff instead")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text, or one JSON record a line (default: text)",
    )
    settings.add_offsets_option(parser, default="code points")
    parser.add_argument(
        "--explain", action="store_true", help="give the reasons on standard error"
    )
    parser.add_argument(
        "--stats", action="store_true", help="give counts on standard error"
    )


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that long runs need."""
    settings.add_settings(parser, "jobs")
    parser.add_argument(
        "--manifest",
        metavar="FILE",
        type=given_path,
        help="with -i or -o: keep in FILE what was done, and with what",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="pass over what the manifest shows as done",
    )
    parser.add_argument(
        "--fail-fast", action="store_true", help="stop at the first input that fails"
    )
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="show no progress and no summary; problems are told all the same",
    )


def writes(options: argparse.Namespace) -> bool:
    """Tell whether files are written, so that nothing is printed."""
    return options.in_place or options.output_dir is not None


def check_output_options(options: argparse.Namespace) -> None:
    """See that options fit each other.

    Raises:
        UsageError: If they contradict each other.
    """
    is_writing = writes(options)
    if is_writing and (options.diff or options.format == "jsonl"):
        other = "--diff" if options.diff else "--format jsonl"
        raise UsageError(f"{other} prints and --in-place or -o writes files; leave one out")
    if options.offsets and options.format != "jsonl":
        raise UsageError("--offsets is about the spans of records; add --format jsonl")
    if options.diff and options.format == "jsonl":
        raise UsageError("--diff and --format jsonl both say what to print; leave one out")
    if is_writing and STDIN in options.paths:
        raise UsageError(
            "standard input is no file to write back; redirect the output instead"
        )
    if options.in_place and options.article:
        raise UsageError("an article is no page any more; write it elsewhere, with -o DIR")
    if options.manifest is not None and not is_writing:
        raise UsageError("--manifest keeps what was written; it needs --in-place or -o")
    if options.resume and options.manifest is None:
        raise UsageError("--resume needs the --manifest of the run to go on with")
    _check_backup(options)


def _check_backup(options: argparse.Namespace) -> None:
    suffix: str | None = options.backup
    if suffix is None:
        return
    if not suffix:
        raise UsageError("--backup: the suffix is empty; is a variable not set?")
    if not options.in_place:
        raise UsageError("--backup keeps what --in-place replaces; add --in-place")
    if suffix[0] not in ".~_-" or "/" in suffix or suffix.startswith(".."):
        raise UsageError(
            f"--backup {suffix}: an ending begins with a dot, such as .orig; if this is a"
            " path, put it before --backup"
        )
    manifest: Path | None = options.manifest
    if manifest is not None and re.search(rf"{re.escape(suffix)}\d*\Z", manifest.name):
        raise UsageError(f"{manifest} has the name of a backup; name another manifest")


def run_settings(options: argparse.Namespace) -> "RunSettings":
    """Return what the options say about how the run goes."""
    from naka_normalize.runs.settings import RunSettings

    return RunSettings(options.jobs, options.fail_fast, options.manifest, options.resume)


def style_of(options: argparse.Namespace) -> "Style":
    """Return what the options say about what is made of the answers."""
    from naka_normalize.runs.work import Rendered

    style: Style = Rendered()
    if options.diff or options.check or options.format == "jsonl":
        from naka_normalize.runs import styles

        if options.diff:
            colour = settings.wants_colour(options.color, sys.stdout)
            style = styles.Differences(colour)
        else:
            unit: Unit = options.offsets or "codepoint"
            style = styles.Nothing() if options.check else styles.Records(unit)
    if options.explain:
        from naka_normalize.runs.styles import Explained

        colour = settings.wants_colour(options.color, sys.stderr)
        style = Explained(style, settings.needed(options), colour)
    return style
