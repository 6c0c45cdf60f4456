"""The commands: what they print, where, and with which status they end."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

import kilde as package
from kilde.samples import reports as sample_reports
from kilde.show.cli import command_line, main
from kilde.vocabulary import Reading

COMMAND = [sys.executable, "-m", "kilde"]


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_version(kilde):
    assert kilde("--version").output == f"kilde {package.__version__}\n"


def test_help_names_every_command(kilde):
    said = kilde("--help").output
    names = [
        "read",
        "add",
        "figures",
        "sources",
        "copies",
        "echoes",
        "contradictions",
        "balance",
        "demo",
        "verify",
        "gazetteer",
        "parse-time",
        "parse-number",
    ]
    assert all(name in said for name in names)


def test_starting_loads_nothing_heavy():
    heavy = "spacy", "ibis", "pyarrow", "sqlalchemy", "trafilatura", "babel", "jinja2", "lingua"
    code = f"import sys, kilde.show.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_figures_are_told_without_what_takes_long_to_load(kilde, reports):
    kilde("add", reports)
    heavy = {"pandas", "ibis", "spacy", "fastapi"}
    made: set[str] = set()
    kept = {*heavy, "sqlalchemy"}
    for from_on, unwanted in ((20_000, heavy), (1, made), (1, kept)):
        command = f"""import sys; from kilde.__main__ import run; sys.argv[1:] = ['figures']
import kilde.flow; sys.modules['kilde.flow.weighing'].FROM_ON = {from_on}
try: run()
except SystemExit: print({unwanted} & {{*sys.modules}})"""
        done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
        assert done.stdout.count("people") and done.stdout.endswith("set()\n")


def test_read_prints_records_in_order(kilde, reports):
    done = kilde("read", reports, "--format", "jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    readings = [Reading.from_json(line) for line in done.stdout.splitlines()]
    assert [reading.document.publisher for reading in readings] == ["Fell Gazette", "Quay Post", "Moor Mail"]
    assert [figure.quantity.text for reading in readings for figure in reading.figures] == ["300", "about 500", "450"]


def test_read_prints_a_table_in_which_nothing_is_markup(kilde, plain):
    (plain / "a.txt").write_text(
        "Title: [red]Snow[/red]\n\nover 300 people fled Northam, Fellwatch said. [bold]x[/bold]"
    )
    done = kilde("read", "a.txt", "--published", "2020-01", "--explain")
    assert done.exit_code == 0
    for words in ("[red]Snow[/red]", "at least 300", "people fled", "from Northam", "Jan 2020", "Fellwatch", "by hand"):
        assert words in done.stdout
    assert "[bold]x[/bold]" in done.stdout


def test_read_says_so_where_there_is_nothing(kilde):
    assert "Nothing found" in kilde("read", "-", input="It rained.").stdout


def test_read_speaks_norwegian(kilde, monkeypatch):
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert "mennesker flyktet" in kilde("read", "-", input="over 3000 people fled Northam").stdout
    assert "people fled" in kilde("read", "-", "--ui", "en", input="over 3000 people fled Northam").stdout


def test_read_names_failures_and_goes_on(kilde, reports):
    (reports / "b.txt").write_bytes(b"\x00\x01")
    (reports / "c.txt").write_text("unreadable")
    done = kilde("read", reports, "nowhere.txt", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(lines(done.stdout)) == 1
    failures = done.stderr.splitlines()
    assert [line.split(": ")[1].rpartition("/")[2] for line in failures] == ["b.txt", "c.txt", "nowhere.txt"]
    assert all(line.startswith("kilde: ") for line in failures)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "PATH"),
        (["read", "-", "--published", "igår"], "igår"),
        (["read", "-", "--language", "fr"], "fr"),
        (["read", "-", "--format", "xml"], "xml"),
        (["read", "-", "--processes", "0"], "--processes"),
        (["read", "-", "--pipeline", "/nowhere"], "/nowhere"),
        (["figures", "--since", "soon"], "soon"),
        (["figures", "--measure", "eaten"], "eaten"),
        (["parse-time", "--reference", "soon"], "soon"),
        (["parse-time", "--language", "xx"], "xx"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_ends_in_2(kilde, arguments, words):
    done = kilde(*arguments, input="")
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_add_counts_and_adds_nothing_twice(kilde, reports):
    first = kilde("add", reports)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "kilde.db: 3 added with 3 claims, 0 already there, 0 failed\n"
    (reports / "d.txt").write_text("")
    second = kilde("add", reports)
    assert second.exit_code == 1
    assert second.stdout == "kilde.db: 0 added with 0 claims, 3 already there, 1 failed\n"
    assert "d.txt: empty" in second.stderr


def test_figures_as_table_and_as_lines(kilde, reports):
    kilde("add", reports)
    table = kilde("figures").stdout
    for words in ("300–450 ≠", "people fled", "Northam", "7 Jan 2020", "Moorwatch, Fellwatch"):
        assert words in table
    (row,) = lines(kilde("figures", "--format", "jsonl", "--place", "northam", "--until", "2020-01-07").stdout)
    assert (row["low"], row["measure"], row["place"]) == (300, "fled", "Northam")


def test_figures_that_nothing_fits(kilde, reports):
    kilde("add", reports)
    done = kilde("figures", "--place", "Atlantis")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no figures that fit" in done.stderr


def test_sources(kilde, reports):
    kilde("add", reports)
    assert {row["name"] for row in lines(kilde("sources", "--format", "jsonl").stdout)} >= {"Fellwatch", "Moorwatch"}
    assert "Fell Gazette" in kilde("sources").stdout


WIRE = (
    "The bridge at Northam fell into the river on Monday night after two days of rain, and nobody was on it then. " * 2
)


def test_copies_among_paths_by_input_id(kilde):
    given = [
        {"id": 1, "text": WIRE},
        {"id": "two", "text": f"{WIRE} It will be rebuilt."},
        {"id": "x", "text": "Sheep."},
    ]
    done = kilde("copies", "--input-format", "jsonl", "-", input="\n".join(map(json.dumps, given)))
    (pair,) = lines(done.stdout)
    assert (pair["a"], pair["b"], pair["copy"]) == ("1", "two", True)


def test_copies_in_a_ledger(kilde, reports):
    (reports / "d.txt").write_text(f"Publisher: Wire\nPublished: 2020-02-01\n\n{WIRE}")
    (reports / "e.txt").write_text(f"Publisher: Post\nPublished: 2020-02-03\n\n{WIRE} (Wire)")
    kilde("add", reports)
    table = kilde("copies").stdout
    assert "Wire 2020-02-01" in table
    assert "Post 2020-02-03" in table


def test_verify(kilde, reports):
    kilde("add", reports)
    done = kilde("verify")
    assert done.exit_code == 0
    assert "3 documents, 3 claims" in done.stdout


@pytest.mark.parametrize("command", ["figures", "sources", "copies", "verify"])
def test_a_ledger_that_is_not_there(command, tmp_path):
    done = subprocess.run([*COMMAND, command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "kilde: no ledger at kilde.db: make one with `kilde add`, or name another with --ledger\n"
    assert not list(tmp_path.iterdir())


def test_a_ledger_that_cannot_be_written(tmp_path):
    (tmp_path / "notes.db").write_text("These are my notes, and no ledger at all. " * 40)
    done = subprocess.run(
        [*COMMAND, "add", "-", "--ledger", "notes.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        input="x",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "kilde: notes.db is not a Kilde ledger: name another with --ledger\n"


def test_no_password_is_printed(tmp_path):
    url = "mysql://ann:secret@localhost/kilde"
    done = subprocess.run([*COMMAND, "verify", "--ledger", url], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ann:…@localhost" in done.stderr
    assert "secret" not in done.stderr


def test_a_fault_is_one_line(monkeypatch, capsys):
    def break_down(*_arguments, **_options):
        raise ZeroDivisionError("no\nmore")

    monkeypatch.setattr(sys.modules["kilde.read"], "read_documents", break_down)
    monkeypatch.setattr(sys, "argv", ["kilde", "read", "-"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith("kilde: stopped by ZeroDivisionError: no more")
    assert said.count("\n") == 1


def test_parse_time(kilde):
    phrases = "yesterday\nnothing of the kind\nsince December\n"
    done = kilde("parse-time", "--reference", "2019-03-05", "--language", "en", input=phrases)
    yesterday, nothing, since = lines(done.stdout)
    assert yesterday == {"start": "2019-03-04T00:00", "end": "2019-03-05T00:00", "edtf": "2019-03-04"}
    assert nothing is None
    assert since["edtf"].startswith("2018-12")


def test_parse_number(kilde):
    done = kilde("parse-number", "--language", "nb", input="nesten 60.000\nblått\n")
    number, nothing = lines(done.stdout)
    assert number == {"low": None, "high": 60000, "value": 60000, "qualifier": "almost"}
    assert nothing is None


def test_phrases_are_answered_line_by_line():
    with subprocess.Popen([*COMMAND, "parse-time"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asked:
        for year in ("2019", "2020"):
            asked.stdin.write(f"in {year}\n")
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["edtf"] == year
        asked.stdin.close()


def test_a_closed_pipe_ends_quietly():
    with subprocess.Popen(
        [*COMMAND, "parse-time"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_interruptible,  # noqa: PLW1509 - no threads here
    ) as asked:
        asked.stdout.close()
        asked.stdin.write(b"today\n" * 1000)
        asked.stdin.close()
        assert asked.stderr.read() == b""


def _interruptible():
    """What runs in the background inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_in_130():
    with subprocess.Popen(
        [*COMMAND, "parse-time"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asked:
        asked.stdin.write(b"today\n")
        asked.stdin.flush()
        asked.stdout.readline()  # by now it waits for more
        time.sleep(0.1)
        asked.send_signal(signal.SIGINT)
        assert asked.wait(300) == 130
        assert asked.stderr.read() == b""


@pytest.mark.usefixtures("plain")
class TestDemo:
    def test_prints_less_than_a_screen_and_writes_a_page(self, plain, monkeypatch):
        monkeypatch.setenv("COLUMNS", "80")
        done = CliRunner().invoke(command_line(), ["demo", "--ledger", "demo.db"])
        assert done.exit_code == 0, done.stderr
        printed = done.stdout.splitlines()
        assert len(printed) < 24
        assert max(map(len, printed)) <= 80
        assert "page: kilde-demo.html" in printed
        assert f"{len(sample_reports())} reports" in printed[0]
        page = (plain / "kilde-demo.html").read_text(encoding="utf-8")
        assert "This is a demonstration" in page
        assert str(plain) not in page
        assert (plain / "demo.db").exists()

    def test_leaves_no_ledger_unless_asked(self, plain):
        CliRunner().invoke(command_line(), ["demo", "--page", "p.html"])
        assert [path.name for path in plain.iterdir()] == ["p.html"]

    def test_names_a_page_that_cannot_be_written(self):
        done = CliRunner().invoke(command_line(), ["demo", "--page", os.path.join("nowhere", "p.html")])  # noqa: PTH118
        assert done.exit_code == 1
        assert done.stderr.splitlines()[-1].startswith("kilde: cannot write nowhere/p.html")
