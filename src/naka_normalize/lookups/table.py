"""A table of names to look single names up in: 200 of them or a million."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import exp
from typing import Any, Self

from naka_normalize.errors import UsageError
from naka_normalize.lookups.answers import Match
from naka_normalize.lookups.context import Surroundings, family
from naka_normalize.lookups.hashed import Hashed
from naka_normalize.lookups.names import NOBODY, TIERS, Names, Texts, entity_of
from naka_normalize.lookups.scores import ANSWER_FROM, CERTAIN_FROM
from naka_normalize.lookups.search import Found, Search
from naka_normalize.lookups.words import NAMESAKES, key_of
from naka_normalize.records import Entity, Gazetteer

# Types that no kind of place may stand beside, and that no title may.
_NO_KIND = frozenset({"person", "country", "continent", "organisation"})
_NO_TITLE = frozenset(
    {"country", "continent", "city", "town", "village", "region", "river"}
)
# What a word that does not belong costs, as a factor.
_MISPLACED = 0.5
# Weight of a well-known namesake that the table may not have.
_NAMESAKE = 0.7
_RIGHT = frozenset({"name", "plain"})
_SHOWN_FROM = 0.1
_REMEMBERED = 1 << 16


class Lookup:
    """A table of names, arranged for looking single names up.

    Nothing in it changes once it is made, so it may be shared by threads. Processes share
    the memory of a table that each of them opened.

    >>> table = Lookup.from_records([("Q9248", "Baku", "Bakı|Баку"), ("Q80", "Barda")])
    >>> [(match.entity.id, match.how) for match in table.lookup("Bakuu")]
    [('Q9248', 'spelling')]
    """

    def __init__(
        self, parts: Mapping[str, Any], gazetteer: Gazetteer | None = None
    ) -> None:
        """Take what ``build`` or ``read`` made; use ``from_…`` or ``open``."""
        self._parts = parts
        self._names = Names(
            Texts(parts["keys"], parts["keys_ends"]),
            parts["first"],
            Texts(parts["texts"], parts["texts_ends"]),
            parts["owners"],
            parts["tiers"],
        )
        self._entities = Texts(parts["entities"], parts["entities_ends"])
        self._made: dict[int, Entity] = {}
        self._search = Search(
            self._names,
            Hashed(parts["hot_heads"], parts["hot_lists"]),
            Hashed(parts["cold_heads"], parts["cold_lists"]),
            short=bool(parts["short"][0]),
        )

    def __len__(self) -> int:
        """Return how many different names there are."""
        return len(self._names.keys)

    @cached_property
    def _cues(self) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = json.loads(bytes(self._parts["cues"]))
        return found

    def lookup(
        self,
        name: str,
        *,
        context: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the table
        country: str | None = None,
        limit: int = 5,
    ) -> list[Match]:
        """Return what a name may stand for, the most likely first.

        Args:
            name: The name, in any script and spelling.
            context: Text beside it, which may tell namesakes apart.
            type: Only entities of this type, such as ``"city"``.
            country: Only this country and what belongs to it, by name, id or code.
            limit: The most matches to return.

        Returns:
            The matches; none if no answer is good. Only the first may be ``certain``.
        """
        readings = self._readings(self._search.search(name))
        if type is not None:
            readings = {n: r for n, r in readings.items() if self.entity(n).type == type}
        if country is not None:
            wanted = self._ids(country)
            readings = {
                n: r
                for n, r in readings.items()
                if not wanted.isdisjoint(family(self.entity(n)))
            }
        if not readings:
            return []
        weights = {} if context is None else self._weights(name, context, readings)
        open_ = type is None and country is None and self._shares_name(readings)
        return self._ranked(readings, weights, _NAMESAKE if open_ else 0.0, limit)

    def lookup_many(
        self,
        names: Iterable[str],
        *,
        type: str | None = None,  # noqa: A002 - the word of the table
        country: str | None = None,
        limit: int = 5,
    ) -> Iterator[list[Match]]:
        """Look one name after another up; those that come again cost nothing.

        Args:
            names: The names; they are read as the answers are.
            type: As for ``lookup``.
            country: As for ``lookup``.
            limit: As for ``lookup``.

        Yields:
            The matches of each name, in the order of the names.
        """
        known: dict[str, list[Match]] = {}
        for name in names:
            if name not in known:
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[name] = self.lookup(name, type=type, country=country, limit=limit)
            yield known[name]

    def entity(self, number: int) -> Entity:
        """Return the entity of a number, from 0 in the order of the table."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = entity_of(self._entities[number])
        return made

    def _shares_name(self, readings: Mapping[int, Found]) -> bool:
        """Tell whether well-known namesakes have the name, in the table or not."""
        one = next(iter(readings.values()))
        return one.listed and key_of(self._names.text(one.form)) in NAMESAKES

    def _named(self, key: bytes) -> list[Entity]:
        """Return the entities that a key certainly is a name of."""
        names = self._names
        forms = [form for n in self._search.exact_keys(key) for form in names.forms(n)]
        return [
            self.entity(names.owners[form])
            for form in forms
            if names.owners[form] != NOBODY and TIERS[names.tiers[form]] in _RIGHT
        ]

    def _ids(self, country: str) -> set[str]:
        """Return what an entity may say its country is."""
        ids = {country, country.casefold(), country.upper()}
        for entity in self._named(key_of(country)):
            ids |= {entity.id, entity.name, entity.iso}
        return ids - {""}

    def _readings(self, found: Sequence[Found]) -> dict[int, Found]:
        """Return the best way in which each entity was found."""
        best: dict[int, Found] = {}
        for one in found:
            owner = self._names.owners[one.form]
            if owner != NOBODY and (owner not in best or best[owner].score < one.score):
                best[owner] = one
        return best

    def _weights(
        self, name: str, context: str, readings: Mapping[int, Found]
    ) -> dict[int, float]:
        """Return the log-odds that the words beside a name give each entity."""
        around = Surroundings(context, name, self._named)
        nothing: list[list[str]] = [[], []]
        return {
            number: around.weigh(
                self.entity(number), *self._cues.get(str(one.form), nothing)
            )
            for number, one in readings.items()
        }

    def _ranked(
        self,
        readings: Mapping[int, Found],
        weights: Mapping[int, float],
        namesake: float,
        limit: int,
    ) -> list[Match]:
        """Return matches with their shares of the probability, best first."""
        likely = {n: _fitting(one, self.entity(n)) for n, one in readings.items()}
        moved = likely
        if weights:
            moved = {n: _moved(likely[n], by) for n, by in weights.items()}
        best = max(moved.values())
        if best < ANSWER_FROM:
            return []
        if len(readings) == 1 and not namesake:
            scores = [(best, *readings)]
        else:
            scores = [
                (best * share if readings[number].listed else moved[number], number)
                for number, share in _shares(readings, likely, weights, namesake).items()
            ]
        if len(scores) > 1:
            scores.sort(key=lambda one: (-one[0], self.entity(one[1]).id))
        found = []
        for score, number in scores[:limit]:
            one = readings[number]
            if one.listed or score >= _SHOWN_FROM:
                certain = not found and score >= CERTAIN_FROM
                name = self._names.text(one.form)
                found.append(Match(self.entity(number), score, one.how, name, certain))
        return found


def _shares(
    readings: Mapping[int, Found],
    likely: Mapping[int, float],
    weights: Mapping[int, float],
    namesake: float,
) -> dict[int, float]:
    """Return what share each reading has of those that are written the same."""
    parts = {n: exp(weights.get(n, 0.0)) * likely[n] for n in readings}
    whole = sum(parts[n] for n in readings if readings[n].listed) + namesake
    return {n: part / (whole or 1.0) for n, part in parts.items()}


def _fitting(one: Found, entity: Entity) -> float:
    """Return how likely a reading is, given the words that only the query has."""
    if not one.dropped:
        return one.score
    misplaced = ("title" in one.dropped and entity.type in _NO_TITLE) or (
        "kind" in one.dropped and entity.type in _NO_KIND
    )
    return one.score * _MISPLACED if misplaced else one.score


def _moved(probability: float, by: float) -> float:
    """Return a probability after some log-odds were added."""
    odds = probability / (1 - probability) * exp(by)
    return odds / (1 + odds)
