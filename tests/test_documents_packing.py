"""Compressed files: recognised, limited, and packed again in the same way."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from documents_fake import pieces_of, replacing
from naka_normalize.documents.calls import normalize_file
from naka_normalize.documents.packing import packing_of
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError


def _zstd() -> Any:  # noqa: ANN401 - one of two modules that are alike
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")


def _pack_zstd(data: bytes) -> bytes:
    """As the program does it: with a checksum."""
    flag = _zstd().CompressionParameter.checksum_flag
    packed: bytes = _zstd().compress(data, options={flag: True})
    return packed


PACKINGS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "gzip": (gzip.compress, gzip.decompress),
    "bz2": (bz2.compress, bz2.decompress),
    "xz": (lzma.compress, lzma.decompress),
    "zstd": (_pack_zstd, _zstd().decompress),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file whose name tells nothing."""
    return tmp_path / "file"


@pytest.mark.parametrize("packing", PACKINGS)
def test_files_are_packed_as_they_were(packing: str, path: Path) -> None:
    """What they are is told by what they hold; an empty one and one in parts, too."""
    pack, unpack = PACKINGS[packing]
    path.write_bytes(pack(b"Naka\n") + pack(b"\r\nNaka"))

    normalize_file(path, normalizer=replacing())
    assert packing_of(path.read_bytes()[:10]) == packing == packing_of(pack(b"")[:10])
    assert unpack(path.read_bytes()) == b"Karabakh\n\r\nKarabakh"


def test_the_packed_bytes_depend_on_the_content_only(path: Path) -> None:
    """Neither the time nor the name of the file is written down."""
    written: list[bytes] = []
    for name in ("a.gz", "b.gz"):
        path.with_name(name).write_bytes(gzip.compress(b"Naka", mtime=len(written)))
        normalize_file(path.with_name(name), path, normalizer=replacing())
        written.append(path.read_bytes())

    assert written[0] == written[1]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("cut", [1, 20])
def test_a_truncated_file_is_told_and_stays(packing: str, cut: int, path: Path) -> None:
    """The message names the file, and nothing is written over it."""
    packed = PACKINGS[packing][0](b"".join(b"Naka %d\n" % n for n in range(10_000)))
    path.write_bytes(packed[:-cut])

    with pytest.raises(InputError, match=f"^{path}: this {packing} file ends too early"):
        normalize_file(path, normalizer=replacing())
    assert packed[:-cut] == path.read_bytes()


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_file_is_told(packing: str, path: Path) -> None:
    """A byte that was changed on the way is noticed."""
    packed = bytearray(PACKINGS[packing][0](bytes(range(256)) * 40))
    packed[len(packed) // 2] ^= 0xFF
    path.write_bytes(packed)

    with pytest.raises(InputError, match=f"^{path}: this {packing} file (is damaged|ends)"):
        pieces_of(path)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_bomb_is_refused(packing: str, path: Path) -> None:
    """A small file that unpacks to very much is told with the option for it."""
    path.write_bytes(PACKINGS[packing][0](b"\n" * 20_000_000))
    hint = "unpacks to more than 200 times its size, as a bomb would; .* raise --max-ratio"

    with pytest.raises(InputError, match=f"^{path}: it {hint}"):
        pieces_of(path)
    assert 20_000_000 == len(pieces_of(path, max_ratio=1_000_000)[0].raw)


def test_the_size_of_what_is_unpacked_is_limited(path: Path) -> None:
    """However well it is packed; what comes within the limit is given before."""
    path.write_bytes(gzip.compress(b'{"a": "%s"}\n' % (b"b" * 1000) * 1_200))

    with pytest.raises(
        InputError, match=r"unpacks to more than 1 MB; .* raise --max-unpacked"
    ):
        pieces_of(path, kind="jsonl", fields=("a",), max_unpacked=1_000_000)


@pytest.mark.parametrize("text", [b"BZh9 is how bzip2 starts", b"\x1f\x8b", b"", b"PK"])
def test_other_files_are_not_packed(text: bytes) -> None:
    """Text that begins like a packed file is text."""
    assert packing_of(text[:10]) == ""


def test_without_what_reads_zstd_it_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install; other packings need nothing."""
    path.write_bytes(PACKINGS["zstd"][0](b"Naka"))
    monkeypatch.setattr("naka_normalize.documents.unpacking._MODULES", ("no_such_module",))

    with pytest.raises(InputError, match=r"pip install 'naka-normalize\[zstd\]'"):
        pieces_of(path)
    path.write_bytes(gzip.compress(b"Naka"))
    assert pieces_of(path)[0].texts == ("Naka",)


def test_settings_have_limits_that_let_usual_files_pass() -> None:
    """A corpus of a gigabyte, packed ten to one, is no bomb."""
    settings = InputSettings()

    assert settings.max_unpacked > 10**9
    assert settings.max_ratio > 10


def test_a_pipe_is_unpacked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input needs no seeking."""
    from naka_normalize.documents.inputs import Input
    from naka_normalize.documents.opening import open_input

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    stdin = type("Stdin", (), {"buffer": Pipe(gzip.compress(b"Naka\n" * 200_000))})
    monkeypatch.setattr("sys.stdin", stdin)
    with open_input(Input(None, path), InputSettings()) as opened:
        (piece,) = opened.layout.pieces(opened.file)

    assert piece.raw == b"Naka\n" * 200_000
