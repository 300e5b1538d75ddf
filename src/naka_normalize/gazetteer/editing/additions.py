"""An alias with its examples, to be put into a file, and where it goes there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from naka_normalize.errors import Place, UsageError
from naka_normalize.folding import fold
from naka_normalize.gazetteer.editing.edit import put, value_at
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.checks import check
from naka_normalize.gazetteer.format.examples import parse_example
from naka_normalize.gazetteer.format.kinds import FORMAT, LANGUAGE, NAME
from naka_normalize.gazetteer.format.nodes import Problems, Text

ListedTier = Literal["plain", "noisy", "ambiguous"]
TIERS: tuple[ListedTier, ...] = ("plain", "noisy", "ambiguous")
_NOT_IN_IDS = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Addition:
    """An alias that is to be added.

    Attributes:
        kind: ``entities`` or ``pairs``.
        owner: Id of the entity or pair.
        alias: The surface form.
        tier: Which list it goes to.
        language: Code of the source language; empty if any.
        supports: Cues for an ambiguous alias.
        against: Cues against one.
        because: Why it is ambiguous.
        form: The form it stands for; empty if the file need not say.
        examples: Sentences with their marks.
    """

    kind: str
    owner: str
    alias: str
    tier: ListedTier
    language: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    because: str
    form: str
    examples: tuple[str, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the list or table that gets the alias."""
        entry = (self.kind, self.owner)
        if self.tier == "plain":
            return (*entry, "aliases")
        if self.tier == "noisy":
            return (*entry, "noisy", self.language) if self.language else (*entry, "noisy")
        return (*entry, "ambiguous", self.alias)


def check_addition(addition: Addition) -> None:
    """See that what is to be added can stand in a file at all.

    Raises:
        UsageError: If it cannot; the message says what and why.
    """
    problems = Problems()
    if addition.language:
        check(_text(addition.language), LANGUAGE, problems)
    for name in (addition.alias, *addition.supports, *addition.against):
        if len(name.splitlines()) > 1:
            raise UsageError(f"a name stands on one line, and this one does not: {name!r}")
        check(_text(name), NAME, problems)
    if problems.found:
        first = problems.found[0]
        raise UsageError(f"{first.says}. {first.help}")
    for example in addition.examples:
        _check_example(example)


def _text(value: str) -> Text:
    return Text(Place("", 1, 1), value)


def _check_example(example: str) -> None:
    try:
        example.encode("utf-8")
        parse_example(example, "", Place("", 1, 1))
    except UnicodeEncodeError:
        raise UsageError("an example is not valid UTF-8") from None
    except ValueError as error:
        raise UsageError(f"{error}; write <surface -> replacement>") from error


def add(file: str, data: bytes, addition: Addition) -> bytes:
    """Return a file with an alias and its examples added.

    Args:
        file: Name of the file, for messages.
        data: Its bytes.
        addition: What is added, checked.

    Raises:
        UsageError: If the entry lists its noise by language and none is given, or not by
            language and one is.
        GazetteerError: As ``edit.put`` does.
    """
    _check_noisy(value_at(file, data, (addition.kind, addition.owner, "noisy")), addition)
    for path, value in _steps(addition):
        data = put(file, data, path, value)
    return data


def _steps(addition: Addition) -> Iterator[tuple[tuple[str, ...], Data]]:
    if addition.tier == "ambiguous":
        said: dict[str, Data] = {
            "for": list(addition.supports),
            "against": list(addition.against),
            "because": addition.because,
            "from": addition.language,
            "as": addition.form,
        }
        yield addition.path, {key: value for key, value in said.items() if value}
    else:
        yield addition.path, [addition.alias]
    if addition.examples:
        yield (addition.kind, addition.owner, "examples"), list(addition.examples)


def _check_noisy(noisy: Data | None, addition: Addition) -> None:
    if addition.tier != "noisy" or noisy in (None, ""):
        return
    if isinstance(noisy, Mapping) and not addition.language:
        known = ", ".join(noisy)
        raise UsageError(
            f"'{addition.owner}' lists its noise by source language ({known}); say which"
            " with --from"
        )
    if not isinstance(noisy, Mapping) and addition.language:
        raise UsageError(
            f"'{addition.owner}' does not list its noise by source language;"
            " leave out --from"
        )


def new_pack(stem: str, today: date) -> bytes:
    """Return the head of a new file.

    Args:
        stem: Name of the file without its ending; the pack is called after it.
        today: The version.
    """
    pack = _NOT_IN_IDS.sub("-", fold(stem)).strip("-") or "mine"
    version = f"{today.year}.{today.month}.{today.day}"
    head = {"format": FORMAT, "pack": pack, "version": version, "about": "Names of my own."}
    return "".join(f"{key}: {value}\n" for key, value in head.items()).encode()
