"""Results as one HTML page that a person would rather look at than read JSON.

``write_report`` (``page.py``) writes the page: the summary (``summary.py`` counts,
``overview.py`` shows), then the documents (``document.py``), the first ones as HTML and
the others packed (``packing.py``). ``marked`` gives one document without a page:
``marks.py`` says what is marked, ``rows.py`` puts before beside after, ``cards.py`` tells
the evidence and ``charts.py`` draws. Everything goes through ``elements.py``, which
escapes it. ``frame.py`` has what stands around, ``assets/`` the styles and scripts.
"""

from naka_normalize.report.assets import stylesheet
from naka_normalize.report.marked import marked
from naka_normalize.report.page import write_report

__all__ = ["marked", "stylesheet", "write_report"]
