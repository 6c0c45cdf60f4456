"""One claim of one event: what two words of a sentence tell of it is not told twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.read.events.kinds import Kind
from kilde.read.events.sides import Sides
from kilde.read.events.triggers import Trigger
from kilde.read.figures.tokens import Tokens
from kilde.vocabulary import EventType

VIOLENT = frozenset(
    {
        EventType.ARMED_CLASH,
        EventType.CHEMICAL_WEAPON,
        EventType.AIR_STRIKE,
        EventType.SUICIDE_BOMB,
        EventType.SHELLING,
        EventType.EXPLOSIVE,
        EventType.GRENADE,
        EventType.SEXUAL_VIOLENCE,
        EventType.ATTACK,
        EventType.EXCESSIVE_FORCE,
        EventType.MOB_VIOLENCE,
        EventType.VIOLENT_DEMONSTRATION,
    }
)
"""Types of which deaths come."""
_LOOSE = frozenset({EventType.ATTACK, EventType.EXPLOSIVE})
"""Types that a word gives for want of a closer one: *the attack*, *the explosion*."""


@dataclass(slots=True)
class Draft:
    """An event on its way."""

    trigger: Trigger
    kind: Kind
    sides: Sides


_NEAR = 8
"""Tokens from a verb to the act that it is done to: *repelled an attack*."""


def merged(drafts: Sequence[Draft], tokens: Tokens) -> list[Draft]:
    """The events without those that another word of the same clause tells of already."""
    kept: list[Draft] = []
    for draft in _without_results(drafts):
        same = next(
            (
                other
                for other in kept
                if _undone(other, draft) or (_one(other, draft) and _in_one_clause(tokens, other, draft))
            ),
            None,
        )
        if same is None:
            kept.append(draft)
        elif _undone(same, draft):
            for actor in draft.sides.actors:
                same.sides.add("whose-act", target=actor)
        else:
            if same.kind.event in _LOOSE and draft.kind.event not in _LOOSE:
                same.kind = draft.kind
            same.sides = _both(same.sides, draft.sides)
    return kept


def _without_results(drafts: Sequence[Draft]) -> list[Draft]:
    """Without deaths that come of a violent act told in the same sentence; who killed there did that act."""
    acts = [d for d in drafts if not d.kind.word.family.result and d.kind.event in VIOLENT]
    if not acts:
        return list(drafts)
    for result in (d for d in drafts if d.kind.word.family.result):
        act = min(acts, key=lambda act: abs(act.trigger.first - result.trigger.first))
        if not act.sides.actors and "passive" not in result.sides.rules:
            for actor in result.sides.actors:
                act.sides.add("who-killed", actor=actor)
    return [d for d in drafts if not d.kind.word.family.result]


def _undone(verb: Draft, act: Draft) -> bool:
    """Whether an act is what a verb is done to: *repelled an attack*."""
    family, apart = verb.kind.word.family, act.trigger.first - verb.trigger.last
    return bool(family.object) and verb.kind.event in VIOLENT and act.kind.event in VIOLENT and 0 < apart <= _NEAR


def _in_one_clause(tokens: Tokens, a: Draft, b: Draft) -> bool:
    """Whether no conjunction that opens a clause stands between two words: *the attack comes as they are on …*."""
    return all(tokens[i].pos != "SCONJ" and tokens.lows[i] != ";" for i in range(a.trigger.last + 1, b.trigger.first))


def _one(a: Draft, b: Draft) -> bool:
    """Whether two words tell of one event: of the same type or a looser one, and with no other side."""
    alike = a.kind.event == b.kind.event or (
        {a.kind.event, b.kind.event} & _LOOSE and {a.kind.event, b.kind.event} <= VIOLENT
    )
    if not alike:
        return False
    return not (a.sides.targets and b.sides.targets) and not (a.sides.actors and b.sides.actors)


def _both(a: Sides, b: Sides) -> Sides:
    joint = Sides(list(a.actors), list(a.targets), list(a.rules))
    for phrase in b.actors:
        joint.add("merged", actor=phrase)
    for phrase in b.targets:
        joint.add("merged", target=phrase)
    return joint
