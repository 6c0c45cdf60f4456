"""Times as intervals: from and to EDTF."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.edtf import EdtfError, Interval

MINUTES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019", "2019-01-01", "2020-01-01"),
        ("2019-03", "2019-03-01", "2019-04-01"),
        ("2019-12-31", "2019-12-31", "2020-01-01"),
        ("2019-03-05T20:00", "2019-03-05T20:00", "2019-03-05T20:01"),
        ("2018-12/2019-03", "2018-12-01", "2019-04-01"),
        ("2019-03-05T20:00/2019-03-06T08:00", "2019-03-05T20:00", "2019-03-06T08:00"),
        ("199X", "1990-01-01", "2000-01-01"),
        ("2004-XX", "2004-01-01", "2005-01-01"),
        ("2005-22", "2005-06-01", "2005-09-01"),
        ("2005-36", "2005-10-01", "2006-01-01"),
    ],
)
def test_what_an_edtf_text_spans(text: str, start: str, end: str) -> None:
    interval = Interval.parse(text)
    assert (interval.start, interval.end) == (moment(start), moment(end))


@pytest.mark.parametrize("text", ["", "soon", "2019-13", "2019-02-30", "2019/2018", "19-03-05", "2019-03-05/yesterday"])
def test_what_is_no_edtf_is_an_error_that_says_what_to_write(text: str) -> None:
    with pytest.raises(EdtfError, match="write 2019, 2019-03"):
        Interval.parse(text)


@pytest.mark.parametrize(
    "text", ["2019", "2019-03", "2019-03-05", "2019-03-05T20:00", "2018-12/2019-03", "../2019", "2011/..", "2019-03~"]
)
def test_a_text_in_plain_form_comes_back_unchanged(text: str) -> None:
    assert str(Interval.parse(text)) == text


@given(start=MINUTES, minutes=st.integers(1, 10**7))
def test_every_interval_survives_its_own_text(start: datetime, minutes: int) -> None:
    interval = Interval(start, start + timedelta(minutes=minutes))
    assert Interval.parse(str(interval)) == interval


@given(a=MINUTES, b=MINUTES, c=MINUTES, d=MINUTES)
def test_overlap_hull_and_intersection_agree(a: datetime, b: datetime, c: datetime, d: datetime) -> None:
    one, other = (Interval(min(p), max(p) + timedelta(minutes=1)) for p in ((a, b), (c, d)))
    both, hull = one.intersect(other), one.hull(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert one.overlaps(other) == (both is not None) == (one.iou(other) > 0)
    if both:
        assert one.contains(both)
        assert other.contains(both)
    assert one.iou(other) == other.iou(one)
    assert one.iou(one) == 1.0


def test_an_open_end_closes_with_the_report_that_told_it() -> None:
    since = Interval.parse("2011/..")
    assert str(since.until(moment("2019-03-06"))) == "2011/2019-03-05"
    assert since.until(moment("2010-01-01")) == since
    assert since.iou(Interval.parse("2011/2019")) == 0.0
    assert since.overlaps(Interval.parse("2018"))
    assert not since.overlaps(Interval.parse("2010"))
