"""One figure: every claim in it, why it reaches as far as it does, and what others would make of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kilde.show.html import ClaimView, Timeline, claim_view, timeline
from kilde.show.web.asked import HOUSE, Question
from kilde.show.web.pages.echoes import Tree, tree_view
from kilde.show.web.pages.rows import Row, Strip, figure_href, row, strip
from kilde.show.web.weighed import Answer
from kilde.show.words import Words
from kilde.weigh import FigureRow, WeighedClaim, rulebooks, same_numbers


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin with the claims that are its word, oldest first."""

    name: str
    named: bool
    claims: tuple[ClaimView, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class BookView:
    """What a rule book makes of the same claims."""

    name: str
    title: str
    range: str
    best: str
    """The one number that it names, where that is not the range; empty where it names none."""
    strip: Strip | None
    grade: str
    current: bool
    differs: bool
    href: str
    rule: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which the figure came to be known otherwise."""

    entry: int
    when: str
    outlet: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class FigurePage:
    """All that the page shows."""

    title: str
    question: Question
    row: Row
    origins: tuple[OriginView, ...]
    tree: Tree | None
    books: tuple[BookView, ...]
    stops: tuple[Stop, ...]
    stop: int
    """The place of the current one, from 1."""
    timeline: Timeline
    contradictions: tuple[str, ...]
    back: str


def figure_page(
    answer: Answer, key: str, words: Words, *, entries: Sequence[tuple[int, str, str]], places: Sequence[FigureRow] = ()
) -> FigurePage:
    """The page of a row; `entries` are the number, the time and the outlet of each report that came in for it."""
    found, question = answer.row(key), answer.question
    assert found is not None, key
    shown = row(found, question, words)
    where = f", {found.place}" if found.place else ""
    stops = tuple(_stops(key, question, entries, words))
    return FigurePage(
        title=f"{shown.view.range} {shown.view.matter}{where}",
        question=question,
        row=shown,
        origins=tuple(origins(found, words)),
        tree=tree_view(answer.tree(key), words) if found.claims > 1 else None,
        books=tuple(_books(answer, found, words)),
        stops=stops,
        stop=next((place for place, stop in enumerate(stops, 1) if stop.current), len(stops)),
        timeline=timeline(places or [found], words),
        contradictions=tuple(one.reason for one in answer.contradictions(row=key)),
        back=f"/?{question.query}" if question.query else "/",
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


def _books(answer: Answer, own: FigureRow, words: Words) -> Iterator[BookView]:
    """The house's book and the others; the numbers of the one that is asked for are those of the row."""
    house = own if own.rulebook == HOUSE else answer.but(rulebook=HOUSE).row(own.key)
    numbers = {HOUSE: house, **answer.by_books(own.key)}
    for name, book in rulebooks.items():
        found = numbers.get(name)
        if found is None:
            continue
        range_ = words.range(found.low, found.high, about=found.about)
        best = words.number(found.best) if found.best is not None else ""
        yield BookView(
            name,
            words(f"rulebook.{name}"),
            range_,
            best if best != range_ else "",
            strip(found.low, found.high, about=found.about),
            words.told(found.grade or ""),
            name == own.rulebook,
            not same_numbers(found, own),
            figure_href(own.key, answer.question.but(rulebook=name)),
            book.rule,
        )


def _stops(key: str, question: Question, entries: Sequence[tuple[int, str, str]], words: Words) -> list[Stop]:
    now = question.known
    stops = []
    for place, (entry, entered_at, outlet) in enumerate(entries):
        newest = place == len(entries) - 1
        later = entries[place + 1][0] if not newest else None
        current = newest if now is None else isinstance(now, int) and now >= entry and (later is None or now < later)
        asked = question.but(as_of=None if newest else f"entry:{entry}")
        stops.append(Stop(entry, words.period(entered_at[:16]), outlet, figure_href(key, asked), current))
    return stops
