"""Names that mean one source: by spelling, by initials, by what a person said; and parted again."""

import pytest
from msgspec.structs import replace

from kilde.ledger import Ledger, Selection
from kilde.ledger.rows import source_row
from kilde.weigh import figures, sources
from kilde.weigh.identity import Identity, Named, identities
from making import report, source

OBSERVATORY = Named("harrow bay observatory", "Harrow Bay Observatory", "monitor")
HBO = Named("hbo", "HBO", "monitor")
AZEEM = Named("abu abd al azeem", "Abu Abd al-Azeem", "person")
AZIM = Named("abou abd el azim", "Abou Abd el-Azim", "official")


def meant(*names, said=None):
    """The key that each name is joined to, of those joined to another."""
    found = identities(names, said or {})
    return {key: identity.key for key, identity in found.items() if identity.reason}


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([AZEEM, AZIM], {AZIM.key: AZEEM.key}),
        ([HBO, OBSERVATORY], {HBO.key: OBSERVATORY.key}),
        ([HBO, OBSERVATORY, Named("x", "Hill Brook Office", "monitor")], {}),
        ([Named("hbo", "HBO", "outlet"), OBSERVATORY], {}),
        ([AZEEM, Named("b", "Abou Abd el-Azim", "armed_group")], {}),
        ([Named("jon reyes", "Jon Reyes", "person"), Named("jan royes", "Jan Royes", "person")], {}),
        ([Named("activists", "activists", "unnamed"), Named("activist s", "activist s", "unnamed")], {}),
        ([Named("thorne", "Thorne", "person"), Named("ada thorne", "Ada Thorne", "person")], {}),
    ],
)
def test_names_are_joined_for_a_reason(names, joined):
    assert meant(*names) == joined


def test_the_reason_is_in_words():
    found = identities([AZEEM, AZIM, HBO, OBSERVATORY], {})
    assert found[AZIM.key] == Identity(
        AZEEM.key, "Abu Abd al-Azeem", "spellings of one name: Abu Abd al-Azeem, Abou Abd el-Azim"
    )
    assert found[HBO.key].reason == "HBO are the initials of Harrow Bay Observatory, the only such name here"
    assert found[OBSERVATORY.key].reason is None


def test_what_a_person_said_comes_first():
    assert meant(AZEEM, AZIM, said={(AZIM.key, AZEEM.key): "not_same"}) == {}
    assert meant(AZEEM, HBO, said={(AZEEM.key, HBO.key): "same"}) == {HBO.key: AZEEM.key}


def test_a_name_said_to_be_another_is_not_joined_through_a_third():
    third = Named("abu abd al azim", "Abu Abd al-Azim", "person")
    found = meant(AZEEM, AZIM, third, said={(AZEEM.key, third.key): "not_same"})
    assert found == {AZIM.key: AZEEM.key}


def test_one_source_in_two_spellings_is_one_origin_until_it_is_parted(tmp_path):
    texts = {"Abu Abd al-Azeem": "40 died in the mine by the sea", "Abou Abd el-Azim": "40 men fell below the old hill"}
    with Ledger.open(tmp_path / "a.db") as ledger:
        with ledger.writer() as writer:
            for at, (name, text) in enumerate(texts.items()):
                writer.add(
                    report(text, "40", place="Harrow", period="2021-05-03", published=f"2021-05-0{at + 4}", by=name)
                )
        (row,) = figures(ledger.view(), Selection())
        assert row.origins == 1
        (source,) = sources(ledger.view(), Selection())
        assert (source.name, [alias.name for alias in source.also]) == ("Abu Abd al-Azeem", ["Abou Abd el-Azim"])
        verdict = ledger.decide("not_same", *texts, by="Ada Thorne", why="they are brothers", about="source")
        assert figures(ledger.view(), Selection())[0].origins == 2
        ledger.undo(verdict.entry, by="Ada Thorne")
        assert figures(ledger.view(), Selection())[0].origins == 1


COUNCIL = Named("harrow council", "Harrow Council", "state")
THORNE = Named("ada thorne", "Ada Thorne", "person")


def speaks(person, body):
    return Named(f"{person.key} → {body.key}", person.name, "official", body)


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([COUNCIL, speaks(THORNE, COUNCIL)], {"ada thorne → harrow council": COUNCIL.key}),
        ([speaks(THORNE, COUNCIL)], {"ada thorne → harrow council": COUNCIL.key}),
        (
            [THORNE, speaks(THORNE, COUNCIL)],
            {"ada thorne": COUNCIL.key, "ada thorne → harrow council": COUNCIL.key},
        ),
        ([Named("thorne", "Thorne", "person"), speaks(THORNE, COUNCIL)], {"ada thorne → harrow council": COUNCIL.key}),
        (  # two bodies: where a report names none, she is herself
            [THORNE, speaks(THORNE, COUNCIL), speaks(THORNE, OBSERVATORY)],
            {"ada thorne → harrow council": COUNCIL.key, f"ada thorne → {OBSERVATORY.key}": OBSERVATORY.key},
        ),
        (
            [OBSERVATORY, speaks(THORNE, HBO)],
            {f"ada thorne → {HBO.key}": OBSERVATORY.key},
        ),
    ],
)
def test_who_speaks_for_a_body_means_it(names, joined):
    assert meant(*names) == joined


def test_a_spokeswoman_and_her_body_are_one_origin_until_they_are_parted(tmp_path):
    by = (("Harrow Council", None), ("Ada Thorne", "Harrow Council"), ("Ada Thorne", None), ("Jon Berg", None))
    with Ledger.open(tmp_path / "a.db") as ledger:
        with ledger.writer() as writer:
            for at, (name, body) in enumerate(by):
                text = f"{name} says 40 died at pit {at * 'x'} of the mine"
                writer.add(report(text, "40", place="mine", period="2021-05-03", by=name, speaks_for=body))
        (row,) = figures(ledger.view(), Selection())
        assert row.origins == 2
        told = "Ada Thorne speaks for Harrow Council"
        assert any(claim.reason.endswith(f"; {told}") for claim in row.evidence)
        council, _ = sources(ledger.view(), Selection())
        assert (council.name, council.claims) == ("Harrow Council", 3)
        assert [(also.name, also.reason) for also in council.also] == [("Ada Thorne", told)]
        ledger.decide("not_same", "Ada Thorne", "Harrow Council", by="Ida", why="she left", about="source")
        assert figures(ledger.view(), Selection())[0].origins == 3


def test_what_tells_nobody_apart_is_no_origin():
    said = [source(None, words="he"), source(None, words="activists")]
    keys = [source_row(replace(one, unidentified=one.text == "he"))["key"] for one in said]
    assert keys == [None, "activists"]
