"""A text as tokens, and what the lexicon says each stretch of them may mean."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kilde.read.language import lexicon

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
BREAK = "\n"

Entry = tuple[tuple[str, ...], str, Any]
"""All words but the first, what they are (`month`, `away.back`) and which (5, `week`)."""


@dataclass(slots=True)
class Token:
    """A word, a run of digits or a sign; `glued` when nothing stands between it and the token before."""

    start: int
    end: int
    text: str
    low: str
    glued: bool
    first: bool


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text; a line break is one of them."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        gap = text[end:start]
        if "\n" in gap:
            found.append(Token(end, start, BREAK, BREAK, glued=False, first=False))
        word = match.group()
        first = not found or found[-1].low in {BREAK, ".", "!", "?", "–", "—", ":", "“", '"', "«", "”", "("}
        found.append(Token(start, match.end(), word, word.lower(), glued=bool(found) and not gap, first=first))
        end = match.end()
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words for time, ready for look-up by their first token."""

    by_first: dict[str, dict[str, list[Entry]]]
    """Entries by their first and their second token, the latter empty for a single word."""
    anchors: frozenset[str]
    weak: frozenset[str]
    capital: frozenset[str]
    lower: frozenset[str]
    initials: frozenset[str]
    rules: dict[str, Any]
    guard: dict[str, frozenset[str]]
    trigger: re.Pattern[str]


_KEYED = {"number", "ordinal", "month", "weekday", "weekdays", "unit", "units", "season", "part"}
_KEYED |= {"near", "lost", "span", "shift", "window", "holiday", "named"}
ANCHORS = {
    "month",
    "weekday",
    "weekdays",
    "unit",
    "units",
    "season",
    "part",
    "near",
    "lost",
    "span",
    "hour",
    "holiday",
    "named",
}
ANCHORS |= {"weekday_part", "anaphor.words", "lasting.things", "habit.words", "decade.words", "week.of"}


def _number(key: str) -> Any:  # noqa: ANN401 - a number where the key is one, else the key
    try:
        value = float(key)
    except ValueError:
        return key
    return int(value) if value.is_integer() else value


def _listed(data: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Every phrase of a lexicon with its tag and value."""
    rows: list[tuple[str, str, Any]] = []
    for field, keys in data.items():
        for key, phrases in keys.items():
            if field == "decade" and key == "words":
                rows += [(p, "decade.words", int(tens)) for tens, ps in phrases.items() for p in ps]
            elif isinstance(phrases, list) and field not in {"guard", "rules"}:
                plain = field in _KEYED and key not in {"rolling", "rolling_after", "rolling_alone"}
                tag, value = (field, _number(key)) if plain else (f"{field}.{key}", True)
                rows += [(p, tag, value) for p in phrases]
    rows += [(p, f"rules.{key}", True) for key in ("clock", "clock_after", "suffix", "era") for p in data["rules"][key]]
    return rows


def _compounds(data: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Words that languages write in one: *tjueto*, *søndagskveld*, *Saturday's* needs no entry."""
    rows: list[tuple[str, str, Any]] = []
    for tens in range(20, 100, 10):
        for ones in range(1, 10):
            pairs = [(t, o) for t in data["number"].get(str(tens), ()) for o in data["number"][str(ones)]]
            rows += [(t + o, "number", tens + ones) for t, o in pairs if " " not in t + o]
    joiner = data["rules"].get("compound")
    if joiner is not None:
        for day, names in data["weekday"].items():
            for hours, parts in data["part"].items():
                rows += [(n + joiner + p, "weekday_part", (int(day), hours)) for n in names for p in parts]
    return rows


@cache
def words(language: str) -> Words:
    """The words of a language, built from its lexicon at first use."""
    data = lexicon(language, "period")
    by_first: dict[str, dict[str, list[Entry]]] = {}
    for phrase, tag, value in _listed(data) + _compounds(data):
        first, *rest = (token.low for token in tokens_of(phrase))
        by_first.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((tuple(rest), tag, value))
    anchors = {
        first
        for first, seconds in by_first.items()
        if any(tag in ANCHORS for entries in seconds.values() for _, tag, _ in entries)
    }
    guard = {key: frozenset(values) for key, values in data["guard"].items()}
    return Words(
        by_first,
        frozenset(anchors),
        guard["weak"],
        guard["capital"],
        guard["lower"],
        guard["initials"],
        data["rules"],
        guard,
        re.compile(rf"\d{{4}}|\d[./-]\d|\d:\d|(?<![^\W\d_])(?:{'|'.join(sorted(map(re.escape, anchors)))})", re.I),
    )
