"""Durations, and the times that they lead to: *two weeks ago*, *the past month*."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kilde.read.period.calendar import (
    DAY,
    SIZES,
    Date,
    Slot,
    TimeKind,
    floor,
    resolve,
    shift,
    slot_of,
)
from kilde.read.period.parser import Parser, rule
from kilde.read.period.slots import rolling

_FEW = 3
"""How many *some days* are."""


@rule("length", "unit", "units")
def _length(p: Parser, unit: str) -> str:
    return unit


@rule("duration", "quantity ?dash length")
def _duration(p: Parser, count: float, _dash: object, unit: str) -> list[tuple[float, str]]:
    return [(count, unit)]


@rule("duration", "quantity length ?comma ?join.and duration")
def _long_duration(
    p: Parser, count: float, unit: str, _c: object, _and: object, rest: list[tuple[float, str]]
) -> list[tuple[float, str]]:
    return [(count, unit), *rest]


def _move(moment: datetime, duration: list[tuple[float, str]], way: int) -> datetime:
    for count, unit in duration:
        moment = shift(moment, way * count, unit)
    return moment


def _landing(p: Parser, moment: datetime, duration: list[tuple[float, str]]) -> Slot:
    """The time so far away, as exact as the units: *two years ago* is a month, *two weeks ago* about that day."""
    count, unit = duration[-1]
    if unit in {"weekend", "quarter", "season"}:
        return slot_of(moment, unit)
    if SIZES[unit] < DAY:
        return slot_of(moment, "day" if p.running else "minute")
    if SIZES[unit] < SIZES["month"]:
        return replace(slot_of(moment, "day"), rough="~" if unit in {"week", "fortnight"} else "")
    distant = unit in {"decade", "century"} or (unit == "year" and count >= 10)
    return replace(slot_of(moment, "year" if distant else "month"), rough="~")


@rule("base", "?away.before_number ?away.rough duration away.back")
def _ago(p: Parser, _for: object, _rough: object, duration: list[tuple[float, str]], _back: object) -> Slot:
    return _landing(p, _move(p.now, duration, -1), duration)


@rule("base", "?away.rough duration away.ahead")
def _hence(p: Parser, _rough: object, duration: list[tuple[float, str]], _ahead: object) -> Slot | None:
    return None if p.running else _ahead_by(p, duration)


@rule("base", "away.in ?away.rough duration")
def _in_time(p: Parser, _in: object, _rough: object, duration: list[tuple[float, str]]) -> Slot | None:
    return None if p.running and not p.words.rules["in_is_ahead"] else _ahead_by(p, duration)


def _ahead_by(p: Parser, duration: list[tuple[float, str]]) -> Slot:
    moment = _move(p.now, duration, 1)
    return slot_of(moment, "minute" if SIZES[duration[-1][1]] < DAY and not p.running else "day")


@rule("base", "quantity ?dash weekday away.back", "quantity ?dash weekdays away.back")
def _weekdays_ago(p: Parser, count: float, _dash: object, weekday: int, _back: object) -> Slot | None:
    last = resolve(Date(weekday=weekday), floor(p.now, "day") - timedelta(minutes=1))
    return slot_of(last.start, "day", -7 * (count - 1)) if last and last.start else None


@rule("base", "quantity ?dash weekday away.ahead", "quantity ?dash weekdays away.ahead")
def _weekdays_hence(p: Parser, count: float, _dash: object, weekday: int, _ahead: object) -> Slot | None:
    coming = resolve(Date(weekday=weekday), p.now, 1)
    return slot_of(coming.start, "day", 7 * (count - 1)) if coming and coming.start else None


@rule("base", "?join.the month away.in duration")
def _month_in(p: Parser, _the: object, month: int, _in: object, duration: list[tuple[float, str]]) -> Slot | None:
    """*March in a year*."""
    return resolve(Date(month=month), _move(p.now, duration, 1), 1)


@rule("nested", "duration away.from base", "duration away.to base")
def _from_there(p: Parser, duration: list[tuple[float, str]], _way: object, base: Slot) -> Slot | None:
    i, j = p.at
    before = any("away.to" in p.tags(n) for n in range(i + 1, j))
    if not base.start or p.running:
        return None
    return slot_of(_move(base.start, duration, -1 if before else 1), "day")


@rule("time", "?edge.for duration ?comma away.starting base", "edge.for duration ?comma away.from base")
def _starting(
    p: Parser, _for: object, duration: list[tuple[float, str]], _c: object, _from: object, base: Slot
) -> Slot | None:
    """*3 days starting from next Monday*, *for 3 days from today*."""
    if not base.start or p.running:
        return None
    return Slot(base.start, _move(base.start, duration, 1), "day", TimeKind.INTERVAL)


@rule("base", "?join.the window units")
def _some_units(p: Parser, _the: object, way: int, unit: str) -> Slot | None:
    """*in recent weeks*: a few of them, roughly."""
    slot = rolling(p, way * _FEW, unit)
    return replace(slot, rough="~")


@rule(
    "base",
    "?join.the window quantity length",
    "?join.the shift quantity length",
    "?join.the shift quantity dash length",
    "?join.the quantity shift units",
)
def _counted_units(p: Parser, _the: object, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*the past 24 hours*, *de neste tre dagene*."""
    i, _ = p.at
    numbers = [part for part in parts if isinstance(part, int | float) and part is not True]
    way, count = numbers if not p.take("quantity", i) or p.take("shift", i) else numbers[::-1]
    if way == 0:
        return rolling(p, -count, parts[-1])
    return rolling(p, way * count, parts[-1])


@rule("time", "window.rolling_after window.rolling unit")
def _rolling_unit(p: Parser, _over: object, _past: object, unit: str) -> Slot | None:
    """*over the past week*: the seven days until now."""
    return rolling(p, -1, unit) if unit != "night" else None


@rule("time", "?away.within ?away.rough duration")
def _within(p: Parser, within_: object, _rough: object, duration: list[tuple[float, str]]) -> Slot | None:
    if not within_ or p.running:
        return None
    return Slot(p.now, max(_move(p.now, duration, 1), p.now + timedelta(minutes=1)), "minute", TimeKind.INTERVAL)


@rule("time", "edge.after duration")
def _after_duration(p: Parser, _after: object, duration: list[tuple[float, str]]) -> Slot | None:
    return None if p.running else Slot(_move(p.now, duration, 1), None, "day", TimeKind.SINCE)
