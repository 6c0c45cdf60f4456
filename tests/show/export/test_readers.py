"""Every format, read by the programs that its users have."""

import csv
import json
from itertools import pairwise

import pytest

from kilde.show.export import Care, export
from kilde.show.export.sheets import FIELDS, sheet


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_hxl_reads_and_validates(written):
    import hxl

    path, material = written("hxl")
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert source.validate()
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        tags = source.display_tags
        rows = list(source)
    assert len(rows) == len(material.figures)
    assert {"#affected+killed+ind+flow+min", "#affected+displaced+ind+flow+max", "#date+start", "#geo+lat"} <= set(tags)
    there = next(row for row in rows if row.get("#x_contradiction") == "true")
    assert (there.get("#loc+name"), there.get("#country+code"), there.get("#geo+lat")) == ("Al-Hol", "SY", "36.3904")
    assert (there.get("#affected+killed+min"), there.get("#affected+killed+max")) == ("12", "30")
    province = next(row for row in rows if row.get("#loc+type") == "admin1")
    assert not province.get("#geo+lat")


def test_hxl_workbook_has_the_same_hashtags(written):
    import openpyxl

    path, _ = written("hxl")
    with path.open(encoding="utf-8", newline="") as lines:
        tags = list(csv.reader(lines))[1]
    path, material = written("hxl-xlsx")
    page = openpyxl.load_workbook(path)["HXL"]
    assert [cell.value for cell in page[2]] == tags
    assert page.max_row == len(material.figures) + 2


def geometries(features, kind):
    return [f for f in features if (f["geometry"] or {}).get("type") == kind]


def test_geojson_is_what_its_schema_says_and_holds_no_false_point(written):
    import jsonschema
    from geojson_pydantic import FeatureCollection

    path, material = written("geojson")
    collection = json.loads(path.read_bytes())
    jsonschema.validate(collection, FeatureCollection.model_json_schema())
    features = collection["features"]
    assert len(features) == len(material.figures)
    assert {tuple(f["geometry"]["coordinates"]) for f in geometries(features, "Point")} == {(41.1498, 36.3904)}
    (way,) = geometries(features, "LineString")
    assert way["geometry"]["coordinates"][0] == [41.1498, 36.3904]
    assert way["properties"]["range"] == "about 500"
    (area,) = geometries(features, "MultiPolygon")
    assert area["properties"]["place_level"] == "admin1"
    ring = area["geometry"]["coordinates"][0][0]
    assert ring[0] == ring[-1]
    assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0  # counter-clockwise
    assert sum(f["geometry"] is None for f in features) == material.empty.total() == 2


def test_gdal_reads_geojson_and_geopackage(written):
    import pyogrio

    path, material = written("geojson")
    _, table = pyogrio.read_arrow(path)
    assert table.num_rows == len(material.figures)
    path, material = written("geopackage")
    layers = dict(map(tuple, pyogrio.list_layers(path)))
    assert layers == {
        "figures_points": "Point",
        "figures_areas": "MultiPolygon",
        "figures_movements": "LineString",
        "figures_without_place": None,
        "series": None,
    }
    assert pyogrio.read_info(path, layer="figures_points")["crs"] == "EPSG:4326"
    _, points = pyogrio.read_arrow(path, layer="figures_points")
    assert set(points["place"].to_pylist()) == {"Al-Hol"}
    _, series = pyogrio.read_arrow(path, layer="series")
    assert series.num_rows == sum(len(row.evidence) for row in material.figures)


@pytest.mark.parametrize("table", FIELDS)
def test_duckdb_and_pandas_read_parquet_as_it_was(written, table):
    import duckdb
    import pandas as pd
    import pyarrow.parquet as pq

    path, material = written("parquet", table=table)
    names = [name for name, _ in FIELDS[table]]
    assert duckdb.sql(f"DESCRIBE FROM '{path}'").df()["column_name"].tolist() == names
    expected = list(sheet(material, table).rows())
    assert pq.read_table(path).to_pylist() == expected
    assert len(pd.read_parquet(path)) == len(expected) > 0
    about = json.loads(pq.read_schema(path).metadata[b"kilde"])
    assert about["ledger_head"] == material.head
    assert all(field.metadata[b"description"] for field in pq.read_schema(path))


@pytest.mark.parametrize("table", FIELDS)
def test_duckdb_and_pandas_read_csv_as_it_was(written, table):
    import duckdb
    import pandas as pd

    path, material = written("csv", table=table)
    expected = list(sheet(material, table).rows())
    read = duckdb.sql(f"FROM read_csv('{path}', all_varchar = true, header = true)").fetchall()
    assert len(read) == len(expected)
    assert [row[0] for row in read] == [row[FIELDS[table][0][0]] for row in expected]
    assert list(pd.read_csv(path).columns) == [name for name, _ in FIELDS[table]]


def test_openpyxl_reads_the_workbook(written):
    import openpyxl

    path, material = written("xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Read me", "Figures", "Series", "Sources", "Reports"]
    told = [cell.value for row in book["Read me"].rows for cell in row if cell.value]
    assert material.head in told
    assert any("1 quotations of more than 300 characters" in str(line) for line in told)
    head, *rows = book["Figures"].values
    column = head.index
    there = next(row for row in rows if row[column("Contradiction")])
    assert (there[column("Low")], there[column("High")], there[column("Start date")].isoformat()) == (
        12,
        30,
        "2021-05-04T00:00:00",
    )
    head, *rows = book["Reports"].values
    titles = [row[head.index("Title")] for row in rows]
    assert '=Night, "bombs"' in titles  # a text, not a formula
    assert book["Reports"].cell(titles.index('=Night, "bombs"') + 2, head.index("Title") + 1).data_type == "s"


def test_the_workbook_speaks_norwegian(written):
    import openpyxl

    path, _ = written("xlsx", language="nb")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Les meg", "Tall", "Serier", "Kilder", "Meldinger"]
    head, *rows = book["Tall"].values
    assert {"Lavest", "Høyest", "Fra dato"} <= set(head)
    assert "sivile drept" in [row[head.index("Hva")] for row in rows]


def test_prov_reads_the_derivation(written):
    from prov.model import ProvAgent, ProvDerivation, ProvDocument, ProvEntity

    path, material = written("prov")
    document = ProvDocument.deserialize(str(path), format="json")
    entities = {str(entity.identifier) for entity in document.get_records(ProvEntity)}
    claims = {claim.figure.id for row in material.figures for claim in row.evidence}
    assert {f"figure:{row.key}" for row in material.figures} | {f"claim:{claim}" for claim in claims} <= entities
    agents = {str(agent.identifier) for agent in document.get_records(ProvAgent)}
    assert {"source:fellwatch", "source:moorwatch", "source:wire", "kilde:kilde"} <= agents
    steps = {tuple(map(str, step.args[:2])) for step in document.get_records(ProvDerivation)}
    row = next(row for row in material.figures if row.contradiction)
    for claim in row.evidence:
        assert (f"figure:{row.key}", f"claim:{claim.figure.id}") in steps
        assert (f"claim:{claim.figure.id}", f"document:{claim.report.id}") in steps
    assert document.unified().get_provn()


def test_prov_tells_who_decided_what_when_and_why(ledger, tmp_path):
    from prov.model import ProvActivity, ProvAssociation, ProvDerivation, ProvDocument, ProvGeneration, ProvUsage

    claims = {claim["number_text"]: claim for claim in ledger.claims().to_arrow().to_pylist()}
    dozens, seven = claims["dozens"], claims["7"]
    corrected = ledger.decide("correct", dozens["claim_id"], by="Ida Ås", why="heard", field="quantity.low", value=36)
    accepted = ledger.decide("accept", seven["claim_id"], by="Ola", why="called them")
    undone = ledger.undo(accepted.entry, by="Ida Ås")
    same = ledger.decide("same", "Fellwatch", "Moorwatch", by="matcher", machine=True, about="source")
    hidden = ledger.decide("confidential", "Ministry", by="Ida Ås", why="asked for it", about="source")
    ledger.undo(hidden.entry, by="Ida Ås")
    path = tmp_path / "prov.json"
    export(ledger, "prov", path, by="Ida Ås")
    document = ProvDocument.deserialize(str(path), format="json")

    def pairs(kind):
        return {tuple(map(str, record.args[:2])) for record in document.get_records(kind)}

    told = {str(done.identifier): done for done in document.get_records(ProvActivity)}
    assert f"verdict:{hidden.entry}" not in told  # why somebody is protected is not for all to read
    assert f"verdict:{undone.entry}" in told
    by = pairs(ProvAssociation)
    for verdict, person in ((corrected, "ida-as"), (accepted, "ola"), (same, "matcher")):
        name = f"verdict:{verdict.entry}"
        assert (name, f"person:{person}") in by
        assert told[name].get_endTime().isoformat() == verdict.entered_at
        assert verdict.why is None or verdict.why in {str(why) for why in told[name].get_attribute("kilde:why")}
    claim = f"claim:{dozens['claim_id']}"
    assert (claim, f"verdict:{corrected.entry}") in pairs(ProvGeneration)
    assert (claim, f"{claim}-as-read") in pairs(ProvDerivation)
    assert (f"verdict:{corrected.entry}", f"{claim}-as-read") in pairs(ProvUsage)
    assert (f"verdict:{accepted.entry}", f"claim:{seven['claim_id']}") in pairs(ProvUsage)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning:rdflib")
def test_rdflib_reads_the_claims(written):
    from rdflib import RDF, Graph, Namespace

    schema = Namespace("https://schema.org/")
    path, material = written("jsonld")
    graph = Graph().parse(path, format="json-ld")
    claims = set(graph.subjects(RDF.type, schema.Claim))
    assert len(claims) == sum(len(row.evidence) for row in material.figures)
    assert len(set(graph.subjects(RDF.type, schema.Observation))) == len(material.figures)
    assert {str(n) for c in claims for a in graph.objects(c, schema.author) for n in graph.objects(a, schema.name)} >= {
        "Fellwatch",
        "Moorwatch",
    }
    assert not list(graph.subjects(schema.latitude, None)) or all(
        float(lat) == pytest.approx(36.3904, abs=2) for lat in graph.objects(None, schema.latitude)
    )


def test_feedparser_reads_the_feed(written):
    import feedparser

    path, material = written("atom")
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == len(material.figures)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    updated = [entry.updated for entry in feed.entries]
    assert updated == sorted(updated, reverse=True)
    quarrel = next(entry for entry in feed.entries if "≠" in entry.title)
    assert quarrel.title == "12–30 civilians killed ≠, Al-Hol, 4 May 2021"
    assert quarrel.link == "https://example.org/moor"


@pytest.mark.parametrize(
    "name",
    ["csv", "parquet", "xlsx", "hxl", "hxl-xlsx", "geojson", "acled", "ucdp", "helix", "prov", "jsonld", "atom"],
)
def test_the_same_ledger_gives_the_same_bytes_and_no_path_of_anyones_disk(written, name):
    path, _ = written(name)
    before = path.read_bytes()
    path, _ = written(name)
    assert path.read_bytes() == before
    assert b"/home/someone" not in before


def test_long_quotations_come_when_asked_for(written):
    path, material = written("jsonld", care=Care(quote_limit=None))
    assert not material.left_out
    assert "the road is long" in path.read_text(encoding="utf-8")
    path, material = written("jsonld")
    assert "the road is long" not in path.read_text(encoding="utf-8")
    assert material.left_out == {"quotations of more than 300 characters": 1}
