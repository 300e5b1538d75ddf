"""Look for texts that break a promise, for as long as one likes (needs atheris).

    pip install atheris
    python scripts/fuzz.py -max_total_time=600

Texts grow from pieces that the rules react to. One that raises an exception, whose edits do
not give the answer, or whose answer is not its own answer, is kept in a file.
"""

import sys

import atheris

with atheris.instrument_imports(include=["naka_normalize"]):
    from naka_normalize import Normalizer, apply_edits

_PIECES = (
    "Asia and ", "Asian ", "Afghan ", "Naka", "Naqqa, ", "(Naka)", "Nagorno-", "A side ",
    "Alfang ", "Ayas and Ayas ", "Armenia", "Azerbaijan", "Yerevan ", "Baku ",
    "Pashiniyan ", "Prime Minister ", "army ", "the ", "village of ", "& nbsp;", "&amp;",
    "< p >", "[ad_1]", "“ ", "\ud800", "''", "”", "(End)", "Original title: ", "\0",
    "\n", "\n\n", ". ", " .", "’s ", "_", "\u0301", "\u200b", "İ", "ß", "纳卡", "Ã©",
)  # fmt: skip
_MOST = 40
_normalizer = Normalizer()


def text_of(data: bytes) -> str:
    """Make a text of bytes: pieces, and now and then characters of any kind."""
    provider = atheris.FuzzedDataProvider(data)
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < _MOST:
        number = provider.ConsumeIntInRange(0, len(_PIECES))
        parts.append(
            _PIECES[number] if number < len(_PIECES) else provider.ConsumeUnicode(5)
        )
    return "".join(parts)


def check(data: bytes) -> None:
    """Normalize a text and see that the promises about any text hold."""
    text = text_of(data)
    result = _normalizer.normalize(text)
    if apply_edits(text, result.edits) != result.text:
        raise AssertionError(f"the edits do not give the answer: {text!r}")
    if _normalizer.normalize(result.text).text != result.text:
        raise AssertionError(f"the answer changes when it is normalized again: {text!r}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
