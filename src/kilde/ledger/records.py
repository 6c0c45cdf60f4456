"""What a ledger hands out, beside documents, claims and verdicts."""

from typing import Any

from msgspec import Struct

from kilde.ledger.judgements import Role
from kilde.vocabulary import Category, Measure

RECEIPT = 16
"""Letters of the hash that name an export."""
PLACES_IN_AN_ENTRY = 1 << 20
"""More claims than one reading has: a claim's number is that of its reading's entry times this, and its position."""
SPEAKS_FOR = " → "
"""Between the key of one who speaks and that of the body they speak for."""


class Selection(Struct, frozen=True):
    """Which figures are asked for; None leaves a field open. `since` and `until` are EDTF dates.

    A place is given by its name in the text or the gazetteer, by its gazetteer id or, for all in a country, by the
    country's code.
    """

    place: str | None = None
    measure: Measure | None = None
    who: Category | None = None
    since: str | None = None
    until: str | None = None


class Counts(Struct, frozen=True):
    """How much a ledger holds."""

    documents: int
    claims: int
    figures: int
    entries: int


class Head(Struct, frozen=True):
    """An entry of the chain, which stands for all before it."""

    seq: int
    hash: str
    entered_at: str


class Kept(Struct, frozen=True):
    """The bytes that a document was made of, with where from, when and how they came."""

    entry: int
    document_id: str
    sha256: str
    media_type: str
    how: str
    uri: str | None
    gathered_at: str
    size: int
    data: bytes


class Person(Struct, frozen=True):
    """Someone with a role, and who gave it."""

    entry: int
    entered_at: str
    name: str
    role: Role
    by: str
    why: str | None


class Registered(Struct, frozen=True):
    """What was entered in a register under a key."""

    entry: int
    entered_at: str
    kind: str
    key: str
    record: Any
    by: str
    why: str | None


class Export(Struct, frozen=True):
    """What left the ledger: asked for how, by whom, knowing what."""

    entry: int
    entered_at: str
    receipt: str
    format: str
    selection: Selection
    rulebook: str | None
    upto: int
    """The last entry that it knew: `ledger.view(export.upto)` shows what it showed."""
    claims: int
    withheld: int
    """Claims left out, as confidential or too long."""
    confidential: bool
    """Whether it holds what is confidential."""
    sha256: str | None
    """Of the file."""
    figures: dict[str, str]
    """By key, what stood there, in the exporter's words or as a hash."""
    by: str
    why: str | None


class Event(Struct, frozen=True):
    """One entry in words."""

    entry: int
    entered_at: str
    kind: str
    subject: str
    by: str | None
    what: str
    why: str | None = None
