"""``naka explain``: why each mention was or was not changed."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, collect
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.errors import InputError
from naka_normalize.formats import explanation, jsonl
from naka_normalize.formats.text import Document, check_encoding


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "words",
        metavar="TEXT|FILE|-",
        nargs="+",
        help="a text, files to read it from, or - for standard input",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON record a line")
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    settings.add_reading_options(parser)
    settings.add_colour_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize each text and print the explanation of the result.

    Raises:
        UsageError: If there is no such encoding.
        GazetteerError: If an alias file is wrong.
    """
    check_encoding(options.encoding)
    colour = settings.wants_colour(options.color, out)
    normalizer = settings.make_normalizer(options)
    code = DONE
    for document in _documents(options.words, options.encoding):
        if isinstance(document, InputError):
            say(str(document))
            code = FAILED
            continue
        result = normalizer.normalize(document.text)
        if options.json:
            out.write(jsonl.line(jsonl.record(result, document.name)))
        else:
            out.write(explanation.explain(result, document.name, colour=colour))
    return code


def _documents(words: list[str], encoding: str) -> Iterator[Document | InputError]:
    """Give the files that the words name; if they name none, the words are the text."""
    if not all(word == STDIN or _exists(word) for word in words):
        yield Document("text", " ".join(words))
        return
    inputs, errors = collect(words, encoding)
    yield from errors
    for item in inputs:
        try:
            yield item.read(encoding)
        except InputError as error:
            yield error


def _exists(word: str) -> bool:
    """Tell whether a word is the path of something; a text may be too long for one."""
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False
