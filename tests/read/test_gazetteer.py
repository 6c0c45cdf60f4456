"""Names and ids to places, and what contains them."""

import pytest

from kilde.read.gazetteer import Kind, get, key, lookup, within


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Deir ez-Zor", "deir ez zor"), ("Dar‘ā", "dara"), ("Côte d’Ivoire", "cote divoire"), ("TROMSØ", "tromso")],
)
def test_key(written, expected):
    assert key(written) == expected


@pytest.mark.parametrize(
    ("name", "country", "identity"),
    [
        ("Homs", "SY", "geonames:169577"),
        ("Syria", "SY", "geonames:163843"),
        ("el-Hawl", "SY", "geonames:173797"),
        ("Hawl", "SY", "geonames:173797"),
        ("Kairo", "EG", "geonames:360630"),
    ],
)
def test_lookup(name, country, identity):
    assert identity in [entry.id for entry in lookup(name) if entry.country == country]


def test_country_names_in_norwegian():
    assert lookup("Hellas", language="nb", kind=Kind.COUNTRY)[0].country == "GR"


def test_within_goes_from_small_to_large():
    assert [unit.name for unit in within("geonames:169577")] == ["Homs", "Syria"]


def test_what_nobody_knows():
    assert lookup("Xyzzarabad") == ()
    assert get("geonames:1") is None
    assert within("geonames:1") == ()
