"""Corrections as people give them: a field and the words selected in the report, or a value typed."""

from typing import Any

import msgspec

from kilde.edtf import EdtfError, Interval
from kilde.vocabulary import Category, Document, Extent, Figure, Measure, Modality, Place, Source, SourceRole, Unit

CHOICES = {"measure": Measure, "modality": Modality, "extent": Extent, "unit": Unit}
"""Fields whose values are words of the claim record."""
FIELDS = ("quantity", "measure", "who", "categories", "period", "places", "sources", "modality", "extent", "unit")


class CorrectionError(ValueError):
    """What was selected or typed is no value of the field."""


def correction(
    claim: Figure, document: Document, field: str, *, start: int | None, end: int | None, typed: str
) -> tuple[str, Any]:
    """The field of the claim record and its new value. What is selected is read as a report is."""
    selected = start is not None and end is not None and 0 <= start < end <= len(document.text)
    span = {"text": document.text[start:end], "start": start, "end": end} if selected else None
    words = (typed or (document.text[start:end] if selected else "")).strip()
    language = document.language or "en"
    if field in CHOICES:
        return field, _choice(field, words, language)
    if field == "categories":
        return "who.categories", _categories(words, language)
    if field == "who":
        if span is None:
            raise CorrectionError(words)
        return field, {**span, "categories": list(claim.who.categories)}
    if not words:
        raise CorrectionError(words)
    made = {"quantity": _quantity, "period": _period, "places": _places, "sources": _sources}.get(field)
    if made is None:
        raise CorrectionError(field)
    return field, made(claim, document, words, span)


def _choice(field: str, words: str, language: str) -> str:
    """A word of the claim record, or what the words of the report tell."""
    from kilde.read.figures import extent_told, measure_told, modality_told, unit_told

    if words in set(CHOICES[field]):
        return words
    tell = {"measure": measure_told, "modality": modality_told, "extent": extent_told, "unit": unit_told}[field]
    if told := tell(words, language):
        return str(told)
    raise CorrectionError(words)


def _categories(words: str, language: str) -> list[str]:
    from kilde.read.figures import categories_told

    given = [one.strip() for one in words.split(",") if one.strip()]
    if all(one in set(Category) for one in given):
        return given
    if told := categories_told(words, language):
        return [str(one) for one in told]
    raise CorrectionError(words)


def _quantity(claim: Figure, document: Document, words: str, span: dict[str, Any] | None) -> dict[str, Any]:
    from kilde.read.quantity import parse_number

    found = parse_number(words, document.language or "en")
    if found is None:
        raise CorrectionError(words)
    read = {name: getattr(found, name) for name in ("low", "high", "value", "qualifier")}
    return {**(span or _span(claim.quantity)), **read}


def _period(claim: Figure, document: Document, words: str, span: dict[str, Any] | None) -> dict[str, Any]:
    from kilde.read.period import parse_time

    try:
        edtf: str | None = str(Interval.parse(words)) and words
    except EdtfError:
        found = parse_time(words, document.language or "en", document.published)
        edtf = found.edtf if found else None
    if edtf is None:
        raise CorrectionError(words)
    return {**(span or _span(claim.period)), "edtf": edtf}


def _places(claim: Figure, document: Document, words: str, span: dict[str, Any] | None) -> list[dict[str, Any]]:
    from kilde.read.gazetteer import lookup

    near = next((place.country for place in (*claim.places, *document.places) if place.country), None)
    found = lookup(words, country=near) or lookup(words)
    old = claim.places[0] if claim.places else Place()
    place: dict[str, Any] = {**(span or _span(Place())), "role": old.role or "at", "name": words}
    if found:
        first = found[0]
        place |= {"name": first.name, "country": first.country, "lat": first.lat, "lon": first.lon}
        place["gazetteer_id"] = first.id
    return [place]


def _sources(claim: Figure, document: Document, words: str, span: dict[str, Any] | None) -> list[Any]:
    del document
    speaker = next((one for one in claim.sources if one.role is SourceRole.CLAIMS), Source())
    new = {**(span or _span(Source())), "name": words, "kind": speaker.kind, "role": "claims"}
    rest = [one for one in claim.sources if one.role is not SourceRole.CLAIMS]
    return [new, *(msgspec.to_builtins(one) for one in rest)]


def _span(old: Any) -> dict[str, Any]:  # noqa: ANN401 - any span of the record
    return {"text": old.text, "start": old.start, "end": old.end}
