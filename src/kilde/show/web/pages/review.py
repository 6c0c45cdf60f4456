"""The review: claims in the order of how far an answer would move a published range, one of them to be decided on.

How far that is, weighing tells (`weigh/rows.py`). What someone has decided on is not asked again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kilde.ledger import Verdict
from kilde.show.html import DocumentView, document_view
from kilde.show.web.correcting import CHOICES, FIELDS
from kilde.show.web.pages.rows import figure_href, glimpse
from kilde.show.web.weighed import Answer
from kilde.show.words import Words
from kilde.vocabulary import Category, Document, Figure, Modality, Number, Reading, SourceRole
from kilde.weigh import FigureRow, WeighedClaim

QUEUE = 30
RECENT = 12
TYPED = ("field", "value", "start", "end", "why")
"""What people type and select, which is given back where it cannot be entered."""
SHIFTS = 6
"""Changed figures that are named."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim that waits."""

    claim: str
    leverage: Number
    title: str
    where: str
    report: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """Another origin of the same figure, which may be the same source."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field that can be corrected."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict that was entered."""

    entry: int
    words: str
    subject: str
    by: str
    when: str
    why: str
    href: str
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The claim that is decided on."""

    claim: str
    document_id: str
    document: DocumentView
    """Its sentence and those around it, the claim marked."""
    text: str
    offset: int
    """Where the words shown begin in the report's text."""
    sentence: tuple[str, str, str]
    fields: tuple[FieldView, ...]
    report: str
    figure: str
    """The figure that it counts in, in words; empty where it counts in none."""
    figure_href: str
    source: Rival | None
    rivals: tuple[Rival, ...]
    confidential: bool
    decided: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A figure before and after."""

    title: str
    before: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision changed."""

    entry: int
    words: str
    shifts: tuple[Shift, ...]
    more: int
    """Figures that changed beside those named."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows."""

    title: str
    items: tuple[Item, ...]
    waiting: int
    desk: Desk | None
    recent: tuple[Decision, ...]
    effect: Effect | None
    seen: int
    """The ledger's head that this page knows."""
    fault: str
    typed: dict[str, str]
    """What had been typed when a decision could not be entered: not a word is lost."""


def waiting(answer: Answer, decided: frozenset[str]) -> Iterator[tuple[Number, WeighedClaim, FigureRow]]:
    """The first claims that wait, those at the head that would move most."""
    found = answer.leverage(decided, QUEUE)
    rows = {row.key: row for row in answer.rows_of(list(dict.fromkeys(one.row for one in found)))}
    for one in found:
        if row := rows.get(one.row):
            yield one.leverage, next(claim for claim in row.evidence if claim.figure.id == one.claim), row


def item(leverage_: Number, claim: WeighedClaim, row: FigureRow, words: Words, current: str) -> Item:
    """A claim that waits, to be shown."""
    figure = claim.figure
    return Item(
        claim=figure.id,
        leverage=leverage_,
        title=f"{words.brief(figure.quantity)} {words.matter(row.who, row.unit, row.measure, row.extent)}",
        where=row.place or "",
        report=", ".join(filter(None, [claim.report.publisher, words.period(claim.report.published, hours=False)])),
        href=f"/review?claim={figure.id}",
        current=figure.id == current,
    )


def desk(
    claim: Figure,
    document: Document,
    answer: Answer,
    words: Words,
    *,
    verdicts: list[Verdict],
    confidential: bool,
) -> Desk:
    """The claim that is decided on."""
    row, weighed = _row_of(claim.id, answer)
    start, end = _around(document.text, claim.sentence.start or 0, claim.sentence.end or 0)
    shown = document_view(Reading(document, (claim,)), words)
    sentence = document.text[start:end]
    at, to = (claim.quantity.start or start) - start, (claim.quantity.end or start) - start
    rivals = {one.origin_key: one.origin for one in (row.evidence if row else ()) if one.attributed}
    own = Rival(weighed.origin_key, weighed.origin) if weighed and weighed.attributed else None
    known = [document.title or document.uri, document.publisher, words.period(document.published)]
    return Desk(
        claim=claim.id,
        document_id=document.id,
        document=shown,
        text=sentence,
        offset=start,
        sentence=(sentence[:at], sentence[at:to], sentence[to:]),
        fields=tuple(fields(claim, words)),
        report=" · ".join(filter(None, known)),
        figure=f"{words.range(row.low, row.high, about=row.about)} "
        f"{words.matter(row.who, row.unit, row.measure, row.extent)}" + (f", {row.place}" if row.place else "")
        if row
        else "",
        figure_href=figure_href(row.key, answer.question) if row else "",
        source=own,
        rivals=tuple(Rival(key, name) for key, name in rivals.items() if own and key != own.key),
        confidential=confidential,
        decided=tuple(decision(one, words) for one in reversed(verdicts)),
    )


def _row_of(claim: str, answer: Answer) -> tuple[FigureRow | None, WeighedClaim | None]:
    row = answer.row_of(claim)
    return row, next((one for one in (row.evidence if row else ()) if one.figure.id == claim), None)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph that a sentence stands in."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, last if last >= 0 else len(text)


def fields(claim: Figure, words: Words) -> Iterable[FieldView]:
    """What the claim says, field by field."""
    speakers = [one.name or one.text or "" for one in claim.sources if one.role is SourceRole.CLAIMS]
    values = {
        "quantity": words.quantity(claim.quantity),
        "measure": words(f"measure.{claim.measure}"),
        "who": claim.who.text or "",
        "categories": ", ".join(words(f"category.{one}") for one in claim.who.categories),
        "period": words.period(claim.period.edtf) or claim.period.text or "",
        "places": words.places(claim.places),
        "sources": ", ".join(speakers) or words("own_voice"),
        "modality": words(f"modality.{claim.modality}") if claim.modality is not Modality.ASSERTED else "",
        "extent": words(f"extent.{claim.extent}"),
        "unit": words(f"unit.{claim.unit}"),
    }
    tables = {"measure": "measure", "modality": "modality", "extent": "extent", "unit": "unit"}
    for name in FIELDS:
        choices: tuple[tuple[str, str], ...] = ()
        if name in CHOICES:
            choices = tuple((str(one), words(f"{tables[name]}.{one}")) for one in CHOICES[name])
        elif name == "categories":
            choices = tuple((str(one), words(f"category.{one}")) for one in Category)
        yield FieldView(name, words(f"web.field.{name}"), values[name], choices)


def decision(verdict: Verdict, words: Words) -> Decision:
    """A verdict in words."""
    said = words(f"web.judgement.{verdict.judgement}")
    if verdict.field:
        said = f"{said}: {verdict.field}"
    if verdict.undoes:
        said = f"{said} {words('web.review.entry', n=verdict.undoes)}"
    about = verdict.subject if verdict.about == "source" else verdict.subject[:12]
    if verdict.other:
        about = f"{about} = {verdict.other}" if verdict.judgement == "same" else f"{about} ≠ {verdict.other}"
    return Decision(
        entry=verdict.entry,
        words=said,
        subject=about,
        by=verdict.by,
        when=words.period(verdict.entered_at[:16]),
        why=verdict.why or "",
        href=f"/review?claim={verdict.subject}" if verdict.about == "claim" else "",
        can_undo=not verdict.machine,
    )


def effect(verdict: Verdict, before: Answer, after: Answer, words: Words) -> Effect:
    """What a verdict changed: in the figure of its claim, or in all where it is about a source."""
    pairs = _of_claim(verdict.subject, before, after) if verdict.about == "claim" else _of_all(before, after)
    shifts = tuple(_shifted(old, new, before, after, words) for old, new in pairs[:SHIFTS])
    said = words(f"web.judgement.{verdict.judgement}")
    return Effect(verdict.entry, said, shifts, max(len(pairs) - SHIFTS, 0))


Pair = tuple[FigureRow | None, FigureRow | None]


def _of_claim(claim: str, before: Answer, after: Answer) -> list[Pair]:
    """The figure before and after, which may lack the claim on one side."""
    (old, _), (new, _) = _row_of(claim, before), _row_of(claim, after)
    old, new = old or _beside(new, before, claim), new or _beside(old, after, claim)
    return [(old, new)] if old or new else []


def _of_all(before: Answer, after: Answer) -> list[Pair]:
    """Every figure that is not as it was."""
    old, new = ({row.key: row for row in answer.rows} for answer in (before, after))
    pairs = [(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    return [(a, b) for a, b in pairs if (a and glimpse(a)) != (b and glimpse(b))]


def _shifted(old: FigureRow | None, new: FigureRow | None, before: Answer, after: Answer, words: Words) -> Shift:
    def said(row: FigureRow | None) -> str:
        if row is None:
            return words("web.review.no_figure")
        return f"{words.range(row.low, row.high, about=row.about)} ({words.count('origin', row.origins)})"

    href = figure_href(new.key, after.question.but(as_of=None)) if new else ""
    href = href or (figure_href(old.key, before.question) if old else "")
    row = new or old
    matter = words.matter(row.who, row.unit, row.measure, row.extent) if row else ""
    where = (row.place if row else None) or ""
    return Shift(", ".join(filter(None, [matter, where])), said(old), said(new), href)


def _beside(row: FigureRow | None, answer: Answer, claim: str) -> FigureRow | None:
    """The row in which the others of a row's claims stand."""
    others = (one.figure.id for one in (row.evidence if row else ()) if one.figure.id != claim)
    return next((found for other in others if (found := _row_of(other, answer)[0])), None)
