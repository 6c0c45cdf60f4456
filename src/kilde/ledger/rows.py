"""A reading as rows of the ledger's tables. The flat columns are computed from the records and from nothing else."""

import re
import unicodedata
from typing import Any

import msgspec

from kilde.ledger.bounds import bounds
from kilde.vocabulary import AnyClaim, Document, Event, Figure, Place, Source, Statement

Row = dict[str, Any]


def name_key(name: str | None) -> str | None:
    """What two spellings of a name share: letters and digits in lower case, without accents; None for none."""
    plain = unicodedata.normalize("NFKD", (name or "").replace("ø", "o").replace("Ø", "o")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain)) or None


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


def document_of(row: Row) -> Document:
    """The document that a row of `documents` holds."""
    kept = {name: row[name] for name in ("id", "text", "uri", "title", "publisher", "published", "language", "ref")}
    return Document(**kept, places=msgspec.json.decode(row["places"], type=tuple[Place, ...]))


def claim_json(claim: AnyClaim) -> str:
    """A claim as the ledger keeps it."""
    return msgspec.json.encode(claim).decode()


def claim_of(json: str) -> AnyClaim:
    """The claim that its JSON holds."""
    claim: AnyClaim = msgspec.json.decode(json, type=AnyClaim)
    return claim


def claim_row(claim: AnyClaim) -> Row:
    """The searchable columns of a claim; those that its kind lacks are None."""
    period = getattr(claim, "period", None)
    start, end = bounds(period.edtf if period else None)
    row: Row = dict.fromkeys(
        ("measure", "unit", "extent", "low", "high", "value", "qualifier", "who", "categories"), None
    )
    if isinstance(claim, Figure):
        row |= {
            "measure": claim.measure.value,
            "unit": claim.unit.value,
            "extent": claim.extent.value,
            "low": _float(claim.quantity.low),
            "high": _float(claim.quantity.high),
            "value": _float(claim.quantity.value),
            "qualifier": claim.quantity.qualifier.value,
            "who": claim.who.text,
            "categories": ",".join(sorted(claim.who.categories)),
        }
    return row | {
        "id": claim.id,
        "kind": _kind(claim),
        "modality": claim.modality.value,
        "period": period.edtf if period else None,
        "period_start": start,
        "period_end": end,
        "start": _start(claim),
    }


def place_row(place: Place) -> Row:
    """A row of `claim_places`; its name is the gazetteer's where known, else the words."""
    name = place.name or place.text
    return {
        "role": place.role.value if place.role else None,
        "name": name,
        "key": name_key(name),
        "words": name_key(place.text),
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "start": place.start,
    }


def source_row(source: Source) -> Row:
    """A row of `claim_sources`; its key is that of the name's normal form where known, else of the words."""
    return {
        "role": source.role.value,
        "kind": source.kind.value,
        "name": source.name or source.text,
        "known": int(source.name is not None),
        "key": name_key(source.name or source.text),
    }


def claim_rows(claims: tuple[AnyClaim, ...], document_id: str, reading: int) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of `claims`, `claim_places` and `claim_sources` that a reading adds."""
    heads, places, sources = [], [], []
    for position, claim in enumerate(claims):
        at = {"reading": reading, "position": position}
        heads.append({**at, "document_id": document_id, "json": claim_json(claim), **claim_row(claim)})
        if not isinstance(claim, Statement):
            places += [{**at, "number": i, **place_row(place)} for i, place in enumerate(claim.places)]
        sources += [{**at, "number": i, **source_row(source)} for i, source in enumerate(claim.sources)]
    return heads, places, sources


def _kind(claim: AnyClaim) -> str:
    return str(type(claim).__struct_config__.tag)


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _start(claim: AnyClaim) -> int | None:
    """Where the number, trigger or content begins; the sentence where that has no place of its own."""
    match claim:
        case Figure(quantity=anchor) | Event(trigger=anchor) | Statement(content=anchor):
            return claim.sentence.start if anchor.start is None else anchor.start
