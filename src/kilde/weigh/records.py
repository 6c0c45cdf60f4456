"""What weighing hands out. Every row says which claims made it, by which rule, and why a claim was left out."""

from msgspec import Struct

from kilde.vocabulary import Category, Document, Extent, Figure, Measure, Number, SourceKind, Unit
from kilde.weigh.confidence import Confidence


class CopyPair(Struct, frozen=True):
    """Two reports that share a text, whole or in substantial part, or of which one is a translation."""

    a: Document
    b: Document
    similarity: float
    """Shared five-word runs among all of both, standing text of an outlet left out (Jaccard); of translations, numbers
    and names."""
    containment: float
    """The same among those of the shorter."""
    original: Document | None
    """Which of the two is likely the original, where a credit line or the time tells; else None."""
    reason: str
    """In words."""
    kind: str = "text"
    """`text`, or `translation` where they have no words but numbers and names in common."""


class Report(Struct, frozen=True):
    """A document without its text."""

    id: str
    uri: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


class WeighedClaim(Struct, frozen=True):
    """A figure claim with what weighing found out about it."""

    figure: Figure
    report: Report
    origin: str
    """Who counted or said it, as a name to show; `no source named` for a report's own voice."""
    origin_key: str
    """Equal for claims of one origin."""
    attributed: bool
    """False where the report names no source."""
    relays: tuple[str, ...]
    """Through whom it came, nearest to the report first, the outlet itself at the head."""
    start: str
    """ISO; first minute of the time for which it is weighed (the time of publication where the claim says none)."""
    end: str
    used: bool
    """Whether it counts in the range, by the rule book of its row."""
    reason: str
    """Why it does, or why not, in words."""
    low: Number | None
    """As the rule book reads its number; None where it is open."""
    high: Number | None
    change: str
    """Beside what the same origin said before of the same: `first`, `repeated`, `revised` or `corrected`."""


class FigureRow(Struct, frozen=True):
    """Comparable claims as one row: the same measure, people, unit and extent at one place in overlapping time."""

    key: str
    """Names the row; stays as reports are added, since it comes of the row's first claim."""
    series: str
    """Equal for rows that count the same of the same people at the same place, at whatever time."""
    place: str | None
    country: str | None
    gazetteer_id: str | None
    measure: Measure
    who: tuple[Category, ...]
    who_text: str
    unit: Unit
    extent: Extent
    period: str | None
    """EDTF; from the first to the last minute of its claims."""
    start: str
    end: str
    low: Number | None
    """None where no claim says so: `nearly 60,000` has no lower bound."""
    high: Number | None
    about: bool
    """Whether a bound is an *about*."""
    range_text: str
    """`62,000–66,000`, `…–60,000`, `3,000–…`, `about 500`, `2,400`."""
    claims: int
    reports: int
    """Copies of one another counted once."""
    origins: int
    """Independent ones, named or described; reports that name no source are none."""
    unattributed: int
    """Reports, copies counted once, that say it in their own voice."""
    newest: WeighedClaim
    sources: tuple[str, ...]
    """Origins by name, the newest claim's first."""
    denials: tuple[WeighedClaim, ...]
    contradiction: bool
    """Whether two origins' numbers cannot both hold."""
    confidence: Confidence
    confidence_reason: str
    interest: str | None
    """Why the figure rests on parties to the fighting alone; None where it does not."""
    rulebook: str
    """The name of the rule book by which the range is made."""
    best: Number | None
    """The one number that the rule book names, where it names one."""
    grade: str | None
    """The grade that the rule book gives, where it gives one."""
    rule: str
    reason: str
    evidence: tuple[WeighedClaim, ...]
    """Every claim of the row, oldest first, used or not."""


class SaidClaim(Struct, frozen=True):
    """As much of a weighed claim as is drawn."""

    figure: Figure
    report: Report
    origin: str
    origin_key: str
    attributed: bool
    start: str
    end: str
    used: bool


class SaidRow(Struct, frozen=True):
    """As much of a row as is drawn, in time and on the map; each field is that of its `FigureRow`."""

    key: str
    place: str | None
    gazetteer_id: str | None
    measure: Measure
    who: tuple[Category, ...]
    unit: Unit
    extent: Extent
    end: str
    low: Number | None
    high: Number | None
    about: bool
    reports: int
    newest: SaidClaim
    evidence: tuple[SaidClaim, ...]


class Alias(Struct, frozen=True):
    """Another name under which a source is met, and why it is held to be the same."""

    name: str
    reason: str


class SourceRow(Struct, frozen=True):
    """A source: what it says and through whom."""

    name: str
    key: str
    kind: SourceKind | None
    """None for the reports' own voice."""
    claims: int
    reports: int
    """Copies of one another counted once."""
    first: str | None
    newest: str | None
    through: tuple[tuple[str, int], ...]
    """Who passes it on, with the number of claims, most first."""
    origin: bool
    """False where it only ever passes on what others say."""
    measures: tuple[Measure, ...]
    also: tuple[Alias, ...] = ()
    """Its other names; `not_same` parts one again."""


class BookNumbers(Struct, frozen=True):
    """What a rule book makes of a row, without the claims."""

    low: Number | None
    high: Number | None
    best: Number | None
    about: bool
    grade: str | None
