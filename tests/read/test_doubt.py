"""Doubt and denials: kept on the claims that they are about, in all languages."""

import pytest

import kilde
from kilde.read.reader import PipelineError, pipeline
from kilde.vocabulary import Figure, Modality

DOUBTS = [
    ("en", "The rebels said they had killed 40 soldiers. The claim could not be independently verified.", 2),
    ("en", "The rebels said they had killed 40 soldiers. Reuters could not verify the figure.", 2),
    ("en", "The minister said, without evidence, that 40 soldiers had fled.", 2),
    ("en", "Unconfirmed reports said that 40 people died in the raid.", 2),
    ("en", "The clinic said 40 people had died. The mayor visited it.", 0),
    ("en", "“The reports of 40 dead are baseless,” the mayor said.", 1),
    ("nb", "Opprørerne sier at de drepte 40 soldater. Opplysningen er ikke bekreftet fra uavhengig hold.", 2),
    ("nb", "Ministeren hevder, uten å legge fram bevis, at 40 soldater flyktet.", 2),
    ("nn", "Opprørarane seier at dei drap 40 soldatar. Det er ikkje mogleg å stadfeste talet.", 2),
    ("nb", "Opprørerne sier at de drepte 40 soldater. NTB har ikke kunnet bekrefte opplysningene.", 2),
]
DENIALS = [
    ("en", "The army denied killing 12 villagers."),
    ("en", "The army denied that it had killed 12 villagers."),
    ("en", "The army denied reports that 12 villagers were killed."),
    ("en", "The army rejected claims that 12 villagers were killed."),
    ("nb", "Hæren nekter for å ha drept 12 landsbyboere."),
    ("nb", "Hæren avviser påstander om at 12 landsbyboere ble drept."),
    ("nn", "Regjeringa avviser at 12 er drepne."),
]


@pytest.fixture(autouse=True, scope="module")
def pipelines() -> None:
    try:
        pipeline("en"), pipeline("nb")
    except PipelineError:
        pytest.skip("no trained pipelines")


@pytest.mark.parametrize(("code", "text", "doubted"), DOUBTS)
def test_doubt_is_kept_on_the_claims_it_is_about(code: str, text: str, doubted: int) -> None:
    claims = kilde.read(text, language=code).claims
    found = [claim for claim in claims if claim.doubt]
    assert len(found) == doubted, [(c.doubt and c.doubt.text, c.sentence.text) for c in claims]
    assert all(c.doubt and text[c.doubt.start : c.doubt.end] == c.doubt.text for c in found)


@pytest.mark.parametrize(("code", "text"), DENIALS)
def test_what_is_denied_is_denied_by_whom(code: str, text: str) -> None:
    claims = kilde.read(text, language=code).claims
    assert len(claims) == 2
    assert {claim.modality for claim in claims} == {Modality.DENIED}
    assert all(claim.sources for claim in claims)
    assert any(isinstance(claim, Figure) for claim in claims)
