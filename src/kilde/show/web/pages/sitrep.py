"""The situation report: sentences on what is known, each with footnotes to the words that it rests on.

The rule. Each figure becomes a sentence; places come in the order of their weightiest figure. A footnote names report,
outlet and day, and quotes the sentence. Nothing confidential is in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kilde.show.web.asked import Question
from kilde.show.web.drawing import MapView, map_view
from kilde.show.words import Words
from kilde.vocabulary import Modality
from kilde.weigh import FigureRow, WeighedClaim, rulebooks

MOST = 120
"""Figures in one report: the weightiest."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a sentence rests on."""

    number: int
    quote: str
    language: str
    chain: str
    report: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A figure in words."""

    text: str
    notes: tuple[int, ...]
    remark: str
    """What a reader has to know of it: that sources disagree, that only parties say so."""
    confidence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A place."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source that is relied on."""

    name: str
    figures: int
    through: str


@dataclass(frozen=True, slots=True)
class SituationReport:
    """All that the report says."""

    title: str
    made: str
    known: str
    """As of which entry of the ledger, and its hash."""
    rulebook: str
    rule: str
    sections: tuple[Section, ...]
    notes: tuple[Footnote, ...]
    sources: tuple[SourceNote, ...]
    left_out: int
    map_of: MapView
    question: Question
    shared: bool
    """Whether it is read by someone without an account."""


def situation_report(
    rows: Sequence[FigureRow],
    total: int,
    question: Question,
    words: Words,
    *,
    head: tuple[int, str],
    shared: bool = False,
) -> SituationReport:
    """A report on the weightiest rows, of so many in all."""
    notes: dict[str, Footnote] = {}
    by_place: defaultdict[str, list[Sentence]] = defaultdict(list)
    for row in rows:
        by_place[row.place or ""].append(_sentence(row, words, notes))
    sections = [Section(place or words("sitrep.elsewhere"), tuple(said)) for place, said in by_place.items() if place]
    if "" in by_place:
        sections.append(Section(words("sitrep.elsewhere"), tuple(by_place[""])))
    seq, digest = head
    return SituationReport(
        title=question.title(words),
        made=words.period(datetime.now(UTC).strftime("%Y-%m-%d")),
        known=words("sitrep.known", n=seq, hash=digest[:16]),
        rulebook=words(f"rulebook.{question.rulebook}"),
        rule=rulebooks[question.rulebook].rule,
        sections=tuple(sections),
        notes=tuple(notes.values()),
        sources=tuple(_sources(rows)),
        left_out=total - len(rows),
        map_of=map_view(rows, question, words),
        question=question,
        shared=shared,
    )


def _sentence(row: FigureRow, words: Words, notes: dict[str, Footnote]) -> Sentence:
    used = [claim for claim in row.evidence if claim.used]
    numbers = tuple(_note(claim, words, notes) for claim in (*used, *row.denials))
    matter = words.matter(row.who, row.unit, row.measure, row.extent)
    when = words.period(row.period, hours=False)
    whose = words.listing(row.sources) if row.sources else words("none_named")
    text = f"{words.range(row.low, row.high, about=row.about)} {matter}" + (f", {when}" if when else "")
    text = words("sitrep.sentence" if row.sources else "sitrep.unattributed", text=text, sources=whose)
    remarks = [
        words("sitrep.disagree") if row.contradiction else "",
        words("sitrep.denied", names=words.listing(dict.fromkeys(one.origin for one in row.denials)))
        if row.denials
        else "",
        words("sitrep.parties") if row.interest else "",
    ]
    return Sentence(text[:1].upper() + text[1:], numbers, " ".join(filter(None, remarks)), row.confidence.value)


def _note(claim: WeighedClaim, words: Words, notes: dict[str, Footnote]) -> int:
    identity = claim.figure.id
    if identity not in notes:
        report = claim.report
        known = filter(None, [report.title, report.publisher, words.period(report.published)])
        chain = [claim.origin if claim.attributed else words("none_named"), *reversed(claim.relays)]
        said = claim.figure.sentence.text or ""
        if claim.figure.modality is not Modality.ASSERTED:
            said = f"{said} ({words.modality(claim.figure.modality)})"
        notes[identity] = Footnote(
            len(notes) + 1, said, report.language or "", " → ".join(dict.fromkeys(chain)), ", ".join(known)
        )
    return notes[identity].number


def _sources(rows: Sequence[FigureRow]) -> Iterator[SourceNote]:
    figures: defaultdict[str, int] = defaultdict(int)
    through: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for claim in {one.origin_key: one for one in row.evidence if one.used and one.attributed}.values():
            figures[claim.origin] += 1
            through[claim.origin].update(dict.fromkeys(claim.relays))
    for name in sorted(figures, key=lambda one: (-figures[one], one)):
        yield SourceNote(name, figures[name], ", ".join(through[name]))
