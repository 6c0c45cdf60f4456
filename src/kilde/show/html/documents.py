"""Documents as pages show them: text in runs that say what they are, each paragraph's claims beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kilde.show.words import Words
from kilde.vocabulary import AnyClaim, Content, Document, Event, Figure, Modality, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is the same things all through."""

    text: str
    kinds: tuple[str, ...] = ()
    """What it is in some claim: `quantity`, `who`, `where`, `when`, `source`, `cue`, `said`."""
    claim: str | None = None
    """Anchor of the card of the claim whose quantity, reporting word or trigger it is."""
    numbers: tuple[int, ...] = ()
    """Of the claims that begin to stand for themselves here."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim's fields, to be read beside the text."""

    anchor: str
    number: int
    kind: str
    headline: str
    modality: str
    fields: tuple[tuple[str, str], ...]
    """Name and value, only those that the claim has."""
    rules: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with the claims that are anchored in it."""

    runs: tuple[Run, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document to be shown."""

    anchor: str
    title: str
    known: tuple[str, ...]
    """Publisher, date, language and where it was found, as far as known."""
    language: str | None
    paragraphs: tuple[Paragraph, ...]
    figures: int
    events: int
    statements: int


def document_view(reading: Reading, words: Words, *, explain: bool = False) -> DocumentView:
    """A reading to be shown, each claim's rules too if asked for. Claims are numbered as they are met in the text."""
    document = reading.document
    claims = sorted(reading.claims, key=lambda claim: _anchor_span(claim).start or 0)
    cards = [_card(claim, number, document, words, explain=explain) for number, claim in enumerate(claims, start=1)]
    return DocumentView(
        anchor=anchor(document.id),
        title=document.title or document.ref or document.uri or words("column.report"),
        known=tuple(
            filter(None, [document.publisher, words.period(document.published), document.language, document.uri])
        ),
        language=document.language,
        paragraphs=tuple(_paragraphs(document.text, claims, cards)),
        figures=len(reading.figures),
        events=len(reading.events),
        statements=len(reading.statements),
    )


def anchor(document_id: str, claim_id: str | None = None) -> str:
    """The anchor of a document, or of a claim's card beside its text."""
    return f"d-{document_id[:16]}" if claim_id is None else f"c-{claim_id}"


def _card(claim: AnyClaim, number: int, document: Document, words: Words, *, explain: bool) -> Card:
    fields: dict[str, str]
    if isinstance(claim, Figure):
        headline = f"{words.quantity(claim.quantity)} {_matter(claim, words)}"
        fields = {
            "where": words.places(claim.places),
            "when": words.period(claim.period.edtf) or claim.period.text or "",
            "composition": (claim.composition.text if claim.composition else None) or "",
        }
    elif isinstance(claim, Statement):
        headline, fields = words.chain(claim.sources), {"how": (claim.cue.text if claim.cue else None) or ""}
    else:
        headline = words.event(claim.event)
        fields = {
            "actors": words.listing(actor.name or actor.text or "" for actor in claim.actors),
            "targets": words.listing(target.name or target.text or "" for target in claim.targets),
            "where": words.places(claim.places),
            "when": words.period(claim.period.edtf) or claim.period.text or "",
        }
    if not isinstance(claim, Statement):
        fields["source"] = words.chain(claim.sources)
    fields["doubt"] = (claim.doubt.text if claim.doubt else None) or ""
    return Card(
        anchor=anchor(document.id, claim.id),
        number=number,
        kind=str(claim.__struct_config__.tag),
        headline=headline,
        modality="" if claim.modality is Modality.ASSERTED else words.modality(claim.modality),
        fields=tuple((words(f"column.{name}"), value) for name, value in fields.items() if value),
        rules=", ".join(claim.rules) if explain else "",
    )


def _matter(figure: Figure, words: Words) -> str:
    return words.matter(figure.who.categories, figure.unit, figure.measure, figure.extent)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Characters that are something in the claim with this place among the document's claims."""

    start: int
    end: int
    kind: str
    claim: int
    anchors: bool = False
    """Whether the claim's number stands here: its quantity, its reporting word, its trigger."""


def _paragraphs(text: str, claims: Sequence[AnyClaim], cards: Sequence[Card]) -> Iterator[Paragraph]:
    """The lines that hold something. A claim stands beside the line in which its anchor begins."""
    marks = [mark for place, claim in enumerate(claims) for mark in _marks(place, claim)]
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    breaks = {edge for at, character in enumerate(text) if character == "\n" for edge in (at, at + 1)}
    opening, closing = _by_edge(marks)
    inside: set[_Mark] = set()
    numbered: set[int] = set()
    runs: list[Run] = []
    beside: list[Card] = []
    for start, end in pairwise(sorted({0, len(text), *edges, *breaks})):
        inside = (inside - closing[start]) | opening[start]
        beside += [cards[mark.claim] for mark in _in_order(opening[start]) if mark.anchors]
        if text[start] == "\n":
            yield from _paragraph(runs, beside)
            runs, beside = [], []
        else:
            runs.append(_run(text[start:end], inside, cards, numbered))
    yield from _paragraph(runs, beside)


def _paragraph(runs: Sequence[Run], cards: Sequence[Card]) -> Iterator[Paragraph]:
    if any(run.text.strip() for run in runs):
        yield Paragraph(tuple(runs), tuple(cards))


def _run(text: str, inside: set[_Mark], cards: Sequence[Card], numbered: set[int]) -> Run:
    """A run of text; the first of a claim's anchor carries its number."""
    kinds = tuple(sorted({mark.kind for mark in inside}))
    claims = [mark.claim for mark in _in_order(inside) if mark.anchors]
    if not claims:
        return Run(text, kinds)
    new = [claim for claim in claims if claim not in numbered]
    numbered.update(new)
    return Run(text, kinds, claim=cards[claims[0]].anchor, numbers=tuple(cards[claim].number for claim in new))


def _anchor_span(claim: AnyClaim) -> Span:
    """The words that a claim's number stands by."""
    if isinstance(claim, Figure):
        return claim.quantity
    return claim.cue or claim.content if isinstance(claim, Statement) else claim.trigger


def _marks(place: int, claim: AnyClaim) -> Iterator[_Mark]:
    """Where a claim's fields stand in the text."""
    spans: dict[str, Sequence[Span]] = {"source": claim.sources}
    if isinstance(claim, Statement):
        name = "cue" if claim.cue else "said"
        spans["said"] = _parts(claim.content)
    else:
        name = "quantity" if isinstance(claim, Figure) else "event"
        spans |= {"when": [claim.period], "where": claim.places}
    if isinstance(claim, Figure):
        spans["who"] = [claim.who]
    elif isinstance(claim, Event):
        spans["who"] = [*claim.actors, *claim.targets]
    yield from _mark(place, name, _anchor_span(claim), anchors=True)
    for kind, found in spans.items():
        for span in found:
            yield from _mark(place, kind, span)


def _mark(place: int, kind: str, span: Span, *, anchors: bool = False) -> Iterator[_Mark]:
    if span.start is not None and span.end is not None and span.start < span.end:
        yield _Mark(span.start, span.end, kind, place, anchors)


def _parts(content: Content) -> Sequence[Span]:
    """What is said, without the words that break it in two."""
    return [Span(None, start, end) for start, end in content.spans] if content.spans else [content]


def _by_edge(marks: Iterable[_Mark]) -> tuple[defaultdict[int, set[_Mark]], defaultdict[int, set[_Mark]]]:
    opening: defaultdict[int, set[_Mark]] = defaultdict(set)
    closing: defaultdict[int, set[_Mark]] = defaultdict(set)
    for mark in marks:
        opening[mark.start].add(mark)
        closing[mark.end].add(mark)
    return opening, closing


def _in_order(marks: Iterable[_Mark]) -> list[_Mark]:
    return sorted(marks, key=lambda mark: mark.claim)
