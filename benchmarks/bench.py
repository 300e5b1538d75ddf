"""What all sections of the benchmark share: how much, and where the files are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import contenders
from corpus import Material, Writer, write
from measure import Answer, ask, interleaved, say
from naka_normalize import load_gazetteer
from names import Name, names_of, write_names, write_pack
from worker import MB, THIS, Job

# Characters to a planted name.
ORDINARY = 700
DENSE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How much is measured.

    Attributes:
        megabytes: Size of the corpora.
        seconds: CPU seconds after which a contender may stop.
        patience: Seconds after which a contender is given up.
        rounds: How often each contender has its turn.
        starts: How often each program is started.
        lengths: Sizes of one text, in megabytes.
        tables: Numbers of names.
        lookup_tables: Numbers of names that single names are looked up in.
        densities: Characters to a planted name.
        queries: How many names are looked up.
        judged: How many documents are judged.
    """

    megabytes: float
    seconds: float
    patience: float
    rounds: int
    starts: int
    lengths: tuple[float, ...]
    tables: tuple[int, ...]
    lookup_tables: tuple[int, ...]
    densities: tuple[int, ...]
    queries: int
    judged: int


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with what all sections share.

    Attributes:
        folder: Where corpora and tables are.
        settings: How much is measured.
        absent: Contenders that do not take part.
    """

    folder: Path
    settings: Settings
    absent: frozenset[str]

    def run(self, job: Job) -> Answer:
        """Run one job."""
        settings = self.settings
        job = replace(job, seconds=settings.seconds, judged=settings.judged)
        return ask(job, settings.patience)

    def rounds(self, jobs: Mapping[str, Job]) -> dict[str, list[Answer]]:
        """Run several jobs against each other."""
        return interleaved(jobs, self.settings.rounds, self.run)

    def corpus(self, density: int, megabytes: float, packs: Sequence[str] = ()) -> str:
        """Return the path of a corpus, written when it is first asked for."""
        table = "-".join(Path(pack).stem for pack in packs)
        path = self.folder / f"corpus-{density}-{megabytes}-{table}.jsonl"
        if not path.exists():
            say(f"writing {megabytes} MB, a name each {density} characters")
            writer = Writer(_material(tuple(packs)), density)
            write(writer.documents(int(megabytes * MB)), path)
        return str(path)

    def names(self, packs: Sequence[str] = ()) -> tuple[str, list[Name]]:
        """Return a table of names and the path of it."""
        names = names_of(load_gazetteer(*packs, builtin=not packs))
        path = self.folder / f"names-{len(names)}.json"
        write_names(names, path)
        return str(path), names

    def pack(self, size: int) -> str:
        """Return the path of an alias file with about so many names."""
        path = self.folder / f"pack-{size}.yaml"
        if not path.exists():
            write_pack(load_gazetteer(), size, path)
        return str(path)

    def everybody(self, job: Job) -> dict[str, Job]:
        """Return one job for each contender that is installed."""
        labels = [THIS, *(label for label in contenders.PEERS if label not in self.absent)]
        return {label: replace(job, contender=label) for label in labels}


@cache
def _material(packs: tuple[str, ...]) -> Material:
    return Material(load_gazetteer(*packs, builtin=not packs))
