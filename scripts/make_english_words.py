r"""Write data/english_words.txt: words and names that are not misspellings of others.

Source: SCOWL (Spell Checker Oriented Word Lists) by Kevin Atkinson, as packaged in
Debian's ``wamerican`` and ``wbritish`` 2020.12.07-2; copyright notice kept in the file.
Run with both packages installed:

    python scripts/make_english_words.py /usr/share/dict/american-english \\
        /usr/share/dict/british-english
"""

import sys
from pathlib import Path

from naka_normalize.folding import fold

TARGET = Path(__file__).resolve().parents[1] / "data" / "english_words.txt"
NOTICE = """\
# English words (lower case) and names (capitalised): never taken for misspelt names.
# Derived from SCOWL by scripts/make_english_words.py.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and
# sell these word lists, the associated scripts, the output created from the scripts, and
# its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this
# permission notice appear in supporting documentation. Kevin Atkinson makes no
# representations about the suitability of this array for any purpose. It is provided
# "as is" without express or implied warranty.
"""

# Loanwords of kitchens and crafts that SCOWL lacks and that resemble listed names.
ALSO = ("ishkhan", "khachkar", "tartare")


def main(*sources: str) -> None:
    """Keep every entry without an apostrophe, folded, with its first letter's case."""
    words = set(ALSO)
    lines = [line for source in sources for line in Path(source).read_text("utf-8").split()]
    for line in lines:
        if "'" in line or len(line) == 1:
            continue
        folded = fold(line)
        words.add(folded.capitalize() if line[0].isupper() else folded)
    TARGET.write_text(NOTICE + "\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
