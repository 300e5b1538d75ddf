"""Reasons for and against a reading: one file for each kind, all asked every time."""

from collections.abc import Callable, Iterator

from naka_normalize.evidence.accents import accents
from naka_normalize.evidence.bystander import bystander
from naka_normalize.evidence.companions import companions
from naka_normalize.evidence.company import company
from naka_normalize.evidence.consistency import consistency
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.cues import cues
from naka_normalize.evidence.demonym import demonym
from naka_normalize.evidence.frame import frame
from naka_normalize.evidence.holder import holder
from naka_normalize.evidence.language import language
from naka_normalize.evidence.larger_name import larger_name
from naka_normalize.evidence.literal import literal
from naka_normalize.evidence.matter import matter
from naka_normalize.evidence.metalanguage import metalanguage
from naka_normalize.evidence.namesake import namesake
from naka_normalize.evidence.pairing import pairing
from naka_normalize.evidence.place import place
from naka_normalize.evidence.prior import prior
from naka_normalize.evidence.role import role
from naka_normalize.evidence.source import source
from naka_normalize.evidence.spelling import spelling
from naka_normalize.evidence.trade import trade
from naka_normalize.records import Candidate, Evidence, Mention

EvidenceKind = Callable[[Mention, Candidate, Context], Iterator[Evidence]]

EVIDENCE: tuple[EvidenceKind, ...] = (
    prior,
    spelling,
    cues,
    role,
    place,
    companions,
    company,
    matter,
    consistency,
    frame,
    holder,
    bystander,
    language,
    larger_name,
    metalanguage,
    namesake,
    trade,
    accents,
    pairing,
    literal,
    source,
    demonym,
)

ASKED_FIRST: frozenset[EvidenceKind] = frozenset(
    {prior, spelling, role, companions, source}
)
"""What decides most often that a respelling is hopeless, and is quickly asked."""
