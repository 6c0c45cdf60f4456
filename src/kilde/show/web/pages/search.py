"""Reports and claims found by their words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from kilde.show.web.desk import Found, Hit
from kilde.show.words import Words
from kilde.vocabulary import Measure

A_PAGE = 20
FACETS = ("language", "publisher", "year", "kind", "measure")


@dataclass(frozen=True, slots=True)
class HitView:
    """Something found."""

    hit: Hit
    href: str
    known: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value by which less can be asked for."""

    name: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page shows."""

    title: str
    asked: str
    hits: tuple[HitView, ...]
    total: int
    facets: tuple[Facet, ...]
    tabs: tuple[tuple[str, str, bool], ...]
    """Name, address and whether it is the one shown: reports, claims."""
    previous: str
    next: str
    listing: bool
    """Whether all reports are listed, nothing being asked for."""


def search_page(found: Found, given: dict[str, str], words: Words, *, path: str, number: int) -> SearchPage:
    """The page of a search; `given` is what its address says."""
    asked, claims = given.get("q", ""), given.get("in") == "claims"

    def to(**changed: str) -> str:
        values = {name: value for name, value in {**given, **changed}.items() if value}
        return f"{path}?{urlencode(values)}" if values else path

    facets = tuple(
        Facet(
            words(f"web.facet.{name}"),
            tuple(
                FacetValue(
                    _named(name, value, words),
                    count,
                    to(**{name: "" if given.get(name) == value else value, "page": ""}),
                    given.get(name) == value,
                )
                for value, count in values
            ),
        )
        for name, values in found.facets.items()
    )
    tabs = (
        (words("web.nav.reports"), to(**{"in": "", "kind": "", "measure": "", "page": ""}), not claims),
        (words("column.claims"), to(**{"in": "claims", "page": ""}), claims),
    )
    return SearchPage(
        title=words("web.search.found", asked=asked) if asked else words("web.nav.reports"),
        asked=asked,
        hits=tuple(_view(hit, words) for hit in found.hits),
        total=found.total,
        facets=facets,
        tabs=tabs,
        previous=to(page=str(number - 1)) if number > 1 else "",
        next=to(page=str(number + 1)) if number * A_PAGE < found.total else "",
        listing=not asked,
    )


def _named(field: str, value: str, words: Words) -> str:
    if field == "measure" and value in set(Measure):
        return words(f"measure.{value}")
    if field == "kind":
        return words(f"web.facet.of_{value}")
    return value


def _view(hit: Hit, words: Words) -> HitView:
    known = filter(None, [hit.publisher, words.period(hit.published), hit.language, words.count("figure", hit.figures)])
    anchor = f"#c-{hit.claim}" if hit.claim else ""
    return HitView(hit, f"/reports/{hit.report}{anchor}", " · ".join(known))
