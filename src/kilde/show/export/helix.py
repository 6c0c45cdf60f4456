"""Helix-shaped rows, for IDMC: a row is a claim of displacement or housing, as Helix's `Figure` with its `Entry`.

Of each weighed figure the newest claim that counts is the recommended figure, the others are its triangulation. A
category that turns on whether a border was crossed is given only where both ends of the way are known, or the words say
who they are. Households are not multiplied by a size that nobody gave.
"""

from collections.abc import Iterator
from typing import BinaryIO

from kilde.show.export.formats import Format
from kilde.show.export.material import Material, chain_of, found_at
from kilde.show.export.places import codes, country_name, located
from kilde.show.export.precision import HELIX_PLACES, helix_dates
from kilde.show.export.shaped import Row, way_back, whole, write_rows
from kilde.vocabulary import Category, Extent, Figure, Measure, Modality, PlaceRole, Qualifier, Quantity, Unit
from kilde.weigh import FigureRow, WeighedClaim

COLUMNS = tuple(
    """quantifier reported unit household_size total_figures category term displacement_occurred role start_date
    start_date_accuracy end_date end_date_accuracy include_idu excerpt_idu country iso3 is_disaggregated
    is_housing_destruction locations_name locations_coordinates locations_accuracy locations_type calculation_logic tags
    source_excerpt event figure_cause sources entry_url entry_article_title entry_publishers entry_publish_date
    entry_is_confidential""".split()
)
TERMS = {
    Measure.EVACUATED: "Evacuated",
    Measure.DISPLACED: "Displaced",
    Measure.FLED: "Forced to flee",
    Measure.DEPARTED: "Forced to flee",
    Measure.RELOCATED: "Relocated",
    Measure.SHELTERED: "Sheltered",
    Measure.IN_CAMP: "In relief camp",
    Measure.HOUSING_DESTROYED: "Destroyed housing",
    Measure.HOUSING_DAMAGED: "Partially destroyed housing",
    Measure.HOUSING_UNINHABITABLE: "Uninhabitable housing",
    Measure.HOMELESS: "Homeless",
    Measure.AFFECTED: "Affected",
    Measure.RETURNED: "Returns",
}
"""Measures that Helix has a term for."""
HOUSING = frozenset({Measure.HOUSING_DESTROYED, Measure.HOUSING_DAMAGED, Measure.HOUSING_UNINHABITABLE})
MOVING = frozenset({Measure.EVACUATED, Measure.DISPLACED, Measure.FLED, Measure.RELOCATED, Measure.DEPARTED})
QUANTIFIERS = {
    Qualifier.EXACT: "Exact",
    Qualifier.ABOUT: "Approximately",
    Qualifier.ALMOST: "Less than",
    Qualifier.LESS_THAN: "Less than",
    Qualifier.AT_MOST: "Less than",
    Qualifier.MORE_THAN: "More than",
    Qualifier.AT_LEAST: "More than",
    Qualifier.BETWEEN: "More than",
    Qualifier.VAGUE: "More than",
}
ROLES = {PlaceRole.FROM: "Origin", PlaceRole.TO: "Destination"}


def rows(material: Material) -> Iterator[Row]:
    """The rows; claims that Helix has no term for, or that assert nothing, are left out and counted."""
    for row in material.figures:
        for claim in row.evidence:
            if claim.figure.measure not in TERMS:
                material.left_out["claims of what Helix has no term for"] += 1
            elif claim.figure.modality is not Modality.ASSERTED:
                material.left_out["claims that are denied, possible or planned"] += 1
            else:
                yield figure(material, row, claim)


def figure(material: Material, row: FigureRow, claim: WeighedClaim) -> Row:
    """One figure."""
    told, report = claim.figure, claim.report
    number, logic = reported(told.quantity)
    category = category_of(told)
    if category is None:
        material.unmapped("category", "the words do not say whether a border was crossed, or of what stock")
    person = told.unit is Unit.PERSON
    if not person:
        material.unmapped("household_size, total_figures", "the report counts households or homes")
    (start, start_accuracy), (end, end_accuracy) = helix_dates(told.period.edtf)
    if start is None:
        material.unmapped("start_date", "the words do not say")
    recommended = claim is row.newest and claim.used
    return {
        "quantifier": QUANTIFIERS[told.quantity.qualifier],
        "reported": number,
        "unit": "Person" if person else "Household",
        "total_figures": number if person else None,
        "category": category,
        "term": TERMS[told.measure],
        "role": "Recommended figure" if recommended else "Triangulation",
        "start_date": start,
        "start_date_accuracy": start_accuracy,
        "end_date": end,
        "end_date_accuracy": end_accuracy,
        "country": country_name(row.country, "en"),
        "iso3": codes(row.country)[0],
        "is_housing_destruction": str(told.measure in HOUSING).lower(),
        **_locations(material, told),
        "calculation_logic": " ".join(filter(None, [logic, claim.reason and f"Kilde: {claim.reason}."])),
        "source_excerpt": material.quoted(told.sentence.text),
        "sources": chain_of(claim),
        "entry_url": found_at(report.uri),
        "entry_article_title": report.title,
        "entry_publishers": report.publisher,
        "entry_publish_date": report.published,
        **way_back(material, row, [claim]),
    }


def reported(quantity: Quantity) -> tuple[int | None, str | None]:
    """The number to report, and how it was come by where it is not the one printed."""
    if quantity.value is not None:
        return whole(quantity.value), None
    if quantity.low is not None:
        return whole(quantity.low), f"Printed “{quantity.text}”: its lower bound."
    return whole(quantity.high), f"Printed “{quantity.text}”: its upper bound." if quantity.high is not None else None


def category_of(told: Figure) -> str | None:
    """Helix's category, where the words decide it."""
    crossed = _crossed(told)
    who = set(told.who.categories)
    if told.extent is Extent.STOCK:
        if Category.IDP in who:
            return "IDPs"
        return "People displaced across borders" if Category.REFUGEE in who else None
    if told.measure is Measure.RETURNED:
        return None if crossed is None else "Cross-border Return" if crossed else "Return"
    if told.measure not in MOVING:
        return None
    if crossed or (crossed is None and Category.REFUGEE in who):
        return "Cross-border Flight"
    return "Internal Displacements" if crossed is False or Category.IDP in who else None


def _crossed(told: Figure) -> bool | None:
    """Whether the way led over a border; None where either end's country is not known."""
    ends = {role: {p.country for p in told.places if p.role is role} for role in (PlaceRole.FROM, PlaceRole.TO)}
    if any(len(countries) != 1 or None in countries for countries in ends.values()):
        return None
    return ends[PlaceRole.FROM] != ends[PlaceRole.TO]


def _locations(material: Material, told: Figure) -> Row:
    """The places, with semicolons between, as IDMC gives them out."""
    found = [(place, located(place.gazetteer_id)) for place in told.places]
    if not found:
        material.unmapped("locations", "no place named")
        return {}
    accuracy = [HELIX_PLACES.get(known.kind, "") if known.kind else "" for _, known in found]
    if "" in accuracy:
        material.unmapped("locations_accuracy", "a place for which Helix has no word")
    return {
        "locations_name": "; ".join(place.name or place.text or "" for place, _ in found),
        "locations_coordinates": "; ".join(f"{k.middle[1]}, {k.middle[0]}" if k.middle else "" for _, k in found),
        "locations_accuracy": "; ".join(accuracy),
        "locations_type": "; ".join(ROLES.get(place.role, "") if place.role else "" for place, _ in found),
    }


def write(material: Material, out: BinaryIO) -> None:
    """As CSV."""
    write_rows(material, out, COLUMNS, rows(material))


FORMAT = Format("helix", ".csv", "displacement and housing in the columns of IDMC's Helix", write, rulebook="idmc")
