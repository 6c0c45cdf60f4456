"""A ledger's figures as the tables that weighing starts from; claims and reports are numbered in their order."""

import re
from collections import Counter
from collections.abc import Iterator
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


def tables(columns: dict[str, dict[str, list[Any]]], documents: list[Document], bench: Bench) -> "dict[str, pa.Table]":
    """The tables that the steps start from, copies found on the bench; claims and reports numbered in their order."""
    import pyarrow as pa

    claims, places, sources = (columns[name] for name in ("claims", "claim_places", "claim_sources"))
    at = {place: claim for claim, place in enumerate(zip(claims["reading"], claims["position"], strict=True))}
    report = {document.id: place for place, document in enumerate(documents)}
    return {
        "claims": pa.table(
            {
                "claim": _integers(range(len(claims["id"]))),
                "report": _integers(map(report.__getitem__, claims["document_id"])),
                "order": _integers(claims["reading"]),
                **{name: _strings(claims[name]) for name in ("modality", "measure", "unit", "extent", "qualifier")},
                "categories": _strings(categories or "" for categories in claims["categories"]),
                "withdrawn": pa.array(claims["withdrawn"], pa.bool_()),
                "who": _strings(claims["who"]),
                "party": _strings(map(party, claims["who"])),
                **{name: pa.array(claims[name], pa.float64()) for name in ("low", "high", "value")},
                "number": pa.array(map(_number, claims["value"], claims["low"], claims["high"]), pa.float64()),
                "period_start": _times(claims["period_start"]),
                "period_end": _times(claims["period_end"]),
                "start": _integers(claims["start"]),
            }
        ),
        "claim_places": pa.table(
            {
                "claim": _integers(map(at.__getitem__, zip(places["reading"], places["position"], strict=True))),
                "number": _integers(places["number"]),
                "place_start": _integers(places["start"]),
                "place": _strings(places["name"]),
                **{name: _strings(places[name]) for name in ("role", "key", "country", "gazetteer_id")},
            }
        ),
        "claim_sources": pa.table(
            {
                "claim": _integers(map(at.__getitem__, zip(sources["reading"], sources["position"], strict=True))),
                "number": _integers(sources["number"]),
                **{name: _strings(sources[name]) for name in ("role", "kind", "name", "key")},
            }
        ),
        "reports": report_table(documents, bench),
    }


def report_table(documents: list[Document], bench: Bench) -> "pa.Table":
    """The documents with the family of copies that each belongs to."""
    import pyarrow as pa

    pairs = copied_rows(documents, bench)
    family = families([(row["a"], row["b"]) for row in pairs], len(documents))
    published = [bounds(document.published) for document in documents]
    return pa.table(
        {
            "report": _integers(range(len(documents))),
            "family": _integers(family),
            "story": _strings(documents[leader].id for leader in family),
            "copy_of": _integers(_originals(pairs, family, documents)),
            "published_start": _times([start for start, _ in published]),
            "published_end": _times([end for _, end in published]),
            "published": _strings(document.published for document in documents),
            "publisher": _strings(document.publisher for document in documents),
            "publisher_key": _strings(name_key(document.publisher) for document in documents),
        }
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


def _times(values: list[str | None]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(map(_minutes, values), pa.int64())


def _minutes(iso: str | None) -> int | None:
    """Minutes since 1970: times as every engine computes with them alike."""
    return (datetime.fromisoformat(iso) - EPOCH) // MINUTE if iso else None


def _number(value: float | None, low: float | None, high: float | None) -> float | None:
    return next((number for number in (value, low, high) if number is not None), None)


def _integers(values: Any) -> "pa.Array":  # noqa: ANN401 - any iterable of numbers or None
    import pyarrow as pa

    return pa.array(values, pa.int64())


def _strings(values: Any) -> "pa.Array":  # noqa: ANN401 - any iterable of texts or None
    import pyarrow as pa

    return pa.array(values, pa.string())
