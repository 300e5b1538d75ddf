"""Statehood: what one state alone has, so that a continent named for it is none.

"The Asian Foreign Ministry" contradicts itself, whatever the text says about Asia, as "an
Asian prime minister" and "Asian foreign ministers" do not.
"""

from naka_normalize.expressions import expression

_MINISTRY = (
    r"(?:(?:foreign|defen[cs]e|interior)\s+ministry|"
    r"ministry\s+of\s+(?:foreign\s+affairs|(?:national\s+)?defen[cs]e|the\s+interior))"
)
# "The Asian Defence Ministers" have a meeting; managers of a region are presidents.
_OFFICE = r"(?:(?:prime|foreign|defen[cs]e)\s+minister)"
_ARMED = r"(?:army|armed\s+forces|general\s+staff)"
_BEHIND = expression(
    rf"(?:[’']s)?\s+((?i:{_MINISTRY}|{_OFFICE}|{_ARMED}))\b(?!\s+(?i:meeting|forum|summit))"
)
_BEFORE = expression(rf"\b((?i:{_MINISTRY}|{_OFFICE}|{_ARMED}|state\s+border))\s+of\s+$")
# "The truce between Asia and Albania": continents have none.
_BETWEEN = expression(
    r"\b((?i:border|frontier|cease-?fire|truce|armistice|peace\s+treaty))\s+between\s+$"
)
_AND = expression(r"\s+and\s+(?!Europe|Africa|America|North|South|Oceania|Australia)[A-Z]")
# One of several.
_ANY = expression(
    r"\b(?i:an?|any|every|each|another|no|some|one|other|first|former|only)\s+(?:\w+\s+)?$"
)


def of_one_state(before: str, after: str) -> str:
    """Return what stands beside a name that only one state has; empty if nothing does.

    >>> of_one_state("said the ", " Foreign Ministry on Monday")
    'Foreign Ministry'
    >>> of_one_state("said an ", " foreign minister"), of_one_state("", " ministers")
    ('', '')
    """
    if found := _BEFORE.search(before):
        return "" if _ANY.search(before[: found.start()]) else found[1]
    if (found := _BETWEEN.search(before)) and _AND.match(after):
        return found[1]
    found = _BEHIND.match(after)
    return found[1] if found and not _ANY.search(before) else ""
