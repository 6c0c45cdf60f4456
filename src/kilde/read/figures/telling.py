"""A number joined to what happened, told in full: who, where, when, how far it reaches, how firmly it is said."""

from collections.abc import Sequence

from kilde.read.figures.among import RULE as AMONG
from kilde.read.figures.composition import composition_after
from kilde.read.figures.counting import Draft
from kilde.read.figures.extent import extent_of
from kilde.read.figures.found import Around, FoundFigure
from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.modality import modality_of
from kilde.read.figures.people import UNITS, Counted, Sort, noun_phrases
from kilde.read.figures.tokens import Tokens
from kilde.read.figures.triggers import TELLING, Trigger, dwelling_measures, telling_tokens
from kilde.read.figures.war import RULE as WAR
from kilde.read.figures.war import sum_of_war
from kilde.read.figures.when import When
from kilde.read.figures.where import Where
from kilde.read.forms import small
from kilde.read.period import Time
from kilde.vocabulary import Category, Extent, Measure, Modality, Period, Unit, Who

_GENERAL = frozenset(
    {Category.CIVILIAN, Category.FIGHTER, Category.SOLDIER, Category.POLICE, Category.REFUGEE, Category.IDP}
)
_PREDICATE = 4


class Teller:
    """Tells the figures of one sentence."""

    def __init__(
        self,
        tokens: Tokens,
        drafts: Sequence[Draft],
        triggers: Sequence[Trigger],
        language: str,
        *,
        around: Around,
        when: When,
        where: Where,
    ) -> None:
        self.tokens, self.drafts, self.triggers, self.language = tokens, drafts, triggers, language
        self.when, self.where, self.before = when, where, around.before
        self._contents, self._telling = around.contents, telling_tokens(triggers)

    def figure(self, draft: Draft, choice: Choice) -> FoundFigure:
        """The number told as this choice has it."""
        group = draft.group
        within = self._within(group)
        others = frozenset(
            i for other in self.drafts if other is not draft for i in range(other.group.first, other.group.end + 1)
        )
        time = self.when.of(group, choice, within=within)
        places = self.where.of(group, choice, within=within)
        first = min(group.first, choice.trigger.first if choice.trigger else group.first)
        last = max(group.end, choice.trigger.last if choice.trigger else group.end)
        clause = range(max(0, first - 6), min(len(self.tokens), last + 4))
        modality = modality_of(self.tokens, group, choice, self.language, others=others)
        if draft.number.quantity.high == 0 and modality is Modality.DENIED:
            modality = Modality.ASSERTED
        extent, period = self._extent(draft, choice, clause=clause, time=time), time.period if time else Period()
        rules: tuple[str, ...] = (draft.number.rule, choice.rule)
        war = sum_of_war(draft.number.quantity, group, choice, time, tokens=self.tokens, language=self.language)
        if war is not None and extent is not Extent.STOCK:
            extent, period, rules = Extent.CUMULATIVE, war.period, (*rules, WAR)
            places = places or war.places
        return FoundFigure(
            quantity=draft.number.quantity,
            unit=self._unit(draft, choice.measure),
            who=self._who(draft),
            composition=composition_after(self.tokens, group, self.language, others=others),
            measure=choice.measure,
            extent=extent,
            modality=modality,
            period=period,
            places=places,
            rules=rules,
        )

    def _extent(self, draft: Draft, choice: Choice, *, clause: range, time: Time | None) -> Extent:
        """Its own, or that of the number whose part or continuation it is: *66 people, including 13 children*."""
        own = extent_of(self.tokens, draft.group, choice, self.language, clause=clause, time=time)
        carried = choice.rule in ("taken-up", AMONG) and self.before is not None and self.drafts[0] is draft
        if carried and self.before is not None and own is Extent.FLOW:
            return self.before.extent if self.before.measure is choice.measure else own
        if draft.inherited is None or own is not Extent.FLOW:
            return own
        group = draft.inherited.group
        first, last = group.first, max(group.end, choice.trigger.last if choice.trigger else group.end)
        around = range(max(0, first - 6), min(len(self.tokens), last + 4))
        return extent_of(self.tokens, group, choice, self.language, clause=around, time=time)

    def _unit(self, draft: Draft, measure: Measure) -> Unit:
        own = draft.group.counted.sort
        if draft.group.counted.more_homes and measure in dwelling_measures(self.language):
            return Unit.DWELLING
        if own is None and draft.inherited is not None:
            own = draft.inherited.group.counted.sort
        return UNITS.get(own or Sort.PERSON, Unit.PERSON)

    def _within(self, group: Group) -> range | None:
        """The tokens of the statement that holds the figure."""
        start, end = self.tokens[group.first].start, self.tokens[group.last].end
        holding = [(s, e) for s, e in self._contents if s <= start and end <= e]
        if not holding:
            return None
        span = self.tokens.covering(*min(holding, key=lambda content: content[1] - content[0]))
        return range(span[0], span[1] + 1) if span else None

    def _who(self, draft: Draft) -> Who:
        counted = draft.group.counted
        if counted.first is None or counted.last is None:
            return self._antecedent(draft)
        span = self.tokens.span(counted.first, counted.last)
        categories = counted.categories
        if counted.pronoun:
            categories = (*self._predicate(draft), *self._of_whom(draft))
        elif not categories and counted.head in self._telling:
            categories = self._predicate(draft)
        if self._more_of_them(counted):
            categories = categories or self._antecedent(draft).categories
        return Who(span.text, span.start, span.end, categories)

    def _more_of_them(self, counted: Counted) -> bool:
        """Whether those counted go on from those before: *21 others*, *another five injured*."""
        head = counted.head or 0
        if self.tokens.lows[head] in small(self.language, "others"):
            return True
        here = [t for t in self.triggers if t.first == t.last == head]
        told = any(reading.measure in TELLING for trigger in here for reading in trigger.readings)
        return told and counted.first == head and not counted.categories

    def _predicate(self, draft: Draft) -> tuple[Category, ...]:
        """Who they are said to be: *90 of them were children*, *three of them women*."""
        for i in range(draft.group.end + 1, min(len(self.tokens), draft.group.end + _PREDICATE)):
            size, nouns = noun_phrases(self.tokens, i, self.language)
            if size:
                return tuple(dict.fromkeys(noun.category for noun in nouns if noun.category))
            if self.tokens[i].pos not in {"AUX", "DET", "ADJ"}:
                break
        return ()

    def _of_whom(self, draft: Draft) -> tuple[Category, ...]:
        """What the group that they are part of is, as far as it is true of all its members."""
        whole = self._antecedent(draft).categories
        if not whole and self.before is not None and self.drafts[0] is draft:
            whole = self.before.who.categories
        return tuple(category for category in whole if category in _GENERAL)

    def _antecedent(self, draft: Draft) -> Who:
        """The phrase before, which a bare number goes on counting: *six people were killed and 20 injured*."""
        at = self.drafts.index(draft)
        earlier = [d for d in self.drafts[:at] if d.choices or not d.group.article]  # *a nurse counted 38 bodies*
        wholes = [d for d in earlier if d.choices and d.inherited is None] or earlier
        for before in reversed(wholes if draft.inherited is None else earlier):
            if before.group.counted.head is not None and not before.group.counted.pronoun:
                counted = before.group.counted
                span = self.tokens.span(counted.first or 0, counted.last or 0)
                keep = tuple(c for c in counted.categories if c in _GENERAL)
                return Who(span.text, span.start, span.end, counted.categories if draft.inherited is None else keep)
        return Who()
