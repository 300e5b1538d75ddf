"""``.naka`` on pandas columns; importing this file is what puts it there.

>>> import pandas as pd
>>> pd.Series(["Clashes resumed in Naqqa.", None]).naka.normalize().tolist()
['Clashes resumed in Nagorno-Karabakh.', nan]
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from naka_normalize.errors import UsageError
from naka_normalize.integrations import missing
from naka_normalize.integrations.columns import BEST, best_of, mentions_of
from naka_normalize.integrations.settings import BUILT_IN, Settings

try:
    import pandas as pd
except ModuleNotFoundError as error:
    raise missing("pandas") from error

_DTYPES = {str: "str", float: "float64", bool: "boolean"}


@pd.api.extensions.register_series_accessor("naka")
class NakaAccessor:
    """Normalizing and looking up for a column of text."""

    def __init__(self, series: pd.Series) -> None:
        """Take a column.

        Raises:
            AttributeError: If it holds something else than text; pandas asks for this one.
        """
        if not any(isinstance(v, str) for v in series) and series.notna().any():
            raise AttributeError(
                f".naka needs a column of text, and this is {series.dtype}"
            )
        self._series = series

    def normalize(self, settings: Settings = BUILT_IN) -> pd.Series:
        """Return the normalized texts.

        Index, name and dtype are kept, and so is whatever is no text, such as a null. In
        a categorical column, categories that come out equal become one.

        Raises:
            GazetteerError: If an alias file of the settings cannot be used.
        """
        normalizer = settings.normalizer()
        answer = self._asked(lambda text: normalizer.normalize(text).text)
        made = [answer(v) if isinstance(v, str) else v for v in self._series]
        dtype = self._series.dtype
        if isinstance(dtype, pd.CategoricalDtype):
            rest = [answer(v) if isinstance(v, str) else v for v in dtype.categories]
            dtype = pd.CategoricalDtype(dict.fromkeys(rest), dtype.ordered)
        return self._column(made, dtype)

    def mentions(self, settings: Settings = BUILT_IN) -> pd.Series:
        """Return the mentions of each text as the JSON record has them.

        Returns:
            Lists, and ``None`` for what is no text.

        Raises:
            GazetteerError: If an alias file of the settings cannot be used.
        """
        normalizer = settings.normalizer()
        answer = self._asked(lambda text: mentions_of(normalizer, text))
        made = [None if text is None else answer(text) for text in _texts(self._series)]
        return self._column(made, object)

    def lookup(
        self,
        *,
        context: pd.Series | str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the gazetteer
        country: pd.Series | str | None = None,
        settings: Settings = BUILT_IN,
    ) -> pd.DataFrame:
        """Look the name in each row up; see ``naka_normalize.lookup``.

        Args:
            context: Text beside the names, or a column of such texts.
            type: Only entities of this type.
            country: Only this country and what belongs to it, or a column of countries.
            settings: Which names are known.

        Returns:
            The best match of each name with the index of the column, to be joined to its
            table: ``id``, ``name``, ``type``, ``wikidata``, ``iso``, ``matched``,
            ``score``, ``how`` and ``certain``, all null where nothing fits.

        Raises:
            UsageError: If the index of another column is not the same.
            GazetteerError: If an alias file of the settings cannot be used.
        """
        normalizer = settings.normalizer()
        beside = zip(
            _texts(self._series), self._beside(context), self._beside(country), strict=True
        )
        rows = [
            best_of(normalizer, name, near, type, where) or {}
            for name, near, where in beside
        ]
        made = pd.DataFrame(rows, self._series.index, list(BEST))
        return made.astype({name: _DTYPES[shape] for name, shape in BEST.items()})

    def _asked(self, answer: Callable[[str], Any]) -> Callable[[str], Any]:
        """Return a function that answers for each category once."""
        is_categorical = isinstance(self._series.dtype, pd.CategoricalDtype)
        return cache(answer) if is_categorical else answer

    def _column(self, values: list[Any], dtype: object) -> pd.Series:
        """Return values as a column that stands beside this one."""
        return pd.Series(values, self._series.index, dtype, self._series.name)

    def _beside(self, given: pd.Series | str | None) -> list[str | None]:
        """Return what stands beside each name."""
        if not isinstance(given, pd.Series):
            return [given] * len(self._series)
        if not given.index.equals(self._series.index):
            raise UsageError(f"column {given.name!r} has another index than the names")
        return _texts(given)


def _texts(series: pd.Series) -> list[str | None]:
    """Return the texts of a column, and ``None`` for what is none."""
    return [value if isinstance(value, str) else None for value in series]
