"""`kilde export` as its users meet it: files, receipts, what stays out, what went wrong."""

import json
import sys
from importlib.metadata import EntryPoint

import pytest

from kilde.ledger import About, Ledger
from kilde.show.export import Format, changes, formats
from making import figure, reading


def receipt_of(done):
    return next(line for line in done.stderr.splitlines() if "receipt" in line).rpartition(" ")[2]


def test_an_export_is_entered_and_tells_what_it_left_out(kilde, ledger, tmp_path):
    done = kilde("export", "csv", "--table", "claims", "--out", "claims.csv")
    assert done.exit_code == 0, done.stderr
    assert "claims.csv: 7 rows; receipt " in done.stderr
    assert "left out: 1 quotations of more than 300 characters" in done.stderr
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8").count("\n") == 8
    (kept,) = ledger.view().exports()
    assert kept.receipt == receipt_of(done)
    assert (kept.format, kept.claims, kept.withheld) == ("csv claims", 7, 1)
    assert ledger.verify().ok
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []


def test_a_receipt_tells_what_changed_fell_and_came(kilde, ledger):
    first = kilde("export", "ucdp", "--out", "before.csv", "--measure", "killed")
    receipt = receipt_of(first)
    assert kilde("export", "--changed-since", receipt).stdout == ""
    assert "nothing has changed since any export" in kilde("export", "--changed-since", "all").stderr
    text = "Later Fellwatch counted 15 civilians killed in Al-Hol on Tuesday 4 May."
    at = {"place": "Al-Hol", "gazetteer_id": "geonames:173797", "country": "SY", "period": "2021-05-04"}
    revised = figure(text, "15", by="Fellwatch", who="civilians", categories=("civilian",), **at)
    ledger.add(reading(text, revised, published="2021-05-06", publisher="Fell Gazette"))
    dozens = next(row for row in ledger.claims().to_arrow().to_pylist() if row["qualifier"] == "vague")
    ledger.decide("reject", dozens["claim_id"], by="Ola", why="another country")
    text = "A shell killed 3 soldiers in Al-Hol on 1 June, Fellwatch said."
    new = figure(text, "3", by="Fellwatch", who="soldiers", categories=("soldier",), **at | {"period": "2021-06-01"})
    ledger.add(reading(text, new, published="2021-06-02", publisher="Fell Gazette"))
    told = kilde("export", "--changed-since", receipt).stdout.splitlines()
    assert [line.split(":")[0] for line in told] == ["changed", "fallen", "new"]
    assert "Al-Hol" in told[0]
    assert "(1 new claim)" in told[0]
    head, *figures = kilde("export", "--changed-since", "all").stdout.splitlines()
    assert head.startswith(receipt)
    assert figures == [f"  {line}" for line in told[:2]]
    done = kilde("export", "csv", "--changed-since", receipt, "--out", "changed.csv")
    assert "changed.csv: 2 rows" in done.stderr


def test_what_is_confidential_stays_out_of_the_weighing_too(kilde, ledger):
    ledger.decide("confidential", "Moorwatch", by="Ola", about=About.SOURCE)
    done = kilde("export", "geojson", "--measure", "killed")
    assert "left out: 1 confidential claims" in done.stderr
    assert "Moorwatch" not in done.stdout
    there = next(f for f in json.loads(done.stdout)["features"] if f["properties"]["place"] == "Al-Hol")
    assert (there["properties"]["low"], there["properties"]["high"]) == (12, 12)
    named = kilde("export", "geojson", "--measure", "killed", "--include", "confidential")
    assert "Moorwatch" in named.stdout


def test_what_is_confidential_is_for_those_who_may(kilde, ledger, tmp_path):
    ledger.decide("confidential", "Moorwatch", by="Ola", about=About.SOURCE)
    for name, role in (("Ada", "administrator"), ("Ole", "reader"), ("Vera", "reviewer")):
        ledger.appoint(name, role, by="Ada")
    before = ledger.view().upto
    for name in ("Ole", "a stranger"):
        refused = kilde("export", "geojson", "--out", "a.geojson", "--include", "confidential", "--by", name)
        assert refused.exit_code == 1
        assert f"{name} may not export what is confidential: ask a reviewer" in str(refused.exception)
    assert not list(tmp_path.glob("*.geojson"))
    assert ledger.view().upto == before
    assert kilde("export", "geojson", "--include", "confidential", "--by", "Vera").stdout.count("Moorwatch") > 0
    assert "Moorwatch" not in kilde("export", "geojson", "--by", "Ole").stdout


def test_as_of_shows_what_was_known_then(kilde, ledger):
    assert kilde("export", "csv", "--table", "claims", "--as-of", "2021-06", "--no-record").stderr.startswith(
        "kilde: standard output: 0 rows; not entered"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["excel"], "no format 'excel': there are acled, atom, csv"),
        (["csv", "--table", "cats"], "csv has no table 'cats': give one of figures, series"),
        (["hxl", "--table", "claims"], "hxl has no table 'claims': it has none to choose from"),
        (["hxl", "--out", "a.xlsx"], "hxl writes .csv, not .xlsx"),
        (["csv", "--out", "nowhere/a.csv"], "no folder nowhere"),
        (["csv", "--changed-since", "all"], "--changed-since all lists exports: leave csv out"),
        (["--changed-since", "abc"], "no export with the receipt abc"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_what_to_do(kilde, monkeypatch, capsys, arguments, said):
    from kilde.show.cli import main

    kilde("export")
    monkeypatch.setattr("sys.argv", ["kilde", "export", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code in {1, 2}
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    assert said in lines[0]


def test_all_formats_are_listed(kilde):
    listed = kilde("export").stdout.splitlines()
    assert [line.split()[0] for line in listed] == formats()


def write(material, out):
    for row in material.figures:
        out.write(f"{row.place}: {row.range_text}\n".encode())
        material.rows += 1


LINES = Format("lines", ".txt", "a line for each figure", write)


def test_a_plug_in_enters_as_the_built_in_ones_do(kilde, monkeypatch):
    module = sys.modules["kilde.show.export.formats"]
    plugged = EntryPoint("lines", f"{__name__}:LINES", module.GROUP)
    monkeypatch.setattr(module, "entry_points", lambda group: [plugged])
    monkeypatch.setattr(EntryPoint, "load", lambda self: LINES)
    assert "Al-Hol: 12–30" in kilde("export", "lines", "--measure", "killed").stdout


def test_python_gives_the_claims_to_arrow_pandas_and_polars(shared, monkeypatch):
    claims = shared.claims()
    table = claims.to_arrow()
    assert table.num_rows == len(claims.to_pandas()) == len(claims.to_polars()) == 7
    assert set(table["ledger_head"].to_pylist()) == {shared.view().head.hash}
    for row in table.to_pylist():
        text = shared.view().document(row["document_id"]).text
        assert text[row["start"] : row["end"]] == row["number_text"]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Exception, match="pandas is not installed: pip install pandas"):
        claims.to_pandas()


def test_datasette_serves_the_views(shared, written):
    import asyncio

    from datasette.app import Datasette

    path, _ = written("datasette")
    told = json.loads(path.read_text(encoding="utf-8"))
    served = Datasette([shared.where], metadata=told)

    async def ask():
        views = await served.client.get("/kilde/claim_view.json?_shape=array&kind=figure")
        place = await served.client.get("/kilde/said_about_a_place.json?place=Hol&_shape=array")
        pages = [
            await served.client.get(f"/kilde{name}") for name in ("", "/claim_view", "/report_view", "/source_view")
        ]
        return views.json(), place.json(), pages

    claims, there, pages = asyncio.run(ask())
    assert len(claims) == 7
    assert {claim["origin"] for claim in claims} >= {"Fellwatch", "Moorwatch"}
    assert len(there) == 4
    assert all(page.status_code == 200 for page in pages)
    assert "Every claim that counts" in pages[1].text


def test_the_views_hold_what_counts_on_both_engines(ledger_at):
    from sqlalchemy import text

    said = "300 people fled Northam, Fellwatch said."
    with Ledger.open(ledger_at) as made:
        claim = figure(said, "300", measure="fled", place="Northam", by="Fellwatch", through=("Wire",))
        made.add(reading(said, claim, published="2021-05-04", publisher="Gazette"))
        with made._engine.connect() as connection:
            (row,) = connection.execute(text("SELECT * FROM claim_view")).mappings()
            told = (row["origin"], row["relays"], row["places"], row["number_text"], row["sentence"])
            assert told == ("Fellwatch", "Wire", "Northam", "300", said)
            assert connection.execute(text("SELECT claims FROM report_view")).scalar() == 1
            assert len(list(connection.execute(text("SELECT * FROM source_view")))) == 2
        made.decide("reject", claim.id, by="Ola")
        with made._engine.connect() as connection:
            assert not list(connection.execute(text("SELECT * FROM claim_view")))
        assert made.verify().ok


def test_changes_need_a_receipt_of_this_ledger(shared):
    with pytest.raises(Exception, match="no export with the receipt"):
        changes(shared, "abc")


@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx", "hxl", "geojson", "geopackage", "prov", "jsonld", "atom"])
def test_nothing_gives_an_empty_file_of_the_format(kilde, tmp_path, name):
    done = kilde("export", name, "--out", "nothing", "--place", "Atlantis")
    assert done.exit_code == 0, done.stderr
    assert "nothing: 0 rows" in done.stderr
    assert (tmp_path / "nothing").stat().st_size
