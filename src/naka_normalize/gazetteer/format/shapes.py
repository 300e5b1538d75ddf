"""What a definition of the format is made of: kinds of text, lists, and tables."""

from typing import NamedTuple


class Kind(NamedTuple):
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
        seen: What else an editor may see: keys and values of JSON Schema. Here
            every scalar is text; an editor reads YAML 1.2 and takes ``2018`` for a number.
    """

    name: str
    says: str
    code: str = ""
    noun: str = ""
    hint: str = ""
    pattern: str = ""
    words: tuple[str, ...] = ()
    seen: tuple[tuple[str, object], ...] = ()

    @property
    def kind(self) -> "Kind":
        """The kind itself, as other shapes have one at their bottom."""
        return self


class Several(NamedTuple):
    """A list.

    Attributes:
        item: What it lists.
        single: Whether one item alone stands for a list of one.
    """

    item: "Shape"
    single: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of text at its bottom."""
        return self.item.kind


class ByKey(NamedTuple):
    """A table whose keys the author chooses.

    Attributes:
        key: What a key is.
        item: What stands under each key.
        bare: Whether what stands under a key may stand alone, for any key.
    """

    key: Kind
    item: "Shape"
    bare: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of text at its bottom."""
        return self.item.kind


class Field(NamedTuple):
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


class Part:
    """A table with known keys.

    Attributes:
        name: What such a table is called.
        says: One sentence that explains it.
        fields: Its keys, in the order in which they are best written.
        bare: Whether a text alone stands for a table with nothing but the first key.
        first: The first key.
        required: The keys that it must have.
    """

    def __init__(self, name: str, says: str, *fields: Field, bare: bool = False) -> None:
        self.name = name
        self.says = says
        self.fields = {one.key: one for one in fields}
        self.bare = bare
        self.first = fields[0].key
        self.required = tuple([one.key for one in fields if one.required])

    @property
    def kind(self) -> Kind:
        """The kind of text under the first key."""
        return self.fields[self.first].shape.kind


Shape = Kind | Several | ByKey | Part


def part_of(shape: Shape) -> Part:
    """Return the table with known keys that a shape holds.

    Raises:
        TypeError: If it holds texts only.
    """
    if isinstance(shape, Kind):
        raise TypeError(f"a {shape.name} is no table")
    return shape if isinstance(shape, Part) else part_of(shape.item)
