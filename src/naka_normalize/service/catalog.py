"""What the service knows: a table of names, and what to call it."""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import quote

from naka_normalize.lookups.listing import Listed, Listing
from naka_normalize.lookups.table import Lookup
from naka_normalize.records import Entity, Gazetteer

_SPACE = "urn:naka-normalize:"
# So many entities show which properties there are.
_SAMPLE = 10_000


class Catalog:
    """A table of names with its title and its space of ids.

    Attributes:
        lookup: The table.
        title: What people call it.
        space: How the URIs of its ids begin.
        version: Version of what is in it; empty if it has none.
    """

    def __init__(
        self,
        lookup: Lookup,
        title: str,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        """Take a table.

        Args:
            lookup: The table.
            title: What people call it.
            gazetteer: What it was made of; it knows why names are ambiguous.
        """
        self.lookup = lookup
        self.title = title
        self.space = _SPACE if gazetteer else f"{_SPACE}table:{quote(title, safe='')}:"
        self.version = gazetteer.data_version if gazetteer else ""
        self._gazetteer = gazetteer

    @classmethod
    def of(cls, gazetteer: Gazetteer, title: str = "names of the news") -> "Catalog":
        """Return what there is in a gazetteer."""
        return cls(Lookup.from_gazetteer(gazetteer), title, gazetteer)

    @property
    def listing(self) -> Listing:
        """Its entities and their names."""
        return self.lookup.listing

    @property
    def types(self) -> list[str]:
        """The types of its entities, the most frequent first."""
        return [kind for kind, _ in self.listing.types.most_common() if kind]

    def find(self, key: str) -> Entity | None:
        """Return the entity of an id; ``None`` if there is none."""
        number = self.listing.number(key)
        return None if number is None else self.lookup.entity(number)

    def names(self, key: str) -> list[Listed]:
        """Return the names of an entity."""
        number = self.listing.number(key)
        return [] if number is None else self.listing.names_of(number)

    def parents(self, entity: Entity) -> list[Entity | str]:
        """Return what an entity lies in or belongs to; as text what is not in the table."""
        return [self.find(key) or key for key in entity.within]

    def because(self, key: str) -> Mapping[str, str]:
        """Return why names of an entity are ambiguous, by name."""
        return self._reasons.get(key, {})

    @cached_property
    def identified(self) -> Mapping[tuple[str, str], list[str]]:
        """Ids of entities by an identifier: the name of its field, and its value."""
        found: dict[tuple[str, str], list[str]] = {}
        for row in self.listing.rows():
            for field in ("id", "wikidata", "geonames", "iso"):
                if value := row.get(field):
                    found.setdefault((field, value), []).append(row["id"])
        return found

    @cached_property
    def sample(self) -> list[Entity]:
        """Entities that show which properties there are."""
        return list(self.listing.entities(_SAMPLE))

    @cached_property
    def _reasons(self) -> Mapping[str, Mapping[str, str]]:
        reasons: dict[str, dict[str, str]] = {}
        for alias in self._gazetteer.aliases if self._gazetteer else ():
            if alias.because:
                for key in alias.entities:
                    reasons.setdefault(key, {})[alias.text] = alias.because
        return reasons
