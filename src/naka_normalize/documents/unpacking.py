"""Compression, taken away and put on again; what does it takes long to import."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, BinaryIO, Literal, cast

from naka_normalize.documents.packing import Packing
from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.settings import InputSettings
from naka_normalize.documents.sizes import written_size
from naka_normalize.documents.streams import CHUNK, made

# What reads zstd, with Python or beside it.
_MODULES = ("compression.zstd", "backports.zstd")
# Below this nothing is a bomb, however well it is packed.
_HARMLESS = 10_000_000


class _Counted:
    """A file that counts what was read of it.

    Attributes:
        file: The packed file.
        count: How many bytes were read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read and count."""
        data = self.file.read(size)
        self.count += len(data)
        return data


def unpacked(file: BinaryIO, packing: Packing, settings: InputSettings) -> BinaryIO:
    """Return what a packed file holds, unpacked while it is read.

    Reading raises ``UnreadableError`` if it is damaged, ends too early, or unpacks to more
    than the settings allow.
    """
    packed, count = _Counted(file), 0
    inner = _opened(packing, packed, "rb")

    def read() -> bytes:
        nonlocal count
        try:
            part: bytes = inner.read(CHUNK)
        except EOFError as error:
            raise UnreadableError(
                f"this {packing} file ends too early; get it again, or unpack what is there"
            ) from error
        except (OSError, ValueError, zlib.error, lzma.LZMAError, _zstd_error()) as error:
            raise UnreadableError(f"this {packing} file is damaged: {error}") from error
        count += len(part)
        _check_limits(count, packed.count, settings)
        return part

    return made(read)


@contextmanager
def packed(target: BinaryIO, packing: Packing) -> Iterator[BinaryIO]:
    """Give a file that is packed into ``target`` while it is written."""
    file = _opened(packing, target, "wb") if packing else target
    try:
        yield cast("BinaryIO", file)
    finally:
        if packing:
            file.close()


def _opened(packing: Packing, file: object, mode: Literal["rb", "wb"]) -> Any:  # noqa: ANN401
    """Open a packed file; what is packed depends on nothing but the content."""
    under: Any = file
    if packing == "gzip":
        return gzip.GzipFile("", mode, compresslevel=6, fileobj=under, mtime=0)
    if packing == "bz2":
        return bz2.BZ2File(under, mode)
    if packing == "xz":
        return lzma.LZMAFile(under, mode)
    zstd = _zstd()
    if mode == "rb":
        return zstd.ZstdFile(under)
    # As the program does it: with a checksum.
    return zstd.ZstdFile(under, "w", options={zstd.CompressionParameter.checksum_flag: 1})


def _zstd() -> Any:  # noqa: ANN401 - one of two modules that are alike
    """Import the module for zstd.

    Raises:
        UnreadableError: If there is none.
    """
    for name in _MODULES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise UnreadableError(
        "this file is packed with zstd; install what reads it:"
        " pip install 'naka-normalize[zstd]'"
    )


def _zstd_error() -> type[Exception]:
    """Return what the module for zstd raises, if there is one."""
    try:
        error: type[Exception] = _zstd().ZstdError
    except UnreadableError:
        return EOFError
    return error


def _check_limits(size: int, packed_size: int, settings: InputSettings) -> None:
    """Stop what unpacks to more than any file of texts would.

    Raises:
        UnreadableError: If a limit is passed; it names the option that raises it.
    """
    if size > settings.max_unpacked:
        raise UnreadableError(
            f"it unpacks to more than {written_size(settings.max_unpacked)};"
            " if that is right, raise --max-unpacked"
        )
    if size > max(_HARMLESS, packed_size * settings.max_ratio):
        raise UnreadableError(
            f"it unpacks to more than {settings.max_ratio} times its size, as a bomb"
            " would; if that is right, raise --max-ratio"
        )
