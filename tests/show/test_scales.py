"""The marks on axes."""

from datetime import datetime, timedelta

import pytest

from kilde.show.html.scales import Scale, date_ticks, number_ticks


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (3, [0, 1, 2, 3]),
        (11, [0, 5, 10, 15]),
        (78_000, [0, 20_000, 40_000, 60_000, 80_000]),
        (1_000, [0, 250, 500, 750, 1_000]),
    ],
)
def test_numbers(highest, ticks):
    assert number_ticks(highest) == ticks


@pytest.mark.parametrize(
    ("first", "days", "ticks"),
    [
        ("2019-03-01", 4, ["03-01", "03-02", "03-03", "03-04", "03-05"]),
        ("2019-03-01", 30, ["03-04", "03-11", "03-18", "03-25"]),
        ("2018-12-01", 120, ["12-01", "01-01", "02-01", "03-01"]),
        ("2017-05-10", 1000, ["01-01", "01-01", "01-01"]),
    ],
)
def test_dates(first, days, ticks):
    begin = datetime.fromisoformat(first)
    assert [f"{tick:%m-%d}" for tick in date_ticks(begin, begin + timedelta(days=days))] == ticks


def test_centuries_have_few_marks():
    assert 0 < len(date_ticks(datetime(1, 1, 1), datetime(9999, 12, 31))) <= 10


def test_what_lies_beyond_a_scale_is_cut_off():
    scale = Scale(0, 10, 100, 200)
    assert [scale(value) for value in (-5, 0, 5, 10, 99)] == [100, 100, 150, 200, 200]
    assert Scale(3, 3, 0, 10)(3) == 0
