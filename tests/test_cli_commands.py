"""The other commands: explain, lookup, alias, and how the program starts and stops."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer, example
from naka_normalize import Normalizer, __version__
from naka_normalize.cli import COMMANDS, main, settings
from naka_normalize.errors import GazetteerError, Place, Problem
from naka_normalize.gazetteer.format.examples import parse_example

PROBLEM = Problem(Place("my.yaml", 3, 5), "N101", "no key 'nam'", "write 'name'")


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def test_explain_tells_mentions_doubts_and_plain_edits_in_order(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Words that are no file are the text; places are line and column."""
    assert main(["explain", "in Asia,\nor&nbsp;Naka"]) == 0
    assert capfd.readouterr().out == (
        "text:1:4: ask Asia: perhaps Armenia, left as it stands, score 0.82\n"
        "     +2.00  listed: listed as noise\n"
        "     -0.50  literal: a city too\n"
        "     +1.50  sum: 0.82 for “Armenia”, 0.18 for “Asia” as it stands;"
        " a change needs 0.90\n"
        'text:2:3: markup "&nbsp;" → " " (html-entity)\n'
        "text:2:9: rewrite Naka → Nagorno-Karabakh"
        " (nagorno-karabakh, region, Q1), score 0.82\n"
        "     +2.00  listed: listed as noise\n"
        "     -0.50  literal: a city too\n"
        "     +1.50  sum: 0.82 for “Nagorno-Karabakh”, 0.18 for “Naka” as it stands;"
        " a change needs 0.90\n"
    )


def test_explain_reads_files_and_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A word that is a file is read; a hyphen is standard input."""
    Path("a.txt").write_text("Naka")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"calm")))

    assert main(["explain", "--json", "a.txt", "-"]) == 0
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert (first["source"], first["text"]) == ("a.txt", "Nagorno-Karabakh")
    assert (second["source"], second["text"]) == ("-", "calm")


def test_explain_passes_over_a_bad_file(capfd: pytest.CaptureFixture[str]) -> None:
    """The others are explained, exit code 3."""
    Path("a.txt").write_bytes(b"\xff")
    Path("b.txt").write_text("calm")

    assert main(["explain", "a.txt", "b.txt"]) == 3
    out, err = capfd.readouterr()
    assert out == "b.txt: nothing found, nothing changed\n"
    assert "a.txt: not valid UTF-8 at byte 0 (0xFF)" in err


def test_explain_takes_words_of_any_length_and_kind(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A text too long for a path, or with stray surrogates, is still a text."""
    assert main(["explain", "Naka " * 5000]) == 0
    assert main(["explain", "Naka \udcff\0\x1b[31m"]) == 0
    assert "\x1b" not in capfd.readouterr().out


@pytest.mark.parametrize(
    "word", ["missing.txt", "./missing", "d/missing", "missing/", "~/missing", "A.TXT"]
)
def test_a_mistyped_path_is_no_text(word: str, capfd: pytest.CaptureFixture[str]) -> None:
    """What can only be a path is told as ``naka normalize`` tells it, exit code 3."""
    Path("d").mkdir()

    assert main(["explain", word]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert "no such file or directory" in err


def test_a_mistyped_path_among_files_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """The other files are explained, and nothing is taken for a text."""
    Path("a.txt").write_text("calm")

    assert main(["explain", "a.txt", "b.txt"]) == 3
    assert capfd.readouterr() == (
        "a.txt: nothing found, nothing changed\n",
        "naka: b.txt: no such file or directory; did you mean a.txt?\n",
    )


@pytest.mark.parametrize("words", [["Naka"], ["war.Naka"], ["Asia/Naka"], ["in", "Naka"]])
def test_words_with_names_are_texts(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """A lost space, a slash or a name on its own are no paths; no note is needed."""
    assert main(["explain", *words]) == 0
    out, err = capfd.readouterr()
    assert "rewrite Naka → Nagorno-Karabakh" in out
    assert err == ""


@pytest.mark.parametrize(
    ("words", "missing"),
    [(["missing"], "missing"), (["a.txt", "all", "calm"], "all, calm")],
)
def test_a_text_that_may_have_been_a_path_gets_a_note(
    words: list[str], missing: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without a name in it, one word, or a file among other words, may be a mistake."""
    Path("a.txt").write_text("Naka")

    assert main(["explain", *words]) == 0
    assert capfd.readouterr() == (
        "text: nothing found, nothing changed\n",
        f"naka: note: there is no file {missing}; what was given was read as a text\n",
    )


def test_an_ordinary_text_without_names_gets_no_note(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Several words are a text, whether or not something is found."""
    assert main(["explain", "all is calm"]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", ""],
        ["explain", " ", ""],
        ["lookup", ""],
        ["lookup", "Naka", " "],
        ["lookup"],
        ["lookup", "-"],
    ],
)
def test_nothing_given_is_wrong_usage(
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2 and one sentence, as when a variable of a script is not set."""
    Path("a.txt").write_text("Naka")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n \n")))

    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_explain_as_json_has_places_sums_and_readings(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The record, and in it what the printed explanation says besides."""
    assert main(["explain", "--json", "--policy", "strict", "in\nAsia"]) == 0
    record = json.loads(capfd.readouterr().out)
    mention = record["mentions"][0]
    assert (record["source"], record["needed"], record["text"]) == (
        "text",
        0.97,
        "in\nAsia",
    )
    assert (mention["place"], mention["sum"]) == ([2, 1], 1.5)
    assert mention["readings"] == [
        {"text": "Armenia", "probability": 0.82, "changes": True},
        {"text": "Asia", "probability": 0.18, "changes": False},
    ]
    assert [evidence["place"] for evidence in mention["evidence"]] == [None, None]


def test_lookup_prints_a_table_and_tells_what_is_missing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 1 if some name was not found."""
    assert main(["lookup", "Naka", "Nowhere"]) == 1
    out, err = capfd.readouterr()
    assert out == (
        "asked  id                name              type    wikidata  score  how\n"
        "Naka   nagorno-karabakh  Nagorno-Karabakh  region  Q1        1.00   listed\n"
    )
    assert err == "naka: not found: Nowhere\n"


def test_lookup_reads_names_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One name a line; as JSON, one object a line, also for names that were not found."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Naka\r\n\nNowhere\n")))

    assert main(["lookup", "--json"]) == 1
    found, missing = map(json.loads, capfd.readouterr().out.splitlines())
    assert found["query"] == "Naka"
    assert found["matches"][0]["id"] == "nagorno-karabakh"
    assert missing == {"query": "Nowhere", "matches": []}


def test_lookup_refuses_a_limit_of_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a sentence."""
    assert main(["lookup", "Naka", "--limit", "0"]) == 2
    assert capfd.readouterr().err == "naka: --limit needs a number of 1 or more\n"


@pytest.mark.parametrize(
    ("output_format", "expected"),
    [
        ("text", "my.yaml:3:5: N101 no key 'nam'\n  help: write 'name'\n"),
        (
            "github",
            "::error file=my.yaml,line=3,col=5,title=N101::no key 'nam'%0Awrite 'name'\n",
        ),
    ],
)
def test_lint_prints_problems_for_people_and_reviews(
    output_format: str,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 1 with problems; the count goes to standard error."""
    monkeypatch.setattr("naka_normalize.proving.lint", lambda *_, **__: (PROBLEM,))

    assert main(["alias", "lint", "--output-format", output_format]) == 1
    assert capfd.readouterr() == (expected, "naka: 1 problem\n")


def test_lint_prints_problems_for_programs(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As JSON it is always a list, an empty one if all is well."""
    monkeypatch.setattr("naka_normalize.proving.lint", lambda *_, **__: ())

    assert main(["alias", "lint", "--output-format", "json"]) == 0
    assert json.loads(capfd.readouterr().out) == []


def test_a_failing_example_is_shown_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """File, line and column, what was expected and what came; exit code 1."""
    right = parse_example("<Naka -> Nagorno-Karabakh>", "karabakh", Place("p.yaml", 4, 9))
    wrong = parse_example("<Asia -> Armenia>, Naka", "armenia", Place("p.yaml", 5, 9))
    fake = FakeNormalizer((right, wrong))
    monkeypatch.setattr(settings, "make_normalizer", lambda _: fake)

    assert main(["alias", "test"]) == 1
    out, err = capfd.readouterr()
    first, expected, got, *why = out.splitlines()
    assert first == "p.yaml:5:9: the example of armenia does not come out as written"
    assert expected == "  expected: <Asia -> Armenia>, Naka"
    assert got == "  got:      Asia, <Naka -> Nagorno-Karabakh>"
    assert [line.split(",")[0] for line in why if "example:" in line] == [
        "  example:1:1: ask Asia: perhaps Armenia",
        "  example:1:7: rewrite Naka → Nagorno-Karabakh (nagorno-karabakh",
    ]
    assert err == "naka: 2 examples, 1 failed\n"


def test_only_what_went_wrong_is_explained(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A mention that came out as its mark says needs no reasons."""
    marked = "<Naka -> Nagorno-Karabakh>, <Narnia -> Armenia>"
    wrong = parse_example(marked, "armenia", Place("p.yaml", 5, 9))
    fake = FakeNormalizer((wrong,))
    monkeypatch.setattr(settings, "make_normalizer", lambda _: fake)

    assert main(["alias", "test"]) == 1
    assert capfd.readouterr().out.splitlines()[-2:] == [
        "  got:      <Naka -> Nagorno-Karabakh>, Narnia",
        "  example: no name is found at “Narnia”: is it listed so?",
    ]


def test_examples_of_one_entity_can_be_tried(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One or several ids; an id that nothing has is wrong usage, with the nearest one."""
    examples = [
        parse_example("Naka", owner, Place("p.yaml", 4, 9)) for owner in ("one", "two")
    ]
    fake = FakeNormalizer(tuple(examples))
    monkeypatch.setattr(settings, "make_normalizer", lambda _: fake)

    assert main(["alias", "test", "--entity", "nagorno-karabakh"]) == 0
    assert main(["alias", "test", "--entity", "one"]) == 1
    assert main(["alias", "test", "--entity", "one", "--entity", "two"]) == 1
    assert main(["alias", "test", "--entity", "ones"]) == 2
    assert capfd.readouterr().err == (
        "naka: 0 examples, 0 failed\n"
        "naka: 1 example, 1 failed\n"
        "naka: 2 examples, 2 failed\n"
        "naka: there is no entity, pair or wrapper 'ones'. Did you mean 'one'?\n"
    )


def test_only_the_examples_of_the_named_files_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever tests a file of their own is not told about another one, unless they ask."""
    monkeypatch.setattr(
        settings, "make_normalizer", lambda _: FakeNormalizer((example("Naka", "Naka", 5),))
    )

    Path("pack.yaml").touch()
    Path("other.yaml").touch()

    assert main(["alias", "test", "pack.yaml"]) == 1
    assert main(["alias", "test", "./other.yaml"]) == 0
    assert main(["alias", "test", "other.yaml", "--all"]) == 1


def test_broken_alias_files_stop_the_program_before_it_reads(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """All problems with their places, exit code 2, and nothing written."""

    def broken(_: object) -> FakeNormalizer:
        raise GazetteerError([PROBLEM, PROBLEM])

    Path("a.txt").write_text("Naka")
    monkeypatch.setattr(settings, "make_normalizer", broken)

    assert main(["normalize", "-i", "a.txt"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("my.yaml:3:5: N101")) == ("", 2)
    assert Path("a.txt").read_text() == "Naka"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["lookup", "--aliases", "no.yaml", "Naka"],
            "no.yaml:1:1: N101 the file cannot be read: No such file",
        ),
        (["alias", "test", "no.yaml"], "no.yaml: no such file or directory"),
        (
            ["alias", "lint", "d", "name.yaml"],
            "naka: name.yaml: no such file or directory; did you mean named.yaml?\n",
        ),
        (["alias", "lint", "d"], "d: is a directory; name the alias files in it\n"),
    ],
)
def test_an_alias_file_that_cannot_be_read_is_named(
    arguments: list[str],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Whatever was asked for, and all of them: exit code 2, and nothing is printed."""
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    Path("d").mkdir()
    Path("named.yaml").write_text("")

    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert says in err


def test_an_alias_file_that_may_not_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The system's reason is given, exit code 2."""

    def refuse(_: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", mode)

    Path("mine.yaml").write_text("")
    monkeypatch.setattr(Path, "open", refuse)

    assert main(["alias", "lint", "mine.yaml"]) == 2
    assert capfd.readouterr() == (
        "",
        "naka: mine.yaml: cannot be read: Permission denied\n",
    )


@pytest.mark.parametrize(
    ("word", "hint"), [("normlize", "did you mean naka normalize?"), ("xyz", "there are ")]
)
def test_an_unknown_command_is_answered_with_the_nearest(
    word: str, hint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2; a file in the place of a command is told how to be normalized."""
    Path("a.txt").write_text("")

    assert [main([word]), main(["a.txt"])] == [2, 2]
    err = capfd.readouterr().err
    assert hint in err
    assert "to normalize it: naka normalize a.txt" in err


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["alias", "lint"]])
def test_every_command_has_help(
    command: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """``--help`` ends with 0 and says what the command does."""
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])

    assert stop.value.code == 0
    assert capfd.readouterr().out.startswith("usage: naka")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["serve"], "Answer OpenRefine and others by the Reconciliation Service API."),
        (["serve"], "encoding of the inputs; auto guesses"),
        (["report"], "as one HTML page."),
        (["alias", "schema"], "Print the format of alias files as JSON Schema,"),
        (["normalize"], "or bytes of UTF-8 (default: code points)"),
        (["mentions"], "or bytes of UTF-8 (default: what the format demands)"),
    ],
)
def test_help_is_right(
    command: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Names keep their capitals, and defaults are those of the command."""
    with pytest.raises(SystemExit):
        main([*command, "--help"])

    assert says in " ".join(capfd.readouterr().out.split())


def test_an_interrupted_run_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C: exit code 130 and no traceback."""

    def interrupt(_: object) -> FakeNormalizer:
        raise KeyboardInterrupt

    Path("a.txt").write_text("Naka")
    monkeypatch.setattr(settings, "make_normalizer", interrupt)

    assert main(["normalize", "a.txt"]) == 130
    assert capfd.readouterr() == ("", "")


def test_the_start_is_cheap() -> None:
    """``--version`` and ``--help`` import nothing beyond the command line."""
    code = (
        "import sys\nfrom naka_normalize.cli import main\n"
        "try: main([sys.argv[1]])\nexcept SystemExit: pass\n"
        "heavy = 'yaml ftfy rapidfuzz unidecode difflib json naka_normalize'.split()\n"
        "print(*(m for m in sys.modules if m.split('.')[0] in heavy), file=sys.stderr)"
    )
    for option in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-c", code, option], capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(("usage: naka", f"naka-normalize {__version__}"))
        assert option == "--version" or "Exit codes: 0 done; 1 " in done.stdout
        assert set(done.stderr.split()) <= {
            "naka_normalize",
            "naka_normalize.builtin",
            "naka_normalize.cli",
            "naka_normalize.cli.messages",
            "naka_normalize.errors",
            "naka_normalize.formats",
            "naka_normalize.formats.colour",
            "naka_normalize.version",
        }


def test_a_short_article_imports_little(tmp_path: Path) -> None:
    """Each of these takes long beside a short article, and it needs none."""
    article = tmp_path / "article.txt"
    article.write_text("Truce talks on Naqqa went on in Yerevan and Baku.\n", "utf-8")
    code = (
        "import sys\nfrom naka_normalize.cli import main\n"
        "main(['normalize', sys.argv[1]])\n"
        "heavy = {'dataclasses', 'difflib', 'hashlib', 'inspect', 'shutil', 'string',"
        " 'tempfile', 'yaml'}\n"
        "print(*heavy & set(sys.modules), file=sys.stderr)"
    )
    # All that is kept is there.
    Normalizer()

    done = subprocess.run(
        [sys.executable, "-c", code, str(article)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Nagorno-Karabakh" in done.stdout
    assert done.stderr.split() == []
