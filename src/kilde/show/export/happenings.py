"""How the people of a figure died or were taken, by the events that the same sentences tell.

A ledger has events where it was read with `--events`. What its reports tell of one figure in one way is taken over;
where they do not agree, or tell nothing, it stays open.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kilde.show.export.material import Material
from kilde.vocabulary import Category, Event, EventType, Measure, Modality, Source, SourceKind
from kilde.weigh import FigureRow, WeighedClaim

BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS, STRATEGIC = "Protests", "Riots", "Strategic developments"
TYPES = {
    EventType.ARMED_CLASH: BATTLES,
    EventType.GOVERNMENT_REGAINS: BATTLES,
    EventType.NON_STATE_OVERTAKES: BATTLES,
    EventType.CHEMICAL_WEAPON: REMOTE,
    EventType.AIR_STRIKE: REMOTE,
    EventType.SUICIDE_BOMB: REMOTE,
    EventType.SHELLING: REMOTE,
    EventType.EXPLOSIVE: REMOTE,
    EventType.GRENADE: REMOTE,
    EventType.SEXUAL_VIOLENCE: CIVILIANS,
    EventType.ATTACK: CIVILIANS,
    EventType.ABDUCTION: CIVILIANS,
    EventType.PROTEST_WITH_INTERVENTION: PROTESTS,
    EventType.EXCESSIVE_FORCE: PROTESTS,
    EventType.VIOLENT_DEMONSTRATION: RIOTS,
    EventType.MOB_VIOLENCE: RIOTS,
    EventType.ARRESTS: STRATEGIC,
}
"""ACLED's sub-event types in which people are killed or taken, with their event types."""
_DISORDER = {
    PROTESTS: "Demonstrations",
    STRATEGIC: "Strategic developments",
}
_OWN_DISORDER = {
    EventType.EXCESSIVE_FORCE: "Political violence; Demonstrations",
    EventType.VIOLENT_DEMONSTRATION: "Demonstrations",
}
_TAKEN = {Measure.ABDUCTED: EventType.ABDUCTION, Measure.DETAINED: EventType.ARRESTS}
"""What a figure tells of the event by itself."""
_UNSAID = "the reports do not tell how"
_AT_ODDS = "the reports tell it in different ways"
_NOT_CIVILIANS = frozenset({Category.FIGHTER, Category.SOLDIER, Category.POLICE})


class Told(Struct, frozen=True):
    """What is told of the event behind a figure."""

    kind: EventType | None
    open: str | None = None
    """Why the type stays open."""
    actors: tuple[str, ...] = ()
    """Who did it."""
    targets: tuple[str, ...] = ()
    """Which bodies it struck: a market or a village that was hit is nobody."""

    @property
    def event_type(self) -> str | None:
        """ACLED's event type."""
        return TYPES[self.kind] if self.kind else None

    @property
    def disorder_type(self) -> str | None:
        """ACLED's disorder type."""
        if self.kind is None:
            return None
        return _OWN_DISORDER.get(self.kind) or _DISORDER.get(TYPES[self.kind], "Political violence")


def told(material: Material, row: FigureRow) -> Told:
    """What the claims of a figure tell of its event; each origin has one say, through however many reports."""
    fixed, found = _TAKEN.get(row.measure), [_of_claim(material, claim, row.measure) for claim in row.evidence]
    kinds = Counter(
        kind for _origin, kind in {(origin, EventType(event.event)) for origin, events in found for event in events}
    )
    best = [kind for kind, times in kinds.items() if times == max(kinds.values())]
    kind = fixed or (best[0] if len(best) == 1 else None)
    if kind is None:
        return Told(None, _AT_ODDS if best else _UNSAID)
    of_kind = [event for _origin, events in found for event in events if event.event == kind]
    actors = _names(source for event in of_kind for source in event.actors)
    targets = _names(source for event in of_kind for source in event.targets if _is_body(source))
    if kind is EventType.ARMED_CLASH and not targets:  # both sides of it act
        actors, targets = actors[:1], actors[1:]
    return Told(kind, actors=actors, targets=targets)


def strikes_civilians(kind: EventType | None, row: FigureRow) -> bool:
    """Whether those counted are civilians by the words, or by what the type of event means."""
    named = set(row.who)
    return Category.CIVILIAN in named or (kind is not None and TYPES[kind] == CIVILIANS and not named & _NOT_CIVILIANS)


def _of_claim(material: Material, claim: WeighedClaim, measure: Measure) -> tuple[str, list[Event]]:
    """Whose word a claim is, and the events in its sentence by which people come to what is counted."""
    sentence, wanted = claim.figure.sentence, _TAKEN.get(measure)
    return claim.origin, [
        event
        for event in material.happenings.get(claim.report.id, ())
        if event.modality is Modality.ASSERTED
        and event.event in TYPES
        and (event.event == wanted if wanted else event.event not in _TAKEN.values())
        and event.trigger.start is not None
        and (sentence.start or 0) <= event.trigger.start < (sentence.end or 0)
    ]


def _is_body(source: Source) -> bool:
    return source.name is not None or source.kind is not SourceKind.UNNAMED


def _names(sources: Iterable[Source]) -> tuple[str, ...]:
    def said() -> Iterator[str]:
        for source in sources:
            if name := source.name or source.text:
                yield name

    return tuple(dict.fromkeys(said()))
