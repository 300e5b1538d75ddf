"""How good the answers are, measured on documents with gold; ``docs/evaluation.md``."""

from naka_normalize.evaluation.gold import GoldDocument, GoldError, read_documents, read_gold
from naka_normalize.evaluation.measure import Evaluation, Failure, Group, evaluate

__all__ = [
    "Evaluation",
    "Failure",
    "GoldDocument",
    "GoldError",
    "Group",
    "evaluate",
    "read_documents",
    "read_gold",
]
