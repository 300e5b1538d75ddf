"""Which entities have to do with each other: parents, countries, shared short names."""

from collections import defaultdict
from collections.abc import Iterator

from naka_normalize.records import Gazetteer, ShortName


class Relations:
    """Relations between the entities of a gazetteer, by id."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._entities = gazetteer.entities
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._families: dict[str, frozenset[str]] = {}
        self._opposite: dict[str, frozenset[str]] = {}
        self._reach: dict[str, frozenset[str]] = {}
        self._shared: dict[str, dict[str, ShortName]] = defaultdict(dict)
        for short in gazetteer.short_names:
            for name in (*short.countries, *short.readings):
                for country in short.countries:
                    if country != name:
                        self._shared[name].setdefault(country, short)

        self._partners: dict[str, set[str]] = defaultdict(set)
        for pair in gazetteer.pairs:
            for key in pair:
                self._partners[key].update(set(pair) - {key})

    def _climb(self, key: str) -> Iterator[str]:
        """Walk up ``within``, nearest first, each entity once."""
        seen = {key}
        layer = [key]
        while layer:
            above = [up for one in layer for up in self._entities[one].within]
            layer = [
                up for up in dict.fromkeys(above) if up not in seen and up in self._entities
            ]
            seen.update(layer)
            yield from layer

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Return what the entity lies in or belongs to, nearest first."""
        if key not in self._ancestors:
            self._ancestors[key] = tuple(self._climb(key))
        return self._ancestors[key]

    def countries(self, key: str) -> tuple[str, ...]:
        """Return the country that an entity is or belongs to; none or several may be."""
        family = (key, *self.ancestors(key))
        return tuple(k for k in family if self._entities[k].type == "country")

    def family(self, key: str) -> frozenset[str]:
        """Return what an entity lies in or belongs to; of a country it is one itself."""
        if key not in self._families:
            own = {key} if self._entities[key].type == "country" else set()
            self._families[key] = frozenset(own.union(self.ancestors(key)))
        return self._families[key]

    def opposite(self, key: str) -> frozenset[str]:
        """Return what the family of an entity is listed as a pair with."""
        if key not in self._opposite:
            family = self.family(key)
            self._opposite[key] = frozenset(p for k in family for p in self.partners(k))
        return self._opposite[key]

    def reach(self, key: str) -> frozenset[str]:
        """Return an entity, its family, and what these are listed as a pair with."""
        if key not in self._reach:
            self._reach[key] = self.family(key) | self.opposite(key) | {key}
        return self._reach[key]

    def partners(self, key: str) -> tuple[str, ...]:
        """Return the entities that an entity is listed as a pair with."""
        return tuple(sorted(self._partners.get(key, ())))

    def confusable(self, key: str) -> tuple[str, ...]:
        """Return the countries that share a short name with this entity."""
        return tuple(self._shared.get(key, ()))

    def shared_short_name(self, key: str, country: str) -> ShortName | None:
        """Return the short name by which an entity is confused with a country."""
        return self._shared.get(key, {}).get(country)
