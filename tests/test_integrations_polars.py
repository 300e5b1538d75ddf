"""``.naka`` on polars: the core's answers in columns of the same dtype."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from integration_texts import MINE, SHORT, VALUES, details, normalized
from naka_normalize import lookup
from naka_normalize.errors import GazetteerError, UsageError
from naka_normalize.integrations.settings import Settings

pytest.importorskip("polars", reason="polars is not installed")

import polars as pl

import naka_normalize.integrations.polars  # noqa: F401 - puts .naka on expressions

pytestmark = pytest.mark.polars
TEXT = pl.col("text").naka


@given(VALUES, st.sampled_from([pl.String, pl.Categorical]), st.sampled_from([True, False]))
@settings(max_examples=60, deadline=None)
def test_every_dtype_gives_the_answers_of_the_core(
    values: list[str | None], dtype: pl.DataType, lazily: object
) -> None:
    """Texts and mentions are the core's; name, nulls and dtype stay, eager or lazy."""
    frame = pl.DataFrame({"text": pl.Series(values, dtype=dtype)})
    asked = frame.lazy() if lazily else frame
    answered = asked.with_columns(TEXT.normalize(), TEXT.mentions().alias("mentions"))
    made = answered.lazy().collect()

    assert answered.collect_schema() == made.schema
    assert dtype == made.schema["text"]
    assert normalized(values) == made["text"].to_list()
    assert details(values, "mentions") == made["mentions"].to_list()


def test_chunks_groups_and_streams_give_the_same() -> None:
    """However an engine cuts a column, its rows come out alike."""
    pieces = [pl.DataFrame({"text": [*SHORT, None]}) for _ in range(3)]
    frame = pl.concat(pieces, rechunk=False)
    want = normalized([*SHORT, None]) * 3

    assert want == frame["text"].naka.normalize().to_list()
    streamed = frame.lazy().select(TEXT.normalize()).collect(engine="streaming")
    assert want == streamed["text"].to_list()
    grouped = frame.with_columns(made=TEXT.normalize().over(pl.col("text").is_null()))
    assert want == grouped["made"].to_list()


def test_categories_that_come_out_equal_become_one() -> None:
    """A column stays categorical; what was damage and what was right is one category."""
    texts = pl.Series(["in Naqqa", None, "in Nagorno-Karabakh"], dtype=pl.Categorical)
    made = texts.naka.normalize()

    assert pl.Categorical == made.dtype
    assert ["in Nagorno-Karabakh", None, "in Nagorno-Karabakh"] == made.to_list()


def test_lookup_gives_the_best_match_of_each_name() -> None:
    """A struct for each name; a null where nothing is known; contexts are heard."""
    frame = pl.DataFrame(
        {
            "place": ["Naka", "Naka", None, "qqqq xxxx"],
            "notes": ["Ibaraki, Japan", "Stepanakert and Shusha", "Baku", None],
        }
    )
    made = frame.select(pl.col("place").naka.lookup(context=pl.col("notes"))).to_series()
    best = lookup("Naka", context="Ibaraki, Japan", limit=1)[0]

    assert "place" == made.name
    assert ["naka-ibaraki", "nagorno-karabakh", None, None] == [
        row and row["id"] for row in made
    ]
    assert (best.score, best.how, best.name) == tuple(
        made[0][key] for key in ("score", "how", "matched")
    )
    baku = pl.Series("city", ["Bakuu", "Bakuu"]).naka.lookup(country="Azerbaijan")
    assert ["baku", "baku"] == baku.struct.field("id").to_list()


def test_columns_without_text_are_told() -> None:
    """The message names the column, what it is and what to do; nulls alone are fine."""
    for column in (pl.Series("n", [1]), pl.Series("n", ["a"], pl.Enum(["a"]))):
        with pytest.raises(UsageError, match=r"column 'n' is .* cast it to pl\.String"):
            column.naka.normalize()
    assert [None] == pl.Series([None]).naka.normalize().to_list()


def test_alias_files_are_read_when_the_expression_is_made(tmp_path: Path) -> None:
    """Settings are heard, and what is wrong with them is told before anything runs."""
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    made = pl.Series(["At Hugh Nick Airport."]).naka.normalize(Settings((str(path),)))

    assert ["At Qo Airport."] == made.to_list()
    path.write_text("format: 1\n")
    with pytest.raises(GazetteerError, match=r"mine\.yaml:1"):
        TEXT.normalize(Settings((str(path),)))
