"""Topics: the conflict that a story speaks of, so that stories about one help each other.

Short items of a digest are hardly ever clear alone. What stands in another item about the
same conflict speaks for them; what stands in an item about anything else does not.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from naka_normalize.evidence.document import literal_of
from naka_normalize.gazetteer.tables.relations import Relations
from naka_normalize.records import Cleaned, Mention
from naka_normalize.spans import Edit, OffsetMap

# So many names of one party are enough where the other party is not named.
_ENOUGH = 2
# Stories are put together up to this length (code points); far away says little.
_LONGEST = 20_000


def topic(mentions: Iterable[Mention], relations: Relations) -> str:
    """Return the two parties that certain names speak of most; empty if none do.

    Args:
        mentions: What was found in a story.
        relations: Of the gazetteer.
    """
    named = Counter(
        country
        for mention in mentions
        for country in _countries(mention, relations)
        if relations.partners(country)
    )
    pairs = {
        " ".join(sorted((one, other))): (named[one], named[other])
        for one in named
        for other in relations.partners(one)
    }
    told = {p: sum(n) for p, n in pairs.items() if all(n) or sum(n) >= _ENOUGH}
    return max(sorted(told), key=told.__getitem__, default="")


def _countries(mention: Mention, relations: Relations) -> tuple[str, ...]:
    """Return the countries that a mention names or lies in, whatever the context is."""
    plain = literal_of(mention)
    sure = all(c.literal or c.how == "demonym" for c in mention.candidates)
    if plain is None or not sure or len(plain.entities) != 1:
        return ()
    return relations.countries(plain.entities[0].id)


def together(topics: Sequence[str], lengths: Sequence[int]) -> list[list[int]]:
    """Return the numbers of stories that are decided together, in their order.

    Args:
        topics: The topic of each story; one without is decided alone.
        lengths: The length of each, in code points.
    """
    groups: list[list[int]] = []
    last: dict[str, list[int]] = {}
    for number, about in enumerate(topics):
        group = last.get(about) if about else None
        if group and sum(lengths[n] for n in (*group, number)) <= _LONGEST:
            group.append(number)
        else:
            groups.append([number])
            last[about] = groups[-1]
    return groups


def joined(stories: Sequence[Cleaned]) -> Cleaned:
    """Put cleaned stories one behind the other."""
    if len(stories) == 1:
        return stories[0]
    edits: list[Edit] = []
    start = 0
    for story in stories:
        edits += (e._replace(span=e.span.shifted(start)) for e in story.edits)
        start += len(story.source)
    source, text = ("".join(parts) for parts in zip(*(s[:2] for s in stories), strict=True))
    return Cleaned(source, text, tuple(edits), OffsetMap.of(edits))
