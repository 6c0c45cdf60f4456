"""GeoPackage: the figures as layers of points, areas and movements, and the claims behind them as a table, for QGIS.

Written by GDAL through pyogrio. What cannot be drawn stands in the layer `figures_without_place`.
"""

import tempfile
from itertools import groupby
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO

from kilde.show.export.formats import Format
from kilde.show.export.geojson import Geometry, features
from kilde.show.export.material import ExportError, Material
from kilde.show.export.sheets import FIGURE_FIELDS, sheet

LAYERS = {"Point": "figures_points", "LineString": "figures_movements", "MultiPolygon": "figures_areas"}
NOWHERE = "figures_without_place"


def write(material: Material, out: BinaryIO) -> None:
    """The file, made beside and then copied: GDAL writes to files only."""
    try:
        import pyogrio
    except ImportError as error:
        raise ExportError("GeoPackage needs GDAL: pip install 'kilde[geopackage]'") from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kilde.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _gdal_time(material.entered_at)})
        try:
            _fill(path, material)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        with path.open("rb") as made:
            copyfileobj(made, out)


def _fill(path: Path, material: Material) -> None:
    drawn = sorted(features(material), key=lambda feature: _layer(feature[1]))
    for layer, found in groupby(drawn, key=lambda feature: _layer(feature[1])):
        _add(path, layer, list(found))
    if not drawn:
        _add(path, NOWHERE, [])
    counted = material.rows
    claims = sheet(material, "series")
    for batch in claims.batches():
        _write(path, "series", batch.schema, [batch], None)
    material.rows = counted


def _layer(geometry: Geometry | None) -> str:
    return LAYERS[geometry["type"]] if geometry else NOWHERE


def _add(path: Path, layer: str, found: list[tuple[dict[str, Any], Geometry | None]]) -> None:
    import pyarrow as pa

    from kilde.ledger import arrow_schema

    rows = pa.Table.from_pylist([properties for properties, _ in found], schema=arrow_schema(FIGURE_FIELDS))
    kind = next((kind for kind, name in LAYERS.items() if name == layer), None)
    if kind is not None:
        rows = rows.append_column("geom", pa.array([wkb(geometry) for _, geometry in found if geometry], pa.binary()))
    _write(path, layer, rows.schema, rows.to_batches(), kind)


def _write(path: Path, layer: str, schema: Any, batches: list[Any], kind: str | None) -> None:  # noqa: ANN401 - Arrow's
    import pyarrow as pa
    import pyogrio

    place = {"geometry_name": "geom", "geometry_type": kind, "crs": "EPSG:4326"} if kind else {}
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    pyogrio.write_arrow(reader, path, layer=layer, driver="GPKG", append=path.exists(), **place)


def wkb(geometry: Geometry) -> bytes:
    """A geometry as well-known binary, little-endian."""
    import struct

    kind, places = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return struct.pack("<BIdd", 1, 1, *places)
    if kind == "LineString":
        return struct.pack("<BI", 1, 2) + _positions(places)
    polygons = [struct.pack("<BII", 1, 3, len(rings)) + b"".join(map(_positions, rings)) for rings in places]
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(polygons)


def _positions(places: Any) -> bytes:  # noqa: ANN401 - a sequence of positions
    import struct

    return struct.pack("<I", len(places)) + b"".join(struct.pack("<dd", *place) for place in places)


def _gdal_time(entered_at: str) -> str:
    """The time that the file is of, as GDAL writes it: the same ledger gives the same file."""
    return f"{entered_at[:19] or '2000-01-01T00:00:00'}Z"


FORMAT = Format("geopackage", ".gpkg", "the same as layers for QGIS, with the claims behind them", write)
