"""Times as intervals, from and to EDTF (ISO 8601-2): what periods are compared by.

An interval's `start` is its first moment and its `end` the first moment after it, both without a time zone; None is an
open or unknown end. So `2019-03` is 1 March 00:00 to 1 April 00:00. A time of day that closes an interval is that very
moment (`T12:00` ends at noon); one that stands alone is a minute long. Read are level 0 and 1 of EDTF except years
before 1 and beyond 9999: dates to the minute, `/`, `..`, `~ ? %`, unspecified digits (`199X`, `2004-XX`) and the
seasons, quarters and halves of ISO 8601-2 (`2005-22`).
"""

import re
from datetime import datetime, timedelta
from typing import Self

from msgspec import Struct, structs

MINUTE = timedelta(minutes=1)
_FLAGS = "~?%"
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?Z?)?)?)?"
)
_MONTHS_OF = {  # ISO 8601-2 codes in the place of a month: first month and how many
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    **{25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},
    **{33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)},
}


class EdtfError(ValueError):
    """A text that is no EDTF date or interval that Kilde reads."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no EDTF date: write 2019, 2019-03, 2019-03-03 or 2019-03-03T20:00, or two with /"
        )


class Interval(Struct, frozen=True):
    """A stretch of time; `start_flag` and `end_flag` keep the `~`, `?` or `%` that stood at either end."""

    start: datetime | None
    end: datetime | None
    start_flag: str = ""
    end_flag: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """The interval that an EDTF text names; `EdtfError` where it is none."""
        first, slash, last = text.strip().partition("/")
        try:
            if not slash:
                moment, after = _bounds(_bare(first))
                return cls(moment, after or moment + MINUTE, _flag(first), _flag(first))
            start = None if first in {"..", ""} else _bounds(_bare(first))[0]
            begin = end = None
            if last not in {"..", ""}:
                begin, end = _bounds(_bare(last))
                end = end or begin
        except ValueError as error:
            raise EdtfError(text) from error
        if start and begin and begin < start:
            raise EdtfError(text)
        if end == start:
            end = start and start + MINUTE
        return cls(start, end, _flag(first), _flag(last))

    def __str__(self) -> str:
        """EDTF at the coarsest precision that says exactly this; `..` for an open end."""
        if self.start and self.end:
            for text in _names(self.start):
                if _bounds(text) == (self.start, self.end) or (
                    self.end - self.start == MINUTE and len(text) == len("2019-03-05T20:00")
                ):
                    return text + (self.start_flag or self.end_flag)
        return f"{self._first()}/{self._last()}"

    def _first(self) -> str:
        """The name of the start: the coarsest that begins there and does not reach beyond the interval's end."""
        if not self.start:
            return ".."
        for text in _names(self.start):
            start, end = _bounds(text)
            if start == self.start and (end is None or self.end is None or end <= self.end):
                return text + self.start_flag
        return f"{self.start:%Y-%m-%dT%H:%M}".rjust(16, "0") + self.start_flag

    def _last(self) -> str:
        """The name of the end: the coarsest that stops there and does not begin before the interval."""
        if not self.end:
            return ".."
        for text in _names(self.end - MINUTE):
            start, end = _bounds(text)
            if end == self.end and (self.start is None or start >= self.start):
                return text + self.end_flag
        return f"{self.end:%Y-%m-%dT%H:%M}".rjust(16, "0") + self.end_flag

    @property
    def rough(self) -> bool:
        """Whether either end is only approximate or uncertain."""
        return bool(self.start_flag or self.end_flag)

    @property
    def length(self) -> timedelta | None:
        """How long it is; None where an end is open."""
        return self.end - self.start if self.start and self.end else None

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two have a moment in common; an open end reaches as far as need be."""
        return self.intersect(other) is not None

    def contains(self, other: "Interval") -> bool:
        """Whether all of the other lies within this one."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        return starts and (self.end is None or (other.end is not None and other.end <= self.end))

    def intersect(self, other: "Interval") -> "Interval | None":
        """What the two have in common, or None."""
        first = self if _low(self) >= _low(other) else other
        last = self if _high(self) <= _high(other) else other
        if first.start and last.end and first.start >= last.end:
            return None
        return Interval(first.start, last.end, first.start_flag, last.end_flag)

    def hull(self, other: "Interval") -> "Interval":
        """The shortest interval that holds both."""
        first = self if _low(self) <= _low(other) else other
        last = self if _high(self) >= _high(other) else other
        return Interval(first.start, last.end, first.start_flag, last.end_flag)

    def until(self, moment: datetime) -> "Interval":
        """The same with an open end closed at a moment, such as the publication of what told it."""
        if self.end is not None or (self.start and moment <= self.start):
            return self
        return structs.replace(self, end=moment)

    def iou(self, other: "Interval") -> float:
        """Common time over joint time, 0 to 1; 1 for equal ones, 0 where an open end makes it endless."""
        if (self.start, self.end) == (other.start, other.end):
            return 1.0
        both, either = self.intersect(other), self.hull(other)
        if not both or not both.length or not either.length:
            return 0.0
        return both.length / either.length


def _low(interval: Interval) -> datetime:
    return interval.start or datetime.min


def _high(interval: Interval) -> datetime:
    return interval.end or datetime.max


def _bare(text: str) -> str:
    return text.strip(_FLAGS)


def _flag(text: str) -> str:
    return text[-1] if text and text[-1] in _FLAGS else ""


def _names(moment: datetime) -> tuple[str, ...]:
    """What the moment is called, from its year to its minute."""
    year, month, day = f"{moment.year:04}", f"{moment.month:02}", f"{moment.day:02}"
    clock = f"{moment.hour:02}:{moment.minute:02}"
    return year, f"{year}-{month}", f"{year}-{month}-{day}", f"{year}-{month}-{day}T{clock}"


def _bounds(date: str) -> tuple[datetime, datetime | None]:
    """The first moment of one EDTF date and the first after it; None instead of the latter for a time of day."""
    match = _DATE.fullmatch(date)
    if not match:
        raise EdtfError(date)
    year = int(match["year"].replace("X", "0"))
    if "X" in match["year"]:
        return datetime(year or 1, 1, 1), _month_after(year + 10 ** match["year"].count("X") - 1, 12)
    if not match["month"] or match["month"] == "XX":
        return datetime(year, 1, 1), _month_after(year, 12)
    month = int(match["month"])
    if month in _MONTHS_OF:
        first, count = _MONTHS_OF[month]
        return datetime(year, first, 1), _month_after(year, first + count - 1)
    if not match["day"] or match["day"] == "XX":
        return datetime(year, month, 1), _month_after(year, month)
    day = datetime(year, month, int(match["day"]))
    if match["hour"]:
        return day.replace(hour=int(match["hour"]), minute=int(match["minute"])), None
    return day, _day_after(day)


def _month_after(year: int, month: int) -> datetime:
    year, month = year + month // 12, month % 12 + 1
    return datetime(year, month, 1) if year <= datetime.max.year else datetime.max


def _day_after(day: datetime) -> datetime:
    return day + timedelta(days=1) if day.date() < datetime.max.date() else datetime.max
