"""A few reports with a little of everything that weighing finds, for tests of the room as a whole."""

from making import figure, reading, report

MINE = {"place": "Ravensgate", "period": "2021-05-03"}
STORY = (
    "Water broke into the mine at Ravensgate in the night of Monday. Pumps were brought from two counties, and by noon "
    "the families had gathered at the gate. So far {n} died, Mine Watch said. The shaft was to be closed in the autumn."
)


def camp(number, day, *, measure="in_camp", extent="stock", period=None, by="Camp Desk"):
    text = f"On {day} May the desk had {number} in its books at Northam camp, for {measure}."
    told = figure(
        text, number, measure=measure, extent=extent, place="Northam camp", by=by, period=period or f"2021-05-{day}"
    )
    return reading(text, told, published=f"2021-05-{day}", publisher="The Skua")


def told():
    """A little of everything: copies, relays, drift, a correction, a denial, a part and its whole, stocks and flows."""
    wire = STORY.format(n="nearly 31")
    copy = "From our desk. " + STORY.format(n="31")
    text = "At Ravensgate 31 died, among them 40 children."
    yield reading(
        wire, figure(wire, "nearly 31", by="Mine Watch", **MINE), published="2021-05-04", publisher="Fjordwire"
    )
    yield reading(copy, figure(copy, "31", by="Mine Watch", **MINE), published="2021-05-04", publisher="The Tern")
    yield report(
        "The Tern wrote of 31 dead.", "31", through=("The Tern",), published="2021-05-05", publisher="A", **MINE
    )
    yield report("The ministry has about 60.", "about 60", by="The Ministry", publisher="B", **MINE)
    yield report(
        "Lena Moor too has about 60.", "about 60", by="Lena Moor", speaks_for="The Ministry", publisher="H", **MINE
    )
    yield report("Now it is 38, says Mine Watch.", "38", by="Mine Watch", published="2021-05-06", publisher="B", **MINE)
    yield report("Not 500.", "500", by="The Ministry", modality="denied", publisher="C", **MINE)
    yield report("Some say dozens.", "dozens", described="miners", publisher="D", **MINE)
    yield report("There were 45.", "45", publisher="E", **MINE)
    yield report("Perhaps 70.", "70", by="The Ministry", modality="possible", publisher="F", **MINE)
    yield report("It was 45, Mine Watch thinks.", "45", by="Mine Watch", publisher="G", period="2021-05-03")
    since = {"extent": "cumulative", "by": "Mine Watch", "place": "Ravensgate"}
    yield report("So far 90.", "90", period="2021-01-01/2021-05-01", publisher="B", published="2021-05-01", **since)
    yield report("So far 80.", "80", period="2021-01-01/2021-05-09", publisher="B", published="2021-05-09", **since)
    yield reading(
        text,
        figure(text, "31", by="Camp Desk", **MINE),
        figure(text, "40", by="Camp Desk", categories=("child",), **MINE),
        published="2021-05-04",
    )
    yield camp("5000", "01")
    yield camp("5600", "08")
    yield camp("9000", "08", by="A driver")
    yield camp("700", "09", measure="arrived", extent="flow", period="2021-05-01/2021-05-07")
    yield camp("100", "09", measure="departed", extent="flow", period="2021-05-01/2021-05-07")


def crossing(drowned="14", missing="90", saved="215"):
    """A report with its translation."""
    english = (
        f"Off Saltness {drowned} drowned, {missing} are missing and {saved} were saved, "
        "say Bruno Ferri of Harbour Light and the SDF."
    )
    norsk = (
        f"Ved Saltness druknet {drowned}, {missing} er savnet og {saved} ble reddet, "
        "sier Bruno Ferri i Harbour Light, og SDF."
    )
    for text, language, day in ((english, "en", "2021-05-10"), (norsk, "nb", "2021-05-11")):
        counted = (figure(text, number, place="Saltness") for number in (drowned, missing, saved))
        yield reading(text, *counted, language=language, published=day)
