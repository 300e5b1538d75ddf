"""Names as one Latin word each: what the words of a text are compared with by spelling.

Listed names and the romanised names of the source languages are arranged by every three
neighbouring sounds in them, so that only the few names that share enough of these with a
word have to be compared with it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from naka_normalize.expressions import expression
from naka_normalize.folding import fold, romanise
from naka_normalize.gazetteer.tables.sounds import shape
from naka_normalize.records import Alias, Entity, Form, Gazetteer

# Below this many letters spelling may not even propose.
SHORTEST = 5
SPELLED_TYPES = frozenset(
    {
        "person", "region", "province", "district", "city", "town", "village", "place",
        "country", "lake", "river",
    }
)  # fmt: skip
LATIN = expression(r"[a-z]+")
# Languages whose names are spelled in Latin letters to be compared.
NATIVE = ("zh", "ru", "hy", "az")
# Words for the kind of place at the end of Chinese names, which English leaves out.
_SHORTEST_ZH = 2
_ZH_KINDS = expression(r"(?:自治州|自治共和国|区|州|市|县|镇|村|省|河|湖|山)$")


def spelled_key(name: str, words: int) -> str:
    """Return the key of a name: words are compared with words, phrases with phrases.

    Args:
        name: The name as one Latin word.
        words: Of how many words it is; all phrases are of one kind.

    >>> spelled_key("nagornokarabakh", 2), spelled_key("shusha", 1)
    ('2nagornokarabakh', '1shusha')
    """
    return f"{min(words, 2)}{name}"


def right_key(entity: str, form: Form) -> str:
    """Return the key of what an entity may rightly be called in a grammatical form."""
    return f"{entity} {form}"


def spelled_names(gazetteer: Gazetteer) -> dict[str, tuple[Alias, ...]]:
    """Return the names of people and places by ``spelled_key``; of each owner one."""
    found: dict[str, dict[tuple[str, ...], Alias]] = defaultdict(dict)
    for alias in gazetteer.aliases:
        for key in dict.fromkeys(_keys(alias, gazetteer)):
            found[key].setdefault(alias.entities, alias)
    return {key: tuple(aliases.values()) for key, aliases in found.items()}


def sharing(keys: Iterable[str]) -> dict[str, int]:
    """Return, for every three neighbouring sounds, the set of the keys with them.

    A set is a number: its bit n is the n-th key, so that thousands are counted at once.
    """
    found: dict[str, int] = defaultdict(int)
    for number, key in enumerate(keys):
        for sounds in sorted(grams(key)):
            found[sounds] |= 1 << number
    return dict(found)


def grams(key: str) -> frozenset[str]:
    """Return every three neighbouring sounds of a key, with its start and end."""
    words, sounds = key[0], f"^{shape(key[1:])}$"
    return frozenset(words + sounds[i : i + 3] for i in range(len(sounds) - 2))


def other_right_names(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Return the right names beside the canonical form, by ``right_key``."""
    found: dict[str, list[str]] = defaultdict(list)
    for alias in gazetteer.aliases:
        if alias.tier == "plain" and len(alias.entities) == 1 and alias.text.isascii():
            found[right_key(alias.entities[0], alias.form)].append(alias.text)
    return {key: tuple(names) for key, names in found.items()}


def _keys(alias: Alias, gazetteer: Gazetteer) -> Iterator[str]:
    """Spell an alias as one Latin word, as listed and as its native names sound."""
    if len(alias.entities) != 1 or alias.tier == "ambiguous":
        return
    entity = gazetteer.entities[alias.entities[0]]
    if alias.form not in ("name", "surname") and entity.type != "country":
        return
    if entity.type not in SPELLED_TYPES:
        return
    parts = LATIN.findall(fold(alias.text))
    if len("".join(parts)) >= SHORTEST and alias.text.isascii():
        yield spelled_key("".join(parts), len(parts))
    if alias.tier == "name":
        for language in NATIVE:
            for name in native_names(entity, language, alias.form):
                yield spelled_key(name, len(parts))


def native_names(entity: Entity, language: str, form: Form) -> Iterator[str]:
    """Spell the names of an entity in another language as one Latin word each.

    Args:
        entity: The entity.
        language: Code of the language.
        form: ``surname`` for the last part alone.
    """
    for name in entity.native.get(language, ()):
        kind = language == "zh" and len(name) > _SHORTEST_ZH
        part = _ZH_KINDS.sub("", name) if kind else name
        if form == "surname":
            part = re.split(r"[\s·・]", part)[-1]
        key = "".join(LATIN.findall(romanise(part)))
        if len(key) >= SHORTEST:
            yield key
