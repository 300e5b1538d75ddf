"""A standalone Spark cluster on this machine: one master and two workers."""

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from spark_sessions import HOME, environment

# A cluster that is not there by then will not come.
_PATIENCE = 120


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Start a cluster, give its URL, and stop exactly what was started."""
    with ExitStack() as stack:
        master = stack.enter_context(
            _started(folder, "master", "--host", "127.0.0.1", "--port", "0")
        )
        (url,) = _awaited(master, r"Starting Spark master at (spark://\S+)", 1)
        for name in ("worker-1", "worker-2"):
            work = str(folder / name)
            stack.enter_context(
                _started(folder, name, "--cores", "1", "--work-dir", work, url)
            )
        _awaited(master, r"Registering worker (\S+)", 2)
        yield url


@contextmanager
def _started(folder: Path, name: str, *arguments: str) -> Iterator[Path]:
    """Run a daemon of Spark and give the file with what it says."""
    kind = name.partition("-")[0]
    log = folder / f"{name}.log"
    command: list[str | Path] = [
        HOME / "bin" / "spark-class",
        f"org.apache.spark.deploy.{kind}.{kind.capitalize()}",
        "--webui-port",
        "0",
        *arguments,
    ]
    with log.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=environment())
    try:
        yield log
    finally:
        process.terminate()
        process.wait(30)


def _awaited(log: Path, pattern: str, times: int) -> list[str]:
    """Wait until a pattern was said so many times."""
    end = time.monotonic() + _PATIENCE
    while len(found := re.findall(pattern, log.read_text())) < times:
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.2)
    return found
