import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from naka_normalize.errors import GazetteerError, Problem
from naka_normalize.gazetteer.assemble import load_files
from naka_normalize.gazetteer.format import events
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.pipeline import Normalizer
from naka_normalize.proving import lint

PACKS = sorted((Path(__file__).parent / "packs").glob("*.yaml"))
KEYS = (
    "format", "pack", "version", "entities", "pairs", "names", "name", "type", "aliases",
    "noisy", "ambiguous", "examples", "for", "as", "from", "until", "roles", "title", "of",
    "within", "native", "zh", "surname", "adjective", "plural", "overrides", "larger_names",
    "short_names", "text", "language", "countries", "signs", "wrappers", "where", "person",
    "country", "armenia", "Asia", "<Asia -> Armenia>", "2020-01", "1", "", " ", "<<",
)  # fmt: skip
STYLES = {"block": False, "flow": True, "mixed": None}
words = st.sampled_from(KEYS) | st.text(max_size=5)
values = st.recursive(
    words,
    lambda v: st.lists(v, max_size=4) | st.dictionaries(words, v, max_size=6),
    max_leaves=40,
)
calm = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def check(path: Path, data: bytes) -> None:
    """Load some bytes, lint and try them: a gazetteer, or problems with their places."""
    path.write_bytes(data)
    problems = load_files([path], builtin=False).problems
    raised: tuple[Problem, ...] = ()
    try:
        load_gazetteer(path, builtin=False)
    except GazetteerError as error:
        raised = error.problems
    assert problems == raised
    for problem in lint([path], builtin=False):
        assert str(path) == problem.place.file
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@calm
@given(
    st.text() | st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#?,<~ \n\t\u2028\x85\ufeff"))
)
def test_any_text_is_a_gazetteer_or_has_problems(tmp_path: Path, text: str) -> None:
    """No text raises anything but ``GazetteerError``."""
    check(tmp_path / "any.yaml", text.encode("utf-8", "surrogatepass"))


@calm
@given(st.binary() | st.binary().map(b"format: 1\npack: any\nabout: ".__add__))
def test_any_bytes_are_a_gazetteer_or_have_problems(tmp_path: Path, data: bytes) -> None:
    """No bytes do so either, whether they are text or not."""
    check(tmp_path / "any.yaml", data)


@calm
@given(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=8),
    st.sampled_from(["block", "flow", "mixed"]),
)
def test_any_tree_is_a_gazetteer_or_has_problems(
    tmp_path: Path, tree: dict[str, object], flow: str
) -> None:
    """Known keys with values of any shape are checked, never trusted."""
    head = {"format": "1", "pack": "any"}
    text = yaml.safe_dump(
        {**tree, **head}, default_flow_style=STYLES[flow], allow_unicode=True
    )
    check(tmp_path / "any.yaml", text.encode("utf-8", "surrogatepass"))


@calm
@given(st.sampled_from(PACKS), st.data())
def test_any_damage_to_a_pack_is_survived(
    tmp_path: Path, pack: Path, data: st.DataObject
) -> None:
    """A pack that loses or repeats a piece is a gazetteer or has problems."""
    text = pack.read_bytes()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.binary(max_size=3) | st.just(text[:end]))
    check(tmp_path / "any.yaml", text[:start] + piece + text[end:])


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", None)])
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_both_parsers_see_the_same(
    path: Path, loader: type | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation without the C parser finds the same problems at the same places."""
    expected = [(p.place, p.code) for p in lint([path], builtin=False)]
    monkeypatch.setattr(events, "_Loader", loader or yaml.SafeLoader)

    assert expected == [(p.place, p.code) for p in lint([path], builtin=False)]


@pytest.mark.parametrize(
    "body",
    [
        "about: " + "[" * 100_000,
        "- " * 100_000,
        "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(1000)),
        "entities:\n" + "".join(f"  e{i}: {{within: e{i + 1}}}\n" for i in range(3000)),
        "larger_names: [" + "naka, " * 5000 + "]",
    ],
    ids=["deep", "deep-lists", "references", "dangling", "equal"],
)
def test_a_hostile_file_is_refused_in_time(tmp_path: Path, body: str) -> None:
    """No file of a few hundred kilobytes takes more than some seconds."""
    path = tmp_path / "hostile.yaml"
    path.write_text(f"format: 1\npack: hostile\n{body}\n")
    before = time.process_time()

    with pytest.raises(GazetteerError):
        load_gazetteer(path, builtin=False)
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    "body",
    [
        f"about: x{' ' * 200_000}\nentities: {{}}",
        "entities:\n"
        + "".join(f"  e{i}: {{name: Nameq{i}, type: town}}\n" for i in range(5000)),
    ],
    ids=["blanks", "one-spelling"],
)
def test_a_strange_file_is_checked_in_time(tmp_path: Path, body: str) -> None:
    """What is right but like no pack takes no longer than it is long."""
    path = tmp_path / "strange.yaml"
    path.write_text(f"format: 1\npack: strange\n{body}\n")
    before = time.process_time()

    lint([path], builtin=False)
    Normalizer(load_gazetteer(path, builtin=False))
    assert time.process_time() - before < 10
