"""``naka serve``: names for OpenRefine, by the Reconciliation Service API."""

import argparse
import os
import re
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.messages import DONE, say
from naka_normalize.errors import UsageError

if TYPE_CHECKING:
    from naka_normalize.service.catalog import Catalog

_PORT = 8017
_HIGHEST_PORT = 65_535
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,128}")
_VARIABLE = "NAKA_SERVE_TOKEN"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "--port",
        metavar="N",
        type=int,
        default=_PORT,
        help=f"port to listen at; 0 for any free one (default: {_PORT})",
    )
    parser.add_argument(
        "--host",
        metavar="NAME",
        default="127.0.0.1",
        help="address to listen at (default: 127.0.0.1, this machine only)",
    )
    parser.add_argument(
        "--token",
        metavar="TEXT",
        help="what clients have to know; needed where others reach the service "
        f"(default: the variable {_VARIABLE})",
    )
    parser.add_argument(
        "--table",
        metavar="FILE",
        type=Path,
        help="serve a CSV or TSV file, or a saved table, not the gazetteer",
    )
    settings.add_gazetteer_options(parser)
    settings.add_reading_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Answer requests until the program is told to end.

    Raises:
        UsageError: If the port cannot be had, or an option is wrong.
        GazetteerError: If an alias file is wrong.
        InputError: If the table cannot be read.
    """
    from naka_normalize.service.server import Server

    token = _token(options)
    if not 0 <= options.port <= _HIGHEST_PORT:
        raise UsageError(f"--port needs a number from 0 to {_HIGHEST_PORT}")
    catalog = _catalog(options)
    try:
        server = Server(catalog, options.host, options.port, token)
    except (OSError, UnicodeError) as error:
        says = error.strerror if isinstance(error, OSError) else "no name of a host"
        raise UsageError(
            f"cannot listen at {options.host}, port {options.port}: {says}; "
            "choose another --port, or 0 for any free one"
        ) from error
    stop = threading.Event()
    restore = _on_signals(stop)
    try:
        with server:
            out.write(f"{server.url}\n")
            out.flush()
            say(f"serving {catalog.title}; Ctrl-C ends it")
            stop.wait()
            say("ending")
    finally:
        restore()
    return DONE


def _token(options: argparse.Namespace) -> str:
    """Return the token, or nothing.

    Raises:
        UsageError: If it could be guessed, or would not fit an address.
    """
    token: str = os.environ.get(_VARIABLE, "") if options.token is None else options.token
    if (token or options.token is not None) and not _TOKEN.fullmatch(token):
        raise UsageError(
            "a token is 16 to 128 letters, digits, or any of . _ ~ -; "
            "make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    return token


def _catalog(options: argparse.Namespace) -> "Catalog":
    """Return what to serve."""
    from naka_normalize.service.catalog import Catalog

    if options.table is None:
        own = [*options.packs, *(Path(file).stem for file in options.aliases)]
        title = ", ".join(["names of the news", *own])
        return Catalog.of(settings.make_normalizer(options).gazetteer, title)
    configured = options.config.aliases if options.config else ()
    if len(options.aliases) > len(configured):
        raise UsageError("--table and --aliases contradict each other; choose one")
    from naka_normalize.lookups.table import Lookup

    if options.table.suffix.casefold() in {".csv", ".tsv", ".tab", ".txt"}:
        table = Lookup.from_csv(options.table, encoding=options.encoding)
    else:
        table = Lookup.open(options.table)
    return Catalog(table, options.table.stem)


def _on_signals(stop: threading.Event) -> Callable[[], None]:
    """Set an event on Ctrl-C or SIGTERM; return what puts the old habits back."""
    chosen = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, lambda *_: stop.set()) for one in chosen]

    def restore() -> None:
        for one, habit in zip(chosen, before, strict=True):
            signal.signal(one, habit)

    return restore
