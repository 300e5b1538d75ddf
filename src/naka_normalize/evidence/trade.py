"""Trade: "the singer Zelenskaya" is somebody else than the president of nearly that name.

Who holds an office is named with it; a trade is said of people whom readers do not know.
Of a surname it is enough that the text says it once. Who wrote it is somebody else, too.
"""

from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import Document
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention

TRADES = (
    "actor", "actress", "artist", "baker", "barber", "boxer", "builder", "butcher",
    "carpenter", "chef", "coach", "cook", "dancer", "dentist", "designer", "doctor",
    "driver", "electrician", "engineer", "farmer", "fisherman", "florist",
    "footballer", "gardener", "goalkeeper", "hairdresser", "librarian", "mechanic",
    "midfielder", "midwife", "musician", "nurse", "painter", "pianist", "plumber", "poet",
    "scientist", "shepherd", "singer", "striker", "student", "surgeon", "tailor", "teacher",
    "translator", "violinist", "waiter", "waitress", "wrestler",
)  # fmt: skip
_BEFORE = expression(rf"\b({'|'.join(TRADES)})\s+$")
_BEHIND = expression(rf",\s+an?\s+(?:\w+\s+)?({'|'.join(TRADES)})\b")
_HOWS = ("listed", "spelling")
# "(Reporters Zhou Shuo and Gan Jiahe)": who wrote a report is nobody in it, nor a place.
_BYLINE_BEFORE = expression(
    r"\b(?:Reporters?|reporter|[Cc]orrespondent|Editors?|[Pp]hotographer|Intern)[:：]?\s"
    r"(?:[A-Z][\w’'-]*,?\s(?:and\s)?){0,8}$"
)
_WRITERS = ("eporter", "orrespondent", "ditor", "hotographer", "ntern")
_GUESSED = ("spelling", "skeleton", "glued")


def trade(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh that a surname is that of somebody with a trade, here or elsewhere."""
    if candidate.how in _GUESSED and context.document.once(
        "byline", mention.span, partial(_is_writer, mention, context.document)
    ):
        yield Evidence("trade", weights.WRITER, "it is the name of who wrote this")
        return
    if candidate.literal or candidate.form != "surname" or candidate.how not in _HOWS:
        return
    if candidate.entities[0].type != "person":
        return
    document = context.document
    find = partial(_trade_of, mention.surface, document)
    if found := document.once("trade", mention.surface, find):
        says = f"{mention.surface} is a {found} here"
        yield Evidence("trade", weights.TRADE, says)


def _is_writer(mention: Mention, document: Document) -> bool:
    """Tell whether a mention is the name of who wrote the text."""
    before = document.before(mention.span)
    # Few sentences have any of these words, and these are found fast.
    if not any(word in before for word in _WRITERS):
        return False
    return _BYLINE_BEFORE.search(before) is not None


def _trade_of(surname: str, document: Document) -> str:
    """Return what the text says that somebody with a surname does; empty if nothing."""
    for span in document.phrase(surname):
        before, after = document.around(span)
        if found := _BEFORE.search(before) or _BEHIND.match(after):
            return found[1]
    return ""
