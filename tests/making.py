"""Reports and claims made by hand, for tests of the rooms behind the reader."""

import hashlib
import re
from typing import Any

from kilde.vocabulary import (
    Category,
    Document,
    Extent,
    Figure,
    Measure,
    Modality,
    Period,
    Place,
    PlaceRole,
    Qualifier,
    Quantity,
    Reading,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Who,
)


def claim_id(*parts: object) -> str:
    """The same parts give the same id."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def quantity(text: str, span: Span) -> Quantity:
    """A number as its words say: `2400`, `about 500`, `nearly 60000`, `over 3000`, `20-30`, `dozens` (24 or more)."""
    hedge, _, digits = text.rpartition(" ")
    words = (span.text, span.start, span.end)
    if "-" in digits:
        low, high = map(int, digits.split("-"))
        return Quantity(*words, low=low, high=high, qualifier=Qualifier.BETWEEN)
    if digits == "dozens":
        return Quantity(*words, low=24, qualifier=Qualifier.VAGUE)
    value = int(digits)
    bounds: dict[str, Any] = {
        "": {"low": value, "high": value, "qualifier": Qualifier.EXACT},
        "about": {"qualifier": Qualifier.ABOUT},
        "nearly": {"high": value, "qualifier": Qualifier.ALMOST},
        "up to": {"high": value, "qualifier": Qualifier.AT_MOST},
        "over": {"low": value, "qualifier": Qualifier.MORE_THAN},
        "at least": {"low": value, "qualifier": Qualifier.AT_LEAST},
    }[hedge]
    return Quantity(*words, value=value, **bounds)


def source(
    name: str | None,
    *,
    role: str = "claims",
    kind: str = "monitor",
    words: str | None = None,
    speaks_for: str | None = None,
) -> Source:
    """A link of a chain; without a name a description, such as *activists*. `speaks_for` makes it an official."""
    kind = "official" if speaks_for else kind if name else "unnamed"
    body = {"organisation": speaks_for, "speaks_as": SourceKind.STATE} if speaks_for else {}
    return Source(words or name, name=name, kind=SourceKind(kind), role=SourceRole(role), **body)


def figure(
    text: str,
    number: str,
    *,
    nth: int = 0,
    measure: str = "killed",
    extent: str = "flow",
    modality: str = "asserted",
    period: str | None = None,
    place: str | None = None,
    role: str = "at",
    gazetteer_id: str | None = None,
    country: str | None = None,
    who: str | None = None,
    categories: tuple[str, ...] = (),
    by: str | None = None,
    speaks_for: str | None = None,
    described: str | None = None,
    through: tuple[str, ...] = (),
) -> Figure:
    """A figure claim anchored on a number in the text, where it stands for the `nth` time.

    `by` names the origin and `speaks_for` its body, `described` an origin without a name, `through` the relays.
    """
    start = [match.start() for match in re.finditer(re.escape(number), text)][nth]
    span = Span(number, start, start + len(number))
    chain = [source(by, speaks_for=speaks_for)] if by else [source(None, words=described)] if described else []
    chain += [source(relay, role="relays", kind="agency") for relay in through]
    at = text.find(place) if place else -1
    spot = Span(place, at, at + len(place)) if place and at >= 0 else Span(place)
    places = [Place(spot.text, spot.start, spot.end, PlaceRole(role), place, country, gazetteer_id=gazetteer_id)]
    return Figure(
        id=claim_id(text, start, measure, modality),
        sentence=Span(text, 0, len(text)),
        sources=tuple(chain),
        modality=Modality(modality),
        quantity=quantity(number, span),
        who=Who(who, categories=tuple(Category(name) for name in categories)),
        measure=Measure(measure),
        extent=Extent(extent),
        period=Period(edtf=period),
        places=tuple(places) if place else (),
        rules=("by hand",),
    )


def reading(text: str, *claims: Figure, **fields: Any) -> Reading:
    """A reading of a document with this text; `fields` are the document's."""
    return Reading(Document.of(text, **{"language": "en", **fields}), claims)


def report(
    text: str, number: str, *, published: str = "2021-05-04", publisher: str | None = None, **claim: Any
) -> Reading:
    """A report that makes one claim."""
    return reading(text, figure(text, number, **claim), published=published, publisher=publisher)
