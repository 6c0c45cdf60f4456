"""ACLED-shaped rows: events with the conservative number of fatalities, by ACLED's reading of dozens.

A row is a weighed figure of people killed, abducted or detained within a month at most. Who did what to whom is known
from reading the event, not from a number: actors and, for the killed, the type of event are those of the events that
the same sentences tell (`happenings`). In a ledger that was read without events they stay empty, and it is said.
"""

from collections.abc import Iterator
from typing import BinaryIO

from kilde.show.export.formats import Format
from kilde.show.export.happenings import strikes_civilians, told
from kilde.show.export.material import Material, stated, used
from kilde.show.export.places import codes, country_name, located
from kilde.show.export.precision import ACLED_PLACES, acled_day, acled_time
from kilde.show.export.shaped import Row, way_back, whole, wholes, write_rows
from kilde.vocabulary import Extent, Measure, Qualifier, Unit
from kilde.weigh import FigureRow

COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
COUNTED = frozenset({Measure.KILLED, Measure.ABDUCTED, Measure.DETAINED})


def rows(material: Material) -> Iterator[Row]:
    """The rows; what is no event of ACLED's is left out and counted."""
    for row in wholes(material):
        if row.measure not in COUNTED or row.unit is not Unit.PERSON:
            material.left_out["figures of other than people killed, abducted or detained"] += 1
        elif row.extent is not Extent.FLOW:
            material.left_out["totals and standing numbers, which are no events"] += 1
        elif not any(claim.figure.modality == "asserted" for claim in used(row)):
            material.left_out["figures that nobody asserts"] += 1
        else:
            yield event(material, row)


def event(material: Material, row: FigureRow) -> Row:
    """One event."""
    place, period = located(row.gazetteer_id), stated(row)
    day, time = acled_day(period), acled_time(period)
    geo = ACLED_PLACES.get(place.kind) if place.kind else None
    if time is None:
        material.unmapped(
            "event_date", "a time that is open or longer than a month" if period else "the words do not say when"
        )
    if geo is None:
        material.unmapped(
            "geo_precision", "no place named" if row.place is None else "a place for which ACLED has no code"
        )
    happened = told(material, row)
    country, civilians = country_name(row.country, "en"), strikes_civilians(happened.kind, row)
    struck = (f"Civilians ({country})" if country else "Civilians",) if civilians else happened.targets
    if happened.open:
        material.unmapped("event_type", happened.open)
    fatalities, read_as = None, None
    if row.measure is Measure.KILLED:
        fatalities, read_as = conservative(row)
        if fatalities is None:
            material.unmapped("fatalities", "nobody gives a lower bound")
    lon, lat = (place.middle or (None, None)) if geo else (None, None)
    sentence = material.quoted(row.newest.figure.sentence.text)
    return {
        "event_date": day,
        "year": day and day.year,
        "time_precision": time,
        "disorder_type": happened.disorder_type,
        "event_type": happened.event_type,
        "sub_event_type": happened.kind,
        "actor1": "; ".join(happened.actors) or None,
        "actor2": "; ".join(struck) or None,
        "civilian_targeting": "Civilian targeting" if civilians else None,
        "iso": codes(row.country)[1],
        "country": country,
        "admin1": place.admin1,
        "location": row.place,
        "latitude": lat,
        "longitude": lon,
        "geo_precision": geo,
        "source": "; ".join(dict.fromkeys(claim.report.publisher for claim in used(row) if claim.report.publisher)),
        "notes": " ".join(filter(None, [sentence, read_as])),
        "fatalities": fatalities,
        **way_back(material, row),
    }


def conservative(row: FigureRow) -> tuple[int | None, str | None]:
    """The lowest number that stands, as the rule book reads it, and what was done to a vague one, in words."""
    number = row.best if row.best is not None else row.low
    for claim in used(row):
        quantity = claim.figure.quantity
        if quantity.qualifier is Qualifier.VAGUE and claim.low == number != quantity.low:
            return whole(number), f"[“{quantity.text}” counted as {whole(number)}, as ACLED does]"
    return whole(number), None


def write(material: Material, out: BinaryIO) -> None:
    """As CSV."""
    write_rows(material, out, COLUMNS, rows(material))


FORMAT = Format(
    "acled",
    ".csv",
    "events in the columns of ACLED, with its conservative number of fatalities",
    write,
    rulebook="acled",
)
