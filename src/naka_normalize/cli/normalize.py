"""``naka normalize``: documents in, documents with right names out."""

import argparse
import sys
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import outputs, settings
from naka_normalize.cli.inputs import STDIN, Input, Selection, collect
from naka_normalize.cli.messages import DONE, FAILED, FOUND, INTERRUPTED, say
from naka_normalize.cli.reading import add_input_options, input_settings
from naka_normalize.cli.telling import Teller
from naka_normalize.errors import InputError, UsageError

if TYPE_CHECKING:
    from naka_normalize.documents.settings import InputSettings
    from naka_normalize.runs.outlet import Outlet
    from naka_normalize.runs.run import Done


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files, directories, or - for standard input",
    )
    add_input_options(parser)
    outputs.add_output_options(parser)
    outputs.add_run_options(parser)
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    settings.add_reading_options(parser)
    settings.add_colour_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every document and send each answer where the options say.

    Raises:
        UsageError: If the options contradict each other; nothing was read.
        GazetteerError: If an alias file is wrong; nothing was read.
    """
    outputs.check_output_options(options)
    reading = input_settings(options)
    inputs, errors = _inputs(options, reading)
    for error in errors:
        say(str(error))
    if not inputs or (errors and options.fail_fast):
        return FAILED
    # What is printed on the same terminal shows well enough how far the run is.
    is_seen = sys.stderr.isatty() and (outputs.writes(options) or not out.isatty())
    teller = Teller(inputs, shows_progress=is_seen and not options.quiet)
    stream = _stream(options, reading, inputs, teller, out)
    try:
        with closing(stream):
            for done in stream:
                teller.count(done)
                _tell(options, done, teller)
    except KeyboardInterrupt:
        teller.end()
        say(_how_to_go_on(options, teller))
        return INTERRUPTED
    teller.end()
    if options.stats:
        say(teller.counts())
    if teller.is_worth_a_summary() and not options.quiet:
        say(teller.summary())
    if errors or teller.failures:
        return FAILED
    return FOUND if options.check and teller.statistics.changed else DONE


def _inputs(
    options: argparse.Namespace, reading: "InputSettings"
) -> tuple[list[Input], list[InputError]]:
    """Return what is to be read, and what is wrong with the arguments.

    Raises:
        UsageError: If something would be written over.
    """
    kept = (f"*{options.backup}", f"*{options.backup}[0-9]") if options.backup else ()
    chosen = Selection(tuple(options.include), (*options.exclude, *kept), reading)
    inputs, errors = collect(_paths(options), options.encoding, options.output_dir, chosen)
    if options.output_dir is not None:
        from naka_normalize.runs.writing import check_targets

        check_targets(inputs, options.output_dir)
    elif options.in_place:
        from naka_normalize.runs.writing import each_once

        inputs = each_once(inputs)
    if options.manifest is not None:
        from naka_normalize.runs.writing import check_manifest

        check_manifest(options.manifest, inputs, options.output_dir)
    return inputs, errors


def _paths(options: argparse.Namespace) -> list[str]:
    """Return the arguments; without any, standard input unless it is a terminal."""
    if options.paths:
        return list(options.paths)
    if sys.stdin.isatty() or outputs.writes(options):
        raise UsageError(
            "nothing to normalize; give files or directories, or - to type text"
        )
    return [STDIN]


def _stream(
    options: argparse.Namespace,
    reading: "InputSettings",
    inputs: list[Input],
    teller: Teller,
    out: TextIO,
) -> Generator["Done"]:
    """Start the run and give what becomes of each input."""
    normalizer = settings.make_normalizer(options)
    from naka_normalize.runs.run import Run
    from naka_normalize.runs.work import Work

    work = Work(normalizer, outputs.style_of(options))
    run = Run(
        work, _outlet(options, inputs, out), teller, reading, outputs.run_settings(options)
    )
    if options.manifest is None:
        return run.go(inputs, {})
    from naka_normalize.runs.about import described

    return run.go(inputs, described(normalizer, reading))


def _outlet(options: argparse.Namespace, inputs: list[Input], out: TextIO) -> "Outlet":
    """Return where the answers go."""
    if outputs.writes(options):
        from naka_normalize.runs.writing import Files

        return Files(options.output_dir, options.backup or "")
    from naka_normalize.cli.printing import Printer

    as_file = not (options.diff or options.check or options.format == "jsonl")
    return Printer(out.buffer, as_file=as_file, headed=as_file and len(inputs) > 1)


def _tell(options: argparse.Namespace, done: "Done", teller: Teller) -> None:
    """Say what was asked for about one input."""
    if options.check and done.statistics.changed:
        teller.tell(f"would change: {done.name}")
    if options.stats and done.result not in {"failed", "before"}:
        teller.tell(f"{done.name}: {done.statistics}")


def _how_to_go_on(options: argparse.Namespace, teller: Teller) -> str:
    """Say after Ctrl-C what is done, and how to do the rest."""
    says = f"stopped; {teller.summary()}; no file is half-written"
    if options.manifest is not None:
        return f"{says}; go on with the same command and --resume"
    if outputs.writes(options):
        return f"{says}; run the same command again (with --manifest FILE one can --resume)"
    return says
