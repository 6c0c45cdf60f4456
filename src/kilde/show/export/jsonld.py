"""JSON-LD: figures and the claims behind them as schema.org `Claim`s, for the web's own tools and fact-checkers.

A claim has its author (who said it), its appearance (the report), and what it counts as a `QuantitativeValue`; a
weighed figure is an `Observation` based on them. The context is in the file: nothing has to be fetched to read it.
"""

from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from kilde.ledger import days, name_key
from kilde.show.export.formats import Format
from kilde.show.export.material import Material, anchor_of
from kilde.show.export.places import located
from kilde.vocabulary import Number, Source, SourceKind, SourceRole
from kilde.weigh import FigureRow, WeighedClaim

Node = dict[str, Any]

CONTEXT = {
    "@vocab": "https://schema.org/",
    "kilde": "urn:kilde:vocabulary:",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "isBasedOn": {"@id": "https://schema.org/isBasedOn", "@type": "@id"},
    "identifier": {"@id": "https://schema.org/identifier"},
    "datePublished": {"@id": "https://schema.org/datePublished"},
}
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.WITNESS, SourceKind.MEDIC})


def write(material: Material, out: BinaryIO) -> None:
    """A graph, node by node."""
    head = msgspec.json.encode({"@context": CONTEXT, "kilde:about": material.about()})
    out.write(head[:-1] + b',"@graph":[')
    met: set[str] = set()
    between = b"\n"
    for row in material.figures:
        material.rows += 1
        for node in (_observation(material, row), *_claims(material, row, met)):
            out.write(between + msgspec.json.encode(_told(node)))
            between = b",\n"
    out.write(b"\n]}\n")


def _observation(material: Material, row: FigureRow) -> Node:
    words = material.words
    what = words.matter(row.who, row.unit, row.measure, row.extent)
    return {
        "@id": f"urn:kilde:figure:{row.key}",
        "@type": "Observation",
        "name": ", ".join(filter(None, [what, row.place, words.period(row.period)])),
        "description": row.reason,
        "measuredProperty": f"urn:kilde:vocabulary:{row.measure.value}",
        "observationPeriod": row.period,
        "value": _quantity(row.low, row.high, row.low if row.low == row.high else None, row.unit.value),
        "observationAbout": _place(row.place, row.gazetteer_id, row.country),
        "isBasedOn": [f"urn:kilde:claim:{claim.figure.id}" for claim in row.evidence if claim.used],
        "kilde:rulebook": material.rulebook,
        "kilde:ledgerHead": material.head,
        "kilde:origins": row.origins,
        "kilde:contradiction": row.contradiction,
    }


def _claims(material: Material, row: FigureRow, met: set[str]) -> list[Node]:
    new = [claim for claim in row.evidence if claim.figure.id not in met]
    met.update(claim.figure.id for claim in new)
    return [_claim(material, claim) for claim in new]


def _claim(material: Material, claim: WeighedClaim) -> Node:
    figure, report = claim.figure, claim.report
    said = figure.quantity
    start, end = days(figure.period.edtf)
    return {
        "@id": f"urn:kilde:claim:{figure.id}",
        "@type": "Claim",
        "text": material.quoted(figure.sentence.text),
        "author": [_agent(source) for source in figure.sources if source.role is SourceRole.CLAIMS],
        "contributor": [_agent(source) for source in figure.sources if source.role is SourceRole.RELAYS],
        "about": _quantity(said.low, said.high, said.value, figure.unit.value),
        "spatialCoverage": [_place(place.name, place.gazetteer_id, place.country) for place in figure.places],
        "temporalCoverage": f"{start or '..'}/{end or '..'}" if start or end else None,
        "appearance": {
            "@id": f"urn:sha256:{report.id}",
            "@type": "NewsArticle",
            "headline": report.title,
            "url": report.uri if report.uri and "://" in report.uri else None,
            "publisher": {"@type": "Organization", "name": report.publisher} if report.publisher else None,
            "datePublished": report.published,
            "inLanguage": report.language,
        },
        "identifier": f"urn:sha256:{anchor_of(claim)}",
        "kilde:modality": figure.modality.value,
        "kilde:measure": figure.measure.value,
        "kilde:counts": claim.used,
        "kilde:reason": claim.reason,
    }


def _quantity(low: Number | None, high: Number | None, value: Number | None, unit: str) -> Node:
    return {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, "value": value, "unitText": unit}


def _place(name: str | None, identity: str | None, country: str | None) -> Node | None:
    if name is None:
        return None
    known = located(identity)
    lon, lat = known.point or (None, None)
    where = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon} if known.point else None
    address = {"@type": "PostalAddress", "addressCountry": country} if country else None
    scheme, _, number = (identity or "").partition(":")
    url = f"https://sws.geonames.org/{number}/" if scheme == "geonames" else None
    return {"@type": "Place", "@id": url, "name": name, "geo": where, "address": address}


def _agent(source: Source) -> Node:
    said = source.name or source.text or source.kind.value
    kind = "Person" if source.kind in _PEOPLE else "Organization"
    return {
        "@id": f"urn:kilde:source:{quote(name_key(said) or said)}" if source.name else None,
        "@type": kind,
        "name": said,
    }


def _told(node: Any) -> Any:  # noqa: ANN401 - a node, a list or a value
    """A node without what is not known."""
    if isinstance(node, dict):
        return {key: told for key, value in node.items() if (told := _told(value)) not in (None, [])}
    return [_told(item) for item in node if item is not None] if isinstance(node, list) else node


FORMAT = Format("jsonld", ".jsonld", "figures and claims as schema.org Claim, for the web's own tools", write)
