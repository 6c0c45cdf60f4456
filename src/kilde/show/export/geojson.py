"""GeoJSON (RFC 7946): the figures on a map, with no false point.

A town is a point, a country or province an area (the hull of its known towns), a movement between two points a line.
What cannot be drawn so has no geometry; it is counted, and its properties are there all the same.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from kilde.show.export.formats import Format
from kilde.show.export.material import Material
from kilde.show.export.places import area, line, located
from kilde.show.export.sheets import figure_row
from kilde.weigh import FigureRow

Geometry = dict[str, Any]


def geometry_of(row: FigureRow) -> Geometry | None:
    """Where a figure is, as exactly as it is known and no more; None where nothing can be drawn."""
    if way := line(row.newest.figure.places):
        return {"type": "LineString", "coordinates": way}
    if point := located(row.gazetteer_id).point:
        return {"type": "Point", "coordinates": point}
    rings = area(row.gazetteer_id)
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]} if rings else None


def features(material: Material) -> Iterator[tuple[dict[str, Any], Geometry | None]]:
    """Each figure's properties and geometry; what has none is counted."""
    for row in material.figures:
        geometry = geometry_of(row)
        if geometry is None:
            material.unmapped(
                "geometry", "no place named" if row.place is None else "a place of unknown position or extent"
            )
        material.rows += 1
        yield figure_row(material, row), geometry


def write(material: Material, out: BinaryIO) -> None:
    """A FeatureCollection, feature by feature; `kilde` says where it came from."""
    out.write(b'{"type":"FeatureCollection","kilde":' + material.about_json() + b',"features":[')
    for number, (properties, geometry) in enumerate(features(material)):
        feature = {"type": "Feature", "id": properties["figure"], "geometry": geometry, "properties": properties}
        out.write((b",\n" if number else b"\n") + msgspec.json.encode(feature))
    out.write(b"\n]}\n")


FORMAT = Format("geojson", ".geojson", "the figures on a map: points, areas and movements", write)
