"""Holder: a title beside a country's name, and the person who holds it behind.

"The Uzbek President Zelensky" contradicts itself unless the country is the person's own:
the strongest sign that a name stands for another country.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import literal_of
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# A title between the country and the person, at most a few words long.
_TITLE = expression(
    r"(?:[’']s)?\s+(?:\w+\s+){0,2}(?:president(?:-elect)?|premier|minister(?:\s+of\s+\w+)?|leader|"
    r"spokes(?:man|woman|person)|adviser|secretary|ambassador|speaker|"
    r"negotiator|envoy|representative|commander|general)\s+(?:[A-Z]\w+\s+)?",
    re.IGNORECASE,
)
# So far behind a name a person may stand.
REACH = 60


def holder(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh whose country it is, by the person who is named with a title behind it."""
    plain = literal_of(mention)
    if candidate.how not in ("confusion", "short-name"):
        return
    end = mention.span.end
    for key, span in context.named_in(Span(end, end + REACH)):
        person = context.entity(key)
        if person.type != "person":
            continue
        between = context.document.text[end : span.start]
        homes = {*context.relations.countries(key), *(role.of for role in person.roles)}
        own = plain is not None and plain.entities[0].id in homes
        if not own and candidate.entities[0].id in homes and _TITLE.fullmatch(between):
            says = f"{person.name} is of {candidate.entities[0].name}"
            yield Evidence("holder", weights.HOLDER, says, span)
        return
