"""Times that mean something by themselves: dates, *yesterday*, *last week*, *the 1990s*."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kilde.read.period.calendar import (
    DAY,
    SIZES,
    Date,
    Slot,
    TimeKind,
    easter,
    floor,
    resolve,
    season_of,
    shift,
    slot_of,
    within,
)
from kilde.read.period.parser import Parser, rule
from kilde.read.period.slots import latest, nth, piece_of, rolling


@rule("base", "?join.the holiday", "?join.the holiday ?join.of year")
def _holiday(p: Parser, _the: object, value: str, *rest: Any) -> Slot | None:  # noqa: ANN401
    if rest:
        return slot_of(_feast(value, rest[-1]), "day")
    day = _feast(value, p.now.year)
    if day > p.now:
        day = _feast(value, p.now.year - 1)
    return replace(slot_of(day, "day"), unit="feast", weak=p.at[1] - p.at[0] == 1)


@rule("base", "?join.the shift holiday")
def _shifted_holiday(p: Parser, _the: object, away: int, value: str) -> Slot | None:
    """*last Christmas*, *neste påske*."""
    days = [_feast(value, p.now.year + n) for n in (-1, 0, 1)]
    if away == 0:
        return slot_of(days[1], "day")
    today = floor(p.now, "day")
    return slot_of(max(d for d in days if d < today) if away < 0 else min(d for d in days if d > today), "day")


@rule("nested", "?join.the holiday ?join.of base")
def _holiday_in(p: Parser, _the: object, value: str, _of: object, frame: Slot) -> Slot | None:
    """*Good Friday last year*."""
    return slot_of(_feast(value, frame.start.year), "day") if frame.unit == "year" and frame.start else None


def _feast(value: str, year: int) -> datetime:
    """The day of a feast in a year: `12-25`, or counted from Easter Sunday as in `easter-2`."""
    if value.startswith("easter"):
        return easter(year) + DAY * int(value.removeprefix("easter") or 0)
    month, day = (int(part) for part in value.split("-"))
    return datetime(year, month, day)


@rule("base", "date")
def _dated(p: Parser, date: Date) -> Slot | None:
    i, j = p.at
    slot = resolve(_remembered(date, p), p.now)
    alone = j - i == 1 and p.token(i) in p.words.weak
    return slot and replace(slot, weak=alone or date == Date(day=date.day))


_REMEMBERED = {(9, 11): 2001, (10, 7): 2023}
"""Days, by month and day, that reports name without their year long afterwards: *since the 7 October attacks*."""
_LONG_AGO = timedelta(days=90)


def _remembered(date: Date, p: Parser) -> Date:
    """A date without a year with that of a day known by its date, where it would else lie long back."""
    year = _REMEMBERED.get((date.month or 0, date.day or 0))
    if year is None or date.year is not None or not p.running:
        return date
    slot = resolve(date, p.now)
    told = slot is not None and slot.start is not None and p.now - slot.start < _LONG_AGO
    return date if told or datetime(year, date.month or 1, date.day or 1) > p.now else replace(date, year=year)


@rule("base", "year")
def _year(p: Parser, year: int) -> Slot | None:
    slot = resolve(Date(year), p.now)
    return slot and replace(slot, weak=p.at[1] - p.at[0] == 1)


@rule("base", "near")
def near(p: Parser, value: str) -> Slot:
    """Words for a time by where the speaker stands: *today*, *last night*, *i fjor*."""
    unit, *rest = value.split()
    if unit == "now":
        now = slot_of(p.now, "day") if p.running else Slot(p.now, p.now + timedelta(minutes=1), "minute")
        return replace(now, weak=p.at[1] - p.at[0] == 1 and p.token(p.at[0]) in p.words.weak)
    if unit == "season":
        if len(rest) == 1:
            return _season_near(p, rest[0], 0)
        return season_of(rest[0], datetime(p.now.year + int(rest[1]), 12, 31))
    slot = _this_weekend(p) if unit == "weekend" else slot_of(p.now, unit, int(rest[0]))
    if len(rest) > 1:
        slot = p.hours(slot, rest[1])
    if p.running and rest[1:] == ["18-32"] and slot.end:
        slot = replace(slot, end=slot.end + DAY, kind=TimeKind.INTERVAL)  # overnight: the day before and the day
    return replace(slot, weak=p.at[1] - p.at[0] == 1 and p.token(p.at[0]) in p.words.weak)


def _this_weekend(p: Parser) -> Slot:
    """The weekend of this week; in a report of its first half, the one just over."""
    return slot_of(p.now, "weekend", -1 if p.running and p.now.isoweekday() <= 3 else 0)


_JUST_OVER = timedelta(days=45)
"""How long after its end a season is still the one of this year: *i vinter* in March."""


def _season_near(p: Parser, name: str, away: int) -> Slot:
    """This season, the last one over (-1) or the next (1)."""
    slot = season_of(name, p.now)
    if away < 0:
        return slot if slot.end and slot.end <= p.now else season_of(name, p.now, -1)
    coming = season_of(name, p.now, 1)
    if away > 0:
        return coming
    current = slot.end is not None and slot.end > p.now - _JUST_OVER
    this_year = coming.start is not None and coming.start.year == p.now.year and not p.running
    return slot if current or not this_year else coming


@rule("base", "span")
def _spanning(p: Parser, value: str) -> Slot:
    """A whole window in a word: *so far this year*, *eoy*."""
    unit, way, which = value.split()
    slot = slot_of(p.now, unit)
    if (way, which) == ("to", "now"):
        return Slot(slot.start, p.end, "day", TimeKind.SINCE)
    return piece_of(p, slot, "late" if which == "end" else "early")


@rule("base", "window.rolling_alone unit")
def _rolling_alone(p: Parser, _past: object, unit: str) -> Slot | None:
    """*the past week*, *den siste uka* in a text: the seven days until now, not the calendar week before."""
    return rolling(p, -1, unit) if (p.running and unit != "night") or unit in _ROLLING else None


_ROLLING = frozenset({"fortnight", "decade"})
"""Units that nobody counts by the calendar."""


@rule("base", "?join.the shift unit")
def _shifted_unit(p: Parser, _the: object, away: int, unit: str) -> Slot | None:
    """*last week*, *this month*, *neste år*."""
    if unit == "weekend" and away == 0:
        return _this_weekend(p)
    if p.running and SIZES[unit] < DAY:
        return None
    if unit in {"day", "night"} and p.running and away >= 0:
        return None
    return slot_of(p.now, unit, away)


@rule("base", "join.that unit", "unit")
def _that_unit(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*that weekend* by itself is this one; in a text it is one named before."""
    return None if p.running or SIZES[parts[-1]] <= DAY else slot_of(p.now, parts[-1])


@rule("base", "?join.the shift units")
def _few_units(p: Parser, _the: object, away: int, unit: str) -> Slot | None:
    """*past seasons*: the last of them."""
    return slot_of(p.now, unit, away) if unit == "season" else None


@rule("base", "?join.the shift weekday")
def _shifted_weekday(p: Parser, _the: object, away: int, weekday: int) -> Slot | None:
    if away == 0 or (away > 0 and p.words.rules["next_weekday"] == "week"):
        return within(Date(weekday=weekday), slot_of(p.now, "week", away))
    today = floor(p.now, "day")
    return resolve(Date(weekday=weekday), today - timedelta(minutes=1) if away < 0 else p.now, away)


@rule("base", "?join.the shift month")
def _shifted_month(p: Parser, _the: object, away: int, month: int) -> Slot | None:
    if away == 0:
        return within(Date(month=month), slot_of(p.now, "year"))
    this = floor(p.now, "month")
    return resolve(Date(month=month), this - timedelta(minutes=1) if away < 0 else p.now, away)


@rule("base", "?join.the shift season")
def _shifted_season(p: Parser, _the: object, away: int, name: str) -> Slot:
    return _season_near(p, name, away)


@rule("base", "?join.the unit then.after_next", "?join.the shift unit then.after_next")
def _unit_after_next(p: Parser, *parts: Any) -> Slot:  # noqa: ANN401
    return slot_of(p.now, parts[-2], 2)


@rule("base", "?join.the weekday then.after_next", "?join.the shift weekday then.after_next")
def _weekday_after_next(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    coming = resolve(Date(weekday=parts[-2]), p.now, 1)
    return slot_of(coming.start, "day", 7) if coming and coming.start else None


@rule("base", "?join.the month then.after_next", "?join.the shift month then.after_next")
def _month_after_next(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    coming = resolve(Date(month=parts[-2]), p.now, 1)
    return slot_of(coming.start, "month", 12) if coming and coming.start else None


@rule("base", "?join.the unit then.before_last")
def _unit_before_last(p: Parser, _the: object, unit: str, _last: object) -> Slot:
    return slot_of(p.now, unit, -2)


@rule("base", "?join.the weekday then.before_last")
def _weekday_before_last(p: Parser, _the: object, weekday: int, _last: object) -> Slot | None:
    last = resolve(Date(weekday=weekday), floor(p.now, "day") - timedelta(minutes=1))
    return slot_of(last.start, "day", -7) if last and last.start else None


@rule("base", "year code", "short_year code", "code ?sep ?join.of ?shift year", "code ?sep short_year")
def _coded(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*2018Q4*, *Q1 2016*, *H2 2015*."""
    code = next(part for part in parts if isinstance(part, tuple))
    year = next(part for part in reversed(parts) if isinstance(part, int) and part > 31)
    return nth(p, code[1], code[0], slot_of(datetime(year, 1, 1), "year"))


@rule("base", "code")
def _code_alone(p: Parser, code: tuple[str, int]) -> Slot | None:
    return None if p.running else latest(p, code[1], code[0])


@rule("base", "?join.the ordinals unit")
def _numbered_unit(p: Parser, _the: object, number: int, unit: str) -> Slot | None:
    """*third quarter*: the latest; *the 21st century*."""
    if unit == "century" and 1 < number < 30:
        return slot_of(datetime((number - 1) * 100, 1, 1), "century")
    return latest(p, number, unit) if unit == "quarter" and not p.running else None


@rule("base", "?join.the ordinals half.whole")
def _half(p: Parser, _the: object, number: int, _half: object) -> Slot | None:
    return None if p.running else latest(p, number, "half")


@rule("base", "digits decade.endings", "?join.the sep digits decade.endings", "?join.the digits decade.endings")
def _decade(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*the 1990s*, *1990-årene*, *'40s*; *1800-tallet* and *the 1800s* are the century."""
    i, j = p.at
    text = next(part for part in parts if isinstance(part, str) and part.isdecimal())
    number = int(text)
    if number % 10 or not all(p.glued(n) for n in range(i + 1 + (p.token(i).isalpha()), j)) or len(text) not in {2, 4}:
        return None
    if len(text) == 4 and number % 100 == 0 and number != 2000:
        return slot_of(datetime(number, 1, 1), "century")
    return slot_of(datetime(number if len(text) == 4 else number + (2000 if number < 20 else 1900), 1, 1), "decade")


@rule(
    "base",
    "?join.the worded ?dash decade.words",
    "?join.the worded number ?join.and decade.words",
    "?join.the decade.words",
)
def _decade_in_words(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    tens = parts[-1]
    if len(parts) == 2 and (tens == 0 or (p.running and not parts[0])):
        return None
    numbers = [int(part) for part in parts[:-1] if isinstance(part, int | float) and part is not True]
    century = numbers[0] * numbers[1] if len(numbers) > 1 else (numbers[0] * 100 if numbers else 1900)
    return (
        slot_of(datetime(int(century) + tens, 1, 1), "decade" if tens else "century")
        if 1000 <= century <= 2100
        else None
    )


@rule("base", "?join.the season")
def _season(p: Parser, _the: object, name: str) -> Slot:
    slot = season_of(name, p.now)
    return replace(slot, weak=True)


@rule("base", "?join.the season ?join.of year")
def _season_of_year(p: Parser, _the: object, name: str, _of: object, year: int) -> Slot | None:
    return _season_in(p, _the, name, _of, slot_of(datetime(year, 1, 1), "year"))


@rule("base", "?join.the season ?join.of year dash year", "?join.the season ?join.of year dash short_year")
def _season_of_two_years(
    p: Parser, _the: object, name: str, _of: object, first: int, _d: object, last: int
) -> Slot | None:
    """*the winter of 2017-18*, *vinteren 2017-2018*."""
    return season_of(name, datetime(first, 12, 31)) if name == "winter" and last == first + 1 else None


@rule("base", "?join.the named")
def _named(p: Parser, _the: object, value: str) -> Slot | None:
    """A time with a name of its own: *the Second World War*."""
    first, last = value.split("/")
    begin, end = (resolve(Date(*(int(part) for part in edge.split("-"))), p.now) for edge in (first, last))
    if begin is None or end is None:
        return None
    return Slot(begin.start, end.end, "month", TimeKind.INTERVAL)


@rule("nested", "?join.the season ?join.of base")
def _season_in(p: Parser, _the: object, name: str, _of: object, frame: Slot) -> Slot | None:
    if frame.unit != "year" or not frame.start:
        return None
    month = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9}[name]
    return season_of(name, shift(frame.start, month, "month"))
