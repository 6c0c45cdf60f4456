"""The store of weighed rows gives what weighing gives, in pages, and stays right as reports and verdicts come in."""

from dataclasses import replace

import pytest

from kilde.ledger import Ledger, Selection
from kilde.vocabulary import Measure
from kilde.weigh import Weighing, weighed
from told import told


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
