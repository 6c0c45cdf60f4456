"""What the tests of the doors share: a reader that knows one sentence, and a ledger that it has filled."""

import re
import sys

import pytest
from typer.testing import CliRunner

from kilde.flow import adding
from kilde.show.cli import command_line
from kilde.vocabulary import Failure
from making import figure, reading

FLED = re.compile(r"(?P<number>(?:about |over )?\d+) people fled (?P<place>[A-Z]\w+)(?:, (?P<by>[A-Z]\w+) said)?")


def plain_reader(documents, *, pipeline=None, register=None, events=False, processes=1):
    """Reads *over 300 people fled Northam, Fellwatch said*; fails on *unreadable*."""
    del pipeline, register, events, processes
    for document in documents:
        if "unreadable" in document.text:
            yield Failure(document.uri or "standard input", "no pipeline for language 'xx'")
            continue
        claims = [
            figure(
                document.text,
                match["number"],
                measure="fled",
                place=match["place"],
                role="from",
                by=match["by"],
                period=document.published,
            )
            for match in FLED.finditer(document.text)
        ]
        fields = {name: getattr(document, name) for name in document.__struct_fields__ if name not in {"id", "text"}}
        yield reading(document.text, *claims, **fields)


@pytest.fixture
def plain(monkeypatch, tmp_path):
    """The doors with the plain reader behind them, in an empty folder, in English."""
    monkeypatch.setattr(sys.modules["kilde.read"], "read_documents", plain_reader)  # `kilde.read` is the function
    monkeypatch.setattr(adding, "read_documents", plain_reader)
    monkeypatch.chdir(tmp_path)
    for name in ("KILDE_LEDGER", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


@pytest.fixture
def kilde(plain):
    """Runs a command line and gives its result."""
    return lambda *arguments, **options: CliRunner().invoke(
        command_line(), [*map(str, arguments)], prog_name="kilde", **options
    )


REPORTS = {
    "a.txt": "Publisher: Fell Gazette\nPublished: 2020-01-07\n\n300 people fled Northam, Fellwatch said. It snowed.",
    "b.txt": "Publisher: Quay Post\nPublished: 2020-01-07\n\nThe road is shut. Here about 500 people fled Northam.",
    "c.txt": "Publisher: Moor Mail\nPublished: 2020-01-07\n\n450 people fled Northam, Moorwatch said. Sheep were lost.",
}


@pytest.fixture
def reports(plain):
    """A folder with three reports."""
    folder = plain / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    return folder
