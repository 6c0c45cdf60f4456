"""The situation: what is known about a question, how well, and what to look at next."""

from dataclasses import dataclass
from typing import Any

from kilde.show.html import Timeline, timeline
from kilde.show.web.asked import Question
from kilde.show.web.desk import SavedQuestion
from kilde.show.web.drawing import MapView, Placed, map_view
from kilde.show.web.pages.rows import Row, figure_href, glimpse, paged, row
from kilde.show.web.weighed import FIRST, LISTED, Answer
from kilde.show.words import Words
from kilde.vocabulary import Category, Measure, Modality
from kilde.weigh import WeighedClaim, rulebooks

A_PAGE = FIRST
_HEADLINES = 3
_WORKS = 60


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
    matter: str
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
    number: int = 1,
    fault: str = "",
) -> SituationPage:
    """The page of an answer."""
    question = answer.question
    first = (number - 1) * A_PAGE
    page = answer.page(first, A_PAGE)
    beside = drawn(answer, words)
    seen = visit[2] if visit else None
    shown = tuple(row(found, question, words, seen) for found in page.rows)
    changed, gone = changes(answer, visit)
    return SituationPage(
        title=question.title(words),
        question=question,
        form=form(question, words, fault),
        saved=tuple(
            SavedLink(one.id, one.name, f"/?{one.query}" if one.query else "/", one.query == question.query)
            for one in saved
        ),
        visited=words.period(visit[0][:16]) if visit else "",
        changed=changed,
        gone=gone,
        headlines=headlines(shown) if number == 1 else (),
        rows=shown,
        found=page.total,
        claims=page.claims,
        first=first + 1,
        previous=paged("/", question, number - 1) if number > 1 else "",
        next=paged("/", question, number + 1) if first + A_PAGE < page.total else "",
        timeline=beside.timeline,
        map_of=beside.map_of,
        works=beside.works,
        older=question.as_of is not None,
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands beside the list, whichever page of it is shown."""

    timeline: Timeline
    map_of: MapView
    works: tuple[Work, ...]


def drawn(answer: Answer, words: Words) -> Drawn:
    """The same for all pages of a question's list."""

    def make() -> Drawn:
        listed, said = answer.listed.rows, answer.overview.said
        known = {found.key for found in listed}
        placed: list[Placed] = [*listed, *(found for found in said if found.key not in known)]
        return Drawn(
            timeline(said, words),
            map_view(placed, answer.question, words, places=answer.places),
            works_of(answer, words),
        )

    return answer.once(("drawn", words.code), make)


def lay_out(answer: Answer) -> None:
    """Have at hand what the page of a question that many ask is made of, in whatever language they ask."""
    _ = answer.overview, answer.contradictions(limit=_WORKS)


def changes(answer: Answer, visit: tuple[str, int, dict[str, Any]] | None) -> tuple[int, int]:
    """How many figures are not as they were at the last visit, and how many are gone.

    Of a long list the first are remembered one by one; of the rest it is known which a later entry has touched.
    """
    if visit is None:
        return 0, 0
    _, entry, seen = visit
    listed = answer.listed
    now = {found.key: glimpse(found) for found in listed.rows}
    if listed.total <= LISTED:
        return sum(seen.get(key) != found for key, found in now.items()), len(set(seen) - set(now))
    other = sum(seen[key] != found for key, found in now.items() if key in seen)
    touched = answer.since(entry, LISTED)
    return other + touched.total - sum(found.key in seen for found in touched.rows), 0


def headlines(shown: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that head the page: those on which most is said, each matter at a place once."""
    met: dict[tuple[str, str], Row] = {}
    for one in shown:
        if one.view.where:
            met.setdefault((one.view.matter, one.view.where), one)
    return tuple(met.values())[:_HEADLINES]


def form(question: Question, words: Words, fault: str) -> Form:
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


def works_of(answer: Answer, words: Words) -> tuple[Work, ...]:
    """What cannot all be right, and what does not square, as work: the largest gaps first."""
    question = answer.question
    found = answer.contradictions(limit=_WORKS)
    known = answer.weighed.known([one.row for one in found]) if found else set()
    apart = [
        Work(
            kind=one.kind.value,
            title=", ".join(filter(None, [" ≠ ".join(_number(claim, words) for claim in one.claims), one.place])),
            matter=words(f"measure.{one.measure}"),
            reason=one.reason,
            href=figure_href(one.row, question) if one.row in known else _place_of(one.claims[0]),
        )
        for one in sorted(found, key=lambda one: -(one.gap or 0))
    ]
    unsquare = [
        Work(
            kind="balance",
            title=f"{one.place}: {words.range(one.residual.low, one.residual.high)}",
            matter=words("measure.present"),
            reason="; ".join(one.explanations),
            href=f"/balances?{question.query}#{one.key}",
        )
        for one in answer.balances
        if one.squares is False or one.misfits
    ]
    return tuple(apart + unsquare)


def _place_of(claim: WeighedClaim) -> str:
    """Where a claim stands that is in no figure: a denial of what nobody is known to have said."""
    return f"/reports/{claim.report.id}#c-{claim.figure.id}"


def _number(claim: WeighedClaim, words: Words) -> str:
    said = words.brief(claim.figure.quantity)
    return f"{said} ({words.modality(claim.figure.modality)})" if claim.figure.modality is Modality.DENIED else said
