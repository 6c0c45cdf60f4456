"""`kilde contradictions`, `balance` and `echoes`: what they print, where, and with which status they end."""

import json

import pytest

from kilde.ledger import Ledger
from making import report

COMMANDS = "contradictions", "balance", "echoes"


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def camp(number, day, **claim):
    claim = {"measure": "in_camp", "extent": "stock", "place": "Northam", "by": "Camp Desk", **claim}
    return report(
        f"On {day} May the desk had {number}: {claim}.",
        number,
        period=f"2021-05-{day}",
        published=f"2021-05-{day}",
        **claim,
    )


@pytest.fixture
def counted(plain):
    """A ledger with two counts of a camp that a third contradicts."""
    with Ledger.open(plain / "kilde.db") as ledger:
        for one in (camp("5000", "01"), camp("5600", "08"), camp("9000", "08", by="Moorwatch")):
            ledger.add(one)


@pytest.mark.usefixtures("counted")
def test_contradictions_as_table_and_as_lines(kilde):
    table = kilde("contradictions").stdout
    assert table.split()[0] == "Kind"
    for words in ("5600 (Camp Desk)", "9000 (Moorwatch)", "Northam"):
        assert words in table
    assert kilde("contradictions", "--ui", "nb").stdout.split()[0] == "Slag"
    (one,) = lines(kilde("contradictions", "--format", "jsonl").stdout)
    assert (one["kind"], one["place"]) == ("apart", "Northam")


@pytest.mark.usefixtures("counted")
def test_balance_as_table_and_as_lines(kilde):
    assert "Northam" in kilde("balance").stdout
    (one,) = lines(kilde("balance", "--format", "jsonl", "--place", "northam").stdout)
    assert (one["place"], {side["side"] for side in one["flows"]} >= {"arrivals", "departures"}) == ("Northam", True)


@pytest.mark.usefixtures("counted")
def test_echoes_as_trees_and_as_lines(kilde):
    drawn = kilde("echoes").stdout
    assert all(words in drawn for words in ("Camp Desk", "Moorwatch", "5600"))
    tree, other = lines(kilde("echoes", "--format", "jsonl").stdout)
    assert {tree["origins"], other["origins"]} == {1, 2}
    (one,) = lines(kilde("echoes", tree["row"], "--format", "jsonl").stdout)
    assert one == tree
    assert "no figure has the key" in kilde("echoes", "nonsense").stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_ledger(kilde, plain, command):
    Ledger.open(plain / "kilde.db").close()
    done = kilde(command)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("kilde: no ")
    assert kilde(command, "--format", "jsonl").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["contradictions", "--since", "soon"], "soon"),
        (["contradictions", "--measure", "eaten"], "eaten"),
        (["contradictions", "--format", "xml"], "xml"),
        (["balance", "--as-of", "soon"], "soon"),
        (["balance", "--format", "xml"], "xml"),
        (["echoes", "--limit", "0"], "--limit"),
        (["echoes", "--as-of", "soon"], "soon"),
        (["sources", "--as-of", "soon"], "soon"),
        (["copies", "--as-of", "soon"], "soon"),
        (["figures", "--rulebook", "nobody"], "no rule book 'nobody'"),
        (["figures", "--beside", "nobody"], "no rule book 'nobody'"),
        (["export", "csv", "--rulebook", "nobody"], "no rule book 'nobody'"),
    ],
)
def test_wrong_usage_ends_in_2(kilde, arguments, words):
    done = kilde(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize("command", [*COMMANDS, "sources", "copies"])
def test_before_anything_was_known_there_is_nothing(kilde, reports, command):
    kilde("add", reports)
    done = kilde(command, "--as-of", "1999")
    assert (done.exit_code, done.stdout) == (0, "")


def test_paths_to_compare_have_no_past(kilde):
    done = kilde("copies", "a.txt", "--as-of", "2020-01")
    assert done.exit_code == 2
    assert "leave it out" in " ".join(done.stderr.split())
