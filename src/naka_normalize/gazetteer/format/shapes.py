"""What a definition of the format is made of: kinds of text, lists, and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Kind:
    """What one text may be.

    Attributes:
        name: What such a text is called.
        says: One sentence that explains it.
        code: Code of the problem that a text which does not fit is; empty if a single text
            cannot tell, or any fits.
        noun: What a text that does not fit is said not to be.
        hint: What to write.
        pattern: Regular expression for the whole text, as Python and ECMAScript both read
            it; empty if there is none.
        words: The only texts that are allowed; empty if others are.
        seen: What else an editor may see, as JSON Schema. Here every scalar is text; an
            editor reads YAML 1.2 and takes ``2018`` for a number.
    """

    name: str
    says: str
    code: str = ""
    noun: str = ""
    hint: str = ""
    pattern: str = ""
    words: tuple[str, ...] = ()
    seen: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def kind(self) -> "Kind":
        """The kind itself, as other shapes have one at their bottom."""
        return self


@dataclass(frozen=True)
class Several:
    """A list.

    Attributes:
        item: What it lists.
        single: Whether one item alone stands for a list of one.
    """

    item: "Shape"
    single: bool = False

    @cached_property
    def kind(self) -> Kind:
        """The kind of text at its bottom."""
        return self.item.kind


@dataclass(frozen=True)
class ByKey:
    """A table whose keys the author chooses.

    Attributes:
        key: What a key is.
        item: What stands under each key.
        bare: Whether what stands under a key may stand alone, for any key.
    """

    key: Kind
    item: "Shape"
    bare: bool = False

    @cached_property
    def kind(self) -> Kind:
        """The kind of text at its bottom."""
        return self.item.kind


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table and what belongs there.

    Attributes:
        key: The key.
        shape: What stands under it.
        says: One sentence that explains it.
        required: Whether a table without it is refused.
    """

    key: str
    shape: "Shape"
    says: str
    required: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """A table with known keys.

    Attributes:
        name: What such a table is called.
        says: One sentence that explains it.
        fields: Its keys, in the order in which they are best written.
        bare: Whether a text alone stands for a table with nothing but the first key.
    """

    name: str
    says: str
    fields: Mapping[str, Field]
    bare: bool = False

    @cached_property
    def first(self) -> str:
        """The first key."""
        return next(iter(self.fields))

    @cached_property
    def kind(self) -> Kind:
        """The kind of text under the first key."""
        return self.fields[self.first].shape.kind

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that it must have."""
        return tuple(key for key, one in self.fields.items() if one.required)


Shape = Kind | Several | ByKey | Part


def part(name: str, says: str, *fields: Field, bare: bool = False) -> Part:
    """Make a table with known keys."""
    return Part(name, says, {one.key: one for one in fields}, bare)


def part_of(shape: Shape) -> Part:
    """Return the table with known keys that a shape holds.

    Raises:
        TypeError: If it holds texts only.
    """
    if isinstance(shape, Kind):
        raise TypeError(f"a {shape.name} is no table")
    return shape if isinstance(shape, Part) else part_of(shape.item)
