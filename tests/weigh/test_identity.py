"""Names that mean one source: by spelling, by initials, by what a person said; and parted again."""

import pytest

from kilde.ledger import Ledger, Selection
from kilde.weigh import figures, sources
from kilde.weigh.identity import Identity, Named, identities
from making import report

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
