"""What an input is written in: by its suffix, else by its first bytes."""

import json
from enum import StrEnum
from io import BufferedReader
from pathlib import Path

_BOM = b"\xef\xbb\xbf"
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")


class InputFormat(StrEnum):
    """What an input is written in."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), InputFormat.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), InputFormat.HTML),
    **dict.fromkeys((".jsonl", ".ndjson"), InputFormat.JSONL),
}
MEDIA_TYPES = {
    InputFormat.TEXT: "text/plain",
    InputFormat.HTML: "text/html",
    InputFormat.JSONL: "application/json",
}


def format_of(path: Path | None, stream: BufferedReader) -> InputFormat:
    """The format of an input, of which nothing is consumed."""
    known = BY_SUFFIX.get(path.suffix.lower()) if path else None
    return known or _sniffed(stream.peek())


def _sniffed(head: bytes) -> InputFormat:
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"{"):
        line, whole, _ = start.partition(b"\n")
        return InputFormat.JSONL if not whole or _is_json(line) else InputFormat.TEXT
    page = start[:200].lower()
    return InputFormat.HTML if page.startswith(_PAGE) or b"<html" in page else InputFormat.TEXT


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
