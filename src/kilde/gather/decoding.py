"""Bytes to text: UTF-8, or what a byte order mark or a page's own declaration says. No encoding is guessed."""

import codecs
import re
import unicodedata
from typing import BinaryIO

from kilde.gather.errors import UnreadableError

LARGEST = 1_000_000
"""Bytes of one document: as much as a long novel has."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_KNOWN = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
"""Share of control characters that a text may hold: a few stray ones come with copying from PDF."""


def read_within_limit(stream: BinaryIO) -> bytes:
    """All that a stream holds; `UnreadableError` beyond `LARGEST`, of which no more is read."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(
            f"larger than {LARGEST // 1_000_000} MB, too large for one report: split it, or give one report a JSON line"
        )
    return data


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text that bytes hold, line ends and composition made uniform."""
    _refuse_known(data)
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise UnreadableError("a binary file, or UTF-16 without its byte order mark: save it as UTF-8 text")
    try:
        text = data.decode(encoding or declared or "utf-8")
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError(_wrong_encoding(data, encoding or declared, error)) from error
    text = uniform(text)
    if not text.strip():
        raise UnreadableError("empty: there is nothing in it to read")
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise UnreadableError("a binary file, not text: save its text as UTF-8 first")
    return text


def uniform(text: str) -> str:
    r"""The same with `\n` at the end of each line and characters composed (NFC)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def encodable(text: str) -> str:
    """The same with U+FFFD in the place of each half character, so that offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _refuse_known(data: bytes) -> None:
    for sign, kind in _KNOWN.items():
        if data.startswith(sign):
            raise UnreadableError(f"{kind}, which Kilde does not read: save its text as UTF-8 first")


def _wrong_encoding(data: bytes, encoding: str | None, error: Exception) -> str:
    if isinstance(error, LookupError):
        return f"says that it is in {encoding!r}, an encoding that is not known: save it as UTF-8"
    assert isinstance(error, UnicodeDecodeError)
    if encoding:
        return f"not the {error.encoding.upper()} it says it is (byte {error.start + 1:,}): save it as UTF-8"
    return f"not UTF-8 (byte {error.start + 1:,} is 0x{data[error.start]:02x}){_likely(data)}"


def _likely(data: bytes) -> str:
    """What old text files are most often in, with the command that converts it."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return ": save it as UTF-8"
    return ", perhaps Windows-1252: convert it with `iconv -f WINDOWS-1252 -t UTF-8`"
