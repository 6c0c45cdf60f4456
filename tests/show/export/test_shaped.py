"""Rows in the shape of ACLED, UCDP GED and Helix: what the words say, by the target's rule, and nothing else."""

import csv

import pytest

from kilde.show.export.places import area, hull, located
from kilde.weigh import figures as weigh_figures
from making import figure, reading


def rows_of(written, name):
    path, material = written(name)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines)), material


def one(rows, **said):
    (found,) = [row for row in rows if all(row[name] == value for name, value in said.items())]
    return found


def test_acled_takes_the_conservative_number_and_twelve_for_dozens(written):
    rows, material = rows_of(written, "acled")
    quarrel = one(rows, location="Al-Hol")
    expected = {
        "event_date": "2021-05-04",
        "time_precision": "1",
        "iso": "760",
        "country": "Syria",
        "geo_precision": "1",
        "latitude": "36.3904",
        "fatalities": "12",
        "event_type": "",
        "actor1": "",
        "kilde_range": "12",
    }
    assert {name: quarrel[name] for name in expected} == expected
    dozens = one(rows, time_precision="3")
    assert (dozens["fatalities"], dozens["event_date"], dozens["latitude"]) == ("12", "2021-04-15", "")
    assert dozens["notes"].endswith("[“dozens” counted as 12, as ACLED does]")
    assert all(row["kilde_claims"] and row["kilde_ledger_head"] == material.head for row in rows)


def test_acled_gives_no_date_that_the_words_do_not_give(written):
    rows, material = rows_of(written, "acled")
    undated = one(rows, fatalities="7")
    assert (undated["event_date"], undated["year"], undated["time_precision"]) == ("", "", "")
    assert material.empty["event_date: the words do not say when"] == 1


def test_ucdp_gives_low_best_and_high_with_computed_codes(written):
    rows, _ = rows_of(written, "ucdp")
    quarrel = one(rows, where_coordinates="Al-Hol")
    expected = {
        "low": "12",
        "high": "30",
        "date_prec": "1",
        "where_prec": "1",
        "source_original": "Moorwatch; Fellwatch",
        "source_office": "Moor Mail",
        "number_of_sources": "2",
        "side_a": "",
        "geom_wkt": "POINT (41.1498 36.3904)",
    }
    assert {name: quarrel[name] for name in expected} == expected
    assert quarrel["deaths_civilians"] == quarrel["best"]


def test_helix_tells_a_flight_over_a_border_and_multiplies_no_household(written):
    rows, material = rows_of(written, "helix")
    way = one(rows, term="Displaced")
    expected = {
        "quantifier": "Approximately",
        "reported": "500",
        "category": "Cross-border Flight",
        "locations_name": "Al-Hol; Mosul",
        "locations_type": "Origin; Destination",
        "locations_accuracy": "ADM3; ADM3",
        "role": "Recommended figure",
        "start_date": "2021-05-01",
        "iso3": "SYR",
    }
    assert {name: way[name] for name in expected} == expected
    homes = one(rows, term="Destroyed housing")
    assert (homes["unit"], homes["household_size"], homes["total_figures"]) == ("Household", "", "")
    fled = one(rows, term="Forced to flee")
    assert (fled["category"], fled["source_excerpt"]) == ("", "")  # no other end of the way; a long quotation
    assert material.left_out["claims of what Helix has no term for"] == 4


def test_a_part_is_not_counted_beside_its_whole(tmp_path):
    from kilde.ledger import Ledger
    from kilde.show.export import Material
    from kilde.show.export.shaped import wholes
    from kilde.show.words import words

    text = "9 people were killed in Al-Hol, 3 of them children, Fellwatch said."
    at = {
        "place": "Al-Hol",
        "gazetteer_id": "geonames:173797",
        "country": "SY",
        "period": "2021-05-04",
        "by": "Fellwatch",
    }
    claims = figure(text, "9", **at), figure(text, "3", categories=("child",), **at)
    with Ledger.open(tmp_path / "kilde.db") as made:
        made.add(reading(text, *claims, published="2021-05-04"))
        material = Material(made.view(), words("en"))
        assert [row.low for row in wholes(material)] == [9]
        assert len(weigh_figures(made.view())) == 2


@pytest.mark.parametrize(
    ("points", "ring"),
    [
        ([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)], ((0, 0), (2, 0), (2, 2), (0, 2), (0, 0))),
        ([(0, 0), (1, 1)], None),
        ([(0, 0), (1, 1), (2, 2)], None),
        ([(-179, 0), (179, 0), (179, 1)], None),
    ],
)
def test_hulls_turn_left_and_do_not_span_the_globe(points, ring):
    assert hull(points) == ring


def test_only_points_are_points():
    assert located("geonames:173797").point == (41.1498, 36.3904)
    assert located("geonames:163843").point is None  # Syria
    assert located("geonames:163843").middle
    assert located("geonames:1").kind is None
    assert len(area("geonames:163843")) > 5  # a ring for each of its provinces
    assert area("geonames:173797") == ()
