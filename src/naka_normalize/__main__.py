"""``python -m naka_normalize``: the same as the command ``naka``."""

import sys

from naka_normalize.cli import main

if __name__ == "__main__":
    sys.exit(main())
