"""Holder: a country's name beside a person with a title, or a place, of another country.

"The Uzbek President Zelensky" contradicts itself unless the country is the person's own:
the strongest sign that a name stands for another country. "The Uzbek port of Odessa" does
so too, but places are claimed, and have namesakes.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import literal_of
from naka_normalize.expressions import expression
from naka_normalize.gazetteer.tables.spelled import SPELLED_TYPES
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# A title between the country and the person, at most a few words long.
_TITLE = expression(
    r"(?:[’']s)?\s+(?:\w+\s+){0,2}(?:president(?:-elect)?|premier|minister(?:\s+of\s+\w+)?|leader|"
    r"spokes(?:man|woman|person)|adviser|secretary|ambassador|speaker|"
    r"negotiator|envoy|representative|commander|general),?\s+(?:[A-Z]\w+\s+)?",
    re.IGNORECASE,
)
# "The Uzbek President, Zelensky, said" is an apposition. In a list it is none ("the Uzbek
# President, Zelensky, and others"), nor behind what another clause begins with ("After the
# speech of the Uzbek President, Zelensky, who had come, left").
_SUBJECT = expression(r"(?:^|[.;:“\"]\s*|\bthat\s+)(?:[Tt]he\s+)?$")
_APPOSED = expression(r",\s+(?!(?:and|or|as|who|whose|which)\b)[a-z]")
# A kind of place between the country and the place, or the places of a list.
_KIND = expression(
    r"\s+(?:[a-z]+\s+){0,2}?(?:cit(?:y|ies)|towns?|villages?|capital|ports?|regions?|provinces?|"
    r"districts?|settlements?)(?:\s+of|\s+such\s+as)?\s+(?:the\s+)?(?:[A-Z]\w+(?:,|\s+and)\s+)?"
)
# What stands between the country and the person or the place, and what that weighs.
_LINKS = {
    "person": (_TITLE, weights.HOLDER),
    **dict.fromkeys(SPELLED_TYPES - {"person", "country"}, (_KIND, weights.HOLDER_PLACE)),
}
# So far behind a name the person or the place may stand.
REACH = 60


def holder(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh whose country it is, by the person or the place that is named behind it."""
    if candidate.how not in ("confusion", "short-name"):
        return
    plain, end = literal_of(mention), mention.span.end
    for key, span in context.named_in(Span(end, end + REACH)):
        other = context.entity(key)
        link, weight = _LINKS.get(other.type, (None, 0.0))
        between = context.document.text[end : span.start]
        if link is None or not link.fullmatch(between):
            continue
        if (
            "," in between
            and other.type == "person"
            and not _is_apposed(mention, span, context)
        ):
            continue
        homes = {*context.relations.countries(key), *(role.of for role in other.roles)}
        own = plain is not None and plain.entities[0].id in homes
        if not own and candidate.entities[0].id in homes:
            says = f"{other.name} is of {candidate.entities[0].name}"
            yield Evidence("holder", weight, says, span)
        return


def _is_apposed(mention: Mention, person: Span, context: Context) -> bool:
    """Tell whether a person between commas is the one that the words before speak of."""
    before = context.document.before(mention.span)
    behind = _APPOSED.match(context.document.text, person.end)
    return behind is not None and _SUBJECT.search(before) is not None
