"""The fields of a table as read: typed views of what the readers made of each value."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from naka_normalize.gazetteer.format.nodes import Text
from naka_normalize.gazetteer.format.shapes import Part


class Fields(NamedTuple):
    """The fields of one table; a key that is absent or holds nothing of use gives nothing.

    Attributes:
        part: What the definition says about such a table.
        rows: What the reader of each key returned; see ``reader_of``.
    """

    part: Part
    rows: Mapping[str, Any]

    def text(self, key: str) -> Text | None:
        """Return the one text under a key."""
        found: Text | None = self.rows.get(key)
        return found

    def value(self, key: str) -> str:
        """Return the one text under a key, as it is; empty without one."""
        text = self.text(key)
        return text.value if text else ""

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return the list of texts under a key."""
        found: tuple[Text, ...] = self.rows.get(key, ())
        return found

    def values(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under a key, as they are."""
        return tuple([text.value for text in self.texts(key)])

    def by_key(self, key: str) -> tuple[tuple[Text, Text | None], ...]:
        """Return the keys and texts of the table under a key."""
        found: tuple[tuple[Text, Text | None], ...] = self.rows.get(key, ())
        return found

    def texts_by_key(self, key: str) -> tuple[tuple[Text | None, tuple[Text, ...]], ...]:
        """Return the keys and lists of texts of the table under a key.

        The key of texts that stand there bare is ``None``.
        """
        found: tuple[tuple[Text | None, tuple[Text, ...]], ...] = self.rows.get(key, ())
        return found

    def tables_by_key(self, key: str) -> tuple[tuple[Text, "Fields"], ...]:
        """Return the keys and tables of the table under a key."""
        found: tuple[tuple[Text, Fields], ...] = self.rows.get(key, ())
        return found

    def tables(self, key: str) -> tuple["Fields", ...]:
        """Return the list of tables under a key."""
        found: tuple[Fields, ...] = self.rows.get(key, ())
        return found
