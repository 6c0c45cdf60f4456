"""Tables for the terminal: names in little room."""

import pytest

from kilde.show.cli.tables import brief_names


@pytest.mark.parametrize(
    ("names", "room", "shown"),
    [
        (["Orchard Watch"], 13, "Orchard Watch"),
        (["Orchard Watch"], 10, "Orchard W…"),
        (["Ida Moe"], 5, "Moe"),
        (["a clerk in Vassbygda"], 9, "a clerk…"),
        (["Harbour Office for Lost Boats"], 10, "HOLB"),
        (["Orchard Watch", "Ida Moe"], 30, "2: Orchard Watch, Ida Moe"),
        (["Orchard Watch", "Ida Moe"], 21, "2: Orchard Watch, Moe"),
        (["Orchard Watch", "Ida Moe"], 14, "2: Orcha…, Moe"),
    ],
)
def test_names_fit_and_can_be_told_apart(names, room, shown):
    assert brief_names(names, {"Ida Moe"}, room) == shown
    assert len(shown) <= room
