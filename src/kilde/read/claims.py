"""The claims of one document, once its sentences are parsed: figures and events with their sources, and statements."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib.metadata import version

import msgspec

from kilde.read.doubt import with_doubt
from kilde.read.events import FoundEvent, find_events, may_tell
from kilde.read.figures import Around, FoundFigure, find_figures
from kilde.read.figures.context import place_before, with_context
from kilde.read.forms import small
from kilde.read.period import Time, dateline, find_times
from kilde.read.places import find_places
from kilde.read.quantity import FoundNumber
from kilde.read.sentences import Sentence
from kilde.read.sources import cites_relays, with_publication
from kilde.read.statements import Voice, chain_for, find_statements
from kilde.vocabulary import AnyClaim, Document, Event, Figure, Modality, Place, Reading, Span, Statement, Unit

READER = f"kilde {version('kilde')}"
"""Names the reader in claim ids."""


def read_claims(
    document: Document,
    language: str,
    sentences: Sequence[Sentence],
    numbers: Mapping[int, Sequence[FoundNumber]],
    *,
    events: bool = False,
) -> Reading:
    """The reading of a document; `numbers` are those of the sentences that may hold a figure, by their place."""
    return _DocumentReader(document, language, sentences).read(numbers, events=events)


class _DocumentReader:
    def __init__(self, document: Document, language: str, sentences: Sequence[Sentence]) -> None:
        self.document, self.language, self.sentences = document, language, sentences
        self.text = document.text
        self._read_times: dict[int, list[Time]] = {}
        self.places = find_places(self.text, language, entities=_entities(sentences))
        self.dateline = dateline(self.text, language, document.published)
        printed = self.dateline[0] if self.dateline else None
        self.reference = _later(document.published, printed)
        self.voices = [self._dated(voice) for voice in find_statements(self.text, sentences, language)]

    def read(self, numbers: Mapping[int, Sequence[FoundNumber]], *, events: bool) -> Reading:
        """Figures, statements and, if asked for, events, sentence by sentence."""
        claims: list[AnyClaim] = [self._statement(voice) for voice in self.voices]
        before: FoundFigure | None = None
        for place in sorted(numbers):
            sentence = self.sentences[place]
            near = before if before and before.quantity.start and self._follows(before.quantity.start, place) else None
            for figure in find_figures(sentence, numbers[place], self.language, self._around(sentence, near)):
                before = with_context(
                    figure, sentence, self.text, self.places, language=self.language, reference=self.reference
                )
                claims.append(self._figure(sentence, before))
        if events:
            claims += self._events()
        claims = with_doubt(sorted(claims, key=self._order), self.sentences, self.language)
        return Reading(msgspec.structs.replace(self.document, places=tuple(self.places)), tuple(claims))

    def _order(self, claim: AnyClaim) -> tuple[int, bool, int, int]:
        """Where a claim stands in the record: people lead their sentence, whatever befell their homes before them."""
        match claim:
            case Figure(quantity=span) | Event(trigger=span) | Statement(content=span):
                pass
        start, end = span.start or 0, span.end or 0
        dwelling = isinstance(claim, Figure) and claim.unit is Unit.DWELLING
        return bisect_right(self.sentences, start, key=lambda sentence: sentence.start), dwelling, start, end

    def _dated(self, voice: Voice) -> Voice:
        """A statement whose relays know when they printed it, where the sentence tells."""
        if voice.cue is None or not cites_relays(voice.sources):
            return voice
        cue = (voice.cue.start or 0, voice.cue.end or 0)
        sentence = next((s for s in self.sentences if s.start <= cue[0] < s.end), self.sentences[voice.sentence])
        sources = with_publication(
            voice.sources,
            cue,
            text=self.text,
            times=self._times(sentence),
            said=voice.spans,
            language=self.language,
            reference=self.reference,
        )
        return replace(voice, sources=sources)

    def _follows(self, start: int, place: int) -> bool:
        """Whether something at a character stands in this sentence or the one before it."""
        return start >= self.sentences[max(0, place - 1)].start

    @staticmethod
    def _within(places: Sequence[Place], sentence: Sentence) -> list[Place]:
        return [place for place in places if sentence.start <= (place.start or 0) < sentence.end]

    def _around(self, sentence: Sentence, before: FoundFigure | None, *, timed: bool = True) -> Around:
        return Around(
            times=self._times(sentence) if timed else (),
            places=self._within(self.places, sentence),
            contents=self._contents,
            speakers=self._speakers,
            before=before,
        )

    @cached_property
    def _contents(self) -> list[tuple[int, int]]:
        return [span for voice in self.voices for span in voice.spans]

    @cached_property
    def _speakers(self) -> list[tuple[int, int]]:
        sources = (source for voice in self.voices for source in voice.sources)
        return [(s.start, s.end) for s in sources if s.start is not None and s.end is not None]

    def _times(self, sentence: Sentence) -> list[Time]:
        """The times of a sentence, read once."""
        known = self._read_times.get(sentence.start)
        if known is None:
            known = self._read_times[sentence.start] = self._find_times(sentence)
        return known

    def _find_times(self, sentence: Sentence) -> list[Time]:
        """The times of a sentence at their place in the document, without the article's own date."""
        dated = range(self.dateline[1], self.dateline[2]) if self.dateline else range(0)
        found = [
            msgspec.structs.replace(time, start=at + (time.start or 0), end=at + (time.end or 0))
            for at in [sentence.start]
            for time in find_times(sentence.text, self.language, self.reference)
        ]
        return [time for time in found if time.start not in dated]

    def _events(self) -> Iterator[Event]:
        """The events of the sentences in which a word may name one."""
        for sentence in self.sentences:
            if may_tell(sentence.text, self.language):
                for found in find_events(sentence, self.language, partial(self._around, sentence, None)):
                    yield self._event(sentence, found)

    def _event(self, sentence: Sentence, found: FoundEvent) -> Event:
        start, end = found.trigger.start or 0, found.trigger.end or 0
        places, rules = found.places, found.rules
        if not places and (place := place_before(sentence, self.text, self.places, self.language)) is not None:
            places, rules = (place,), (*rules, "place-before")
        return Event(
            id=self._id("event", start, end, found.event),
            sentence=Span(sentence.text, sentence.start, sentence.end),
            sources=chain_for(
                self.voices, start, end, text=self.text, sentences=self.sentences, language=self.language
            ),
            modality=self._modality(found.modality, start, end),
            event=found.event,
            trigger=found.trigger,
            actors=found.actors,
            targets=found.targets,
            period=found.period,
            places=places,
            rules=rules,
        )

    def _figure(self, sentence: Sentence, found: FoundFigure) -> Figure:
        start, end = found.quantity.start or 0, found.quantity.end or 0
        return Figure(
            id=self._id("figure", start, end, found.measure),
            sentence=Span(sentence.text, sentence.start, sentence.end),
            sources=chain_for(
                self.voices, start, end, text=self.text, sentences=self.sentences, language=self.language
            ),
            modality=self._modality(found.modality, start, end),
            quantity=found.quantity,
            unit=found.unit,
            who=found.who,
            composition=found.composition,
            measure=found.measure,
            extent=found.extent,
            period=found.period,
            places=found.places,
            rules=found.rules,
        )

    def _modality(self, own: Modality, start: int, end: int) -> Modality:
        """The claim's own, or else that of the statement that holds it."""
        held = [voice for voice in self.voices if voice.holds(start, end)]
        if own is not Modality.ASSERTED or not held:
            return own
        inmost = min(held, key=lambda voice: (voice.content.end or 0) - (voice.content.start or 0))
        return own if self._aside(inmost.content.start or 0, start) else inmost.modality

    def _aside(self, start: int, number: int) -> bool:
        """Whether a relative clause leads to a number: *plans to close the road where nine died* tells of deaths."""
        return not small(self.language, "aside").isdisjoint(self.text[start:number].casefold().split())

    def _statement(self, voice: Voice) -> Statement:
        sentence = self.sentences[voice.sentence]
        return Statement(
            id=self._id("statement", voice.content.start or 0, voice.content.end or 0, voice.rule),
            sentence=Span(sentence.text, sentence.start, sentence.end),
            sources=voice.sources,
            modality=voice.modality,
            cue=voice.cue,
            content=voice.content,
            direct=voice.direct,
            rules=(voice.rule,),
        )

    def _id(self, *parts: object) -> str:
        """The same document and reader give the same id."""
        words = "\n".join(str(part) for part in (READER, self.document.id, *parts))
        return hashlib.sha256(words.encode()).hexdigest()[:32]


def _later(published: str | None, printed: str | None) -> str | None:
    """The date to read times against: that of publication, unless the text bears a later or closer one at its head."""
    if published is None or printed is None:
        return published or printed
    return printed if printed[: len(published)] >= published and len(printed) >= len(published) else published


def _entities(sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The names that a pipeline found, with their labels."""
    return [
        (sentence.start + entity.start_char, sentence.start + entity.end_char, entity.label_)
        for sentence in sentences
        if sentence.doc is not None
        for entity in sentence.doc.ents
    ]
