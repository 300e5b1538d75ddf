"""Lines of JSON that become records when they are first asked for.

A document needs a few hundred of the many thousand names that are known; making only
these is what lets a gazetteer be there at once.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

T = TypeVar("T")


class _Sequence(Sequence[T]):
    """A sequence that says how to make the item of a number."""

    def _item(self, number: int) -> T:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        return self._item(index if index >= 0 else len(self) + index)


class Rows(_Sequence[T]):
    """A sequence of one item a line."""

    def __init__(self, data: memoryview, decode: Callable[[Any], T]) -> None:
        self._data = data
        self._decode = decode
        self._made: dict[int, T] = {}

    def __reduce__(self) -> tuple[Callable[..., Sequence[T]], tuple[tuple[T, ...]]]:
        return tuple, (tuple(self),)

    @cached_property
    def _lines(self) -> list[bytes]:
        # Few of them are ever decoded, and decoding all takes five times as long as this.
        return bytes(self._data).split(b"\n")[:-1]

    def __len__(self) -> int:
        return len(self._lines)

    def _item(self, number: int) -> T:
        if number not in self._made:
            self._made[number] = self._decode(json.loads(self._lines[number].decode()))
        return self._made[number]


class Picked(_Sequence[T]):
    """Some items of other sequences, fetched when they are asked for."""

    def __init__(self, numbers: Sequence[int], fetch: Callable[[int], T]) -> None:
        self._numbers = numbers
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[T]:
        return map(self._fetch, self._numbers)

    def _item(self, number: int) -> T:
        return self._fetch(self._numbers[number])


class Table(Mapping[str, T]):
    """A mapping from a list of keys to one value a line."""

    def __init__(self, keys: memoryview, rows: Rows[T]) -> None:
        self._keys = keys
        self._rows = rows

    def __reduce__(self) -> tuple[Callable[..., Mapping[str, T]], tuple[dict[str, T]]]:
        return dict, (dict(self),)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        keys = json.loads(bytes(self._keys))
        return dict(zip(keys, range(len(keys)), strict=True))

    def __getitem__(self, key: str) -> T:
        return self._rows[self._numbers[key]]

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """Return the value of a key, or the default."""
        number = self._numbers.get(key)
        return default if number is None else self._rows[number]

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
