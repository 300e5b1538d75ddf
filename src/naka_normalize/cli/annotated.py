"""Which stand-off files the user means, and their documents."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from naka_normalize.cli.inputs import STDIN, Input, check_path, given_path
from naka_normalize.cli.messages import say
from naka_normalize.errors import InputError
from naka_normalize.standoff import (
    FORMATS,
    Format,
    Losses,
    StandoffDocument,
    read_standoff,
    texts_below,
)

BRAT = FORMATS["brat"]


class Annotated:
    """The documents of the inputs, each made when it is asked for.

    Attributes:
        failures: How many things were wrong so far; each was told.
        losses: Counts what the inputs say and documents cannot hold, by kind.
    """

    def __init__(self, options: argparse.Namespace, form: Format) -> None:
        self._options = options
        self._form = form
        self.failures = 0
        self.losses = Losses()

    def documents(self) -> Iterator[StandoffDocument]:
        """Read every input; what is wrong is said and passed over."""
        for word in self._options.inputs:
            try:
                for item in self._files(word):
                    yield from self._read(item, _top(word))
            except InputError as error:
                self._fail(error)

    def _fail(self, error: InputError) -> None:
        say(str(error))
        self.failures += 1

    def _files(self, word: str) -> Iterator[Input]:
        """Give the files behind an argument: of brat, the annotations of a directory."""
        if word == STDIN:
            yield Input(None, Path("stdin"))
            return
        path = given_path(word)
        check_path(path)
        if self._form is BRAT and path.is_dir():
            below = sorted(path.rglob(f"*{BRAT.ending}"))
            if not below:
                raise InputError(f"{path}: no {BRAT.ending} files in this directory")
            for file in below:
                yield Input(file, file.relative_to(path))
            return
        if self._form is BRAT:
            path = path.with_suffix(BRAT.ending)
        yield Input(path, Path(path.name))

    def _read(self, item: Input, top: Path) -> Iterator[StandoffDocument]:
        """Read one file."""
        try:
            content = item.read_utf8()
        except InputError as error:
            self._fail(error)
            return
        document = item.relative.with_suffix(".txt").as_posix()
        for found in read_standoff(
            content,
            self._form.name,
            name=item.name,
            document=document if self._form is BRAT else item.name,
            texts=texts_below(self._options.texts or top),
            unit=self._options.from_offsets,
            losses=self.losses,
        ):
            if isinstance(found, InputError):
                self._fail(found)
            else:
                yield found


def _top(word: str) -> Path:
    """Return the directory of an argument, where its texts are by default."""
    path = Path() if word == STDIN else Path(word)
    return path if path.is_dir() else path.parent
