"""A ledger's figures as the tables that weighing starts from. Claims and reports go by their numbers in the ledger."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kilde.edtf import MINUTE
from kilde.ledger import Selection, View, bounds, name_key
from kilde.weigh.copies import Edition, copied_rows, edition, likely_original
from kilde.weigh.engine import Bench
from kilde.weigh.identity import Identity, identities_on
from kilde.weigh.origins import families

if TYPE_CHECKING:
    import pyarrow as pa

EPOCH = datetime(1970, 1, 1)

SCHEMAS: dict[str, dict[str, str]] = {
    name: dict(column.split(":") for column in columns.split())
    for name, columns in {
        "shingles": "report:int64 run:int64",
        "publishers": "report:int64 publisher:string",
        "run_counts": "report:int64 runs:int64",
        "standing_counts": "run:int64 publisher:string pairs:int64 alike:int64",
        "moved": "report:int64",
        "standing_before": "run:int64",
        "claims": "claim:int64 report:int64 order:int64 modality:string measure:string unit:string extent:string "
        "qualifier:string categories:string who:string party:string low:float64 high:float64 value:float64 "
        "number:float64 period_start:int64 period_end:int64 start_until:int64 start:int64",
        "claim_places": "claim:int64 number:int64 place_start:int64 place:string role:string key:string country:string "
        "gazetteer_id:string",
        "chain_links": "claim:int64 number:int64 role:string kind:string name:string key:string known:int64",
        "identities": "key:string meant:string meant_name:string",
        "reports": "report:int64 id:string family:int64 story:string copy_of:int64 published_start:int64 "
        "published_end:int64 published:string publisher:string publisher_key:string withdrawn:bool_",
        "household_sizes": "country:string household_size:float64",
        "copy_pairs": "a:int64 b:int64 original:int64",
        "bylines": "report:int64 id:string uri:string title:string publisher:string published:string language:string",
    }.items()
}
"""The columns of the tables that the steps start from, with their Arrow types."""

Columns = dict[str, Sequence[Any]]
CopyRow = Mapping[str, Any]


def empty() -> "dict[str, pa.Table]":
    """Those tables without rows."""
    return {name: table_of(name, dict.fromkeys(columns, ())) for name, columns in SCHEMAS.items()}


def table_of(name: str, columns: Mapping[str, Any]) -> "pa.Table":
    """One of those tables, of values by column."""
    import pyarrow as pa

    schema = pa.schema([(column, getattr(pa, kind)()) for column, kind in SCHEMAS[name].items()])
    return pa.table([pa.array(columns[column.name], column.type) for column in schema], schema=schema)


def lay(bench: Bench, view: View, selection: Selection, *, beside: Bench | None = None) -> dict[str, Identity]:
    """Put the figures asked for on a bench, and say which source each name in them means.

    What copies were found by stays on the bench (`copies.TABLES`), with the pairs found as `copy_pairs`. With another
    bench `beside`, they are found and stay there, at the same time as claims are read.
    """
    texts = beside or bench
    with ThreadPoolExecutor(1) as other:
        finding = other.submit(copy_pairs, texts, view, selection)
        if beside is None:
            finding.result()
        bench.lay({name: part(view, name, selection) for name in ("claims", "claim_places", "chain_links", "bylines")})
        found = identities_on(bench, view)
        pairs = finding.result()
    withdrawn = set(view.withdrawn())
    reports = report_table(list(pieces_of(view, "reports", selection)), pairs, withdrawn)
    bench.lay({"identities": identity_table(found), "reports": reports})
    texts.lay({"copy_pairs": pair_table(pairs)})
    return found


def pieces_of(
    view: View, name: str, selection: Selection, *, documents: set[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of one of the ledger's own tables by the names of their columns."""
    names, pieces = view.parts(name, selection, documents=documents)
    for piece in pieces:
        for row in piece:
            yield dict(zip(names, row, strict=True))


def part(view: View, name: str, selection: Selection, *, documents: set[str] | None = None) -> "pa.Table":
    """One of the ledger's own tables."""
    import pyarrow as pa

    of, made = _PARTS[name]
    names, pieces = view.parts(of, selection, documents=documents)
    found = []
    for piece in pieces:
        columns: Columns = dict(zip(names, zip(*piece, strict=True), strict=True))
        found.append(table_of(name, made(columns)))
    return pa.concat_tables(found) if found else empty()[name]


def _claims(columns: Columns) -> Columns:
    return {
        **columns,
        "party": [party(who) for who in columns["who"]],
        "start_until": [_start_until(edtf) for edtf in columns["period"]],
        **{name: [minutes(iso) for iso in columns[name]] for name in ("period_start", "period_end")},
    }


def _as_they_are(columns: Columns) -> Columns:
    return columns


_PARTS: dict[str, tuple[str, Callable[[Columns], Columns]]] = {
    "claims": ("claims", _claims),
    "claim_places": ("claim_places", _as_they_are),
    "chain_links": ("claim_sources", _as_they_are),
    "bylines": ("reports", _as_they_are),
}


def household_table(view: View) -> "pa.Table":
    """The average size of a household by country, as the ledger's register has it (`household_size`)."""
    entered = view.register("household_size")
    sizes = {country: found.record for country, found in entered.items() if isinstance(found.record, int | float)}
    return table_of("household_sizes", {"country": list(sizes), "household_size": list(sizes.values())})


def identity_table(found: Mapping[str, Identity]) -> "pa.Table":
    """The names that mean another source than one of their own."""
    joined = [(key, meant.key, meant.name) for key, meant in found.items() if meant.reason]
    columns = zip(*joined, strict=True) if joined else [()] * 3
    return table_of("identities", dict(zip(SCHEMAS["identities"], columns, strict=True)))


CopyOf = tuple[int, int, int | None]
"""Two reports that are copies, and which of them (0 or 1) the other likely has its text from."""


def copy_pairs(bench: Bench, view: View, selection: Selection) -> list[CopyOf]:
    """The copies among the reports that carry the figures asked for."""
    editions: dict[int, Edition] = {}

    def texts() -> Iterator[tuple[int, str | None, str]]:
        _, pieces = view.parts("texts", selection)
        for piece in pieces:
            for report, publisher, published, text in piece:
                editions[report] = edition(publisher, published, text)
                yield report, publisher, text

    return [with_original(row, editions) for row in copied_rows(texts(), bench)]


def with_original(row: Mapping[str, Any], editions: Mapping[int, Edition]) -> CopyOf:
    """A row of `copied` with the likely original."""
    a, b = row["a"], row["b"]
    return a, b, likely_original(editions[a], editions[b], row)[0]


def pair_table(pairs: Iterable[CopyOf]) -> "pa.Table":
    """Copies as a table: (a, b, original)."""
    columns = list(zip(*pairs, strict=True)) or [()] * 3
    return table_of("copy_pairs", dict(zip(SCHEMAS["copy_pairs"], columns, strict=True)))


def report_table(rows: Sequence[Mapping[str, Any]], pairs: Sequence[CopyOf], withdrawn: Collection[str]) -> "pa.Table":
    """Reports with the family of copies that each belongs to; `pairs` are all that they or their copies are in."""
    leaders = families((a, b) for a, b, _ in pairs)
    known = {row["report"]: row for row in rows}
    originals = _originals(pairs, leaders, {report: row["published"] for report, row in known.items()})
    made = []
    for report, row in known.items():
        family = leaders.get(report, report)
        made.append(
            {
                **row,
                "family": family,
                "story": known[family]["id"],
                "copy_of": originals.get(report),
                "published_start": minutes(row["published_start"]),
                "published_end": minutes(row["published_end"]),
                "publisher_key": name_key(row["publisher"]),
                "withdrawn": row["id"] in withdrawn,
            }
        )
    return table_of("reports", {name: [row[name] for row in made] for name in SCHEMAS["reports"]})


def _originals(
    pairs: Iterable[tuple[int, int, int | None]], leaders: Mapping[int, int], published: Mapping[int, str | None]
) -> dict[int, int]:
    """For each report the one of its family that it likely has its text from; none for that one and for all others."""
    votes = Counter((a, b)[original] for a, b, original in pairs if original is not None)
    first: dict[int, int] = {}
    for at in sorted(leaders):
        best = first.setdefault(leaders[at], at)
        if (-votes[at], published[at] or "~") < (-votes[best], published[best] or "~"):
            first[leaders[at]] = at
    return {at: first[leader] for at, leader in leaders.items() if first[leader] != at}


_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@lru_cache(1 << 16)
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


@lru_cache(1 << 16)
def minutes(iso: str | None) -> int | None:
    """Minutes since 1970: times as every engine computes with them alike."""
    return (datetime.fromisoformat(iso) - EPOCH) // MINUTE if iso else None


@lru_cache(1 << 16)
def _start_until(edtf: str | None) -> int | None:
    """When a time has begun at the latest: *since 2011* begins in 2011, at the latest with its end."""
    start, _, end = (edtf or "").partition("/")
    return minutes(bounds(start)[1]) if end else None
