"""Write tests/golden: what the library makes of every sample document.

For each text in ``seeds/`` three files: the normalized text, its edits (one JSON object a
line, spans in the source) and the explanation that ``naka explain`` prints. The tests
compare them; whoever changes a rule or an alias runs this and reads the difference.

The files of ``tests/golden-standoff/`` are made from ``jsonl-codepoint.jsonl`` among them:
the same document in every stand-off format and unit.

    python scripts/make_golden.py
"""

from pathlib import Path

from naka_normalize import __version__
from naka_normalize.errors import InputError
from naka_normalize.formats import explanation, jsonl
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.standoff import FORMATS, read_standoff, write_standoff

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
GOLDEN = ROOT / "tests" / "golden"
STANDOFF = ROOT / "tests" / "golden-standoff"


def contents(result: Result, seed: Path) -> dict[str, str]:
    """Return what belongs into the golden files of one seed, by file name."""
    edits = result.to_dict()["edits"]
    return {
        f"{seed.stem}.txt": result.text,
        f"{seed.stem}.jsonl": "".join(jsonl.line(edit) for edit in edits),
        f"{seed.stem}.explain.txt": explanation.explain(result, seed.name),
    }


def main() -> None:
    """Write the golden files anew and remove those of seeds that are gone."""
    normalizer = Normalizer()
    GOLDEN.mkdir(exist_ok=True)
    written = set()
    for seed in sorted(SEEDS.glob("*.txt")):
        result = normalizer.normalize(seed.read_text("utf-8"))
        for name, content in contents(result, seed).items():
            (GOLDEN / name).write_text(content, "utf-8", newline="\n")
            written.add(name)
    for path in GOLDEN.iterdir():
        if path.name not in written:
            path.unlink()
    print(f"{len(written)} files in {GOLDEN.relative_to(ROOT)}")
    print(f"{_standoff()} files in {STANDOFF.relative_to(ROOT)}")


def _standoff() -> int:
    """Write the sample document in every stand-off format; return how many files."""
    sample = (STANDOFF / "jsonl-codepoint.jsonl").read_text("utf-8")
    documents = [
        one for one in read_standoff(sample, "jsonl") if not isinstance(one, InputError)
    ]
    pairs = [(form, unit) for form in FORMATS.values() for unit in form.units]
    for form, unit in pairs:
        written = "".join(write_standoff(documents, form.name, unit=unit))
        lasting = written.replace(f"naka-normalize {__version__}", "naka-normalize VERSION")
        path = STANDOFF / f"{form.name}-{unit}{form.ending}"
        path.write_text(lasting, "utf-8", newline="\n")
    return len(pairs)


if __name__ == "__main__":
    main()
