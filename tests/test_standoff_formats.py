"""Every stand-off format: what it holds comes back, what it does not hold is counted."""

import pytest
from hypothesis import Phase, given, settings, strategies as st

from naka_normalize.errors import InputError
from naka_normalize.formats.offsets import Unit
from naka_normalize.standoff import (
    FORMATS,
    Format,
    StandoffDocument,
    read_standoff,
    write_standoff,
)
from naka_normalize.standoff.holdings import Losses
from standoff import documents

PAIRS = [(form, unit) for form in FORMATS.values() for unit in form.units]
settings.register_profile("quick", max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile("quick")
every_format = pytest.mark.parametrize(
    ("form", "unit"), PAIRS, ids=[f"{form.name}-{unit}" for form, unit in PAIRS]
)


def read_again(
    given: list[StandoffDocument], form: Format, unit: Unit, losses: Losses
) -> list[StandoffDocument | InputError]:
    """Write documents, and read what was written."""
    content = "".join(write_standoff(given, form.name, unit=unit, losses=losses))
    fitting = [form.fit(one, Losses()) for one in given]
    beside = {one.name: one.text for one in fitting}
    found = read_standoff(
        content.encode("utf-8").decode("utf-8"),
        form.name,
        document=fitting[0].name if fitting else "",
        texts=beside.__getitem__,
        unit=unit,
    )
    return list(found)


@every_format
@given(document=documents())
def test_what_fits_a_format_comes_back(
    form: Format, unit: Unit, document: StandoffDocument
) -> None:
    """Whatever the text and the names: what was written is read as it was."""
    fit = form.fit(document, Losses())
    bare = not fit.annotations and form.name == "csv"

    assert ([] if bare else [fit]) == read_again([document], form, unit, Losses())


@every_format
@given(document=documents())
def test_without_a_loss_nothing_changes(
    form: Format, unit: Unit, document: StandoffDocument
) -> None:
    """What is not counted as lost is there, and what fits once fits again."""
    losses, again = Losses(), Losses()
    fit = form.fit(document, losses)
    refit = form.fit(fit, again)
    texts = {"texts": 1} if form.texts_apart and form.name != "brat" else {}

    assert refit == fit
    assert not set(+again) - set(texts) - {"documents without spans"}
    assert (fit == document) or set(+losses) - set(texts)
    assert unit in form.units


@every_format
@given(given_ones=st.tuples(documents("a.txt"), documents("b.txt")))
def test_several_documents_stay_apart(
    form: Format, unit: Unit, given_ones: tuple[StandoffDocument, ...]
) -> None:
    """Documents come back in their order; brat, which has a file for each, is told so."""
    if form.name == "brat":
        return
    found = read_again(list(given_ones), form, unit, Losses())
    fitting = [form.fit(one, Losses()) for one in given_ones]
    expected = [one for one in fitting if one.annotations or form.name != "csv"]

    assert expected == found
