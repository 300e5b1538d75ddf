"""The three lists of aliases of an entry: plain, noisy and ambiguous."""

from typing import NamedTuple

from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.kinds import FORMS
from naka_normalize.gazetteer.format.nodes import Text
from naka_normalize.records import Form, Tier


class Listed(NamedTuple):
    """One alias as written.

    Attributes:
        text: The surface form.
        tier: Which of the three lists it stands in.
        form: Its grammatical form; ``None`` if the file does not say.
        language: Code of the source language; empty if any.
        supports: Cues for.
        against: Cues against.
        because: Why it is ambiguous.
    """

    text: Text
    tier: Tier
    form: Form | None = None
    language: str = ""
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    because: str = ""


def read_listed(fields: Fields) -> tuple[Listed, ...]:
    """Read the aliases of all three tiers from the fields of an entry."""
    found = [_listed(text, "plain", "") for text in fields.texts("aliases")]
    for code, texts in fields.texts_by_key("noisy"):
        language = code.value if code else ""
        found += [_listed(text, "noisy", language) for text in texts]
    found += [_ambiguous(*row) for row in fields.tables_by_key("ambiguous")]
    return tuple(found)


def _listed(text: Text, tier: Tier, language: str) -> Listed:
    # As the class itself, but without its Python code, which takes longer.
    return tuple.__new__(Listed, (text, tier, None, language, (), (), ""))


def _ambiguous(key: Text, about: Fields) -> Listed:
    form = about.value("as")
    return Listed(
        text=key,
        tier="ambiguous",
        form=next((known for known in FORMS if known == form), None),
        language=about.value("from"),
        supports=about.values("for"),
        against=about.values("against"),
        because=about.value("because"),
    )
