"""The chain: what an entry says is hashed, and its hash covers the entry before it."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

GENESIS = "0" * 64
"""What stands for the entry before the first."""
_LONGEST_SUBJECT = 64


class Entry(NamedTuple):
    """One row of the chain; `payload_sha256` stands for what it says, `hash` for it and all before it."""

    seq: int
    kind: str
    subject: str
    entered_at: str
    payload_sha256: str
    previous: str
    hash: str

    @classmethod
    def after(cls, previous: "Entry | None", *, kind: str, subject: str, entered_at: str, payload: str) -> "Entry":
        """The entry that follows `previous` (None: the first). Time never runs backwards along the chain."""
        seq, before = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
        at = max(entered_at, previous.entered_at) if previous else entered_at
        return cls(seq, kind, subject, at, payload, before, digest([seq, kind, subject, at, payload, before]))

    @property
    def expected_hash(self) -> str:
        """The hash that the entry's own fields give."""
        return digest(list(self[:-1]))


def digest(value: Any) -> str:  # noqa: ANN401 - anything that JSON can hold
    """SHA-256 of a value written as JSON with sorted keys."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def subject_of(name: str) -> str:
    """What an entry is about, short enough for its column."""
    return name if len(name) <= _LONGEST_SUBJECT else hashlib.sha256(name.encode()).hexdigest()


def claims_payload(document_id: str, reader: str, claims: Iterable[str]) -> str:
    """What a reading says: by which reader, of which document, and each claim's JSON, letter by letter."""
    return digest([document_id, reader, *claims])


PROVENANCE = ("uri", "title", "publisher", "published", "ref", "gathered_at")


def sighting_payload(document_id: str, row: Mapping[str, Any]) -> str:
    """What a sighting says: where a text that is already there was met again."""
    return digest([document_id, {name: row[name] for name in PROVENANCE}])


def document_payload(row: Mapping[str, Any]) -> str:
    """What a document's entry says. Its text stands in by its SHA-256, which is the id."""
    return digest([row["id"], {name: row[name] for name in (*PROVENANCE, "language", "places")}])


def payload(kind: str, row: Mapping[str, Any], claims: Iterable[str] = ()) -> str:
    """What any other entry says: its row. The bytes of an original stand in by their SHA-256."""
    said = {name: value for name, value in row.items() if name not in {"entry", "data"}}
    return digest([kind, said, *claims])


def version_payload(versions: Iterable[tuple[int, str]]) -> str:
    """What the entry of a version of the tables says: which there have been, and since when."""
    return digest(["version", *map(list, versions)])
