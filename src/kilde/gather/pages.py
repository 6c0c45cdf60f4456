"""Web pages: the main text, and what the page says of itself."""

import logging
import re

from msgspec import Struct

from kilde.edtf import EdtfError
from kilde.gather.dates import published_date
from kilde.gather.decoding import decode, uniform
from kilde.gather.errors import UnreadableError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)")
_HEAD = 4096
"""Bytes within which a page has to declare its encoding; the standard allows the first 1024."""


class Page(Struct, frozen=True):
    """What a page holds beside its furniture."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    """As the page states it or shows it, which may be wrong."""


def read_page(data: bytes) -> Page:
    """The main text of a page and its metadata; `UnreadableError` where it has none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings speak of its own steps
    html = decode(data, declared=_declared(data))
    try:
        found = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            # not extensive: it would take the year of a copyright line for a date
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a page can be malformed in ways that no list holds
        raise UnreadableError(f"the page cannot be taken apart ({type(error).__name__}): save its text") from error
    assert not isinstance(found, dict), "asked for as a document"
    text = uniform(found.text or "").strip() if found else ""
    if not found or not text:
        raise UnreadableError("no main text found in the page: save the text of the article instead")
    return Page(text, found.title or None, found.sitename or None, _date(found.date))


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD].lower())
    return (found[1] or found[2]).decode("ascii") if found else None


def _date(stated: str | None) -> str | None:
    try:
        return published_date(stated)
    except EdtfError:
        return None
