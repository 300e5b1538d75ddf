from pathlib import Path

import pytest

from grouped import normalizer

# Written for this project by somebody who had seen neither the rules nor the alias files;
# people are invented, or say nothing that they said.
DOCUMENTS = sorted((Path(__file__).parent / "clean_news").glob("*.txt"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_clean_news_stays(document: Path) -> None:
    """In news that people wrote nothing is changed."""
    text = document.read_text("utf-8")

    assert text == normalizer().normalize(text).text
