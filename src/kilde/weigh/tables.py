"""A ledger's figures as the tables that weighing starts from. Claims and reports go by their numbers in the ledger."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kilde.edtf import MINUTE
from kilde.ledger import AsideError, Selection, bounds, name_key
from kilde.weigh.columns import Columns
from kilde.weigh.copies import CopyOf, Edition, copied_among, edition, text_tables, with_original
from kilde.weigh.engine import Bench
from kilde.weigh.identity import Identity, identities_on
from kilde.weigh.origins import families
from kilde.weigh.translations import in_languages, translated_pairs

if TYPE_CHECKING:
    import pyarrow as pa

    from kilde.ledger import View
    from kilde.weigh.engine import Laid

EPOCH = datetime(1970, 1, 1)

SCHEMAS: dict[str, dict[str, str]] = {
    name: dict(column.split(":") for column in columns.split())
    for name, columns in {
        "shingles": "report:int64 run:int64",
        "near_shingles": "report:int64 run:int64",
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
        "chain_links": "claim:int64 number:int64 role:string kind:string name:string key:string known:int64 "
        "body:string body_kind:string",
        "identities": "key:string meant:string meant_name:string meant_kind:string",
        "reports": "report:int64 id:string family:int64 story:string copy_of:int64 published_start:int64 "
        "published_end:int64 published:string publisher:string publisher_key:string withdrawn:bool_",
        "dated_bylines": "report:int64 id:string uri:string title:string publisher:string published:string "
        "language:string published_start:int64 published_end:int64",
        "household_sizes": "country:string household_size:float64",
        "copy_pairs": "a:int64 b:int64 original:int64",
        "translated_pairs": "a:int64 b:int64 original:int64",
        "counted": "report:int64 number:float64 start:int64",
        "marks": "report:int64 mark:string is_number:bool_ at:int64",
        "bylines": "report:int64 id:string uri:string title:string publisher:string published:string language:string",
    }.items()
}
"""The columns of the tables that the steps start from, with their Arrow types."""


Keep = Callable[[str, Columns], None]
"""What takes a table by its name."""


def empty() -> dict[str, Columns]:
    """Those tables without rows."""
    return {name: table_of(name, dict.fromkeys(columns, ())) for name, columns in SCHEMAS.items()}


def table_of(name: str, columns: Mapping[str, Any]) -> Columns:
    """One of those tables, of values by column."""
    return Columns(SCHEMAS[name], {column: columns[column] for column in SCHEMAS[name]})


def lay(
    bench: Bench, view: "View", selection: Selection, *, beside: Bench | None = None, keep: Keep | None = None
) -> dict[str, Identity]:
    """Put the figures asked for on a bench, and say which source each name in them means.

    What copies were found by stays on the bench (`copies.TABLES`), with the pairs found as `copy_pairs`, and those of
    translations as `translated_pairs`. With another
    bench `beside`, they are found and stay there, at the same time as claims are read. `keep` takes the tables of texts
    that are read no more when copies have been found.
    """
    texts = beside or bench
    with ThreadPoolExecutor(1) as other:
        finding = other.submit(copy_pairs, texts, view, selection, keep)
        if beside is None:
            finding.result()
        made = empty()
        reports = made["dated_bylines"]
        claims: Laid = made["claims"]
        for name, table in _parts(view, selection, many=beside is not None and view.upto >= MANY):
            if name == "dated_bylines":
                reports = _listed(name, table)
                bench.lay({"bylines": reports.only(SCHEMAS["bylines"])})
            else:
                bench.lay({name: table})
                claims = table if name == "claims" else claims
        found = identities_on(bench, view)
        pairs = finding.result()
    told = _translations(bench, view, selection, claims, reports)
    of_reports = report_table(reports, [*pairs, *told], view.withdrawn())
    bench.lay({"identities": identity_table(found), "reports": of_reports})
    texts.lay({"copy_pairs": pair_table(pairs), "translated_pairs": pair_table(told)})
    return found


def _translations(bench: Bench, view: "View", selection: Selection, claims: "Laid", reports: Columns) -> list[CopyOf]:
    """The translations among reports, by all that they count, whatever of it is asked for."""
    if not in_languages(reports):
        return []
    if selection != Selection():
        claims = part(view, "claims", Selection(), documents=set(reports["id"]))
    return [pair for pair, _ in translated_pairs(bench, view, claims, reports, reports["report"])]


_OF_LEDGER = {
    "claims": "claims",
    "claim_places": "claim_places",
    "chain_links": "claim_sources",
    "dated_bylines": "reports",
}
"""The tables that are the ledger's own, with what it calls them."""
MANY = 10_000
"""Entries of a ledger from which on another process reads the sooner: it takes some tenths of a second to start."""


def _parts(view: "View", selection: Selection, *, many: bool) -> "Iterator[tuple[str, Laid]]":
    """All of them after their names; many are read by another process, where that can be."""
    wanted = dict(_OF_LEDGER)
    if many and (read := view.arrow(list(wanted.values()), selection)):
        names = {of: name for name, of in wanted.items()}
        with suppress(AsideError):
            for of, table in read:
                yield names[of], _typed(names[of], table)
                del wanted[names[of]]
    for name in wanted:
        yield name, part(view, name, selection)


def pieces_of(
    view: "View", name: str, selection: Selection, *, documents: set[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of one of the ledger's own tables by the names of their columns."""
    names, pieces = view.parts(name, selection, documents=documents)
    for piece in pieces:
        for row in piece:
            yield dict(zip(names, row, strict=True))


def part(view: "View", name: str, selection: Selection, *, documents: set[str] | None = None) -> Columns:
    """One of the ledger's own tables."""
    names, pieces = view.parts(_OF_LEDGER[name], selection, documents=documents)
    columns: Mapping[str, list[Any]] = {column: [] for column in names}
    for piece in pieces:
        for column, values in zip(names, zip(*piece, strict=True), strict=True):
            columns[column] += values
    read = {column: list(map(reading, columns[of])) for column, (of, reading) in _READ_OUT.get(name, {}).items()}
    return table_of(name, {**columns, **read})


def _typed(name: str, table: "pa.Table") -> "pa.Table":
    """A table as another process has read it, with what weighing reads out of its columns, and their types."""
    import pyarrow as pa

    for column, (of, reading) in _READ_OUT.get(name, {}).items():
        made = _each(table[of], reading)
        at = table.column_names.index(column) if column in table.column_names else table.num_columns
        table = table.append_column(column, made) if at == table.num_columns else table.set_column(at, column, made)
    schema = pa.schema([(column, getattr(pa, kind)()) for column, kind in SCHEMAS[name].items()])
    return table.select(schema.names).cast(schema)


def _listed(name: str, table: "Laid") -> Columns:
    """A table as columns of values."""
    return table if isinstance(table, Columns) else table_of(name, table.to_pydict())


def _each(column: "pa.ChunkedArray", reading: Callable[[Any], Any]) -> "pa.Array":
    """What a reading makes of each value; values that come again are read once."""
    import pyarrow as pa

    coded = column.combine_chunks().dictionary_encode("encode")
    read = pa.array([reading(value) for value in coded.dictionary.to_pylist()])
    return read.take(coded.indices)


def household_table(view: "View", size: float | None = None) -> Columns:
    """The average size of a household by country, as the ledger's register has it (`household_size`).

    With a `size`, that one for all countries, under no country's name.
    """
    if size is not None:
        return table_of("household_sizes", {"country": [""], "household_size": [size]})
    entered = view.register("household_size")
    sizes = {country: found.record for country, found in entered.items() if isinstance(found.record, int | float)}
    return table_of("household_sizes", {"country": list(sizes), "household_size": list(sizes.values())})


def identity_table(found: Mapping[str, Identity]) -> Columns:
    """The names that mean another source than one of their own."""
    joined = [(key, meant.key, meant.name, meant.kind) for key, meant in found.items() if meant.key != key]
    columns = zip(*joined, strict=True) if joined else [()] * 4
    return table_of("identities", dict(zip(SCHEMAS["identities"], columns, strict=True)))


def copy_pairs(bench: Bench, view: "View", selection: Selection, keep: Keep | None = None) -> list[CopyOf]:
    """The copies among the reports that carry the figures asked for; `keep` takes the runs of all."""
    editions: dict[int, Edition] = {}

    def texts() -> Iterator[tuple[int, str | None, str]]:
        _, pieces = view.parts("texts", selection)
        for piece in pieces:
            for report, publisher, published, text in piece:
                editions[report] = edition(publisher, published, text)
                yield report, publisher, text

    tables = text_tables(texts())
    if keep:
        keep("shingles", tables.pop("shingles"))
    return [with_original(row, editions) for row in copied_among(tables, bench)]


def pair_table(pairs: Iterable[CopyOf]) -> Columns:
    """Copies or translations as a table: (a, b, original)."""
    columns = list(zip(*pairs, strict=True)) or [()] * 3
    return table_of("copy_pairs", dict(zip(SCHEMAS["copy_pairs"], columns, strict=True)))


def report_table(reports: Columns, pairs: Sequence[CopyOf], withdrawn: Collection[str]) -> Columns:
    """Reports with the family of copies that each belongs to; `pairs` are all that they or their copies are in."""
    leaders = families((a, b) for a, b, _ in pairs)
    numbers, ids = reports["report"], reports["id"]
    id_of = dict(zip(numbers, ids, strict=True))
    published = dict(zip(numbers, reports["published"], strict=True)) if pairs else {}
    originals = _originals(pairs, leaders, published)
    made = {
        "family": [leaders.get(report, report) for report in numbers],
        "story": [id_of[leaders.get(report, report)] for report in numbers],
        "copy_of": [originals.get(report) for report in numbers],
        "publisher_key": list(map(name_key, reports["publisher"])),
        "withdrawn": [one in withdrawn for one in ids],
    }
    return table_of("reports", {**reports.values, **made})


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


_READ_OUT: dict[str, dict[str, tuple[str, Callable[[Any], Any]]]] = {
    "claims": {
        "party": ("who", party),
        "start_until": ("period", _start_until),
        "period_start": ("period_start", minutes),
        "period_end": ("period_end", minutes),
    },
    "dated_bylines": {"published_start": ("published_start", minutes), "published_end": ("published_end", minutes)},
}
"""Columns that are made of what another says."""
