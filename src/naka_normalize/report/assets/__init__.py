"""Styles and scripts of the page, read from the files beside this one."""

from importlib import resources

# In this order: what stands in one file is known to the next.
_STYLES = ("tokens.css", "marks.css", "page.css")
_SCRIPTS = ("store.js", "filter.js", "view.js", "evidence.js", "keys.js")


def stylesheet() -> str:
    """Return the styles that ``marked`` needs; they touch nothing outside ``.naka``."""
    return _joined(_STYLES[:2])


def page_styles() -> str:
    """Return all styles of a page."""
    return _joined(_STYLES)


def page_script() -> str:
    """Return the script of a page."""
    return '"use strict";\n' + _joined(_SCRIPTS)


def _joined(names: tuple[str, ...]) -> str:
    folder = resources.files(__name__)
    return "".join(folder.joinpath(name).read_text("utf-8") for name in names)
