"""What a language knows of events: families of words, each with the type of event that it tells of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kilde.read.forms import Phrases, forms, parts, rules
from kilde.read.language import lexicon
from kilde.vocabulary import EventType


class Use(StrEnum):
    """How a word tells of an event: as its name, or as a verb with or without one to whom it is done."""

    NOUN = "noun"
    ACTS = "acts"
    DOES = "does"
    HAPPENS = "happens"


class Trait(StrEnum):
    """What a phrase is known to name."""

    ARMED = "armed"
    STATE = "state"
    FLOWN = "flown"
    PERSON = "person"
    WEAPON = "weapon"
    CROWD = "crowd"
    ABSTRACT = "abstract"


@dataclass(frozen=True)
class Family:
    """Words that tell of one sort of event; `turns` holds the types that it is instead beside such a side."""

    name: str
    event: EventType
    turns: tuple[tuple[Trait, EventType], ...]
    means: bool
    needs: str
    result: bool
    object: frozenset[str]

    def turned(self, trait: Trait) -> EventType | None:
        """The type where a side has this trait."""
        return dict(self.turns).get(trait)


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that a word can tell."""

    family: Family
    use: Use
    passive: bool = False
    """Whether the form itself is passive: *angripes*."""
    active: bool = False
    """Whether it is never passive: *attacks*, *angrep*."""


_TURNS = (Trait.ARMED, Trait.STATE, Trait.FLOWN, Trait.PERSON, Trait.WEAPON)


@cache
def families(language: str) -> tuple[Family, ...]:
    """The families of a language."""
    return tuple(_family(name, table, language) for name, table in lexicon(language, "events")["family"].items())


def _family(name: str, table: dict[str, Any], language: str) -> Family:
    return Family(
        name,
        EventType(table["event"]),
        tuple((trait, EventType(table[trait])) for trait in _TURNS if trait in table),
        bool(table.get("means")),
        table.get("needs", ""),
        bool(table.get("result")),
        frozenset(_nouns(table.get("object", ()), language)),
    )


@cache
def words(language: str) -> Phrases[Word]:
    """Every form of every word."""
    return Phrases(_words(language))


def _words(language: str) -> Iterator[tuple[tuple[str, ...], Word]]:
    for family in families(language):
        table = lexicon(language, "events")["family"][family.name]
        for entry in table.get(Use.NOUN, ()):
            last = not entry.endswith(tuple(" " + word for word in links(language, "of") | links(language, "on")))
            for form in forms(entry, rules(language, "noun"), last=last):
                yield form, Word(family, Use.NOUN)
        for use in (Use.ACTS, Use.DOES, Use.HAPPENS):
            for entry in table.get(use, ()):
                yield from _verb(entry, family, use, language)


def _verb(entry: str, family: Family, use: Use, language: str) -> Iterator[tuple[tuple[str, ...], Word]]:
    endings = lexicon(language, "words")["inflection"]
    made = forms(entry, rules(language, "verb"))
    plain = made[0][0]
    active = {plain, *(plain + ending for ending in endings["active"]), *endings["preterite"]}
    for form in made:
        passive = form[0] != plain and form[0].endswith(tuple(endings["passive"]))
        always = form[0] in active or form[0].endswith(tuple(endings["gerund"]))
        yield form, Word(family, use, passive=passive, active=always)


@cache
def compounds(language: str) -> dict[str, tuple[tuple[str, ...], Family]]:
    """The last parts by which an unlisted compound names an event, with the first parts that it then must not have."""
    known = {family.name: family for family in families(language)}
    made: dict[str, tuple[tuple[str, ...], Family]] = {}
    for name, table in lexicon(language, "events").get("compounds", {}).items():
        for last in table["last"]:
            for (form,) in forms(last, rules(language, "noun"), last=True):
                made[form] = (tuple(table["not"]), known[name])
    return made


@cache
def never(language: str) -> Phrases[bool]:
    """Words in a row that tell of no event though they hold a word that does."""
    return Phrases((parts(phrase), True) for phrase in lexicon(language, "events")["never"]["phrases"])


@cache
def links(language: str, name: str) -> frozenset[str]:
    """Little words that tie a side to an event."""
    return frozenset(lexicon(language, "events")["links"][name])


@cache
def generic(language: str, name: str) -> frozenset[str]:
    """Words by which no one event is meant."""
    return frozenset(lexicon(language, "events")["generic"][name])


@cache
def verbs(language: str, name: str) -> frozenset[str]:
    """The first words of all forms of the verbs in a list of `sides`."""
    entries = lexicon(language, "events")["sides"][name]
    return frozenset(form[0] for entry in entries for form in forms(entry, rules(language, "verb")))


@cache
def known_verbs(language: str) -> frozenset[str]:
    """Words that are verbs where no parse says what they are: irregular ones, and those that events are told with."""
    irregular = (form for ending, made in rules(language, "verb") if ending.startswith("^") for form in made[2:])
    told = (form[0] for form, word in words(language) if word.use is not Use.NOUN)
    nouns = {form[0] for form, word in words(language) if word.use is Use.NOUN}
    nouns |= {
        word for name in ("armed", "state", "flown", "weapons", "crowd") for word in side_nouns(language, name).firsts
    }
    return (frozenset(irregular) | frozenset(told) | verbs(language, "strikes") | verbs(language, "moves")) - nouns


@cache
def side_nouns(language: str, name: str) -> Phrases[bool]:
    """Nouns of a list of `sides`, in all forms."""
    entries = lexicon(language, "events")["sides"][name]
    return Phrases((form, True) for entry in entries for form in forms(entry, rules(language, "noun"), last=True))


@cache
def means(language: str) -> Phrases[EventType]:
    """Words for weapons, with the type of an attack with them."""
    return Phrases(
        (form, EventType(name))
        for name, entries in lexicon(language, "events")["means"].items()
        for entry in entries
        for form in forms(entry, rules(language, "noun"), last=True)
    )


def _nouns(entries: list[str], language: str) -> Iterator[str]:
    for entry in entries:
        yield from (form[0] for form in forms(entry, rules(language, "noun"), last=True))
