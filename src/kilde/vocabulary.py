"""The words of the claim record: what `kilde read --format jsonl` prints and every room speaks.

Field names are a stable contract (docs/claim-record.md): fields may be added, never renamed. Offsets are Unicode
code points into the document's text, `start` inclusive, `end` exclusive, and `text[start:end]` equals the given
`text`. Dates are EDTF (ISO 8601-2).
"""

import hashlib
from enum import StrEnum
from typing import Any

import msgspec

Number = int | float


class Qualifier(StrEnum):
    """How a number is hedged in words; it decides which bound the number is."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"
    VAGUE = "vague"


class Unit(StrEnum):
    """What is counted."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"


class Modality(StrEnum):
    """How firmly it is said to hold."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Extent(StrEnum):
    """Whether a figure counts what happened in a period, what is at a moment, or what has summed up since a start."""

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"


class Measure(StrEnum):
    """What happened to the people, households or dwellings counted."""

    DISPLACED = "displaced"
    FLED = "fled"
    EVACUATED = "evacuated"
    RELOCATED = "relocated"
    RETURNED = "returned"
    HOMELESS = "homeless"
    SHELTERED = "sheltered"
    IN_CAMP = "in_camp"
    EVICTED = "evicted"
    ARRIVED = "arrived"
    DEPARTED = "departed"
    STRANDED = "stranded"
    SETTLED = "settled"
    RESCUED = "rescued"
    HOUSING_DESTROYED = "housing_destroyed"
    HOUSING_DAMAGED = "housing_damaged"
    HOUSING_UNINHABITABLE = "housing_uninhabitable"
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    SURRENDERED = "surrendered"
    RELEASED = "released"
    PRESENT = "present"
    AFFECTED = "affected"
    IN_NEED = "in_need"
    DEPLOYED = "deployed"


class Category(StrEnum):
    """Who they are, only as far as the words say it."""

    CIVILIAN = "civilian"
    WOMAN = "woman"
    MAN = "man"
    CHILD = "child"
    FIGHTER = "fighter"
    SOLDIER = "soldier"
    POLICE = "police"
    REFUGEE = "refugee"
    IDP = "idp"
    MEDIC = "medic"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    OFFICIAL = "official"
    PRISONER = "prisoner"
    FOREIGNER = "foreigner"


class EventType(StrEnum):
    """What happened: the sub-event types of ACLED, and those that it has no word for."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS = "Government regains territory"
    NON_STATE_OVERTAKES = "Non-state actor overtakes territory"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE = "Change to group/activity"
    DISRUPTED_WEAPONS = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"
    SURRENDER = "Surrender"
    EVACUATION = "Evacuation"
    FLIGHT = "Flight"
    ARRIVAL = "Arrival"
    RETURN = "Return"
    SCREENING = "Screening"
    SIEGE = "Siege"
    AID_DELIVERY = "Aid delivery"
    PAUSE = "Pause in fighting"
    DISASTER = "Disaster"
    ACCIDENT = "Accident"


class SourceKind(StrEnum):
    """What sort of speaker a source is."""

    AGENCY = "agency"
    OUTLET = "outlet"
    MONITOR = "monitor"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    UN = "un"
    NGO = "ngo"
    MEDIC = "medic"
    OFFICIAL = "official"
    EXPERT = "expert"
    WITNESS = "witness"
    PERSON = "person"
    COMPANY = "company"
    PARTY = "party"
    COURT = "court"
    MEDIA_ITEM = "media_item"
    UNNAMED = "unnamed"


class SourceRole(StrEnum):
    """What a source does in the chain: it says so itself, passes it on, or is what the claim rests on."""

    CLAIMS = "claims"
    RELAYS = "relays"
    EVIDENCE = "evidence"


class Medium(StrEnum):
    """What sort of thing evidence is."""

    VIDEO = "video"
    PHOTO = "photo"
    RECORDING = "recording"
    DOCUMENT = "document"
    POST = "post"


class PlaceRole(StrEnum):
    """How a place takes part."""

    AT = "at"
    FROM = "from"
    TO = "to"
    VIA = "via"


class Span(msgspec.Struct, frozen=True):
    """Characters of a document. All three fields are null where there is nothing to point at."""

    text: str | None = None
    start: int | None = None
    end: int | None = None


class Quantity(Span, frozen=True):
    """A number as worded: `low` and `high` bound it (null = unbounded), `value` is the number printed."""

    low: Number | None = None
    high: Number | None = None
    value: Number | None = None
    qualifier: Qualifier = Qualifier.EXACT


class Period(Span, frozen=True):
    """When it holds; `edtf` is resolved against the document's `published`."""

    edtf: str | None = None


class Place(Span, frozen=True):
    """A named place. What no gazetteer holds keeps its words and stays unlocated."""

    role: PlaceRole | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None


class Who(Span, frozen=True):
    """The noun phrase counted, without its number."""

    categories: tuple[Category, ...] = ()


class Source(Span, frozen=True):
    """One link of the chain of sources, nearest speaker first."""

    name: str | None = None
    kind: SourceKind = SourceKind.UNNAMED
    role: SourceRole = SourceRole.CLAIMS
    title: str | None = None
    """What the text calls the speaker: *spokesman*, *terrorforsker*."""
    organisation: str | None = None
    """The body that a person belongs to, in its normal form."""
    speaks_as: SourceKind | None = None
    """The kind of that body, where they speak for it: its spokesperson, or a named official or commander of it."""
    unidentified: bool = False
    """Whether its words tell it from nobody else: *reportedly*, *he* or *his figures* of whom the text does not say."""
    register_id: str | None = None
    """The source's id in the register of known sources."""
    party: str | None = None
    """The side of a conflict that the source, or the body it speaks for, belongs to."""
    party_in: tuple[str, ...] = ()
    """ISO 3166 codes of the countries in which that side takes part in a conflict."""
    medium: Medium | None = None
    made_by: str | None = None
    """Who made the video, photograph or document, in its normal form."""
    publication: Period | None = None
    """When a relay published it, where it cites an earlier publication (*Aftenposten skrev i går*)."""


class Content(Span, frozen=True):
    """All that is reported. `spans` is given where a reporting word or a quotation mark breaks the stretch in two."""

    spans: tuple[tuple[int, int], ...] | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Somebody asserts something, in this document, at this place in the text."""

    id: str
    sentence: Span
    sources: tuple[Source, ...] = ()
    modality: Modality = Modality.ASSERTED
    doubt: Span | None = None
    """The words by which the report doubts it (*could not be independently verified*)."""
    rules: tuple[str, ...] = ()
    """Names of the rules that made the claim, in the order they were used."""


class Figure(Claim, frozen=True, kw_only=True, tag="figure"):
    """A number of people, households or dwellings of which something is said."""

    quantity: Quantity
    unit: Unit = Unit.PERSON
    who: Who = Who()
    composition: Span | None = None
    measure: Measure
    extent: Extent = Extent.FLOW
    period: Period = Period()
    places: tuple[Place, ...] = ()


class Event(Claim, frozen=True, kw_only=True, tag="event"):
    """Something that happened: an ACLED sub-event type, or one that ACLED lacks."""

    event: str
    """Of an `EventType`; a record may hold others."""
    trigger: Span
    actors: tuple[Source, ...] = ()
    targets: tuple[Source, ...] = ()
    period: Period = Period()
    places: tuple[Place, ...] = ()


class Statement(Claim, frozen=True, kw_only=True, tag="statement"):
    """A reported or quoted assertion; `cue` is the reporting word with its particle."""

    cue: Span | None = None
    content: Content
    direct: bool = False


AnyClaim = Figure | Event | Statement


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report as text, normalised once at the door. `id` is the SHA-256 of the text in hex."""

    id: str
    text: str
    uri: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF: `2019-03-05T20:00`, `2019-03-05` or, where no more is known, `2019-03` or `2019`."""
    language: str | None = None
    ref: str | None = None
    """The `id` of the input line where the input was JSONL."""
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, text: str, **fields: Any) -> "Document":  # noqa: ANN401 - the fields of the class
        """A document with the id that its text gives it."""
        return cls(id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text=text, **fields)


class Original(msgspec.Struct, frozen=True):
    """The bytes that a document was made of, as they were gathered: the evidence, beside the text to work with."""

    data: bytes
    media_type: str
    how: str
    """By what way they came: `file`, `line of a file`, `standard input`."""


class Reading(msgspec.Struct, frozen=True):
    """What was read in one document: one line of JSONL."""

    document: Document
    claims: tuple[AnyClaim, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figure claims, in the order of the record."""
        return tuple(claim for claim in self.claims if isinstance(claim, Figure))

    @property
    def events(self) -> tuple[Event, ...]:
        """The event claims, in the order of the record."""
        return tuple(claim for claim in self.claims if isinstance(claim, Event))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statement claims, in the order of the record."""
        return tuple(claim for claim in self.claims if isinstance(claim, Statement))

    def to_json(self) -> bytes:
        """The claim record as JSON, without a line break."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, line: str | bytes) -> "Reading":
        """The reading that a JSON line holds; `msgspec.ValidationError` where it is not a claim record."""
        return msgspec.json.decode(line, type=cls)


class Failure(msgspec.Struct, frozen=True):
    """A document that could not be gathered, read or kept: which one, and one line on why and what to do."""

    uri: str
    reason: str
