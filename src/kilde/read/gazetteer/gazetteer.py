"""The gazetteer in use: what is installed, what the user loaded, the supplement and the names of countries as one."""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct, structs

from kilde.read.gazetteer.extra import country_names, further_names, supplement
from kilde.read.gazetteer.files import installed_store, loaded_store
from kilde.read.gazetteer.names import ARABIC, key, skeleton, variants
from kilde.read.gazetteer.store import Entry, Kind, Store


class Candidate(Struct, frozen=True):
    """A place that a name may mean; `main` when it is the name that the place goes by, `noted` when we added it."""

    entry: Entry
    main: bool
    noted: bool = False


_REMEMBERED = 100_000
"""Names whose candidates are kept in memory."""


class Gazetteer:
    """Places by name and by id; `language` (ISO 639-1) adds that language's names of countries to the English ones.

    Of stores with the same place, the first counts.
    """

    def __init__(self, stores: Sequence[Store], language: str = "en") -> None:
        self._stores = tuple(stores)
        self._names: dict[str, tuple[Candidate, ...]] = {}
        self._own: dict[str, list[Candidate]] = {}
        self._entries: dict[str, Entry] = {}
        self._supplement(language)

    def _supplement(self, language: str) -> None:
        for identity, names in further_names().items():
            if entry := self._stored(identity):
                self._enter(structs.replace(entry, name=names[0]), names[1:])
        for row in supplement():
            self._enter(row.entry, row.others)
        countries = {entry.country: entry for store in self._stores[::-1] for entry in store.countries()}
        for code in dict.fromkeys(("en", language)):
            for iso, name in country_names(code).items():
                if iso in countries:
                    self._add(name, Candidate(countries[iso], main=True, noted=True))

    def _enter(self, entry: Entry, others: Sequence[str]) -> None:
        self._entries[entry.id] = entry
        for name in (entry.name, *others):
            self._add(name, Candidate(entry, main=True, noted=True))

    def _add(self, name: str, candidate: Candidate) -> None:
        self._own.setdefault(key(name), []).append(candidate)

    def candidates(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """What names may mean; names are given as `key` writes them, and those without a place are left out."""
        if len(self._names) > _REMEMBERED:
            self._names.clear()
        wanted = list(dict.fromkeys(keys))
        new = [k for k in wanted if k not in self._names]
        found: dict[str, list[Candidate]] = {k: list(self._own.get(k, ())) for k in new}
        for store in self._stores:
            for k, main, stored in store.find(new):
                entry = self._entries.get(stored.id, stored)
                if all(entry.id != other.entry.id for other in found[k]):
                    found[k].append(Candidate(entry, main))
        self._names |= {k: tuple(rows) for k, rows in found.items()}
        return {k: rows for k in wanted if (rows := self._names[k])}

    def lookup(self, name: str, *, country: str | None = None, kind: Kind | None = None) -> tuple[Entry, ...]:
        """The places of this name, most likely first; Arabic names are found under any spelling of their article."""
        k = key(name)
        rows = self.candidates([k]).get(k) or self.respelled([k]).get(k, ())
        rows = tuple(c for c in rows if country in {None, c.entry.country} and kind in {None, c.entry.kind})
        return tuple(dict.fromkeys(c.entry for c in sorted(rows, key=_rank)))

    def respelled(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """What Arabic names may mean under another spelling of their article."""
        spelled = {k: list(variants(k)) for k in keys}
        found = self.candidates(other for others in spelled.values() for other in others)
        result = {}
        for k, others in spelled.items():
            for other in others:
                rows = tuple(c for c in found.get(other, ()) if c.entry.country in ARABIC)
                if rows:
                    result[k] = rows
                    break
        return result

    def transliterated(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """What Arabic names may mean under other transliterations: a guess that needs the country to speak for it."""
        bones = {k: made for k in keys if (made := skeleton(k))}
        found = self.candidates(bones.values())
        return {k: found[made] for k, made in bones.items() if made in found}

    def country(self, code: str) -> Entry:
        """The country with this ISO 3166-1 alpha-2 code; KeyError where there is none."""
        entry = self._unit(code)
        if entry is None:
            raise KeyError(f"no country {code!r} in the gazetteer")
        return entry

    def get(self, identity: str) -> Entry | None:
        """The place with this id (`geonames:169577`), if the gazetteer has it."""
        return self._entries.get(identity) or self._stored(identity)

    def _stored(self, identity: str) -> Entry | None:
        return next((entry for store in self._stores if (entry := store.get(identity))), None)

    def _unit(self, country: str, admin1: str | None = None) -> Entry | None:
        units = (store.unit(country, admin1) for store in self._stores)
        entry = next((unit for unit in units if unit), None)
        return self._entries.get(entry.id, entry) if entry else None

    def within(self, identity: str) -> tuple[Entry, ...]:
        """The units that contain a place, smallest first: first-level unit, country."""
        entry = self.get(identity)
        if entry is None or entry.country is None:
            return ()
        units = [self._unit(entry.country)]
        if entry.kind is not Kind.COUNTRY and entry.admin1:
            units.insert(0, self._unit(entry.country, entry.admin1))
        return tuple(unit for unit in units if unit is not None and unit.id != identity)

    def towns_by_unit(self, country: str) -> dict[str | None, list[tuple[float, float]]]:
        """Longitude and latitude of a country's towns, by the code of the first-level unit that they lie in."""
        units: dict[str | None, list[tuple[float, float]]] = {}
        for store in self._stores:
            for admin1, lat, lon in store.towns(country):
                units.setdefault(admin1, []).append((lon, lat))
        return units


_ORDER = {Kind.COUNTRY: 0, Kind.CONTINENT: 0}


def _rank(candidate: Candidate) -> tuple[int, bool, int]:
    entry = candidate.entry
    size = -entry.population if candidate.main or entry.population > 100_000 else 0
    return _ORDER.get(entry.kind, 1), size == 0, size


@cache
def gazetteer(language: str = "en") -> Gazetteer:
    """The gazetteer for texts in a language."""
    loaded = loaded_store()
    return Gazetteer([loaded, installed_store()] if loaded else [installed_store()], language)


def lookup(
    name: str, *, language: str = "en", country: str | None = None, kind: Kind | None = None
) -> tuple[Entry, ...]:
    """The places of this name, most likely first."""
    return gazetteer(language).lookup(name, country=country, kind=kind)


def get(identity: str) -> Entry | None:
    """The place with this id (`geonames:169577`), if the gazetteer has it."""
    return gazetteer().get(identity)


def within(identity: str) -> tuple[Entry, ...]:
    """The units that contain a place, smallest first: first-level unit, country."""
    return gazetteer().within(identity)
