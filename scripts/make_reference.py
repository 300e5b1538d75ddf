"""Write the reference that follows from the code.

    python scripts/make_reference.py

These are the page docs/api.md, from docstrings; the table of settings in
docs/configuration.md; and the table of weights in docs/evidence.md.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent, indent

import naka_normalize
from naka_normalize.cli.config.known import SETTINGS
from naka_normalize.evidence import weights

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
_HEAD = """\
# The library

Every function and class that `naka_normalize` offers, then those of its modules that other
pages name. `scripts/make_reference.py` makes this page from the docstrings.
"""
_PARTS = ("Functions", "Classes", "Errors", "In modules")
_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields|Source):$")
_QUOTED = re.compile(r"(?<!`)``(?!`)")
_NAMED = re.compile(r"`(naka_normalize(?:\.\w+)+)\(")
_DEFAULT = re.compile(r" \(default: [^)]*\)")
_TABLE = re.compile(r"(<!-- (settings|weights) -->\n)(?:\|.*\n)*")
_WEIGHT = re.compile(r"^([A-Z_]+) = (\S.*?)(?:  # (.*))?$|^# ---- (.*)")

Definition = ast.FunctionDef | ast.ClassDef


def api() -> str:
    """Return the page on the library."""
    parts: dict[str, list[str]] = {part: [] for part in _PARTS}
    for name in sorted(naka_normalize.__all__, key=str.lower):
        thing = getattr(naka_normalize, name)
        if callable(thing):
            parts[_part(thing)].append(_entry(_definition(thing), name))
    for path, node in sorted(_named_elsewhere().items()):
        parts["In modules"].append(_entry(node, path))
    return _HEAD + "".join(
        f"\n## {part}\n\n" + "\n".join(made) for part, made in parts.items()
    )


def _part(thing: object) -> str:
    """Return the part of the page that something belongs to."""
    if not isinstance(thing, type):
        return "Functions"
    return "Errors" if issubclass(thing, Exception) else "Classes"


def _named_elsewhere() -> dict[str, Definition]:
    """Return the functions that pages call by their whole path."""
    texts = [
        path.read_text("utf-8") for path in DOCS.rglob("*.md") if path.name != "api.md"
    ]
    return {path: _source(path) for text in texts for path in _NAMED.findall(text)}


def _source(path: str) -> Definition:
    """Return the source of a function; its module may need what is not installed.

    Raises:
        LookupError: If there is no such function.
    """
    module, _, name = path.rpartition(".")
    spec = find_spec(module)
    code = Path(spec.origin).read_text("utf-8") if spec and spec.origin else ""
    for node in ast.parse(code).body:
        if isinstance(node, Definition) and node.name == name:
            return node
        if isinstance(node, ast.ImportFrom) and name in {one.name for one in node.names}:
            return _source(f"{node.module}.{name}")
    raise LookupError(f"a page names {path}, which there is not")


def _entry(node: Definition, name: str) -> str:
    """Return what the page says about a function or a class, with its methods."""
    lines = [f"### {name}\n", *_described(node, name.rpartition(".")[2])]
    for method in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
            lines += [f"#### {name}.{method.name}\n", *_described(method, method.name)]
    return "\n".join(lines)


def _definition(thing: Callable[..., object]) -> Definition:
    """Return the source of a function or class, as Python reads it."""
    (node,) = ast.parse(dedent(inspect.getsource(inspect.unwrap(thing)))).body
    if not isinstance(node, Definition):
        raise TypeError(f"{thing} is neither a function nor a class")
    return node


def _described(node: Definition, name: str) -> Iterator[str]:
    """Give the signature of something, and its docstring as Markdown."""
    if isinstance(node, ast.FunctionDef):
        yield f"`{_signature(node, name)}`\n"
    yield _markdown(ast.get_docstring(node) or "")


def _signature(node: ast.FunctionDef, name: str) -> str:
    """Return how a function is called; a property has no brackets."""
    result = ast.unparse(node.returns).strip("'") if node.returns else "None"
    if any(ast.unparse(one) == "property" for one in node.decorator_list):
        return f"{name}: {result}"
    arguments = re.sub(r"^(self|cls)(, |$)", "", ast.unparse(node.args))
    return f"{name}({arguments}) -> {result}"


def _markdown(docstring: str) -> str:
    """Return a docstring of Google's style as Markdown."""
    made = []
    for paragraph in re.split(r"\n\n(?=\S)", docstring):
        head, _, body = paragraph.partition("\n")
        if section := _SECTION.match(head):
            made.append(f"*{section[1]}*\n\n{_listed(dedent(body))}")
        elif head.startswith(">>>"):
            made.append(f"```pycon\n{paragraph}\n```")
        else:
            made.append(paragraph)
    return _QUOTED.sub("`", "\n\n".join(made)) + "\n"


def _listed(body: str) -> str:
    """Return the items of a section, ``name: what it is``, as a list; other text as is."""
    items = re.split(r"\n(?=\S)", body)
    if not all(re.match(r"\*{0,2}[\w.]+: ", item) for item in items):
        return body
    told = []
    for item in items:
        name, _, about = item.partition(": ")
        told.append(f"- `{name}`: {dedent(indent(about, '    ')).strip()}")
    return re.sub(r"\n +", "\n  ", "\n".join(told))


def settings_table() -> str:
    """Return the table of settings, in Markdown."""
    rows = "".join(
        f"| `{one.key}` | {one.kind.says} | {_written(one.default)} | `{one.option}` |"
        f" {f'`{one.variable}`' if one.variable else ''} |"
        f" {_DEFAULT.sub('', one.help)} |\n"
        for one in SETTINGS
    )
    head = "| key | value | default | option | variable | meaning |\n"
    return f"{head}| --- | --- | --- | --- | --- | --- |\n{rows}"


def _written(default: object) -> str:
    """Return a default as a configuration file has it."""
    return "none" if default in ([], None) else f"`{str(default).lower()}`"


def weights_table() -> str:
    """Return the table of weights, in Markdown."""
    rows, kind = "", ""
    for line in inspect.getsource(weights).splitlines():
        found = _WEIGHT.match(line)
        if found is None:
            continue
        if found[4]:
            kind = found[4]
            continue
        told, kind = kind, ""
        rows += f"| {told} | `{found[1]}` | {found[2]} | {found[3] or ''} |\n"
    return f"| kind | weight | log-odds | when |\n| --- | --- | --- | --- |\n{rows}"


def page(text: str) -> str:
    """Return a page with its tables written anew."""
    tables = {"settings": settings_table, "weights": weights_table}
    return _TABLE.sub(lambda match: match[1] + tables[match[2]](), text)


def made() -> dict[Path, str]:
    """Return every page that the code has a part in, as it must be."""
    pages = {
        DOCS / name: page((DOCS / name).read_text("utf-8"))
        for name in ("configuration.md", "evidence.md")
    }
    return {**pages, DOCS / "api.md": api()}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
