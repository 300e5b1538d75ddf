"""How good the answers are, measured on documents with gold; ``docs/evaluation.md``."""

from naka_normalize.evaluation.gold import GoldDebris, GoldDocument, GoldMention
from naka_normalize.evaluation.judge import Failure
from naka_normalize.evaluation.measure import Evaluation, Group, evaluate
from naka_normalize.evaluation.read import GoldError, read_documents, read_gold, read_set

__all__ = [
    "Evaluation",
    "Failure",
    "GoldDebris",
    "GoldDocument",
    "GoldError",
    "GoldMention",
    "Group",
    "evaluate",
    "read_documents",
    "read_gold",
    "read_set",
]
