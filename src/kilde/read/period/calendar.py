"""Arithmetic on units of time: where one begins, the one so many away, and dates of which some fields are unknown."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
SEASONS = ("winter", "spring", "summer", "autumn")
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_SMALL = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
SIZES = {"feast": DAY, "genitive": DAY, **_SMALL, **{u: DAY * n for u, n in _DAYS.items()}}
SIZES |= {unit: DAY * 30 * months for unit, months in _MONTHS.items()}


class TimeKind(StrEnum):
    """What sort of time an expression names."""

    POINT = "point"
    INTERVAL = "interval"
    SINCE = "since"
    UNTIL = "until"
    DURATION = "duration"
    FREQUENCY = "frequency"
    CLOCK = "clock"
    """A time of day without a day; `edtf` is None, the day is one that the text names elsewhere."""
    ANAPHOR = "anaphor"
    """A time counted from one that the text named before (*the next day*); `edtf` is None."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A resolved time: from `start` to `end` (exclusive), None where open, in units of `unit`.

    `weak` says that the words alone might mean something else (*May*, *2014*): a preposition must confirm them.
    """

    start: datetime | None
    end: datetime | None
    unit: str
    kind: TimeKind = TimeKind.POINT
    rough: str = ""
    weak: bool = False
    unknown: bool = False

    @property
    def whole(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written, with None for what is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def floor(moment: datetime, unit: str) -> datetime:
    """Where the unit begins that holds the moment."""
    if unit == "second":
        return moment.replace(microsecond=0)
    if unit == "minute":
        return moment.replace(second=0, microsecond=0)
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in {"week", "fortnight"}:
        return day - DAY * day.weekday()
    if unit == "weekend":
        return day + DAY * (5 - day.weekday())
    if unit in {"day", "night"}:
        return day
    if unit == "season":
        return shift(day.replace(day=1), -(day.month % 3), "month")
    months = _MONTHS[unit]
    if months <= 12:
        return day.replace(day=1, month=(day.month - 1) // months * months + 1)
    years = months // 12
    return datetime(max(1, day.year // years * years), 1, 1)


def shift(moment: datetime, count: float, unit: str) -> datetime:
    """The moment so many units away; a day that the month lacks becomes its last. Beyond the calendar: its edge."""
    try:
        if unit in _SMALL:
            return moment + _SMALL[unit] * count
        if unit in _DAYS:
            return moment + DAY * (_DAYS[unit] * count)
        months = moment.year * 12 + moment.month - 1 + round(count * _MONTHS[unit])
        year, month = divmod(months, 12)
        return moment.replace(year=year, month=month + 1, day=min(moment.day, _last_day(year, month + 1)))
    except (OverflowError, ValueError):
        return datetime(1, 1, 1) if count < 0 else datetime(9999, 12, 31)


def slot_of(moment: datetime, unit: str, away: float = 0) -> Slot:
    """The unit that holds the moment, or the one so many away."""
    start = shift(floor(moment, unit), away, unit)
    return Slot(start, start + 2 * DAY if unit == "weekend" else shift(start, 1, unit), unit)


def season_of(name: str, moment: datetime, away: int = 0) -> Slot:
    """The latest season of that name that began not after the moment, or the one so many away."""
    month = SEASONS.index(name) * 3 or 12
    start = datetime(moment.year, month, 1)
    if start > moment:
        start = shift(start, -1, "year")
    start = shift(start, away, "year")
    return Slot(start, shift(start, 3, "month"), "season")


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def valid(date: Date) -> bool:
    """Whether such a date can exist."""
    if date.month is not None and not 1 <= date.month <= 12:
        return False
    if date.year is not None and not 1 <= date.year <= 9998:
        return False
    return date.day is None or 1 <= date.day <= _last_day(date.year or 2000, date.month or 1)


def _built(date: Date) -> Slot | None:
    """The slot of a date with a year."""
    if not date.year or not valid(date):
        return None
    if date.month is None:
        return slot_of(datetime(date.year, 1, 1), "year")
    unit = "month" if date.day is None else "day"
    return slot_of(datetime(date.year, date.month, date.day or 1), unit)


def _candidates(date: Date, moment: datetime, way: int) -> Iterator[Slot]:
    """Slots that the written fields allow, from the moment backward (-1) or forward (1)."""
    slots: Iterable[Slot | None]
    if date.year is not None:
        slots = [_built(date)]
    elif date.month is not None:
        slots = (_built(replace(date, year=moment.year + way * n)) for n in range(41) if moment.year + way * n > 0)
    elif date.day is not None:
        months = (shift(floor(moment, "month"), way * n, "month") for n in range(61))
        slots = (_built(replace(date, year=m.year, month=m.month)) for m in months)
    else:
        slots = (slot_of(moment, "day", way * n) for n in range(8))
    yield from (slot for slot in slots if slot)


def _on_weekday(slot: Slot, weekday: int | None) -> bool:
    return weekday is None or slot.unit != "day" or (slot.start is not None and slot.start.isoweekday() == weekday)


def resolve(date: Date, moment: datetime, way: int = -1) -> Slot | None:
    """The latest slot of a date that began not after the moment (-1), or the first that begins after it (1).

    A weekday that never falls on the date is taken for a slip and the date kept.
    """
    if date.year is not None:
        return _built(date)
    if date.weekday and date.day:
        return _with_weekday(date, moment, way)
    for slot in _candidates(date, moment, way):
        if slot.start and (slot.start <= moment) == (way < 0) and _on_weekday(slot, date.weekday):
            return slot
    return None


def _with_weekday(date: Date, moment: datetime, way: int) -> Slot | None:
    """A day with its weekday: where the nearest such day of the other direction fits and this one's does not, that."""
    plain = replace(date, weekday=None)
    this_month = within(plain, slot_of(moment, "month")) if date.month is None else None
    nearest = [this_month, resolve(plain, moment, way), resolve(plain, moment, -way)]
    for slot in nearest:
        if slot and _on_weekday(slot, date.weekday):
            return slot
    if date.month is None:
        for slot in _candidates(date, moment, way):
            if slot.start and (slot.start <= moment) == (way < 0) and _on_weekday(slot, date.weekday):
                return slot
    return nearest[1]


def within(date: Date, frame: Slot) -> Slot | None:
    """The first slot of a date that lies in a longer one: *Tuesday* in *last week*, *the 4th* in *this month*."""
    if not frame.start or not frame.end or SIZES[frame.unit] <= DAY:
        return None
    if date.year is not None:
        slot = _built(date)
        return slot if slot and slot.start and frame.start <= slot.start < frame.end else None
    for slot in _candidates(date, frame.start, 1):
        if slot.start and frame.start <= slot.start < frame.end and _on_weekday(slot, date.weekday):
            return slot
    return None


def easter(year: int) -> datetime:
    """Easter Sunday (the Gregorian computus)."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    offset = epact - (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    return datetime(year, month, offset + 28 - 31 * (month // 4))
