"""Codes of precision, computed from a time's interval and a place's level: never guessed.

Each table follows its target's codebook. A time that is only approximate (`~`) gets the next coarser code. What lies
beyond the codes gets none.
"""

from datetime import date, timedelta

from kilde.edtf import MINUTE, EdtfError, Interval
from kilde.read.gazetteer import Kind

GED_PLACES = {
    Kind.TOWN: 1,
    Kind.CAMP: 1,
    Kind.OTHER: 1,
    Kind.ADMIN2: 3,
    Kind.ADMIN1: 4,
    Kind.REGION: 5,
    Kind.AREA: 5,
    Kind.MOUNTAIN: 5,
    Kind.ISLAND: 5,
    Kind.COUNTRY: 6,
    Kind.WATER: 7,
}
"""UCDP GED `where_prec`: 1 exact, 3 district, 4 province, 5 some other area, 6 country, 7 sea."""

ACLED_PLACES = {Kind.TOWN: 1, Kind.CAMP: 1, Kind.OTHER: 1, Kind.ADMIN2: 2, Kind.ADMIN1: 3, Kind.REGION: 3}
"""ACLED `geo_precision`: 1 town, 2 part of a region, 3 larger region. It has none for a whole country."""

HELIX_PLACES = {
    Kind.COUNTRY: "ADM0",
    Kind.ADMIN1: "ADM1",
    Kind.ADMIN2: "ADM2",
    Kind.TOWN: "ADM3",
    Kind.CAMP: "Point",
    Kind.OTHER: "Point",
}
"""Helix accuracy of a place."""

_GED_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_ACLED_DAYS = ((1, 1), (7, 2), (31, 3))
_HELIX_STEPS = ("Day", "Week", "Month", "Year")


def ged_date(period: str | None) -> int | None:
    """UCDP GED `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 within a month, 5 within a year."""
    return _code(period, _GED_DAYS)


def acled_time(period: str | None) -> int | None:
    """ACLED `time_precision`: 1 a day, 2 within a week, 3 within a month."""
    return _code(period, _ACLED_DAYS)


def acled_day(period: str | None) -> date | None:
    """ACLED's one date of an event: the day, or the middle of the week or month."""
    found = _days(period)
    if found is None or acled_time(period) is None:
        return None
    first, last, _rough = found
    return first + timedelta(days=(last - first).days // 2)


def helix_dates(period: str | None) -> tuple[tuple[date | None, str | None], tuple[date | None, str | None]]:
    """Helix: the first and the last day, each with its accuracy; None for an open end."""
    nothing: tuple[date | None, str | None] = (None, None)
    interval = _interval(period)
    if interval is None or period is None:
        return nothing, nothing
    first, slash, last = period.partition("/")
    start = (interval.start.date(), _step(first)) if interval.start else nothing
    end = ((interval.end - MINUTE).date(), _step(last if slash else first)) if interval.end else nothing
    return start, end


def _step(edtf: str) -> str:
    """How exactly one end of a time is given."""
    bare = edtf.rstrip("~?%")
    parts = bare.partition("T")[0].split("-")
    step = {1: 3, 2: 2, 3: 0}[len(parts)]
    if "X" in bare or (len(parts) == 2 and parts[1].isdigit() and int(parts[1]) > 12):
        step = 3
    return _HELIX_STEPS[min(step + (bare != edtf), 3)]


def _code(period: str | None, codes: tuple[tuple[int, int], ...]) -> int | None:
    found = _days(period)
    if found is None:
        return None
    first, last, rough = found
    length = (last - first).days + 1
    fitting = [code for most, code in codes if length <= most]
    if rough:
        fitting = fitting[1:]
    return fitting[0] if fitting else None


def _days(period: str | None) -> tuple[date, date, bool] | None:
    """The first and last day that a closed time touches, and whether it is only approximate."""
    interval = _interval(period)
    if interval is None or interval.start is None or interval.end is None:
        return None
    return interval.start.date(), (interval.end - MINUTE).date(), interval.rough


def _interval(period: str | None) -> Interval | None:
    try:
        return Interval.parse(period) if period else None
    except EdtfError:
        return None
