"""What a reader who found every figure of the answer key would be told by the weighing: the rows of the key."""

import pytest
from answer_key import key

from kilde import weigh
from kilde.edtf import Interval
from kilde.ledger import Ledger
from kilde.samples import reports
from kilde.vocabulary import (
    Category,
    Document,
    Extent,
    Figure,
    Measure,
    Modality,
    Period,
    Place,
    PlaceRole,
    Qualifier,
    Quantity,
    Reading,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Unit,
    Who,
)

KEY = key()
PLACE_ROLES = {"departed": "from", "evacuated": "from", "relocated": "from", "arrived": "to", "returned": "to"}
OUTLETS = "a paper that names another as its source does not yet lead back to that one's own report"
NOT_YET = {"killed by the mine on Thursday 21 February": OUTLETS}


def reading(path):
    """What the key says of a report, as if it had been read."""
    head, text = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n", 1)
    fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in head.splitlines())}
    fields.pop("note")
    figures, at = [], 0
    for answer in KEY["reports"][path.stem]["figures"]:
        at = text.index(answer["quantity"], at)
        figures.append(figure(text, at, answer, name=f"{path.stem}-{len(figures)}"))
        at += len(answer["quantity"])
    return Reading(Document.of(text, uri=path.name, **fields), tuple(figures))


def figure(text, start, answer, *, name):
    quantity = Quantity(
        **span(text, answer["quantity"], start=start),
        **{bound: answer.get(bound) for bound in ("low", "high", "value")},
        qualifier=Qualifier(answer["qualifier"]),
    )
    return Figure(
        id=name,
        sentence=Span(text=quantity.text, start=quantity.start, end=quantity.end),
        sources=(
            *named(text, Source, [answer["origin"]], kind=SourceKind.MONITOR, role=SourceRole.CLAIMS),
            *named(text, Source, answer.get("relays", []), kind=SourceKind.AGENCY, role=SourceRole.RELAYS),
        ),
        modality=Modality(answer.get("modality", "asserted")),
        quantity=quantity,
        unit=Unit(answer.get("unit", "person")),
        who=Who(categories=tuple(map(Category, answer.get("who", [])))),
        measure=Measure(answer["measure"]),
        extent=Extent(answer.get("extent", "flow")),
        period=Period(edtf=answer["period"] or None),
        places=named(text, Place, [answer["place"]], role=PlaceRole(PLACE_ROLES.get(answer["measure"], "at"))),
    )


def named(text, record, names, **fields):
    return tuple(record(**span(text, name), name=name, **fields) for name in names if name)


def span(text, words, *, start=0):
    start = text.casefold().index(words.casefold(), start)
    return {"text": text[start : start + len(words)], "start": start, "end": start + len(words)}


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("samples") / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for path in reports():
                writer.add(reading(path))
        yield ledger.view()


@pytest.fixture(scope="module")
def rows(view):
    return weigh.figures(view)


def answers(row, expected):
    """Whether a row is about what the key asks for: measure, unit, extent, place, time, and people as a whole."""
    return (
        (row.place, row.measure) == (expected["place"], expected["measure"])
        and row.unit == expected.get("unit", "person")
        and row.extent == expected.get("extent", "flow")
        and not {"child", "foreigner"} & set(row.who)
        and bare(row.period) == bare(expected["period"])
    )


def bare(period):
    interval = Interval.parse(period)
    return interval.start, interval.end


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(
            row,
            id=row["question"],
            marks=[pytest.mark.xfail(reason=NOT_YET[row["question"]], strict=True)]
            if row["question"] in NOT_YET
            else [],
        )
        for row in KEY["rows"]
    ],
)
def test_rows_of_the_key(rows, expected):
    (row,) = [row for row in rows if answers(row, expected)]
    assert (row.low, row.high) == (expected.get("low"), expected.get("high"))
    assert row.about == expected.get("about", False)
    assert set(row.sources) == set(expected["origins"])
    assert row.origins == len(expected["origins"])
    assert row.unattributed == expected.get("unattributed", 0)
    assert row.contradiction == expected["contradiction"]
    denied = {claim.figure.quantity.value for claim in row.denials}
    assert denied >= set(expected.get("denied", []))


def name(claim):
    """The report that a claim stands in, as the key calls it."""
    return claim.report.uri.removesuffix(".txt")


def number(claim):
    return claim.figure.quantity.text


def below(nodes, above=None):
    """Every node of a tree with the one above it."""
    for node in nodes:
        yield node, above
        yield from below(node.children, node)


def test_planted_against_found(view, rows):
    """Each drift, correction, contradiction and imbalance of the key is found, and nothing else."""
    weighed = [claim for row in rows for claim in row.evidence]
    trees = [pair for tree in weigh.echo_trees(view) for root in tree.roots for pair in below(root.nodes)]
    found = {
        "drifts": {
            (name(node.claim), number(node.claim), name(above.claim), node.drift)
            for node, above in trees
            if node.drift and above
        },
        "corrections": {(name(claim), number(claim)) for claim in weighed if claim.change == "corrected"},
        "contradictions": sorted(
            (one.kind, *map(number, one.claims), one.likely) for one in weigh.contradictions(view)
        ),
        "imbalances": {
            (name(claim), claim.figure.quantity.value) for balance in weigh.balances(view) for claim in balance.misfits
        },
    }
    planted = {
        "drifts": {(plant["report"], plant["number"], plant["from"], plant["drift"]) for plant in KEY["drifts"]},
        "corrections": {(plant["report"], plant["number"]) for plant in KEY["corrections"]},
        "contradictions": sorted(
            (plant["kind"], *plant["numbers"], plant.get("likely", "unknown")) for plant in KEY["contradictions"]
        ),
        "imbalances": {(total["misfit"], total["misfit_value"]) for total in KEY["sums"] if "misfit" in total},
    }
    assert found == planted


def test_stocks_that_square_are_found(view):
    squared = {
        (balance.place, balance.start[:10], one.figure.quantity.value, two.figure.quantity.value)
        for balance in weigh.balances(view)
        if balance.squares
        for one in balance.before
        for two in balance.after
        if not {one, two} & set(balance.misfits)
    }
    assert squared == {
        (total["place"], total["from"], total["stock"], 71000 if total["then"] == 70850 else total["then"])
        for total in KEY["sums"]
    }


def test_what_is_not_reported_is_not_none(view):
    (untold,) = [balance for balance in weigh.balances(view) if balance.squares is None]
    assert (untold.start[:10], untold.end[:10]) == ("2019-02-04", "2019-03-05")
    assert all(flow.range.high is None for flow in untold.flows)
    assert untold.explanations[0] == "no report on arrivals, which is not none"
