"""What an answer depends on, in a form that travels: to other processes and machines."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from naka_normalize.errors import UsageError
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.packs import read_files
from naka_normalize.resolve import Policy

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer
    from naka_normalize.records import Gazetteer

# So many different settings are kept ready in one process.
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """Which names are known, which are written, and how sure a change must be.

    Small and picklable: the normalizer itself is made where it is needed, once in each
    process.

    Attributes:
        aliases: Paths of alias files of one's own, in order.
        packs: Names of installed packs.
        names: Which right names to write: a preference set such as ``"az"``.
        policy: ``strict``, ``balanced`` or ``eager``.
        keep_going: Whether to leave out packs that cannot be used.
        files: Alias files that are carried along: name and bytes of each. They come in
            the place of ``aliases`` and ``packs``; see ``carried``.
        fingerprint: Of the gazetteer that must come out elsewhere; empty if any may.
    """

    aliases: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    names: str = "en"
    policy: Policy = "balanced"
    keep_going: bool = False
    files: tuple[tuple[str, bytes], ...] = ()
    fingerprint: str = ""

    def normalizer(self) -> "Normalizer":
        """Return the normalizer of these settings, made at the first call in a process.

        An alias file that has changed since is read again.

        Raises:
            GazetteerError: If an alias file cannot be used; it lists every problem.
            UsageError: If there is no such policy or preference set, or if this machine
                has other built-in packs than the one that the settings come from.
        """
        return _normalizer(self, tuple(map(_stamp, self.aliases)))

    def carried(self) -> "Settings":
        """Return the same with the alias files in it, for where their paths lead nowhere.

        Raises:
            GazetteerError: If an alias file cannot be used; it lists every problem.
            UsageError: If there is no such policy or preference set.
        """
        if self.fingerprint:
            return self
        gazetteer = self.normalizer().gazetteer
        read = read_files(self.aliases, Problems(), builtin=True, packs=self.packs)
        left_out = {one.file for one in gazetteer.left_out}
        files = tuple(
            (file.name, file.data)
            for file in read
            if not file.builtin and file.shown not in left_out
        )
        return replace(
            self,
            aliases=(),
            packs=(),
            files=(*self.files, *files),
            fingerprint=gazetteer.fingerprint,
        )


# The built-in packs, and nothing asked for.
BUILT_IN = Settings()


def _stamp(path: str) -> int:
    """Return what changes when a file does; its absence is told when it is read."""
    try:
        return Path(path).stat().st_mtime_ns
    except (OSError, ValueError):
        return 0


@lru_cache(_KEPT)
def _normalizer(settings: Settings, _stamps: tuple[int, ...]) -> "Normalizer":
    from naka_normalize.pipeline import Normalizer

    gazetteer = _gazetteer(settings)
    if settings.fingerprint not in {"", gazetteer.fingerprint}:
        raise UsageError(
            "the built-in packs here are not those that the settings come from"
            f" ({gazetteer.fingerprint} is not {settings.fingerprint}); install the same"
            " version of naka-normalize on all machines"
        )
    return Normalizer(gazetteer, policy=settings.policy)


def _gazetteer(settings: Settings) -> "Gazetteer":
    with TemporaryDirectory() as folder:
        carried = []
        for number, (name, data) in enumerate(settings.files):
            # Several files may have one name, which is part of the fingerprint.
            path = Path(folder, str(number), name)
            path.parent.mkdir()
            path.write_bytes(data)
            carried.append(path)
        return load_gazetteer(
            *settings.aliases,
            *carried,
            packs=settings.packs,
            names=settings.names,
            keep_going=settings.keep_going,
        )
