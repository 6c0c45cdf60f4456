"""Sources of one's own: by option, by setting, and what becomes of a ledger when they change."""

import json

import pytest
from typer.testing import CliRunner

from kilde.show.cli import command_line

MINE = "watch: {name: Harrow Watch, kind: monitor, names: [HW], party: Harrow, conflicts: [XA]}\n"
REPORT = "Forty families fled the town on Monday, according to HW."


@pytest.fixture
def kilde(tmp_path, monkeypatch):
    """Runs a command line in a folder with a register and a report, and gives its result."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(MINE)
    (tmp_path / "report.txt").write_text(REPORT)
    return lambda *arguments, **options: CliRunner().invoke(command_line(), [*arguments], prog_name="kilde", **options)


@pytest.mark.parametrize("by_option", [True, False])
def test_they_are_known_by_option_and_by_setting(kilde, by_option):
    options, env = (["--register", "mine.yaml"], {}) if by_option else ([], {"KILDE_REGISTER": "mine.yaml"})
    done = kilde("read", "report.txt", "--format", "jsonl", "--language", "en", "--processes", "1", *options, env=env)
    (source,) = json.loads(done.stdout)["claims"][0]["sources"]
    assert (source["name"], source["register_id"], source["party_in"]) == ("Harrow Watch", "watch", ["XA"])


def test_a_file_that_cannot_be_used_is_wrong_usage(kilde, tmp_path):
    (tmp_path / "mine.yaml").write_text("watch: {name: Harrow Watch}")
    done = kilde("read", "report.txt", "--register", "mine.yaml")
    assert done.exit_code == 2
    assert "has no kind" in done.stderr


def test_other_sources_read_a_ledger_anew(kilde):
    add = ["add", "report.txt", "--ledger", "a.db", "--processes", "1"]
    assert "1 added" in kilde(*add).stdout
    assert "1 added" in kilde(*add, "--register", "mine.yaml").stdout
    assert "0 added" in kilde(*add, "--register", "mine.yaml").stdout
    assert "Harrow Watch" in kilde("sources", "--ledger", "a.db").stdout
