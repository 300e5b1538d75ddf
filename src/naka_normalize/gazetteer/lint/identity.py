"""Identity: one thing of the world is one entity, and has one entry that introduces it."""

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.lint.rows import aliases
from naka_normalize.gazetteer.owned import key_of

_WORLDWIDE = {"wikidata": "Wikidata id", "iso": "ISO code", "geonames": "GeoNames id"}


def check_identity(loaded: Loaded, advice: Problems) -> None:
    """Check that entities do not meet by accident, and that none is there twice."""
    _check_introductions(loaded, advice)
    _check_worldwide_ids(loaded, advice)
    _check_larger_names(loaded, advice)


def _check_introductions(loaded: Loaded, advice: Problems) -> None:
    first: dict[str, Text] = {}
    for entry in (entry for sheet in loaded.sheets for entry in sheet.entities):
        if (name := entry.scalars.get("name")) is None:
            continue
        other = first.setdefault(entry.id.value, name)
        # Two values are a problem of loading already.
        if other is not name and other.value == name.value:
            says = f"'{entry.id.value}' is introduced at {other.place} already"
            hint = "Leave out 'name' to add to it, or choose another id if it is new."
            advice.add(name, "N214", says, hint)


def _check_worldwide_ids(loaded: Loaded, advice: Problems) -> None:
    first: dict[tuple[str, str], tuple[str, Text]] = {}
    for entry in (entry for sheet in loaded.sheets for entry in sheet.entities):
        for field, noun in _WORLDWIDE.items():
            if (text := entry.scalars.get(field)) is None:
                continue
            other, there = first.setdefault((field, text.value), (entry.id.value, text))
            if other != entry.id.value:
                says = f"'{other}' has the {noun} {text.value} already, at {there.place}"
                hint = f"Correct one of the two, or add to '{other}' if they are the same."
                advice.add(text, "N215", says, hint)


def _check_larger_names(loaded: Loaded, advice: Problems) -> None:
    """A name that protects what is inside it cannot be damage itself."""
    larger = {key_of(text.value): text for s in loaded.sheets for text in s.larger_names}
    for alias, _ in aliases(loaded):
        there = larger.get(key_of(alias.text.value))
        if there and alias.tier != "plain":
            says = (
                f"the {alias.tier} alias '{alias.text.value}' is a larger name, which"
                f" stays as it is, at {there.place}"
            )
            advice.add(alias.text, "N213", says, "Delete one of the two.")
