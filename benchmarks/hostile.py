"""What hostile text costs beside ordinary text, in CPU seconds for each megabyte.

Ordinary text is made articles with as many names as news have, met for the first time and
met again. Hostile text is one piece repeated without end; nearly all of it is names, or
signs that the cleaners react to.
"""

import argparse
import time
from collections.abc import Iterable

from bench import ORDINARY
from corpus import Material, Writer
from naka_normalize import Normalizer
from worker import MB

# What is repeated without end: letters, signs, marks, names, short names, debris.
UNITS = [
    "a", "A", " ", "\n", "'", "''", "“", "“ ", "&", "& ", "&amp;", "& nbsp; ", "(", "[",
    "<", "< p >", "\u0301", "\u200b", "İ", "中", "\0", "\ud800", "\r\n", "Ã©", "â€™",
    "Asia and ", "Asian, ", "Naka ", "Naka-", "Naqqa, ", "((Naka)", "Nagorno ", "A side ",
    "a.B", "Alfang ", "Ayas and Ayas ", "Nakano ", "Zaparov ", "Zaparov-", "pashiniyan ",
    "Armenia_Nakka ", "Prime Minister ", "United States of ", "Republic of ", "#Naka ",
    "[ad_1]\n", "(End)\n", "Read more\n", "http://a.b/c?d=&e ",
]  # fmt: skip


def cost(normalizer: Normalizer, texts: Iterable[str]) -> float:
    """Return the CPU seconds that a megabyte of such texts takes."""
    begun, size = time.process_time(), 0
    for text in texts:
        normalizer.normalize(text)
        size += len(text)
    return (time.process_time() - begun) / size * MB


def main() -> None:
    """Measure and print a table, the dearest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=100_000)
    options = parser.parse_args()
    normalizer = Normalizer()
    writer = Writer(Material(normalizer.gazetteer), ORDINARY)
    texts = [document.text for document in writer.documents(4 * options.characters)]
    first, again = cost(normalizer, texts), cost(normalizer, texts)
    print(f"ordinary text: {first:.1f} s/MB, met again {again:.1f}")
    repeated = {unit: unit * (options.characters // len(unit)) for unit in UNITS}
    costs = {unit: cost(normalizer, [text]) for unit, text in repeated.items()}
    print("| repeated | s/MB | × ordinary |\n| --- | ---: | ---: |")
    for unit in sorted(costs, key=costs.__getitem__, reverse=True):
        print(f"| `{unit!r}` | {costs[unit]:.2f} | {costs[unit] / first:.1f} |")


if __name__ == "__main__":
    main()
