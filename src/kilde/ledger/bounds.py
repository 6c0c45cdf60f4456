"""The bounds of an EDTF date or interval, as ISO text that sorts in time."""

from datetime import datetime
from functools import lru_cache

from kilde.edtf import EdtfError, Interval

Bounds = tuple[str | None, str | None]


@lru_cache(1 << 14)
def bounds(edtf: str | None) -> Bounds:
    """The first moment and the first after: `2018-12` → `("2018-12-01T00:00", "2019-01-01T00:00")`.

    None where an end is open, or where the text is not EDTF: what is not understood is kept in words only.
    """
    if not edtf:
        return None, None
    try:
        interval = Interval.parse(edtf)
    except EdtfError:
        return None, None
    return _iso(interval.start), _iso(interval.end)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")
