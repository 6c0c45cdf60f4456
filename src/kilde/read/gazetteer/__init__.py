"""Names to places: what GeoNames knows of countries, their units and towns, with a supplement of our own.

The bundled file is enough for most texts; `load` makes a file of a full GeoNames dump that takes its place.
"""

from kilde.read.gazetteer.gazetteer import Candidate, Gazetteer, gazetteer, get, lookup, within
from kilde.read.gazetteer.names import key
from kilde.read.gazetteer.store import Entry, Kind

__all__ = ["Candidate", "Entry", "Gazetteer", "Kind", "gazetteer", "get", "key", "lookup", "within"]
