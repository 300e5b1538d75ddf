"""What programs call to normalize many files, as ``naka normalize`` does."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from naka_normalize.documents.inputs import Input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.pipeline import Normalizer
from naka_normalize.runs.about import described
from naka_normalize.runs.run import Done, Run
from naka_normalize.runs.settings import RunSettings
from naka_normalize.runs.work import Rendered, Work
from naka_normalize.runs.writing import Files, check_manifest, check_targets, each_once

_USUAL = InputSettings()
_ALONE = RunSettings(jobs=1)


@dataclass(frozen=True, slots=True)
class _Listener:
    """Hands on problems."""

    on_problem: Callable[[str], object] | None

    def tell(self, message: str) -> None:
        """Hand a message on."""
        if self.on_problem is not None:
            self.on_problem(message)

    def explain(self, reasons: str) -> None:
        """Nobody asked for reasons."""

    def advance(self, documents: int, size: int) -> None:
        """Nobody watches."""


def normalize_files(  # noqa: PLR0913 - all but the paths have a default
    paths: Iterable[str | PathLike[str]],
    to: str | PathLike[str] | None = None,
    settings: InputSettings = _USUAL,
    normalizer: Normalizer | None = None,
    run: RunSettings = _ALONE,
    *,
    backup: str = "",
    on_problem: Callable[[str], object] | None = None,
) -> Iterator[Done]:
    """Normalize files of any kind, one after another, each whole or not at all.

    It goes on when a file fails. Nothing is done before the first answer is asked for.

    Args:
        paths: The files.
        to: A directory to write to, each file under its own name; in place if ``None``.
        settings: How to read them, and which fields or columns are texts.
        normalizer: What normalizes; one with the built-in gazetteer if ``None``.
        run: How many processes work, the manifest, and whether to resume. (With more than
            one process, a script needs the usual ``if __name__ == "__main__":``.)
        backup: Ending under which files that are replaced in place are kept.
        on_problem: Called with each problem and note, as it comes up.

    Raises:
        TypeError: If the paths are one path.
        UsageError: If files would be written over each other, or the manifest cannot be
            used.
        InputError: If the manifest cannot be written, or processes die again and again.
    """
    if isinstance(paths, str | bytes | PathLike):
        raise TypeError("paths must be a list of paths, not one text")
    inputs = [Input(path, Path(path.name)) for path in map(Path, paths)]
    folder = None if to is None else Path(to)
    if folder is None:
        settings.check_in_place()
        inputs = each_once(inputs)
    else:
        check_targets(inputs, folder)
    if run.manifest is not None:
        check_manifest(run.manifest, inputs, folder)
    chosen = normalizer or Normalizer()
    files = Files(folder, backup)
    started = Run(Work(chosen, Rendered()), files, _Listener(on_problem), settings, run)
    yield from started.go(inputs, described(chosen, settings))
