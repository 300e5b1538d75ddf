"""What stands around the documents: the bar at the top, filters, help."""

from collections.abc import Iterator

from naka_normalize.report.cards import SIGNS, WORDS
from naka_normalize.report.elements import Html, element, joined
from naka_normalize.report.marks import KINDS

_WHICH = {
    "all": "all documents",
    "changed": "with changes",
    "ask": "with questions",
    "debris": "with cleaning",
    "same": "without changes",
}
_ORDERS = {
    "given": "in their order",
    "changed": "by changes",
    "ask": "by questions",
    "name": "by name",
}
_KEYS = (
    (("n", "p"), "next, previous change or question, with its evidence"),
    (("N", "P"), "the same, with names that were kept"),
    (("j", "k"), "next, previous document"),
    (("→", "←"), "next, previous page"),
    (("1", "2", "3", "4"), "show or hide changed, left to you, kept, cleaned"),
    (("/",), "search"),
    (("t",), "light or dark"),
    (("Esc",), "close the evidence"),
    (("?",), "this help"),
)


def topbar(title: str) -> Html:
    """Return the bar with the title."""
    return element(
        "header",
        element("h1", title),
        element(
            "div",
            _button("theme", "◐", "Light or dark (t)"),
            _button("keys", "?", "Keys (?)"),
            class_="script",
        ),
        class_="top",
    )


def toolbar() -> Html:
    """Return the filters and the pager; they need the script and are hidden without it."""
    search = element(
        "input",
        type="search",
        id="search",
        placeholder="file or entity",
        aria_label="Search file names and entities",
        autocomplete="off",
    )
    return element(
        "form",
        element("div", *_chips(), class_="chips", role="group", aria_label="Marks shown"),
        search,
        _select("which", "Which documents", _WHICH),
        _select("order", "Order", _ORDERS),
        element(
            "div",
            _button("previous", "‹", "Previous page (←)"),
            element("output", id="position", aria_live="polite"),
            _button("next", "›", "Next page (→)"),
            class_="pager",
        ),
        id="tools",
        class_="script",
        role="search",
    )


def _chips() -> Iterator[Html]:
    """Give a switch for each kind of mark."""
    for kind in KINDS:
        yield element(
            "button",
            element("span", SIGNS[kind], aria_hidden="true"),
            f" {WORDS[kind]} ",
            element("b", id=f"n-{kind}"),
            type="button",
            class_=f"chip {kind}",
            data_kind=kind,
            aria_pressed="true",
        )


def _select(id_: str, label: str, choices: dict[str, str]) -> Html:
    options = (element("option", text, value=value) for value, text in choices.items())
    return element("select", *options, id=id_, aria_label=label)


def _button(id_: str, sign: str, label: str) -> Html:
    return element("button", sign, type="button", id=id_, aria_label=label, title=label)


def help_dialog() -> Html:
    """Return the help on keys, and the place where evidence is shown."""
    rows = [
        element(
            "tr",
            element("th", *(joined(element("kbd", key), " ") for key in keys)),
            element("td", what),
        )
        for keys, what in _KEYS
    ]
    close = element("button", "Close", type="submit")
    return joined(
        element(
            "dialog",
            element("h2", "Keys"),
            element("table", *rows),
            element("form", close, method="dialog"),
            id="help",
            aria_label="Keys",
        ),
        Html("\n"),
        element(
            "aside",
            element("ul", id="shown"),
            id="evidence",
            class_="naka",
            aria_live="polite",
            hidden=True,
        ),
    )
