"""Problems of alias files, for people, programs and annotated code reviews."""

import json
from collections.abc import Sequence

from naka_normalize.errors import Problem
from naka_normalize.formats.colour import BOLD, CYAN, RED, paint, visible

FORMATS = ("github", "json", "text")


def write(problems: Sequence[Problem], output_format: str, *, colour: bool = False) -> str:
    """Return problems in one of the formats of ``FORMATS``; empty for none but ``json``.

    Args:
        problems: What is wrong, in the order to be printed.
        output_format: For people, programs or annotated code reviews.
        colour: Whether to write colour codes into what people read.
    """
    if output_format == "json":
        return _json(problems)
    if output_format == "github":
        return "".join(map(_annotation, problems))
    return "".join(_text(problem, colour=colour) for problem in problems)


def _text(problem: Problem, *, colour: bool) -> str:
    """Write a line that editors find the place by, and a line of help."""
    place = paint(visible(str(problem.place)), BOLD, colour=colour)
    code = paint(problem.code, RED, colour=colour)
    first = f"{place}: {code} {visible(problem.says)}\n"
    label = paint("help", CYAN, colour=colour)
    return f"{first}  {label}: {visible(problem.help)}\n" if problem.help else first


def _json(problems: Sequence[Problem]) -> str:
    records = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "says": problem.says,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(records, indent=2) + "\n"


def _annotation(problem: Problem) -> str:
    """Write a workflow command, which is one line."""
    place = problem.place
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    says = "\n".join(filter(None, (problem.says, problem.help)))
    return f"::error {where},title={_property(problem.code)}::{_data(says)}\n"


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
