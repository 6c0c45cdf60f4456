"""Plain text, with what stands above it as metadata."""

import re

from kilde.edtf import EdtfError
from kilde.gather.dates import published_date
from kilde.gather.errors import UnreadableError

_FIELDS = ("title", "publisher", "published", "language", "note")
_HEADER_LINE = re.compile(rf"(?P<name>{'|'.join(_FIELDS)})[ \t]*:[ \t]*(?P<value>.*)", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"\s*(?:date|published|pubdate)\s*[:=]?\s+(?P<date>\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}\S*)?)?)?)(?:\s+|$)",
    re.IGNORECASE,
)


def take_header(text: str) -> tuple[dict[str, str], str]:
    """The header lines above a text, by lower-case name, and the text below them.

    A header is `Title`, `Publisher`, `Published`, `Language` and `Note` lines, in any order and number, ended by an
    empty line; where any other line stands among them, all is text.
    """
    head, _, body = text.lstrip("\n").partition("\n\n")
    lines = [_HEADER_LINE.fullmatch(line) for line in head.split("\n")]
    fields = {line["name"].lower(): line["value"].strip() for line in lines if line and line["value"].strip()}
    return (fields, body) if all(lines) else ({}, text)


def take_date_line(text: str) -> tuple[str | None, str]:
    """A date that stands as metadata at the very front (`date 2019-03 …`) as EDTF, and the text after it."""
    found = _DATE_LINE.match(text)
    if not found:
        return None, text
    try:
        return published_date(found["date"]), text[found.end() :]
    except EdtfError:
        return None, text


def stated_date(fields: dict[str, str]) -> str | None:
    """The date of a header's `Published` line; `UnreadableError` where it is none."""
    try:
        return published_date(fields.get("published"))
    except EdtfError as error:
        raise UnreadableError(f"its line `Published`: {error}") from error
