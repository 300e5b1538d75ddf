"""Whatever a file holds, it is edited, arranged or refused, and nothing else."""

from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings, strategies as st

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.arrange import arrange
from naka_normalize.gazetteer.editing.edit import put
from naka_normalize.gazetteer.editing.layout import as_data, read_layout

PACKS = sorted((Path(__file__).parent / "packs").glob("*.yaml"))
PIECES = (
    "entities:", "a:", "aliases:", " ", "  ", "    ", "\n", "\r\n", "[", "]", "{", "}", ",",
    "- ", "? ", ": ", "#", "'", '"', "|", ">-", "x", "y z", "\t", "...", "---", "\u2028",
)  # fmt: skip
PATHS = (("entities", "a", "aliases"), ("x", "y"), ("entities", "b", "noisy", "zh"))


def check(data: bytes) -> None:
    """Put something into a file and arrange it: both work or say what is wrong."""
    for path in PATHS:
        with suppress(GazetteerError):
            assert len(put("any.yaml", data, path, ["name"])) > len(data)
    with suppress(GazetteerError):
        new = arrange("any.yaml", data)
        before, after = (as_data(read_layout("any.yaml", one).root) for one in (data, new))
        assert before == after


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_pieces_of_yaml_are_edited_or_refused(text: str) -> None:
    """No text raises anything but ``GazetteerError``."""
    check(f"entities:\n  a:\n    aliases: {text}".encode())
    check(text.encode())


@settings(deadline=None)
@given(st.sampled_from(PACKS), st.data())
def test_any_damage_to_a_pack_is_edited_or_refused(pack: Path, data: st.DataObject) -> None:
    """A pack that loses or repeats a piece, too."""
    text = pack.read_bytes()
    start, end = (data.draw(st.integers(0, len(text))) for _ in range(2))
    check(text[:start] + data.draw(st.binary(max_size=3)) + text[end:])
