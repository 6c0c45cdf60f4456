"""Tables for the terminal: names in little room, and claims in doubt."""

import io

import msgspec
import pytest
from rich.console import Console

from kilde.show.cli.tables import brief_names, claim_table
from kilde.show.words import words
from kilde.vocabulary import Span
from making import figure


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


def test_a_claim_in_doubt_says_so_with_the_words_of_the_report():
    text, said = "300 people fled Northam, Fellwatch said. That could not be verified.", "could not be verified"
    sure = figure(text, "300", measure="fled", place="Northam", by="Fellwatch")
    doubted = msgspec.structs.replace(sure, doubt=Span(said, text.index(said), text.index(said) + len(said)))
    out = io.StringIO()
    Console(file=out, width=160).print(claim_table([doubted, sure], words("en"), explain=False))
    first, second = out.getvalue().rstrip().splitlines()[-2:]
    assert first.rstrip().endswith("Fellwatch (doubt: could not be verified)")
    assert second.rstrip().endswith("Fellwatch")
