"""Running text: the layout of a document changes nothing of what is decided about it."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from naka_normalize.pipeline import Normalizer
from naka_normalize.running import running
from naka_normalize.spans import Edit, Span, apply_edits

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = [
    GOLD / "blind-for-rules" / "docs" / f"{name}.txt"
    for name in ("a-04", "c-05", "f-08", "w-04", "r-01", "z-15")
]
_UNSEEN = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, *range(0x2066, 0x206A), 0xFEFF)
)


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """Wrap long lines as a mail program does, and leave short ones."""
    lines = text.split("\n")
    return end.join(
        end.join(
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
            if len(line) > width
            else [line]
        )
        for line in lines
    )


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped at 60": lambda text: wrapped(text, 60),
    "wrapped at 100": lambda text: wrapped(text, 100),
    "wrapped, with line breaks of Windows": lambda text: wrapped(text, 76, "\r\n"),
    "wrapped as flowed mail": lambda text: wrapped(text, 72, " \n"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "indented by wide blanks": lambda text: text.replace("\n\n", "\n\n\u3000\u3000"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "zero-width blanks": lambda text: text.replace(" ", "\u200b "),
}  # fmt: skip


def words(text: str) -> list[str]:
    """What a reader sees of a text."""
    return text.translate(_UNSEEN).split()


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """The built-in packs under the default policy."""
    return Normalizer()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_decides_nothing(normalizer: Normalizer, layout: str) -> None:
    """The same words are written whatever lies between the words of the source."""
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        expected = words(normalizer.normalize(text).text)

        assert words(normalizer.normalize(LAYOUTS[layout](text)).text) == expected, path


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_stays(layout: str) -> None:
    """What lies between words is as it was, but beside what was changed."""
    text = (
        "Shelling resumed in Naqqa on Monday, the government in Yerevan said, but\nnot Baku"
    )
    laid = LAYOUTS[layout](text)

    assert Normalizer().normalize(laid).text == laid.replace("Naqqa", "Nagorno-Karabakh")


def test_a_name_across_a_line_break_is_one_name(normalizer: Normalizer) -> None:
    """Its surface and span are those of the source."""
    text = (
        "A report of the broadcaster says that the Prime Minister, on Monday\n"
        "evening, received guests in Stepanakert, and that on Tuesday Nikol\n"
        "Paschinjan of Armenia left again, and that he came home before the\n"
        "morning."
    )

    result = normalizer.normalize(text)

    assert result.text == text.replace("Paschinjan", "Pashinyan")
    assert [m.span.of(text) for m in result.mentions] == [
        m.surface for m in result.mentions
    ]
    assert any("\n" in m.surface for m in result.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Armenia\nAzerbaijan\nGeorgia\n",
        "the first line\nof a short poem\nthat nobody set\n",
        "Armenia and Azerbaijan exchange prisoners on the border\nGeorgia opens a road\n",
        "The minister received the new ambassador of the country:\n- he is from Georgia\n",
        "The minister received the new ambassador of the country.\n\nhe is from Georgia\n",
        "The minister received the new ambassador of the country\n    he is from Georgia\n",
        "Country        Capital\nArmenia        Yerevan\n",
        "Country\tCapital\nArmenia\tYerevan\n",
        "Гейдар\u00a0Алиев",
    ],
)
def test_lines_and_columns_of_their_own_stay_apart(text: str) -> None:
    """Lists, headlines, verses and tables are no wrapped text."""
    assert running(text).text == text


def test_words_parted_by_lines_are_whole() -> None:
    """Narrow columns part words, and break names that have a hyphen anyway behind it."""
    column = (
        "We guests were a delega-\n"
        "tion that came from Sanok-\n"
        "Starowice in a train that\n"
        "is old."
    )

    assert running(column).text == (
        "We guests were a delegation that came from Sanok-Starowice in a train that is old."
    )


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (
            "> The ministry said that they/> had met and left when it was/> late.",
            "> The ministry said that they had met and left when it was late.",
        ),
        (
            "A guest of the minister in/Italy/spoke with one from/Spain/, who is old.",
            "A guest of the minister in Italy spoke with one from Spain, who is old.",
        ),
    ],
    ids=["quoted mail", "links on lines of their own"],
)
def test_lines_of_other_layouts_run_on(lines: str, read: str) -> None:
    """Mail is quoted, and pages are saved with each link on a line."""
    assert running(lines.replace("/", "\n")).text == read


def test_a_heading_between_wrapped_paragraphs_stays_a_line() -> None:
    """A line that had room for the next word ends where it ends."""
    lines = [
        "The talks went on until the evening of the second day, and then both",
        "delegations left the hall without a word.",
        "Prisoners come home",
        "Nineteen prisoners crossed the bridge at noon, after both of the two",
        "sides had agreed.",
    ]

    assert running("\n".join(lines)).text.split("\n") == [
        f"{lines[0]} {lines[1]}",
        lines[2],
        f"{lines[3]} {lines[4]}",
    ]


_PIECES = st.sampled_from(
    ["word", "Name", "a", "é", ".", ",", " ", "  ", "    ", "\n", "\r\n", " \n", "\u00a0",
     "\u3000", "\u200b", "\u00ad", "\ufeff", "\u2009", "\t", "one word and two more words"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_only_layout_is_left_out(text: str) -> None:
    """All other characters are there, in their order."""
    assert words("".join(running(text).text.split())) == words("".join(text.split()))


@given(TEXTS, st.data())
def test_an_edit_of_the_running_text_changes_the_same_words(
    text: str, data: st.DataObject
) -> None:
    """Replacing any range of it replaces in the source what that range was read from."""
    read = running(text)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    edits = [Edit(Span(start, end), "*", "entity", "noisy")]

    here = apply_edits(read.text, edits)
    there = apply_edits(text, read.in_source(edits))

    assert words("".join(there.split())) == words("".join(here.split()))
