"""Dates as they are written: which of year, month, day and weekday they name."""

from dataclasses import replace
from typing import Any

from kilde.read.period.calendar import (
    Date,
    valid,
)
from kilde.read.period.parser import DASHES, Parser, rule


@rule(
    "core",
    "?join.the day ?sep ?join.of month ?stop ?sep ?join.of year",
    "?join.the day ?sep ?join.of month ?stop short_year",
)
def _day_month_year(
    p: Parser,
    _the: object,
    day: int,
    _sep: object,
    _of: object,
    month: int,
    *rest: Any,  # noqa: ANN401
) -> Date | None:
    return _checked(Date(rest[-1], month, day))


@rule("core", "month ?sep ?join.the day ?sep ?join.of year", "month ?sep ?join.the day short_year")
def _month_day_year(p: Parser, month: int, sep: str | None, _the: object, day: int, *rest: Any) -> Date | None:  # noqa: ANN401
    if p.token(p.at[1] - 2) in DASHES and sep not in DASHES:
        return None  # *July 13-15* are two days
    return _checked(Date(rest[-1], month, day))


@rule("core", "?join.the day ?sep ?join.of month")
def _day_month(p: Parser, _the: object, day: int, _sep: object, _of: object, month: int) -> Date | None:
    return _checked(Date(None, month, day))


@rule("core", "month ?sep ?join.the day")
def _month_day(p: Parser, month: int, sep: str | None, _the: object, day: int) -> Date | None:
    """*March 3*, but not *In March 3 people …*: a day takes *on*."""
    i, j = p.at
    if p.running and (p.token(i - 1) in p.words.guard["month_only"] or (sep and not (sep == "." and p.glued(i + 1)))):
        return None
    return (
        None
        if p.running and p.token(j - 1).isalpha() and p.words.rules["day_first"]
        else _checked(Date(None, month, day))
    )


@rule("core", "month ?sep ?join.of year", "month short_year")
def _month_year(p: Parser, month: int, *rest: Any) -> Date | None:  # noqa: ANN401
    return Date(rest[-1], month)


@rule("core", "year ?sep month")
def _year_month(p: Parser, year: int, sep: str | None, month: int) -> Date | None:
    return Date(year, month) if not p.running or not sep else None


@rule("core", "year sep month sep day")
def _year_month_day(p: Parser, year: int, _first: object, month: int, _second: object, day: int) -> Date | None:
    return _checked(Date(year, month, day))


@rule("core", "numeric")
def _in_digits(p: Parser, date: Date) -> Date:
    return date


@rule("core", "month")
def _month(p: Parser, month: int) -> Date:
    return Date(None, month)


def _checked(date: Date) -> Date | None:
    return date if valid(date) else None


@rule("date", "core")
def _date(p: Parser, date: Date) -> Date:
    return date


@rule("date", "weekday ?stop ?comma ?join.the core")
def _weekday_date(p: Parser, weekday: int, _stop: object, _comma: object, _the: object, date: Date) -> Date | None:
    return replace(date, weekday=weekday) if date.day else None


@rule("date", "core comma weekday", "core weekday")
def _date_weekday(p: Parser, date: Date, *rest: Any) -> Date | None:  # noqa: ANN401
    return replace(date, weekday=rest[-1]) if date.day and not p.running else None


@rule("date", "weekday ?stop ?comma ?join.the ordinals", "weekday ?stop ?comma join.the day")
def _weekday_day(p: Parser, weekday: int, _stop: object, _comma: object, the: object, day: int) -> Date | None:
    if p.running and (not the or p.token(p.at[1] - 1).isdecimal()):
        return None
    return _checked(Date(None, None, day, weekday))


@rule("date", "weekday")
def _weekday(p: Parser, weekday: int) -> Date:
    return Date(weekday=weekday)


@rule("date", "join.the day", "join.on day", "join.on join.the day")
def _day_of_month(p: Parser, *parts: Any) -> Date | None:  # noqa: ANN401
    i, j = p.at
    digits = any(p.token(n).isdecimal() for n in range(i, j))
    return _checked(Date(day=parts[-1])) if not p.running or (digits and not p.token(j - 1).isdecimal()) else None
