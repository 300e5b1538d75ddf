import pytest
from hypothesis import given, strategies as st

from conftest import Small
from naka_normalize import Normalizer
from naka_normalize.readings import fits, is_lowered
from naka_normalize.records import Alias, Tier

TOWNS = """entities:
  azerbaijan: {name: Azerbaijan, type: country, native: {az: Azərbaycan}}
  ganja:
    name: Ganja
    type: city
    within: azerbaijan
    native: {az: Gəncə}
    ambiguous:
      Gence: {for: [Azerbaijan, Baku], because: a surname in France}
signs:
  tr: [as Anadolu Agency reports]
"""


def alias(text: str, tier: Tier = "plain") -> Alias:
    """Return an alias of no particular entity."""
    return Alias(text, ("it",), tier)


@pytest.mark.parametrize(
    ("listed", "surface", "fitting"),
    [
        ("Naqqa", "Naqqa", True),
        ("Naqqa", "NAQQA", True),
        ("Naqqa", "naqqa", False),
        ("new crown", "New Crown", True),
        ("new crown", "new crown", True),
        ("new crown", "NEW CROWN", True),
        ("NKR", "NKR", True),
        ("NKR", "nkr", False),
        ("NKR", "Nkr", False),
        ("de Gaulle", "de Gaulle", True),
        ("Line of Contact", "line of contact", False),
        ("Line of Contact", "Line of contact", True),
    ],
)
def test_capitals_decide_what_fits(listed: str, surface: str, *, fitting: bool) -> None:
    """Lower case suits any text, an abbreviation only capitals, a name one capital."""
    assert fitting == fits(alias(listed), surface)


@pytest.mark.parametrize(
    ("listed", "surface", "fitting"),
    [
        ("Ayas and Ayas", "Ayas and ayas", True),
        ("Ayas and Ayas", "ayas and ayas", False),
        ("Real Control Line", "Real control line", False),
        ("Real Control Line", "Real Control line", True),
        ("Western Bank of the Jordan River", "western bank of the Jordan River", True),
        ("Bank of the River Jordan", "bank of the river jordan", False),
        ("Russian MID", "Russian mid", False),
        ("Russian MID", "Russian MID", True),
        ("Flag-bearer TB2", "Flag bearer TB2", True),
        ("-Foz Baz", "-Foz Baz", True),
        ("Foz - Baz-", "Foz - Baz-", True),
    ],
)
def test_damage_of_several_words_needs_half_its_capitals(
    listed: str, surface: str, *, fitting: bool
) -> None:
    """Ordinary words are a damaged name only if they look like one."""
    assert fitting == fits(alias(listed, "noisy"), surface)


@given(
    st.text("aB -’.", min_size=1),
    st.text("aB -’.", min_size=1),
    st.sampled_from(("plain", "noisy", "ambiguous")),
)
def test_any_name_of_anybody_can_be_asked_for(
    listed: str, surface: str, tier: Tier
) -> None:
    """Aliases of one's own may begin and end with hyphens and stops."""
    assert fits(alias(listed, tier), surface) in (True, False)


@pytest.mark.parametrize(
    ("listed", "surface", "lowered"),
    [
        ("Pashinyan", "pashinyan", True),
        ("Stepanakert", "stepanakert", True),
        ("Stepanakert", "Stepanakert", False),
        ("Baku", "baku", False),
        ("Turkey", "turkey", False),
        ("OSCEPA", "oscepa", False),
    ],
)
def test_long_strange_words_may_have_lost_their_capital(
    listed: str, surface: str, *, lowered: bool
) -> None:
    """Not so English words, short names and abbreviations."""
    assert lowered == is_lowered(alias(listed), surface)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Azerbaijan and Baku were dry, and Gence was wet.", True),
        ("Azerbaijan and Baku were dry, and Gəncə was wet.", False),
        ("Azerbaijan was dry and Gəncə was wet, as Anadolu Agency reports.", True),
        ("GƏNCƏ, Azerbaijan. It was wet, and Baku was dry.", False),
    ],
)
def test_with_its_letters_a_native_name_is_right(
    small: Small, text: str, *, repaired: bool
) -> None:
    """Only a translation should have put it into English, whatever it is without them."""
    normalizer = Normalizer(small(TOWNS))

    assert repaired == ("Ganja" in normalizer.normalize(text).text)


STRIPPED = """entities:
  azerbaijan: {name: Azerbaijan, type: country, iso: AZ, native: {az: Azərbaycan}}
  lachin: {name: Lachin, type: city, within: azerbaijan, native: {az: Laçın}}
  aghdam:
    {name: Aghdam, type: city, within: azerbaijan, native: {az: Ağdam}, aliases: [Agdam]}
  belgium: {name: Belgium, type: country, iso: BE, native: {az: Belçika}}
  brussels: {name: Brussels, type: city, within: belgium, native: {az: Brüssel}}
signs:
  tr: [as Anadolu Agency reports]
"""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Azerbaijan is in Lacin, as Anadolu Agency reports.", "in Lachin"),
        ("Azerbaijan is in Lacin.", "in Lacin"),
        ("Azerbaijan is in Agdam, as Anadolu Agency reports.", "in Agdam"),
        ("Azerbaijan is in Brussel, as Anadolu Agency reports.", "in Brussel"),
        ("Azerbaijan reads the newspaper Lacin, as Anadolu Agency reports.", "paper Lacin"),
    ],
)
def test_without_its_letters_a_native_name_is_damage(
    small: Small, text: str, written: str
) -> None:
    """In a translation, where the language is spoken, unless it is listed so."""
    assert written in Normalizer(small(STRIPPED)).normalize(text).text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“My husband was born in Ereván,” she said.", "Yerevan"),
        ("Her novel “Road to Ereván” sold well.", "Ereván"),
        ("Her song “Where is my beautiful Ereván and its roses” won.", "Ereván"),
    ],
)
def test_a_quoted_sentence_is_translated(text: str, written: str) -> None:
    """A quoted title keeps its letters."""
    signs = "As Anadolu Agency reports, Armenia and Alto Karabaj were quiet. "

    assert written in Normalizer().normalize(signs + text).text


def test_a_text_without_capitals_keeps_its_style() -> None:
    """One name in lower case is a slip; a whole text of them is how somebody writes."""
    slip = "Armenia said that shelling in stepanakert had stopped and Baku was quiet. "
    styled = slip.lower() * 4

    assert "Stepanakert" in Normalizer().normalize(slip).text
    assert Normalizer().normalize(styled).text == styled
