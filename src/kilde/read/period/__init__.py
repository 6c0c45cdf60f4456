"""Expressions of time: where they stand, and which interval they name when read on the day of publication.

Past preference throughout: a weekday, a date without a year or a month is the latest that began not after the
reference. A reference of coarse precision (`2019-03`) gives the smallest interval that is certain; without one only
absolute expressions resolve.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from kilde.edtf import EdtfError, Interval
from kilde.read.period.calendar import DAY, Slot, TimeKind, floor, shift
from kilde.read.period.grammar import Parser
from kilde.read.period.words import ANCHORS, BREAK, Token, Words, tokens_of, words
from kilde.vocabulary import Period

__all__ = ["Time", "TimeKind", "dateline", "find_times", "of_time", "parse_time"]

_UNKNOWN = (datetime(1903, 5, 6), datetime(2047, 11, 25))
"""Two days on which no relative expression means the same: what does not change between them is absolute."""
_LONGEST_CLAUSE = 14
_LONGEST_SENTENCE = 25
_CLAUSE_ENDS = frozenset(',.;:()–—"“”«»!?') | {BREAK}


class Time(Period, frozen=True):
    """An expression of time at its place in the text, with its preposition; `edtf` is None where it is unknown."""

    kind: TimeKind = TimeKind.POINT

    @property
    def interval(self) -> Interval | None:
        """The interval that it names."""
        return Interval.parse(self.edtf) if self.edtf else None

    @property
    def period(self) -> Period:
        """The same as the claim record's period."""
        return Period(self.text, self.start, self.end, self.edtf)


def find_times(text: str, language: str, reference: str | None = None) -> list[Time]:
    """Every expression of time in a sentence or a text, in order, resolved to days against an EDTF reference."""
    lexicon = words(language)
    if not lexicon.trigger.search(text):
        return []
    reader = _Reader(tokens_of(text), lexicon, reference, running=True)
    return [Time(text[start:end], start, end, edtf, kind) for start, end, edtf, kind in reader.found()]


@cache
def _named_alone(language: str) -> frozenset[str]:
    """Words that by themselves tell a time or are its last, with what *in*, *a* or *the* may open left out."""
    found: set[str] = set()
    for first, seconds in words(language).by_first.items():
        for rest, tag, _ in (entry for entries in seconds.values() for entry in entries):
            last = rest[-1] if rest else first
            if tag in _TELLING and len(last) > _LITTLE:
                found.add(last)
    return frozenset(found)


_LITTLE = 2
_TELLING = ANCHORS - {"lasting.things"}


def may_hold_time(lows: Iterable[str], language: str) -> bool:
    """Whether words, folded, may hold a dated time: one tells it, or begins with a digit. Cheap."""
    alone = _named_alone(language)
    return any(low in alone or low[0].isdigit() or (low[-1] == "s" and low[:-1] in alone) for low in lows)


def of_time(low: str, language: str) -> bool:
    """Whether a word, folded, is one of those that times are told with. Cheap."""
    return low in words(language).by_first


def parse_time(phrase: str, language: str, reference: str | None = None) -> Time | None:
    """What a phrase that is a time and nothing else means, to the minute; None where it is not understood."""
    tokens = tokens_of(phrase)
    reader = _Reader(tokens, words(language), reference, running=False)
    for i, j in reader.longest():
        edtf, kind = reader.meaning(i, j)
        if edtf is None:
            continue
        start, end = tokens[i].start, tokens[j - 1].end
        return Time(phrase[start:end], start, end, edtf, kind)
    return None


def dateline(text: str, language: str, reference: str | None = None) -> tuple[str, int, int] | None:
    """The date printed at the head of an article as EDTF, with its place: *13 Oct 2016 …*, *Published July 2 2015*.

    One without a year (*BEIRUT, March 3 (Reuters) –*) counts only with a reference to take it from.
    """
    head = text[:_HEAD]
    tokens = tokens_of(head)
    lexicon = words(language)
    reader = _Reader(tokens, lexicon, reference, running=True)
    parser = reader.parsers[0]
    for i in range(len(tokens)):
        said = [j for j, _ in parser.take("dateline.before", i)]
        for begin in [j + (parser.token(j) in {":", "-"}) for j in said] or [i]:
            for j, date in parser.parse("date", begin):
                slots = [dict(each.parse("base", begin)).get(j) for each in reader.parsers]
                edtf = reader.edtf(slots)[0] if all(slots) else None
                full = bool(date.year and date.day)
                printed = full and edtf == reference and _between_names(parser, begin, j)
                if edtf and (said or printed or _heads(parser, begin, j, full=full, day=bool(date.day))):
                    return edtf, tokens[begin].start, tokens[j - 1].end
    return None


_HEAD = 300


def _between_names(parser: Parser, i: int, j: int) -> bool:
    """Whether the day of printing parts a headline from the text: *… raids on Torv 6 May 2016 The mayor said …*."""
    around = [parser.tokens[k].text for k in (i - 1, j) if 0 <= k < len(parser.tokens)]
    return len(around) > 1 and all(text[:1].isupper() for text in around)


def _heads(parser: Parser, i: int, j: int, *, full: bool, day: bool) -> bool:
    """Whether a date at tokens `i` to `j` stands where articles print theirs."""
    before, after = parser.token(i - 1), parser.tokens[j].text if j < len(parser.tokens) else ""
    if full and (before in {"", BREAK} or (parser.take("weekday", i) and not parser.take("join.on", i - 1))):
        return before in {"", BREAK} or not after or after[0].isupper() or after == BREAK
    placed = before == "," and parser.tokens[0].text[0].isupper()
    return day and placed and after in {"(", "-", "–", "—"}


class _Reader:
    """One text read against a reference: by one parser, or by two whose agreement is what is certain."""

    def __init__(self, tokens: list[Token], lexicon: Words, reference: str | None, *, running: bool) -> None:
        self.tokens, self.running = tokens, running
        self.reference = _reference(reference)
        self.parsers = [
            Parser(tokens, lexicon, now, floor(now, "day") + DAY, running=running) for now in self._moments()
        ]

    def _moments(self) -> tuple[datetime, ...]:
        """The days to read on: one, or for a coarse reference its first and last."""
        frame = self.reference
        if frame is None or frame.start is None or frame.end is None:
            return _UNKNOWN
        if frame.end - frame.start <= DAY:
            return (frame.start,)
        return frame.start, frame.end - DAY

    def found(self) -> Iterator[tuple[int, int, str | None, TimeKind]]:
        """Where the expressions stand in running text, with what they mean."""
        parser, i = self.parsers[0], 0
        reaches = parser.reaches()
        while i < len(self.tokens):
            j = self._accepted(parser, i) if reaches[i] or "edge.plain_since" in parser.tags(i) else 0
            if not j:
                i += 1
                continue
            edtf, kind = self.meaning(i, j)
            cut = self._slots(i, j)[0]
            yield (
                self.tokens[i].start,
                self.tokens[j - 1].end - (cut is not None and cut.unit == "genitive"),
                edtf,
                kind,
            )
            i = j

    def longest(self) -> Iterator[tuple[int, int]]:
        """Stretches that are a time, the longest first, down to half of the phrase."""
        parser, size = self.parsers[0], len(self.tokens)
        spans = [(i, j) for i in range(size) for j, _ in parser.parse("time", i) if 2 * (j - i) >= size]
        return iter(sorted(spans, key=lambda span: (span[0] - span[1], span[0])))

    def _accepted(self, parser: Parser, i: int) -> int:
        """Where the expression that starts at token `i` ends; 0 where there is none."""
        if self.tokens[i].glued and i and self.tokens[i - 1].text.isalnum():
            return 0
        clause = self._clause(parser, i)
        for j, slot in parser.parse("time", i):
            if clause > j:
                return clause
            if (not slot.weak and not self._excluded(parser, i, j)) or (
                slot.weak and parser.take("join.of", i - 1) and j - i == 1 and not self._none(parser, i - 1, j)
            ):
                return j
        return clause

    def _excluded(self, parser: Parser, i: int, j: int) -> bool:
        """Whether the words around say that it is no time: *USA Today*, *27 år gammel*, a number that goes on."""
        guard = parser.words.guard
        if j - i == 1 and (parser.token(i - 1) in guard["not_after"] or self._in_name(parser, i)):
            return True
        after, beyond = parser.token(j), parser.token(j + 1)
        if after in guard["not_before"] or f"{after} {beyond}" in guard["not_before"]:
            return True
        if self._none(parser, i, j):
            return True
        if parser.token(j - 1) in guard["event_of"] and parser.take("join.of", j):
            return True
        if self._counts_units(parser, i, j):
            return True
        if not parser.glued(j):
            return False
        if not parser.token(j - 1).isdecimal():
            return after == "-" and parser.glued(j + 1) and beyond.isalpha()  # *month-long*
        more = parser.glued(j + 1) and beyond.isdecimal()
        return after.isalnum() or after == "%" or (after in {"-", ",", "."} and more)

    @staticmethod
    def _none(parser: Parser, i: int, j: int) -> bool:
        """Whether tokens together are words that tell no time: *på vår*."""
        return " ".join(parser.token(k) for k in range(i, j)) in parser.words.guard["none"]

    def _counts_units(self, parser: Parser, i: int, j: int) -> bool:
        """Whether bare numbers count the unit behind them and are no days: *children between 2 and 9 years*."""
        unit = parser.take("unit", j) or parser.take("units", j)
        months = any(parser.take("month", k) for k in range(i, j))
        return bool(unit and parser.parse("integer", j - 1)) and not months

    def _in_name(self, parser: Parser, i: int) -> bool:
        """Whether a weekday stands within a name: *the Sunday Herald*."""
        following = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        return bool(parser.take("weekday", i) and parser.take("join.the", i - 1)) and following[:1].isupper()

    def _clause(self, parser: Parser, i: int) -> int:
        """The end of a clause that dates a beginning: *since the war began in March 2011*, *since it broke out*."""
        starts = [j for j, _ in parser.take("edge.plain_since", i)]
        if not starts or parser.take("anaphor.since", i):
            return 0
        if i and any(parser.parse("duration", n) for n in range(max(0, i - 4), i)):
            return 0
        begun = 0
        for k in range(starts[0] + 1, min(starts[0] + _LONGEST_CLAUSE, len(self.tokens))):
            if self.tokens[k].low in _CLAUSE_ENDS:
                break
            dated = parser.parse("clause", k)
            if dated:
                return dated[0][0]
            begun = max([begun, *(j for j, _ in parser.take("lasting.begin", k))])
        return begun

    def _slots(self, i: int, j: int) -> list[Slot | None]:
        slots = [dict(parser.parse("time", i)).get(j) for parser in self.parsers]
        return slots if any(slots) else [self._since_clause(parser, i, j) for parser in self.parsers]

    def _since_clause(self, parser: Parser, i: int, j: int) -> Slot:
        """From the time that the clause names, or from an unknown start, until now."""
        for k in range(i + 1, j):
            for end, slot in parser.parse("clause", k):
                if end == j:
                    return Slot(slot.start, parser.end if slot.start < parser.end else None, slot.unit, TimeKind.SINCE)
        return Slot(None, parser.end, "day", TimeKind.SINCE)

    def meaning(self, i: int, j: int) -> tuple[str | None, TimeKind]:
        """EDTF and kind of the expression at tokens `i` to `j`."""
        slots = self._slots(i, j)
        if self.running and self._ahead(i, j):
            slots = [slot and self._next(parser, slot, i, j) for parser, slot in zip(self.parsers, slots, strict=True)]
        return self.edtf(slots)

    def _ahead(self, i: int, j: int) -> bool:
        """Whether the clause speaks of what is to come: *will be moved on Thursday*, *may come before Monday*."""
        guard = self.parsers[0].words.guard
        if j < len(self.tokens) and self.tokens[j].low in {"'", "’"}:
            return False  # *Thursday's attack*
        for k in range(i - 1, max(-1, i - _LONGEST_SENTENCE), -1):
            if self.tokens[k].low in _CLAUSE_ENDS and not self.tokens[k + 1].glued:
                return False
            if self.tokens[k].low in guard["future"]:
                return not any(token.low in guard["perfect"] for token in self.tokens[k + 1 : i])
        return False

    @staticmethod
    def _next(parser: Parser, slot: Slot, i: int, j: int) -> Slot:
        """A weekday or month that comes round again, at its next turn; any other time as it is."""
        tags = {tag.partition(".")[0] for k in range(i, j) for tag in parser.tags(k)}
        over = slot.end is not None and slot.end <= floor(parser.now, "day") + DAY * (slot.kind is TimeKind.UNTIL)
        dated = any(parser.token(k).isdecimal() for k in range(i, j)) or "shift" in tags
        if slot.kind not in {TimeKind.POINT, TimeKind.UNTIL} or not over or dated or slot.unit == "genitive":
            return slot
        unit, count = ("day", 7) if "weekday" in tags else ("month", 12)
        if unit == "month" and not tags & {"month", "season"}:
            return slot
        start, end = (edge and shift(edge, count, unit) for edge in (slot.start, slot.end))
        return replace(slot, start=start, end=end)

    def edtf(self, slots: list[Slot | None]) -> tuple[str | None, TimeKind]:
        """What all readings of an expression agree on."""
        known = [slot for slot in slots if slot]
        kind = known[0].kind if known else TimeKind.POINT
        if len(known) < len(slots) or any(slot.unknown for slot in known):
            return None, kind
        intervals = [_interval(slot) for slot in known]
        agreed = intervals[0] if len(set(intervals)) == 1 else self._agreed(intervals, kind)
        if agreed is None or (agreed.start is None and agreed.end is None):
            return None, kind
        return str(agreed), kind

    def _agreed(self, intervals: list[Interval], kind: TimeKind) -> Interval | None:
        """The smallest certain interval of readings that differ."""
        first, last = intervals
        frame = self.reference
        if self._later_year(first, last):
            return last
        same_start = first.start == last.start
        if frame is None or frame.start is None or frame.end is None:
            if same_start and first.start and kind is TimeKind.SINCE:
                return Interval(first.start, None, first.start_flag)
            return Interval(None, first.end) if first.end == last.end and first.end and kind is TimeKind.UNTIL else None
        joint = first.hull(last)
        if same_start or joint.start is None or joint.end is None:
            return joint
        if joint.start >= frame.start - _NEAR and joint.end <= frame.end + _NEAR:
            return frame
        unit = "year" if frame.end - frame.start > 31 * DAY else "month"
        end = floor(joint.end - DAY, unit)
        return Interval(floor(joint.start, unit), floor(end + 32 * DAY if unit == "month" else end + 366 * DAY, unit))

    def _later_year(self, first: Interval, last: Interval) -> bool:
        """Whether a date lies in the month of publication, and only the first days of that month put it a year back."""
        frame = Interval(self.reference.start, self.reference.end) if self.reference else None
        if frame is None or frame.length is None or frame.length > 31 * DAY or not frame.contains(last):
            return False
        return bool(first.start and last.start and first.start.replace(year=last.start.year) == last.start)


_NEAR = 8 * DAY
"""A report known by its month that says *yesterday* or *on Sunday* means that month, edges aside."""


def _reference(reference: str | None) -> Interval | None:
    """The day, month or year of publication; what cannot be read counts as unknown."""
    try:
        return Interval.parse(reference) if reference else None
    except EdtfError:
        return None


def _interval(slot: Slot) -> Interval:
    start, end = slot.start, slot.end
    if start and end and end <= start:
        end = start + timedelta(minutes=1)
    lone = slot.kind in {TimeKind.POINT, TimeKind.UNTIL}
    return Interval(start, end, slot.rough if start else "", slot.rough if lone else "")
