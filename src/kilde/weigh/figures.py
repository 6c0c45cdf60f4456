"""The weighed figures: from a ledger's claims to rows that say why."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from kilde.edtf import MINUTE, Interval
from kilde.ledger import Selection, View, bounds, name_key
from kilde.vocabulary import AnyClaim, Category, Document, Extent, Figure, Measure, Number, Source, SourceRole, Unit
from kilde.weigh import echoes, origins, ranges, series
from kilde.weigh.copies import copied_rows
from kilde.weigh.engine import Bench, Step
from kilde.weigh.origins import families
from kilde.weigh.records import FigureRow, Report, WeighedClaim

if TYPE_CHECKING:
    import pyarrow as pa

STEPS: tuple[Step, ...] = (*origins.STEPS, *series.STEPS, *echoes.STEPS, *ranges.STEPS)
"""In reading order, from `claims`, `claim_places`, `claim_sources` and `reports`."""

_EPOCH = datetime(1970, 1, 1)
OWN_VOICE = "no source named"


def figures(view: View, selection: Selection) -> list[FigureRow]:
    """The figures asked for, those with most independent origins first, then the most recent."""
    columns = view.figures(selection)
    if not columns["claims"]["id"]:
        return []
    documents = list(view.documents_of_figures(selection))
    bench = Bench()
    bench.lay(tables(columns, documents, bench))
    bench.run(STEPS)
    return assemble(bench, columns["claims"]["json"], documents)


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

    pairs = [(row["a"], row["b"]) for row in copied_rows(documents, bench)]
    published = [bounds(document.published) for document in documents]
    return pa.table(
        {
            "report": _integers(range(len(documents))),
            "family": _integers(families(pairs, len(documents))),
            "published_start": _times([start for start, _ in published]),
            "published_end": _times([end for _, end in published]),
            "published": _strings(document.published for document in documents),
            "publisher": _strings(document.publisher for document in documents),
            "publisher_key": _strings(name_key(document.publisher) for document in documents),
        }
    )


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


def assemble(bench: Bench, jsons: list[str], documents: list[Document]) -> list[FigureRow]:
    """The rows as records. `jsons` are the claims in the order of their numbers."""
    reports = [report_of(document) for document in documents]
    ranges_ = {row["row"]: row for row in bench.rows("row_ranges")}
    counts = {row["row"]: row for row in bench.rows("row_counts")}
    evidence: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in bench.rows("ranked_claims"):
        evidence[claim["row"]].append(claim)
    figures_ = [
        _figure_row(ranges_[row], counts[row], evidence[row], jsons, reports) for row in evidence if row in ranges_
    ]
    figures_.sort(key=lambda row: (-row.reports, row.place or "", row.measure))
    figures_.sort(key=lambda row: row.end or row.start, reverse=True)
    return sorted(figures_, key=lambda row: -row.origins)


def report_of(document: Document) -> Report:
    """A document without its text."""
    return Report(document.id, document.uri, document.title, document.publisher, document.published, document.language)


def _figure_row(
    range_: dict[str, Any], counts: dict[str, Any], found: list[dict[str, Any]], jsons: list[str], reports: list[Report]
) -> FigureRow:
    found.sort(key=lambda claim: (claim["said_order"], claim["order"], claim["start"], claim["claim"]))
    standing = {claim["voice"]: reports[claim["report"]] for claim in found if claim["used"]}
    weighed = {claim["claim"]: _weighed(claim, jsons, reports, standing) for claim in found}
    used = [claim for claim in found if claim["used"]]
    newest = used[-1]
    example = weighed[newest["claim"]].figure
    low, high = _whole(range_["low"]), _whole(range_["high"])
    names = dict.fromkeys(claim["origin_name"] for claim in reversed(found) if claim["origin"] and claim["candidate"])
    start, end = counts["starts"], counts["ends"]
    text = range_text(low, high, about=range_["about"])
    return FigureRow(
        place=newest["place"],
        country=newest["country"],
        gazetteer_id=newest["gazetteer_id"],
        measure=Measure(newest["measure"]),
        who=tuple(Category(name) for name in newest["categories"].split(",") if name),
        who_text=example.who.text or "",
        unit=Unit(newest["unit"]),
        extent=Extent(newest["extent"]),
        period=edtf(_moment(start), _moment(end)),
        start=_iso(start),
        end=_iso(end),
        low=low,
        high=high,
        about=range_["about"],
        range_text=text,
        claims=counts["claims"],
        reports=counts["reports"],
        origins=counts["origins"],
        unattributed=counts["unattributed"],
        newest=weighed[newest["claim"]],
        sources=tuple(names),
        denials=tuple(weighed[claim["claim"]] for claim in found if claim["modality"] == "denied"),
        contradiction=range_["contradiction"],
        rule=ranges.RULE,
        reason=_row_reason(text, used, range_["contradiction"]),
        evidence=tuple(weighed.values()),
    )


def _weighed(
    claim: dict[str, Any], jsons: list[str], reports: list[Report], standing: dict[str, Report]
) -> WeighedClaim:
    figure = msgspec.json.decode(jsons[claim["claim"]], type=AnyClaim)
    assert isinstance(figure, Figure)
    report = reports[claim["report"]]
    return WeighedClaim(
        figure=figure,
        report=report,
        origin=claim["origin_name"] or OWN_VOICE,
        origin_key=claim["voice"],
        attributed=claim["origin"] is not None,
        relays=relays(report.publisher, figure.sources, claim["origin"]),
        start=_iso(claim["start_time"]),
        end=_iso(claim["end_time"]),
        used=claim["used"],
        reason=_claim_reason(claim, report, standing),
    )


def relays(publisher: str | None, sources: tuple[Source, ...], origin: str | None) -> tuple[str, ...]:
    """Through whom a claim came: the outlet first, then those who pass it on, without the origin itself."""
    named = [publisher, *(source.name or source.text for source in sources if source.role is SourceRole.RELAYS)]
    return tuple(dict.fromkeys(name for name in named if name and name_key(name) != origin))


_NOT_ASSERTED = {
    "denied": "denies it",
    "planned": "planned, not yet so",
    "hypothetical": "supposed, not asserted",
    "possible": "called possible only, others assert it",
}


def _claim_reason(claim: dict[str, Any], report: Report, standing: dict[str, Report]) -> str:
    """Why a claim counts or does not."""
    voice = claim["origin_name"] or report.publisher or OWN_VOICE
    if not claim["candidate"]:
        return _NOT_ASSERTED[claim["modality"]]
    if claim["used"] and claim["origin"] is None:
        return "no source named, nor by anyone else"
    if claim["used"]:
        return f"newest by {voice}" + (", called possible" if claim["modality"] == "possible" else "")
    if claim["origin"] is None:
        return (
            "no source named, while others name theirs"
            if claim["row_named"]
            else "copy or repetition of another report"
        )
    stands = standing[claim["voice"]]
    if stands.id == report.id:
        return f"{voice}'s number stands elsewhere in the same report"
    return f"{voice}'s number stands from {stands.publisher or 'another report'}, {stands.published or 'no date'}"


def _row_reason(text: str, used: list[dict[str, Any]], contradiction: bool) -> str:
    voices = [claim["origin_name"] or OWN_VOICE for claim in used]
    named = sorted({claim["origin"] for claim in used if claim["origin"]})
    whose = f"the newest of each of {len(named)} origins" if len(named) > 1 else f"the newest by {voices[-1]}"
    if not named:
        whose = f"{len(used)} report{'s' * (len(used) > 1)} in their own voice, no source named"
    possible = ", called possible only" if used[0]["modality"] == "possible" else ""
    against = "; they cannot all hold" if contradiction else ""
    return f"{text}: {whose}{possible}{against}"


def range_text(low: Number | None, high: Number | None, *, about: bool = False) -> str:
    """`62,000–66,000`, `…–60,000`, `3,000–…`, `about 500`."""
    if low == high:
        text = "?" if low is None else f"{low:,}"
    else:
        text = "–".join("…" if bound is None else f"{bound:,}" for bound in (low, high))
    return f"about {text}" if about else text


def edtf(start: datetime | None, end: datetime | None) -> str | None:
    """The EDTF of the time between two moments; None where neither is known."""
    return str(Interval(start, end)) if start or end else None


def _minutes(iso: str | None) -> int | None:
    """Minutes since 1970: times as every engine computes with them alike."""
    return (datetime.fromisoformat(iso) - _EPOCH) // MINUTE if iso else None


def _moment(minutes: int | None) -> datetime | None:
    return None if minutes is None else _EPOCH + minutes * MINUTE


def _iso(minutes: int | None) -> str:
    moment = _moment(minutes)
    return moment.isoformat(timespec="minutes") if moment else ""


def _number(value: float | None, low: float | None, high: float | None) -> float | None:
    return next((number for number in (value, low, high) if number is not None), None)


def _whole(number: float | None) -> Number | None:
    return int(number) if number is not None and number == int(number) else number


def _integers(values: Any) -> "pa.Array":  # noqa: ANN401 - any iterable of numbers or None
    import pyarrow as pa

    return pa.array(values, pa.int64())


def _strings(values: Any) -> "pa.Array":  # noqa: ANN401 - any iterable of texts or None
    import pyarrow as pa

    return pa.array(values, pa.string())


def _times(values: list[str | None]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(map(_minutes, values), pa.int64())
