"""``naka config show``: every setting, its value, and where the value comes from."""

import argparse
import json
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.config.known import SETTINGS
from naka_normalize.cli.config.sources import Found
from naka_normalize.cli.messages import DONE
from naka_normalize.formats.colour import visible


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action: it takes the option of every setting, to try it."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    settings.add_config_options(parser)
    settings.add_settings(parser, *(setting.key for setting in SETTINGS))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print the settings as a configuration file would have them, or as JSON."""
    path = options.config and str(options.config.path)
    found: dict[str, Found] = options.found
    if options.json:
        rows = [
            {"key": key, "value": one.value, "from": one.origins}
            for key, one in found.items()
        ]
        record = {"configuration": path, "settings": rows}
        out.write(json.dumps(record, indent=1, ensure_ascii=False, default=str) + "\n")
        return DONE
    out.write(f"# {visible(path) if path else 'no configuration file'}\n")
    lines = {
        f"{key} = {_toml(one.value)}" if one.value is not None else f"# {key}": one.origins
        for key, one in found.items()
    }
    width = max(map(len, lines))
    for line, origins in lines.items():
        told = visible(", ".join(origins))
        out.write(f"{line.ljust(width)}  # {told}\n")
    return DONE


def _toml(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str | Path):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
