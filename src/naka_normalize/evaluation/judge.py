"""Judge the answer for one document by its gold: on what the reader sees, and on links."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from naka_normalize.evaluation.counts import Counts
from naka_normalize.evaluation.gold import GoldDebris, GoldDocument, GoldMention
from naka_normalize.records import LinkedMention, Result
from naka_normalize.spans import Edit, Span, apply_edits

# An edit so near to something that has to change belongs to it: an article, a space.
_BESIDE = 4
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc']")
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that did not come out as the gold says.

    Attributes:
        document: Name of the document.
        what: ``missed``, ``wrong``, ``false change``, ``debris``, ``harmed`` (by an edit
            at or beside something that had to change), ``wrong link`` or ``no link``.
        kind: Class of the name, or rule of the edit; empty for debris.
        span: Where it stands in the document.
        surface: The characters there.
        got: What the reader sees there now, or the names it was linked to.
        expected: What should be there.
    """

    document: str
    what: str
    kind: str
    span: Span
    surface: str
    got: str
    expected: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What was counted in one document.

    Attributes:
        counts: All counts.
        classes: Counts of damaged names by their class.
        failures: Everything that went wrong, in order of kind.
    """

    counts: Counts
    classes: dict[str, Counts]
    failures: tuple[Failure, ...]


def comparable(text: str) -> str:
    """Return what two texts are compared by: letters and digits, no case, no article.

    >>> comparable("the Şuşa’s"), comparable("Nagorno-Karabakh")
    ('susas', 'nagorno karabakh')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    low = plain.encode("ascii", "ignore").decode().lower()
    return _OTHER.sub(" ", low).strip().removeprefix("the ")


def judge(gold: GoldDocument, result: Result) -> Judged:
    """Count what is right and wrong in the answer for one document."""
    return _Judge(gold, result).judged()


class _Judge:
    """Counts and failures of one document while they are being collected."""

    def __init__(self, gold: GoldDocument, result: Result) -> None:
        self._gold = gold
        self._source = result.source
        self._edits = result.edits
        self._mentions = result.mentions
        self._damaged = [m for m in gold.mentions if m.artifact and not m.uncertain]
        self._right = [m for m in gold.mentions if not m.artifact]
        self._unsure = [m.span for m in gold.mentions if m.uncertain]
        self._due = [m.span for m in self._damaged] + [d.span for d in gold.debris]
        self._counts: Counter[str] = Counter(documents=1)
        self._classes: dict[str, Counter[str]] = {}
        self._failures: list[Failure] = []

    def judged(self) -> Judged:
        """Look at everything once."""
        for mention in self._damaged:
            self._judge_repair(mention)
        for edit in self._edits:
            self._judge_change(edit)
        for debris in self._gold.debris:
            self._judge_debris(debris)
        for mention in self._right:
            self._judge_harm(mention)
        self._judge_links()
        self._counts["perfect"] += self._is_perfect()
        classes = {kind: Counts(**counts) for kind, counts in self._classes.items()}
        return Judged(Counts(**self._counts), classes, tuple(self._failures))

    def _judge_repair(self, mention: GoldMention) -> None:
        got, before, after = self._seen(mention.span)
        ok = any(
            comparable(got) in (comparable(right), comparable(before + right + after))
            for right in mention.rewrites
        )
        touched = any(edit.span.overlaps(mention.span) for edit in self._edits)
        if mention.optional and not touched:
            return
        found = {"damaged": 1, "fixed": int(ok)}
        found |= {"wrong": int(touched and not ok), "missed": int(not touched)}
        self._counts.update(found)
        kind = self._classes.setdefault(mention.kind, Counter(documents=1))
        kind.update(found)
        if not ok:
            what = "wrong" if touched else "missed"
            self._fail(what, mention.kind, mention, got, mention.rewrites[0])

    def _judge_change(self, edit: Edit) -> None:
        if self._is_unsure(edit):
            return
        if self._is_due(edit):
            self._counts["expected_changes"] += 1
        elif self._is_trivial(edit):
            self._counts["trivial_changes"] += 1
        elif self._harmonises(edit):
            self._counts["harmonised"] += 1
        else:
            self._counts["false_changes"] += 1
            before = edit.span.of(self._source)
            self._failures.append(
                Failure(
                    self._gold.name,
                    "false change",
                    edit.rule,
                    edit.span,
                    before,
                    edit.after,
                    before,
                )
            )

    def _judge_debris(self, debris: GoldDebris) -> None:
        if debris.optional:
            return
        got, before, after = self._seen(debris.span)
        ok = any(
            _spaced(got) == _spaced(before + right + after)
            or (
                comparable(got) == comparable(right)
                and got.strip() != debris.surface.strip()
            )
            for right in debris.expected
        )
        self._counts.update(debris=1, removed=int(ok))
        if not ok:
            self._fail("debris", "", debris, got, debris.expected[0])

    def _judge_harm(self, mention: GoldMention) -> None:
        harming = [
            edit
            for edit in self._edits
            if edit.span.overlaps(mention.span)
            and self._changes_letters(edit)
            and comparable(edit.after) not in _right_forms(mention)
        ]
        self._counts.update(right=1, harmed=int(bool(harming)))
        # Other edits that harm are false changes, which are told already.
        if any(map(self._is_due, harming)):
            got, _, _ = self._seen(mention.span)
            self._fail("harmed", mention.kind, mention, got, mention.surface)

    def _judge_links(self) -> None:
        owners: dict[int, LinkedMention] = {}
        for linked in self._mentions:
            owners |= dict.fromkeys(range(linked.span.start, linked.span.end), linked)
        for mention in self._gold.mentions:
            wanted = _links(mention)
            if mention.uncertain or not wanted:
                continue
            places = range(mention.span.start, mention.span.end)
            found = next((owners[i] for i in places if i in owners), None)
            got = [] if found is None else [e.name for e in found.entities]
            ok = found is not None and _is_linked(found, mention, wanted)
            self._counts.update(named=1, linked=int(ok))
            if not ok:
                what = "no link" if found is None else "wrong link"
                expected = ", ".join(mention.names)
                self._fail(what, mention.kind, mention, ", ".join(got), expected)

    def _is_perfect(self) -> bool:
        """Tell whether a reader who knows the gold would change nothing more."""
        return all(map(self._reads_right, self._damaged)) and not any(
            self._changes_letters(edit)
            and not self._is_due(edit)
            and not self._is_trivial(edit)
            and not self._is_unsure(edit)
            for edit in self._edits
        )

    def _reads_right(self, mention: GoldMention) -> bool:
        got, before, after = self._seen(mention.span)
        wanted = {comparable(before + right + after) for right in mention.rewrites}
        return comparable(got) in wanted or (mention.optional and got == mention.surface)

    def _seen(self, span: Span) -> tuple[str, str, str]:
        """Return what the reader sees at a span; edits across its border are taken whole.

        Returns:
            What is seen, and the characters of the source before and after the span that
            it includes.
        """
        across = [edit.span for edit in self._edits if edit.span.overlaps(span)]
        start = min([span.start, *(s.start for s in across)])
        end = max([span.end, *(s.end for s in across)])
        whole = Span(start, end)
        inside = [
            Edit(Span(e.span.start - start, e.span.end - start), e.after, e.kind, e.rule)
            for e in self._edits
            if whole.contains(e.span)
        ]
        seen = apply_edits(whole.of(self._source), inside)
        return seen, self._source[start : span.start], self._source[span.end : end]

    def _is_due(self, edit: Edit) -> bool:
        """Tell whether an edit is at or beside something that has to change."""
        span = edit.span
        return any(
            span.start < due.end + _BESIDE and span.end > due.start - _BESIDE
            for due in self._due
        )

    def _is_unsure(self, edit: Edit) -> bool:
        """Tell whether an edit is at a name of which nobody can tell what it means."""
        return any(edit.span.overlaps(span) for span in self._unsure)

    def _is_trivial(self, edit: Edit) -> bool:
        words = re.search(r"\w", edit.span.of(self._source) + edit.after)
        return words is None or not self._changes_letters(edit)

    def _harmonises(self, edit: Edit) -> bool:
        return any(
            edit.span.contains(mention.span)
            and comparable(edit.after) in _right_forms(mention)
            for mention in self._right
        )

    def _changes_letters(self, edit: Edit) -> bool:
        return comparable(edit.span.of(self._source)) != comparable(edit.after)

    def _fail(
        self, what: str, kind: str, mark: GoldMention | GoldDebris, got: str, expected: str
    ) -> None:
        self._failures.append(
            Failure(self._gold.name, what, kind, mark.span, mark.surface, got, expected)
        )


def _right_forms(mention: GoldMention) -> set[str]:
    """Return the forms to which a right name may be harmonised."""
    names = () if mention.demonym else mention.names
    return {comparable(name) for name in (*names, *mention.rewrites)}


def _links(mention: GoldMention) -> set[str]:
    """Return every name and id that what is meant may be known by."""
    names = (*mention.names, *mention.names_any)
    return {comparable(name) for name in names} | set(mention.wikidata)


def _is_linked(found: LinkedMention, mention: GoldMention, wanted: set[str]) -> bool:
    """Tell whether a mention names as many entities as it should, and these."""
    known = [
        {comparable(entity.name), comparable(entity.id), entity.wikidata}
        for entity in found.entities
    ]
    return len(known) == max(len(mention.names), 1) and all(k & wanted for k in known)


def _spaced(text: str) -> str:
    return " ".join(text.split())
