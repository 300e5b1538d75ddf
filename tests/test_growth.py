"""A text of four times the length is four times the work, counted and not timed."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from counting import scanned, steps
from naka_normalize.pipeline import Normalizer

SEEDS = Path(__file__).parents[1] / "seeds"
_HEADS = ("Bar", "Dol", "Fen", "Gor", "Kel", "Lum", "Mir", "Nor", "Pel", "Tav")
_MIDDLES = ("a", "e", "i", "o", "u", "ari", "eno", "ilu")
_TAILS = ("ban", "dov", "gin", "lev", "mik", "nes", "ran", "sky", "tze", "vich")


def articles(times: int) -> str:
    """The same articles again and again: ever more mentions of the same names."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return "\n\n".join(texts * times)


def names(times: int) -> str:
    """Ever more names, of which nothing is known, beside a few that are damaged."""
    every = ["".join(parts) for parts in product(_HEADS, _MIDDLES, _TAILS)]
    # A stride without a common divisor, so that any part of them is as mixed as another.
    made = [every[number * 37 % len(every)] for number in range(len(every))]
    sentences = (
        f"{name} of the A side told {other} (in Naqqa) that the Asian army, al-{other} and"
        f" the village of {name}{other.lower()} had seen Pashinian, Yerevan said."
        for name, other in zip(made, reversed(made), strict=True)
    )
    return "\n".join([*sentences][: 100 * times])


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """One that has met all words already: the first time costs more."""
    warm = Normalizer()
    warm.normalize(articles(1))
    warm.normalize(names(4))
    return warm


@pytest.mark.parametrize("work", [steps, scanned])
@pytest.mark.parametrize("text", [articles, names])
def test_four_times_the_text_is_four_times_the_work(
    normalizer: Normalizer,
    text: Callable[[int], str],
    work: Callable[[Callable[[], object]], int],
) -> None:
    """No rule looks at all of a text for each of its words or mentions."""
    short, long = text(1), text(4)

    once = work(lambda: normalizer.normalize(short)) / len(short)
    often = work(lambda: normalizer.normalize(long)) / len(long)

    assert often < 1.25 * once
