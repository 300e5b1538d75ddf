"""A client of OpenRefine: as much of its commands as a table of names needs."""

import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

_PATIENCE = 90.0
_ENGINE = {"facets": [], "mode": "row-based"}


def missing() -> str:
    """Return why OpenRefine cannot be run here; empty if it can."""
    for program in ("openrefine", "java"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return ""


@contextmanager
def running(folder: Path) -> Iterator["OpenRefine"]:
    """Run OpenRefine without a browser, with its projects in a folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = ["-x", "refine.headless=true", "-i", "127.0.0.1", "-p", str(port)]
    with (folder / "openrefine.log").open("wb") as log:
        process = subprocess.Popen(
            ["openrefine", *arguments, "-d", str(folder / "projects"), "-m", "512M"],  # noqa: S607
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield OpenRefine(f"http://127.0.0.1:{port}")
        finally:
            # The script starts Java, which is in its group.
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(_PATIENCE)


class OpenRefine:
    """A running OpenRefine."""

    def __init__(self, url: str) -> None:
        """Wait until it answers."""
        self._url = f"{url}/command/core"
        self.project = ""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self.version = self._get("get-version")["version"]
            except (URLError, HTTPError, ConnectionError):
                assert time.monotonic() < until, "OpenRefine does not start"
                time.sleep(0.5)
            else:
                return

    def create(self, rows: Sequence[Sequence[str]]) -> None:
        """Create a project of rows; the first has the names of the columns."""
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        edge = "edge-of-a-part"
        fields = {"project-name": "names", "format": "text/line-based/*sv"}
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="project-file"; '
            f'filename="names.csv"\r\nContent-Type: text/csv\r\n\r\n{text.getvalue()}'
            f"\r\n--{edge}--\r\n"
        )
        request = Request(  # noqa: S310 - our own OpenRefine
            f"{self._url}/create-project-from-upload?{urlencode(self._token())}",
            "".join(parts).encode(),
            {"Content-Type": f"multipart/form-data; boundary={edge}"},
        )
        with urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310
            (self.project,) = parse_qs(urlsplit(response.url).query)["project"]

    def guess_types(self, column: str, service: str) -> list[dict[str, Any]]:
        """Return the types that cells of a column seem to have."""
        asked = {"columnName": column, "service": service}
        types: list[dict[str, Any]] = self._post("guess-types-of-column", asked)["types"]
        return types

    def reconcile(
        self, column: str, service: str, details: Sequence[dict[str, Any]] = ()
    ) -> None:
        """Reconcile a column against no particular type, with other columns."""
        manifest = self._read(Request(service))  # noqa: S310 - our own service
        config = {
            "mode": "standard-service",
            "service": service,
            "identifierSpace": manifest["identifierSpace"],
            "schemaSpace": manifest["schemaSpace"],
            "type": {"id": "", "name": ""},
            "autoMatch": True,
            "columnDetails": details,
        }
        asked = {"columnName": column, "config": json.dumps(config)}
        self._post("reconcile", {**asked, "engine": json.dumps(_ENGINE)})
        self._wait()

    def match(self, row: int, cell: int, candidate: dict[str, Any]) -> None:
        """Match a cell to one of its candidates, as a person would."""
        asked = {
            "row": row,
            "cell": cell,
            "judgment": "matched",
            "id": candidate["id"],
            "name": candidate["name"],
            "types": ",".join(candidate["types"]),
            "score": candidate["score"],
        }
        self._post("recon-judge-one-cell", asked)

    def extend(
        self, column: str, service: str, at: int, properties: Sequence[dict[str, Any]]
    ) -> None:
        """Add columns with properties of what a column was matched to."""
        manifest = self._read(Request(service))  # noqa: S310 - our own service
        asked = {
            "baseColumnName": column,
            "endpoint": service,
            "identifierSpace": manifest["identifierSpace"],
            "schemaSpace": manifest["schemaSpace"],
            "extension": json.dumps({"properties": properties}),
            "columnInsertIndex": at,
            "engine": json.dumps(_ENGINE),
        }
        self._post("extend-data", asked)
        self._wait()

    def add(self, column: str, name: str, at: int, expression: str) -> None:
        """Add a column by an expression over the cells of another."""
        asked = {
            "baseColumnName": column,
            "newColumnName": name,
            "columnInsertIndex": at,
            "expression": f"grel:{expression}",
            "onError": "set-to-blank",
            "engine": json.dumps(_ENGINE),
        }
        self._post("add-column", asked)
        self._wait()

    def candidates(self, cell: int) -> list[list[dict[str, Any]]]:
        """Return the candidates in each row of a column; none where one was matched."""
        rows = self._post("get-rows", {"start": 0, "limit": 100})
        models = rows["pool"]["recons"]
        found = [row["cells"][cell] for row in rows["rows"]]
        return [models[str(one["r"])].get("c", []) if "r" in one else [] for one in found]

    def export(self) -> list[dict[str, str]]:
        """Return the rows as exported to CSV."""
        asked = {"format": "csv", "project": self.project, "engine": json.dumps(_ENGINE)}
        data = urlencode(asked).encode()
        url = f"{self._url}/export-rows/names.csv"
        with urlopen(url, data, timeout=_PATIENCE) as response:  # noqa: S310
            return list(csv.DictReader(io.StringIO(response.read().decode())))

    def _wait(self) -> None:
        """Wait until nothing is underway."""
        until = time.monotonic() + _PATIENCE
        while self._get("get-processes", project=self.project)["processes"]:
            assert time.monotonic() < until, "OpenRefine does not get on"
            time.sleep(0.2)

    def _token(self) -> dict[str, str]:
        return {"csrf_token": self._get("get-csrf-token")["token"]}

    def _get(self, command: str, **asked: str) -> dict[str, Any]:
        return self._read(Request(f"{self._url}/{command}?{urlencode(asked)}"))  # noqa: S310

    def _post(self, command: str, asked: dict[str, Any]) -> dict[str, Any]:
        data = urlencode({"project": self.project, **asked, **self._token()}).encode()
        said = self._read(Request(f"{self._url}/{command}", data))  # noqa: S310
        assert said.get("code") != "error", said
        return said

    def _read(self, request: Request) -> dict[str, Any]:
        with urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310
            said: dict[str, Any] = json.load(response)
            return said
