"""Tables for the terminal: names in little room, and claims in doubt."""

import io
import random

import msgspec
import pytest
from rich.console import Console

from kilde.show.cli.grid import Column, Grid
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


LETTERS = [*"aÅéß–≠…−Ωж", " ", "  ", "[b]", "1,000", "«x»", "word ", "1\u2009–\u20099 May", "65\u202f000", "\u00a0"]


def test_a_table_drawn_by_hand_is_as_rich_draws_it():
    chance, alike = random.Random(5), 0
    for _table in range(300):
        columns = [
            Column(f"H{place}", right=chance.random() < 0.3, whole=chance.random() < 0.3)
            for place in range(chance.randrange(1, 6))
        ]
        table = Grid(columns)
        for _row in range(chance.randrange(4)):
            table.add(*("".join(chance.choices(LETTERS, k=chance.randrange(6))) for _column in columns))
        out, width = io.StringIO(), chance.randrange(20, 90)
        Console(file=out, width=width).print(table)
        if (plain := table.plain(width)) is not None:
            assert plain == out.getvalue()
            alike += 1
    assert alike > 100


@pytest.mark.parametrize("cell", ["two\nlines", "a\tb", "日本", "e\u0301", "🌊", "soft\u00adhyphen", "zero\u200bwidth"])
def test_a_table_whose_letters_are_to_be_measured_is_left_to_rich(cell):
    table = Grid([Column("H")])
    table.add(cell)
    assert table.plain(80) is None
