"""The service on a port: hostile clients, many clients, and its end."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize.errors import UsageError
from naka_normalize.lookups.table import Lookup
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import Response
from naka_normalize.service.server import Server
from serve import load

TABLE = [("Q1", "Barda"), ("Q2", "Terter"), ("Q3", "Lachin")]
LIMITS = Limits(body=10_000, connections=40)
IMPATIENT = Limits(seconds=1, idle=1)
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
TOKEN = "sesame-sesame-sesame"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """A table of three names."""
    return Catalog(Lookup.from_records(TABLE), "places")


@pytest.fixture(scope="module")
def server(catalog: Catalog) -> Iterator[Server]:
    """The service, with room for few."""
    with Server(catalog, limits=LIMITS) as running:
        yield running


def sent(server: Server, data: bytes, *, ends: bool = True) -> bytes:
    """What comes back for some bytes, until the service closes the connection."""
    parts = []
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        # It may have been turned away by now.
        with suppress(ConnectionError):
            connection.sendall(data)
            if ends:
                connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while part := connection.recv(1 << 16):
                parts.append(part)
    return b"".join(parts)


def status(answer: bytes) -> int:
    """The status of an answer."""
    return int(answer.split(b" ", 2)[1])


def asked(server: Server, name: str) -> str:
    """The id of the first candidate, asked for as clients do."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    body = urlencode({"queries": json.dumps({"q": {"query": name}})})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", urlsplit(server.url).path, body, kind)
    response = connection.getresponse()
    said = json.loads(response.read())
    connection.close()
    key: str = said["q"]["result"][0]["id"]
    return key


def head(line: str, *headers: str, host: str = "localhost") -> bytes:
    """The head of a request."""
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"{line}\r\nHost: {host}\r\n{lines}\r\n".encode("utf-8", "surrogatepass")


POST = "POST /reconcile HTTP/1.1"
GET = "GET /reconcile HTTP/1.1"
HOSTILE = {
    "no request": (b"hello\r\n\r\n", 400),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /reconcile\r\n", 400),
    "HTTP/2": (head("GET / HTTP/2.0"), 505),
    "half a line": (b"GET /recon", 400),
    "no host of ours": (head(GET, host="evil.example"), 403),
    "a host that only looks like ours": (head(GET, host="127.0.0.1.evil.example"), 403),
    "a host that is none": (head(GET, host="a b/<c>"), 400),
    "two hosts": (head(GET, "Host: evil.example"), 400),
    "an unknown method": (head("BREW / HTTP/1.1"), 405),
    "a path out of the root": (head("GET /../../etc/passwd HTTP/1.1"), 404),
    "an encoded path": (head("GET /..%2f..%2fetc%2fpasswd HTTP/1.1"), 404),
    "a path of another host": (head("GET http://evil.example/ HTTP/1.1"), 400),
    "a backslash": (head("GET \\reconcile HTTP/1.1"), 400),
    "a long address": (head(f"GET /{'a' * 70_000} HTTP/1.1"), 414),
    "many headers": (head(GET, *(f"X-{n}: y" for n in range(300))), 431),
    "a header that is none": (head(GET, "no colon"), 400),
    "a blank before the colon": (head(POST, "Content-Length : 3"), 400),
    "no length": (head(POST), 411),
    "a length that is none": (head(POST, "Content-Length: many"), 400),
    "a length below zero": (head(POST, "Content-Length: -1"), 400),
    "a length with a sign": (head(POST, "Content-Length: +1"), 400),
    "a length of other digits": (head(POST, "Content-Length: ²"), 400),
    "two lengths": (head(POST, "Content-Length: 3", "Content-Length: 4"), 400),
    "a length of ages": (head(POST, f"Content-Length: {'9' * 5_000}"), 400),
    "a body in chunks": (head(POST, "Transfer-Encoding: chunked"), 411),
    "a short body": (head(POST, "Content-Length: 30") + b"queries={}", 400),
    "a huge body": (head(POST, "Content-Length: 500000") + b"a" * 500_000, 413),
    "a huge body, announced": (
        head(POST, "Content-Length: 500000", "Expect: 100-continue"),
        413,
    ),
    "a body of another kind": (
        head(POST, "Content-Type: application/json", "Content-Length: 2") + b"{}",
        415,
    ),
    "no UTF-8": (head(POST, "Content-Length: 9") + b"queries=\xff", 400),
    "no UTF-8, encoded": (head("GET /reconcile?queries=%ff HTTP/1.1"), 400),
    "a parameter twice": (head("GET /reconcile?queries={}&queries={} HTTP/1.1"), 400),
    "many parameters": (head(f"GET /?{'a=1&' * 50} HTTP/1.1"), 400),
    "bad JSON": (head("GET /reconcile?queries={ HTTP/1.1"), 400),
    "a script as callback": (head("GET /reconcile?callback=<script> HTTP/1.1"), 400),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_requests_are_refused_and_the_next_is_served(
    server: Server, case: str
) -> None:
    """Each gets one status, a sentence as JSON, and harms nobody else."""
    data, expected = HOSTILE[case]
    answer = sent(server, data)
    lines, _, body = answer.partition(b"\r\n\r\n")

    assert (status(answer), answer.count(b"HTTP/1.1 ")) == (expected, 1)
    assert json.loads(body)["message"]
    assert b"Access-Control-Allow-Origin: *" in lines
    assert asked(server, "Barda") == "Q1"


def test_silent_clients_are_given_up(catalog: Catalog) -> None:
    """Without a word if they asked for nothing, with one if they began to."""
    with Server(catalog, limits=IMPATIENT) as server:
        silent = sent(server, b"", ends=False)
        half = sent(server, head(POST, "Content-Length: 100") + b"que", ends=False)
        assert asked(server, "Barda") == "Q1"

    assert silent == b""
    assert status(half) == 408


def test_a_trickle_of_bytes_does_not_hold_a_connection(catalog: Catalog) -> None:
    """It is the whole request that has to come in time, not the next byte of it."""
    sends = 0
    with (
        Server(catalog, limits=IMPATIENT) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection,
    ):
        with suppress(ConnectionError):
            while sends < 1_000:
                connection.sendall(b"X")
                sends += 1
                time.sleep(0.02)
        assert asked(server, "Barda") == "Q1"

    assert sends < 1_000


def test_too_many_connections_are_told_to_come_back(server: Server) -> None:
    """Those that are open are still served, and so are later ones."""
    address = ("127.0.0.1", server.port)
    opened = [socket.create_connection(address) for _ in range(LIMITS.connections)]
    answer = sent(server, b"")
    for connection in opened:
        connection.close()

    assert status(answer) == 503
    until = time.monotonic() + 5
    while server._open and time.monotonic() < until:
        time.sleep(0.01)
    assert asked(server, "Barda") == "Q1"


def test_pipelined_requests_are_answered_in_their_order(server: Server) -> None:
    """One connection, several requests at once; a refusal ends it."""
    names = ["Terter", "Barda", "Lachin"]
    requests = []
    for name in names:
        body = f'queries={{"{name}":{{"query":"{name}"}}}}'
        requests.append(head(POST, f"Content-Length: {len(body)}") + body.encode())
    answer = sent(server, b"\r\n".join(requests) + head("PUT / HTTP/1.1") + requests[0])
    places = [answer.index(f'{{"{name}":{{"result"'.encode()) for name in names]

    assert places == sorted(places)
    assert answer.count(b"HTTP/1.1 200 OK") == len(names) + 1


def test_head_and_options_have_no_body(server: Server) -> None:
    """Browsers ask so before they send a form."""
    lines, _, body = sent(server, head("HEAD /reconcile HTTP/1.1")).partition(b"\r\n\r\n")
    preflight = sent(server, head("OPTIONS /reconcile HTTP/1.1", "Origin: http://a.b"))

    assert (b"Content-Length: 0" in lines, body) == (False, b"")
    assert b"Access-Control-Allow-Headers: Authorization, Content-Type" in preflight
    assert status(preflight) == 204


def test_many_clients_at_once_all_get_their_own_answers(server: Server) -> None:
    """None is lost and none gets the answer of another."""
    wanted = [TABLE[n % len(TABLE)] for n in range(200)]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda one: asked(server, one[1]), wanted))

    assert found == [key for key, _ in wanted]


def test_links_lead_back_the_way_the_client_came(server: Server) -> None:
    """Through a tunnel, the service has another name and port."""
    answer = sent(server, head(GET, host="localhost:9999"))

    assert b'"service_url":"http://localhost:9999"' in answer


def test_others_need_the_token(catalog: Catalog) -> None:
    """In the path, as OpenRefine can, or in a header; then any host is served."""
    with pytest.raises(UsageError, match="give a token"):
        Server(catalog, "0.0.0.0")  # noqa: S104 - refused
    with Server(catalog, token=TOKEN, limits=LIMITS) as server:
        ways = {
            "none": head(GET, host="here.example"),
            "wrong": head(GET, "Authorization: Bearer wrong"),
            "longer": head(f"GET /{TOKEN}x/reconcile HTTP/1.1"),
            "header": head(GET, f"Authorization: Bearer {TOKEN}", host="here.example"),
            "path": head(f"GET /{TOKEN}/reconcile HTTP/1.1", host="here.example"),
        }
        answers = {way: sent(server, data) for way, data in ways.items()}
        assert asked(server, "Lachin") == "Q3"

    codes = {"none": 401, "wrong": 401, "longer": 401, "header": 200, "path": 200}
    assert {way: status(answer) for way, answer in answers.items()} == codes
    assert f'"service_url":"http://here.example/{TOKEN}"'.encode() in answers["path"]
    assert TOKEN.encode() not in answers["header"] + answers["none"]


def test_at_its_end_what_is_underway_is_answered(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end waits for answers that are being worked on."""
    begun = threading.Event()

    def slow(_: object) -> Response:
        begun.set()
        time.sleep(0.5)
        return Response(b"slow and whole")

    with ThreadPoolExecutor(1) as pool:
        with Server(catalog) as server:
            monkeypatch.setattr(server.router, "handle", slow)
            answer = pool.submit(sent, server, head(GET), ends=False)
            assert begun.wait(10)
        assert not server._open
        assert answer.result().endswith(b"slow and whole")


def test_at_its_end_waiting_connections_are_closed(catalog: Catalog) -> None:
    """At once, and the port is free again."""
    server = Server(catalog, limits=Limits(idle=60))
    with server:
        port = server.port
        idle = socket.create_connection(("127.0.0.1", port), timeout=10)
        idle.sendall(head(GET))
        assert status(idle.recv(1 << 16)) == 200
        started = time.monotonic()
    assert idle.recv(1) == b""
    idle.close()

    assert time.monotonic() - started < 5
    assert not [one for one in threading.enumerate() if "process_request" in one.name]
    with Server(catalog, port=port) as again:
        assert asked(again, "Barda") == "Q1"


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=80).map(lambda t: head(f"GET /{t}")))
def test_any_bytes_leave_the_service_working(server: Server, data: bytes) -> None:
    """Whatever comes in, nothing but refusals and answers come out."""
    answer = sent(server, data)

    assert answer == b"" or 200 <= status(answer) < 500
    assert asked(server, "Terter") == "Q2"


def test_the_benchmark_counts_what_is_lost_or_wrong(server: Server) -> None:
    """Every answer is held against what was expected."""
    expected = {name: [key] for key, name in TABLE}
    right = load(server.url, expected, clients=3, requests=12, batch=2)
    wrong = load(server.url, {"Barda": ["Q2"]}, clients=1, requests=2, batch=1)
    lost = load("http://127.0.0.1:1/reconcile", expected, clients=1, requests=2, batch=1)

    assert (len(right.latencies), right.lost, right.wrong) == (12, 0, 0)
    assert (wrong.lost, wrong.wrong, lost.lost) == (0, 2, 2)
    assert 0 < right.percentile(0.5) <= right.percentile(0.95)
