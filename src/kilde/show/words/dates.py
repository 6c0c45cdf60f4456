"""EDTF as people write dates."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from kilde.edtf import EdtfError, Interval

_MINUTE = timedelta(minutes=1)


_LOCALES = {"en": "en_GB"}  # day before month, as in most of the world


@lru_cache(1 << 14)
def in_words(edtf: str, language: str, *, year: bool = True) -> str:
    """`5 Mar 2019`, `13 Feb – 13 Mar 2019`, `Mar 2019`, `6 Mar 2019, 18:00 – 7 Mar 2019, 06:00`; `~` for *about*.

    Without `year`, days and months are named without theirs.
    """
    try:
        interval = Interval.parse(edtf)
    except EdtfError:
        return edtf
    hand = _Hand(_LOCALES.get(language, language), year)
    rough = "~" if interval.rough else ""
    if interval.start is None or interval.end is None:
        start = hand.day(interval.start) if interval.start else "…"
        end = hand.day(interval.end - _MINUTE) if interval.end else "…"
        return f"{rough}{start} – {end}"
    return rough + hand.interval(interval.start, interval.end)


def axis_labels(dates: Sequence[datetime], language: str) -> list[str]:
    """What to write on an axis: `4 Mar`, or for starts of months `Dec 2018`, `Jan 2019`, `Feb`."""
    locale = _LOCALES.get(language, language)
    if not all(moment.day == 1 for moment in dates):
        return [_written("MMMd", moment.date(), locale) for moment in dates]
    with_year = [not place or moment.month == 1 for place, moment in enumerate(dates)]
    return [
        _written("yMMM" if year else "MMM", moment.date(), locale)
        for moment, year in zip(dates, with_year, strict=True)
    ]


def days_only(edtf: str) -> str:
    """The same time without hours: `2019-03-11T18:00/2019-03-12T06:00` is `2019-03-11/2019-03-12`."""
    first, slash, last = re.sub(r"T\d{2}:\d{2}", "", edtf).partition("/")
    return f"{first}/{last}" if slash and first != last else first


class _Hand(Struct, frozen=True):
    """One way of writing dates."""

    locale: str
    year: bool

    def day(self, moment: datetime) -> str:
        """`5 Mar 2019`."""
        return self._write("yMMMd", moment)

    def interval(self, start: datetime, end: datetime) -> str:
        """Years, months, days or hours, whichever the interval is made of; `end` is the first moment after it."""
        last = end - _MINUTE
        if not (_midnight(start) and _midnight(end)):
            return self._hours(start, end, last)
        months = start.day == end.day == 1
        skeleton = "y" if months and start.month == end.month == 1 else "yMMM" if months else "yMMMd"
        first_words, last_words = self._write(skeleton, start), self._write(skeleton, last)
        return first_words if first_words == last_words else self._join(skeleton, start, last)

    def _hours(self, start: datetime, end: datetime, last: datetime) -> str:
        first = f"{self.day(start)}, {start:%H:%M}"
        if end - start == _MINUTE:
            return first
        if start.date() == last.date():
            return f"{first}–{end:%H:%M}"
        return f"{first} – {self.day(last)}, {end:%H:%M}"

    def _write(self, skeleton: str, moment: datetime) -> str:
        return _written(self._shown(skeleton), moment.date(), self.locale)

    def _join(self, skeleton: str, start: datetime, last: datetime) -> str:
        from babel.dates import format_interval

        return format_interval(start.date(), last.date(), self._shown(skeleton), locale=self.locale)

    def _shown(self, skeleton: str) -> str:
        return skeleton if self.year or skeleton == "y" else skeleton.removeprefix("y")


@lru_cache(1 << 14)
def _written(skeleton: str, day: date, locale: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=locale)


def _midnight(moment: datetime) -> bool:
    return moment.hour == moment.minute == 0
