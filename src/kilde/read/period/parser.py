"""The parser of expressions of time: categories made of each other by named rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any, TypeVar

from kilde.read.period.calendar import (
    Date,
    Slot,
    floor,
    resolve,
    valid,
)
from kilde.read.period.words import ANCHORS, Token, Words

Found = tuple[int, Any]
Build = Callable[..., Any]
AnyBuild = TypeVar("AnyBuild", bound=Build)
SEPARATORS = frozenset(",.-/–'’")
DASHES = frozenset("-–—")
_OF_DIGITS = frozenset({"digits", "decimal", "numeric", "clock_time"})
_OF_SIGNS = frozenset({"sep", "dash", "comma", "stop", "gen", "suffix"})
_OF_LETTERS = frozenset({"code", "suffix"})
_BUILT_IN = _OF_DIGITS | _OF_SIGNS | _OF_LETTERS
_NOTHING: list[Any] = []
"""What is found where there is nothing; shared, so never added to."""


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
        if part in RULES:
            return self.parse(part, i)
        if part in _BUILT_IN:
            found: list[Found] = getattr(self, f"_{part}")(i)
            return found
        return self.tags(i).get(part, _NOTHING)

    def parse(self, category: str, i: int) -> list[Found]:
        """The meanings of a category at token `i`, the first rule's for each end."""
        key = (category, i)
        known = self._memo.get(key)
        if known is not None:
            return known
        self._memo[key] = _NOTHING  # a category that begins with itself finds nothing there
        ends: dict[int, Any] = {}
        for build, parts in _fitting(category, self._here(i)):
            for j, values in self._sequence(parts, 0, i):
                if j not in ends:
                    self.at = (i, j)
                    value = build(self, *values)
                    if value is not None:
                        ends[j] = value
        found = self._memo[key] = sorted(ends.items(), reverse=True) if ends else _NOTHING
        return found

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

    def _sequence(self, parts: tuple["_Part", ...], n: int, i: int) -> list[tuple[int, tuple[Any, ...]]]:
        """The ways to read the parts of a rule from the `n`th on at token `i`: where each ends, with its values."""
        here = self._starts.get(i) or self._here(i)
        first, size = n, len(parts)
        part = parts[n]
        while part.begin.isdisjoint(here):
            n += 1
            if not part.optional:
                return _NOTHING
            if n == size:
                return [(i, (None,) * (n - first))]
            part = parts[n]
            if part.ahead is not None and part.ahead.isdisjoint(here):
                return _NOTHING
        if part.made:
            known = self._memo.get((part.name, i))
            found = self.parse(part.name, i) if known is None else known
        else:
            found = self.take(part.name, i)
        if part.optional:
            found = [*found, (i, None)]
        skipped = (None,) * (n - first)
        if n + 1 == size:
            return [(j, (*skipped, value)) for j, value in found]
        ahead, read = parts[n + 1].ahead, []
        for j, value in found:
            if ahead is None or not ahead.isdisjoint(self._starts.get(j) or self._here(j)):
                read += [(k, (*skipped, value, *rest)) for k, rest in self._sequence(parts, n + 1, j)]
        return read

    def tags(self, i: int) -> dict[str, list[Found]]:
        """What the lexicon says of the tokens from `i`, longest first."""
        known = self._tags.get(i)
        if known is not None:
            return known
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
        known = self._starts.get(i)
        if known is None:
            token = self.token(i)
            kinds = _OF_DIGITS if token.isdecimal() else _OF_SIGNS if token and not token.isalpha() else _OF_LETTERS
            known = self._starts[i] = kinds.union(self.tags(i))
        return known

    def _reads(self, words: tuple[str, ...], i: int) -> bool:
        return len(self.tokens) >= i + len(words) and all(
            self.tokens[i + n].low == word for n, word in enumerate(words)
        )

    def _masked(self, tag: str, i: int, j: int) -> bool:
        """Whether a word is spelled as a name or a verb here (*may*, *Mars*, *the boy*) and so no time."""
        token = self.tokens[i]
        if self.running and tag == "span" and self.token(j - 1) in self.words.initials:
            return not self.tokens[j - 1].text.isupper()
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


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a rule, with the tags and signs that it can begin with."""

    name: str
    optional: bool
    made: bool
    """Whether other rules make it."""
    begin: frozenset[str]
    ahead: frozenset[str] | None
    """The same of what is left of the rule from here on; None where all of that may be missing."""


@lru_cache(maxsize=1 << 16)
def _fitting(category: str, here: frozenset[str]) -> list[tuple[Build, tuple[_Part, ...]]]:
    """The rules of a category that can begin with one of these tags and signs, in their order."""
    return [(build, parts) for build, parts, first in _openings()[category] if not first.isdisjoint(here)]


@cache
def _openings() -> dict[str, list[tuple[Build, tuple[_Part, ...], frozenset[str]]]]:
    """The rules of each category with the tags and signs that each can begin with."""
    first: dict[str, set[str]] = {category: set() for category in RULES}
    size = -1
    while size != sum(map(len, first.values())):
        size = sum(map(len, first.values()))
        for category, rules in RULES.items():
            for each in rules:
                first[category] |= _begin(each.parts, first)
    begins = {category: frozenset(names) for category, names in first.items()}

    def parts(written: tuple[str, ...]) -> tuple[_Part, ...]:
        names = [part.removeprefix("?") for part in written]
        found: list[_Part] = []
        for number, (part, name) in enumerate(zip(written, names, strict=True)):
            needed = any(not one.startswith("?") for one in written[number:])
            ahead = frozenset(_begin(written[number:], first)) if needed else None
            found.append(_Part(name, part != name, name in RULES, begins.get(name, frozenset({name})), ahead))
        return tuple(found)

    return {
        category: [(each.build, parts(each.parts), frozenset(_begin(each.parts, first))) for each in rules]
        for category, rules in RULES.items()
    }


def _begin(parts: tuple[str, ...], first: dict[str, set[str]]) -> set[str]:
    """What a row of parts can begin with."""
    found: set[str] = set()
    for part in parts:
        name = part.removeprefix("?")
        found |= first.get(name, {name})
        if name == part:
            break
    return found


def century_of(year: int) -> int:
    """The year that two digits stand for: up to 50 in this century, later ones in the last."""
    return year + (2000 if year <= 50 else 1900)
