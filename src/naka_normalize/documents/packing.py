"""Compression, recognised by what a file holds."""

from typing import Literal

Packing = Literal["", "gzip", "bz2", "xz", "zstd"]
SUFFIXES = frozenset((".gz", ".bz2", ".xz", ".zst", ".zstd"))
# So many bytes are needed to recognise a packing.
PROBE = 10
_STARTS: tuple[tuple[bytes, Packing], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
# After "BZh" and a digit stand the digits of pi, or, if it is empty, those of its root.
_BZIP2 = (b"1AY&SY", b"\x17rE8P\x90")


def packing_of(start: bytes) -> Packing:
    """Tell how a file is packed by its first bytes; empty if it is not."""
    if start[:3] == b"BZh" and start[4:10] in _BZIP2:
        return "bz2"
    return next((packing for magic, packing in _STARTS if start.startswith(magic)), "")
