"""``naka explain``: why each mention was or was not changed."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, collect
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats import explanation, jsonl, readings
from naka_normalize.formats.colour import visible
from naka_normalize.formats.text import Document, check_encoding

# Name of a document that was given as words.
_TEXT = "text"
_STARTS = ("/", "./", "../", "~/")
# An ending such as ".txt" or ".TXT", but not the lost space of "war.Baku" or "U.S".
_ENDING = re.compile(r"[^.]\.(?:[a-z][a-z0-9]{1,5}|[A-Z][A-Z0-9]{1,5})$")


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
        UsageError: If nothing was given, or there is no such encoding.
        GazetteerError: If an alias file is wrong.
    """
    check_encoding(options.encoding)
    if not any(map(str.strip, options.words)):
        raise UsageError("nothing to explain; give a text, files, or - for standard input")
    colour = settings.wants_colour(options.color, out)
    normalizer = settings.make_normalizer(options)
    code = DONE
    for document in _documents(options.words, options.encoding):
        if isinstance(document, InputError):
            say(str(document))
            code = FAILED
            continue
        for note in document.notes:
            say(f"note: {note}")
        result = normalizer.normalize(document.text)
        name, needed = document.name, settings.needed(options)
        if options.json:
            out.write(jsonl.line(readings.record(result, name, needed)))
        else:
            out.write(explanation.explain(result, name, needed=needed, colour=colour))
        if (
            name == _TEXT
            and document.path is None
            and not (result.mentions or result.edits)
        ):
            _note_doubt(options.words)
    return code


def _documents(words: list[str], encoding: str) -> Iterator[Document | InputError]:
    """Give the files that the words name; if they name none, the words are the text."""
    if not all(word == STDIN or _exists(word) or _is_path(word) for word in words):
        yield Document(_TEXT, " ".join(words))
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
        return bool(word) and Path(word).exists()
    except (OSError, ValueError):
        return False


def _is_path(word: str) -> bool:
    """Tell whether a word can only be meant as a path: mistyped ones are no texts."""
    if not word or any(map(str.isspace, word)):
        return False
    if word.startswith(_STARTS) or word.endswith("/") or _ENDING.search(word):
        return True
    return "/" in word and _exists(str(Path(word).parent))


def _note_doubt(words: list[str]) -> None:
    """Say how words without a single name were taken, if a file may have been meant."""
    missing = [word for word in words if not _exists(word)]
    alone = len(words) == 1 and not any(map(str.isspace, words[0]))
    if alone or len(missing) < len(words):
        listed = ", ".join(map(visible, filter(None, missing)))
        say(f"note: there is no file {listed}; what was given was read as a text")
