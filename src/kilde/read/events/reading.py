"""The events of one sentence: words found, sides read, types decided, then told in full."""

from collections.abc import Sequence
from typing import Protocol

from kilde.read.events.found import FoundEvent
from kilde.read.events.kinds import Kinds
from kilde.read.events.lexicon import Use, links
from kilde.read.events.merging import Draft, merged
from kilde.read.events.phrases import Phrases, classed
from kilde.read.events.sides import SideReader
from kilde.read.events.triggers import find_triggers, tokens_of_all
from kilde.read.figures import Around
from kilde.read.figures.cutting import cut
from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.modality import modality_of
from kilde.read.figures.near import Near
from kilde.read.figures.people import Counted
from kilde.read.figures.tokens import Tokens
from kilde.read.figures.triggers import Trigger as Told
from kilde.read.figures.when import When
from kilde.read.figures.where import Where
from kilde.read.period import may_hold_time
from kilde.read.sentences import Sentence
from kilde.vocabulary import EventType, Measure, Modality, Period

MOVES = {
    EventType.FLIGHT: Measure.FLED,
    EventType.EVACUATION: Measure.EVACUATED,
    EventType.ARRIVAL: Measure.ARRIVED,
    EventType.RETURN: Measure.RETURNED,
    EventType.ABDUCTION: Measure.ABDUCTED,
    EventType.AID_DELIVERY: Measure.ARRIVED,
}
"""What a figure of such an event measures, by which its places take part; all others happen in one place."""


class Look(Protocol):
    """Tells what else was read in and before a sentence; its times only where it may have any."""

    def __call__(self, *, timed: bool) -> Around:
        """What was read."""
        ...


def find_events(sentence: Sentence, language: str, look: Look) -> list[FoundEvent]:
    """The events that a sentence tells of, in its order (offsets from the document's start).

    `look` tells what else was read there; it is asked only where a word may name an event.
    """
    tokens = classed(cut(sentence, language), language)
    triggers = find_triggers(tokens, language)
    if not triggers:
        return []
    around = look(timed=may_hold_time(tokens.lows, language))
    times = _time_tokens(tokens, around)
    triggers = [trigger for trigger in triggers if trigger.first not in times]
    phrases = Phrases(tokens, language, times | frozenset(tokens_of_all(triggers)))
    sides, kinds = SideReader(tokens, phrases, triggers, language), Kinds(tokens, phrases, language)
    drafts: list[Draft] = []
    for longest in triggers:
        for trigger in (longest, *longest.shorter):
            found = sides.of(trigger, trigger.words)
            if (kind := kinds.of(trigger, found)) is not None:
                found.actors = [phrase for phrase in found.actors if not phrases.is_means(phrase)]
                found.targets = [phrase for phrase in found.targets if not phrases.is_means(phrase)]
                drafts.append(Draft(trigger, kind, found))
                break
    drafts = merged(drafts, tokens)
    return _Telling(tokens, phrases, drafts, language, around).events() if drafts else []


def _time_tokens(tokens: Tokens, around: Around) -> frozenset[int]:
    """The tokens of the sentence's times."""
    spans = (tokens.covering(time.start or 0, time.end or 0) for time in around.times)
    return frozenset(i for span in spans if span for i in range(span[0], span[1] + 1))


class _Telling:
    """Tells when and where the events of a sentence were, and how firmly, as is told of its figures."""

    def __init__(
        self, tokens: Tokens, phrases: Phrases, drafts: Sequence[Draft], language: str, around: Around
    ) -> None:
        self.tokens, self.phrases, self.drafts, self.language = tokens, phrases, drafts, language
        self.around = around
        self.groups = [Group(d.trigger.first, d.trigger.last, Counted()) for d in drafts]
        near = Near(tokens, frozenset(i for d in drafts for i in range(d.trigger.first, d.trigger.last + 1)), language)
        self.when = When(tokens, around, near, language, ages=())
        spans = [span for span, _ in self.when.times]
        self.where = Where(tokens, around.places, near, language, speakers=around.speakers, groups=(), times=spans)

    def events(self) -> list[FoundEvent]:
        """All of them."""
        return [self._told(draft, group) for draft, group in zip(self.drafts, self.groups, strict=True)]

    def _told(self, draft: Draft, group: Group) -> FoundEvent:
        trigger, kind = draft.trigger, draft.kind
        measure = MOVES.get(kind.event, Measure.AFFECTED)
        choice = Choice(measure, 0.0, "event", Told(trigger.first, trigger.last, ()))
        within = self._within(group)
        time = self.when.of(group, choice, within=within)
        places = self.where.of(group, choice, within=within)
        others = frozenset(i for g in self.groups if g is not group for i in range(g.first, g.last + 1))
        return FoundEvent(
            kind.event,
            self.tokens.span(trigger.first, trigger.last),
            tuple(map(self.phrases.source, draft.sides.actors)),
            tuple(map(self.phrases.source, draft.sides.targets)),
            Modality.DENIED
            if self._negated(draft)
            else modality_of(self.tokens, group, choice, self.language, others=others),
            time.period if time else Period(),
            places,
            (f"trigger-{kind.word.use}", kind.rule, *dict.fromkeys(draft.sides.rules)),
        )

    def _negated(self, draft: Draft) -> bool:
        """Whether *not* stands behind the verb, as it does in Norwegian: *angrep ikke*."""
        behind = self.tokens.lows[draft.trigger.last + 1 : draft.trigger.last + 3]
        return draft.kind.word.use is not Use.NOUN and not links(self.language, "negation").isdisjoint(behind)

    def _within(self, group: Group) -> range | None:
        """The tokens of the innermost statement that holds the event."""
        start, end = self.tokens[group.first].start, self.tokens[group.last].end
        holding = [(s, e) for s, e in self.around.contents if s <= start and end <= e]
        if not holding:
            return None
        span = self.tokens.covering(*min(holding, key=lambda content: content[1] - content[0]))
        return range(span[0], span[1] + 1) if span else None
