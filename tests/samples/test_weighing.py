"""What a reader who found every figure of the answer key would be told by the weighing: the rows of the key."""

import pytest
from answer_key import key

from kilde import flow
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
def rows(tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("samples") / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for path in reports():
                writer.add(reading(path))
        return flow.figures(ledger)


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
