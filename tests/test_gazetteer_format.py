import re
from pathlib import Path

import pytest

from naka_normalize.gazetteer import beside, entries, fields, listed, sheets
from naka_normalize.gazetteer.lint import lint

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "data" / "FORMAT.md").read_text("utf-8")
KEYS = {
    *sheets._KEYS, *beside._SHORT_KEYS, *beside._WRAPPER_KEYS, *entries._ENTITY_KEYS,
    *entries._PAIR_KEYS, *entries._ROLE_KEYS, *listed._AMBIGUOUS_KEYS,
    *fields.TYPES, *fields.FORMS, *fields.WHERE,
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(KEYS))
def test_the_page_explains_every_key(key: str) -> None:
    """Whoever may write a word in a pack can look it up."""
    assert f"`{key}`" in PAGE


def test_the_pack_of_the_page_has_no_problems(tmp_path: Path) -> None:
    """What people copy first works."""
    block = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    path = tmp_path / "mine.yaml"
    path.write_text(block[1], "utf-8")

    assert () == lint([path], builtin=False)
