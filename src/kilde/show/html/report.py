"""The weighed figures as a page shows them: each row with the claims behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.show.html.documents import anchor
from kilde.show.html.timeline import row_anchor
from kilde.show.words import Words
from kilde.vocabulary import Modality
from kilde.weigh import FigureRow, SourceRow, WeighedClaim


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim behind a figure: its sentence with the number marked, and the way it took."""

    before: str
    number: str
    after: str
    language: str | None
    chain: tuple[str, ...]
    """From the origin to the outlet that printed it."""
    unnamed: bool
    """Whether the chain begins with no one."""
    report: str
    """Title or place of the report, with its date."""
    modality: str
    doubt: str
    """The report's own words of doubt."""
    used: bool
    reason: str
    href: str
    """Anchor of the claim's card in its report."""
    report_id: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A weighed figure."""

    anchor: str
    range: str
    matter: str
    where: str
    when: str
    origins: str
    sources: tuple[str, ...]
    claims: str
    reports: str
    contradiction: bool
    denied: str
    rule: str
    reason: str
    evidence: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source."""

    name: str
    kind: str
    claims: int
    reports: int
    span: str
    through: str


def row_view(row: FigureRow, words: Words) -> RowView:
    """A row to be shown."""
    return RowView(
        anchor=row_anchor(row),
        range=words.range(row.low, row.high, about=row.about),
        matter=words.matter(row.who, row.unit, row.measure, row.extent),
        where=row.place or "",
        when=words.period(row.period),
        origins=words.count("origin", row.origins) if row.origins else words("origin.none"),
        sources=row.sources,
        claims=words.count("claim", len(row.evidence)),
        reports=words.count("report_count", row.reports),
        contradiction=row.contradiction,
        denied=words.listing(dict.fromkeys(claim.origin for claim in row.denials)),
        rule=row.rule,
        reason=row.reason,
        evidence=tuple(claim_view(claim, words) for claim in row.evidence),
    )


def source_view(row: SourceRow, words: Words) -> SourceView:
    """A source to be shown."""
    return SourceView(
        name=row.name if row.kind else words("none_named"),
        kind=words.kind(row.kind),
        claims=row.claims,
        reports=row.reports,
        span=words.period(_between(row.first, row.newest), hours=False),
        through=", ".join(name for name, _ in row.through),
    )


def _between(first: str | None, newest: str | None) -> str | None:
    """The time between two dates of publication."""
    if not first or not newest or first == newest:
        return newest or first
    return f"{first.partition('/')[0]}/{newest.rpartition('/')[2]}"


def claim_view(claim: WeighedClaim, words: Words) -> ClaimView:
    """A claim to be shown behind its figure."""
    figure = claim.figure
    before, number, after = _sentence(claim)
    through = tuple(reversed(claim.relays))
    report = claim.report
    known: Sequence[str | None] = (report.title or report.uri, words.period(report.published))
    return ClaimView(
        before=before,
        number=number,
        after=after,
        language=report.language,
        chain=(claim.origin, *through) if claim.attributed else through or (words("own_voice"),),
        unnamed=not claim.attributed,
        report=", ".join(filter(None, known)),
        modality="" if figure.modality is Modality.ASSERTED else words.modality(figure.modality),
        doubt=(figure.doubt.text if figure.doubt else None) or "",
        used=claim.used,
        reason=claim.reason,
        href=anchor(report.id, figure.id),
        report_id=report.id,
    )


def _sentence(claim: WeighedClaim) -> tuple[str, str, str]:
    """The sentence before the number, the number, and after it."""
    sentence, quantity = claim.figure.sentence, claim.figure.quantity
    text = sentence.text or ""
    start = (quantity.start or 0) - (sentence.start or 0)
    end = start + len(quantity.text or "")
    if text[start:end] != quantity.text or start < 0:
        return text, "", ""
    return text[:start], text[start:end], text[end:]
