"""The commands of the ledger: decisions, history, originals, people, checks and moves."""

import json

import pytest


@pytest.fixture
def ledger(kilde, reports):
    """A ledger of the three reports, and the id of a claim of the first."""
    assert kilde("add", reports).exit_code == 0
    line = kilde("figures", "--format", "jsonl").stdout.splitlines()[0]
    return json.loads(line)["evidence"][0]["figure"]["id"]


def test_a_decision_is_entered_shown_and_undone(kilde, ledger):
    done = kilde("decide", "reject", ledger[:10], "--why", "a misprint", "--by", "Ida")
    assert done.exit_code == 0, done.stderr
    entry = done.stdout.split()[1].strip(":")
    assert "standing: rejected" in done.stdout
    (event,) = map(json.loads, kilde("history", ledger[:8], "--format", "jsonl").stdout.splitlines())
    assert (event["by"], event["why"], event["what"]) == ("Ida", "a misprint", "reject claim")
    assert "a misprint" in kilde("history", "--ui", "nb").stdout
    assert "standing: open" in kilde("decide", "undo", entry, "--by", "Ida").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["decide", "rejekt", "x"], 2, "give one of accept, correct"),
        (["decide", "undo", "last"], 2, "is no number of an entry"),
        (["decide", "reject", "0000000000"], 1, "holds no claim"),
        (["decide", "correct", "x", "--field", "measure"], 2, "both --field and --value"),
        (["decide", "accept", "x", "--about", "tree"], 2, "give one of claim"),
        (["people", "Ida"], 2, "both a name and a role"),
        (["people", "Ida", "king"], 2, "give one of reader"),
        (["people", "Ida", "reader"], 1, "has to be an administrator"),
        (["original", "nothing"], 1, "no bytes of 'nothing'"),
        (["history", "--as-of", "yesterday"], 2, "no EDTF date"),
        (["restore", "kilde.db"], 1, "is there already"),
        (["backup", "kilde.db"], 1, "is there already"),
        (["verify", "--ledger", "none.db"], 1, "no ledger at none.db"),
    ],
)
def test_what_cannot_be_done_is_one_line(kilde, ledger, arguments, status, said):
    done = kilde(*arguments)
    assert done.exit_code == status
    assert said in " ".join((done.stderr or str(done.exception)).split()).replace("│ ", "")


def test_people_and_what_they_may(kilde, ledger):
    assert "nobody has a role" in kilde("people").stderr
    assert kilde("people", "Ida", "administrator", "--by", "Ida").exit_code == 0
    assert "Bo\treader" in kilde("people", "Bo", "reader", "--by", "Ida").stdout
    refused = kilde("decide", "accept", ledger, "--by", "Bo")
    assert refused.exit_code == 1
    assert "Bo\t" not in kilde("people", "Bo", "none", "--by", "Ida").stdout


def test_the_bytes_of_a_report(kilde, ledger, reports):
    (path, *_) = sorted(reports.iterdir())
    assert kilde("original", path, "--out", "copy.bin").exit_code == 0
    assert (reports.parent / "copy.bin").read_bytes() == path.read_bytes()


def test_a_ledger_is_backed_up_restored_copied_and_compared(kilde, ledger, reports):
    noted = kilde("verify", "--checkpoint", "notes.jsonl", "--processes", "1")
    assert "noted in notes.jsonl" in noted.stdout
    head = noted.stdout.splitlines()[1]
    for arguments in (["backup", "b.db"], ["restore", "b.db", "--ledger", "c.db"], ["copy", "c.db", "d.db"]):
        done = kilde(*arguments)
        assert (done.exit_code, done.stdout.splitlines()[1]) == (0, head), done.stderr
    path = reports.parent / "d.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    done = kilde("verify", "--ledger", "d.db", "--checkpoint", "notes.jsonl", "--processes", "1")
    assert done.exit_code == 1
    assert done.stderr.startswith("kilde: ")
