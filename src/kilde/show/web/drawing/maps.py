"""Where the figures are, drawn as exactly as they are known: a point for a town, an area for a region or a country,
an arc where people went from one place to another. What has no place is counted, not drawn."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kilde.read.gazetteer import Entry, Kind, gazetteer
from kilde.show.web.asked import Question
from kilde.show.web.drawing.world import Ring, code_of, outline
from kilde.show.words import Words
from kilde.vocabulary import Number, Place, PlaceRole
from kilde.weigh import FigureRow, PlaceCount, SaidRow

WIDTH, HEIGHT = 520, 360
_LEAST_SPAN = 3.0  # degrees: closer than this, outlines of countries say nothing
Placed = FigureRow | SaidRow
"""What stands at a place."""
_RADIUS_KM = {Kind.ADMIN1: 90.0, Kind.ADMIN2: 35.0, Kind.COUNTRY: 320.0, Kind.REGION: 200.0}
"""How far around its middle an area may reach, where its shape is not known."""
_LIST = 5
_MOST_SPOTS = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its figures."""

    name: str
    lat: float
    lon: float
    exact: bool
    """A town or camp; else somewhere in an area."""
    radius_km: float
    """Of the area; nought for a point."""
    country: str | None
    href: str
    lines: tuple[str, ...]
    """Its first figures, in words."""
    figures: int
    weight: float
    """The largest number there."""
    x: float = 0.0
    y: float = 0.0
    r: float = 0.0
    label: bool = False
    outline: str | None = None
    """Of a country: the code of its outline, which is drawn in the place of a circle."""
    shape: str = ""

    @property
    def ends(self) -> tuple[tuple[float, float], ...]:
        """What a map has to reach: its middle, and how far it goes to the four sides."""
        up = self.radius_km / 111.2
        across = up / max(math.cos(math.radians(self.lat)), 0.1)
        return (self.lon - across, self.lat - up), (self.lon + across, self.lat + up)


@dataclass(frozen=True, slots=True)
class Flow:
    """People who went from one place to another."""

    start: str
    end: str
    points: tuple[tuple[float, float], tuple[float, float]]
    """Longitude and latitude of both ends."""
    words: str
    href: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """The map, drawn for a page that runs no scripts; the same as data for one that does."""

    spots: tuple[Spot, ...]
    flows: tuple[Flow, ...]
    land: tuple[str, ...]
    """Outlines of countries, as paths."""
    grid: tuple[str, ...]
    unplaced: int
    """Figures without a place that is known."""
    data: dict[str, object] = field(default_factory=dict)
    """GeoJSON: features with `kind`, `name`, `lines`, `href`, `radius_km`, `outline`, `weight`."""


def map_view(rows: Sequence[Placed], question: Question, words: Words, *, places: Sequence[PlaceCount] = ()) -> MapView:
    """The map of some rows, and of the places of others of which no more is told than how many there are."""
    by_place: defaultdict[str, list[Placed]] = defaultdict(list)
    entries: dict[str, Entry] = {}
    flows: list[Flow] = []
    unplaced = 0
    for row in rows:
        entry = _entry(row.gazetteer_id)
        if entry is None:
            unplaced += 1
            continue
        by_place[entry.id].append(row)
        entries[entry.id] = entry
        flows += _flows(row, question, words)
    counts = {one.gazetteer_id: one for one in places if one.gazetteer_id}
    spots = [
        _spot(entries[identity], found, question, words, counts.get(identity)) for identity, found in by_place.items()
    ]
    for identity, count in list(counts.items())[:_MOST_SPOTS]:
        if identity not in by_place and (entry := _entry(identity)):
            spots.append(_spot(entry, (), question, words, count))
    spots.sort(key=lambda spot: (spot.exact, -spot.weight))
    flows = list({(flow.start, flow.end): flow for flow in flows}.values())
    if not spots:
        return MapView((), (), (), (), unplaced, _data([], []))
    frame = _Frame.around([end for spot in spots for end in spot.ends] + [end for flow in flows for end in flow.points])
    top = max(spot.weight for spot in spots) or 1
    drawn = [frame.placed(spot, top) for spot in spots]
    return MapView(
        spots=tuple(_labelled(drawn)),
        flows=tuple(frame.arc(flow) for flow in flows),
        land=tuple(frame.land()),
        grid=tuple(frame.grid()),
        unplaced=unplaced,
        data=_data(spots, flows),
    )


@lru_cache(maxsize=4096)
def _entry(identity: str | None) -> Entry | None:
    return gazetteer().get(identity) if identity else None


def _spot(entry: Entry, rows: Sequence[Placed], question: Question, words: Words, count: PlaceCount | None) -> Spot:
    lines = tuple(
        f"{words.range(row.low, row.high, about=row.about)} {words.matter(row.who, row.unit, row.measure, row.extent)}"
        for row in rows[:_LIST]
    ) or (words.count("figure", count.rows if count else 0),)
    radius = _RADIUS_KM.get(entry.kind, 0.0)
    return Spot(
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        exact=not radius,
        radius_km=radius,
        country=entry.country,
        href="/?" + question.but(place=entry.id).query,
        lines=lines,
        figures=count.rows if count else len(rows),
        weight=float(max([_most(row) for row in rows] + [(count and count.most) or 0])),
        outline=code_of(entry.country) if entry.kind is Kind.COUNTRY else None,
    )


def _most(row: Placed) -> Number:
    return max(number for number in (row.low, row.high, 0) if number is not None)


def _flows(row: Placed, question: Question, words: Words) -> Iterator[Flow]:
    """The ways that the newest claim names both ends of."""
    places = row.newest.figure.places
    ends: dict[PlaceRole, list[Place]] = {role: [p for p in places if p.role is role] for role in PlaceRole}
    for start in ends[PlaceRole.FROM]:
        for end in ends[PlaceRole.TO]:
            if None in {start.lat, start.lon, end.lat, end.lon} or start.gazetteer_id == end.gazetteer_id:
                continue
            yield Flow(
                start=start.name or start.text or "",
                end=end.name or end.text or "",
                points=((start.lon or 0, start.lat or 0), (end.lon or 0, end.lat or 0)),
                words=f"{words.range(row.low, row.high, about=row.about)} "
                f"{words.matter(row.who, row.unit, row.measure, row.extent)}",
                href=f"/figures/{row.key}" + (f"?{question.query}" if question.query else ""),
            )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn: longitude and latitude to places on the page, conformal in the middle."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Frame":
        west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
        south, north = min(lat for _, lat in points), max(lat for _, lat in points)
        squeeze = math.cos(math.radians((south + north) / 2)) or 1
        across = max((east - west) * 1.3, _LEAST_SPAN / squeeze)
        upward = max((north - south) * 1.35, _LEAST_SPAN * HEIGHT / WIDTH)
        across = max(across, upward * WIDTH / HEIGHT / squeeze)
        upward = max(upward, across * squeeze * HEIGHT / WIDTH)
        lon, lat = (west + east) / 2, (south + north) / 2
        return cls(lon - across / 2, lat - upward / 2, lon + across / 2, lat + upward / 2)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) / (self.east - self.west) * WIDTH
        y = (self.north - lat) / (self.north - self.south) * HEIGHT
        return round(x, 1), round(y, 1)

    def placed(self, spot: Spot, top: float) -> Spot:
        x, y = self.at(spot.lon, spot.lat)
        per_km = HEIGHT / ((self.north - self.south) * 111.2)
        r = min(max(spot.radius_km * per_km, 9), 150) if not spot.exact else 3.5 + 8 * math.sqrt(spot.weight / top)
        shape = "".join(self._path(ring) for ring in self._rings(spot.outline))
        return replace(spot, x=x, y=y, r=round(r, 1), shape=shape)

    def _rings(self, code: str | None) -> Iterator[Ring]:
        yield from (ring for name, rings in outline().items() if code and name.startswith(f"{code} ") for ring in rings)

    def arc(self, flow: Flow) -> Flow:
        (x, y), (to_x, to_y) = (self.at(*point) for point in flow.points)
        bend = 0.22
        mid_x, mid_y = (x + to_x) / 2 - (to_y - y) * bend, (y + to_y) / 2 + (to_x - x) * bend
        path = f"M{x} {y}Q{mid_x:.1f} {mid_y:.1f} {to_x} {to_y}"
        return replace(flow, path=path)

    def land(self) -> Iterator[str]:
        margin_x, margin_y = (self.east - self.west) * 0.2, (self.north - self.south) * 0.2
        for rings in outline().values():
            near = [ring for ring in rings if self._meets(ring, margin_x, margin_y)]
            if near:
                yield "".join(self._path(ring) for ring in near)

    def _meets(self, ring: Ring, margin_x: float, margin_y: float) -> bool:
        lons, lats = [point[0] for point in ring], [point[1] for point in ring]
        return not (
            max(lons) < self.west - margin_x
            or min(lons) > self.east + margin_x
            or max(lats) < self.south - margin_y
            or min(lats) > self.north + margin_y
        )

    def _path(self, ring: Ring) -> str:
        """A ring, cut to the neighbourhood of the frame so that no coordinate is without measure."""
        points = (self.at(lon, lat) for lon, lat in ring)
        kept = dict.fromkeys((min(max(x, -WIDTH), 2 * WIDTH), min(max(y, -HEIGHT), 2 * HEIGHT)) for x, y in points)
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""

    def grid(self) -> Iterator[str]:
        step = next((one for one in (1, 2, 5, 10, 20, 30) if (self.east - self.west) / one <= 7), 60)
        for lon in _every(step, self.west, self.east):
            x, _ = self.at(lon, 0)
            yield f"M{x} 0V{HEIGHT}"
        for lat in _every(step, self.south, self.north):
            _, y = self.at(0, lat)
            yield f"M0 {y}H{WIDTH}"


def _every(step: int, first: float, last: float) -> Iterable[float]:
    at = math.ceil(first / step) * step
    while at <= last:
        yield at
        at += step


def _labelled(spots: Sequence[Spot]) -> Iterator[Spot]:
    """The same, those with the largest numbers labelled where no label stands over another."""
    taken: list[tuple[float, float, float, float]] = []
    chosen: set[str] = set()
    for spot in sorted(spots, key=lambda one: -one.weight):
        width = len(spot.name) * 6.4
        box = (spot.x + spot.r, spot.y - 7, spot.x + spot.r + 6 + width, spot.y + 7)
        if box[2] < WIDTH and all(box[0] > b[2] or box[2] < b[0] or box[1] > b[3] or box[3] < b[1] for b in taken):
            taken.append(box)
            chosen.add(spot.href)
    for spot in spots:
        yield replace(spot, label=spot.href in chosen)


def _data(spots: Sequence[Spot], flows: Sequence[Flow]) -> dict[str, object]:
    features: list[dict[str, object]] = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
            "properties": {
                "kind": "point" if spot.exact else "area",
                "name": spot.name,
                "lines": list(spot.lines),
                "figures": spot.figures,
                "href": spot.href,
                "radius_km": spot.radius_km,
                "outline": spot.outline if outline() else None,
                "weight": spot.weight,
                "country": spot.country,
            },
        }
        for spot in spots
    ]
    features += [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [list(point) for point in flow.points]},
            "properties": {
                "kind": "flow",
                "name": f"{flow.start} → {flow.end}",
                "lines": [flow.words],
                "href": flow.href,
            },
        }
        for flow in flows
    ]
    return {"type": "FeatureCollection", "features": features}
