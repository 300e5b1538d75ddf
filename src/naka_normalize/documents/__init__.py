"""Files of every kind: read as pieces with texts in them, and written again.

``opening`` is the door: it takes compression (``packing``) and encoding (``encodings``)
away, chooses the layout (``kinds``, ``layouts``) and puts both on again; ``settings`` says
how. ``pieces`` tells what a layout is. There is one for each kind of file: ``plain``,
``markdown`` and ``html`` are one document each (with ``whole``, ``closed`` and ``markup``);
``jsonl`` (with ``members``), ``tables`` (with ``rows``) and ``parquet`` have many, and
``columns`` and ``added`` say what they have in common. ``calls``
is what programs call, ``probing`` tells texts from other files.
"""
