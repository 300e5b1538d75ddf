"""Alias files in any layout that people may write."""

import yaml
from hypothesis import strategies as st

from naka_normalize.gazetteer.editing.quoting import Data

_FIELDS = {
    "name": [["    name: A  # beside"], ["    name: >-", "      A long", "      name", ""]],
    "within": [["    within: georgia"], ["    # where", "    within: [x, y]"]],
    "aliases": [
        ['    aliases: [a, "b, c"]  # beside'],
        ["    aliases:", "      - a", "      # why b", "      - 'b''s'"],
        ["    aliases:", "    - a"],
        ["    aliases: [a,", "      b]", ""],
        ["    aliases: [", "      a,  # one", "      'b]',  # two", "    ]"],
        ["    aliases: []"],
    ],
    "noisy": [
        ["    noisy: [n, m]"],
        ["    noisy:", "      zh: [n, m]", "      # Russian", "      ru:", "        - k"],
        ["    # by language", "    noisy: {zh: [n], ru: ['x, y']}"],
    ],
    "ambiguous": [
        [
            "    ambiguous:",
            "      Naka:",
            "        because: |",
            "          two  ",
            "",
            "          # lines",
            "        for: [x]",
        ],
        ["    ambiguous: {Naka: {because: why}}"],
    ],
    "examples": [
        ["    examples:", "      - In <a -> b>.", "      # leave", "      - Calm."],
        ["", "    examples:", '    - "x: y"', "      # deeper"],
    ],
}
_FLOW = [
    "{name: A, aliases: [a, 'b']}",
    "{noisy: {zh: [n]}}  # flow",
    "{name: A,\n    noisy: [n]}",
]
# The C parser, if there is one: it is ten times as fast.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BETWEEN = [[], [], [], [""], ["", "  # Section", ""], ["  # Section"]]
names = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30
)


@st.composite
def packs(draw: st.DrawFn, *, tidy: bool = True) -> bytes:
    """Give the bytes of a file with entries; ``tidy`` ones have all in its order."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4, unique=True))
    lines = ["# head", "format: 1", "pack: any", "", "entities:"]
    for key in sorted(ids) if tidy else ids:
        lines += draw(st.sampled_from(_BETWEEN))
        if draw(st.integers(0, 4)) == 0:
            lines += f"  {key}: {draw(st.sampled_from(_FLOW))}".split("\n")
            continue
        lines.append(f"  {key}:")
        fields = draw(st.lists(st.sampled_from(sorted(_FIELDS)), min_size=1, unique=True))
        for field in [name for name in _FIELDS if name in fields] if tidy else fields:
            lines += draw(st.sampled_from(_FIELDS[field]))
    lines += draw(
        st.sampled_from([[], [""], ["# end"], ["", "larger_names: [Central Asia]"]])
    )
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    return (bom + newline.join(lines) + draw(st.sampled_from(["", newline]))).encode()


def read(data: bytes) -> dict[str, Data]:
    """Read a file as another reader of YAML does, every value as text."""
    text = data.decode("utf-8-sig")
    value: dict[str, Data] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - texts only
    return value
