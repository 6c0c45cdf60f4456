"""A small ledger for the tests of exports: a town, a province, a way over a border, dozens, a quarrel."""

from itertools import count

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from kilde.ledger import Ledger
from kilde.show.cli import command_line
from kilde.show.export import Care, Material, chosen
from kilde.show.words import words
from kilde.vocabulary import Place, PlaceRole, Unit
from making import figure, reading

AL_HOL, HASAKAH, MOSUL = "geonames:173797", "geonames:173813", "geonames:99072"
LONG = f"Aid workers say that {'the road is long, and ' * 20}30 people fled the province of Hasakah."
IN_AL_HOL = {"place": "Al-Hol", "gazetteer_id": AL_HOL, "country": "SY"}
CIVILIANS = {"who": "civilians", "categories": ("civilian",)}


def place(name, identity, country, role):
    return Place(name, role=PlaceRole(role), name=name, country=country, gazetteer_id=identity)


def readings():
    """Readings in which each form that an export has to take occurs."""
    text = "12 civilians were killed in Al-Hol on Tuesday, Fellwatch said."
    killed = figure(text, "12", by="Fellwatch", period="2021-05-04", through=("Wire",), **IN_AL_HOL, **CIVILIANS)
    gazette = {"publisher": "Fell Gazette", "title": '=Night, "bombs"', "uri": "/home/someone/secret/a.txt"}
    yield reading(text, killed, published="2021-05-04", **gazette)

    text = "From 20-30 civilians were killed in Al-Hol on Tuesday, Moorwatch said."
    killed = figure(text, "20-30", by="Moorwatch", period="2021-05-04", **IN_AL_HOL, **CIVILIANS)
    yield reading(text, killed, published="2021-05-05", publisher="Moor Mail", uri="https://example.org/moor")

    left = figure(LONG, "30", measure="fled", described="Aid workers", period="2021-05")
    left = replace(left, places=(place("Hasakah", HASAKAH, "SY", "from"),))
    yield reading(LONG, left, published="2021-05-31", publisher="Quay Post")

    text = "In the first week of May about 500 people went from Al-Hol to Mosul, Fellwatch said."
    went = figure(text, "about 500", measure="displaced", by="Fellwatch", period="2021-05-01/2021-05-07")
    went = replace(went, places=(place("Al-Hol", AL_HOL, "SY", "from"), place("Mosul", MOSUL, "IQ", "to")))
    yield reading(text, went, published="2021-05-08", publisher="Fell Gazette")

    text = "Last month dozens were killed, the ministry said."
    yield reading(text, figure(text, "dozens", by="Ministry", period="2021-04"), published="2021-05-09")

    text = "7 people were killed, Fellwatch said."
    yield reading(text, figure(text, "7", by="Fellwatch"), published="2021-06-01", publisher="Quay Post")

    text = "On 2 May 40 homes burnt down in Al-Hol, the mayor said."
    burnt = figure(text, "40", measure="housing_destroyed", by="Mayor", period="2021-05-02", **IN_AL_HOL)
    yield reading(text, replace(burnt, unit=Unit.DWELLING), published="2021-05-03", publisher="Fell Gazette")


def filled(path):
    seconds = count()
    made = Ledger.open(path, clock=lambda: f"2021-07-01T00:00:{next(seconds):02}+00:00")
    with made.writer() as writer:
        for one in readings():
            writer.add(one)
    return made


@pytest.fixture(scope="package")
def shared(tmp_path_factory):
    """A ledger that nobody adds to."""
    with filled(tmp_path_factory.mktemp("shared") / "kilde.db") as made:
        yield made


@pytest.fixture
def ledger(tmp_path):
    """A ledger of one's own."""
    with filled(tmp_path / "kilde.db") as made:
        yield made


@pytest.fixture(scope="package")
def weighed():
    """The figures of the shared ledger by rule book, weighed once."""
    return {}


@pytest.fixture
def written(shared, weighed, tmp_path):
    """Writes a format of the shared ledger and gives the path, with the material that was written."""

    def write(name, *, table=None, language="en", care=None):
        form = chosen(name)
        material = Material(
            view=shared.view(),
            words=words(language),
            rulebook=form.rulebook,
            care=care or Care(),
            table=table or next(iter(form.tables), None),
            where=shared.where,
            ledger_id=shared.view(1).head.hash,
        )
        material.__dict__["figures"] = weighed.setdefault(form.rulebook, weighed.get(form.rulebook) or material.figures)
        path = tmp_path / f"out{form.suffix}"
        with path.open("wb") as stream:
            form.write(material, stream)
        return path, material

    return write


@pytest.fixture
def kilde(ledger, monkeypatch, tmp_path):
    """Runs a command line in the ledger's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KILDE_LEDGER", raising=False)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return lambda *arguments: CliRunner().invoke(command_line(), [*map(str, arguments)], prog_name="kilde")
