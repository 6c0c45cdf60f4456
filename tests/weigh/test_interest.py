"""When a figure rests on parties to the fighting alone."""

import msgspec
import pytest

from kilde.ledger import Ledger
from kilde.weigh import figures
from kilde.weigh.interest import Voice, interest
from making import figure, reading

KNOWN = {"the front": "Front", "the army": "Army"}
FRONT, ARMY = Voice("the front", "the Front", "official"), Voice("the army", "the Army", "official")
ONLY, ALL = "its only origin is a party to the fighting: ", "all its origins are parties to the fighting: "


@pytest.mark.parametrize(
    ("voices", "country", "why"),
    [
        ([], "SY", None),
        ([Voice(None, "no source named", None)], "SY", None),
        ([Voice("mine watch", "Mine Watch", "monitor")], "SY", None),
        ([FRONT], "SY", ONLY + "the Front (Front)"),
        ([FRONT, ARMY], None, ALL + "the Army (Army), the Front (Front)"),
        ([FRONT, Voice("mine watch", "Mine Watch", "monitor")], "SY", None),
        ([FRONT, Voice(None, "no source named", None)], "SY", ONLY + "the Front (Front)"),
        ([Voice("a band", "a band", "armed_group")], "NO", ONLY + "a band (armed group)"),
        ([Voice("x", "X", "state", "X-side", ("SY",), True)], "SY", ONLY + "X (X-side)"),
        ([Voice("x", "X", "state", "X-side", ("SY",), True)], "NO", None),
        ([Voice("x", "X", "state", "X-side", ("SY",), True)], None, ONLY + "X (X-side)"),
        # The register that the claim was read with says that the Front has no side.
        ([Voice("the front", "the Front", "official", registered=True)], "SY", None),
        # One claim of an origin was read by one who knows its side, another was not, in either order.
        ([Voice("x", "X", "state", "X-side", ("SY",), True), Voice("x", "X", "state")], "SY", ONLY + "X (X-side)"),
        ([Voice("x", "X", "state"), Voice("x", "X", "state", "X-side", ("SY",), True)], "NO", None),
    ],
)
def test_whoever_takes_a_side_has_an_interest(voices, country, why):
    assert interest(voices, KNOWN, country) == why


def claimed(by, **side):
    told = figure("At Vik 31 died.", "31", place="Vik", country="SY", by=by, period="2021-05-03")
    source = msgspec.structs.replace(told.sources[0], **side)
    return reading(f"At Vik 31 died. {by}", msgspec.structs.replace(told, sources=(source,)), published="2021-05-04")


@pytest.mark.parametrize(
    ("side", "why"),
    [
        ({"register_id": "own", "party": "Hill side", "party_in": ("SY",)}, ONLY + "Hill Council (Hill side)"),
        ({"register_id": "own", "party": "Hill side", "party_in": ("NO",)}, None),
        ({"register_id": "own"}, None),
        ({}, ONLY + "Hill Council (Valley side)"),
    ],
)
def test_the_register_that_a_claim_was_read_with_comes_first(tmp_path, side, why):
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        ledger.add(claimed("Hill Council", **side))
        (row,) = figures(ledger.view(), parties={"hill council": "Valley side"})
    assert row.interest == why
    assert (row.confidence == "low") == (why is not None)
