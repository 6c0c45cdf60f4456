"""Which reports share a text, and which of them is likely the original."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilde.vocabulary import Document
from kilde.weigh import copies
from kilde.weigh.origins import families
from kilde.weigh.shingles import runs, words

LANDSLIDE = (
    "A landslide buried the lower half of Cairnholt early on Tuesday after three days of rain. Rescuers from four "
    "valleys dug through the night with shovels and bare hands. The mayor said that 31 people were missing and that "
    "nine bodies had been carried to the schoolhouse. Roads to the north stay closed until the river falls."
)
EDITED = (
    "CAIRNHOLT – A landslide buried the lower half of Cairnholt early on Tuesday after three days of rain. "
    "Helicopters could not land because of fog, an officer told this paper. The mayor said that 31 people were "
    "missing and that nine bodies had been carried to the schoolhouse."
)
ELECTION = (
    "Voters in the coastal districts go to the polls on Sunday to choose a new council. Five lists are standing, two "
    "of them for the first time, and the harbour toll has been the one question that every candidate was asked about."
)
BRIDGE = (
    "After two winters of work the bridge at Aldmoor opens to lorries in May. The old one, too narrow for anything "
    "wider than a cart, becomes a path for walkers. Tolls are not planned, the county engineer wrote to this paper."
)
HERRING = (
    "Herring came early to the fjord this year, and in such numbers that boats from three parishes were called in. "
    "Prices at the quay fell by half within a week. Old people cannot remember a February like this one."
)
FOOTER = (
    "The Tern is owned by its readers. Write to us with corrections, and we will print them on page two the next day. "
    "You can support our work by taking out a subscription or by leaving us something in your will."
)


def pairs(*documents: Document):
    return {frozenset((pair.a.ref, pair.b.ref)) for pair in copies(documents)}


def document(ref: str, text: str, **fields) -> Document:
    return Document.of(text, ref=ref, **fields)


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        (LANDSLIDE, LANDSLIDE, True),
        (LANDSLIDE, EDITED, True),
        (LANDSLIDE, LANDSLIDE.upper().replace(",", " –"), True),
        (LANDSLIDE, ELECTION, False),
        (LANDSLIDE, "A landslide buried the lower half of the village. Nobody was hurt, the police said.", False),
        ("Fourteen people were hurt.", "Fourteen people were hurt.", True),
        ("Fourteen people were hurt.", "Fifteen people were hurt.", False),
        (LANDSLIDE, "", False),
        ("", "", False),
    ],
)
def test_copies(one, other, copy):
    assert bool(pairs(document("1", one), document("2", other))) == copy


def test_the_same_text_three_times_makes_three_pairs():
    found = copies([document(ref, LANDSLIDE) for ref in "123"])
    assert [(pair.a.ref, pair.b.ref) for pair in found] == [("1", "2"), ("1", "3"), ("2", "3")]
    assert {(pair.similarity, pair.containment) for pair in found} == {(1.0, 1.0)}
    assert all(pair.reason.startswith("the same text") for pair in found)


def test_an_outlets_footer_makes_no_copies():
    stories = [LANDSLIDE, ELECTION, BRIDGE, HERRING]
    assert not pairs(*(document(str(n), f"{s}\n{FOOTER}", publisher="The Tern") for n, s in enumerate(stories)))


def test_an_outlets_second_edition_is_a_copy():
    editions = [f"{LANDSLIDE} Updated at {hour} in the morning." for hour in ("six", "seven", "eight")]
    assert len(pairs(*(document(str(n), text, publisher="The Tern") for n, text in enumerate(editions)))) == 3


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {"publisher": "Fjordwire", "published": "2021-05-04"},
            {"publisher": "The Gannet", "published": "2021-05-03", "text": f"{EDITED} (Fjordwire)"},
            "the other credits Fjordwire",
        ),
        (
            {"publisher": "Fjordwire", "published": "2021-05-03"},
            {"publisher": "The Gannet", "published": "2021-05-04"},
            "Fjordwire had it first (2021-05-03)",
        ),
        (
            {"publisher": "Fjordwire", "published": "2021-05-04T06:00"},
            {"publisher": "The Gannet", "published": "2021-05-04T09:30"},
            "Fjordwire had it first (2021-05-04T06:00)",
        ),
        ({}, {"text": LANDSLIDE.partition(" The mayor")[0]}, "the shorter holds little else"),
    ],
)
def test_the_likely_original(one, other, reason):
    original = document("original", **{"text": LANDSLIDE, **one})
    copied = document("copy", **{"text": EDITED, **other})
    for order in ((original, copied), (copied, original)):
        (pair,) = copies(order)
        assert pair.original is original
        assert pair.reason.endswith(reason)


@pytest.mark.parametrize("published", [None, "2021-05", "2021-05-04"])
def test_which_came_first_may_stay_open(published):
    (pair,) = copies([document("1", LANDSLIDE, published=published), document("2", EDITED, published=published)])
    assert pair.original is None
    assert pair.reason.endswith("which came first is not known")


@given(seed=st.integers(0, 10**6), size=st.integers(60, 200), kept=st.floats(0.5, 1.0))
@settings(max_examples=12, deadline=None)
def test_whoever_takes_over_half_a_text_is_found_in_any_order(seed, size, kept):
    chance = random.Random(seed)
    story = [f"word{chance.randrange(10**6)}" for _ in range(size)]
    other = [f"word{chance.randrange(10**6)}" for _ in range(size)]
    cut = int(size * kept)
    texts = [" ".join(story), " ".join(story[:cut] + other[cut:]), " ".join(other[::-1])]
    documents = [document(str(n), text) for n, text in enumerate(texts)]
    expected = {frozenset("01")}
    assert pairs(*documents) == expected
    chance.shuffle(documents)
    assert pairs(*documents) == expected


@given(st.text())
def test_runs_do_not_see_case_or_punctuation(text):
    assert list(runs(text)) == list(runs(" ".join(words(text))))
    assert len(runs(text)) <= max(1, len(words(text)))


@given(
    reports=st.integers(1, 12),
    links=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_families_are_what_copies_hold_together(reports, links):
    links = [(a, b) for a, b in links if a < reports and b < reports]
    found = families(links)
    leaders = [found.get(report, report) for report in range(reports)]
    assert all(leaders[a] == leaders[b] for a, b in links)
    assert all(leaders[leader] == leader <= report for report, leader in enumerate(leaders))
    joined = sum(leaders[a] == leaders[b] for a, b in combinations(range(reports), 2))
    reach = {n: {n} for n in range(reports)}
    for a, b in links:
        both = reach[a] | reach[b]
        for n in both:
            reach[n] = both
    assert joined == sum(len(both) * (len(both) - 1) // 2 for both in {id(b): b for b in reach.values()}.values())
