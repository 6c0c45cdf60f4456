"""The situation: what is known about a question, how well, and what to look at next."""

from dataclasses import dataclass
from typing import Any

from kilde.show.html import Timeline, timeline
from kilde.show.web.asked import Question
from kilde.show.web.desk import SavedQuestion
from kilde.show.web.drawing import MapView, map_view
from kilde.show.web.pages.rows import Row, paged, row
from kilde.show.web.weighed import Answer
from kilde.show.words import Words
from kilde.vocabulary import Category, Measure
from kilde.weigh import FigureRow

A_PAGE = 25
_HEADLINES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a form."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The question as a form."""

    place: str
    since: str
    until: str
    as_of: str
    measures: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    rulebooks: tuple[Choice, ...]
    fault: str
    """What is wrong with what was given; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class SavedLink:
    """A saved question with its address."""

    id: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Work:
    """Something in the figures that does not add up."""

    kind: str
    title: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class SituationPage:
    """All that the page shows."""

    title: str
    question: Question
    form: Form
    saved: tuple[SavedLink, ...]
    visited: str
    """When the question was last looked at, in words; empty the first time."""
    changed: int
    gone: int
    headlines: tuple[Row, ...]
    rows: tuple[Row, ...]
    found: int
    claims: int
    first: int
    """Number of the first row of this page of the list."""
    previous: str
    next: str
    timeline: Timeline
    map_of: MapView
    works: tuple[Work, ...]
    older: bool
    """Whether it shows the past."""


def situation_page(
    answer: Answer,
    words: Words,
    *,
    saved: list[SavedQuestion],
    visit: tuple[str, int, dict[str, Any]] | None,
    works: tuple[Work, ...],
    rulebooks: tuple[str, ...],
    number: int = 1,
    fault: str = "",
) -> SituationPage:
    """The page of an answer."""
    question, rows = answer.question, answer.rows
    seen = visit[2] if visit else None
    first = (number - 1) * A_PAGE
    shown = tuple(row(found, question, words, seen) for found in rows[first : first + A_PAGE])
    changes = [key for key in answer.by_key if seen is not None and seen.get(key) != glimpse_of(answer, key)]
    return SituationPage(
        title=question.title(words),
        question=question,
        form=form(question, words, rulebooks, fault),
        saved=tuple(
            SavedLink(one.id, one.name, f"/?{one.query}" if one.query else "/", one.query == question.query)
            for one in saved
        ),
        visited=words.period(visit[0][:16]) if visit else "",
        changed=len(changes),
        gone=len(set(seen) - set(answer.by_key)) if seen else 0,
        headlines=headlines(shown) if number == 1 else (),
        rows=shown,
        found=len(rows),
        claims=sum(found.claims for found in rows),
        first=first + 1,
        previous=paged("/", question, number - 1) if number > 1 else "",
        next=paged("/", question, number + 1) if first + A_PAGE < len(rows) else "",
        timeline=timeline(rows, words),
        map_of=map_view(rows, question, words),
        works=works,
        older=question.as_of is not None,
    )


def glimpse_of(answer: Answer, key: str) -> list[Any]:
    """What is remembered of one row of an answer."""
    from kilde.show.web.pages.rows import glimpse

    return glimpse(answer.by_key[key])


def headlines(shown: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that head the page: those on which most is said, each matter at a place once."""
    met: dict[tuple[str, str], Row] = {}
    for one in shown:
        if one.view.where:
            met.setdefault((one.view.matter, one.view.where), one)
    return tuple(met.values())[:_HEADLINES]


def form(question: Question, words: Words, rulebooks: tuple[str, ...], fault: str) -> Form:
    """The question as a form."""
    measures = [Choice(one.value, words(f"measure.{one}"), one is question.measure) for one in Measure]
    categories = [Choice(one.value, words(f"category.{one}"), one is question.who) for one in Category]
    return Form(
        place=question.place or "",
        since=question.since or "",
        until=question.until or "",
        as_of=question.as_of or "",
        measures=tuple(sorted(measures, key=lambda choice: choice.name)),
        categories=tuple(sorted(categories, key=lambda choice: choice.name)),
        rulebooks=tuple(Choice(one, words(f"rulebook.{one}"), one == question.rulebook) for one in rulebooks),
        fault=fault,
    )


def works_of(rows: tuple[FigureRow, ...], question: Question, words: Words) -> tuple[Work, ...]:
    """Rows whose numbers cannot all hold, as work."""
    from kilde.show.web.pages.rows import figure_href
    from kilde.show.web.weighed import key_of

    return tuple(
        Work(
            kind="contradiction",
            title=f"{words.range(one.low, one.high, about=one.about)} "
            f"{words.matter(one.who, one.unit, one.measure, one.extent)}" + (f", {one.place}" if one.place else ""),
            reason=words.period(one.period, hours=False),
            href=figure_href(key_of(one), question),
        )
        for one in rows
        if one.contradiction
    )
