"""The real OpenRefine against the service: from names in a table to matched names."""

from pathlib import Path
from typing import Any

import pytest

import openrefine
from naka_normalize.pipeline import Normalizer
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.server import Server

pytestmark = [
    pytest.mark.openrefine,
    pytest.mark.skipif(bool(openrefine.missing()), reason=openrefine.missing()),
]

ROWS = [
    ["place", "sentence", "state"],
    ["Naqqa", "", ""],
    ["Naka", "Shelling resumed near Stepanakert and Lachin.", ""],
    ["Asia", "", "Armenia"],
    ["Asia", "", ""],
    ["Bakuu", "", ""],
    ["Ереван", "", ""],
    ["Zzyzx", "", ""],
]
DETAILS = [
    {"column": "sentence", "property": {"id": "context", "name": "Context"}},
    {"column": "state", "property": {"id": "country", "name": "Country"}},
]
WANTED: list[dict[str, Any]] = [
    {"id": "wikidata", "name": "Wikidata"},
    {"id": "country", "name": "Country"},
    {"id": "name-ru", "name": "Name in Russian", "settings": {"limit": "1"}},
]


def test_openrefine_reconciles_matches_extends_and_exports(
    normalizer: Normalizer, tmp_path: Path
) -> None:
    """What is certain is matched, what is ambiguous only by its context or by a person."""
    with (
        Server(Catalog.of(normalizer.gazetteer)) as server,
        openrefine.running(tmp_path) as refine,
    ):
        refine.create(ROWS)
        assert "city" in {one["id"] for one in refine.guess_types("place", server.url)}

        refine.reconcile("place", server.url)
        refine.add("place", "alone", 1, "cell.recon.match.id")
        refine.reconcile("place", server.url, DETAILS)
        refine.add("place", "beside", 2, "cell.recon.match.id")
        (choice, *_) = (one for one in refine.candidates(0)[3] if one["id"] == "asia")
        refine.match(3, 0, choice)
        refine.add("place", "chosen", 3, "cell.recon.match.id")
        refine.extend("place", server.url, 4, WANTED)
        rows = refine.export()

    seen = [[row[key] for key in ("place", "alone", "beside", "chosen")] for row in rows]
    assert seen == [
        ["Nagorno-Karabakh", "nagorno-karabakh", "nagorno-karabakh", "nagorno-karabakh"],
        ["Nagorno-Karabakh", "", "nagorno-karabakh", "nagorno-karabakh"],
        ["Armenia", "", "armenia", "armenia"],
        ["Asia", "", "", "asia"],
        ["Baku", "baku", "baku", "baku"],
        ["Yerevan", "yerevan", "yerevan", "yerevan"],
        ["Zzyzx", "", "", ""],
    ]
    added = [[row[one["name"]] for one in WANTED] for row in rows]
    assert added[2] == ["Q399", "Armenia", "Армения"]
    assert added[4] == ["Q9248", "Azerbaijan", "Баку"]
    assert added[6] == ["", "", ""]
