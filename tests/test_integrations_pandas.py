"""``.naka`` on pandas columns: the core's answers in columns of the same kind."""

import pytest
from hypothesis import given, settings, strategies as st

from integration_texts import SHORT, VALUES, details, normalized
from naka_normalize import lookup
from naka_normalize.errors import UsageError
from naka_normalize.integrations.settings import Settings

pytest.importorskip("pandas", reason="pandas is not installed")

import pandas as pd

import naka_normalize.integrations.pandas  # noqa: F401 - puts .naka on columns

pytestmark = pytest.mark.pandas
PLAIN = ("str", "object", "category")


def dtypes() -> list[object]:
    """The dtypes that text may have, and those of Arrow if it is there."""
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        return [*PLAIN]
    views = (pa.string(), pa.large_string(), pa.string_view())
    packed = pa.dictionary(pa.int32(), pa.string())
    return [*PLAIN, "string", *(pd.ArrowDtype(type_) for type_ in (*views, packed))]


def shown(column: "pd.Series") -> list[object]:
    """The values, with one kind of null."""
    return [value if isinstance(value, str | list) else None for value in column]


@given(VALUES, st.sampled_from(dtypes()))
@settings(max_examples=80, deadline=None)
def test_every_dtype_gives_the_answers_of_the_core(
    values: list[str | None], dtype: object
) -> None:
    """Texts and mentions are the core's; index, name, nulls and dtype stay."""
    index = [f"r{number // 2}" for number in range(len(values))]
    column = pd.Series(values, index, dtype, "body")
    made = column.naka.normalize()

    assert normalized(values) == shown(made)
    assert (index, "body") == (list(made.index), made.name)
    assert dtype == "category" or column.dtype == made.dtype
    assert made.dtype == ("category" if dtype == "category" else column.dtype)
    assert details(values, "mentions") == shown(column.naka.mentions())


def test_categories_that_come_out_equal_become_one() -> None:
    """Order and kind of the categories stay."""
    kind = pd.CategoricalDtype(["in Naqqa", "calm", "in Nagorno-Karabakh"], ordered=True)
    made = pd.Series(["in Nagorno-Karabakh", None, "in Naqqa"], dtype=kind).naka.normalize()

    assert pd.CategoricalDtype(["in Nagorno-Karabakh", "calm"], ordered=True) == made.dtype
    assert [0, -1, 0] == made.cat.codes.tolist()


def test_chunked_columns_are_one_column() -> None:
    """A column that Arrow holds in pieces is answered whole."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    chunks = pa.chunked_array([[*SHORT], [None], [*SHORT]])
    column = pd.Series(pd.arrays.ArrowExtensionArray(chunks))

    assert normalized(chunks.to_pylist()) == shown(column.naka.normalize())


def test_what_is_no_text_stays() -> None:
    """Mixed columns keep their other values."""
    made = pd.Series(["Naqqa", 7, None, 1.5], dtype=object).naka.normalize()

    assert ["Nagorno-Karabakh", 7, None, 1.5] == made.tolist()


def test_columns_of_numbers_have_no_names() -> None:
    """An accessor for text is not there on numbers, but on a column without values."""
    with pytest.raises(AttributeError, match="needs a column of text, and this is int64"):
        _ = pd.Series([1, 2]).naka
    assert [True] == pd.Series([float("nan")]).naka.normalize().isna().tolist()


def test_lookup_gives_the_best_match_beside_each_name() -> None:
    """One row a name, in the same index; a null where nothing is known."""
    names = ["Naqqa", None, "Bakuu", "qqqq xxxx"]
    made = pd.Series(names, [9, 9, 8, 7]).naka.lookup()
    best = [lookup(name, limit=1) if name else [] for name in names]

    assert [9, 9, 8, 7] == made.index.tolist()
    assert [m[0].entity.id if m else None for m in best] == shown(made["id"])
    assert [m[0].score for m in best if m] == made["score"].dropna().tolist()
    assert ["float64", "boolean"] == [str(made[c].dtype) for c in ("score", "certain")]
    assert [False, True, False, True] == made["certain"].isna().tolist()


def test_lookup_sees_the_columns_beside() -> None:
    """A context or a country of each row tells namesakes apart; their rows must match."""
    names = pd.Series(["Naka", "Naka"])
    contexts = pd.Series(["Ibaraki, Japan", "Stepanakert and Shusha"])

    assert ["naka-ibaraki", "nagorno-karabakh"] == shown(
        names.naka.lookup(context=contexts)["id"]
    )
    assert ["nagorno-karabakh"] * 2 == shown(names.naka.lookup(country="Azerbaijan")["id"])
    with pytest.raises(UsageError, match="another index"):
        names.naka.lookup(context=contexts.iloc[::-1])


def test_settings_are_heard() -> None:
    """Another policy gives other answers where it does for the core."""
    text = "Naka said on Monday that talks in Yerevan go on."
    for policy in ("strict", "eager"):
        asked = Settings(policy=policy)
        made = pd.Series([text]).naka.normalize(asked)
        assert [asked.normalizer().normalize(text).text] == made.tolist()


def test_an_empty_column_stays_empty() -> None:
    """No rows in, no rows out, of the same dtype."""
    empty = pd.Series([], dtype="str")

    assert "str" == empty.naka.normalize().dtype
    assert (0, 9) == empty.naka.lookup().shape
