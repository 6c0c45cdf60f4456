"""The store of weighed rows gives what weighing gives, in pages, and stays right as reports and verdicts come in."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from msgspec.structs import replace

from kilde.ledger import Ledger, Selection, VerdictError
from kilde.vocabulary import Category, Measure
from kilde.weigh import Listed, SaidClaim, SaidRow, Weighing, renewing, weighed
from kilde.weigh.beside import OTHERS
from kilde.weigh.figures import LEFT
from kilde.weigh.keeping import COPIES
from making import figure, reading
from told import crossing, told

SEEDS = int(os.environ.get("KILDE_SEEDS", "3"))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("store") / "kilde.db") as opened:
        with opened.writer() as writer:
            for one in told():
                writer.add(one)
        yield opened


@pytest.fixture(scope="module", params=["memory", "file"])
def store(request, ledger, tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "kilde.weighed.duckdb" if request.param == "file" else None
    yield weighed(ledger.view(), path)


@pytest.fixture(scope="module")
def whole(ledger):
    return Weighing(ledger.view())


@pytest.mark.parametrize("book", ["house", "idmc", "airwars"])
def test_pages_hold_the_rows_in_their_order(store, whole, book):
    rows = whole.figures(book)
    found = [store.rows(offset=at, limit=3, rulebook=book) for at in range(0, len(whole.figures()), 3)]
    assert [row for page in found for row in page.rows] == [replace(row, evidence=()) for row in rows]
    assert {page.total for page in found} == {len(whole.figures())}
    assert [store.figure(row.key, book) for row in rows] == rows


@pytest.mark.parametrize(
    "asked",
    [
        *(Selection(), Selection(place="Ravensgate"), Selection(place="nowhere"), Selection(measure=Measure.KILLED)),
        *(
            Selection(who=Category.CHILD),
            Selection(place="Northam camp", since="2021-05-08"),
            Selection(until="2021-04"),
        ),
    ],
)
def test_a_list_says_what_the_records_say(store, asked):
    assert store.listed(asked) == lines(store.rows(asked, limit=1000).rows)


def lines(rows):
    """What a list prints of rows."""
    return [Listed(**{name: getattr(row, name) for name in Listed.__struct_fields__}) for row in rows]


def test_other_books_make_of_a_row_what_they_make_of_all(store, whole):
    for name in OTHERS:
        made = {row.key: (row.low, row.high, row.best, row.about, row.grade) for row in whole.figures(name)}
        told = {row.key: store.by_books(row.key).get(name) for row in whole.figures()}
        assert {key: tuple(getattr(it, field) for field in BOOK) for key, it in told.items() if it} == made
    assert store.by_books("nothing") == {}


@pytest.mark.parametrize("asked", [Selection(), Selection(place="Ravensgate"), Selection(measure=Measure.KILLED)])
@pytest.mark.parametrize("taken_out", [2000, 0])
def test_a_look_over_rows_is_what_is_asked_one_by_one(store, monkeypatch, asked, taken_out):
    monkeypatch.setattr("kilde.weigh.store._TAKEN_OUT", taken_out)
    for book in ("house", "ucdp"):
        seen = store.overview(asked, rulebook=book, limit=4)
        assert seen.listed == store.rows(asked, rulebook=book, limit=4)
        found = store.figures(store.most_said(asked), book)
        rows = [found[key] for key in store.most_said(asked) if key in found]
        assert list(seen.said) == [_drawn(row) for row in rows]
        assert seen.places == tuple(store.places(asked))


def _drawn(row):
    """What is drawn of a row: the fields of the same names."""
    claims = [SaidClaim(*(getattr(claim, name) for name in SaidClaim.__struct_fields__)) for claim in row.evidence]
    newest = claims[row.evidence.index(row.newest)]
    fields = {name: getattr(row, name) for name in SaidRow.__struct_fields__}
    return SaidRow(**{**fields, "newest": newest, "evidence": tuple(claims)})


def test_what_lies_beside_a_store_is_found_again_and_is_of_its_moment(tmp_path):
    path, lies = tmp_path / "kilde.weighed.duckdb", tmp_path / "kilde.weighed.beside.duckdb"
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        *earlier, latest = told()
        for one in earlier:
            ledger.add(one)
        weighed(ledger.view(), path).prepare()
        made = lies.stat().st_ino
        weighed(ledger.view(), path).prepare()
        assert lies.stat().st_ino == made
        ledger.add(latest)
        anew = weighed(ledger.view())
        key = anew.rows().rows[0].key
        assert weighed(ledger.view(), path).by_books(key) == anew.by_books(key)
        lies.write_bytes(b"damaged")
        assert weighed(ledger.view(), path).by_books(key) == anew.by_books(key)
    assert {one.name for one in tmp_path.iterdir() if "new" in one.name} == set()


BOOK = ("low", "high", "best", "about", "grade")


def test_whatever_else_is_made_of_rows_is_as_of_all(store, whole):
    assert sorted(map(repr, store.contradictions())) == sorted(map(repr, whole.contradictions()))
    assert len(store.contradictions(limit=1, offset=1)) == 1
    assert store.balances() == whole.balances()
    assert all(store.echo_tree(tree.row) == tree for tree in whole.echo_trees())
    assert all(store.timeline(line.key) == line for line in whole.timelines())
    assert store.figure("nothing") is store.echo_tree("nothing") is store.timeline("nothing") is None


def test_rows_are_found_and_sorted(store, whole):
    rows = whole.figures()
    page = store.rows(Selection(measure=Measure.KILLED, place="Ravensgate"), order="leverage")
    assert {row.key for row in page.rows} == {
        row.key for row in rows if row.measure == "killed" and row.place == "Ravensgate"
    }
    late = store.rows(Selection(since="2021-05-05"), order="newest").rows
    assert {row.key for row in late} == {row.key for row in rows if row.end > "2021-05-05T00:00"}
    assert [row.end for row in late] == sorted((row.end for row in late), reverse=True)
    assert [(place.place, place.rows) for place in store.places()] == [
        (name, sum(row.place == name for row in rows)) for name in ("Northam camp", "Ravensgate")
    ]


def test_claims_come_by_how_much_hangs_on_them(store):
    most, *others = store.leverage(limit=3)
    assert most.leverage >= others[0].leverage > 0
    assert most.claim not in {one.claim for one in store.leverage(limit=3, without={most.claim})}


PLACES = (None, None, "Ravensgate", "Northam", "Mill Lane")
NAMES = ("Mine Watch", "MINE-WATCH", "World Rescue Committee", "WRC", "Wide River Council", "The Ministry", None, None)
PAPERS = ("The Tern", "The Gannet", "The Skua", None)


def chance_report(chance, before):
    """A report by chance; now and then one with the words of an earlier one."""
    day = chance.randrange(1, 9)
    words = [f"w{chance.randrange(10**6)}" for _ in range(40)]
    if before and chance.random() < 0.35:
        words = chance.choice(before).split("; ")[-1].split()
        words[chance.randrange(len(words))] = "changed"
    numbers = [chance.choice(("31", "45", "about 60", "nearly 500")) for _ in range(chance.randrange(3))]
    text = f"{'. '.join(numbers)}. {chance.randrange(10**6)}; {' '.join(words)}"
    claims = [
        figure(
            text,
            number,
            nth=numbers[:at].count(number),
            measure=chance.choice(("killed", "killed", "arrived")),
            modality=chance.choice(("asserted",) * 4 + ("denied", "possible")),
            period=chance.choice((None, f"2021-05-0{chance.randrange(1, 9)}", "2021-05-01/2021-05-09")),
            place=chance.choice(PLACES),
            by=chance.choice(NAMES),
            described=None,
            through=chance.choice(((), (), ("The Tern",))),
        )
        for at, number in enumerate(numbers)
    ]
    return reading(text, *claims, published=f"2021-05-0{day}", publisher=chance.choice(PAPERS))


def decide(ledger, chance):
    """A verdict by chance on what is there."""
    view = ledger.view()
    claims = sorted(view.figures()["claims"]["id"])
    documents = sorted(document.id for document in view.documents())
    entered = [verdict.entry for verdict in view.verdicts()]
    match chance.choice(("reject", "correct", "withdraw", "supersede", "same", "not_same", "undo")):
        case "reject" if claims:
            ledger.decide("reject", chance.choice(claims), by="Ida")
        case "correct" if claims:
            ledger.decide("correct", chance.choice(claims), by="Ida", field="quantity.value", value=47)
        case "withdraw":
            ledger.withdraw(chance.choice(documents), by="Ida")
        case "supersede":
            ledger.supersede(*chance.sample(documents, 2), by="Ida")
        case "same" | "not_same" as judgement:
            ledger.decide(judgement, *chance.sample(("Mine Watch", "The Ministry", "WRC"), 2), about="source", by="Ida")
        case "undo" if entered:
            ledger.undo(chance.choice(entered), by="Ida")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_store_brought_up_is_as_one_made_anew(tmp_path, monkeypatch, seed):
    chance = random.Random(seed)
    if seed % 3 == 1:  # a few reports are then enough for a run to become too common, and all copies are found anew
        monkeypatch.setattr(renewing, "TOO_COMMON", 3)
    path, texts = tmp_path / "kilde.weighed.duckdb", []
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        for _batch in range(4):
            with ledger.writer() as writer:
                for _report in range(chance.choice((2, 9))):
                    one = chance_report(chance, texts)
                    texts.append(one.document.text)
                    writer.add(one)
                both = list(crossing(saved=chance.choice(("215", "310"))))
                for one in chance.sample(both, chance.randrange(3)):
                    writer.add(one)
            for _verdict in range(chance.randrange(3)):
                with suppress(VerdictError):
                    decide(ledger, chance)
            store, fresh = weighed(ledger.view(), path), weighed(ledger.view())
            assert store.listed() == lines(fresh.rows(limit=1000).rows)
            made, anew = store_tables(store), store_tables(fresh)
            different = [name for name in anew if made[name] != anew[name]]
            assert not different, (different, made[different[0]], anew[different[0]])


def store_tables(store):
    """All that a store keeps, in order."""
    cursor = store._tables.cursor()
    return {
        name: sorted(map(repr, cursor.execute(f"SELECT * FROM kept.{name}").fetchall()))
        for name in (*LEFT, *COPIES, "shingles")
    }


def test_a_store_that_is_damaged_or_cannot_be_written_is_done_without(ledger, tmp_path):
    rows = weighed(ledger.view()).rows().rows
    for path in (tmp_path / "kilde.weighed.duckdb", tmp_path / "no such folder" / "kilde.weighed.duckdb"):
        with suppress(FileNotFoundError):
            path.write_bytes(b"not a database" * 1000)
        assert weighed(ledger.view(), path).rows().rows == rows
    assert [path.name for path in tmp_path.iterdir()] == ["kilde.weighed.duckdb"]


def test_what_comes_is_kept_beside_a_store_that_is_left_as_it_was(tmp_path):
    path, beside = tmp_path / "kilde.weighed.duckdb", tmp_path / "kilde.weighed.changes.duckdb"
    left = tmp_path / f"{beside.name}.999999999.new"  # by one that was stopped while it made the file
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        for number, one in enumerate(told()):
            with ledger.writer() as writer:
                writer.add(one)
            if number == 0:
                weighed(ledger.view(), path).close()
                made = path.read_bytes()
                left.write_bytes(b"half")
            elif number == 1:
                reader = weighed(ledger.view(), path)
                known = reader.rows()
        rows = weighed(ledger.view()).rows()
        assert weighed(ledger.view(), path).rows() == rows != known == reader.rows()
        assert (path.read_bytes(), left.exists()) == (made, False)
        beside.write_bytes(b"not a database" * 1000)
        assert weighed(ledger.view(), path).rows() == rows


def test_threads_that_ask_at_once_share_one_store(ledger, tmp_path):
    path = tmp_path / "kilde.weighed.duckdb"
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda _: weighed(ledger.view(), path).rows().rows, range(3)))
    assert found[0] == found[1] == found[2]
