"""Problems of alias files, for people, programs and annotated code reviews."""

import json
from collections.abc import Sequence

from naka_normalize.errors import Problem


def write(problems: Sequence[Problem], output_format: str) -> str:
    """Return problems in one of the formats of ``FORMATS``; empty for none but ``json``."""
    return FORMATS[output_format](problems)


def _text(problems: Sequence[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


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


def _github(problems: Sequence[Problem]) -> str:
    lines = []
    for problem in problems:
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}"
        says = f"{problem.says} {problem.help}".strip()
        lines.append(f"::error {where},title={_property(problem.code)}::{_data(says)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": _text, "json": _json, "github": _github}
