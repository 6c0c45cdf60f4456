"""A reading as rows of the ledger's tables. The flat columns are computed from the records and from nothing else."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from kilde.ledger.bounds import bounds
from kilde.ledger.judgements import About, Judgement, Matter, Role, State, Verdict
from kilde.ledger.records import RECEIPT, Export, Person, Registered, Selection
from kilde.vocabulary import AnyClaim, Document, Event, Figure, Original, Place, Source, Statement

Row = dict[str, Any]


@lru_cache(1 << 16)
def name_key(name: str | None) -> str | None:
    """What two spellings of a name share: letters and digits in lower case, without accents; None for none."""
    plain = name or ""
    if not plain.isascii():  # few are not, and all else takes ten times as long
        plain = unicodedata.normalize("NFKD", plain.replace("ø", "o").replace("Ø", "o")).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORDS(plain.casefold())) or None


_WORDS = re.compile(r"\w+").findall


def provenance_row(document: Document, gathered_at: str) -> Row:
    """Where a document was met."""
    return {
        "uri": document.uri,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "ref": document.ref,
        "gathered_at": gathered_at,
    }


def document_row(document: Document, gathered_at: str) -> Row:
    """A row of `documents`, without its entry."""
    start, end = bounds(document.published)
    return {
        "id": document.id,
        **provenance_row(document, gathered_at),
        "published_start": start,
        "published_end": end,
        "language": document.language,
        "places": msgspec.json.encode(document.places).decode(),
        "text": document.text,
    }


def original_row(document: Document, original: Original, gathered_at: str) -> Row:
    """A row of `originals`, without its entry."""
    return {
        "document_id": document.id,
        "sha256": hashlib.sha256(original.data).hexdigest(),
        "media_type": original.media_type,
        "how": original.how,
        "uri": document.uri,
        "gathered_at": gathered_at,
        "size": len(original.data),
        "data": original.data,
    }


def document_of(row: Row) -> Document:
    """The document that a row of `documents` holds."""
    kept = {name: row[name] for name in ("id", "text", "uri", "title", "publisher", "published", "language", "ref")}
    return Document(**kept, places=msgspec.json.decode(row["places"], type=tuple[Place, ...]))


def verdict_of(row: Row) -> Verdict:
    """The verdict that a row of `verdicts` holds, with the time of its entry."""
    words: dict[str, Any] = {
        **{name: row[name] for name in ("entry", "entered_at", "subject", "by", "other", "field", "undoes", "why")},
        "judgement": Judgement(row["judgement"]),
        "about": About(row["about"]),
        "value": None if row["value"] is None else msgspec.json.decode(row["value"]),
        "machine": bool(row["machine"]),
        "matter": Matter(row["matter"]),
        "state": State(row["state"]),
    }
    return Verdict(**words)


def person_of(row: Row) -> Person:
    """Someone with a role."""
    return Person(**row | {"role": Role(row["role"])})


def registered_of(row: Row) -> Registered:
    """What a row of `register` holds."""
    kept = {name: row[name] for name in ("entry", "entered_at", "kind", "key", "by", "why")}
    return Registered(**kept, record=msgspec.json.decode(row["json"]))


def export_of(row: Row) -> Export:
    """The export that a row of `exports` records; its receipt is the beginning of its entry's hash."""
    kept = {name: row[name] for name in ("entry", "entered_at", "format", "rulebook", "upto", "claims", "withheld")}
    return Export(
        **kept,
        receipt=row["hash"][:RECEIPT],
        selection=msgspec.json.decode(row["selection"], type=Selection),
        confidential=bool(row["confidential"]),
        sha256=row["sha256"],
        figures=msgspec.json.decode(row["figures"], type=dict[str, str]),
        by=row["by"],
        why=row["why"],
    )


def claim_json(claim: AnyClaim) -> str:
    """A claim as the ledger keeps it."""
    return msgspec.json.encode(claim).decode()


def short_json(value: Any, most: int = 60) -> str:  # noqa: ANN401 - anything that JSON can hold
    """A value as JSON, cut where it is long."""
    said = msgspec.json.encode(value).decode()
    return said if len(said) <= most else said[: most - 1] + "…"


def claim_of(json: str) -> AnyClaim:
    """The claim that its JSON holds."""
    claim: AnyClaim = msgspec.json.decode(json, type=AnyClaim)
    return claim


def anchor(claim: AnyClaim) -> str:
    """What a claim of another reading shares with this one if it is the same: its kind, measure and place in the text.

    `selection.py` says the same in SQL.
    """
    measure = claim.measure.value if isinstance(claim, Figure) else ""
    return f"{_kind(claim)}:{_start(claim)}:{measure}"


def claim_row(claim: AnyClaim, document_id: str) -> Row:
    """The columns of a claim, less those of its place in the ledger; the searchable ones that its kind lacks are None.

    `_value_` is what `value` gives: an enum's own property for it takes longer than all else here.
    """
    period = getattr(claim, "period", None)
    edtf = period.edtf if period else None
    start, end = bounds(edtf)
    return {
        "id": claim.id,
        "document_id": document_id,
        "kind": _kind(claim),
        "modality": claim.modality._value_,
        **(_figure_row(claim) if isinstance(claim, Figure) else _NO_FIGURE),
        "period": edtf,
        "period_start": start,
        "period_end": end,
        "start": _start(claim),
    }


def _figure_row(figure: Figure) -> Row:
    quantity, who = figure.quantity, figure.who
    return {
        "measure": figure.measure._value_,
        "unit": figure.unit._value_,
        "extent": figure.extent._value_,
        "low": _float(quantity.low),
        "high": _float(quantity.high),
        "value": _float(quantity.value),
        "qualifier": quantity.qualifier._value_,
        "who": who.text,
        "categories": ",".join(sorted(who.categories)),
    }


_NO_FIGURE: Row = dict.fromkeys(
    ("measure", "unit", "extent", "low", "high", "value", "qualifier", "who", "categories"), None
)


def place_row(place: Place) -> Row:
    """A row of `claim_places`; its name is the gazetteer's where known, else the words."""
    name = place.name or place.text
    return {
        "role": place.role._value_ if place.role else None,
        "name": name,
        "key": name_key(name),
        "words": name_key(place.text),
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "start": place.start,
    }


def source_row(source: Source) -> Row:
    """A row of `claim_sources`; its key is that of the name's normal form where known, else of the words.

    Words that tell it from nobody else are no key.
    """
    return {
        "role": source.role._value_,
        "kind": source.kind._value_,
        "name": source.name or source.text,
        "known": int(source.name is not None),
        "key": None if source.unidentified else name_key(source.name or source.text),
        "body": source.organisation if source.speaks_as else None,
        "body_key": name_key(source.organisation) if source.speaks_as else None,
        "body_kind": source.speaks_as._value_ if source.speaks_as else None,
    }


def claim_rows(
    claims: Iterable[AnyClaim], jsons: Iterable[str], document_id: str, reading: int
) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of `claims`, `claim_places` and `claim_sources` that a reading adds, each in its table's own order."""
    heads, places, sources = [], [], []
    for position, (claim, json) in enumerate(zip(claims, jsons, strict=True)):
        at = {"reading": reading, "position": position}
        heads.append({**at, **claim_row(claim, document_id), "json": json})
        if not isinstance(claim, Statement):
            places += [{**at, "number": i, **place_row(place)} for i, place in enumerate(claim.places)]
        sources += [{**at, "number": i, **source_row(source)} for i, source in enumerate(claim.sources)]
    return heads, places, sources


def _kind(claim: AnyClaim) -> str:
    return _KINDS[type(claim)]


_KINDS = {kind: str(kind.__struct_config__.tag) for kind in (Figure, Event, Statement)}


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _start(claim: AnyClaim) -> int | None:
    """Where the number, trigger or content begins; the sentence where that has no place of its own."""
    match claim:
        case Figure(quantity=anchor) | Event(trigger=anchor) | Statement(content=anchor):
            return claim.sentence.start if anchor.start is None else anchor.start
