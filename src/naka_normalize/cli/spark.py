"""``naka spark``: a directory through Spark, on this machine or on a cluster."""

import argparse
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.errors import UsageError
from naka_normalize.formats.statistics import counted
from naka_normalize.integrations.settings import Settings

_FORMATS = ("jsonl", "parquet", "text")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("source", metavar="INPUT", help="directory or file to read")
    parser.add_argument("target", metavar="OUTPUT", help="directory to write as Parquet")
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        required=True,
        help="what the input is; text: one document a file",
    )
    parser.add_argument(
        "-c",
        "--column",
        metavar="NAME",
        default="text",
        help="column or field with the texts (default: text)",
    )
    parser.add_argument(
        "--no-details",
        action="store_true",
        help="leave out the columns with edits and mentions",
    )
    parser.add_argument(
        "--master",
        metavar="URL",
        default="",
        help="cluster, or such as local[4] (default: what spark-submit says)",
    )
    parser.add_argument(
        "--partitions",
        metavar="N",
        type=int,
        default=0,
        help="cut the input into so many parts (default: as Spark does)",
    )
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:  # noqa: ARG001 - writes files
    """Run the job and tell how many documents there were.

    Raises:
        UsageError: If pyspark is missing, or the input has no such column.
        InputError: If the input cannot be read, or the output is there already.
        GazetteerError: If an alias file is wrong; nothing was read.
    """
    try:
        from naka_normalize.integrations.spark_job import Job, run_job
    except ModuleNotFoundError as error:
        raise UsageError(str(error)) from error
    asked = Settings(
        tuple(map(str, options.aliases)),
        tuple(options.packs),
        options.names,
        options.policy,
        options.keep_going,
    )
    settings.tell_left_out(asked.normalizer().gazetteer.left_out)
    job = Job(
        options.source,
        options.target,
        options.format,
        options.column,
        asked,
        details=not options.no_details,
        partitions=options.partitions,
    )
    documents, failed = run_job(job, options.master)
    say(f"{counted(documents, 'document')} written to {job.target}, {failed} failed")
    return FAILED if failed else DONE
