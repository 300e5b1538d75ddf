"""The Reconciliation Service API 0.2 over a table of names, for OpenRefine and others.

``catalog.py`` is what the service knows. ``queries.py`` reads what is asked,
``candidates.py`` answers it; ``properties.py`` and ``extension.py`` give further columns,
``suggestions.py`` completes what is typed, ``pages.py`` shows an entity to people and
``manifest.py`` says where all this is. ``router.py`` leads a request there; none of these
knows sockets. ``reading.py`` takes requests off a connection, ``guards.py`` turns away who
may not ask, ``connection.py`` writes the answers, and ``server.py`` holds the
connections, within ``limits.py``.
"""
