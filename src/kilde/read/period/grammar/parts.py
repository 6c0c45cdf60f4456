"""Parts of another time: *early March*, *Monday morning*, *the second week of June*."""

from dataclasses import replace
from datetime import timedelta
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
    within,
)
from kilde.read.period.parser import Build, Parser, rule
from kilde.read.period.slots import fits, latest, nth, piece_of


@rule("nested", "base")
def _base(p: Parser, base: Slot) -> Slot:
    return base


def _piece(which: str) -> Build:
    def build(p: Parser, *parts: Any) -> Slot:  # noqa: ANN401
        return piece_of(p, _unit_or_slot(p, parts[-1]), which)

    return build


def _unit_or_slot(p: Parser, part: "str | Slot") -> Slot:
    return slot_of(p.now, part) if isinstance(part, str) else part


for _which in ("early", "middle", "late"):
    _pattern = f"?join.the piece.{_which} ?join.on ?dash ?join.about ?join.the"
    rule("nested", f"{_pattern} nested", f"{_pattern} unit")(_piece(_which))


@rule("nested", "piece.close ?join.the nested", "piece.close ?join.the unit")
def _close(p: Parser, _close: object, _the: object, part: "str | Slot") -> Slot | None:
    """*ved utgangen av 2008*: its last day."""
    slot = _unit_or_slot(p, part)
    return slot_of(slot.end - DAY, "day") if slot.end else None


@rule("nested", "piece.earlier ?join.on ?join.the base", "piece.earlier ?join.on ?join.the unit", "base piece.earlier")
def _earlier(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*earlier this week*: its days before the day of publication."""
    slot = _unit_or_slot(p, next(part for part in parts if isinstance(part, Slot | str)))
    today = floor(p.now, "day")
    if not slot.whole or not slot.start or not slot.end or SIZES[slot.unit] <= DAY or slot.weak:
        return slot if slot.whole and not slot.weak else None
    end = min(max(today, slot.start + DAY), slot.end)
    return Slot(slot.start, end, "day", TimeKind.INTERVAL)


@rule("nested", "piece.later ?join.on ?join.the base", "piece.later ?join.on ?join.the unit")
def _later(p: Parser, _later: object, _on: object, _the: object, part: "str | Slot") -> Slot | None:
    slot = _unit_or_slot(p, part)
    if not slot.start or not slot.end or slot.weak:
        return None
    start = max(floor(p.now, "day"), slot.start)
    return Slot(start, slot.end, "day", TimeKind.INTERVAL) if SIZES[slot.unit] > DAY and start < slot.end else slot


@rule("nested", "piece.rest ?join.of ?join.the base", "piece.rest ?join.of ?join.the unit")
def _rest(p: Parser, _rest: object, _of: object, _the: object, part: "str | Slot") -> Slot | None:
    slot = _unit_or_slot(p, part)
    if (
        not slot.start
        or not slot.end
        or SIZES[slot.unit] <= DAY
        or (p.running and isinstance(part, Slot) and slot.weak)
    ):
        return None
    start = max(floor(p.now, "day"), slot.start)
    return Slot(start, slot.end, "day", TimeKind.INTERVAL) if start < slot.end else slot


@rule("counted", "unit", "units")
def _counted_unit(p: Parser, unit: str) -> tuple[str, int | None]:
    return unit, None


@rule("counted", "weekday")
def _counted_weekday(p: Parser, weekday: int) -> tuple[str, int | None]:
    return "day", weekday


@rule("rank", "?join.the ordinals")
def _rank(p: Parser, _the: object, number: int) -> int:
    return number


@rule("rank", "?join.the ordinals order.last")
def _rank_from_end(p: Parser, _the: object, number: int, _last: object) -> int:
    return -number


@rule("rank", "?join.the order.last")
def _last(p: Parser, _the: object, _last: object) -> int:
    return -1


@rule("rank", "?join.the order.next_to_last")
def _next_to_last(p: Parser, _the: object, _last: object) -> int:
    return -2


@rule("nested", "rank counted ?join.of ?join.the nested", "rank counted join.of ?join.the unit")
def _ranked(p: Parser, rank: int, counted: tuple[str, int | None], *parts: Any) -> Slot | None:  # noqa: ANN401
    """*first Monday of last month*, *siste uke i september 2014*."""
    frame = _unit_or_slot(p, parts[-1])
    if p.running and frame.weak and parts[0] is None:
        return None
    return nth(p, rank, counted[0], frame, counted[1])


@rule("nested", "base gen rank counted")
def _ranked_after(p: Parser, frame: Slot, _gen: object, rank: int, counted: tuple[str, int | None]) -> Slot | None:
    """*next year's first quarter*."""
    return nth(p, rank, counted[0], frame, counted[1])


@rule("nested", "?join.the unit join.of base")
def _weekend_of(p: Parser, _the: object, unit: str, _of: object, base: Slot) -> Slot | None:
    """*the weekend of July 4*."""
    return slot_of(base.start, unit) if unit == "weekend" and base.start and SIZES[base.unit] <= DAY else None


@rule("nested", "?join.the ordinals weekday")
def _ranked_this_month(p: Parser, _the: object, number: int, weekday: int) -> Slot | None:
    return None if p.running else nth(p, number, "day", slot_of(p.now, "month"), weekday)


@rule("nested", "rank half.whole ?join.of ?join.the nested", "code ?join.of ?join.the base")
def _half_of(p: Parser, part: "int | tuple[str, int]", *parts: Any) -> Slot | None:  # noqa: ANN401
    unit, number = part if isinstance(part, tuple) else ("half", part)
    frame = parts[-1]
    return nth(p, number, unit, frame) if frame.unit == "year" else None


@rule(
    "nested",
    "piece.first quantity units ?join.of ?join.the nested",
    "?join.the order.last quantity units join.of ?join.the nested",
)
def _first_few(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*the first three months of 2016*, *the last two days of March*."""
    frame, unit = parts[-1], next(part for part in parts if isinstance(part, str))
    count = next(part for part in parts if isinstance(part, int | float) and part is not True)
    if not frame.start or not frame.end or SIZES[unit] * count > SIZES[frame.unit] * 1.1:
        return None
    if p.take("piece.first", p.at[0]):
        return Slot(frame.start, min(shift(frame.start, count, unit), frame.end), unit, TimeKind.INTERVAL)
    return Slot(max(shift(frame.end, -count, unit), frame.start), frame.end, unit, TimeKind.INTERVAL)


@rule("nested", "week.of ?join.the base", "week.of ?join.the day")
def _week_of(p: Parser, _of: object, _the: object, part: "Slot | int") -> Slot | None:
    slot = part if isinstance(part, Slot) else resolve(Date(day=part), p.now)
    return slot_of(slot.start, "week") if slot and slot.start else None


@rule("nested", "date ?comma ?join.of ?join.the base", "base ?gen ?comma date", "base join.on date")
def _date_within(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*Tuesday next week*, *the 20th of last month*, *june last year*."""
    date = next(part for part in parts if isinstance(part, Date))
    frame = next(part for part in parts if isinstance(part, Slot))
    return within(date, frame) if fits(date, frame) else None


@rule("nested", "?join.the day ?unit ?join.of ?join.the base")
def _day_within(
    p: Parser, _the: object, day: int, unit: str | None, of: object, _the2: object, base: Slot
) -> Slot | None:
    """*20 of next month*, *20th day of next month*."""
    if p.running and not of:
        return None
    return within(Date(day=day), base) if base.unit == "month" and unit in {None, "day"} else None


@rule("nested", "unit base")
def _named_unit(p: Parser, unit: str, base: Slot) -> Slot | None:
    """*(during the) day Friday*."""
    return base if unit == base.unit == "day" and p.running and not base.weak else None


@rule(
    "nested",
    "base ?comma ?join.on ?join.about ?join.the part",
    "base ?comma ?join.on piece.early ?join.on ?join.the part",
)
def _day_part(p: Parser, base: Slot, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*Monday morning*, *on Wednesday at around noon*."""
    if base.unit != "day":
        return None
    if (
        len(parts) == 5
        and any("piece.early" in p.tags(n) for n in range(*p.at))
        and parts[1] is True
        and parts[-1] == "0-12"
    ):
        return p.hours(base, "0-9")
    return p.hours(base, parts[-1])


@rule("nested", "weekday_part", "weekday_part ?comma ?join.the core")
def _compound_part(p: Parser, value: tuple[int, str], *parts: Any) -> Slot | None:  # noqa: ANN401
    """Norwegian *søndagskveld*."""
    slot = resolve(replace(parts[-1], weekday=value[0]) if parts else Date(weekday=value[0]), p.now)
    return slot and p.hours(slot, value[1])


@rule("nested", "?join.the part ?gen ?comma ?join.on ?join.the base", "?join.the part ?join.on weekday_part")
def _part_of_day(p: Parser, _the: object, hours: str, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*in the early hours of Monday*, *on the night of 5 March*."""
    base = parts[-1]
    return p.hours(base, hours) if isinstance(base, Slot) and base.unit == "day" else None


@rule("nested", "hour.night_to ?join.the base")
def _night_to(p: Parser, _night: object, _the: object, base: Slot) -> Slot | None:
    """Norwegian *natt til søndag*: Sunday before dawn."""
    return p.hours(base, "0-6") if base.unit == "day" else None


@rule("nested", "part")
def _part(p: Parser, hours: str) -> Slot:
    slot = p.hours(slot_of(p.now, "day"), hours)
    alone = "hour.alone" in p.tags(p.at[0])
    return replace(slot, kind=TimeKind.CLOCK, rough="~", weak=not alone) if p.running else slot


@rule("clock", "?rules.clock ?join.about clock_time ?rules.clock_after")
def _clock(p: Parser, _at: object, _about: object, minutes: int, _after: object) -> int:
    return minutes


def _at(p: Parser, base: Slot, minutes: int) -> Slot | None:
    if base.unit != "day" or not base.start:
        return None
    return base if p.running else slot_of(base.start + timedelta(minutes=minutes), "minute")


@rule("nested", "base ?comma ?join.on ?join.about clock")
def _day_clock(p: Parser, base: Slot, _comma: object, _on: object, _about: object, minutes: int) -> Slot | None:
    return _at(p, base, minutes)


@rule("nested", "clock ?comma ?join.on ?join.the nested")
def _clock_day(p: Parser, minutes: int, _comma: object, _on: object, _the: object, base: Slot) -> Slot | None:
    return _at(p, base, minutes)


@rule("nested", "week.number integer ?sep ?join.of base")
def _week_number(p: Parser, _week: object, number: int, _sep: object, _of: object, frame: Slot) -> Slot | None:
    return nth(p, number, "week", frame) if frame.unit == "year" else None


@rule("nested", "week.number integer")
def _week_alone(p: Parser, _week: object, number: int) -> Slot | None:
    return None if p.running and not p.words.rules["stop_ordinal"] else latest(p, number, "week")


@rule("nested", "?join.the ?ordinals order.closest weekday join.to ?join.the base")
def _closest(
    p: Parser, _the: object, rank: int | None, _closest: object, weekday: int, _to: object, _the2: object, base: Slot
) -> Slot | None:
    """*the closest Monday to Oct 5th*."""
    if not base.start:
        return None
    days = [slot_of(base.start, "day", n) for n in range(-28, 29)]
    days = [day for day in days if day.start and day.start.isoweekday() == weekday]
    days.sort(key=lambda day: abs((day.start or p.now) - (base.start or p.now)))
    return days[(rank or 1) - 1]
