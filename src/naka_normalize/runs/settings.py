"""How a run goes: one frozen record of settings."""

from pathlib import Path
from typing import NamedTuple


class RunSettings(NamedTuple):
    """How a run goes.

    Attributes:
        jobs: How many processes may work; ``None`` for one on each core.
        fail_fast: Whether the run ends at the first failure.
        manifest: Where to keep what is done; ``None`` for nowhere.
        resume: Whether to pass over what the manifest shows as done.
    """

    jobs: int | None = None
    fail_fast: bool = False
    manifest: Path | None = None
    resume: bool = False
