"""A ledger's figures as the tables that weighing starts from; claims and reports are numbered in their order."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kilde.edtf import MINUTE
from kilde.ledger import bounds, name_key
from kilde.vocabulary import Document
from kilde.weigh.copies import copied_rows, likely_original
from kilde.weigh.engine import Bench
from kilde.weigh.origins import families

if TYPE_CHECKING:
    import pyarrow as pa

EPOCH = datetime(1970, 1, 1)

SCHEMAS: dict[str, dict[str, str]] = {
    name: dict(column.split(":") for column in columns.split())
    for name, columns in {
        "shingles": "report:int64 run:int64",
        "publishers": "report:int64 publisher:string",
        "claims": "claim:int64 report:int64 order:int64 modality:string measure:string unit:string extent:string "
        "qualifier:string categories:string withdrawn:bool_ who:string party:string low:float64 high:float64 "
        "value:float64 number:float64 period_start:int64 period_end:int64 start:int64",
        "claim_places": "claim:int64 number:int64 place_start:int64 place:string role:string key:string country:string "
        "gazetteer_id:string",
        "claim_sources": "claim:int64 number:int64 role:string kind:string name:string key:string",
        "reports": "report:int64 family:int64 story:string copy_of:int64 published_start:int64 published_end:int64 "
        "published:string publisher:string publisher_key:string",
    }.items()
}
"""The columns of the tables that the steps start from, with their Arrow types."""


def empty() -> "dict[str, pa.Table]":
    """Those tables without rows."""
    return {name: table_of(name, dict.fromkeys(columns, ())) for name, columns in SCHEMAS.items()}


def table_of(name: str, columns: Mapping[str, Any]) -> "pa.Table":
    """One of those tables, of values by column."""
    import pyarrow as pa

    schema = pa.schema([(column, getattr(pa, kind)()) for column, kind in SCHEMAS[name].items()])
    return pa.table([pa.array(columns[column.name], column.type) for column in schema], schema=schema)


def tables(columns: dict[str, dict[str, list[Any]]], documents: list[Document], bench: Bench) -> "dict[str, pa.Table]":
    """The tables that the steps start from, copies found on the bench; claims and reports numbered in their order."""
    claims, places, sources = (columns[name] for name in ("claims", "claim_places", "claim_sources"))
    at = {place: claim for claim, place in enumerate(zip(claims["reading"], claims["position"], strict=True))}
    report = {document.id: place for place, document in enumerate(documents)}

    def claim_of(rows: dict[str, list[Any]]) -> list[int]:
        return [at[place] for place in zip(rows["reading"], rows["position"], strict=True)]

    return {
        "claims": table_of(
            "claims",
            {
                **claims,
                "claim": range(len(claims["id"])),
                "report": [report[document] for document in claims["document_id"]],
                "order": claims["reading"],
                "categories": [categories or "" for categories in claims["categories"]],
                "party": [party(who) for who in claims["who"]],
                "number": list(map(_number, claims["value"], claims["low"], claims["high"])),
                **{name: [_minutes(iso) for iso in claims[name]] for name in ("period_start", "period_end")},
            },
        ),
        "claim_places": table_of(
            "claim_places",
            {**places, "claim": claim_of(places), "place_start": places["start"], "place": places["name"]},
        ),
        "claim_sources": table_of("claim_sources", {**sources, "claim": claim_of(sources)}),
        "reports": report_table(documents, bench),
    }


def report_table(documents: list[Document], bench: Bench) -> "pa.Table":
    """The documents with the family of copies that each belongs to."""
    pairs = copied_rows(documents, bench)
    family = families([(row["a"], row["b"]) for row in pairs], len(documents))
    published = [bounds(document.published) for document in documents]
    return table_of(
        "reports",
        {
            "report": range(len(documents)),
            "family": family,
            "story": [documents[leader].id for leader in family],
            "copy_of": list(_originals(pairs, family, documents)),
            "published_start": [_minutes(start) for start, _ in published],
            "published_end": [_minutes(end) for _, end in published],
            "published": [document.published for document in documents],
            "publisher": [document.publisher for document in documents],
            "publisher_key": [name_key(document.publisher) for document in documents],
        },
    )


def _originals(pairs: list[dict[str, Any]], family: list[int], documents: list[Document]) -> Iterator[int | None]:
    """For each report the one of its family that it likely has its text from; None for that one and for all others."""
    votes = Counter(
        at
        for row in pairs
        for at in (row["a"], row["b"])
        if likely_original(documents[row["a"]], documents[row["b"]], row)[0] is documents[at]
    )
    first: dict[int, int] = {}
    for at, leader in enumerate(family):
        best = first.setdefault(leader, at)
        if (-votes[at], documents[at].published or "~") < (-votes[best], documents[best].published or "~"):
            first[leader] = at
    for at, leader in enumerate(family):
        yield None if first[leader] == at else first[leader]


_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def party(who: str | None) -> str:
    """The names in the words for those counted (*IS fighters*, *SDF-soldater*): other names, other people.

    A name of several words goes by its initials, so that *Islamic State fighters* are *IS-krigere*.
    """
    return " ".join(sorted({name for piece in _NAME.findall(who or "") for name in _names(piece)}))


def _names(words: str) -> Iterator[str]:
    """The runs of capitalised words, each as its initials, or as it is where it is one word."""
    for capital, run in groupby(words.split(), lambda word: word[0].isupper()):
        name = list(run)
        if capital and (key := name_key(name[0] if len(name) == 1 else "".join(word[0] for word in name))):
            yield key


def _minutes(iso: str | None) -> int | None:
    """Minutes since 1970: times as every engine computes with them alike."""
    return (datetime.fromisoformat(iso) - EPOCH) // MINUTE if iso else None


def _number(value: float | None, low: float | None, high: float | None) -> float | None:
    return next((number for number in (value, low, high) if number is not None), None)
