"""What tables, spaCy and Spark cost beyond a plain loop over the same short documents.

Documents are sentences of ``seeds/``, drawn with a seed. All contenders have their turn in
each round, in the same process; the normalizer has seen every sentence before, so that none
pays for what the others then find. CPU time is that of this process; Spark works in others,
so only its wall time tells something.
"""

import argparse
import os
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from naka_normalize import Normalizer
from naka_normalize.integrations.settings import BUILT_IN

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
# So many documents have nearly every sentence.
_WARMING = 2_000
Contender = Callable[[], object]


def documents(number: int) -> list[str]:
    """Return so many sentences of the seeds, each drawn at random."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if s]
    return random.Random(7).choices(sentences, k=number)


def loop(texts: Sequence[str], normalizer: Normalizer) -> dict[str, Contender]:
    """Return what the others are compared with."""
    return {
        "plain loop": lambda: [normalizer.normalize(text).text for text in texts],
        "plain loop, with records": lambda: [
            normalizer.normalize(text).to_dict() for text in texts
        ],
    }


def pandas(texts: Sequence[str]) -> dict[str, Contender]:
    """Return columns of pandas."""
    import pandas as pd

    from naka_normalize.integrations.pandas import NakaAccessor

    kinds = {kind: pd.Series(texts, dtype=kind) for kind in ("object", "str", "category")}
    return {
        f"pandas, {kind}": partial(NakaAccessor.normalize, column.naka)
        for kind, column in kinds.items()
    }


def polars(texts: Sequence[str]) -> dict[str, Contender]:
    """Return an expression of polars."""
    import polars as pl

    import naka_normalize.integrations.polars  # noqa: F401 - puts .naka there

    frame = pl.LazyFrame({"text": texts})
    return {
        "polars": lambda: frame.select(pl.col("text").naka.normalize()).collect(),
        "polars, mentions": lambda: frame.select(pl.col("text").naka.mentions()).collect(),
    }


def arrow(texts: Sequence[str]) -> dict[str, Contender]:
    """Return a table of Arrow."""
    import pyarrow as pa

    from naka_normalize.integrations.arrow import normalize_table

    table = pa.table({"text": texts})
    return {
        "Arrow": lambda: normalize_table(table, "text", details=False),
        "Arrow, with records": lambda: normalize_table(table, "text"),
    }


def spacy(texts: Sequence[str]) -> dict[str, Contender]:
    """Return blank pipelines of spaCy, without and with the component."""
    import spacy

    bare, ours = spacy.blank("en"), spacy.blank("en")
    ours.add_pipe("naka_normalize")
    return {
        "spaCy, tokens only": lambda: list(bare.pipe(texts)),
        "spaCy, with the component": lambda: list(ours.pipe(texts)),
    }


def spark(texts: Sequence[str]) -> dict[str, Contender]:
    """Return a data frame on two threads of Spark; starting it is not counted."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    from pyspark.sql import DataFrame, SparkSession

    from naka_normalize.integrations.spark import normalize_spark

    session = SparkSession.builder.master("local[2]").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.createDataFrame([(text,) for text in texts], "text string")
    frame = frame.repartition(2).cache()
    frame.count()

    def run(made: DataFrame) -> None:
        made.write.format("noop").mode("overwrite").save()

    plain = normalize_spark(frame, "text", details=False)
    full = normalize_spark(frame, "text")
    return {
        "Spark local[2]": lambda: run(plain),
        "Spark local[2], with records": lambda: run(full),
    }


FAMILIES = {
    "pandas": pandas,
    "polars": polars,
    "pyarrow": arrow,
    "spacy": spacy,
    "pyspark": spark,
}


class Times(NamedTuple):
    """What one contender took in each round, in seconds.

    Attributes:
        wall: By the clock.
        cpu: Of this process.
    """

    wall: list[float]
    cpu: list[float]


def all_of(texts: Sequence[str], families: Sequence[str]) -> dict[str, Contender]:
    """Return every contender over some texts."""
    contenders = loop(texts, BUILT_IN.normalizer())
    for family in families:
        contenders |= FAMILIES[family](texts)
    return contenders


def measured(contenders: dict[str, Contender], rounds: int) -> dict[str, Times]:
    """Give every contender its turn in each round."""
    taken = {name: Times([], []) for name in contenders}
    for _ in range(rounds):
        for name in random.sample(list(contenders), len(contenders)):
            wall, cpu = time.perf_counter(), time.process_time()
            contenders[name]()
            taken[name].wall.append(time.perf_counter() - wall)
            taken[name].cpu.append(time.process_time() - cpu)
    return taken


def spread(values: list[float], of: list[float]) -> str:
    """Return the median, the lowest and the highest ratio of the rounds."""
    ratios = [a / b for a, b in zip(values, of, strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> None:
    """Measure what is installed and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("families", nargs="*", metavar="FAMILY", default=[*FAMILIES])
    options = parser.parse_args()
    texts = documents(options.documents)
    families = [family for family in options.families if find_spec(family)]
    for family in sorted({*options.families} - {*families}):
        print(f"{family} is not installed")
    for contender in all_of(texts[:_WARMING], families).values():
        contender()  # Workers and memos are there before anything is measured.
    taken = measured(all_of(texts, families), options.rounds)
    print(f"{len(texts)} documents of {sum(map(len, texts)) // len(texts)} characters")
    print("| contender | seconds | times the plain loop | CPU seconds | times |")
    print("| --- | --- | --- | --- | --- |")
    base = taken["plain loop"]
    for name, (wall, cpu) in taken.items():
        cells = [f"{median(wall):.2f}", spread(wall, base.wall)]
        cells += [f"{median(cpu):.2f}", spread(cpu, base.cpu)]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
