"""Whether changed alias files still hold: what lint and the examples say that is new."""

from collections import Counter
from collections.abc import Iterator, Sequence
from re import compile as pattern

from naka_normalize.errors import Problem
from naka_normalize.gazetteer.assemble import Loaded, assemble
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.lint import advise
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.pipeline import Normalizer
from naka_normalize.proving import Failure, failures

# Lines move when something is inserted, so places do not tell problems apart.
_PLACE = pattern(r":\d+:\d+")


def new_problems(before: Loaded, after: Loaded) -> tuple[Problem, ...]:
    """Return what lint finds in files after a change and did not find before it."""
    found = advise(after, ())
    known = Counter(map(_says, advise(before, ()))) if found else Counter[str]()
    new = []
    for problem in found:
        known[_says(problem)] -= 1
        if known[_says(problem)] < 0:
            new.append(problem)
    return tuple(new)


def _says(problem: Problem) -> str:
    return f"{problem.place.file} {problem.code} {_PLACE.sub('', problem.says)}"


def mends(before: Loaded, after: Loaded) -> bool:
    """Tell whether nothing is left after a change of what kept files from being used."""
    old = set(map(_says, before.problems))
    return old.isdisjoint(map(_says, after.problems))


def new_failures(before: Loaded, after: Loaded, owner: str) -> Iterator[Failure]:
    """Give the examples of an entry that fail after a change and did not before it."""
    failing = tuple(_failures(after, owner))
    is_usable = bool(failing) and not before.problems
    known = {f.example.source for f in _failures(before, owner)} if is_usable else ()
    return (failure for failure in failing if failure.example.source not in known)


def _failures(loaded: Loaded, owner: str) -> Iterator[Failure]:
    gazetteer = loaded.gazetteer
    examples = (example for example in gazetteer.examples if example.owner == owner)
    return failures(examples, Normalizer(gazetteer))


def with_file(loaded: Loaded, new: PackFile) -> Loaded:
    """Return all files loaded anew, with one in the place of its old state, or behind."""
    shown = {file.shown for file in loaded.files}
    problems = Problems()
    # What could not be read is not read now either.
    problems.found += [p for p in loaded.problems if p.place.file not in shown]
    files: Sequence[PackFile] = [
        new if file.shown == new.shown else file for file in loaded.files
    ]
    return assemble(tuple(files) if new.shown in shown else (*files, new), problems)
