"""Dates of publication as documents state them, to EDTF."""

from datetime import datetime

from kilde.edtf import EdtfError, Interval


def published_date(text: str | None) -> str | None:
    """An EDTF date, from itself or from an ISO 8601 time with seconds or zone; None from nothing, else `EdtfError`.

    A zone is taken off, not reckoned with: what counts is the time on the clock where the report came out.
    """
    stated = (text or "").strip()
    if not stated:
        return None
    try:
        Interval.parse(stated)
    except EdtfError:
        return _minute(stated)
    return stated if len(stated) <= len("2019-03-05T20:00") or "/" in stated else _minute(stated)


def _minute(stated: str) -> str:
    try:
        return f"{datetime.fromisoformat(stated):%Y-%m-%dT%H:%M}"
    except ValueError:
        raise EdtfError(stated) from None
