"""Which files of a directory are documents, and which arguments are more than a path."""

import gzip
import os
from argparse import ArgumentParser
from pathlib import Path

import pytest

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import Selection, collect
from naka_normalize.cli.reading import add_input_options, input_settings
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import UsageError


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in a directory with files of every kind."""
    monkeypatch.chdir(tmp_path)
    for name in (
        *("d/a.txt", "d/b.md", "d/c.jsonl", "d/e.csv", "d/f.json", "d/README", "d/.hidden"),
        *("d/deep/a.txt", "d/deep/drafts/x.txt", "d/.git/x.txt", "d/p.parquet"),
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text('{"body": "Naka"}\n')
    Path("d/g.txt.gz").write_bytes(gzip.compress(b"Naka"))
    Path("d/photo.gz").write_bytes(gzip.compress(b"\xff\xd8\0\0"))


def found(*arguments: str) -> list[str]:
    """The inputs that options and paths lead to."""
    parser = ArgumentParser()
    parser.add_argument("paths", nargs="*")
    add_input_options(parser)
    settings.add_reading_options(parser)
    options = parser.parse_args(arguments)
    chosen = Selection(
        tuple(options.include), tuple(options.exclude), input_settings(options)
    )
    inputs, errors = collect(options.paths, options.encoding, None, chosen)
    return [item.relative.as_posix() for item in inputs] + [str(error) for error in errors]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("d", "a.txt b.md g.txt.gz deep/a.txt deep/drafts/x.txt"),
        ("d --include *.txt", "a.txt deep/a.txt deep/drafts/x.txt"),
        ("d --include *.txt --include *.md --exclude drafts", "a.txt b.md deep/a.txt"),
        ("d --exclude deep/*", "a.txt b.md g.txt.gz"),
        ("d --include deep/*.txt", "deep/a.txt deep/drafts/x.txt"),
        ("d --include *.json --from jsonl --field x", "f.json"),
        ("d --field body --include *.jsonl", "c.jsonl"),
        ("d --field body --exclude deep --exclude g*", "a.txt b.md c.jsonl"),
        ("d --column body --exclude deep --exclude g*", "a.txt b.md e.csv p.parquet"),
        ("d/*.txt", "a.txt"),
        ("d/**/*.txt", "a.txt deep/a.txt deep/drafts/x.txt"),
        ("d/**/x.t?t d/f.json", "deep/drafts/x.txt f.json"),
        ("d/c.jsonl --field body", "c.jsonl"),
        ("d/c.jsonl --from text", "c.jsonl"),
        ("-", "stdin"),
    ],
)
def test_what_is_taken(arguments: str, expected: str) -> None:
    """Directories by options, globs by themselves, and what is named in any case."""
    assert sorted(expected.split()) == sorted(found(*arguments.split()))


def test_a_glob_that_finds_nothing_is_a_missing_file() -> None:
    """It is told like any other."""
    (error,) = found("d/*.doc")

    assert "d/*.doc: no such file or directory" in error


def test_a_name_that_looks_like_a_glob_is_a_name() -> None:
    """What is there is meant."""
    Path("d/[a].txt").write_text("x")

    assert found("d/[a].txt") == ["[a].txt"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("d/c.jsonl", "d/c.jsonl: say which field is the text with --field; it has body"),
        ("d/e.csv", "d/e.csv: say which column is the text with --column; it has"),
    ],
)
def test_a_file_with_records_that_was_named_needs_an_option(
    path: str, message: str
) -> None:
    """It is wrong usage, told before anything is done, with what the file has."""
    with pytest.raises(UsageError) as error:
        found("d/a.txt", path)

    assert str(error.value).startswith(message)


def test_what_is_passed_over_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    """By reason, in one note a directory; links to directories are not followed."""
    Path("d/loop").symlink_to(Path("d").resolve())
    Path("d/self").symlink_to("self")
    os.mkfifo("d/pipe")
    found("d", "--exclude", "b*")

    assert capfd.readouterr().err == (
        "naka: note: d: passed over 1 README or LICENSE file, 1 binary file,"
        " 1 broken link, 4 data files, 1 excluded file, 1 hidden file,"
        " 1 linked folder, 1 special file\n"
    )


def test_a_directory_that_cannot_be_listed_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it holds is missing from the answer, so the run is not a full one."""
    scan = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert "d/deep: cannot be listed: Permission denied" in found("d")
    assert "a.txt" in found("d")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--max-document", "many"],
        ["--max-unpacked", "0"],
        ["--max-ratio", "0"],
        ["--delimiter", "::"],
        ["--delimiter", '"'],
        ["--no-header", "-c", "body"],
        ["--field", ""],
        ["--encoding", "klingon"],
    ],
)
def test_settings_that_make_no_sense_are_wrong_usage(arguments: list[str]) -> None:
    """Each has a sentence of its own."""
    with pytest.raises(UsageError):
        found(*arguments)


def test_options_become_settings() -> None:
    """Every option has its setting, and without options the settings are the usual ones."""
    parser = ArgumentParser()
    add_input_options(parser)
    settings.add_reading_options(parser)
    line = (
        "--from tsv --encoding auto --field .a.b --field c -c 1 --no-header --no-quotes"
        " --delimiter tab --article --guard-formulas --max-document 1KB"
        " --max-unpacked 2MB --max-ratio 3"
    )

    assert InputSettings() == input_settings(parser.parse_args([]))
    assert input_settings(parser.parse_args(line.split())) == InputSettings(
        kind="tsv",
        encoding="auto",
        fields=("a.b", "c"),
        columns=("1",),
        header=False,
        quotes=False,
        delimiter="\t",
        article=True,
        guard_formulas=True,
        max_document=1000,
        max_unpacked=2_000_000,
        max_ratio=3,
    )
