"""HTML as the text that a reader sees: edits that lead from the one to the other.

Only what a text needs is understood: where tags, comments and scripts begin and end, what
breaks a line, what character a reference stands for, and that blanks are one blank.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from naka_normalize.spans import Edit, Span

# Rules of the edits: what stands for a character, and what no edit may touch.
CHARACTER, CLOSED = "character", "closed"
_ATTRIBUTES = r"""(?:[\s/]++|[^\s/>][^\s/>=]*+
    (?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))?+)*+"""
# A blank between two words is as it should be, and no token.
_TOKEN = re.compile(
    rf"""
    (?=[ \t\n\r\f&<])(?:
    (?P<blank>[ ]*+[\t\n\r\f][ \t\n\r\f]*+|[ ]{{2,}}|(?<=>)[ ]|[ ](?=<))
    | (?P<reference>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]\w{{1,31}});?)
    | <(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*+){_ATTRIBUTES}(?:>|\Z)
    | <!--(?:-?>|.*?(?:--!?>|\Z)) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <[!?/][^>]*+(?:>|\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|(?!["'])([^\s>]++))"""
)
_BREAKS = re.compile(
    "address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog"
    "|dir|div|fieldset|figcaption|figure|footer|form|frameset|h[1-6r]|head|header|hgroup"
    "|html|legend|li|link|main|menu|meta|nav|ol|optgroup|option|p|pre|section|select"
    "|summary|t[dhr]|table|tbody|tfoot|thead|title|ul"
)
# What a reader does not see, or must find as it stands; of the second a mark is left.
_UNSEEN = frozenset({"script", "style", "template", "noembed", "noframes", "iframe"})
_VERBATIM = frozenset(
    {"code", "kbd", "math", "plaintext", "samp", "svg", "textarea", "var", "xmp"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr"}
)
# The next of these ends the one before.
_UNNESTED = frozenset({"p", "option"})
_PLACEHOLDER = "\ufffc"


@dataclass(slots=True)
class _Reader:
    """What is known while HTML is read.

    Attributes:
        html: The whole of it.
        edits: Edits so far.
        broken: Whether the text so far is empty or ends with a line break.
        blank: Blanks that were read last; what follows decides what becomes of them.
    """

    html: str
    edits: list[Edit] = field(default_factory=list)
    broken: bool = True
    blank: Span | None = None

    def token(self, match: re.Match[str]) -> int:
        """Read a token and return where to read on."""
        if match["blank"]:
            self.blank = self.blank or Span(*match.span())
            if self.blank.end < match.start():
                self._drop(Span(*match.span()))
        elif match["reference"]:
            self.seen()
            sign = unescape(match[0])
            if len(sign) == 1:
                self._edit(Span(*match.span()), sign, CHARACTER)
        elif match["name"]:
            return self._tag(match)
        else:
            self._edit(Span(*match.span()), "", CLOSED)
        return match.end()

    def seen(self) -> None:
        """Note that something visible follows."""
        self._settle(keep=not self.broken)
        self.broken = False

    def _tag(self, match: re.Match[str]) -> int:
        """Read a tag, and what it encloses if that has to stay as it is."""
        name = match["name"].lower()
        span = Span(*match.span())
        if name in _UNSEEN | _VERBATIM and not match["closing"]:
            span = Span(match.start(), _end_of(self.html, name, match.end()))
            if name in _VERBATIM:
                self.seen()
            self._edit(span, _PLACEHOLDER if name in _VERBATIM else "", CLOSED)
        elif _is_kept(match):
            span = Span(match.start(), _end_of(self.html, name, match.end()))
            self._keep(span, is_block=_BREAKS.fullmatch(name) is not None)
        elif _BREAKS.fullmatch(name):
            self._settle(keep=False)
            lines = "" if self.broken else "\n" if name == "br" else "\n\n"
            self._edit(span, lines, CLOSED)
            self.broken = True
        else:
            self._edit(span, "", CLOSED)
        return span.end

    def _keep(self, span: Span, *, is_block: bool) -> None:
        """Leave a mark of what has to stay as it is, on lines of its own if a block."""
        before = "\n\n" if is_block and not self.broken else ""
        if is_block:
            self._settle(keep=False)
        else:
            self.seen()
        after = "\n\n" if is_block else ""
        self._edit(span, f"{before}{_PLACEHOLDER}{after}", CLOSED)
        self.broken = is_block

    def _settle(self, *, keep: bool) -> None:
        """Make one blank, or none, of the blanks that were read last."""
        if self.blank is not None:
            self._edit(self.blank, " " if keep else "", CHARACTER)
            self.blank = None

    def _drop(self, blank: Span) -> None:
        self._edit(blank, "", CHARACTER)

    def _edit(self, span: Span, after: str, rule: str) -> None:
        self.edits.append(Edit(span, after, "markup", rule))


def markup_edits(html: str) -> list[Edit]:
    """Return the edits that make a text of HTML, sorted and disjoint.

    Their rule is ``closed`` for what must stay as it is, such as tags and code, and
    ``character`` for references and blanks, which are one character of the text.
    """
    reader = _Reader(html)
    position = 0
    while (match := _TOKEN.search(html, position)) is not None:
        if match.start() > position:
            reader.seen()
        position = reader.token(match)
    if position < len(html):
        reader.seen()
    reader.edits.sort(key=lambda edit: edit.span)
    return [edit for edit in reader.edits if edit.span.of(html) != edit.after]


def _is_kept(tag: re.Match[str]) -> bool:
    """Tell whether a tag says that what it encloses is not to be translated."""
    name = tag["name"].lower()
    if tag["closing"] or name in _VOID:
        return False
    for match in _ATTRIBUTE.finditer(tag[0], len(name) + 1):
        attribute, *values = match.groups("")
        value = "".join(values).lower()
        if attribute.lower() == "translate" and value.strip() == "no":
            return True
        if attribute.lower() == "class" and "notranslate" in value.split():
            return True
    return False


def _end_of(html: str, name: str, start: int) -> int:
    """Return where an element ends; the end of all if it is never closed."""
    depth = 1
    tag = re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*+>", re.IGNORECASE)
    for match in tag.finditer(html, start):
        if name in _UNNESTED and not match[1]:
            return match.start()
        depth += -1 if match[1] else name not in _UNSEEN
        if not depth:
            return match.end()
    return len(html)
