"""Codes of precision: each is what its target's codebook says of that interval or place."""

from datetime import date

import pytest

from kilde.read.gazetteer import Kind
from kilde.show.export.acled import COLUMNS as ACLED
from kilde.show.export.precision import (
    ACLED_PLACES,
    GED_PLACES,
    HELIX_PLACES,
    acled_day,
    acled_time,
    ged_date,
    helix_dates,
)
from kilde.show.export.ucdp import COLUMNS as UCDP
from kilde.show.export.ucdp import priogrid

TIMES = [  # EDTF, UCDP date_prec, ACLED time_precision, ACLED's day
    ("2021-05-04", 1, 1, date(2021, 5, 4)),
    ("2021-05-04T20:00/2021-05-04T23:00", 1, 1, date(2021, 5, 4)),
    ("2021-05-04T20:00/2021-05-05T06:00", 2, 2, date(2021, 5, 4)),
    ("2021-05-04/2021-05-09", 2, 2, date(2021, 5, 6)),
    ("2021-05-03/2021-05-09", 3, 2, date(2021, 5, 6)),
    ("2021-05-03/2021-05-10", 4, 3, date(2021, 5, 6)),
    ("2021-05", 4, 3, date(2021, 5, 16)),
    ("2021-05/2021-06", 5, None, None),
    ("2021", 5, None, None),
    ("2020/2021", None, None, None),
    ("2021-05-04~", 2, 2, date(2021, 5, 4)),
    ("2021~", None, None, None),
    ("2021-05-04/..", None, None, None),
    ("next week", None, None, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("edtf", "ged", "acled", "day"), TIMES)
def test_times(edtf, ged, acled, day):
    assert (ged_date(edtf), acled_time(edtf), acled_day(edtf)) == (ged, acled, day)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2021-05-04", (date(2021, 5, 4), "Day"), (date(2021, 5, 4), "Day")),
        ("2021-05-04~", (date(2021, 5, 4), "Week"), (date(2021, 5, 4), "Week")),
        ("2021-05", (date(2021, 5, 1), "Month"), (date(2021, 5, 31), "Month")),
        ("2021-05-01T18:00/2021-05-02T06:00", (date(2021, 5, 1), "Day"), (date(2021, 5, 2), "Day")),
        ("2018-12/2019-03-13", (date(2018, 12, 1), "Month"), (date(2019, 3, 13), "Day")),
        ("2021-22", (date(2021, 6, 1), "Year"), (date(2021, 8, 31), "Year")),
        ("2021/..", (date(2021, 1, 1), "Year"), (None, None)),
        (None, (None, None), (None, None)),
    ],
)
def test_helix_gives_each_end_its_accuracy(edtf, start, end):
    assert helix_dates(edtf) == (start, end)


@pytest.mark.parametrize(
    ("kind", "ged", "acled", "helix"),
    [
        (Kind.TOWN, 1, 1, "ADM3"),
        (Kind.CAMP, 1, 1, "Point"),
        (Kind.ADMIN2, 3, 2, "ADM2"),
        (Kind.ADMIN1, 4, 3, "ADM1"),
        (Kind.REGION, 5, 3, None),
        (Kind.COUNTRY, 6, None, "ADM0"),
        (Kind.WATER, 7, None, None),
        (Kind.CONTINENT, None, None, None),
    ],
)
def test_places(kind, ged, acled, helix):
    assert (GED_PLACES.get(kind), ACLED_PLACES.get(kind), HELIX_PLACES.get(kind)) == (ged, acled, helix)


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ((-179.75, -89.75), 1),
        ((-179.25, -89.75), 2),
        ((-179.75, -89.25), 721),
        ((179.9, 89.9), 259200),
        ((180, 90), 259200),
    ],
)
def test_priogrid_counts_cells_from_the_south_west(place, cell):
    assert priogrid(place) == cell


def test_columns_stand_in_the_order_of_their_targets():
    assert (ACLED[0], ACLED[3], ACLED[-1], len(ACLED)) == ("event_id_cnty", "time_precision", "timestamp", 31)
    assert (UCDP[0], UCDP[24], UCDP[-1], len(UCDP)) == ("id", "where_prec", "gwnob", 49)
