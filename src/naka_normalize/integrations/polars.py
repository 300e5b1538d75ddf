"""``.naka`` on polars expressions and series; importing this file puts it there.

>>> import polars as pl
>>> frame = pl.DataFrame({"text": ["Clashes resumed in Naqqa.", None]})
>>> frame.select(pl.col("text").naka.normalize()).to_series().to_list()
['Clashes resumed in Nagorno-Karabakh.', None]
"""

from typing import Any

from naka_normalize.errors import UsageError
from naka_normalize.integrations import missing
from naka_normalize.integrations.columns import BEST, MENTIONS, best_of, mentions_of
from naka_normalize.integrations.settings import BUILT_IN, Settings

try:
    import polars as pl
except ModuleNotFoundError as error:
    raise missing("polars") from error

_TYPES = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
_TEXTS = (pl.String, pl.Categorical, pl.Null)


@pl.api.register_expr_namespace("naka")
class NakaExpression:
    """Normalizing and looking up in expressions, eager, lazy or streaming.

    Alias files are read when the expression is made, and ``GazetteerError`` lists what is
    wrong with them. When it runs, a column that holds no text raises ``UsageError``.
    """

    def __init__(self, expression: pl.Expr) -> None:
        """Take an expression that gives text."""
        self._expression = expression

    def normalize(self, settings: Settings = BUILT_IN) -> pl.Expr:
        """Give the normalized texts, in the same dtype and under the same name.

        An ``Enum`` has no room for other words and raises ``UsageError``.
        """
        settings.normalizer()
        return self._expression.map_batches(
            lambda column: _normalized(column, settings),
            return_dtype=pl.self_dtype(),
            is_elementwise=True,
        )

    def mentions(self, settings: Settings = BUILT_IN) -> pl.Expr:
        """Give the mentions of each text, structs with the fields of the JSON record."""
        settings.normalizer()
        return self._expression.map_batches(
            lambda column: _mentions(column, settings),
            return_dtype=_type(MENTIONS),
            is_elementwise=True,
        )

    def lookup(
        self,
        *,
        context: pl.Expr | str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the gazetteer
        country: pl.Expr | str | None = None,
        settings: Settings = BUILT_IN,
    ) -> pl.Expr:
        """Give the best match of each name; see ``naka_normalize.lookup``.

        Args:
            context: Text beside the names, or an expression that gives such texts.
            type: Only entities of this type.
            country: Only this country and what belongs to it, or an expression.
            settings: Which names are known.

        Returns:
            Structs of ``id``, ``name``, ``type``, ``wikidata``, ``iso``, ``matched``,
            ``score``, ``how`` and ``certain``; a null for a null and where nothing fits.
        """
        settings.normalizer()
        # A struct brings columns and single values to one length.
        asked = pl.struct(
            self._expression,
            _beside(context).alias("naka context"),
            _beside(country).alias("naka country"),
        )
        return asked.map_batches(
            lambda column: _looked_up(column, type, settings),
            return_dtype=_type(BEST),
            is_elementwise=True,
        )


@pl.api.register_series_namespace("naka")
class NakaSeries:
    """The same on a series."""

    def __init__(self, series: pl.Series) -> None:
        """Take a series of text."""
        self._frame = series.to_frame()

    def normalize(self, settings: Settings = BUILT_IN) -> pl.Series:
        """Return the normalized texts; see ``NakaExpression.normalize``."""
        return self._frame.select(pl.first().naka.normalize(settings)).to_series()

    def mentions(self, settings: Settings = BUILT_IN) -> pl.Series:
        """Return the mentions of each text; see ``NakaExpression.mentions``."""
        return self._frame.select(pl.first().naka.mentions(settings)).to_series()

    def lookup(self, **options: Any) -> pl.Series:  # noqa: ANN401 - named there
        """Return the best match of each name; see ``NakaExpression.lookup``."""
        return self._frame.select(pl.first().naka.lookup(**options)).to_series()


def _type(shape: Any) -> Any:  # noqa: ANN401 - see MENTIONS
    """Return the dtype of values of a shape."""
    if isinstance(shape, list):
        return pl.List(_type(shape[0]))
    if isinstance(shape, dict):
        return pl.Struct({name: _type(below) for name, below in shape.items()})
    return _TYPES[shape]


def _beside(given: pl.Expr | str | None) -> pl.Expr:
    """Return what stands beside each name as an expression."""
    return given if isinstance(given, pl.Expr) else pl.lit(given, pl.String)


def _texts(column: pl.Series) -> list[str | None]:
    """Return the texts of a column."""
    if column.dtype not in _TEXTS:
        raise UsageError(
            f"column {column.name!r} is {column.dtype} and no text; cast it to pl.String"
        )
    texts: list[str | None] = column.to_list()
    return texts


def _normalized(column: pl.Series, settings: Settings) -> pl.Series:
    normalizer = settings.normalizer()
    if column.dtype == pl.Categorical:
        # Each category is normalized once.
        before = column.unique().cast(pl.String)
        after = _normalized(before, settings)
        return column.cast(pl.String).replace(before, after).cast(column.dtype)
    made = [text and normalizer.normalize(text).text for text in _texts(column)]
    return pl.Series(column.name, made, column.dtype)


def _mentions(column: pl.Series, settings: Settings) -> pl.Series:
    normalizer = settings.normalizer()
    made = [None if t is None else mentions_of(normalizer, t) for t in _texts(column)]
    return pl.Series(column.name, made, _type(MENTIONS))


def _looked_up(asked: pl.Series, type_: str | None, settings: Settings) -> pl.Series:
    normalizer = settings.normalizer()
    names, contexts, countries = map(_texts, asked.struct.unnest())
    made = [
        best_of(normalizer, name, context, type_, country)
        for name, context, country in zip(names, contexts, countries, strict=True)
    ]
    return pl.Series(asked.name, made, _type(BEST))
