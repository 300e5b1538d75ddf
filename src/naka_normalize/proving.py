"""Trying the examples of alias files: what each sentence becomes, and what it must."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from shlex import quote

from naka_normalize.errors import GazetteerError, Problem
from naka_normalize.folding import fold
from naka_normalize.gazetteer.assemble import Loaded, load_files
from naka_normalize.gazetteer.format.examples import print_example
from naka_normalize.gazetteer.lint import advise
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Example, Result
from naka_normalize.spans import Span


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as written.

    Attributes:
        example: The sentence and what it must become.
        result: What it becomes.
        doubted: Marked surface forms that are listed and were passed over all the same,
            because nothing in the sentence speaks for them.
    """

    example: Example
    result: Result
    doubted: frozenset[str] = frozenset()

    @property
    def expected(self) -> str:
        """The sentence with the marks that it must have, as the pack writes it."""
        return _marked(self.example)

    @property
    def got(self) -> str:
        """The sentence with what is really changed as marks, so that the two compare."""
        marks = tuple((edit.span, edit.after) for edit in self.result.edits)
        return _marked(self.example._replace(expected=self.result.text, marks=marks))

    @property
    def questioned(self) -> Result:
        """The result with only those mentions and edits in which the two differ."""
        marks = set(self.example.marks)
        wrong = marks ^ {(edit.span, edit.after) for edit in self.result.edits}
        spans = [span for span, _ in wrong]
        return self.result._replace(
            mentions=tuple(m for m in self.result.mentions if _touches(m.span, spans)),
            edits=tuple(e for e in self.result.edits if _touches(e.span, spans)),
        )

    @property
    def unseen(self) -> tuple[str, ...]:
        """What is marked but was not even found, in the order of the sentence."""
        spans = [mention.span for mention in self.result.mentions]
        spans += [edit.span for edit in self.result.edits]
        marked = (span for span, _ in self.example.marks if not _touches(span, spans))
        return tuple(span.of(self.example.source) for span in marked)


def failures(examples: Iterable[Example], normalizer: Normalizer) -> Iterator[Failure]:
    """Normalize each example and give those that do not come out as written."""
    for example in examples:
        result = normalizer.normalize(example.source)
        if result.text != example.expected:
            failure = Failure(example, result)
            yield replace(failure, doubted=_listed(failure.unseen, normalizer))


def _listed(surfaces: Iterable[str], normalizer: Normalizer) -> frozenset[str]:
    """Return those of some surface forms that are listed."""
    forms = {fold(surface): surface for surface in surfaces}
    keys = {fold(alias.text) for alias in normalizer.gazetteer.aliases} if forms else set()
    return frozenset(forms[key] for key in forms.keys() & keys)


def lint(
    paths: Iterable[str | os.PathLike[str]] = (),
    *,
    beside: Iterable[str | os.PathLike[str]] = (),
    packs: Iterable[str] = (),
    builtin: bool = True,
) -> tuple[Problem, ...]:
    """Find everything wrong in alias files, and try their examples if they can be used.

    Args:
        paths: Alias files, read on top of all others; advice is given on them alone.
            Without any, all that is read is checked.
        beside: Alias files that they may refer to and have to get along with. One that is
            in ``paths`` as well is read once.
        packs: Names of installed packs that are read, too.
        builtin: Whether the files may refer to what the built-in packs hold.

    Returns:
        All problems, sorted by place; what loading would refuse is always among them.
    """
    given = [os.fspath(path) for path in paths]
    loaded = load_files([*beside, *given], builtin=builtin, packs=packs)
    found = advise(loaded, given)
    if loaded.problems:
        return found
    return tuple(sorted({*found, *_failing(loaded, given)}))


def _failing(loaded: Loaded, given: list[str]) -> Iterator[Problem]:
    """Give a problem for each failing example of the given files, or of all."""
    try:
        normalizer = Normalizer(loaded.gazetteer)
    except GazetteerError as error:
        yield from error.problems
        return
    others = any(not (f.builtin or f.shown in given) for f in loaded.files)
    beside = " (beside the same packs)" if others else ""
    examples = loaded.gazetteer.examples
    own = [e for e in examples if not given or e.place.file in given]
    for failure in failures(own, normalizer):
        place, owner = failure.example.place, failure.example.owner
        says = f"this example comes out as: {failure.got}"
        file = f" {quote(place.file)}" if given else ""
        hint = f"'naka alias test --entity {owner}{file}' explains why{beside}."
        yield Problem(place, "N306", says, hint)


def _marked(example: Example) -> str:
    """Print a sentence with its marks, or as it comes out if marks cannot show it."""
    try:
        return print_example(example)
    except ValueError:
        return example.expected


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
