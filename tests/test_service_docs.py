"""The page on OpenRefine says what the service does today."""

import json
import re
from pathlib import Path

from naka_normalize.pipeline import Normalizer
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import Request
from naka_normalize.service.properties import properties_of
from naka_normalize.service.router import Router
from naka_normalize.service.words import WAYS

PAGE = (Path(__file__).parents[1] / "docs" / "openrefine.md").read_text("utf-8")


def test_the_example_is_real(normalizer: Normalizer) -> None:
    """The queries of the page have the candidates of its table."""
    router = Router(Catalog.of(normalizer.gazetteer), Limits())
    (queries,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    said = json.loads(
        router.handle(Request("GET", "/reconcile", {"queries": queries})).body
    )
    rows = [
        f"| {key} | {one['id']} | {one['score']} | {'yes' if one['match'] else 'no'} |"
        for key, answer in said.items()
        for one in answer["result"]
    ]

    assert rows == re.findall(r"^\| q\d .*$", PAGE, re.MULTILINE)


def test_every_path_property_and_feature_is_documented(normalizer: Normalizer) -> None:
    """By the name that clients use."""
    catalog = Catalog.of(normalizer.gazetteer)
    paths = set(Router(catalog, Limits())._routes) - {"/"}
    known = [one.id for one in properties_of(catalog)]
    properties = {pid for pid in known if not pid.startswith("name-")}

    named = paths | properties | set(WAYS)
    assert {one for one in named if f"`{one}`" not in PAGE} == set()
