"""Which source of a setting wins: command line, environment, file, default."""

import os
from argparse import ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from naka_normalize.cli.config.file import Config, find_config, place, read_config
from naka_normalize.cli.config.known import Setting
from naka_normalize.errors import UsageError

COMMAND_LINE = "command line"
DEFAULT = "default"
# Names the configuration file; empty: there is none.
VARIABLE = "NAKA_CONFIG"


class Found(NamedTuple):
    """The value of a setting.

    Attributes:
        value: The value.
        origins: Where it comes from: ``command line``, a variable, ``FILE:LINE`` or
            ``default``. A list may have more than one, in the order of its items.
    """

    value: Any
    origins: tuple[str, ...]


def chosen_config(given: Path | None) -> Config | None:
    """Read the configuration: the file given, the one of the environment, or the nearest.

    Raises:
        UsageError: If it cannot be read, or a key or value is wrong.
    """
    named = os.environ.get(VARIABLE)
    if given is not None:
        return read_config(given)
    if named is None:
        return find_config()
    return read_config(Path(named).expanduser()) if named else None


def settle(setting: Setting, given: Mapping[str, Any], config: Config | None) -> Found:
    """Find the value of a setting.

    Args:
        setting: The setting.
        given: What the command line has, by key.
        config: The configuration, if there is one.

    Raises:
        UsageError: If the value of its variable is wrong.
    """
    found = _found(setting, given, config) or [Found(setting.default, (DEFAULT,))]
    if not setting.adds:
        return found[-1]
    items = [item for one in found for item in one.value]
    return Found(items, tuple(origin for one in found for origin in one.origins))


def _found(
    setting: Setting, given: Mapping[str, Any], config: Config | None
) -> list[Found]:
    """Return what each source says, the strongest last."""
    key, variable, found = setting.key, setting.variable, []
    if config is not None and key in config.values:
        origin = place(config.path, config.lines.get(key, 0))
        found.append(Found(config.values[key], (origin,)))
    if variable and (text := os.environ.get(variable)):
        try:
            found.append(Found(setting.kind.read(text), (variable,)))
        except (ValueError, ArgumentTypeError):
            says = setting.kind.says
            raise UsageError(f"{variable} must be {says}, not {text!r}") from None
    if key in given:
        found.append(Found(given[key], (COMMAND_LINE,)))
    return found
