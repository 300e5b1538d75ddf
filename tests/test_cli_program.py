"""The program as users start it: a process of its own, pipes, built-in names."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAKA = (sys.executable, "-m", "naka_normalize")
BROKEN = """\
format: 1
pack: mine
version: 2026.1.1
about: Broken on purpose.
entities:
  somewhere:
    nam: Somewhere
    type: country
  elsewhere: {name: Elsewhere, type: planet}
"""


def naka(
    *arguments: str, text: bytes = b"", cwd: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [*NAKA, *arguments], input=text, capture_output=True, check=False, cwd=cwd
    )


def test_the_sample_documents_are_normalized() -> None:
    """The first command of the README, but for the set-up."""
    done = naka("normalize", "seeds/")

    assert done.returncode == 0
    assert done.stdout.startswith(b"==> seeds/01-")
    assert b"Nagorno-Karabakh" in done.stdout


def test_records_apply_to_the_bytes_of_the_file(tmp_path: Path) -> None:
    """Spans count code points of the file as decoded, mark and newlines included."""
    source = "\ufeffNews 😀\r\n\r\nClashes resumed in Naqqa.\r\n"
    (tmp_path / "a.txt").write_bytes(source.encode())
    done = naka("normalize", "--format", "jsonl", "a.txt", cwd=tmp_path)
    record = json.loads(done.stdout)
    text = source
    for edit in reversed(record["edits"]):
        start, end = edit["span"]
        assert edit["before"] == source[start:end]
        text = text[:start] + edit["after"] + text[end:]

    assert text == record["text"] == source.replace("Naqqa", "Nagorno-Karabakh")


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are closed by a shell")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("lookup Naqqa >&-", 0),
        ("--version >&-", 0),
        ("normalize - <&-", 0),
        ("normalize no-such.txt 2>&-", 3),
        ("normalize --check seeds/01-* --stats >&- 2>&-", 1),
    ],
)
def test_closed_streams_are_like_the_null_device(command: str, code: int) -> None:
    """No traceback, and the usual exit code."""
    line = ("/bin/sh", "-c", f"{sys.executable} -m naka_normalize {command}")
    done = subprocess.run(line, capture_output=True, check=False, cwd=ROOT)

    assert (code, b"") == (done.returncode, b"".join(done.stderr.split(b"naka: ")[:1]))


def test_bytes_outside_edits_survive_a_pipe() -> None:
    """Newlines, marks and characters of any plane come out as they went in."""
    source = "\ufeffa\r\n😀 \u2028 Naqqa\r\n".encode()

    assert naka("normalize", "-", text=source).stdout == source.replace(
        b"Naqqa", b"Nagorno-Karabakh"
    )


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    """As in ``naka normalize big.txt | head -1``: exit code 0 and silence."""
    (tmp_path / "big.txt").write_text("Nothing happened at all.\n" * 40_000)
    with subprocess.Popen(
        [*NAKA, "normalize", str(tmp_path / "big.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"Nothing happened at all.\n"
        process.stdout.close()
        errors = process.stderr.read()

    assert (process.returncode, errors) == (0, b"")


def test_a_broken_alias_file_lists_all_its_problems(tmp_path: Path) -> None:
    """Exit code 2, file, line and column of each, no traceback, and no output."""
    (tmp_path / "mine.yaml").write_text(BROKEN)
    (tmp_path / "a.txt").write_text("Naqqa")
    done = naka("normalize", "-i", "--aliases", "mine.yaml", "a.txt", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"mine.yaml:7:5: " in done.stderr
    assert b"mine.yaml:9:" in done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "a.txt").read_text() == "Naqqa"


@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"- a\n", b"", b"a: [", b"a: &a [*a]"])
def test_any_other_file_as_alias_file_is_refused_politely(
    content: bytes, tmp_path: Path
) -> None:
    """Whatever it holds: exit code 2 and a place in it."""
    (tmp_path / "mine.yaml").write_bytes(content)
    done = naka("lookup", "--aliases", "mine.yaml", "Naqqa", cwd=tmp_path)

    assert done.returncode == 2
    assert b"mine.yaml:" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_built_in_alias_files_are_in_order() -> None:
    """``naka alias lint`` finds nothing in what is shipped."""
    done = naka("alias", "lint")

    assert (done.returncode, done.stdout) == (0, b"")


def test_what_the_library_offers_stays_what_it_is() -> None:
    """The functions are still the functions once every module has been imported."""
    code = (
        "from naka_normalize import lookup, normalize\nimport naka_normalize as n\n"
        "assert n.normalize('in Naqqa').text == 'in Nagorno-Karabakh'\n"
        "assert n.lookup('Naqqa')[0].entity.name == 'Nagorno-Karabakh'\n"
        "assert (n.lookup, n.normalize) == (lookup, normalize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.stderr == b""
