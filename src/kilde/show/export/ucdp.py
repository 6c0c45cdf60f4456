"""UCDP GED-shaped rows: fatal events, their precision codes computed from the time's interval and the place's level.

A row is a weighed figure of people killed. `low`, `best` and `high` are the rule book's; the deaths are split only as
far as the words say who they were. Conflicts, dyads and sides are not Kilde's to decide and stay empty.
"""

from collections.abc import Iterator
from math import floor
from typing import BinaryIO

from kilde.ledger import days
from kilde.show.export.formats import Format
from kilde.show.export.material import Material, stated
from kilde.show.export.places import Position, country_name, located
from kilde.show.export.precision import GED_PLACES, ged_date
from kilde.show.export.shaped import Row, way_back, whole, wholes, write_rows
from kilde.vocabulary import Category, Extent, Measure, Unit
from kilde.weigh import FigureRow

COLUMNS = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
    number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
)
CIVILIANS = frozenset({Category.CIVILIAN, Category.JOURNALIST, Category.MEDIC, Category.AID_WORKER})
BEARING_ARMS = frozenset({Category.FIGHTER, Category.SOLDIER, Category.POLICE})


def rows(material: Material) -> Iterator[Row]:
    """The rows; what is no count of people killed, or certainly none, or a part of another, is left out and counted."""
    for row in wholes(material):
        if row.measure is not Measure.KILLED or row.unit is not Unit.PERSON:
            material.left_out["figures of other than people killed"] += 1
        elif (row.high if row.high is not None else 1) < 1:
            material.left_out["figures by which nobody was killed"] += 1
        else:
            yield event(material, row)


def event(material: Material, row: FigureRow) -> Row:
    """One event."""
    report, place = row.newest.report, located(row.gazetteer_id)
    period = stated(row)
    start, end = days(period)
    low, best, high = whole(row.low), whole(best_of(row)), whole(row.high)
    if best is None:
        material.unmapped("best", "nobody gives a number, only bounds")
    where, when = _where(material, row), ged_date(period)
    if when is None:
        material.unmapped(
            "date_prec", "a time that is open or longer than a year" if period else "the words do not say when"
        )
    description = row.newest.figure.places[0].text if row.newest.figure.places else None
    return {
        "year": start and start.year,
        "number_of_sources": row.reports,
        "source_article": ",".join(f'"{part}"' for part in (report.publisher, report.published, report.title) if part),
        "source_office": report.publisher,
        "source_date": report.published,
        "source_headline": report.title,
        "source_original": "; ".join(row.sources),
        **where,
        "where_description": description,
        "adm_1": place.admin1,
        "country": country_name(row.country, "en"),
        "event_clarity": 2 if row.extent is Extent.CUMULATIVE else None,
        "date_prec": when,
        "date_start": start,
        "date_end": end,
        **_deaths(row, best),
        "best": best,
        "high": high,
        "low": low,
        **way_back(material, row),
    }


def best_of(row: FigureRow) -> float | None:
    """The best estimate: the rule book's own where it gives one, else the number itself where the range is one."""
    if row.best is not None:
        return row.best
    return row.low if row.low == row.high else None


def _where(material: Material, row: FigureRow) -> Row:
    place = located(row.gazetteer_id)
    code = GED_PLACES.get(place.kind) if place.kind else None
    if code is None or place.middle is None:
        material.unmapped(
            "where_prec", "no place named" if row.place is None else "a place that the gazetteer does not know"
        )
        return {"where_coordinates": row.place}
    lon, lat = place.middle
    return {
        "where_prec": code,
        "where_coordinates": row.place,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid(place.middle),
    }


def priogrid(place: Position) -> int:
    """The cell of PRIO-GRID (half degrees, counted from the south-west) that a position lies in."""
    lon, lat = place
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _deaths(row: FigureRow, best: int | None) -> Row:
    """The deaths by kind, where one word covers all: sides are not known from the number alone."""
    who = set(row.who)
    if who and who <= CIVILIANS:
        return {"deaths_civilians": best}
    return {} if who & BEARING_ARMS else {"deaths_unknown": best}


def write(material: Material, out: BinaryIO) -> None:
    """As CSV."""
    write_rows(material, out, COLUMNS, rows(material))


FORMAT = Format("ucdp", ".csv", "fatal events in the columns of UCDP GED", write, rulebook="ucdp")
