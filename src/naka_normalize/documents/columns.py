"""Which columns of a table are texts, and where what is added to them goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from naka_normalize.documents.added import added_names, foreign_beside, listed
from naka_normalize.documents.pieces import UnreadableError


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that matter, as numbers from 0.

    Attributes:
        width: How many columns it has.
        texts: The columns of texts.
        names: What each of them is called.
        added: The three columns beside each, present or new; new ones have the numbers
            from ``width`` on.
        new: What the new ones are called.
    """

    width: int
    texts: tuple[int, ...]
    names: tuple[str, ...]
    added: tuple[tuple[int, ...], ...]
    new: tuple[str, ...]

    def fits(self, cells: int) -> bool:
        """Tell whether a row of so many cells can get the added ones.

        It may be short, unless an earlier run, which makes all rows equal, left it as it
        was: then nobody knows what its cells are.
        """
        was_run = any(number < self.width for row in self.added for number in row)
        return cells == self.width if was_run else cells <= self.width


def choose_columns(
    wanted: Sequence[str], heads: Sequence[str], width: int, hint: str = ""
) -> Columns:
    """Find the columns of texts, and those that an earlier run has added.

    Args:
        wanted: Names, or numbers from 1; a name goes before a number.
        heads: The names of the columns; none if the table does not say.
        width: How many columns there are.
        hint: What to say more if there is no such column.

    Raises:
        UnreadableError: If there is no such column, or more than one; the message lists
            those there are. If a column would be written over that no run has added.
    """
    numbers = {name: _number(name, heads, width) for name in wanted}
    missing = [name for name, number in numbers.items() if number is None]
    if missing:
        known = listed(heads) if heads else f"{width} without names"
        raise UnreadableError(f"there is no column {missing[0]!r}; there are {known}{hint}")
    texts = tuple(dict.fromkeys(n for n in numbers.values() if n is not None))
    names = tuple(heads[n] if heads else f"{n + 1}" for n in texts)
    if taken := next(filter(None, (foreign_beside(name, heads) for name in names)), ""):
        raise UnreadableError(taken)
    columns = [*heads] if heads else [""] * width
    for added in (one for name in names for one in added_names(name)):
        if added not in columns:
            columns.append(added)
    places = tuple(tuple(map(columns.index, added_names(name))) for name in names)
    return Columns(width, texts, names, places, tuple(columns[width:]))


def _number(name: str, heads: Sequence[str], width: int) -> int | None:
    """Return the number of a column from 0; ``None`` if there is no such column."""
    if heads.count(name) > 1:
        numbers = " and ".join(str(n) for n, head in enumerate(heads, 1) if head == name)
        raise UnreadableError(f"columns {numbers} are called {name!r}; choose by number")
    if name in heads:
        return heads.index(name)
    is_number = name.isascii() and name.isdecimal() and 0 < int(name) <= width
    return int(name) - 1 if is_number else None
