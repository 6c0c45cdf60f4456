"""Words that tell what happened (triggers), each with all that it can mean.

Every one has a role: what it says befalls its object, is done by its subject, is the state of a group, names the act,
or is itself counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kilde.read.figures.tokens import Tokens
from kilde.read.forms import GAP, Phrases, forms, parts, rules, small
from kilde.read.language import lexicon
from kilde.vocabulary import Measure

WEAK: dict[Measure, float] = {
    Measure.PRESENT: 2.0,
    Measure.AFFECTED: 1.5,
    Measure.DEPLOYED: 1.0,
    Measure.DEPARTED: 0.5,
    Measure.IN_NEED: 0.5,
    Measure.RELOCATED: 0.5,
}
"""Measures told by common words: they give way to others."""
TELLING = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.HOMELESS})
"""Measures whose nouns say what happened (*18 injured*), where others name who they are (*18 refugees*)."""
_COPULA_REACH = 2


class Role(StrEnum):
    """How a word tells what happened, seen from the number."""

    BEFALLS = "befalls"
    DOES = "does"
    STATE = "state"
    ACT = "act"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a trigger can mean; `active` forms (*killing*, *kills*) are never passive."""

    measure: Measure
    role: Role
    active: bool = False
    passive: bool = False


@dataclass(slots=True)
class Trigger:
    """Words at tokens `first` to `last` that tell what happened, with all they can mean."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    words: int = 1
    """How many of its tokens are words of the phrase and do not stand in a gap of it."""

    @property
    def verbal(self) -> bool:
        """Whether it may be a verb."""
        return any(reading.role in (Role.BEFALLS, Role.DOES) for reading in self.readings)

    @property
    def nominal(self) -> bool:
        """Whether it may be a noun."""
        return any(reading.role in (Role.ACT, Role.COUNTED) for reading in self.readings)


@cache
def dwelling_measures(language: str) -> frozenset[Measure]:
    """Measures that are said of houses and homes only."""
    book = lexicon(language, "measure")
    return frozenset(Measure(name) for name, table in book.items() if table.get("dwelling"))


@cache
def _triggers(language: str) -> Phrases[Reading]:
    return Phrases(_entries(language))


def _entries(language: str) -> Iterator[tuple[tuple[str, ...], Reading]]:
    for name, table in lexicon(language, "measure").items():
        for role in Role:
            for entry in table.get(role.value, ()):
                yield from _readings(entry, Measure(name), role, language)


def _readings(entry: str, measure: Measure, role: Role, language: str) -> Iterator[tuple[tuple[str, ...], Reading]]:
    """All forms of an entry, each with what it means; of a verb also whether it is always active or always passive."""
    if role is Role.STATE:
        yield from ((form, Reading(measure, role)) for form in forms(entry, ()))
        return
    if role not in (Role.BEFALLS, Role.DOES):
        yield from ((form, Reading(measure, role)) for form in forms(entry, rules(language, "noun"), last=True))
        return
    endings = lexicon(language, "words")["inflection"]
    made = forms(entry, rules(language, "verb"))
    plain = made[0][0]
    participles = {form.split()[0] for form in entry.split("/")[1:]} - set(endings["preterite"])
    always_active = {plain, *(plain + ending for ending in endings["active"]), *endings["preterite"]} - participles
    for form in made:
        active = form[0] in always_active or form[0].endswith(tuple(endings["gerund"]))
        passive = form[0] != plain and form[0].endswith(tuple(endings["passive"]))
        reading = Reading(measure, role, active=active, passive=passive)
        yield form, reading
        if role is Role.BEFALLS and _parts(form, language):
            yield (form[0], GAP, *form[1:]), reading


def _parts(form: Sequence[str], language: str) -> bool:
    """Whether an object may part a verb from what belongs to it: *brought 40 ashore*, *jevnet 12 hus med jorda*."""
    if len(form) == 1 or GAP in form:
        return False
    return form[-1] in small(language, "particle") or (len(form) > 2 and form[-1] not in small(language, "governing"))


def is_harm(lows: Sequence[str], language: str) -> bool:
    """Whether any word may begin a trigger. Cheap."""
    table = _triggers(language)
    return any(low in table for low in lows)


def is_trigger(low: str, language: str) -> bool:
    """Whether a word alone tells what happened."""
    return any(match.first == match.last for match in _triggers(language).at([low], 0))


def find_triggers(tokens: Tokens, language: str) -> list[Trigger]:
    """All triggers of a sentence; longer ones hide the shorter ones in them that mean less."""
    table = _triggers(language)
    found: list[Trigger] = []
    for i, low in enumerate(tokens.lows):
        matches = list(table.at(tokens.lows, i)) if low in table else []
        for last in dict.fromkeys(match.last for match in matches):
            ending = [match for match in matches if match.last == last]
            readings = tuple(match.value for match in ending)
            found.append(Trigger(i, last, readings, max(match.words for match in ending)))
    part, nobody = small(language, "part"), _of_nobody(tokens, language)
    found = [t for t in found if t.first not in nobody]
    shown = [t for t in found if not _hidden(t, found) and not (t.first == t.last and tokens.lows[t.first] in part)]
    return [t for t in shown if not _only_links(t, shown, tokens, language)]


@cache
def _nobodys(language: str) -> Phrases[bool]:
    grammar = lexicon(language, "words")["grammar"]
    phrases = (*(phrase for phrase in grammar["reach"] if " " in phrase), *grammar["no_harm"])
    return Phrases((parts(phrase), True) for phrase in phrases)


def _of_nobody(tokens: Tokens, language: str) -> frozenset[int]:
    """Tokens that tell of nobody: how far a number has come (*er kommet opp i 40*), or drones *shot down*."""
    found = (_nobodys(language).longest(tokens.lows, i) for i in range(len(tokens)))
    return frozenset(i for match in found if match is not None for i in range(match.first, match.last + 1))


def _only_links(trigger: Trigger, others: Sequence[Trigger], tokens: Tokens, language: str) -> bool:
    """Whether a verb only leads to a state told right after it: *remained displaced*, *registered as displaced*."""
    if trigger.first != trigger.last or tokens.lows[trigger.first] not in small(language, "copula"):
        return False
    return any(
        0 < other.first - trigger.last <= _COPULA_REACH
        and any(reading.role in (Role.STATE, Role.BEFALLS) and not reading.active for reading in other.readings)
        for other in others
    )


def _hidden(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a trigger that says more begins at the same word, or holds this one and has no gap.

    One of as many words with a gap says less: *sent back to* is *sent back*, not *sent … to*. What stands in a gap
    or at its end may be another's: *report nine dead and two missing*.
    """
    size = trigger.last - trigger.first
    for other in others:
        longer = other.last - other.first > size and other.first <= trigger.first and trigger.last <= other.last
        gap = other.last - other.first + 1 > other.words
        if longer and other.words > trigger.words and (other.first == trigger.first or not gap):
            return True
        if other.first == trigger.first and other.last < trigger.last and other.words >= trigger.words > 1:
            return True
    return False


def telling_tokens(triggers: Sequence[Trigger]) -> frozenset[int]:
    """The last tokens of those that say by themselves what happened to whom they name."""
    return frozenset(t.last for t in triggers if any(reading.measure in TELLING for reading in t.readings))
