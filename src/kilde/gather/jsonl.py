"""JSON lines: `{"id", "text", "published", "language", "publisher", "title"}` a line, all but `text` optional."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kilde.edtf import EdtfError
from kilde.gather.dates import published_date
from kilde.gather.decoding import LARGEST, encodable
from kilde.gather.errors import UnreadableError

_CHUNK = 1 << 20
_BOM = b"\xef\xbb\xbf"


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | UnreadableError]]:
    """The lines that hold something, numbered from 1; one larger than `LARGEST` as an error, read past in pieces."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST and not line.endswith(b"\n"):
            _skip_rest(stream)
            yield number, UnreadableError(f"the line is larger than {LARGEST // 1_000_000} MB: split the report")
        elif line := line.removeprefix(_BOM if number == 1 else b"").strip():
            yield number, line


def fields_of(line: bytes) -> dict[str, str | None]:
    """The fields of one line, with `ref` for its `id`; `UnreadableError` where it is no document."""
    given = _object(line)
    text = given.get("text")
    if not isinstance(text, str):
        raise UnreadableError('the line has no `text`: give {"text": "…"}')
    if not text.strip():
        raise UnreadableError("its `text` is empty: there is nothing to read")
    return {
        "text": encodable(text),
        "ref": _word(given, "id"),
        "published": _published(_word(given, "published")),
        **{name: _word(given, name) for name in ("language", "publisher", "title")},
    }


def _published(stated: str | None) -> str | None:
    """The date of publication as EDTF; None where what is stated is no date, which is no reason to lose the text."""
    try:
        return published_date(stated)
    except EdtfError:
        return None


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the line is not UTF-8 (byte {error.start + 1:,}): save it as UTF-8") from error
    except RecursionError as error:
        raise UnreadableError("the line nests too deeply: give one plain object a line") from error
    except ValueError as error:
        raise UnreadableError(f"the line is not JSON ({error}): give one object a line") from error
    if not isinstance(given, dict):
        raise UnreadableError('the line is JSON but no object: give {"text": "…"}')
    return given


def _word(given: dict[str, Any], name: str) -> str | None:
    """A field as text; numbers count as text, for ids and years often are."""
    value = given.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableError(f"its `{name}` is no text: write it in quotation marks")
    return encodable(str(value))


def _skip_rest(stream: BinaryIO) -> None:
    while piece := stream.readline(_CHUNK):
        if piece.endswith(b"\n"):
            return
