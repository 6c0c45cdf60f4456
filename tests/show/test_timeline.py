"""Claims as bars: where they stand, which side is open, what they are called."""

import pytest

from kilde import flow
from kilde.ledger import Ledger
from kilde.show.html.timeline import HEIGHT, HUES, OTHER, WIDTH, timeline
from kilde.show.words import words
from making import report

EN = words("en")


@pytest.fixture
def drawn(tmp_path):
    """The timeline of reports of people killed at Northam; each argument is one report's options."""

    def draw(*told):
        with Ledger.open(tmp_path / "kilde.db") as ledger:
            with ledger.writer() as writer:
                for place, options in enumerate(told):
                    number = options.pop("number")
                    writer.add(report(f"{number} at Northam, report {place}.", number, place="Northam", **options))
            return timeline(flow.figures(ledger), EN)

    return draw


def bars(drawn):
    (panel,) = drawn.panels
    return {bar.tip.split(":")[0]: bar for bar in panel.bars}


def test_bounds_are_drawn_as_far_as_they_are_known(drawn):
    found = bars(
        drawn(
            {"number": "20-30", "by": "Between"},
            {"number": "over 25", "by": "Over"},
            {"number": "up to 25", "by": "Upto"},
            {"number": "about 25", "by": "About"},
            {"number": "25", "by": "Exact"},
        )
    )
    assert {name: bar.fade for name, bar in found.items()} == {
        **{"Between": "", "Over": "up", "Upto": "down", "About": "both", "Exact": ""}
    }
    middle = found["Exact"].y + found["Exact"].height / 2
    assert found["Between"].y < middle < found["Between"].y + found["Between"].height
    assert found["Over"].y + found["Over"].height == pytest.approx(middle, abs=0.2)
    assert found["Upto"].y == pytest.approx(middle, abs=0.2)
    assert found["About"].y + found["About"].height / 2 == pytest.approx(middle, abs=0.2)
    for bar in found.values():
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 <= bar.y < bar.y + bar.height <= HEIGHT


def test_a_flow_is_as_long_as_its_time_and_a_sum_stands_at_its_end(drawn):
    times = {"period": "2021-01-01/2021-04-30"}
    flows = bars(drawn({"number": "20", "by": "A", **times}, {"number": "9", "by": "B", "period": "2021-01-10"}))
    assert flows["A"].width > 20 * flows["B"].width or flows["A"].width > WIDTH / 2
    assert flows["A"].line_from is None


def test_a_sum_leads_back_to_its_start(drawn):
    times = {"period": "2021-01-01/2021-04-30", "extent": "cumulative"}
    found = bars(
        drawn(
            {"number": "20", "by": "A", **times},
            {"number": "9", "by": "B", "period": "2021-01-01/2021-01-31", "extent": "cumulative"},
        )
    )
    assert found["A"].line_from is not None
    assert found["A"].line_from < found["B"].x < found["A"].x


def test_origins_have_colours_of_their_own_as_far_as_they_reach(drawn):
    told = [{"number": str(10 + place), "by": f"Origin{place}"} for place in range(HUES + 2)]
    found = drawn(*told, {"number": "50"}, {"number": "51"})
    hues = [entry.hue for entry in found.legend]
    assert hues[: HUES + 1] == [*range(1, HUES + 1), OTHER]
    assert {bar.hue for bar in found.panels[0].bars} <= set(range(OTHER + 1))


def test_labels_lie_beside_their_bars_and_not_on_one_another(drawn):
    found = drawn(*({"number": str(100 + 3 * place), "by": f"Origin{place}"} for place in range(12)))
    labels = [bar.label for bar in found.panels[0].bars if bar.label]
    assert 3 <= len(labels) < 12
    boxes = [
        (label.x - (6.6 * len(label.text) if label.end else 0), label.y, 6.6 * len(label.text)) for label in labels
    ]
    for place, (x, y, width) in enumerate(boxes):
        for other_x, other_y, other_width in boxes[place + 1 :]:
            assert abs(y - other_y) >= 12 or x + width <= other_x or other_x + other_width <= x


def test_what_is_said_once_is_left_to_the_table(drawn):
    found = drawn({"number": "20", "by": "A"})
    assert (found.panels, found.left_out) == ((), 1)


@pytest.mark.parametrize("number", ["7", "over 7", "20-30"])
def test_the_same_number_of_two_origins_is_seen_twice(drawn, number):
    told = [{"number": number, "by": name, "period": "2021-05-01"} for name in "ABC"]
    found = bars(drawn(*told, {"number": "4", "by": "D", "period": "2021-03-01"})).values()
    assert len({(bar.x, bar.y) for bar in found}) == 4
    assert all(bar.x + bar.width <= WIDTH for bar in found)


def test_the_same_long_number_of_two_origins_stays_on_the_page(drawn):
    found = bars(drawn(*({"number": "70", "by": name, "period": "2021-03-01/2021-05-01"} for name in "AB")))
    assert found["A"].x == found["B"].x
    assert abs(found["A"].y - found["B"].y) > found["A"].height


@pytest.mark.parametrize("period", ["1950-06-01", "2090-06-01"])
def test_a_claim_far_from_all_others_is_left_to_the_table(drawn, period):
    told = [{"number": str(20 + day), "by": f"Origin{day}", "period": f"2021-01-{day:02}"} for day in range(1, 13)]
    found = drawn(*told, {"number": "500", "by": "Chronicle", "period": period})
    assert found.left_out == 1
    assert "500" not in found.panels[0].description
    assert max(bar.x for bar in found.panels[0].bars) - min(bar.x for bar in found.panels[0].bars) > WIDTH / 2
