"""Which reports are made of one in another language: by the numbers and names that both have, and their order."""

import re

import pytest

from kilde import weigh
from kilde.ledger import Ledger
from kilde.vocabulary import Place
from kilde.weigh.translations import marks_of
from making import figure, reading

CORVANE = {"language": "en", "publisher": "Corvane", "published": "2021-06-03"}
FJORDPOSTEN = {"language": "nb", "publisher": "Fjordposten", "published": "2021-06-03"}
QUAY = (
    "At least 34 people were killed and 112 injured when two barges broke against the quay at Northam on Wednesday, "
    "the harbour master Idris Okolo said. Divers from the Sea Rescue League brought up 19 bodies before dark. Some "
    "2,300 families had left the lower town by morning, according to Okolo. Kassala sent 40 soldiers to help."
)
KAI = (
    "Minst 34 mennesker mistet livet og 112 ble skadet da to lektere knuste mot kaien i Northam onsdag, opplyser "
    "havnesjef Idris Okolo. Dykkere fra Sea Rescue League hentet opp 19 omkomne før det ble mørkt. Rundt 2.300 "
    "familier hadde forlatt nedre bydel neste morgen, ifølge Okolo. Kassala sendte 40 soldater for å hjelpe."
)
PART = KAI[: KAI.index(" Rundt")]
BEACH = (
    "Olje driver inn mot strendene ved Northam, og ingen vet hvem som skal betale. 2.300 familier er flyttet, melder "
    "Nødlykt. Lege Ingrid Sollied tok imot 112 skadde det første døgnet, de fleste havnearbeidere. I alt 34 er "
    "bekreftet omkommet, sier sykehuset i Salt Bay. FN sender et team fra Nairobi, og 40 soldater rydder."
)
OTHERS = KAI.replace("34", "51").replace("112", "260").replace("19", "27").replace("2.300", "4.100").replace("40", "75")
ELSEWHERE = KAI.replace("Idris Okolo", "Per Dahl").replace("Okolo", "Dahl").replace("Sea Rescue League", "Nordhjelp")
TURNED = " ".join(reversed(re.split(r"(?<=\.) (?=[A-ZÅ])", KAI)))


def told(text, **fields):
    """A reading with a figure for each number in the text."""
    figures = [figure(text, number, place="Northam") for number in re.findall(r"(?<![\d.,])\d+\b(?![.,]\d)", text)]
    return reading(text, *figures, **fields)


def pairs(path, *readings):
    with Ledger.open(path / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for one in readings:
                writer.add(one)
        return weigh.translations(ledger.view()), weigh.figures(ledger.view()), weigh.echo_trees(ledger.view())


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        pytest.param(KAI, {}, True, id="a translation"),
        pytest.param(KAI, {"language": "nn"}, True, id="into Nynorsk"),
        pytest.param(PART, {}, True, id="its beginning"),
        pytest.param(KAI, {"published": "2021-06-09"}, True, id="some days later"),
        pytest.param(KAI, {"published": "2021-06-19"}, False, id="weeks later"),
        pytest.param(KAI, {"published": "2021"}, False, id="on no known day"),
        pytest.param(KAI, {"language": "en"}, False, id="in one language"),
        pytest.param(BEACH, {}, False, id="another reporter's story of the same"),
        pytest.param(OTHERS, {}, False, id="other numbers"),
        pytest.param(ELSEWHERE, {}, False, id="other names"),
        pytest.param(TURNED, {}, False, id="told in another order"),
    ],
)
def test_translations(tmp_path, text, fields, found):
    translated, *_ = pairs(tmp_path, told(QUAY, **CORVANE), told(text, **FJORDPOSTEN | fields))
    assert bool(translated) == found


def test_a_translation_says_what_is_the_same_and_which_is_the_original(tmp_path):
    later = FJORDPOSTEN | {"published": "2021-06-04"}
    (pair,), rows, trees = pairs(tmp_path, told(KAI, **later), told(QUAY, **CORVANE))
    assert (pair.kind, pair.original.publisher, pair.containment) == ("translation", "Corvane", 1.0)
    assert pair.reason == (
        "5 of 5 numbers and 6 of 6 names are the same, in the same order; Corvane had it first (2021-06-03)"
    )
    # told twice in their own voice, it is one report
    assert {(row.range_text, row.claims, row.reports, row.unattributed) for row in rows} >= {("112", 2, 1, 1)}
    links = {below.link for tree in trees for root in tree.roots for node in root.nodes for below in node.children}
    assert links == {"translation"}


def test_marks_are_alike_in_both_languages():
    english = "Some 1,200 of 1.5 million left Damascus, the UN said. Mohammed Hussein of the SDF saw 7."
    norwegian = "Rundt 1.200 av 1,5 millioner dro fra Damaskus, ifølge FN. Mohammad Hussain i SDF så 7."
    places = [
        Place(word, text.index(word), text.index(word) + len(word), gazetteer_id="damascus")
        for text, word in ((english, "Damascus"), (norwegian, "Damaskus"))
    ]
    one, other = (
        {mark.mark for mark in marks_of(text, [place], [(0, 1200)])}
        for text, place in zip((english, norwegian), places, strict=True)
    )
    assert one & other == {"1200", "1.5", "7", "damascus", "sdf", "hsn"}
    assert one ^ other == {"un", "fn"}
