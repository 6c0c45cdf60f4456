"""How exactly a place is known, the units that it lies in, and what of it can be drawn on a map.

A town, a camp or an airport is a point. A country or a unit of it is an area: its middle would be a false point. The
area is drawn as the hull of the towns that the gazetteer knows in it, unit by unit, so that it says no more than that.
Of regions, mountains and waters the gazetteer knows no extent: nothing is drawn.
"""

from dataclasses import dataclass
from functools import cache

from kilde.read.gazetteer import Entry, Kind, gazetteer
from kilde.vocabulary import Place

Position = tuple[float, float]
"""Longitude and latitude."""
Ring = tuple[Position, ...]

POINTS = frozenset({Kind.TOWN, Kind.CAMP, Kind.OTHER})
UNITS = frozenset({Kind.COUNTRY, Kind.ADMIN1})
"""Whose towns the gazetteer can list."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place with what the gazetteer knows of it; all fields are None where it does not know the place."""

    id: str | None = None
    name: str | None = None
    kind: Kind | None = None
    country: str | None = None
    admin1: str | None = None
    point: Position | None = None
    """Only where the place is one."""
    middle: Position | None = None
    """Of whatever it is: for formats whose own rule is to give the middle of an area with a code that says so."""


@cache
def located(identity: str | None) -> Located:
    """The place with this id in the gazetteer."""
    entry = gazetteer().get(identity) if identity else None
    if entry is None:
        return Located(identity)
    middle = (entry.lon, entry.lat)
    return Located(
        entry.id,
        entry.name,
        entry.kind,
        entry.country,
        _admin1(entry),
        middle if entry.kind in POINTS else None,
        middle,
    )


def _admin1(entry: Entry) -> str | None:
    if entry.kind is Kind.ADMIN1:
        return entry.name
    if entry.kind is Kind.COUNTRY:
        return None
    units = (unit for unit in gazetteer().within(entry.id) if unit.kind is Kind.ADMIN1)
    return next((unit.name for unit in units), None)


def line(places: tuple[Place, ...]) -> tuple[Position, ...] | None:
    """The way from where to where, if both ends are known as points and are not the same."""
    ends = [
        point
        for role in ("from", "via", "to")
        for place in places
        if place.role == role and (point := located(place.gazetteer_id).point)
    ]
    roles = {place.role for place in places if located(place.gazetteer_id).point}
    if not {"from", "to"} <= {str(role) for role in roles if role} or len(set(ends)) < 2:
        return None
    return tuple(ends)


@cache
def area(identity: str | None) -> tuple[Ring, ...]:
    """A country or unit as closed rings, counter-clockwise, one for each first-level unit; none for other places."""
    place = located(identity)
    if place.kind not in UNITS or place.country is None or identity is None:
        return ()
    units = gazetteer().towns_by_unit(place.country)
    if place.kind is Kind.ADMIN1:
        entry = gazetteer().get(identity)
        wanted = {entry.admin1} if entry else set()
        units = {code: towns for code, towns in units.items() if code in wanted}
    rings = (hull(towns) for _code, towns in sorted(units.items(), key=lambda unit: unit[0] or ""))
    return tuple(ring for ring in rings if ring)


def hull(points: list[Position]) -> Ring | None:
    """The smallest convex ring around points; None for fewer than three, or where they lie on both sides of 180°."""
    spread = sorted(set(points))
    if len(spread) < 3 or spread[-1][0] - spread[0][0] > 180:
        return None
    ring = [*_half(spread), *_half(spread[::-1])]
    return (*ring, ring[0]) if len(ring) > 2 else None


def _half(points: list[Position]) -> list[Position]:
    """One side of a hull, without its last point (Andrew's monotone chain)."""
    side: list[Position] = []
    for point in points:
        while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
            side.pop()
        side.append(point)
    return side[:-1]


def _turn(a: Position, b: Position, c: Position) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@cache
def codes(country: str | None) -> tuple[str | None, int | None]:
    """A country's code of three letters and its number in ISO 3166-1."""
    from babel.core import get_global

    aliases = [other for other, codes in get_global("territory_aliases").items() if codes == [country]]
    letters = next((code for code in sorted(aliases) if len(code) == 3 and code.isalpha()), None)
    number = next((int(code) for code in sorted(aliases) if len(code) == 3 and code.isdigit()), None)
    return letters, number


@cache
def country_name(country: str | None, language: str) -> str | None:
    """A country's name in a language."""
    from babel import Locale

    return Locale.parse(language).territories.get(country) if country else None
