"""Text for machines: addresses, files, identifiers and code, which nobody translates.

A name inside them stays as it is, because a changed address leads nowhere and changed code
does not run.
"""

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# A part of such a text has one of these on a side; most names have none.
_JOINTS = frozenset("/\\_.@:~?=&%+-${(<")
# No more is looked at on a side, so that text without blanks takes no longer.
_REACH = 200
_FILES = (
    "txt|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|mp[34]|zip|gz|json|jsonl|csv|tsv|"
    "xml|ya?ml|toml|ini|cfg|log|md|rst|tex|py|ipynb|js|ts|css|java|kt|c|cc|cpp|h|hpp|cs|go|rs|rb|"
    "pl|r|sh|bat|sql|o|so|dll|exe|jar|db|dat|bak"
)
# What stands before the name, from the last blank on.
_ADDRESS = expression(
    r"(?s).*(?:://|www\.|[\w.+-]@|\bdoi:|\b10\.\d{4,}/)"
    r"|.*\$\{?$|.*\{\{$|(?:~|\.{1,2})?/[\w.-]+/|[A-Za-z]:\\|--$|.*(?:</?|=[\"']?)$"
)
# One of these, or two hyphens, is in every such text.
_IN_ADDRESSES = frozenset("/@.:${\\<=")
_DOMAINS = "com|org|net|info|gov|edu|mil|int|am|az|cn|de|eu|fr|ge|ir|ru|tr|tv|ua|uk"
# What stands behind it, up to the next blank: the rest of a mailbox, of the name of a file
# or of a site, or what only programs have.
_ENDING = expression(
    rf"[\w.+-]*@[\w-]+\.\w|[\w.-]*\.(?:{_FILES}|{_DOMAINS})\b|::|->\w|\(\)|\[\d+\]=|"
    r"\.[a-z_]\w*[;(\[]"
)
# One of these is in every such text, before its last character.
_IN_ENDINGS = frozenset("@.:>([")
# Words joined by underscores, of which one at least is a part of no name.
_IDENTIFIER = expression(
    r"[A-Z0-9]+(?:_[A-Z0-9]+)+|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*?_[a-z0-9]+(?:_[A-Za-z0-9]+)*|"
    r"[a-z0-9]+(?:_[A-Za-z0-9]+)+"
)
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
# Between these a line holds code.
_TICKED = expression(r"(?<!`)`[^`\n]{1,120}`(?!`)")
# No data is without one of these, and most prose is; asking for each is faster than an
# expression for all.
_IN_DATA = ("`", "=", "<-", '":', '" :', '",', '" ,', "':", "' :", "',", "' ,")
# A list of strings, a key with its value, or a comparison, in the middle of a line.
_DATA = expression(
    r"[\[({]\s*(?P<q>[\"'])[^\"'\n]*(?P=q)\s*(?:,\s*(?P=q)[^\"'\n]*(?P=q)\s*)+[\])}]|"
    r"[\"'][\w -]{1,40}[\"']\s?:\s?(?:[\"'][^\"'\n]{0,40}[\"']|[\d\[{]|true\b|false\b)|"
    r"\b\w+\s(?:=|==|!=|<-|:=|\+=)\s(?:[\w.]+|[\"'][^\"'\n]{0,40}[\"'])"
)
# Lines that only programs and those who run them write.
_CODE = expression(
    r"import\s[\w.]+(?:\sas\s\w+)?;?|import\s[\w.*{}, ]+\sfrom\s[\"'].*|"
    r"from\s[\w.]+\simport\s[\w, *()]+|#include\s.*|"
    r"(?:package|use|using|namespace|require|include)\s[\w.:\\]+;|"
    r"(?:async\s)?(?:def|function|func|fn|sub)\s\w+\s?\(.*|class\s\w+\s?[({:].*|"
    r"(?:let|const|var|val|final|static|public|private|void|int|double|String)\s"
    r"[\w<>, ]+\s?[:=({].*|(?:SELECT\s.*\sFROM|INSERT\sINTO|DELETE\sFROM)\s.*|"
    r"UPDATE\s\w+\sSET\s.*|(?:CREATE|DROP|ALTER)\sTABLE\s.*|for\s\w+(?:,\s?\w+)*\sin\s\S+:|"
    r"(?:if|elif|while|for|switch)\b.*(?:==|!=|[<>]|\)).*[:{]|"
    r"(?:git|pip|npm|cargo|docker|sudo|kubectl|naka)\s[a-z-].*|(?:>>>|\$)\s.*|"
    r"[a-z_][\w.]*\((?:[\"'].*|\w*)\);?|[\w.\[\]\"']+\s?(?:=|:=|<-|\+=)\s?\S.*"
)
# Such a line holds one of these, or ends with one of those, or starts with such a word.
_CODE_SIGNS = ("=", "<", ">", " import ")
_CODE_ENDS = (":", "{")
_CODE_STARTS = frozenset(
    {
        "#include", "$", "ALTER", "CREATE", "DELETE", "DROP", "INSERT", "SELECT", "String",
        "UPDATE", "async", "cargo", "class", "const", "def", "docker", "double", "final",
        "fn", "for", "func", "function", "git", "import", "include", "int", "kubectl",
        "let", "naka", "namespace", "npm", "package", "pip", "private", "public", "require",
        "static", "sub", "sudo", "switch", "use", "using", "val", "var", "void",
    }
)  # fmt: skip
_STATEMENT = expression(r"\s=\s|\w\(")


class Verbatim:
    """Tells which stretches of a text are for machines.

    >>> text = "See https://example.org/Naka/ about Naka."
    >>> [Verbatim(text).holds(Span(at, at + 4)) for at in (24, 36)]
    [True, False]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Of most texts no line has any, so they are looked for once.
        self._data_signs = tuple(sign for sign in _IN_DATA if sign in text)
        self._code_signs = tuple(sign for sign in _CODE_SIGNS if sign in text)

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies in text for machines."""
        text, start, end = self._text, span.start, span.end
        if self._is_code(span):
            return True
        if text[start - 1 : start] not in _JOINTS and text[end : end + 1] not in _JOINTS:
            return False
        before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        head = "" if before[-1:].isspace() else (before.split() or [""])[-1]
        tail = "" if behind[:1].isspace() else (behind.split() or [""])[0]
        may_be_address = head.endswith("--") or not _IN_ADDRESSES.isdisjoint(head)
        if may_be_address and _ADDRESS.match(head):
            return True
        if not _IN_ENDINGS.isdisjoint(tail[:-1]) and _ENDING.match(tail):
            return True
        first = head[len(head.rstrip(_SIGNS)) :]
        last = tail[: len(tail) - len(tail.lstrip(_SIGNS))]
        joined = f"{first}{span.of(text)}{last}"
        return "_" in joined and _IDENTIFIER.fullmatch(joined) is not None

    def _is_code(self, span: Span) -> bool:
        """Tell whether the line of a span is code, or holds some that the span lies in."""
        text = self._text
        low = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
        high = text.find("\n", span.end, span.end + _REACH)
        line = text[low : high if high >= 0 else span.end + _REACH]
        if any(sign in line for sign in self._data_signs):
            own = Span(span.start - low, span.end - low)
            inner = (*_TICKED.finditer(line), *_DATA.finditer(line))
            if any(m.start() <= own.start and own.end <= m.end() for m in inner):
                return True
        line = line.strip()
        if line.endswith(";") and _STATEMENT.search(line):
            return True
        may_be = _may_be_code(line, self._code_signs)
        return may_be and _CODE.fullmatch(line) is not None


def _may_be_code(line: str, signs: tuple[str, ...]) -> bool:
    """Tell of most prose at once that it is no code, which holds one of some signs."""
    if line.endswith(_CODE_ENDS) or any(sign in line for sign in signs):
        return True
    head = line.partition("(")[0]
    # Otherwise a call alone is code; in prose a blank stands before a bracket.
    is_call = head != line and " " not in head
    return is_call or not _CODE_STARTS.isdisjoint(line.split(None, 1)[:1])
