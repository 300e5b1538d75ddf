"""What the answers of a run depend on, as its manifest has it."""

from collections.abc import Mapping
from typing import Any

from naka_normalize.documents.settings import InputSettings
from naka_normalize.pipeline import Normalizer
from naka_normalize.version import __version__


def described(normalizer: Normalizer, reading: InputSettings) -> Mapping[str, Any]:
    """Return everything that an answer depends on, ready for JSON.

    Args:
        normalizer: What normalizes.
        reading: How the inputs are read.
    """
    gazetteer = normalizer.gazetteer
    return {
        "naka-normalize": __version__,
        "data": gazetteer.data_version,
        "fingerprint": gazetteer.fingerprint,
        "names": gazetteer.names,
        "policy": normalizer.policy,
        **reading._asdict(),
    }
