"""Packed files, unpacked while they are read: .gz and .zst."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import SkipRecord

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 1 << 16
_MARKS = {".gz": b"\x1f\x8b", ".zst": b"\x28\xb5\x2f\xfd"}
_LITTLE = 1 << 10
"""Bytes of .zst that are unpacked at a time: at most some 30 MB, if they are a bomb."""


def without_packing(path: Path) -> Path:
    """The path as it would be called unpacked."""
    return path.with_suffix("") if path.suffix.lower() in _MARKS else path


def packing_of(raw: BufferedReader) -> str:
    """The ending that belongs to what these bytes begin with; empty if they are not packed."""
    start = raw.peek(max(map(len, _MARKS.values())))
    return next((ending for ending, mark in _MARKS.items() if start.startswith(mark)), "")


def unpacked(raw: BufferedReader, ending: str, name: str) -> BufferedReader:
    """What these bytes hold; reading it raises SkipRecord, with the name, where the packing is broken."""
    if ending == ".gz":
        return BufferedReader(_Unpacked(raw, gzip.GzipFile(fileobj=raw).read1, name, "gzip"), BLOCK)
    if ending == ".zst":
        return BufferedReader(_Unpacked(raw, _Frames(raw).read1, name, "zstd"), BLOCK)
    return raw


class _Unpacked(io.RawIOBase):
    """Bytes from a decoder; whatever is wrong with the packing is a SkipRecord."""

    def __init__(self, below: BufferedReader, read1: Callable[[int], bytes], name: str, packing: str) -> None:
        self._below, self._read1, self._name, self._packing = below, read1, name, packing

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """The next bytes."""
        into = memoryview(buffer).cast("B")
        try:
            data = self._read1(len(into))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise SkipRecord(self._name, f"is a broken {self._packing} file") from None
        into[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file below, too."""
        super().close()
        self._below.close()


class _Frames:
    """The frames of a .zst file; EOFError if they are broken or cut off (which the library passes over)."""

    def __init__(self, raw: BufferedReader) -> None:
        import zstandard

        self._raw = raw
        self._begin: Callable[[], Any] = lambda: zstandard.ZstdDecompressor().decompressobj()
        self._broken = zstandard.ZstdError
        self._frame = self._begin()
        self._inside = False
        self._ready = memoryview(b"")

    def read1(self, size: int) -> bytes:
        """Some bytes, at most so many; none at the end."""
        while not self._ready:
            data = self._frame.unused_data or self._raw.read1(_LITTLE)
            if self._frame.eof:
                self._frame, self._inside = self._begin(), False
            if not data:
                if self._inside:
                    raise EOFError
                return b""
            try:
                self._ready = memoryview(self._frame.decompress(data))
            except self._broken:
                raise EOFError from None
            self._inside = True
        piece, self._ready = bytes(self._ready[:size]), self._ready[size:]
        return piece
