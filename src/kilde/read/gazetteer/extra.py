"""The gazetteer's supplement: `extra.toml`, and country names from CLDR."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from kilde.read.gazetteer.store import Entry, Kind, Row


@cache
def _extra() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "extra.toml").read_text(encoding="utf-8"))


def supplement() -> Iterator[Row]:
    """The places of `extra.toml` with their other names."""
    for area, kinds in _extra()["place"].items():
        country = None if area == "world" else area
        for kind, places in kinds.items():
            for name, (lat, lon, *others) in places.items():
                identity = f"kilde:{area.lower()}-{name.lower().replace(' ', '-')}"
                yield Row(Entry(identity, name, Kind(kind), country, None, lat, lon), others)


def further_names() -> dict[str, list[str]]:
    """Names that places of the bundle also have, by id."""
    return dict(_extra()["also"])


@cache
def country_names(language: str) -> dict[str, str]:
    """ISO 3166-1 alpha-2 to a country's name in a language (ISO 639-1), from CLDR."""
    from babel import Locale

    return {
        code: name for code, name in Locale.parse(language).territories.items() if len(code) == 2 and code.isalpha()
    }
