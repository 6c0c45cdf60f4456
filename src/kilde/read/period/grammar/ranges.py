"""From one time to another: *from 4 to 22 January*, *Sunday and Monday*."""

from dataclasses import replace
from typing import Any

from kilde.read.period.calendar import (
    DAY,
    SIZES,
    Date,
    Slot,
    TimeKind,
    resolve,
    slot_of,
    valid,
    within,
)
from kilde.read.period.parser import Parser, rule
from kilde.read.period.slots import fits


@rule("end", "date")
def _end_date(p: Parser, date: Date) -> Date:
    return date


@rule("end", "?join.the day")
def _end_day(p: Parser, _the: object, day: int) -> Date:
    return Date(day=day)


@rule("end", "nested")
def _end_slot(p: Parser, slot: Slot) -> Slot:
    return slot


@rule("slot", "nested")
def _nested(p: Parser, slot: Slot) -> Slot:
    return slot


@rule(
    "slot",
    "?join.from end ?comma join.to ?join.about end",
    "?join.from end dash end",
    "join.between end join.and end",
    "join.between end join.to end",
    "join.between end dash end",
)
def _range(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*from 4 to 22 January*, *between 2015 and January 5th 2018*, *13-15 juli*."""
    first, last = (part for part in parts if isinstance(part, Date | Slot))
    opened = parts[0] is True
    if p.running and not opened and _bare(first) and _bare(last):
        return None
    slot = _spanned(p, first, last)
    return slot and replace(slot, weak=slot.weak and not opened)


def _bare(end: "Date | Slot") -> bool:
    """Whether an end is only a number."""
    return end.weak if isinstance(end, Slot) else end.month is None and end.weekday is None and end.year is None


@rule(
    "slot",
    "date join.and ?join.on date",
    "nested join.and ?join.on ?join.the nested",
    "date ?comma date ?comma join.and date",
    "day join.and core",
)
def _joined(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*on Tuesday and Wednesday*, *3 and 4 March*."""
    ends = [Date(day=part) if isinstance(part, int) and part is not True else part for part in parts]
    ends = [end for end in ends if isinstance(end, Date | Slot)]
    slots = [end for end in ends if isinstance(end, Slot)]
    if isinstance(ends[-1], Date) and ends[-1].day is None and ends[0] == Date(day=getattr(ends[0], "day", None)):
        return None
    years = bool(slots) and all(slot.unit == "year" for slot in slots)  # *in 2011 and 2012*
    if any((slot.weak and not years) or slot.kind is not TimeKind.POINT or not slot.whole for slot in slots):
        return None
    if slots and slots[0].unit != slots[1].unit:
        return None
    return _spanned(p, ends[0], ends[-1])


@rule(
    "slot",
    "month ?join.between ?sep ?join.the day join.to ?join.the day ?sep ?year",
    "month ?join.between ?sep ?join.the day dash ?join.the day ?sep ?year",
    "month ?join.between ?sep ?join.the day join.and ?join.the day ?sep ?year",
)
def _month_range(
    p: Parser,
    month: int,
    _b: object,
    _s: object,
    _the: object,
    first: int,
    _to: object,
    _the2: object,
    last: int,
    _sep: object,
    year: int | None,
) -> Slot | None:
    return _spanned(p, Date(None, month, first), Date(year, month, last))


@rule(
    "slot",
    "base ?comma ?join.from ?join.between date join.and date",
    "base ?comma ?join.from ?join.between date join.to date",
    "join.from date join.to date ?join.of base",
    "?join.between date join.and date ?join.of base",
)
def _range_within(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*last week between Friday and Sunday*."""
    dates = [part for part in parts if isinstance(part, Date)]
    frame = next(part for part in parts if isinstance(part, Slot))
    if not all(fits(date, frame) for date in dates):
        return None
    first, last = (within(date, frame) for date in dates)
    return _stretch(first, last) if first and last else None


def _filled(first: Date, last: Date) -> tuple[Date, Date]:
    """Both dates with the month and year that only one of them names."""
    if first.month is None and first.day and last.month:
        first = replace(first, month=last.month)
    if last.month is None and last.day and first.month:
        last = replace(last, month=first.month)
    turned = bool(first.month and last.month and (first.month, first.day or 0) > (last.month, last.day or 31))
    if last.year and not first.year and first.month:
        first = replace(first, year=last.year - turned)
    if first.year and not last.year and last.month:
        last = replace(last, year=first.year + turned)
    return first, last


def _spanned(p: Parser, first: "Date | Slot", last: "Date | Slot") -> Slot | None:
    """From the start of one to the end of the other; what only one says (month, year) holds for both."""
    if isinstance(first, Date) and isinstance(last, Date):
        first, last = _filled(first, last)
        if not (valid(first) and valid(last)):
            return None
    begun = first.start or p.now if isinstance(first, Slot) else None
    end = resolve(last, begun or p.now, 1 if begun else -1) if isinstance(last, Date) else last
    if end is None or end.start is None:
        return None
    start: Slot | None
    if isinstance(first, Slot):
        start = first
    elif first == Date(day=first.day) and SIZES[end.unit] <= DAY:
        start = within(first, slot_of(end.start, "month"))
    else:
        start = resolve(first, end.start)
    return _stretch(start, end) if start else None


def _stretch(first: Slot, last: Slot) -> Slot | None:
    if not first.start or not last.end or first.start >= last.end:
        return None
    unit = min(first.unit, last.unit, key=lambda unit: SIZES[unit])
    return Slot(
        first.start, last.end, unit, TimeKind.INTERVAL, rough=first.rough or last.rough, weak=first.weak and last.weak
    )
