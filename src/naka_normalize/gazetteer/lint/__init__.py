"""What a careful author wants to know of alias files beyond what loading must refuse.

Each file of this folder holds checks of one kind. They say where and what; whether the
examples come out as written is for ``proving`` to say, which walks the whole path.
"""

import os
from collections.abc import Iterable

from naka_normalize.errors import Problem
from naka_normalize.gazetteer.assemble import Loaded, load_files
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.lint.cuts import check_cuts
from naka_normalize.gazetteer.lint.identity import check_identity
from naka_normalize.gazetteer.lint.letters import check_letters
from naka_normalize.gazetteer.lint.order import check_order
from naka_normalize.gazetteer.lint.proofs import check_proofs, check_wrappers
from naka_normalize.gazetteer.lint.words import check_cues, check_words

_CHECKS = (
    check_order,
    check_cuts,
    check_identity,
    check_letters,
    check_words,
    check_cues,
    check_proofs,
    check_wrappers,
)


def advise_files(
    paths: Iterable[str | os.PathLike[str]] = (), *, builtin: bool = True
) -> tuple[Problem, ...]:
    """Find everything wrong in alias files that shows without trying their examples.

    Args:
        paths: Alias files, read on top of the built-in packs; advice is given on them
            alone. Without any, the built-in packs themselves are checked.
        builtin: Whether the files may refer to what the built-in packs hold.

    Returns:
        All problems, sorted by place; what loading would refuse is always among them.
    """
    given = [os.fspath(path) for path in paths]
    return advise(load_files(given, builtin=builtin), given)


def advise(loaded: Loaded, given: Iterable[str]) -> tuple[Problem, ...]:
    """Find everything wrong in files that were loaded already; see ``advise_files``.

    Args:
        loaded: The files and what was said about them while loading.
        given: Names of the files to give advice on; all of them if there are none.
    """
    advice, files = Problems(), set(given)
    for check in _CHECKS:
        check(loaded, advice)
    shown = (
        problem
        for problem in (*loaded.remarks, *advice.found)
        if not files or problem.place.file in files
    )
    return tuple(sorted({*loaded.problems, *shown}))
