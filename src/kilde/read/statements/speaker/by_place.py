"""Who speaks, by where he stands: behind the word, before it, or between commas."""

from kilde.read import reporting
from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    Word,
    children,
    parsed_phrase,
    phrase_after,
    phrase_before,
)
from kilde.read.sources import noun_kind
from kilde.read.statements.reporting_word import ReportingWord
from kilde.read.statements.speaker.by_parse import subject_of_main
from kilde.read.statements.speaker.corrected import voiceless, without_time
from kilde.read.statements.speaker.phrase import after_amount


def said_by(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker who closes the sentence (*… were killed, said the director Jon Reyes.*), whatever the parse."""
    plain = said.cue.lemma in reporting.words(said.language, "plain_say")
    if _tells_first(said, said.clause.at(said.k0 - 1)) or _opens_with_subject(said):
        return None
    if not plain and not (said.cue.classes & {"say", "tell"} and said.clause.word(said.k0 - 1) == ","):
        return None
    found = phrase_after(said.items, said.k1, said.language, said.particle())
    if not found or said.clause.word(found[1]) == ":" or said.k0 < 3:
        return None
    if not plain and said.clause.pos(found[1]) not in {"", "PUNCT"}:
        return None
    if _subject_of_said(said, found) or said.clause.is_(found[0], "day"):
        return None
    goes_on = any(k == found[1] for k, _, _ in said.clause.cues) and said.clause.is_(found[1] + 1, "that")
    closes = goes_on or said.clause.pos(found[1]) in {"", "PUNCT"}
    closes = closes or (plain and (_tells_after_all(said, found) or _described_last(said, found)))
    if not closes and not voiceless(said, max(0, said.k0 - 1), said.k0):
        return None
    phrase = said.clause.text[slice(*said.clause.span(*found))]
    before = said.clause.pos(said.k0 - 1)
    named = said.clause.pos(found[0]) == "PROPN" and not said.clause.is_(found[1] - 1, "day")
    spoken = noun_kind(phrase, said.language) is not None or named or said.known(*said.clause.bare(*found))
    if not spoken or before in {"AUX", "PART", "PRON"} or said.clause.is_(said.k0 - 1, "auxiliary"):
        return None
    said.inverted = True
    return found


def _opens_with_subject(said: ReportingWord) -> bool:
    """Whether the subject of the word opens the sentence, so that nothing has been said: *Jo Doe | said the men …*."""
    own = next((c for c in children(said.items, said.k0) if c < said.k0 and said.items[c].dep == "nsubj"), None)
    if own is None or not said.items[said.k0].low.islower():
        return False
    first, last = parsed_phrase(said.items, own, low=0, high=said.k0)
    told = any(w.pos in VERBAL | {"QUOTE"} and w.dep != "amod" for w in said.items[:last])
    return first == 0 and last == said.left_of_verb() and not told


def _described_last(said: ReportingWord, found: tuple[int, int]) -> bool:
    """Whether a clause with its own end stands before the word, and one that describes the speaker behind him:
    *Ten were in critical condition | said the head of the group that …*.
    """
    before = phrase_before(said.items, said.k0, said.language)
    ended = before is not None and said.clause.pos(before[0] - 1) == "ADP" and said.clause.has_verb(0, before[0])
    return ended and said.refers(found[1])


def _tells_after_all(said: ReportingWord, found: tuple[int, int]) -> bool:
    """Whether a clause stands before the word, and no verb is bound to the name behind it: *… fired, said Jo Doe a
    doctor in Torv.*
    """
    closed = range(found[1], len(said.items))
    stop = next((i for i in closed if said.refers(i) or said.clause.pos(i) == "PUNCT"), len(said.items))
    finite = any(word.pos in VERBAL and not word.form for word in said.items[found[1] : stop])
    own = any(c == said.k0 - 1 and said.items[c].dep == "nsubj" for c in children(said.items, said.k0))
    counted = said.clause.pos(found[0]) == "NUM"
    return said.clause.has_verb(0, said.k0 - 1) and not finite and not own and not counted


def _subject_of_said(said: ReportingWord, found: tuple[int, int]) -> bool:
    """Whether what follows the word is the subject of what is said: *Jo Doe, a doctor, said | he had seen it*."""
    if said.clause.pos(found[1]) not in VERBAL and said.clause.pos(found[0]) != "PRON":
        return False
    verb = next((i for i in range(found[1], len(said.items)) if said.clause.pos(i) not in {"ADV", "PART"}), found[1])
    return said.clause.pos(verb) in VERBAL and said.items[verb].form != "ing"


def behind_word(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker after the word: *said the ministry*, *sier hun*."""
    before, after = said.clause.at(said.k0 - 1), said.clause.at(said.k1)
    if after is None or not (before is None or before.pos in {"PUNCT", "QUOTE"} or said.clause.is_(said.k0 - 1, "and")):
        return None
    if not said.cue.classes & {"say", "utter", "think"} or after.pos not in NOMINAL | {"DET", "ADJ"}:
        return None
    if _tells_first(said, before) or _described_before(said):
        return None
    if said.clause.parsed and not said.rule("verb_second") and not said.clause.has_verb(0, said.k0):
        return None  # nothing has been said yet: *Jo Doe, the mayor, noted the rule*
    found = phrase_after(said.items, said.k1, said.language, said.particle())
    if found is None or _subject_of_said(said, found) or without_time(said, *found) is None:
        return None
    said.inverted = True
    return found


def _described_before(said: ReportingWord) -> bool:
    """Whether the word follows a name with what he is, between commas: *Jo Doe, who leads, | stressed order*."""
    commas = [i for i in range(said.k0) if said.clause.word(i) == ","]
    if len(commas) < 2 or commas[-1] != said.k0 - 1 or said.clause.has_verb(0, commas[0]):
        return False
    aside = range(commas[0] + 1, commas[-1])
    finite = any(said.items[i].pos in VERBAL and not said.items[i].form for i in aside)
    named = said.clause.pos(commas[0] - 1) == "PROPN" and said.clause.pos(0) in {"PROPN", "DET", "ADJ", "NOUN"}
    return named and bool(aside) and (said.clause.is_(aside[0], "relative") or not finite)


def _tells_first(said: ReportingWord, before: Word | None) -> bool:
    """Whether what follows is who is told: after *…, Jo Doe, told* where a speaker never follows such a verb."""
    told = said.cue.lemma in reporting.words(said.language, "needs_hearer")
    return told and before is not None and before.text == ","


def fronted(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker after the verb where something else stands before it: *I en video sier krigerne …*."""
    if not said.rule("verb_second"):
        return None
    before = phrase_before(said.items, said.k0, said.language)
    if before is None or said.clause.pos(before[0] - 1) != "ADP":
        return None
    said.inverted = True
    return phrase_after(said.items, said.k1, said.language)


def before_word(said: ReportingWord) -> tuple[int, int] | None:
    """The noun phrase before the word, past its auxiliaries, adverbs and days."""
    end = said.k0
    while (
        said.clause.pos(end - 1) != "CCONJ"
        and end > 0
        and (
            said.clause.is_(end - 1, "auxiliary")
            or said.clause.is_(end - 1, "adverb")
            or said.clause.is_(end - 1, "negation")
            or said.clause.pos(end - 1) in {"AUX", "ADV", "PART"}
        )
    ):
        end -= 1
    if said.clause.is_(end - 1, "day"):  # *A poll conducted last week found*
        end -= 1
        while end > 1 and said.clause.pos(end - 1) in {"DET", "ADJ", "ADP"}:
            end -= 1
    if end == 0:
        return None
    if said.clause.word(end - 1) in {",", "--", "—", "–"}:
        return _before_comma(said, end)
    if said.clause.pos(end - 1) == "CCONJ":
        return None  # a second verb of the same speaker
    found = phrase_before(said.items, end, said.language)
    if found is None and said.clause.parsed and said.items[end - 1].form == "past":
        named = phrase_before(said.items, end - 1, said.language)  # *the order | released Friday | said*
        return (named[0], end) if named and named[1] == end - 1 else None
    if found is None and _speaker_for_verb(said, end - 1):
        before = phrase_before(said.items, end - 1, said.language)
        return (before[0] if before else end - 1), end
    if found is None or _has_purpose(said, end, found[1] - 1):
        return subject_of_main(said) if found else None
    return _with_reduced(said, after_amount(said, found[0], found[1] - 1), found[1])


def _speaker_for_verb(said: ReportingWord, i: int) -> bool:
    """Whether the parse took a speaker for a verb: *Rebel | activists | say*."""
    return said.clause.pos(i) in VERBAL and noun_kind(said.clause.word(i), said.language) is not None


def _has_purpose(said: ReportingWord, end: int, noun: int) -> bool:
    """Whether the infinitive hangs on a thing, which says nothing itself: *a chance | to show*."""
    if not said.clause.is_(end, "infinitive") or said.clause.pos(noun) != "NOUN" or end == said.k0:
        return False
    return noun_kind(said.items[noun].low, said.language) is None


def _with_reduced(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """A speaker with a participle behind him that the parse took for a verb: *lawsuits filed in | Torv accuse*."""
    left = first
    while left > 0 and said.clause.pos(left - 1) not in {"PUNCT", "CCONJ", "SCONJ", "QUOTE"}:
        left -= 1
    if said.clause.pos(first - 1) != "ADP" or said.clause.pos(left) == "ADP":
        return first, last
    noun = phrase_after(said.items, left, said.language)
    verbs = [i for i in range(noun[1], first) if said.clause.pos(i) in VERBAL] if noun else []
    reduced = bool(verbs) and verbs[0] == noun[1] and said.items[verbs[0]].form != ""  # type: ignore[index]
    return (left, last) if reduced else (first, last)


def _before_comma(said: ReportingWord, end: int) -> tuple[int, int] | None:
    """The name before a title or clause between commas: *Jo Doe, head of forensics, said*."""
    for i in range(end - 2, max(-1, end - 16), -1):
        if said.clause.word(i) in {",", "--", "—", "–"}:
            found = phrase_before(said.items, i, said.language)
            one_of = found and found[1] - found[0] > 1 and said.clause.pos(found[1] - 1) == "PRON"
            return found if found and (one_of or said.clause.pos(found[1] - 1) in {"PROPN", "NOUN"}) else None
        if said.clause.pos(i) == "QUOTE":
            return None
    return None


def office_and_name(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker in the form *…, the spokesman, Jo Doe, told …*, whatever the parse."""
    if said.clause.word(said.k0 - 1) != ",":
        return None
    comma = next((i for i in range(said.k0 - 2, max(-1, said.k0 - 6), -1) if said.clause.word(i) == ","), 0)
    title = phrase_before(said.items, comma, said.language) if comma else None
    if title is None or title[1] != comma or not _named_between(said, title, comma, said.k0 - 1):
        return None
    return title[0], said.k0 - 1


def _named_between(said: ReportingWord, title: tuple[int, int], first: int, last: int) -> bool:
    """Whether a name stands between commas behind an office: *the spokesman, Jo Doe, told*."""
    phrase = said.clause.text[slice(*said.clause.span(*title))]
    name = said.items[first + 1 : last]
    office = noun_kind(phrase, said.language) is not None and said.clause.pos(title[1] - 1) != "PROPN"
    return office and bool(name) and all(word.pos == "PROPN" for word in name)
