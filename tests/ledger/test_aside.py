"""What another process reads of a ledger is what is read here; where it cannot, nothing is lost."""

import pytest

from kilde.ledger import AsideError, Ledger, aside
from kilde.weigh import tables, weighed
from told import told

PARTS = ("claims", "claim_places", "claim_sources", "reports", "texts")


@pytest.fixture
def view(tmp_path):
    with Ledger.open(tmp_path / "it's 100% kilde.db") as ledger:
        with ledger.writer() as writer:
            for one in told():
                writer.add(one)
        yield ledger.view()


def test_another_process_reads_the_same_rows(view):
    found = {name: [tuple(row.values()) for row in table.to_pylist()] for name, table in view.arrow(PARTS)}
    here = {name: [row for piece in view.parts(name)[1] for row in piece] for name in PARTS}
    assert all(here.values())
    assert {name: sorted(map(repr, rows)) for name, rows in found.items()} == {
        name: sorted(map(repr, rows)) for name, rows in here.items()
    }


def test_where_no_other_process_can_read_this_one_does(view, monkeypatch):
    monkeypatch.setattr(tables, "MANY", 0)
    rows = weighed(view).rows().rows
    monkeypatch.setattr(aside.sys, "executable", "/no/such/python")
    with pytest.raises(AsideError):
        list(view.arrow(PARTS))
    assert weighed(view).rows().rows == rows
    monkeypatch.setattr(aside, "possible", lambda: False)
    assert view.arrow(PARTS) is None
    assert weighed(view).rows().rows == rows
