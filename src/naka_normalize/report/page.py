"""The whole page: head with a strict policy, summary, documents, packs, script."""

import base64
import hashlib
import shutil
from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import TextIO

from naka_normalize.formats.colour import visible
from naka_normalize.formats.statistics import counted
from naka_normalize.records import Result
from naka_normalize.report.assets import page_script, page_styles
from naka_normalize.report.cards import percent
from naka_normalize.report.document import document
from naka_normalize.report.elements import Html, element, joined
from naka_normalize.report.frame import help_dialog, toolbar, topbar
from naka_normalize.report.marks import marks_of
from naka_normalize.report.overview import overview
from naka_normalize.report.packing import Packs
from naka_normalize.report.summary import Summary

# A page with so many documents still opens in a moment; see docs/report.md.
LIMIT = 20_000
GENERATOR = "naka-normalize report"


def write_report(  # noqa: PLR0913 - all but two are keywords with defaults
    results: Iterable[tuple[str, Result]],
    file: TextIO,
    *,
    title: str = "naka report",
    needed: float | None = None,
    limit: int = LIMIT,
    problems: Sequence[str] = (),
) -> Summary:
    """Write results as one HTML page that loads nothing from elsewhere.

    Results are taken one by one, and only counts and names are kept, so any number will do.
    The same results give the same bytes.

    Args:
        results: Name and answer of each document, in the order of the page.
        file: What to write to, in UTF-8.
        title: What the page is called.
        needed: Probability that a change needs under the policy, 0.0 to 1.0; told if known.
        limit: So many documents are shown; those after them are only counted.
        problems: Sentences on inputs that could not be read. It is looked at after the last
            result, so it may grow meanwhile.

    Returns:
        The counts that the page shows.
    """
    summary = Summary()
    with TemporaryFile("w+", encoding="ascii", newline="\n") as store:
        packs = Packs(store)
        for number, (name, result) in enumerate(results):
            marks = marks_of(result)
            summary.add(result, marks)
            if number < limit:
                html = document(number, name, result, marks, needed)
                packs.add(visible(name), marks, html)
        packs.close()
        store.seek(0)
        file.write(f'<!DOCTYPE html>\n<html lang="en">\n{_head(title)}\n<body>\n')
        file.write(topbar(title) + "\n")
        file.write(f"<main>\n{overview(summary)}\n{_notes(summary, limit, problems)}\n")
        file.write(_documents(packs))
        file.write(f"</main>\n{_foot(summary, needed)}\n{help_dialog()}\n")
        file.write(packs.index(summary) + "\n")
        shutil.copyfileobj(store, file)
        file.write(f"<script>{page_script()}</script>\n</body>\n</html>\n")
    return summary


def _head(title: str) -> Html:
    """Return the head: nothing may be loaded, and only the script of the page runs."""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(page_styles())}'",
            f"script-src '{_digest(page_script())}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=GENERATOR),
        element("title", title),
        Html(f"<style>{page_styles()}</style>"),
    )


def _digest(text: str) -> str:
    """Return the hash by which a page names what may run in it."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _notes(summary: Summary, limit: int, problems: Sequence[str]) -> Html:
    """Say what is missing from the page."""
    said = [element("li", visible(problem)) for problem in problems]
    if problems:
        head = f"{counted(len(problems), 'input')} could not be read:"
        said = [element("p", head), element("ul", *said)]
    if summary.documents > limit:
        left = summary.documents - limit
        said.append(
            element(
                "p",
                f"Shown are the first {counted(limit, 'document')};"
                f" {left:,} more are counted above and not shown.",
            )
        )
    return element("section", *said, class_="notes") if said else Html("")


def _documents(packs: Packs) -> Html:
    """Return the documents of the first pack, with what filters and pages them."""
    first = len(packs.first)
    hint = (
        "Without JavaScript, all documents can be read here, without filters."
        if not packs.starts
        else f"Without JavaScript, the first {first} documents can be read here; the other"
        f" {len(packs.names) - first:,} need it."
    )
    return joined(
        toolbar(),
        element("noscript", element("p", hint, class_="notes")),
        Html("\n"),
        element("div", *(joined(html, Html("\n")) for html in packs.first), id="documents"),
        Html("\n"),
    )


def _foot(summary: Summary, needed: float | None) -> Html:
    """Name what made the results, to repeat them."""
    made = [
        f"naka-normalize {versions.code} · data {versions.data}"
        f" · fingerprint {versions.fingerprint}"
        for versions in summary.versions
    ]
    policy = [] if needed is None else [f"a change needs {percent(needed)}"]
    return element("footer", element("p", " · ".join([*made, *policy])))
