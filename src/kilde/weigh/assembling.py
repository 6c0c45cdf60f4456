"""From the rows of tables to records with their reasons in words."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Protocol

from msgspec import structs

from kilde.edtf import MINUTE, Interval
from kilde.ledger import name_key
from kilde.vocabulary import Category, Extent, Figure, Measure, Number, Source, SourceRole, Unit
from kilde.weigh.confidence import confidence
from kilde.weigh.evidence import Evidence
from kilde.weigh.identity import PEOPLE, chain_key
from kilde.weigh.interest import Parties, Voice, interest
from kilde.weigh.records import FigureRow, Report, SaidClaim, SaidRow, WeighedClaim
from kilde.weigh.rulebooks import BOOK_TABLES, RuleBook
from kilde.weigh.series import KEY
from kilde.weigh.tables import EPOCH

OWN_VOICE = "no source named"


class Rows(Protocol):
    """Tables to be read: a bench, or a shelf of the store."""

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table."""


class Assembler:
    """Makes records of what lies on a bench, by one rule book."""

    def __init__(
        self,
        bench: Rows,
        book: RuleBook,
        evidence: Evidence,
        *,
        parties: Parties,
        meant: Mapping[str, str],
    ) -> None:
        self._bench, self._book, self._evidence, self._parties = bench, book, evidence, parties
        self._meant = meant
        self._own: dict[int, Source | None] = {}
        claims, ranges = BOOK_TABLES  # the bench holds those of one book at a time
        self._read = {row["claim"]: row for row in bench.rows(claims)}
        self._ranges = {row["row"]: row for row in bench.rows(ranges)}

    def rows(self, *, evidence: bool = True, of: Collection[int] | None = None) -> list[FigureRow]:
        """All rows, or some by their names in the tables: most independent origins first, then the most recent.

        Without `evidence`, a row has of its claims only the newest and the denials.
        """
        found = self._found(whole=evidence, of=of)
        found.sort(key=lambda row: (-row.reports, row.place or "", row.measure, row.key))
        found.sort(key=lambda row: row.end or row.start, reverse=True)
        return sorted(found, key=lambda row: -row.origins)

    def said(self, rows: Iterable[int]) -> list[SaidRow]:
        """What is drawn of those of some rows that the book has."""
        wholes, wanted = {whole["row"]: whole for whole in self._wholes()}, list(rows)
        evidence = self._by_row()
        self.fetch(claim for row in wanted for claim in evidence[row])
        return [self._said_row(wholes[row], evidence[row]) for row in wanted if row in wholes]

    def _said_row(self, whole: dict[str, Any], found: list[dict[str, Any]]) -> SaidRow:
        claims = [self._said(claim) for claim in found]
        newest = next(place for place in reversed(range(len(found))) if claims[place].used)
        return SaidRow(
            key=whole["key"],
            place=found[newest]["place"],
            gazetteer_id=found[newest]["gazetteer_id"],
            measure=Measure(found[newest]["measure"]),
            who=_categories(found[newest]),
            unit=Unit(found[newest]["unit"]),
            extent=Extent(found[newest]["extent"]),
            end=iso(whole["ends"]),
            low=whole_number(whole["low"]),
            high=whole_number(whole["high"]),
            about=whole["about"],
            reports=whole["reports"],
            newest=claims[newest],
            evidence=tuple(claims),
        )

    def _said(self, claim: dict[str, Any]) -> SaidClaim:
        return SaidClaim(
            figure=self._evidence.figure(claim["claim"]),
            report=self._evidence.report(claim["report"]),
            origin=claim["origin_name"] or OWN_VOICE,
            origin_key=claim["voice"],
            attributed=claim["origin"] is not None,
            start=iso(claim["start_time"]),
            end=iso(claim["end_time"]),
            used=self._read[claim["claim"]]["counts"],
        )

    def _by_row(self) -> defaultdict[int, list[dict[str, Any]]]:
        """The claims of each row, oldest first."""
        found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for claim in sorted(self._bench.rows("ranked_claims"), key=_age):
            found[claim["row"]].append(claim)
        return found

    def _found(self, *, whole: bool, of: Collection[int] | None) -> list[FigureRow]:
        wholes = [row for row in self._wholes() if of is None or row["row"] in of]
        claims = self._by_row()
        evidence = {row["row"]: [claim for claim in claims[row["row"]] if whole or self._told(claim)] for row in wholes}
        self.fetch(claim for found in evidence.values() for claim in found)
        rows = (self._row(row, evidence[row["row"]]) for row in wholes)
        return [row if whole else structs.replace(row, evidence=()) for row in rows]

    @cached_property
    def _changes(self) -> dict[int, str]:
        return {row["claim"]: row["change"] for row in self._bench.rows("claim_changes")}

    def _told(self, claim: dict[str, Any]) -> bool:
        """Whether a row tells of a claim beside its evidence."""
        counts: bool = self._read[claim["claim"]]["counts"]
        return counts or claim["candidate"] or claim["modality"] == "denied"

    def keys(self) -> dict[int, str]:
        """The key of each row, by its name in the tables."""
        return {whole["row"]: whole["key"] for whole in self._wholes()}

    def all_keys(self) -> dict[int, str]:
        """The same, with the rows that nobody asserts anything in."""
        return {founder["row"]: founder["key"] for founder in self._bench.rows("row_founders")}

    def _wholes(self) -> list[dict[str, Any]]:
        """What is known of each row as a whole."""
        counts, founders, house = (
            {row["row"]: row for row in self._bench.rows(name)} for name in ("row_counts", "row_founders", "row_ranges")
        )
        return [
            {
                **counts[row],
                **founders[row],
                **found,
                "contradiction": house[row]["contradiction"],
                "spread": _spread(house[row]["low"], house[row]["high"]),
            }
            for row, found in self._ranges.items()
            if row in house
        ]

    def _row(self, whole: dict[str, Any], found: list[dict[str, Any]]) -> FigureRow:
        standing = {claim["voice"]: self._evidence.report(claim["report"]) for claim in found if claim["used"]}
        weighed = {claim["claim"]: self.weighed(claim, standing) for claim in found}
        used = [claim for claim in found if self._read[claim["claim"]]["counts"]]
        newest = used[-1]
        example = weighed[newest["claim"]].figure
        low, high, best = (whole_number(whole[name]) for name in ("low", "high", "best"))
        named = dict.fromkeys(
            claim["origin_name"] for claim in reversed(found) if claim["origin"] and claim["candidate"]
        )
        start, end = whole["starts"], whole["ends"]
        text = range_text(low, high, about=whole["about"])
        voices = [voice_of(claim, self._link(claim)) for claim in found if claim["used"]]
        firmness, why = confidence(
            voices,
            self._parties,
            newest["country"],
            contradiction=whole["contradiction"],
            spread=whole["spread"],
            possible=all(claim["modality"] == "possible" for claim in used),
        )
        return FigureRow(
            key=whole["key"],
            series=whole["series"],
            place=newest["place"],
            country=newest["country"],
            gazetteer_id=newest["gazetteer_id"],
            measure=Measure(newest["measure"]),
            who=_categories(newest),
            who_text=example.who.text or "",
            unit=Unit(newest["unit"]),
            extent=Extent(newest["extent"]),
            period=edtf(start, end),
            start=iso(start),
            end=iso(end),
            low=low,
            high=high,
            about=whole["about"],
            range_text=text,
            claims=whole["claims"],
            reports=whole["reports"],
            origins=whole["origins"],
            unattributed=whole["unattributed"],
            newest=weighed[newest["claim"]],
            sources=tuple(named),
            denials=tuple(weighed[claim["claim"]] for claim in found if claim["modality"] == "denied"),
            contradiction=whole["contradiction"],
            confidence=firmness,
            confidence_reason=why,
            interest=interest(voices, self._parties, newest["country"]),
            rulebook=self._book.name,
            best=best,
            grade=whole["grade"],
            rule=self._book.rule,
            reason=self._row_reason(text, used, whole),
            evidence=tuple(weighed.values()),
        )

    def fetch(self, claims: Iterable[Mapping[str, Any]]) -> None:
        """Have what records of these claims need at hand."""
        listed = list(claims)
        self._evidence.fetch((claim["claim"] for claim in listed), (claim["report"] for claim in listed))

    def weighed(self, claim: dict[str, Any], standing: dict[str, Report] | None = None) -> WeighedClaim:
        """One claim as a record; `standing` are the reports that the claims which stand come from, by voice."""
        figure, report = self._evidence.figure(claim["claim"]), self._evidence.report(claim["report"])
        read = self._read[claim["claim"]]
        return WeighedClaim(
            figure=figure,
            report=report,
            origin=claim["origin_name"] or OWN_VOICE,
            origin_key=claim["voice"],
            attributed=claim["origin"] is not None,
            relays=relays(report.publisher, figure.sources, claim["origin"]),
            start=iso(claim["start_time"]),
            end=iso(claim["end_time"]),
            used=read["counts"],
            reason=(
                self._book.reasons.get(read["why"] or "", "").format_map(read)
                or claim_reason(claim, report, standing or {})
            )
            + self._speaker(claim),
            low=whole_number(read["read_low"]),
            high=whole_number(read["read_high"]),
            change=self._changes.get(claim["claim"], "first"),
        )

    def _speaker(self, claim: dict[str, Any]) -> str:
        """Who speaks for the body that a claim's origin is."""
        own = self._link(claim) if claim["origin_kind"] not in PEOPLE else None
        if own is None or not (own.speaks_as or own.kind in PEOPLE):
            return ""
        return f"; {own.name or own.text} speaks for {claim['origin_name']}"

    def _link(self, claim: dict[str, Any]) -> Source | None:
        """The link of a claim's chain whose word it is."""
        number = claim["claim"]
        if number not in self._own:
            self._own[number] = own_link(claim, self._evidence.figure(number), self._meant)
        return self._own[number]

    def _row_reason(self, text: str, used: list[dict[str, Any]], whole: dict[str, Any]) -> str:
        against = "; they cannot all hold" if whole["contradiction"] else ""
        if self._book.name == "house":
            return f"{text}: {_whose(used)}{against}"
        best = f", best {whole_number(whole['best']):,}" if whole["best"] is not None else ""
        grade = f", {whole['grade']}" if whole["grade"] else ""
        counted = self._book.counted.get(used[-1]["unit"], "").format_map(self._read[used[-1]["claim"]])
        words = " ".join(filter(None, (self._book.words, counted, against and "The origins cannot all be right.")))
        return f"{text}{best}{grade}: {words}"


def _age(claim: dict[str, Any]) -> tuple[Any, ...]:
    return claim["said_order"], claim["order"], claim["start"], claim["claim"]


def _categories(claim: dict[str, Any]) -> tuple[Category, ...]:
    return tuple(Category(name) for name in claim["categories"].split(",") if name)


def voice_of(claim: dict[str, Any], own: Source | None) -> Voice:
    """Who stands behind a claim; `own` is the link of its chain whose word it is."""
    return Voice(
        claim["origin"],
        claim["origin_name"] or OWN_VOICE,
        claim["origin_kind"],
        own.party if own else None,
        tuple(own.party_in) if own else (),
        own is not None and own.register_id is not None,
    )


def own_link(claim: dict[str, Any], figure: Figure, meant: Mapping[str, str]) -> Source | None:
    """The same, where `meant` gives the key of the source that a name was joined to."""
    keys = ((chain_key(source), source) for source in figure.sources)
    return next((source for key, source in keys if meant.get(key, key) == claim["origin"]), None)


def digest(text: str) -> str:
    """A short name for a long one."""
    return hashlib.sha256(text.encode()).hexdigest()[:KEY]


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


def claim_reason(claim: dict[str, Any], report: Report, standing: dict[str, Report]) -> str:
    """Why a claim counts or does not, by the house's book."""
    voice = claim["origin_name"] or report.publisher or OWN_VOICE
    if claim["withdrawn"]:
        return "its report was withdrawn"
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
    stands = standing.get(claim["voice"])
    if stands is None or stands.id == report.id:
        return f"{voice}'s number stands elsewhere in the same report"
    return f"{voice}'s number stands from {stands.publisher or 'another report'}, {stands.published or 'no date'}"


def _whose(used: list[dict[str, Any]]) -> str:
    voices = [claim["origin_name"] or OWN_VOICE for claim in used]
    named = sorted({claim["origin"] for claim in used if claim["origin"]})
    whose = f"the newest of each of {len(named)} origins" if len(named) > 1 else f"the newest by {voices[-1]}"
    if not named:
        whose = f"{len(used)} report{'s' * (len(used) > 1)} in their own voice, no source named"
    return whose + (", called possible only" if used[0]["modality"] == "possible" else "")


def _spread(low: float | None, high: float | None) -> float | None:
    return (high - low) / high if low is not None and high else None


def range_text(low: Number | None, high: Number | None, *, about: bool = False) -> str:
    """`62,000–66,000`, `…–60,000`, `3,000–…`, `about 500`."""
    if low == high:
        text = "?" if low is None else f"{low:,}"
    else:
        text = "–".join("…" if bound is None else f"{bound:,}" for bound in (low, high))
    return f"about {text}" if about else text


@lru_cache(1 << 14)
def edtf(start: int | None, end: int | None) -> str | None:
    """The EDTF of the time between two times of the tables; None where neither is known."""
    return str(Interval(moment(start), moment(end))) if start is not None or end is not None else None


def moment(minutes: int | None) -> datetime | None:
    """A time of the tables as a moment."""
    return None if minutes is None else EPOCH + minutes * MINUTE


@lru_cache(1 << 14)
def iso(minutes: int | None) -> str:
    """A time of the tables in ISO's form; empty where there is none."""
    found = moment(minutes)
    return found.isoformat(timespec="minutes") if found else ""


def whole_number(number: float | None) -> Number | None:
    """A number as people write it: 60,000 rather than 60,000.0."""
    return int(number) if number is not None and number == int(number) else number
