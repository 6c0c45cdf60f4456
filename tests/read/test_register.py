"""The register of known sources: found under all their names, and extended by a file."""

import re
from pathlib import Path

import pytest

from kilde.read.register import (
    Entry,
    Register,
    RegisterError,
    bundled,
    entries,
    find,
    fold,
    load_register,
    parties,
    using,
)
from kilde.read.register.kept import kept
from kilde.vocabulary import SourceKind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Reuters", "Reuters"),
        ("Reuters'", "Reuters"),
        ("AFPs", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("agence france presse", "AFP"),
        ("the Associated Press", "Associated Press"),
        ("Røde Kors", "Red Cross"),
        ("رويترز", "Reuters"),
    ],
)
def test_a_source_is_found_under_all_its_names(name: str, expected: str) -> None:
    entry = find(name)
    assert entry is not None
    assert entry.name == expected


@pytest.mark.parametrize(
    ("name", "expected", "party"),
    [
        ("det irakiske forsvarsdepartementet", "Iraqi Ministry of Defence", "Iraq"),
        ("Iraq's defence ministry", "Iraqi Ministry of Defence", "Iraq"),
        ("norske myndigheter", "Norwegian government", None),
        ("myndighetene i Sudan", "Sudanese government", "Sudanese army"),
        ("Ukrainian military", "Ukrainian army", "Ukraine"),
        ("Минобороны", "Russian Ministry of Defence", "Russia"),
        ("Russia's Ministry of Defence", "Russian Ministry of Defence", "Russia"),
        ("كتائب القسام", "Qassam Brigades", "Hamas"),
    ],
)
def test_governments_and_groups_are_known_with_their_side(name: str, expected: str, party: str | None) -> None:
    entry = find(name)
    assert entry is not None
    assert (entry.name, entry.party) == (expected, party)
    assert bool(entry.conflicts) == (party is not None)


def test_every_side_of_a_conflict_has_a_source_and_countries() -> None:
    sides = {entry.party for entry in bundled().entries}
    assert set(parties()) <= sides
    assert all(re.fullmatch("[A-Z]{2}", code) for codes in parties().values() for code in codes)


def test_an_acronym_of_ones_own_wins(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("watch: {name: Harrow Watch, kind: monitor, names: [RSF], conflicts: [XA]}")
    entry = load_register(tmp_path / "mine.yaml").find("RSF")
    assert entry is not None
    assert entry.name == "Harrow Watch"


def test_a_register_is_in_use_for_a_while() -> None:
    mine = Register((Entry("watch", "Harrow Watch", SourceKind.MONITOR),))
    with using(mine):
        assert find("Harrow Watch") == mine.entries[0]
        assert find("Reuters") is None
    assert find("Reuters") is not None


@pytest.mark.parametrize("word", ["who", "ap", "Harrow Bay", "", "the"])
def test_an_acronym_in_small_letters_is_a_word(word: str) -> None:
    assert find(word) is None


def test_folding_drops_case_accents_hyphens_and_article() -> None:
    assert fold("The Ágence-Fränce’s") == fold("agence frances")


def test_the_longest_name_in_a_phrase_is_found_with_its_place() -> None:
    phrase = "the head of the Syrian Observatory for Human Rights in London"
    found = bundled().search(phrase)
    assert found is not None
    entry, start, end = found
    assert (entry.kind, phrase[start:end]) == (SourceKind.MONITOR, "Syrian Observatory for Human Rights")
    assert bundled().search("a man at the harbour") is None


def test_no_name_of_the_register_means_two_sources() -> None:
    owners: dict[str, set[str]] = {}
    for entry in bundled().entries:
        for name in (entry.name, *entry.names):
            owners.setdefault(name if name.isupper() else fold(name), set()).add(entry.id)
    shared = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert set(shared) == set(bundled().shared), "only acronyms may mean two, told apart by the conflict"
    for owning in bundled().shared.values():
        assert sum(not entry.conflicts for entry in owning) <= 1


def test_every_entry_has_a_kind_that_can_speak_and_a_wikidata_id_of_the_right_form() -> None:
    for entry in bundled().entries:
        assert entry.kind is not SourceKind.UNNAMED, entry.id
        assert entry.wikidata is None or (entry.wikidata[0] == "Q" and entry.wikidata[1:].isdecimal()), entry.id


TOML = 'watch = { name = "Harrow Watch", kind = "monitor", names = ["HW"], party = "Harrow" }\n'
YAML = "watch:\n  name: Harrow Watch\n  kind: monitor\n  names: [HW]\n  party: Harrow\n"


@pytest.mark.parametrize(("name", "text"), [("mine.toml", TOML), ("mine.yaml", YAML), ("mine.yml", YAML)])
def test_a_file_adds_sources(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    register = load_register(tmp_path / name)
    assert register.find("HW") == Entry("watch", "Harrow Watch", SourceKind.MONITOR, ("HW",), "Harrow")
    assert register.find("Reuters") == find("Reuters")
    assert find("HW") is None


def test_a_file_wins_over_the_bundled_register(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('reuters = { name = "Reuters", kind = "outlet" }', encoding="utf-8")
    entry = load_register(tmp_path / "mine.toml").find("Reuters")
    assert entry is not None
    assert entry.kind is SourceKind.OUTLET


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("mine.toml", 'a = { kind = "ngo" }', "needs a name"),
        ("mine.toml", 'a = { name = "A", kind = "newspaper" }', "use one of"),
        ("mine.toml", 'a = { name = "A", kind = "ngo", url = "x" }', "unknown field 'url'"),
        ("mine.toml", 'a = { name = "A", kind = "ngo", names = "B" }', "must be a list"),
        ("mine.toml", "a = [", "mine.toml"),
        ("mine.yaml", "a: [b\nc: :", "mine.yaml"),
        ("mine.yaml", "a: {name: A}", "has no kind; use one of"),
        ("mine.yaml", "a: {name: '', kind: ngo}", "needs a name"),
        ("mine.yaml", "a: {name: A, kind: ngo, party: [B]}", "party of source 'a' must be a text"),
        ("mine.yaml", "a: {name: A, kind: ngo, conflicts: [Syria]}", "codes of countries such as SY"),
        ("mine.yaml", "a: {name: A, kind: ngo}\nb: {name: B, kind: ngo, names: [A]}", "given to both 'a' and 'b'"),
        ("mine.yaml", "- a", "expected sources by id"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_in_one_line(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=says) as error:
        load_register(tmp_path / name)
    assert "\n" not in str(error.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot read the register"):
        load_register(tmp_path / "none.toml")


def test_a_register_of_ones_own_needs_no_file() -> None:
    register = Register((Entry("watch", "Harrow Watch", SourceKind.MONITOR),))
    assert register.find("harrow watch") is not None
    assert register.find("Reuters") is None


class TestKept:
    """What the register's files come to, kept in the user's cache folder."""

    @pytest.fixture(autouse=True)
    def cache(self, tmp_path, monkeypatch):
        monkeypatch.setenv("KILDE_CACHE", str(tmp_path / "cache"))
        return tmp_path / "cache"

    MADE = (Entry("tern", "The Tern", SourceKind.OUTLET, ("Tern",), conflicts=("SY",)),)

    def test_is_made_once(self, cache):
        assert kept(lambda: self.MADE) == self.MADE
        assert kept(lambda: ()) == self.MADE
        assert len(list(cache.iterdir())) == 1

    def test_is_made_anew_where_it_cannot_be_read(self, cache):
        kept(lambda: ())
        (file,) = cache.iterdir()
        file.write_bytes(b"[{]")
        assert kept(lambda: self.MADE) == self.MADE == kept(lambda: ())

    def test_goes_without_where_nothing_can_be_written(self, cache):
        cache.write_text("a file in place of the folder")
        assert kept(lambda: self.MADE) == self.MADE

    def test_is_what_the_files_come_to(self):
        assert entries.__wrapped__() == entries.__wrapped__() == bundled().entries
