"""Axes: where the marks of a scale of numbers or dates stand, and positions between them."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAY = timedelta(days=1)
_NUMBER_STEPS = (1, 2, 2.5, 5, 10)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
_MONTH = timedelta(days=30.44)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values between `first` and `last` to positions between `begin` and `end`; what lies beyond is cut off."""

    first: float
    last: float
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        """The position of a value, to a tenth."""
        share = (value - self.first) / ((self.last - self.first) or 1)
        return round(self.begin + min(max(share, 0), 1) * (self.end - self.begin), 1)


def seconds(moment: datetime) -> float:
    """A moment as a number to scale."""
    return (moment - datetime(1970, 1, 1)).total_seconds()


def number_ticks(highest: float, *, most: int = 4) -> list[float]:
    """Round numbers from 0 to the first that is not below `highest`, at most `most` steps apart."""
    raw = max(highest, 1) / most
    power = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in _NUMBER_STEPS if factor * power >= raw)
    step = max(step, 1)
    return [step * place for place in range(math.ceil(max(highest, 1) / step) + 1)]


def date_ticks(first: datetime, last: datetime, *, most: int = 5) -> list[datetime]:
    """Starts of days, weeks, months or years between two moments, at most `most` of them."""
    length = last - first
    for days in _DAY_STEPS:
        if length / (days * _DAY) <= most:
            return _every_days(first, last, days)
    months = next((months for months in _MONTH_STEPS if length / (months * _MONTH) <= most), _MONTH_STEPS[-1])
    return _every_months(first, last, months)


def _every_days(first: datetime, last: datetime, days: int) -> list[datetime]:
    at = first.replace(hour=0, minute=0, second=0, microsecond=0)
    if days % 7 == 0:
        at -= at.weekday() * _DAY
    found = []
    while at <= last:
        if at >= first:
            found.append(at)
        at += days * _DAY
    return found


def _every_months(first: datetime, last: datetime, months: int) -> list[datetime]:
    number = (first.year * 12 + first.month - 1) // months * months
    found = []
    while number // 12 <= min(last.year, 9999):
        at = datetime(max(number // 12, 1), number % 12 + 1, 1)
        if first <= at <= last:
            found.append(at)
        number += months
    return found
