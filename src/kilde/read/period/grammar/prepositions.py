"""Times with the word that says how they are meant: *since*, *until*, *before*, *every*."""

from dataclasses import replace
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
from kilde.read.period.grammar.resolved import near
from kilde.read.period.parser import Parser, rule
from kilde.read.period.slots import rolling


@rule("time", "anaphor.words", "anaphor.since")
def _anaphor(p: Parser, _words: object) -> Slot | None:
    return Slot(None, None, "day", TimeKind.ANAPHOR, unknown=True) if p.running else None


@rule("time", "lost")
def _lost(p: Parser, value: str) -> Slot:
    """*yesterdays attack*."""
    return replace(near(p, value), unit="genitive")


@rule(
    "time",
    "habit.each ?quantity length",
    "habit.each weekday",
    "habit.each part",
    "habit.words",
    "habit.on weekdays",
    "habit.each ordinals length",
    "habit.each month",
    "habit.each season",
)
def _habit(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    i, j = p.at
    if p.take("habit.each_is_weak", i) and len(parts) > 1:
        before, after = p.token(i - 1), p.token(j)
        rate = (
            before.isalpha() and before not in p.words.guard["no_rate_after"] and (not after or not after[0].isalnum())
        )
        if not rate or not p.words.guard["no_rate_after"]:
            return None
    return Slot(None, None, "day", TimeKind.FREQUENCY, unknown=True)


@rule("time", "slot", "join.about slot", "away.rough slot")
def _slot(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    slot = parts[-1]
    return slot if isinstance(slot, Slot) else None


@rule("time", "join.on ?join.about ?join.the slot", "join.on ?join.on ?away.rough slot")
def _on(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    return _confirmed(p, parts[-1])


def _confirmed(p: Parser, slot: Slot) -> Slot | None:
    """A slot whose preposition says that it is a time; *on Sun Street* is none for all that."""
    j = p.at[1]
    short = slot.weak and "weekday" in p.tags(j - 1)
    return None if short and p.running and p.token(j).isalpha() else replace(slot, weak=False)


@rule("time", "edge.since ?join.on ?join.the slot")
def _since(p: Parser, _since: object, _on: object, _the: object, slot: Slot) -> Slot | None:
    if slot.unknown:
        return None
    plain = bool(p.take("edge.plain_since", p.at[0]))
    if not slot.start or (p.running and not plain) or slot.kind is TimeKind.SINCE:
        return None
    return Slot(slot.start, p.end if slot.start < p.end else None, slot.unit, TimeKind.SINCE, rough=slot.rough)


@rule("time", "edge.until ?join.on ?join.the slot", "edge.by ?join.on ?join.the slot")
def _until(p: Parser, _until: object, _on: object, _the: object, slot: Slot) -> Slot | None:
    """*until Friday*, *by the end of March*: what lies ahead begins now, what is past has no known start."""
    slot = _coming(p, slot)
    if slot.unknown or not slot.end:
        return None
    start = p.now if slot.end > p.end and not p.running else None
    return Slot(start, slot.end, slot.unit, TimeKind.UNTIL, rough=slot.rough)


def _coming(p: Parser, slot: Slot) -> Slot:
    """A feast that one waits for is the nearest, not the last."""
    if slot.unit != "feast" or not slot.start:
        return slot
    return min((slot, slot_of(shift(slot.start, 1, "year"), "day")), key=lambda day: abs((day.start or p.now) - p.now))


@rule("time", "edge.before ?join.on ?join.the slot")
def _before(p: Parser, _before: object, _on: object, _the: object, slot: Slot) -> Slot | None:
    slot = _coming(p, slot)
    if slot.kind is TimeKind.CLOCK:
        return replace(slot, weak=False)
    return Slot(None, slot.start, slot.unit, TimeKind.UNTIL, rough=slot.rough) if slot.start else None


@rule("time", "edge.after ?join.on ?join.the slot")
def _after(p: Parser, _after: object, _on: object, _the: object, slot: Slot) -> Slot | None:
    """*after 2014* may begin within it: what is counted after an earthquake begins with its day."""
    if slot.kind is TimeKind.CLOCK:
        return replace(slot, weak=False)
    return Slot(slot.start, None, slot.unit, TimeKind.SINCE, rough=slot.rough) if slot.start else None


@rule("time", "edge.for ?away.rough duration", "edge.for ?away.rough units")
def _for(p: Parser, _for: object, _rough: object, _duration: object) -> Slot | None:
    return Slot(None, None, "day", TimeKind.DURATION, unknown=True) if p.running else None


@rule("time", "weekdays")
def _lost_apostrophe(p: Parser, weekday: int) -> Slot | None:
    """*Saturdays attack*: a genitive that lost its apostrophe; its s is left out of the span."""
    if not p.running or not p.token(p.at[1])[:1].isalpha():
        return None
    slot = resolve(Date(weekday=weekday), p.now)
    return slot and replace(slot, unit="genitive")


@rule("time", "?rules.clock clock")
def _clock_alone(p: Parser, _at: object, _minutes: int) -> Slot | None:
    return Slot(None, None, "minute", TimeKind.CLOCK, unknown=True) if p.running else None


@rule(
    "time",
    "quantity dash length ?dash ?lasting.long lasting.things",
    "length dash lasting.long lasting.things",
    "quantity length lasting.long lasting.things",
)
def _lasting(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*six-year conflict*, *month-long campaign*: as long until now, roughly."""
    unit = next(part for part in parts if isinstance(part, str))
    counts = [part for part in parts if isinstance(part, int | float) and part is not True]
    start = shift(p.now, -(counts[0] if counts else 1), unit)
    return Slot(floor(start, unit if unit == "year" else "day"), p.end, "day", TimeKind.SINCE, rough="~")


@rule("time", "?edge.for ?join.the ordinals length row.words", "?edge.for ?join.the ordinals row.words length")
def _in_a_row(p: Parser, _on: object, _the: object, count: int, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*for the fourth day in a row*."""
    unit = next(part for part in parts if isinstance(part, str))
    return rolling(p, -(count - 1), unit) if count > 1 and SIZES[unit] >= DAY else None


@rule("clause", "?join.on slot")
def _clause_time(p: Parser, _on: object, slot: Slot) -> Slot | None:
    return replace(slot, weak=False) if slot.start and not slot.unknown and (_on or not slot.weak) else None
