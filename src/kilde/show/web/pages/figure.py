"""One figure: every claim in it, and why it reaches as far as it does."""

from collections import defaultdict
from dataclasses import dataclass

from kilde.show.html import ClaimView, Timeline, claim_view, timeline
from kilde.show.web.asked import Question
from kilde.show.web.pages.rows import Row, row
from kilde.show.words import Words
from kilde.weigh import FigureRow, WeighedClaim


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin with the claims that are its word, oldest first."""

    name: str
    named: bool
    claims: tuple[ClaimView, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class FigurePage:
    """All that the page shows."""

    title: str
    question: Question
    row: Row
    origins: tuple[OriginView, ...]
    timeline: Timeline
    back: str
    country: str


def figure_page(found: FigureRow, question: Question, words: Words) -> FigurePage:
    """The page of a row."""
    shown = row(found, question, words)
    where = f", {found.place}" if found.place else ""
    return FigurePage(
        title=f"{shown.view.range} {shown.view.matter}{where}",
        question=question,
        row=shown,
        origins=tuple(origins(found, words)),
        timeline=timeline([found], words),
        back=f"/?{question.query}" if question.query else "/",
        country=found.country or "",
    )


def origins(found: FigureRow, words: Words) -> list[OriginView]:
    """The claims by whose word they are; those that count come first, those without a source last."""
    by_origin: defaultdict[str, list[WeighedClaim]] = defaultdict(list)
    for claim in found.evidence:
        by_origin[claim.origin_key if claim.attributed else ""].append(claim)
    views = [
        OriginView(
            name=claims[-1].origin if key else words("none_named"),
            named=bool(key),
            claims=tuple(claim_view(claim, words) for claim in claims),
            counts=any(claim.used for claim in claims),
        )
        for key, claims in by_origin.items()
    ]
    return sorted(views, key=lambda view: (not view.named, not view.counts, -len(view.claims)))
