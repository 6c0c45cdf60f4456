"""Where sentences begin and end, in both languages, and that nothing of the text is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.read.sentences import split

LANGUAGES = ("nb", "nn", "en")
NORWEGIAN = [
    ["Elva steg i natt.", "Over 300 måtte flytte."],
    ["Skredet gikk 17. mai i Grendalen.", "Ingen ble skadd."],
    ["Den 3. bataljon rykket ut kl. 14.30 mot Vik.", "Der var alt stille."],
    ["Det kom ca. 60.000 på tre dager, bl.a. fra Nes.", "Flere venter."],
    ["Tallet er 3.400, ifølge dr. Berg.", "Hun talte selv."],
    ["Stemmer det?", "Ja!", "Men når …", "Ingen vet."],
    ["– Vi har mistet alt, sier hun.", "– Og ingen kom."],
    ["Han heter Odd K. Lie og bor her.", "Han flyktet alene."],
    ["«Vi drar.»", "Så gikk de."],
    ["Prisen er 1,5 mill. kroner for 12 hus.", "Det er mye."],
]
ENGLISH = [
    ["The river rose overnight.", "More than 300 had to move."],
    ["Dr. Hale treated 14 men at St. Anne on Monday.", "Two died."],
    ["Gen. Osei spoke at 6 p.m. about the siege.", "Nobody else did."],
    ["It cost $1.5 million, e.g. for 12 tents.", "That is little."],
    ["Is it true?", "Yes!", "But when …", "Nobody knows."],
    ['"We lost everything," she said.', '"Nobody came."'],
    ["He left in 1998.", "She stayed until 12 May.", "Then she left."],
    ["They fled to the U.S.", "Others stayed."],
    ["The U.S. Army counted 14 at 10 a.m. Saturday.", "By evening it was six.", "She left at 5 p.m.", "He stayed."],
    ["J. K. Moore counted 9 bodies.", "He counted twice."],
    ["(Two were children.)", "The rest were old."],
]


@pytest.mark.parametrize(("language", "sentences"), [("nb", s) for s in NORWEGIAN] + [("en", s) for s in ENGLISH])
def test_sentences(language, sentences):
    assert [sentence.text for sentence in split(" ".join(sentences), language)] == sentences


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "  \n \n"])
def test_a_line_break_always_ends_a_sentence(language, gap):
    text = f"Nes, 3. mai{gap}12 hus brant ned{gap}av A. B. Berg"
    assert [sentence.text for sentence in split(text, language)] == ["Nes, 3. mai", "12 hus brant ned", "av A. B. Berg"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_what_holds_nothing_has_no_sentence(language, text):
    assert list(split(text, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_without_a_full_stop_is_cut_between_words(language):
    text = "word " * 5000
    pieces = list(split(text, language))
    assert max(len(piece.text) for piece in pieces) <= 2000
    assert " ".join(piece.text for piece in pieces) == text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrapped_line_is_one_sentence(language):
    text = "Tolv menneske er drepne i ein eksplosjon ved grensa, og\nsju er sakna.\n321\nhus brann"
    assert [piece.text for piece in split(text, language)] == [text[: text.index("321") - 1], "321\nhus brann"]


@given(
    text=st.text(st.sampled_from('aB1 .!?…\n»"”(–,') | st.characters(), max_size=120),
    language=st.sampled_from(LANGUAGES),
)
def test_sentences_are_spans_in_order_that_leave_out_white_space_only(text, language):
    at = 0
    for sentence in split(text, language):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from(NORWEGIAN), min_size=1, max_size=4))
def test_paragraphs_are_split_each_by_itself(paragraphs):
    text = "\n".join(" ".join(sentences) for sentences in paragraphs)
    assert [sentence.text for sentence in split(text, "nb")] == [one for sentences in paragraphs for one in sentences]
