"""Claims made by hand and the rows that weighing makes of them: what is one row, whose word counts, how far it goes."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kilde.ledger import Ledger, Selection
from kilde.read.gazetteer.making import ADMIN
from kilde.show.words import words
from kilde.vocabulary import Unit
from kilde.weigh import Weighing, figures, sources
from kilde.weigh.countries import COUNTRIES
from making import figure, reading, report


def weigh(where, *readings):
    with Ledger.open(where) as ledger:
        with ledger.writer() as writer:
            for one in readings:
                assert writer.add(one)
        return figures(ledger.view(), Selection())


@pytest.fixture
def rows(tmp_path):
    """Weighs readings in a ledger of their own."""
    return lambda *readings: weigh(tmp_path / "kilde.db", *readings)


def mine(number: str, *, day: str = "04", text: str | None = None, paper: str = "The Tern", **claim):
    """A report on one accident: the 3rd of May at Ravensgate. No two are copies of one another."""
    claim = {"place": "Ravensgate", "period": "2021-05-03", **claim}
    chance = random.Random(repr((number, day, paper, sorted(claim.items()))))
    text = text or f"{number} people. " + " ".join(f"w{chance.randrange(10**9)}" for _ in range(12))
    return report(text, number, published=f"2021-05-{day}", publisher=paper, **claim)


def test_one_claim_is_one_row(rows):
    (row,) = rows(mine("31", by="Mine Watch", through=("Fjordwire",)))
    assert (row.low, row.high, row.range_text, row.about) == (31, 31, "31", False)
    assert (row.place, row.measure, row.unit, row.extent) == ("Ravensgate", "killed", "person", "flow")
    assert row.period == "2021-05-03"
    assert (row.claims, row.reports, row.origins, row.unattributed) == (1, 1, 1, 0)
    assert row.sources == ("Mine Watch",)
    assert row.newest.relays == ("The Tern", "Fjordwire")
    assert row.newest.figure.quantity.text == "31"
    assert row.rule == "newest_per_origin"
    assert not row.contradiction
    assert not row.denials


def test_an_empty_ledger_has_no_rows(rows):
    assert rows() == []
    assert rows(reading("Nobody counted anything.")) == []


RANGES = (
    (["31"], "31", False),
    (["2400"], "2,400", False),
    (["nearly 60000"], "…–60,000", False),
    (["up to 300"], "…–300", False),
    (["over 3000"], "3,000–…", False),
    (["at least 9"], "9–…", False),
    (["20-30"], "20–30", False),
    (["about 500"], "about 500", False),
    (["dozens"], "24–…", False),
    (["31", "34"], "31–34", True),
    (["over 3000", "nearly 4000"], "3,000–4,000", False),
    (["over 3000", "2500"], "2,500–3,000", True),
    (["about 500", "540"], "about 500–540", False),
    (["about 500", "600"], "about 500–600", True),
    (["nearly 60000", "52000"], "52,000–60,000", False),
    (["nearly 60000", "40000"], "40,000–60,000", True),
    (["20-30", "25"], "20–30", False),
    (["at least 9", "at least 12"], "9–…", False),
)


@pytest.fixture(scope="module")
def ranges(tmp_path_factory):
    """Every case in a town of its own, weighed together."""
    told = [
        mine(number, by=f"Monitor {n}", paper=f"Paper {n}", place=f"Town {case}")
        for case, (numbers, _, _) in enumerate(RANGES)
        for n, number in enumerate(numbers)
    ]
    return {row.place: row for row in weigh(tmp_path_factory.mktemp("ranges") / "kilde.db", *told)}


@pytest.mark.parametrize("case", range(len(RANGES)), ids=[" and ".join(numbers) for numbers, _, _ in RANGES])
def test_the_range_reaches_from_the_lowest_bound_to_the_highest(ranges, case):
    numbers, text, contradiction = RANGES[case]
    row = ranges[f"Town {case}"]
    assert (row.range_text, row.contradiction, row.origins) == (text, contradiction, len(numbers))
    assert ("cannot all hold" in row.reason) == contradiction


def test_through_however_many_outlets_a_source_is_one(rows):
    told = [
        mine("31", by="Mine Watch", through=("Fjordwire",), paper="The Tern"),
        mine("31", by="Mine Watch", through=("Corvane",), paper="The Gannet"),
        mine("31", by="MINE-WATCH", paper="The Skua"),
        mine("33", by="The Ministry", paper="The Skua"),
    ]
    (row,) = rows(*told)
    assert (row.origins, row.claims, row.reports) == (2, 4, 4)
    assert row.range_text == "31–33"


def test_who_only_passes_on_is_the_origin_where_nobody_else_is(rows):
    (row,) = rows(mine("31", through=("Fjordwire",), paper="A"), mine("31", through=("Fjordwire",), paper="B"))
    assert (row.origins, row.sources) == (1, ("Fjordwire",))


def test_described_speakers_are_told_apart_by_their_description(rows):
    (row,) = rows(
        mine("31", described="miners", paper="A"),
        mine("31", described="a nurse", paper="B"),
        mine("31", described="miners", paper="C"),
    )
    assert row.origins == 2


def test_reports_without_a_source_are_no_origin(rows):
    (row,) = rows(mine("31", paper="A"), mine("35", paper="B"))
    assert (row.origins, row.unattributed, row.range_text) == (0, 2, "31–35")
    assert not row.newest.attributed
    assert "no source named" in row.reason


def test_a_named_origin_outweighs_reports_without_one(rows):
    (row,) = rows(mine("31", by="Mine Watch", paper="A"), mine("90", paper="B"))
    assert (row.range_text, row.origins, row.unattributed) == ("31", 1, 1)
    (unused,) = (claim for claim in row.evidence if not claim.used)
    assert unused.figure.quantity.value == 90
    assert unused.reason == "no source named, while others name theirs"


def test_copies_count_once(rows):
    story = (
        "Water broke into the mine at Ravensgate in the night of Monday. Pumps were brought from two counties, and by "
        "noon the families had gathered at the gate. So far 31 died. The shaft was to be closed in the autumn."
    )
    copied = "From our own desk. " + story
    (row,) = rows(
        mine("31", text=story, paper="The Tern"),
        mine("31", text=copied, paper="The Gannet"),
    )
    assert (row.claims, row.reports, row.unattributed) == (2, 1, 1)
    assert [claim.used for claim in row.evidence] == [True, False]
    assert row.evidence[1].reason == "copy or repetition of another report"


def test_the_newest_number_of_an_origin_stands(rows):
    (row,) = rows(
        mine("31", day="04", by="Mine Watch"), mine("38", day="06", by="Mine Watch"), mine("35", by="The Ministry")
    )
    assert row.range_text == "35–38"
    assert row.newest.figure.quantity.value == 38
    old = next(claim for claim in row.evidence if claim.figure.quantity.value == 31)
    assert not old.used
    assert old.reason == "Mine Watch's number stands from The Tern, 2021-05-06"


def test_an_old_number_repeated_late_does_not_pass_for_new(rows):
    (row,) = rows(
        mine("31", day="04", by="Mine Watch", paper="The Tern"),
        mine("38", day="05", by="Mine Watch", paper="The Tern"),
        mine("31", day="09", by="Mine Watch", paper="The Gannet"),
    )
    assert row.range_text == "38"


def test_the_order_of_adding_does_not_matter(rows, tmp_path):
    told = [
        mine("31", day="04", by="Mine Watch", paper="A"),
        mine("38", day="05", by="Mine Watch", paper="B"),
        mine("over 30", day="05", by="The Ministry", paper="C"),
        mine("33", day="06", paper="D"),
        mine("33", day="06", by="The Ministry", modality="denied", paper="E"),
    ]
    seen = set()
    for seed in range(3):
        random.Random(seed).shuffle(told)
        (row,) = weigh(tmp_path / f"{seed}.db", *told)
        seen.add((row.range_text, row.claims, row.reports, row.origins, row.unattributed, len(row.denials), row.reason))
    assert len(seen) == 1


def test_a_denial_is_set_beside_and_makes_no_range(rows):
    (row,) = rows(mine("31", by="Mine Watch"), mine("31", by="The Ministry", modality="denied", paper="The Gannet"))
    assert (row.range_text, row.origins, row.claims) == ("31", 1, 1)
    (denial,) = row.denials
    assert (denial.origin, denial.used, denial.reason) == ("The Ministry", False, "denies it")


def test_what_is_not_asserted_gives_way_to_what_is(rows):
    reasons = {
        "planned": "planned, not yet so",
        "hypothetical": "supposed, not asserted",
        "possible": "called possible only, others assert it",
    }
    firm = [mine("31", by="Mine Watch", place=modality) for modality in reasons]
    weak = [mine("90", by="The Ministry", paper="The Skua", modality=word, place=word) for word in reasons]
    found = rows(*firm, *weak)
    assert [row.range_text for row in found] == ["31"] * 3
    unused = {row.place: claim.reason for row in found for claim in row.evidence if not claim.used}
    assert unused == reasons


def test_possible_numbers_make_the_range_where_nobody_asserts_one(rows):
    (row,) = rows(mine("31", by="Mine Watch", modality="possible"))
    assert row.range_text == "31"
    assert "called possible only" in row.reason


def test_what_nobody_asserts_makes_no_row(rows):
    assert rows(*(mine("31", modality=modality) for modality in ("denied", "planned", "hypothetical"))) == []


OTHERS = (
    {"measure": "injured"},
    {"place": "Northgate"},
    {"extent": "cumulative"},
    {"extent": "stock", "measure": "present"},
    {"categories": ("child",)},
    {"who": "Northgate miners"},
    {"period": "2021-03-03"},
    {"period": "2021"},
    {"period": "2021-05-09"},
)
ALIKE = (
    {"period": "2021-05-03T06:00/2021-05-03T09:00"},
    {"period": "2021-05-02/2021-05-03"},
    {"period": None},
    {"place": "TOWN"},
)


def places_with(tmp_path, others):
    """For each case a town where one report counts 31 and another, as the case says, 33: its ranges."""
    told = []
    for case, other in enumerate(others):
        town = f"Town {case}"
        given = {"place": town, **other}
        given["place"] = given["place"].replace("TOWN", town.upper())
        told += [mine("31", by="A", place=town), mine("33", by="B", paper="The Gannet", **given)]
    found = weigh(tmp_path / "kilde.db", *told)
    return {
        n: sorted(row.range_text for row in found if row.place.casefold() == f"town {n}") for n in range(len(others))
    }


def test_what_is_not_comparable_makes_another_row(tmp_path):
    found = places_with(tmp_path, OTHERS)
    elsewhere = next(case for case, other in enumerate(OTHERS) if "place" in other)
    assert found.pop(elsewhere) == ["31"]
    assert all(texts == ["31", "33"] for texts in found.values()), found


def test_what_is_comparable_makes_one_row(tmp_path):
    found = places_with(tmp_path, ALIKE)
    assert all(texts == ["31–33"] for texts in found.values()), found


def test_a_number_without_a_place_is_where_its_origin_puts_it(rows):
    (row,) = rows(mine("31", by="Mine Watch"), mine("31", by="Mine Watch", day="05", place=None))
    assert (row.claims, row.place) == (2, "Ravensgate")


def test_a_number_without_a_place_or_a_kin_stays_in_its_story(rows):
    found = rows(mine("31", by="Mine Watch"), mine("32", by="The Ministry", place=None))
    assert sorted((row.place or "", row.range_text) for row in found) == [("", "32"), ("Ravensgate", "31")]


def test_a_part_is_not_compared_with_its_whole(rows):
    text = "At Ravensgate 31 died, among them 4 children."
    whole = figure(text, "31", place="Ravensgate", by="Mine Watch")
    part = figure(text, "4", place="Ravensgate", by="Mine Watch", categories=("child",))
    found = rows(reading(text, whole, part, published="2021-05-04"))
    assert sorted(row.range_text for row in found) == ["31", "4"]
    assert not any(row.contradiction for row in found)


INCIDENTS: tuple[tuple[tuple[str, ...], list[str]], ...] = (
    # the numbers of each report in its order, and the rows that they make
    (("26 4", "27"), ["26–27", "4"]),
    (("26 4", "27", "4"), ["26–27", "4"]),
    (("26 24", "27"), ["24", "26–27"]),
    (("26 24", "24"), ["24–26"]),
    (("61480 61500",), ["61,480"]),
    (("30 18", "18"), ["18–30"]),
    (("10 8 2", "about 11"), ["2", "8", "about 10–11"]),
    (("40 dozens",), ["40"]),
    (("40 1", "90"), ["1", "40–90"]),
)


@pytest.mark.parametrize(("told", "expected"), INCIDENTS)
def test_what_a_report_tells_beside_its_main_number_is_another_incident(rows, told, expected):
    reports = []
    for nth, numbers in enumerate(told):
        found = re.findall(r"(?:about )?\w+", numbers)
        text = " ".join(f"Paper{nth} has {number} dead." for number in found)
        by, where = f"Monitor {nth}", {"place": "Ravensgate", "period": "2021-05-03"}
        claims = [figure(text, number, by=by, **where) for number in found]
        reports.append(reading(text, *claims, published=f"2021-05-0{4 + nth}", publisher=f"Paper{nth}"))
    assert sorted(row.range_text for row in rows(*reports)) == expected


def test_what_a_report_tells_in_its_own_voice_is_not_what_another_says(rows):
    where = {"place": "Ravensgate", "period": "2021-05-03"}
    text = "Mine Watch has at least 45. Rockets at the town had killed 7. Mine Watch has at least 45."
    told = (figure(text, "at least 45", by="Mine Watch", **where), figure(text, "7", **where))
    found = rows(reading(text, *told, published="2021-05-04", publisher="The Tern"))
    assert sorted(row.range_text for row in found) == ["45–…", "7"]


@pytest.mark.parametrize(
    ("days", "fields", "expected"),
    [
        (1, {}, ["20", "5–40"]),
        (12, {}, ["20", "40", "5"]),
        (12, {"number": "at least 5"}, ["20", "5–40"]),
        (1, {"gazetteer_id": "geonames:163843"}, ["20", "40", "5"]),
        (1, {"gazetteer_id": "geonames:163843", "number": "31"}, ["20", "31–40"]),
    ],
)
def test_where_much_happens_numbers_far_apart_are_of_two_incidents(rows, days, fields, expected):
    place = {"place": "Aldport", "gazetteer_id": fields.get("gazetteer_id")}
    others = [mine("20", period=f"2021-04-{day:02}", paper=f"Paper {day}", **place) for day in range(1, days + 1)]
    numbers = ("40", fields.get("number", "5"))
    told = [mine(number, by=f"Monitor {nth}", paper=f"The {nth}", **place) for nth, number in enumerate(numbers)]
    found = rows(*others, *told)
    assert sorted({row.range_text for row in found}) == expected
    assert len({row.key for row in found}) == len(found)


@pytest.mark.parametrize(("days", "expected"), [(1, ["20", "31–58"]), (12, ["20", "31", "58"])])
def test_where_much_happens_a_number_of_the_next_day_without_a_time_is_of_that_day(rows, days, expected):
    others = [mine("20", period=f"2021-04-{day:02}", paper=f"Paper {day}") for day in range(1, days + 1)]
    told = [mine("31", by="A"), mine("31", by="B", period=None), mine("58", by="C", paper="The Auk", period=None)]
    assert sorted({row.range_text for row in rows(*others, *told)}) == expected


def test_countries_are_those_of_the_gazetteer():
    lines = [line.split("\t") for line in ADMIN.read_text(encoding="utf-8").splitlines()]
    assert set(COUNTRIES) == {f"geonames:{number}" for code, number, *_ in lines if "." not in code}


@pytest.mark.parametrize(
    ("whole", "part", "against"), [("31", "33", True), ("31", "70", False), ("31", "30", False), ("31 40", "33", False)]
)
def test_a_part_is_held_against_the_largest_whole_of_one_incident(tmp_path, whole, part, against):
    told = [mine(number, by=f"Monitor {number}") for number in whole.split()]
    told.append(mine(part, by="The Ward", paper="The Gannet", categories=("child",)))
    weigh(tmp_path / "kilde.db", *told)
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        found = Weighing(ledger.view()).contradictions()
    assert ("part_exceeds_whole" in {one.kind for one in found}) is against


def test_a_total_without_a_start_is_compared_with_those_of_its_size(rows):
    told = [
        mine(number, by=f"Monitor {number}", period=None, extent="cumulative", place="Karelund")
        for number in ("3", "4", "29000", "31000")
    ]
    assert sorted(row.range_text for row in rows(*told)) == ["29,000–31,000", "3–4"]


def test_totals_of_two_sizes_in_one_report_have_keys_of_their_own(rows):
    text = "Karelund has lost 43 this week. The war has cost it 29000."
    told = [figure(text, number, place="Karelund", extent="cumulative") for number in ("43", "29000")]
    assert len({row.key for row in rows(reading(text, *told, published="2021-05-04"))}) == 2


def test_people_who_flee_count_where_they_flee_from(rows):
    text = "Some 700 left Ravensgate for Northgate."
    left = figure(text, "700", measure="fled", place="Ravensgate", role="from", by="Mine Watch")
    to = figure(text, "700", place="Northgate", role="to").places
    left = type(left)(**{name: getattr(left, name) for name in left.__struct_fields__} | {"places": to + left.places})
    (row,) = rows(reading(text, left, published="2021-05-04"))
    assert row.place == "Ravensgate"


def test_an_outlets_number_is_the_word_of_whom_that_outlet_has_it_from(rows):
    own = mine("31", day="04", by="Mine Watch", paper="The Tern")
    cites = mine("31", day="05", through=("The Tern",), paper="The Gannet")
    (row,) = rows(own, cites)
    assert (row.origins, row.sources) == (1, ("Mine Watch",))


def test_a_headline_is_the_word_of_the_source_in_the_text(rows):
    text = "31 dead at Ravensgate. Water came at night. By noon there were 31 bodies, Mine Watch said."
    headline = figure(text, "31", place="Ravensgate")
    body = figure(text, "31", nth=1, place="Ravensgate", by="Mine Watch")
    (row,) = rows(reading(text, headline, body, published="2021-05-04", publisher="The Tern"))
    assert (row.origins, row.unattributed, row.claims) == (1, 0, 2)


@st.composite
def stories(draw):
    """Readings with numbers, voices, places and days drawn at random."""
    told = []
    for n in range(draw(st.integers(1, 8))):
        town = draw(st.sampled_from((None, "Ravensgate", "Northgate")))
        number = f"{draw(st.sampled_from(('', 'about ', 'nearly ', 'over ', 'up to ')))}{draw(st.integers(1, 90))}"
        told.append(
            mine(
                number,
                day=f"{draw(st.integers(4, 9)):02}",
                paper=draw(st.sampled_from(("The Tern", "The Gannet", "The Skua"))),
                by=draw(st.sampled_from((None, "Mine Watch", "The Ministry"))),
                place=town,
                who=f"{n} of them",  # so that no two drawn alike are one document
                period=draw(st.sampled_from((None, "2021-05-03", "2021-05", "2021-04/.."))),
                modality=draw(st.sampled_from(("asserted", "asserted", "possible", "denied"))),
            )
        )
    return told


@given(stories())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_accounts_for_its_claims(tmp_path_factory, told):
    found = weigh(tmp_path_factory.mktemp("stories") / "kilde.db", *told)
    ids = [claim.figure.id for row in found for claim in row.evidence]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {claim.id for one in told for claim in one.claims}
    asserted = {claim.id for one in told for claim in one.claims if claim.modality == "asserted"}
    assert asserted <= set(ids), "an asserted claim stands in some row"
    for row in found:
        used = [claim for claim in row.evidence if claim.used]
        assert row.newest in used
        assert len({claim.origin_key for claim in used}) == len(used)
        assert row.origins == len({claim.origin_key for claim in used if claim.attributed})
        assert all(claim.reason for claim in row.evidence)
        assert set(row.denials) == {claim for claim in row.evidence if claim.figure.modality == "denied"}
        for claim in used:
            quantity = claim.figure.quantity
            for bound in (quantity.low, quantity.high):
                assert bound is None or row.low is None or row.low <= bound
                assert bound is None or row.high is None or bound <= row.high


def test_both_engines_weigh_alike(ledger_at):
    (row,) = weigh(ledger_at, mine("31", by="Mine Watch"), mine("about 40", by="The Ministry", paper="The Gannet"))
    assert (row.range_text, row.origins, row.contradiction) == ("about 31–40", 2, True)


def test_sources_say_who_speaks_through_whom(tmp_path):
    told = [
        mine("31", by="Mine Watch", through=("Fjordwire",), paper="The Tern"),
        mine("31", by="Mine Watch", paper="The Gannet", day="05"),
        mine("12", measure="injured", paper="The Skua"),
    ]
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        for one in told:
            ledger.add(one)
        found = {row.name: row for row in sources(ledger.view(), Selection())}
    watch, wire, own = found["Mine Watch"], found["Fjordwire"], found["no source named"]
    assert (watch.origin, watch.claims, watch.reports, watch.kind) == (True, 2, 2, "monitor")
    assert (watch.first, watch.newest) == ("2021-05-04", "2021-05-05")
    assert set(watch.through) == {("The Tern", 1), ("Fjordwire", 1), ("The Gannet", 1)}
    assert watch.measures == ("killed",)
    assert (wire.origin, wire.claims) == (False, 1)
    assert (own.kind, own.claims, own.measures) == (None, 1, ("injured",))


def test_an_empty_ledger_has_no_sources(tmp_path):
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        assert sources(ledger.view(), Selection()) == []


def test_of_rows_with_as_many_origins_the_most_recent_comes_first(rows):
    old = mine("12", by="Mine Watch", paper="The Tern", place="Town A", period="2021-05-03")
    new = mine("14", by="Mine Watch", paper="The Tern", place="Town B", period="2021-05-04")
    assert [row.place for row in rows(old, new)] == ["Town B", "Town A"]


def test_the_key_of_a_row_without_a_place_stays_when_another_claim_is_rejected(tmp_path):
    other, own = mine("31", by="Mine Watch", place="Vik"), mine("32", by="The Ministry", place=None)
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        ledger.add(other)
        ledger.add(own)
        before = {row.range_text: (row.key, row.series) for row in figures(ledger.view())}
        ledger.decide("reject", other.claims[0].id, by="Ann")
        after = {row.range_text: (row.key, row.series) for row in figures(ledger.view())}
    assert after == {"32": before["32"]}


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2021/2021-05-03", "2021-03/2021-05-03", True),
        ("2021~/2021-05-03", "2021-03-15/2021-05-03", True),
        ("2021-01/2021-05-03", "2021-03/2021-05-03", False),
        ("2020/2021-05-03", "2021-03/2021-05-03", False),
    ],
)
def test_totals_belong_together_where_their_starts_may_be_one(rows, one, other, together):
    told = [
        mine(number, by=f"Monitor {number}", period=period, extent="cumulative")
        for number, period in (("31", one), ("45", other))
    ]
    assert len(rows(*told)) == (1 if together else 2)


def test_idmc_counts_households_by_the_size_in_the_register(tmp_path):
    told = report("200 households fled Northam.", "200", measure="fled", place="Northam", country="SY", by="Camp Desk")
    told = replace(told, claims=tuple(replace(claim, unit=Unit.HOUSEHOLD) for claim in told.claims))
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        ledger.add(told)
        (before,) = figures(ledger.view(), rulebook="idmc")
        ledger.register("household_size", "SY", 6.2, by="Ida")
        (after,) = figures(ledger.view(), rulebook="idmc")
        (asked,) = Weighing(ledger.view(), household_size=4).figures("idmc")
    assert (before.best, after.best, asked.best) == (1000, 1240, 800)
    assert after.evidence[0].reason == "recommended figure; households times 6.2 persons"
    assert asked.reason.endswith("Households are counted as persons. 4 persons to each household.")
    assert words("nb").told(asked.reason).endswith("Husstander regnes som personer. 4 personer i hver husstand.")


HARD: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    # what is said (`A 31; B denied 31` and so on); then by IDMC, ACLED, UCDP (low–best–high) and Airwars with its grade
    ("A dozens", ("24", "12", "24–24–24", "24 weak")),
    ("A at least 9", ("9", "9", "9–9–9", "9 weak")),
    ("A over 60", ("60", "60", "60–60–60", "60 weak")),
    ("A nearly 60", ("60", "60", "60–60–60", "60 weak")),
    ("A about 500", ("500", "500", "500–500–500", "500 weak")),
    ("A up to 60", ("60", "60", "60–60–60", "60 weak")),
    ("A up to 60; B 45", ("45", "45", "45–45–60", "45–60 fair")),
    ("A dozens; B 31", ("31", "12", "24–31–31", "24–31 fair")),
    ("A 38-45", ("38", "38", "38–38–45", "38–45 weak")),
    ("A 38-45; B 60-70", ("38", "38", "38–38–70", "38–70 fair")),
    ("A 31; B denied 31", ("31", "31", "31–31–31", "0–31 contested")),
    ("B denied 31", (None, None, None, None)),
    ("A possible 31", ("31", "31", "31–31–31", "31 weak")),
    ("A fighters 31", ("31", "31", "31–31–31", "31 discounted")),
    ("A households 100", ("500", "100", "100–100–100", "100 weak")),
    ("A 31; nobody 40", ("31", "31", "31–31–40", "31–40 weak")),
    ("nobody 40", ("40", "40", "40–40–40", "40 weak")),
    ("A 0", ("0", "0", "0–0–0", "0 weak")),
)


@pytest.mark.parametrize(("said", "expected"), HARD, ids=[said for said, _ in HARD])
def test_rule_books_on_hard_cases(tmp_path, said, expected):
    told = []
    for nth, one in enumerate(said.split("; ")):
        by, *words = one.split()
        fields = {"modality": words.pop(0)} if words[0] in ("denied", "possible") else {}
        kind = words.pop(0) if words[0] in ("fighters", "households") else None
        fields |= {"categories": ("fighter",)} if kind == "fighters" else {}
        made = mine(" ".join(words), by=None if by == "nobody" else by, paper=f"Paper {nth}", **fields)
        if kind == "households":
            made = replace(made, claims=tuple(replace(claim, unit=Unit.HOUSEHOLD) for claim in made.claims))
        told.append(made)
    weigh(tmp_path / "kilde.db", *told)
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        weighing = Weighing(ledger.view())
        found = [next(iter(weighing.figures(book)), None) for book in ("idmc", "acled", "ucdp", "airwars")]
    idmc, acled, ucdp, airwars = found
    read = (
        idmc and f"{idmc.best}",
        acled and f"{acled.best}",
        ucdp and f"{ucdp.low}–{ucdp.best}–{ucdp.high}",
        airwars and f"{airwars.range_text} {airwars.grade}",
    )
    assert read == expected
    assert all(claim.reason for row in found if row for claim in row.evidence)
