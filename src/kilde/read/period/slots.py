"""What rules do with stretches of time: their parts, the numbered unit in them, units up to now."""

from datetime import datetime, timedelta

from kilde.read.period.calendar import (
    DAY,
    SIZES,
    Date,
    Slot,
    TimeKind,
    floor,
    shift,
    slot_of,
)
from kilde.read.period.parser import Parser


def piece_of(p: Parser, slot: Slot, which: str) -> Slot:
    """The early, middle or late part: thirds, of a week three days; of a day in running text the day."""
    if not slot.start or not slot.end or SIZES[slot.unit] < DAY:
        return slot
    if SIZES[slot.unit] == DAY:
        return p.hours(slot, {"early": "0-9", "middle": "9-15", "late": "18-24"}[which])
    if slot.unit == "week":
        first, last = {"early": (0, 3), "middle": (1, 4), "late": (4, 7)}[which]
        return Slot(slot.start + DAY * first, slot.start + DAY * last, "day", TimeKind.INTERVAL)
    if slot.unit in {"weekend", "fortnight"}:
        return slot
    if slot.unit == "month":
        first, last = {"early": (0, 10), "middle": (10, 20), "late": (20, 31)}[which]
        return Slot(slot.start + DAY * first, min(slot.start + DAY * last, slot.end), "day", TimeKind.INTERVAL)
    if slot.unit == "decade":
        first, last = {"early": (0, 4), "middle": (3, 7), "late": (6, 10)}[which]
        return Slot(shift(slot.start, first, "year"), shift(slot.start, last, "year"), "year", TimeKind.INTERVAL)
    months = round((slot.end - slot.start) / timedelta(days=30.4))
    first, last = {"early": (0, 1), "middle": (1, 2), "late": (2, 3)}[which]
    bounds = [shift(slot.start, n * months / 3, "month") for n in (first, last)]
    return Slot(bounds[0], bounds[1], "month", TimeKind.INTERVAL)


def nth(p: Parser, number: int, unit: str, frame: Slot, weekday: int | None = None) -> Slot | None:
    """The numbered unit or weekday of a frame, from its end where the number is negative.

    A week belongs to the year that holds its Thursday (ISO 8601), to the month that holds it nearly whole.
    """
    if not frame.start or not frame.end or (SIZES[unit] >= SIZES[frame.unit] and unit != frame.unit):
        return None
    first = slot_of(frame.start, unit)
    need = {"week": DAY * (4 if SIZES[frame.unit] >= SIZES["year"] else 6), "weekend": DAY}.get(unit, timedelta())
    starts: list[datetime] = []
    slot = first
    while slot.start and slot.end and slot.start < frame.end:
        inside = min(slot.end, frame.end) - max(slot.start, frame.start)
        if inside >= (need or (slot.end - slot.start)) and weekday in {None, slot.start.isoweekday()}:
            starts.append(slot.start)
        slot = slot_of(slot.start, unit, 1)
    index = number - 1 if number > 0 else number
    return slot_of(starts[index], unit) if -len(starts) <= index < len(starts) else None


def latest(p: Parser, number: int, unit: str) -> Slot | None:
    """The numbered part of the year, the latest that began not after the moment."""
    for away in (0, -1):
        slot = nth(p, number, unit, slot_of(p.now, "year", away))
        if slot and slot.start and slot.start <= p.now:
            return slot
    return None


def rolling(p: Parser, count: float, unit: str) -> Slot:
    """So many units up to now, or from tomorrow on."""
    small = SIZES[unit] < DAY
    if small and not p.running:
        start, end = sorted((p.now, shift(p.now, count, unit)))
        return Slot(start, end, "minute", TimeKind.INTERVAL)
    if count < 0:
        return Slot(floor(shift(p.now, count, unit), "day"), p.end, "day", TimeKind.INTERVAL)
    return Slot(p.end, max(shift(p.end, count, unit), p.end + DAY), "day", TimeKind.INTERVAL)


def fits(date: Date, frame: Slot) -> bool:
    """Whether a date of so few fields can be meant within a frame: a weekday in a week, a day in a month."""
    if date.year is not None:
        return False
    if date.month is not None:
        return frame.unit in {"year", "decade"}
    if date.day is not None:
        return frame.unit == "month"
    return frame.unit in {"week", "fortnight", "weekend"}
