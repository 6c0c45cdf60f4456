"""What a language knows around the names of places, ready for look-up."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kilde.read.gazetteer import Candidate, Gazetteer, Kind, gazetteer, key
from kilde.read.language import FOLDERS, lexicon

Names = dict[str, tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """A language's names and words around places; all words in lower case, names as `gazetteer.key` writes them."""

    known: Gazetteer
    names: Names
    """Names that the gazetteer lacks or reads otherwise."""
    exact: dict[str, str]
    """Names of at most three letters, with the capitals that they are written with."""
    abbreviations: Names
    """Units written short after the names of places in them."""
    abbreviated: frozenset[str]
    """The same as written."""
    at: frozenset[str]
    way: frozenset[str]
    weak: frozenset[str]
    compass: frozenset[str]
    articles: frozenset[str]
    one: frozenset[str]
    """Articles that open a phrase that says what sort of place one is: *Amona, a settlement*."""
    behind: frozenset[str]
    """Words that may follow the word of kind there: *a settlement near …*; not *a village chief*."""
    kinds: dict[str, Kind]
    kept: frozenset[str]
    """Words of kind that belong to the name when they follow it: *Idlib province*."""
    of: frozenset[str]
    holds: frozenset[str]
    """Words between a place and the unit in which it lies: *Bunia i Ituri*."""
    facilities: frozenset[str]
    """Words that end the name of a building, a street or a square."""
    locating: frozenset[str]
    """Prepositions before such a name."""
    titles: frozenset[str]
    speaking: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    bodies: frozenset[str]
    """Words after a name that make it part of the name of a body or a thing: *Washington Post*."""
    streets: frozenset[str]
    common: frozenset[str]
    demonyms: dict[str, str]
    """Words for the people and things of a country, to its ISO 3166-1 alpha-2."""
    genitives: tuple[str, ...]
    endings: tuple[str, ...]
    """What names of places end in that are made of words of this language: *Lepsøyrevet*."""
    home: frozenset[str]
    """Countries that texts in this language are mostly from."""


@cache
def words(language: str) -> Words:
    """The words of a language, built from its lexicon at first use."""
    data, known = lexicon(language, "places"), gazetteer(FOLDERS[language])
    names, exact = _names(data, known)
    before = {field: frozenset(entries) for field, entries in data["before"].items()}
    return Words(
        known=known,
        names=names,
        exact=exact,
        abbreviations=_abbreviations(data["abbreviation"], known),
        abbreviated=frozenset(short for written in data["abbreviation"].values() for short in written),
        at=before["at"],
        way=before["way"],
        weak=before["weak"],
        compass=before["compass"],
        articles=before["articles"],
        one=before["one"],
        behind=before["behind"],
        kinds={word: Kind(kind) for kind, entries in data["kind"].items() for word in entries},
        kept=frozenset(data["kept"]["words"]),
        of=before["of"],
        holds=before["holds"],
        facilities=frozenset(data["facility"]["words"]),
        locating=frozenset(data["facility"]["behind"]),
        titles=frozenset(data["person"]["titles"]),
        speaking=frozenset(data["person"]["speaking"]),
        given=_listed("given_names"),
        family=_listed("family_names"),
        bodies=frozenset(data["body"]["after"]),
        streets=frozenset(data["body"]["streets"]),
        common=frozenset(map(key, data["common"]["words"])),
        demonyms={word: code for code, entries in data["demonym"].items() for word in entries},
        genitives=tuple(data["genitive"]["endings"]),
        endings=tuple(data["made"]["endings"]),
        home=frozenset(data["home"]["countries"]),
    )


def _names(data: dict[str, Any], known: Gazetteer) -> tuple[Names, dict[str, str]]:
    names: Names = {}
    exact: dict[str, str] = {}
    rows: list[tuple[str, tuple[Candidate, ...]]] = []
    for code, written in data["country"].items():
        country = (Candidate(known.country(code), main=True, noted=True),)
        rows += [(name, country) for name in written]
    for name, others in data["place"].items():
        meant = known.candidates([key(name)]).get(key(name), ())
        rows += [(other, meant) for other in others]
    for name, meant in rows:
        names[key(name)] = meant
        if len(key(name)) <= 3:
            exact[key(name)] = name.replace(".", "")
    return names, exact


def _abbreviations(data: dict[str, list[str]], known: Gazetteer) -> Names:
    found: Names = {}
    for name, written in data.items():
        units = tuple(c for c in known.candidates([key(name)]).get(key(name), ()) if c.entry.kind is Kind.ADMIN1)
        found |= {key(short): units for short in written}
    return found


def _listed(file: str) -> frozenset[str]:
    text = (resources.files(__package__) / f"{file}.txt").read_text(encoding="utf-8")
    return frozenset(map(key, text.split()))
