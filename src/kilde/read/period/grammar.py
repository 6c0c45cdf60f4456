"""What expressions of time are made of: named rules over the words of any language.

A rule says which category it makes and of what, in order: another category (`slot`), a tag of the lexicon
(`away.back`), or either with `?` where it may be missing. Its function gets what was found and gives the meaning, or
None where they make no sense together. Categories build on each other in this order:

number, ordinal, day, year → date (fields as written) → base (resolved) → nested (a part of another) → slot (ranges)
→ time (with its preposition).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

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
    valid,
    within,
)
from kilde.read.period.words import ANCHORS, Token, Words

Found = tuple[int, Any]
Build = Callable[..., Any]
AnyBuild = TypeVar("AnyBuild", bound=Build)
SEPARATORS = frozenset(",.-/–'’")
DASHES = frozenset("-–—")
_FEW = 3
_OF_DIGITS = frozenset({"digits", "decimal", "numeric", "clock_time"})
_OF_SIGNS = frozenset({"sep", "dash", "comma", "stop", "gen", "suffix"})
_OF_LETTERS = frozenset({"code", "suffix"})
_BUILT_IN = _OF_DIGITS | _OF_SIGNS | _OF_LETTERS


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a category."""

    name: str
    parts: tuple[str, ...]
    build: Build


RULES: dict[str, list[Rule]] = {}


def rule(category: str, *patterns: str) -> Callable[[AnyBuild], AnyBuild]:
    """Adds a function to the rules of a category, once for each pattern; its name is the rule's name."""

    def add(build: AnyBuild) -> AnyBuild:
        RULES.setdefault(category, []).extend(
            Rule(build.__name__.strip("_"), tuple(p.split()), build) for p in patterns
        )
        return build

    return add


class Parser:
    """Reads the tokens of one text against one moment of publication."""

    def __init__(self, tokens: list[Token], words: Words, now: datetime, end: datetime, *, running: bool) -> None:
        self.tokens, self.words, self.running = tokens, words, running
        self.now, self.end = now, end
        """The publication date and the moment it is over: both the same where a time of day is known."""
        self.at = (0, 0)
        """The tokens that the rule being applied covers."""
        self._memo: dict[tuple[str, int], list[Found]] = {}
        self._starts: dict[int, frozenset[str]] = {}
        self._tags: dict[int, dict[str, list[Found]]] = {}

    # ---- matching

    def take(self, part: str, i: int) -> list[Found]:
        """Where a part of a rule that starts at token `i` may end, with its value."""
        if part[0] == "?":
            return [*self.take(part[1:], i), (i, None)]
        if part in RULES:
            return self.parse(part, i)
        if part in _BUILT_IN:
            found: list[Found] = getattr(self, f"_{part}")(i)
            return found
        return self.tags(i).get(part, [])

    def parse(self, category: str, i: int) -> list[Found]:
        """The meanings of a category at token `i`, the first rule's for each end."""
        key = (category, i)
        if key not in self._memo:
            self._memo[key] = []  # a category that begins with itself finds nothing there
            ends: dict[int, Any] = {}
            here = self._here(i)
            for each, first in _openings()[category]:
                if first.isdisjoint(here):
                    continue
                for j, values in self._sequence(each.parts, i):
                    if j not in ends:
                        self.at = (i, j)
                        value = each.build(self, *values)
                        if value is not None:
                            ends[j] = value
            self._memo[key] = sorted(ends.items(), reverse=True)
        return self._memo[key]

    def reaches(self) -> list[bool]:
        """For each token whether words of time follow on it without a stranger between, so that a time may begin."""
        found = [False] * (len(self.tokens) + 1)
        for i in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[i].low
            if token in self.words.anchors and not ANCHORS.isdisjoint(self.tags(i)):
                found[i] = True
            elif token.isdecimal():
                found[i] = found[i + 1] or self._dates(i)
            else:
                found[i] = found[i + 1] and (token in self.words.by_first or token in SEPARATORS)
        return found

    def _dates(self, i: int) -> bool:
        """Whether digits may be a year, a date or a time of day by themselves."""
        if len(self.token(i)) == 4:
            return True
        return (
            self.glued(i + 1) and (self.token(i + 1) in {":", "/", ".", "-"} or self.token(i + 1).isalpha())
        ) or self._half_day(i + 1) is not None

    def _sequence(self, parts: tuple[str, ...], i: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
        for j, value in self.take(parts[0], i):
            if len(parts) == 1:
                yield j, (value,)
            else:
                for k, rest in self._sequence(parts[1:], j):
                    yield k, (value, *rest)

    def tags(self, i: int) -> dict[str, list[Found]]:
        """What the lexicon says of the tokens from `i`, longest first."""
        if i in self._tags:
            return self._tags[i]
        found: dict[str, list[Found]] = {}
        seconds = self.words.by_first.get(self.token(i), {})
        for second in {"", self.token(i + 1)}:
            for rest, tag, value in seconds.get(second, ()):
                j = i + 1 + len(rest)
                if self._reads(rest, i + 1) and not self._masked(tag, i, j):
                    found.setdefault(tag, []).append((j, value))
        for values in found.values():
            values.sort(key=lambda pair: -pair[0])
        self._tags[i] = found
        return found

    def _here(self, i: int) -> frozenset[str]:
        """The tags and signs that a rule may begin with at token `i`."""
        if i not in self._starts:
            token = self.token(i)
            kinds = _OF_DIGITS if token.isdecimal() else _OF_SIGNS if token and not token.isalpha() else _OF_LETTERS
            self._starts[i] = frozenset(self.tags(i)) | kinds
        return self._starts[i]

    def _reads(self, words: tuple[str, ...], i: int) -> bool:
        return len(self.tokens) >= i + len(words) and all(
            self.tokens[i + n].low == word for n, word in enumerate(words)
        )

    def _masked(self, tag: str, i: int, j: int) -> bool:
        """Whether a word is spelled as a name or a verb here (*may*, *Mars*) and so no time."""
        token = self.tokens[i]
        if not self.running or j - i > 1 or tag not in {"month", "weekday", "unit", "season", "near"}:
            return False
        if tag == "unit" and token.low in self.words.weak:
            return True
        if token.low in self.words.capital:
            return token.text.islower()
        beside = [self.tokens[n].text for n in (i - 2, i - 1, i + 1) if 0 <= n < len(self.tokens)]
        return (
            token.low in self.words.lower
            and token.text[0].isupper()
            and not token.first
            and not any(word.isdigit() for word in beside)
        )

    def token(self, i: int) -> str:
        """The lower-case token at `i`, empty beyond the ends."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before without a blank."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    # ---- what is no word of the lexicon

    def _digits(self, i: int) -> list[Found]:
        """A whole number in digits that is no part of a longer one (*3,000*, *2.5*)."""
        if not self.token(i).isdecimal() or len(self.token(i)) > 4:
            return []
        if (
            self.glued(i)
            and self.glued(i - 1)
            and self.token(i - 1) in {",", ".", ":"}
            and self.token(i - 2).isdecimal()
        ):
            return []
        if (
            self.glued(i + 1)
            and self.token(i + 1) in {",", ".", ":", "%"}
            and self.glued(i + 2)
            and self.token(i + 2).isdecimal()
        ):
            return []
        return [(i + 1, self.token(i))]

    def _decimal(self, i: int) -> list[Found]:
        """A number with a fraction: *2.5*, *2,5*."""
        whole, mark, part = (self.token(i + n) for n in range(3))
        if not (
            whole.isdecimal() and mark in {",", "."} and part.isdecimal() and self.glued(i + 1) and self.glued(i + 2)
        ):
            return []
        return [(i + 3, float(f"{whole}.{part}"))] if len(part) < 3 else []

    def _stop(self, i: int) -> list[Found]:
        return [(i + 1, True)] if self.token(i) == "." and self.glued(i) else []

    def _suffix(self, i: int) -> list[Found]:
        """What makes digits an ordinal: *3rd*, Norwegian *3.*"""
        if not self.glued(i):
            return []
        if self.words.rules["stop_ordinal"] and self.token(i) == ".":
            return [(i + 1, True)]
        return self.tags(i).get("rules.suffix", [])

    def _code(self, i: int) -> list[Found]:
        """*Q3*, *H1*: the unit and which."""
        unit = {"q": "quarter", "h": "half"}.get(self.token(i))
        number = self.token(i + 1)
        if (
            not unit
            or not self.glued(i + 1)
            or number not in ({"1", "2", "3", "4"} if unit == "quarter" else {"1", "2"})
        ):
            return []
        return [(i + 2, (unit, int(number)))]

    def _sep(self, i: int) -> list[Found]:
        return [(i + 1, self.token(i))] if self.token(i) in SEPARATORS else []

    def _comma(self, i: int) -> list[Found]:
        return [(i + 1, True)] if self.token(i) == "," else []

    def _dash(self, i: int) -> list[Found]:
        return [(i + 1, True)] if self.token(i) in DASHES else []

    def _gen(self, i: int) -> list[Found]:
        """A genitive ending: *'s*."""
        if self.token(i) in {"'", "’"} and self.glued(i):
            return [(i + 2, True)] if self.token(i + 1) == "s" and self.glued(i + 1) else [(i + 1, True)]
        return []

    def _numeric(self, i: int) -> list[Found]:
        """Dates in digits: `2019-03-03`, `3/3/19`, `3.3.2019`, `2019/03`, `03-2019`; as a lone phrase also `27/11`."""
        run = [i]
        while self.token(run[-1] + 1) in {"-", "/", "."} and self.glued(run[-1] + 1) and self.glued(run[-1] + 2):
            if not self.token(run[-1] + 2).isdecimal() or len(run) == 3:
                break
            run.append(run[-1] + 2)
        texts = [self.token(n) for n in run]
        signs = {self.token(n + 1) for n in run[:-1]}
        if not texts[0].isdecimal() or len(signs) != 1 or any(len(t) > 4 or len(t) == 3 for t in texts):
            return []
        date = self._date_of(texts, signs.pop())
        return [(run[-1] + 1, date)] if date else []

    def _date_of(self, texts: list[str], sign: str) -> Date | None:
        numbers = [int(text) for text in texts]
        options: list[Date] = []
        if len(texts) == 2:
            if len(texts[0]) == 4:
                options = [Date(numbers[0], numbers[1])] if len(texts[1]) < 3 else []
            elif len(texts[1]) == 4:
                options = [Date(numbers[1], numbers[0])] if sign != "." or not self.running else []
            elif not self.running:
                options = [Date(None, numbers[1], numbers[0]), Date(None, numbers[0], numbers[1])]
        elif len(texts[0]) == 4:
            options = [Date(*numbers)]
        elif len(texts[2]) != 1:
            year = numbers[2] if len(texts[2]) == 4 else century_of(numbers[2])
            options = [Date(year, numbers[1], numbers[0]), Date(year, numbers[0], numbers[1])]
        day_first = self.words.rules["day_first"] or (sign == "." and all(len(t) >= 2 for t in texts[:2]))
        if len(options) == 2 and not day_first:
            options.reverse()
        options = [date for date in options if valid(date)]
        past = [
            date
            for date in options
            if date.year and (slot := resolve(date, self.now)) and slot.start and slot.start <= self.now
        ]
        return next(iter(past or options), None)

    def _clock_time(self, i: int) -> list[Found]:
        """A time of day with minutes or *a.m./p.m.*, as minutes since midnight."""
        if not self.token(i).isdecimal() or len(self.token(i)) > 2:
            return []
        hour, minute, j = int(self.token(i)), 0, i + 1
        named = self.token(j) in {":", "."} and self.glued(j) and self.glued(j + 1) and len(self.token(j + 1)) == 2
        if named and self.token(j + 1).isdecimal():
            colon = self.token(j) == ":"
            minute, j = int(self.token(j + 1)), j + 2
        else:
            named = colon = False
        half = self._half_day(j)
        if half:
            j, pm = half
            hour = hour % 12 + 12 * pm
        elif not colon and not self._after_clock_word(i):
            return []
        return [(j, hour * 60 + minute)] if hour < 24 and minute < 60 else []

    def _half_day(self, j: int) -> tuple[int, bool] | None:
        """*am*, *p.m.*: where it ends and whether after noon."""
        letter = self.token(j)
        if letter in {"am", "pm"} and self.words.rules["half_day"]:
            return j + 1, letter == "pm"
        if letter in {"a", "p"} and self.token(j + 1) == "." and self.token(j + 2) == "m":
            return j + 3 + (self.token(j + 3) == "." and self.glued(j + 3)), letter == "p"
        return None

    def _after_clock_word(self, i: int) -> bool:
        return any("rules.clock" in self.tags(n) for n in (i - 1, i - 2) if n >= 0 and self.token(n)[:2] == "kl")

    def hours(self, slot: Slot, hours: str) -> Slot:
        """The hours of a day; in running text a part of a day is its day."""
        if self.running or not slot.start:
            return slot
        first, last = (int(hour) for hour in hours.split("-"))
        day = floor(slot.start, "day")
        return Slot(day + timedelta(hours=first), day + timedelta(hours=last), "hour")


@cache
def _openings() -> dict[str, list[tuple[Rule, frozenset[str]]]]:
    """The rules of each category with the tags and signs that each can begin with."""
    first: dict[str, set[str]] = {category: set() for category in RULES}
    size = -1
    while size != sum(map(len, first.values())):
        size = sum(map(len, first.values()))
        for category, rules in RULES.items():
            for each in rules:
                first[category] |= _begin(each, first)
    return {category: [(each, frozenset(_begin(each, first))) for each in rules] for category, rules in RULES.items()}


def _begin(each: Rule, first: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for part in each.parts:
        name = part.removeprefix("?")
        found |= first.get(name, {name})
        if name == part:
            break
    return found


def century_of(year: int) -> int:
    """The year that two digits stand for: up to 50 in this century, later ones in the last."""
    return year + (2000 if year <= 50 else 1900)


# ---- numbers ---------------------------------------------------------------------------------------------------


@rule("worded", "number ?dash number")
def _tens_and_ones(p: Parser, tens: float, _dash: object, ones: float) -> int | None:
    fits = 20 <= tens <= 90 and tens % 10 == 0 and 1 <= ones <= 9
    return int(tens + ones) if fits else None


@rule("worded", "number")
def _number_word(p: Parser, value: float) -> int | None:
    return int(value) if value == int(value) else None


@rule("integer", "digits", "worded")
def _integer(p: Parser, value: str | int) -> int:
    return int(value)


@rule("quantity", "integer ?join.and number")
def _and_a_half(p: Parser, whole: int, _and: object, part: float) -> float | None:
    return whole + part if part in {0.25, 0.5, 0.75} else None


@rule("quantity", "decimal", "number", "integer")
def _quantity(p: Parser, value: float) -> float:
    return value


@rule("ordinals", "ordinal")
def _ordinal_word(p: Parser, value: int) -> int:
    return value


@rule("ordinals", "number ?dash ordinal")
def _tens_and_ordinal(p: Parser, tens: float, _dash: object, ones: int) -> int | None:
    return int(tens + ones) if 20 <= tens <= 90 and ones < 10 else None


@rule("ordinals", "digits suffix")
def _ordinal_digits(p: Parser, text: str, _suffix: object) -> int:
    return int(text)


@rule("day", "ordinals", "integer")
def _day(p: Parser, value: int) -> int | None:
    return value if 1 <= value <= 31 else None


@rule("year", "digits", "digits rules.era")
def _year_in_digits(p: Parser, text: str, era: object = None) -> int | None:
    if len(text) != 4 and (not era or p.running):
        return None
    low, high = (1000, 2100) if p.running else (1, 2999)
    return int(text) if low <= int(text) <= high else None


@rule("year", "worded number", "worded number ?join.and worded", "worded number worded number ?join.and worded")
def _year_in_words(p: Parser, first: int, scale: float, *rest: Any) -> int | None:  # noqa: ANN401
    """*two thousand and eighteen*, *one thousand seven hundred and eighty nine*."""
    numbers = [n for n in rest if isinstance(n, int) and n is not True]
    total = int(first * scale)
    if scale not in {100, 1000} or first > 29:
        return None
    if len(numbers) == 3:
        total, numbers = total + numbers[0] * numbers[1], numbers[2:]
    if any(n > 99 for n in numbers):
        return None
    total += sum(numbers)
    return total if 1000 <= total <= 2999 and not p.running else None


@rule("year", "worded ?dash worded")
def _year_in_pairs(p: Parser, century: int, _dash: object, year: int) -> int | None:
    """*nineteen eighty-four*, *twenty nineteen*."""
    return century * 100 + year if not p.running and 15 <= century <= 20 and 10 <= year <= 99 else None


@rule("short_year", "digits", "sep digits")
def _short_year(p: Parser, *parts: str) -> int | None:
    """A year in two digits; in running text only after a sign that is glued to it (*'15*, *3-Oct-16*)."""
    _, j = p.at
    signed = len(parts) == 2 and parts[0] not in {",", "."} and p.glued(j - 1)
    return century_of(int(parts[-1])) if len(parts[-1]) == 2 and (signed or not p.running) else None


# ---- dates as written ------------------------------------------------------------------------------------------


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


# ---- resolved by themselves ------------------------------------------------------------------------------------


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
    slot = resolve(date, p.now)
    alone = j - i == 1 and p.token(i) in p.words.weak
    return slot and replace(slot, weak=alone or date == Date(day=date.day))


@rule("base", "year")
def _year(p: Parser, year: int) -> Slot | None:
    slot = resolve(Date(year), p.now)
    return slot and replace(slot, weak=p.at[1] - p.at[0] == 1)


@rule("base", "near")
def _near(p: Parser, value: str) -> Slot:
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


def _season_near(p: Parser, name: str, away: int) -> Slot:
    """This season, the last one over (-1) or the next (1)."""
    slot = season_of(name, p.now)
    if away < 0:
        return slot if slot.end and slot.end <= p.now else season_of(name, p.now, -1)
    coming = season_of(name, p.now, 1)
    if away > 0:
        return coming
    current = slot.end is not None and slot.end > p.now
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
    return _rolling(p, -1, unit) if p.running and unit != "night" else None


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
    return _nth(p, code[1], code[0], slot_of(datetime(year, 1, 1), "year"))


@rule("base", "code")
def _code_alone(p: Parser, code: tuple[str, int]) -> Slot | None:
    return None if p.running else _latest(p, code[1], code[0])


@rule("base", "?join.the ordinals unit")
def _numbered_unit(p: Parser, _the: object, number: int, unit: str) -> Slot | None:
    """*third quarter*: the latest; *the 21st century*."""
    if unit == "century" and 1 < number < 30:
        return slot_of(datetime((number - 1) * 100, 1, 1), "century")
    return _latest(p, number, unit) if unit == "quarter" and not p.running else None


@rule("base", "?join.the ordinals half.whole")
def _half(p: Parser, _the: object, number: int, _half: object) -> Slot | None:
    return None if p.running else _latest(p, number, "half")


def _latest(p: Parser, number: int, unit: str) -> Slot | None:
    """The numbered part of the year, the latest that began not after the moment."""
    for away in (0, -1):
        slot = _nth(p, number, unit, slot_of(p.now, "year", away))
        if slot and slot.start and slot.start <= p.now:
            return slot
    return None


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


@rule("nested", "?join.the season ?join.of base")
def _season_in(p: Parser, _the: object, name: str, _of: object, frame: Slot) -> Slot | None:
    if frame.unit != "year" or not frame.start:
        return None
    month = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9}[name]
    return season_of(name, shift(frame.start, month, "month"))


# ---- durations and distances -----------------------------------------------------------------------------------


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
    slot = _rolling(p, way * _FEW, unit)
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
        return _rolling(p, -count, parts[-1])
    return _rolling(p, way * count, parts[-1])


def _rolling(p: Parser, count: float, unit: str) -> Slot:
    """So many units up to now, or from tomorrow on."""
    small = SIZES[unit] < DAY
    if small and not p.running:
        start, end = sorted((p.now, shift(p.now, count, unit)))
        return Slot(start, end, "minute", TimeKind.INTERVAL)
    if count < 0:
        return Slot(floor(shift(p.now, count, unit), "day"), p.end, "day", TimeKind.INTERVAL)
    return Slot(p.end, max(shift(p.end, count, unit), p.end + DAY), "day", TimeKind.INTERVAL)


@rule("time", "window.rolling_after window.rolling unit")
def _rolling_unit(p: Parser, _over: object, _past: object, unit: str) -> Slot | None:
    """*over the past week*: the seven days until now."""
    return _rolling(p, -1, unit) if unit != "night" else None


@rule("time", "?away.within ?away.rough duration")
def _within(p: Parser, within_: object, _rough: object, duration: list[tuple[float, str]]) -> Slot | None:
    if not within_ or p.running:
        return None
    return Slot(p.now, max(_move(p.now, duration, 1), p.now + timedelta(minutes=1)), "minute", TimeKind.INTERVAL)


@rule("time", "edge.after duration")
def _after_duration(p: Parser, _after: object, duration: list[tuple[float, str]]) -> Slot | None:
    return None if p.running else Slot(_move(p.now, duration, 1), None, "day", TimeKind.SINCE)


# ---- a part of another -----------------------------------------------------------------------------------------


@rule("nested", "base")
def _base(p: Parser, base: Slot) -> Slot:
    return base


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


def _nth(p: Parser, number: int, unit: str, frame: Slot, weekday: int | None = None) -> Slot | None:
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
    return _nth(p, rank, counted[0], frame, counted[1])


@rule("nested", "base gen rank counted")
def _ranked_after(p: Parser, frame: Slot, _gen: object, rank: int, counted: tuple[str, int | None]) -> Slot | None:
    """*next year's first quarter*."""
    return _nth(p, rank, counted[0], frame, counted[1])


@rule("nested", "?join.the unit join.of base")
def _weekend_of(p: Parser, _the: object, unit: str, _of: object, base: Slot) -> Slot | None:
    """*the weekend of July 4*."""
    return slot_of(base.start, unit) if unit == "weekend" and base.start and SIZES[base.unit] <= DAY else None


@rule("nested", "?join.the ordinals weekday")
def _ranked_this_month(p: Parser, _the: object, number: int, weekday: int) -> Slot | None:
    return None if p.running else _nth(p, number, "day", slot_of(p.now, "month"), weekday)


@rule("nested", "rank half.whole ?join.of ?join.the nested", "code ?join.of ?join.the base")
def _half_of(p: Parser, part: "int | tuple[str, int]", *parts: Any) -> Slot | None:  # noqa: ANN401
    unit, number = part if isinstance(part, tuple) else ("half", part)
    frame = parts[-1]
    return _nth(p, number, unit, frame) if frame.unit == "year" else None


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


def _fits(date: Date, frame: Slot) -> bool:
    """Whether a date of so few fields can be meant within a frame: a weekday in a week, a day in a month."""
    if date.year is not None:
        return False
    if date.month is not None:
        return frame.unit in {"year", "decade"}
    if date.day is not None:
        return frame.unit == "month"
    return frame.unit in {"week", "fortnight", "weekend"}


@rule("nested", "week.of ?join.the base", "week.of ?join.the day")
def _week_of(p: Parser, _of: object, _the: object, part: "Slot | int") -> Slot | None:
    slot = part if isinstance(part, Slot) else resolve(Date(day=part), p.now)
    return slot_of(slot.start, "week") if slot and slot.start else None


@rule("nested", "date ?comma ?join.of ?join.the base", "base ?gen ?comma date", "base join.on date")
def _date_within(p: Parser, *parts: Any) -> Slot | None:  # noqa: ANN401
    """*Tuesday next week*, *the 20th of last month*, *june last year*."""
    date = next(part for part in parts if isinstance(part, Date))
    frame = next(part for part in parts if isinstance(part, Slot))
    return within(date, frame) if _fits(date, frame) else None


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
    return _nth(p, number, "week", frame) if frame.unit == "year" else None


@rule("nested", "week.number integer")
def _week_alone(p: Parser, _week: object, number: int) -> Slot | None:
    return None if p.running and not p.words.rules["stop_ordinal"] else _latest(p, number, "week")


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


# ---- from one to another ---------------------------------------------------------------------------------------


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
    if any(slot.weak or slot.kind is not TimeKind.POINT or not slot.whole for slot in slots):
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
    if not all(_fits(date, frame) for date in dates):
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


# ---- with its preposition --------------------------------------------------------------------------------------


@rule("time", "anaphor.words", "anaphor.since")
def _anaphor(p: Parser, _words: object) -> Slot | None:
    return Slot(None, None, "day", TimeKind.ANAPHOR, unknown=True) if p.running else None


@rule("time", "lost")
def _lost(p: Parser, value: str) -> Slot:
    """*yesterdays attack*."""
    return replace(_near(p, value), unit="genitive")


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
    return _rolling(p, -(count - 1), unit) if count > 1 and SIZES[unit] >= DAY else None


@rule("clause", "?join.on slot")
def _clause_time(p: Parser, _on: object, slot: Slot) -> Slot | None:
    return replace(slot, weak=False) if slot.start and not slot.unknown and (_on or not slot.weak) else None
