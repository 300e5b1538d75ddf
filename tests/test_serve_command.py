"""``naka serve`` as a program: how it starts, what it says, how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from naka_normalize.cli import main
from naka_normalize.lookups.table import Lookup

TOKEN = "sesame-sesame-sesame"  # noqa: S105 - of a test


def start(*arguments: str, **variables: str) -> "subprocess.Popen[str]":
    """Start the program at any free port."""
    return subprocess.Popen(
        [sys.executable, "-m", "naka_normalize", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )


def manifest(url: str) -> dict[str, object]:
    """What the service says about itself."""
    with urlopen(url, timeout=10) as response:  # noqa: S310 - our own service
        said: dict[str, object] = json.load(response)
        return said


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_serves_and_ends_cleanly(
    tmp_path: Path, sign: signal.Signals
) -> None:
    """With either signal, exit code 0 and not a word about exceptions."""
    table = tmp_path / "places.csv"
    table.write_text("id,name\nQ1,Barda\n")
    with start("--table", str(table)) as program:
        assert program.stdout is not None
        url = program.stdout.readline().strip()
        assert manifest(url)["name"] == "naka: places"
        program.send_signal(sign)
        _, said = program.communicate(timeout=30)

    assert program.returncode == 0
    assert said == "naka: serving places; Ctrl-C ends it\nnaka: ending\n"


def test_it_serves_saved_tables_and_takes_the_token_from_the_environment(
    tmp_path: Path,
) -> None:
    """The address it prints has the token in it."""
    saved = tmp_path / "places.table"
    Lookup.from_records([("Q1", "Barda")]).save(saved)
    with start("--table", str(saved), NAKA_SERVE_TOKEN=TOKEN) as program:
        assert program.stdout is not None
        url = program.stdout.readline().strip()
        assert url.endswith(f"/{TOKEN}/reconcile")
        assert manifest(url)["identifierSpace"] == "urn:naka-normalize:table:places:entity:"
        program.terminate()
        program.communicate(timeout=30)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "0.0.0.0"], "give a token"),  # noqa: S104 - refused
        (["--token", "short"], "a token is 16 to 128"),
        (["--token", ""], "a token is 16 to 128"),
        (["--port", "70000"], "--port needs a number"),
        (["--host", "no.such.invalid", "--token", TOKEN], "cannot listen at"),
        (["--table", "a.csv", "--aliases", "b.yaml"], "contradict each other"),
    ],
)
def test_wrong_usage_is_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """Before anything is served."""
    assert main(["serve", "--no-config", "--port", "0", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With what to do about it."""
    table = tmp_path / "places.csv"
    table.write_text("name\nBarda\n")
    with start("--table", str(table)) as program:
        assert program.stdout is not None
        port = program.stdout.readline().strip().split(":")[2].partition("/")[0]
        code = main(["serve", "--table", str(table), "--port", port])
        program.terminate()
        program.communicate(timeout=30)

    assert code == 2
    assert "Address already in use; choose another --port" in capsys.readouterr().err
