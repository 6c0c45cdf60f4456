"""A speaker found is put right where a comma was lost, or where a time, an event or a thing was taken for him."""

from kilde.read import register, reporting
from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    children,
    parsed_phrase,
    phrase_before,
)
from kilde.read.sources import head_noun, noun_kind
from kilde.read.statements.reporting_word import ReportingWord
from kilde.vocabulary import SourceKind


def described_body(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """The known body behind which the comma was lost: *the White Helmets | a rescue service | said*.

    So too the name behind what it is: *another group | the Harbour Committees | said*.
    """
    end = said.left_of_verb()
    name = phrase_before(said.items, end, said.language) if last < end else None
    beside = name is not None and name[0] - last in {0, 1} and said.clause.pos(last) != "ADP"
    if name and beside and _is_name(said, name[1] - 1) and _speaks(said, first, last):
        return name
    if (person := _before_office(said, first, last)) is not None:
        return person
    article = first if said.clause.is_(first, "article") else first - 1
    inner = (i for i in range(first + 1, last) if said.clause.is_(i, "article") and said.clause.word(i - 1) == ")")
    article = next(inner, article)
    named = said.clause.word(article - 1)[:1].isupper() or said.clause.word(article - 1) == ")"
    if not said.clause.is_(article, "article") or not named:
        return first, last
    body = phrase_before(said.items, article, said.language)
    if body is None:
        return first, last
    end = next(
        (i for i in range(*body) if said.clause.word(i) == "("), body[1]
    )  # *Harbour Watch (HW) | a group | said*
    known = register.find(said.clause.text[slice(*said.clause.span(*said.clause.bare(body[0], end)))]) is not None
    return body if known or _opens_with_name(said, body[0], end) else (first, last)


def _before_office(said: ReportingWord, first: int, last: int) -> tuple[int, int] | None:
    """The person who opens the sentence before an office, the comma lost: *Jo Doe | the council's director | said*."""
    phrase = said.clause.text[slice(*said.clause.span(first, last))]
    if not said.clause.is_(first - 1, "determiner") or noun_kind(phrase, said.language) is not SourceKind.OFFICIAL:
        return None
    name = phrase_before(said.items, first - 1, said.language)
    opens = name is not None and name[0] == 0 and name[1] == first - 1 and name[1] > 1
    return name if opens and all(w.pos == "PROPN" for w in said.items[: first - 1]) else None


def _opens_with_name(said: ReportingWord, first: int, last: int) -> bool:
    """Whether the sentence opens with a name of several words: *The Torv Media Centre | an activist group said*."""
    words = said.items[first:last]
    named = [word for word in words if word.text[:1].isupper() and not said.clause.is_(first, "nobody")]
    return first <= 1 and len(named) > 2 and all(w.text[:1].isupper() or w.pos == "ADP" for w in words)


def _is_name(said: ReportingWord, i: int) -> bool:
    return said.clause.pos(i) == "PROPN" and not said.clause.is_(i, "day")


def who_issued(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """Who speaks in what he sends out: *the board | issued a report arguing that …*."""
    noun = last - 1
    verb = said.items[noun].head
    beside = last == said.k0 or (last == said.k0 - 1 and said.refers(last))
    shown = any(said.clause.is_(i, "evidence_noun") or said.clause.is_(i, "issued") for i in range(first, last))
    if not beside or not shown or not 0 <= verb < first or said.items[noun].dep != "obj":
        return first, last
    for child in children(said.items, verb):
        if said.items[child].dep == "nsubj" and child < verb and not said.clause.is_(child, "relative"):
            said.evidence.append(said.clause.span(first, last))
            said.pronoun = None
            return parsed_phrase(said.items, child, low=0, high=verb)
    return first, last


def _speaks(said: ReportingWord, first: int, last: int) -> bool:
    phrase = said.clause.text[slice(*said.clause.span(first, last))]
    return said.clause.pos(last - 1) == "NOUN" and noun_kind(phrase, said.language) is not None


def past_relative(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """Who a clause without commas describes: *the office | which prints news of the province | said*."""
    relative = next((i for i in range(first - 1, 0, -1) if said.clause.pos(i) == "PUNCT" or said.refers(i)), 0)
    if not relative or not said.refers(relative) or last > said.k0:
        return first, last
    if said.clause.pos(first - 1) not in VERBAL | {"ADP", "DET"}:
        return first, last  # a comma was lost: *the raid that hit the town | the army said*
    verbs = [i for i in range(relative, first) if said.clause.pos(i) in VERBAL]
    noun = phrase_before(said.items, relative, said.language)
    plain = reporting.words(said.language, "plain_say") | reporting.words(said.language, "needs_hearer")
    if not verbs or noun is None or any(k0 in verbs and cue.lemma in plain for k0, _, cue in said.clause.cues):
        return first, last
    return described_body(said, *noun)


def of_own_clause(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """The subject of the clause that a conjunction opens, where the parse gave one before it.

    *Part of it is that | many think so*; *it was then that | the army noticed*.
    """
    end = said.left_of_verb()
    if (known := _known_beside(said, first + 1 if last == end else last, end)) is not None:
        return known
    near = phrase_before(said.items, end, said.language) if last < end and not said.is_participle() else None
    if near is None or near[0] < last or said.clause.pos(near[0] - 1) != "SCONJ":
        return first, last
    return near


def _known_beside(said: ReportingWord, first: int, last: int) -> tuple[int, int] | None:
    """The known body right before the word, where the parse has another subject and a comma was lost."""
    named = said.clause.pos(last - 1) in {"PROPN", "NOUN", "AUX"} or said.clause.word(last - 1) == ")"
    if not said.cue.classes & {"say", "tell"} or not named or not said.clause.has_verb(first, last):
        return None
    opened = next((i for i in range(last - 1, first, -1) if said.clause.word(i) == "("), last)
    bracket = said.clause.word(last - 1) == ")"  # *the Harbour Watch (HW) | said*
    ends = [opened if bracket else last]
    if not bracket and noun_kind(said.clause.low(last - 1), said.language) is not None:
        ends.append(last - 1)  # *the Harbour Watch monitor | said*
    begins = [i for end in ends for i in range(max(first, end - 8), end) if said.known(i, end)]
    begins += [_of_acronym(said, opened)] if bracket else []
    free = (i for i in begins if said.clause.has_verb(first, i) and said.clause.pos(i - 1) not in {"ADP", "CCONJ"})
    return next(((i, last) for i in free), None)


def _of_acronym(said: ReportingWord, opened: int) -> int:
    """Where the words begin whose letters a bracket holds: *in Torv | Quay Live Network (QLN) | said*; else 0."""
    letters = said.clause.word(opened + 1)
    begin = max(0, opened - len(letters))
    first = "".join(word.text[:1] for word in said.items[begin:opened])
    return begin if letters.isupper() and len(letters) > 2 and first == letters else 0


def after_opening(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """A named speaker whom the parse joined to what opens the sentence: *Costs aside, | Mr. Thorne insists*."""
    commas = [i for i in range(first, last) if said.clause.word(i) == ","]
    if commas and first <= 1 and said.clause.is_(commas[0] - 1, "postposition") and commas[0] + 1 < last:
        return commas[0] + 1, last  # *Nederlaget til tross, | de siste krigerne, | oppfordrer*
    if commas and said.clause.word(last) != "," and said.known(commas[-1] + 1, last):
        return commas[-1] + 1, last
    if commas and said.clause.pos(commas[-1] + 1) in {"PROPN", "DET"} and _runs_on(said, first, commas[-1]):
        return commas[-1] + 1, last
    joined = any(said.clause.is_(i, "and") for i in range(first, last))
    if len(commas) != 1 or joined or said.clause.word(last) == "," or said.clause.pos(first) == "PROPN":
        return first, last
    named = (said.clause.pos(last - 1) == "PROPN" and said.clause.pos(commas[0] - 1) != "NOUN") or first > 8
    opens = said.clause.pos(commas[0] + 1) in {"PROPN", "DET"}
    return (commas[0] + 1, last) if opens and (named or said.clause.pos(commas[0] - 1) == "ADV") else (first, last)


def after_place(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """The speaker behind a place whose comma was lost: *on the road to Torv | local medics said*."""
    near = phrase_before(said.items, last, said.language)
    if near is None or said.clause.pos(near[0] - 1) != "ADP" or not said.clause.has_verb(0, near[0]):
        return first, last
    before = phrase_before(said.items, near[0] - 1, said.language)
    if before and noun_kind(said.clause.text[slice(*said.clause.span(*before))], said.language) is not None:
        return first, last  # *the mayor of the quarter in Torv*
    begins = range(near[0] + 1, last)
    named = (i for i in begins if all(w.text[:1].isupper() for w in said.items[near[0] : i]))
    return next(((i, last) for i in named if _begins_speaker(said, i, last)), (first, last))


def _begins_speaker(said: ReportingWord, first: int, last: int) -> bool:
    """Whether what begins behind a name is somebody of a kind that speaks, or a body that is known."""
    phrase = said.clause.text[slice(*said.clause.span(first, last))]
    if said.items[first].text[:1].isupper():
        entry = register.in_use().search(phrase)
        return entry is not None and entry[1] == 0
    return said.clause.pos(first) in {"ADJ", "NOUN"} and noun_kind(phrase, said.language) is not None


def _runs_on(said: ReportingWord, first: int, comma: int) -> bool:
    """Whether a clause was joined to the speaker behind its comma: *… and urging people on, | the BBC said*."""
    opened = any(said.clause.is_(i, "relative") for i in range(first, comma))
    return not opened and any(w.pos in VERBAL and w.form != "past" for w in said.items[first:comma])


def without_time(said: ReportingWord, first: int, last: int) -> tuple[int, int] | None:
    """A speaker without the day or adverb beside him (*Kessel Sunday night*); none where only a day is left.

    The day before him belongs to what he says, whose comma was lost: *… on Thursday | local sources said*.
    """
    end = last
    while first < last - 1 and said.clause.is_(first, "day") and said.clause.pos(first - 1) == "ADP":
        first += 1
    while end > first and (said.clause.is_(end - 1, "day") or said.clause.pos(end - 1) == "ADV"):
        end -= 1
    while end < last and end - 1 > first and said.clause.pos(end - 1) in {"ADP", "DET", "ADJ", "VERB"}:
        end -= 1
    named = any(w.pos in NOMINAL or (w.pos == "ADJ" and w.text[0].isupper()) for w in said.items[first:end])
    return (first, end) if named else None


def voiceless(said: ReportingWord, first: int, last: int) -> bool:
    """Whether the phrase names an event, a number or nobody, which say nothing (*the raid claimed 40 lives*)."""
    if said.clause.is_(first, "nobody") or (said.passive and said.clause.is_(first, "formal")):
        return True
    verb = next((i for i in range(first + 1, last) if said.clause.pos(i) == "VERB" and not said.items[i].form), last)
    phrase = said.clause.text[slice(*said.clause.span(first, verb))]
    head = head_noun(phrase, said.language)
    shows = "show" in said.cue.classes and said.cue.lemma not in reporting.words(said.language, "needs_hearer")
    return head in reporting.words(said.language, "voiceless") and not shows
