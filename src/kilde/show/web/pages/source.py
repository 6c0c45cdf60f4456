"""One source: whom it is relied on through, how often it was first, late, revised, contradicted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from kilde.show.html import ClaimView, SourceView, claim_view, source_view
from kilde.show.web.pages.rows import figure_href
from kilde.show.web.weighed import Answer
from kilde.show.words import Words
from kilde.weigh import FigureRow, SourceRow, WeighedClaim

_A_PAGE = 60
"""Figures whose claims are shown together."""
_MOST_CONTRADICTIONS = 2000


@dataclass(frozen=True, slots=True)
class Habit:
    """How often something was so."""

    name: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the source, with the figure that it stands in."""

    claim: ClaimView
    figure: str
    href: str
    change: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the page shows."""

    title: str
    view: SourceView
    habits: tuple[Habit, ...]
    through: tuple[tuple[str, int], ...]
    said: tuple[Said, ...]
    previous: str
    next: str


def source_page(row: SourceRow, answer: Answer, words: Words, *, number: int = 1) -> SourcePage:
    """The page of a source; its claims in pages, by the figures that they stand in, the newest first."""
    found = answer.said_by(row.key, _A_PAGE + 1, (number - 1) * _A_PAGE)
    said = sorted(_own(found[:_A_PAGE], row.key), key=lambda pair: pair[1].report.published or "", reverse=True)
    own = _own(answer.said_by(row.key), row.key)
    return SourcePage(
        title=row.name if row.kind else words("none_named"),
        view=source_view(row, words),
        habits=tuple(_habits(own, answer, row.key, words)),
        through=row.through,
        said=tuple(_said(figure, claim, answer, words) for figure, claim in said),
        previous=_paged(row.key, number - 1) if number > 1 else "",
        next=_paged(row.key, number + 1) if len(found) > _A_PAGE else "",
    )


def _own(figures: list[FigureRow], key: str) -> list[tuple[FigureRow, WeighedClaim]]:
    return [(figure, claim) for figure in figures for claim in figure.evidence if claim.origin_key == key]


def _paged(key: str, number: int) -> str:
    return f"/sources/one?{urlencode({'key': key, 'page': number})}"


def _habits(own: list[tuple[FigureRow, WeighedClaim]], answer: Answer, key: str, words: Words) -> Iterator[Habit]:
    figures = {figure.key: figure for figure, _ in own}
    shared = [figure for figure in figures.values() if figure.origins > 1]
    first = sum(_first(figure) == key for figure in shared)
    yield Habit(words("web.source.first"), first, len(shared))
    yield Habit(words("web.source.late"), len(shared) - first, len(shared))
    changes = Counter(claim.change for _, claim in own)
    for change in ("revised", "corrected"):
        yield Habit(words(f"web.source.{change}"), changes[change], len(own))
    against = {
        one.row
        for one in answer.contradictions(limit=_MOST_CONTRADICTIONS)
        if any(claim.origin_key == key for claim in one.claims)
    }
    yield Habit(words("web.source.contradicted"), len(against & set(figures)), len(figures))


def _first(figure: FigureRow) -> str:
    named = [claim for claim in figure.evidence if claim.attributed]
    return min(named, key=lambda claim: claim.report.published or "9999").origin_key if named else ""


def _said(figure: FigureRow, claim: WeighedClaim, answer: Answer, words: Words) -> Said:
    text = f"{words.range(figure.low, figure.high, about=figure.about)} "
    text += words.matter(figure.who, figure.unit, figure.measure, figure.extent)
    text += f", {figure.place}" if figure.place else ""
    change = claim.change if claim.change in {"revised", "corrected"} else ""
    return Said(
        claim_view(claim, words),
        text,
        figure_href(figure.key, answer.question),
        words(f"web.source.{change}") if change else "",
    )
