"""The first and last minute of an EDTF date or interval, as ISO text that sorts in time."""

import calendar
import re

_DATE = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?)?)?")
Bounds = tuple[str | None, str | None]


def bounds(edtf: str | None) -> Bounds:
    """`2018-12/2019-03-03` → `("2018-12-01T00:00", "2019-03-03T23:59")`; None where open, unknown or not EDTF."""
    if not edtf:
        return None, None
    first, _, last = edtf.partition("/")
    return _edge(first, latest=False), _edge(last or first, latest=True)


def _edge(date: str, *, latest: bool) -> str | None:
    """The first or the last minute of a date; a day known only roughly (`~`, `?`) counts as that day."""
    match = _DATE.fullmatch(re.sub(r"[~?%]", "", date))
    if not match:
        return None
    year, month, day, hour, minute = match.groups()
    month = month or ("12" if latest else "01")
    if not 1 <= int(month) <= 12 or int(year) < 1:
        return None
    day = day or (f"{calendar.monthrange(int(year), int(month))[1]:02}" if latest else "01")
    time = f"{hour}:{minute}" if hour else ("23:59" if latest else "00:00")
    return f"{year}-{month}-{day}T{time}"
