"""A plain question to a large ledger is answered before the command line is loaded, and in the same letters."""

import sys

import pytest

from kilde import flow
from kilde.ledger import Ledger
from kilde.show.cli import answered
from told import told


@pytest.fixture
def kept(plain, ledger_at, monkeypatch):
    """A ledger whose figures are kept, as those of a large one are."""
    monkeypatch.setattr(sys.modules["kilde.flow.weighing"], "FROM_ON", 1)
    monkeypatch.setenv("KILDE_CACHE", str(plain / "cache"))
    monkeypatch.setenv("KILDE_LEDGER", ledger_at)
    with Ledger.open(ledger_at) as ledger:
        for one in told():
            ledger.add(one)
    flow.listed_at(ledger_at)
    return ledger_at


def test_an_answer_at_once_is_the_same(kilde, kept, capsys, monkeypatch):
    for said in (
        [],
        ["--place", "Ravensgate"],
        ["--place", "northam CAMP", "--ui", "nb"],
        ["--measure", "killed", "--who", "child"],
        ["--since", "2021-05-08", "--until", "2021-05", "--ledger", kept],
    ):
        assert answered(["figures", *said]), said
        out = capsys.readouterr().out
        assert out == kilde("figures", *said).stdout == kilde("figures", *said, "--as-of", "2199").stdout
    monkeypatch.setenv("COLUMNS", "40")
    assert not answered(["figures"])  # it has to be folded


@pytest.mark.parametrize(
    "said",
    [
        *("", "figures --place", "figures --place nowhere", "figures --place=Ravensgate", "figures Ravensgate"),
        *("figures --measure eaten", "figures --who nobody", "figures --since soon", "figures --ui fr"),
        *("figures --place A --place Ravensgate", "figures --place -h", "figures --help", "figures --format jsonl"),
        *("figures --as-of 2021", "figures --rulebook ucdp", "figures --ledger nowhere.db", "figures --colour blue"),
        *("sources --ledger kilde.db", "--version", "figures -- --place Ravensgate"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_whatever_is_not_plain_is_left_to_the_command_line(capsys, said):
    assert not answered(said.split())
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("kept")
def test_eyes_get_it_drawn(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not answered(["figures"])
