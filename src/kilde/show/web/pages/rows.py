"""A weighed figure as a row of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from kilde.show.html import ClaimView, RowView, claim_view, row_view
from kilde.show.web.asked import Question
from kilde.show.words import Words
from kilde.vocabulary import Number
from kilde.weigh import FigureRow

STRIP = 96
"""How wide the drawing of a range is."""
_DOTS = 6


@dataclass(frozen=True, slots=True)
class Strip:
    """A range drawn on a line that begins at nought: from `x` on, `width` long; open where a bound is not known."""

    x: float
    width: float
    open_low: bool
    open_high: bool
    about: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a figure was when it was last looked at."""

    kind: str
    """`new`, `range` or `origins`."""
    before: str


@dataclass(frozen=True, slots=True)
class Row:
    """A weighed figure."""

    key: str
    view: RowView
    href: str
    strip: Strip | None
    dots: tuple[int, int]
    """Independent origins to be drawn as full dots, and reports without a source as empty ones."""
    quote: ClaimView
    """The newest claim that counts."""
    confidence: str
    confidence_reason: str
    interest: str
    """Why all who say so are parties; empty where not."""
    best: str
    """The one number that the rule book names; empty where it names none."""
    grade: str
    change: Change | None


def figure_href(key: str, question: Question) -> str:
    """The address of a figure, with the question that it answers."""
    query = question.query
    return f"/figures/{key}" + (f"?{query}" if query else "")


def row(found: FigureRow, question: Question, words: Words, seen: Mapping[str, Any] | None = None) -> Row:
    """A row to be shown; `seen` is what was shown at the last visit, by key."""
    key = found.key
    return Row(
        key=key,
        view=row_view(found, words),
        href=figure_href(key, question),
        strip=strip(found.low, found.high, about=found.about),
        dots=(min(found.origins, _DOTS), min(found.unattributed, _DOTS - min(found.origins, _DOTS))),
        quote=claim_view(found.newest, words),
        confidence=found.confidence.value,
        confidence_reason=found.confidence_reason,
        interest=found.interest or "",
        best=words.number(found.best) if found.best is not None else "",
        grade=words.told(found.grade or ""),
        change=change(found, words, seen),
    )


def strip(low: Number | None, high: Number | None, *, about: bool) -> Strip | None:
    """The drawing of a range; None where there is nothing to draw."""
    if low is None and high is None:
        return None
    top = (high if high is not None else (low or 0) * 1.35) * 1.08 or 1
    start = (low if low is not None else (high or 0) * 0.55) / top * STRIP
    end = (high if high is not None else top) / top * STRIP
    if end - start < 3:
        start, end = max(end - 3, 0), max(end, 3)
    return Strip(round(start, 1), round(end - start, 1), low is None, high is None, about)


def glimpse(found: FigureRow) -> list[Any]:
    """What is remembered of a row that was shown."""
    return [found.low, found.high, found.about, found.origins]


def change(found: FigureRow, words: Words, seen: Mapping[str, Any] | None) -> Change | None:
    """What has changed since the last visit."""
    if seen is None:
        return None
    before = seen.get(found.key)
    if before is None:
        return Change("new", "")
    low, high, about, origins = before
    if [low, high, about] != glimpse(found)[:3]:
        return Change("range", words.range(low, high, about=about))
    return Change("origins", words.number(origins)) if origins != found.origins else None


def paged(path: str, question: Question, number: int) -> str:
    """The address of another page of a list."""
    return f"{path}?{urlencode({**question.given, 'page': number})}"
