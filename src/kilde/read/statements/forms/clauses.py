"""What is said as a clause: *said that …*, *…, he said*, *asked whether …*, *Det skriver Reuters.*"""

from kilde.read import reporting
from kilde.read.phrases import VERBAL, children, phrase_after, subtree
from kilde.read.sources import small
from kilde.read.statements.draft import Draft
from kilde.read.statements.ends import clause_draft, end_of_phrase, end_of_said, statement_edges
from kilde.read.statements.reach import Reach


def that_clause(reach: Reach) -> Draft | None:
    """*said (on Monday) that …*, *told AFP that …*."""
    if not reach.cue.classes & {
        "say",
        "tell",
        "think",
        "show",
        "deny",
        "continuing",
        "utter",
        "object",
        "promise",
        "request",
    }:
        return None
    for i in reach.rest:
        described = reach.inverted and i > reach.k1 and reach.refers(i)  # *said the head of the group | that …*
        if reach.clause.is_(i - 1, "that_compound") or described:
            continue
        if reach.clause.is_(i, "that") and (reach.clause.pos(i) != "DET" or reach.is_participle() or i > reach.rest[0]):
            if (
                reach.clause.parsed
                and reach.items[i].pos != "SCONJ"
                and reach.items[i].dep in {"nsubj", "obj", "det"}
                and reach.rule("that_is_pronoun")
                and i == reach.rest[0]
                and reach.clause.pos(i + 1) in VERBAL | {"PUNCT", ""}
            ):
                continue
            return clause_draft(reach, i + 1)
    for child in children(reach.items, reach.k0):
        if reach.items[child].dep == "ccomp" and child > reach.k1:
            marks = [
                m
                for m in children(reach.items, child)
                if reach.items[m].dep == "mark" and reach.clause.is_(m, "that") and m >= reach.k1
            ]
            if marks and reach.speaks() and not any(reach.k1 <= k0 < marks[0] for k0, _, _ in reach.clause.cues):
                return clause_draft(reach, marks[0] + 1)
    return _far_that(reach) if reach.rule("far_that") or reach.hearers else None


def _far_that(reach: Reach) -> Draft | None:
    """A clause some words behind the word of saying, where no other one stands between."""
    for i in range(reach.k1, min(reach.k1 + 12, len(reach.items))):
        if any(k0 == i for k0, _, _ in reach.clause.cues):
            return None
        if not reach.rule("far_that") and (reach.clause.pos(i) in VERBAL or reach.clause.word(i) in {",", ";", ":"}):
            return None
        if reach.clause.is_(i - 1, "that_compound") or not reach.clause.is_(i, "that"):
            continue
        if reach.clause.pos(i) == "SCONJ" and reach.speaks():
            return clause_draft(reach, i + 1)
    return None


def denial(reach: Reach) -> Draft | None:
    """*denied killing …*, *nekter for å ha drept …*, *rejected claims that …*: what is said not to be so."""
    if "deny" not in reach.cue.classes or not reach.speaks() or reach.passive:
        return None
    first = reach.rest[0]
    if (at := reach.clause.at(first)) is None:
        return None
    done = at.form == "ing" and at.pos in VERBAL
    if done or (reach.clause.is_(first, "infinitive") and reach.clause.is_(first + 1, "perfect")):
        part = reach.clause.content(first, end_of_said(reach, first))
        return reach.draft([part]) if part else None
    claimed = reporting.nouns(reach.language)
    for i in range(first, min(first + 6, len(reach.items))):
        that = i + 1 + reach.clause.is_(i + 1, "of")
        if reach.items[i].low in claimed and reach.clause.is_(that, "that"):
            part = reach.clause.content(that + 1, end_of_said(reach, that + 1))
            return reach.draft([part]) if part else None
    return None


def as_said(reach: Reach) -> Draft | None:
    """*as the Times reported, …*, *…, as the Times reported.*"""
    start = reach.group_start()
    if (
        not reach.subject
        or reach.hearers
        or not reach.clause.is_(start - 1, "as")
        or not reach.cue.classes & {"say", "tell", "show"}
    ):
        return None
    stop = next((i for i in reach.rest if reach.ends_at(i)), None)
    if stop is None:
        return None
    if reach.clause.word(stop) == ",":
        part = reach.clause.content(stop + 1, end_of_said(reach, stop + 1))
    else:
        part = reach.clause.content(0, start - 1)
    return reach.draft([part]) if part else None


def tail(reach: Reach) -> Draft | None:
    """*The blast killed 40, the ministry said.* Between commas, what is said goes on after it."""
    if not reach.subject or not reach.is_tail() or (reach.passive and reach.cue.lemma != "quoted"):
        return None
    start = reach.group_start()
    said = reach.cue.classes & {"say", "tell", "utter"}
    shown = "show" in reach.cue.classes and reach.clause.word(start - 1) == ","  # *…, viser tall fra kommunen*
    if reach.tells_aside() or (reach.inverted and not said and not (shown and reach.rule("verb_second"))):
        return None
    if reach.clause.pos(start - 1) not in {"PUNCT", "QUOTE"} and _within_clause(reach, start):
        return None
    begin = _tail_begin(reach, start)
    if begin and not reach.clause.has_verb(begin, start):
        begin = 0  # *…, sier Kjesel i videoen, skriver Reuters*: all of it is passed on
    if not reach.clause.has_verb(begin, start) and reach.clause.word(start - 1) != ",":
        return None
    if start - begin < 2:
        return None
    part = reach.clause.content(begin, start)
    if part is None:
        return None
    spans = [part]
    ends = [i for i in reach.rest if reach.ends_at(i)] or [len(reach.items)]
    if reach.clause.is_(ends[-1], "aside") and (aside := reach.clause.content(ends[-1], len(reach.items))):
        spans.append(aside)
    if reach.clause.word(ends[-1]) == "," and reach.clause.word(start - 1) == ",":
        more_end = min([k for k in statement_edges(reach.clause, ends[-1]) if k > ends[-1]], default=len(reach.items))
        dated = all(
            reach.clause.is_(i, "day") or reach.clause.pos(i) in {"NUM", "PUNCT"} for i in range(ends[-1], more_end)
        )
        if more_end - ends[-1] > 3 and not dated and _goes_on(reach, ends[-1] + 1, more_end):
            spans += [more] if (more := reach.clause.content(ends[-1] + 1, more_end)) else []
    return reach.draft(spans)


def _within_clause(reach: Reach, start: int) -> bool:
    """Whether no comma was lost before the speaker, and he belongs to a clause: *the lessons | we learned*."""
    subject = reach.subject[0][0]
    return (
        not reach.cue.classes & {"say", "tell"}
        or (
            reach.cue.classes & {"think", "show", "request"} != frozenset()
            and reach.cue.lemma not in reporting.words(reach.language, "plain_say") | {"tell"}
        )
        or reach.clause.is_(reach.k0 - 1, "infinitive")
        or reach.clause.is_(start - 1, "whether")
        or reach.clause.is_(start - 1, "relative")
        or reach.items[reach.k0].form == "ing"
        or reach.items[subject].low in small(reach.language, "first_person")
    )


def _goes_on(reach: Reach, first: int, last: int) -> bool:
    """Whether what is said goes on behind a speaker between commas."""
    if not reach.inverted and reach.clause.parsed:
        if reach.clause.is_(first, "relative") and reach.clause.pos(first) != "SCONJ":
            return False
        if reach.clause.pos(first) == "CCONJ":
            return any(w.dep.startswith("nsubj") for w in reach.items[first : first + 6])
        return not (reach.clause.is_(first, "conjunction") and not reach.clause.is_(first, "reason")) and (
            reach.items[first].form != "ing"
        )
    return reach.clause.has_verb(first, last) and (not _relative(reach, first) or _same_breath(reach, first))


def _relative(reach: Reach, i: int) -> bool:
    """Whether a clause about the speaker follows (*, som vil kjempe for …*), or one of its own (*, but …*)."""
    return reach.clause.word(i).casefold() in small(reach.language, "first_person") or reach.clause.pos(i) in {
        "CCONJ",
        "SCONJ",
    }


def _same_breath(reach: Reach, i: int) -> bool:
    """Whether a pronoun's statement goes on with *and*: *Ten left, it said, and on Monday five came back.*"""
    first, last = reach.subject[0]
    pronoun = last - first == 1 and reach.clause.pos(first) == "PRON"
    return pronoun and not reach.inverted and reach.clause.is_(i, "and")


def _tail_begin(reach: Reach, start: int) -> int:
    begin = reach.clause.back(start) if reach.clause.word(reach.clause.back(start) - 1) == "(" else 0
    for draft in reach.clause.drafts:
        inside = [i for i, w in enumerate(reach.items[:start]) if draft.cue and w.start < draft.cue[1]]
        if draft.rule in {"tail", "quote_before"} and inside:
            begin = max(begin, max(inside) + 1)
    return begin


def points_back(reach: Reach) -> Draft | None:
    """*Det skriver Reuters.*: what was said is the sentence before."""
    if reach.k0 == 0 or not reach.clause.is_(reach.k0 - 1, "points_back") or reach.k0 > 2 or reach.clause.number == 0:
        return None
    if not reach.cue.classes & {"say", "tell"} or (not reach.inverted and reach.inverted_after() is None):
        return None
    found = reach.inverted_after()
    if found is None or not _short_after(reach, found[1]):
        return None
    before = reach.clause.sentences[reach.clause.number - 1]
    draft = reach.draft([(before.start, reach.clause.clean_end(before.start, before.end))])
    draft.speakers = [reach.clause.span(*found)]
    return draft


def _short_after(reach: Reach, i: int) -> bool:
    return not any(reach.clause.is_(k, "that") for k in range(i, min(i + 2, len(reach.items)))) and i <= len(
        reach.items
    )


def whether(reach: Reach) -> Draft | None:
    """*asked whether …*, *explained how …*."""
    asked = (
        reach.cue.lemma in reporting.words(reach.language, "asking") and reach.items[reach.k0].low != reach.cue.lemma
    )
    if "ask" not in reach.cue.classes or not (reach.speaks() or (asked and reach.k0 < 2)):
        return None
    if asked and not reach.speaks() and (about := next((i for i in reach.rest if reach.clause.is_(i, "about")), 0)):
        part = reach.clause.content(about, end_of_phrase(reach, about + 1))
        return reach.draft([part]) if part else None
    hearer = (min(subtree(reach.items, c)) for c in children(reach.items, reach.k0) if c > reach.k1)
    told = [i for i in hearer if i > reach.k1 and i < reach.k1 + 10 and reach.clause.is_(i, "whether")]
    for i in (*reach.rest, *told):
        if reach.inverted and reach.clause.is_(i, "relative"):
            continue
        if reach.clause.is_(i, "whether") and reach.clause.has_verb(i + 1, len(reach.items)):
            part = reach.clause.content(i, end_of_said(reach, i))
            return reach.draft([part]) if part else None
    return None


def bare_clause(reach: Reach) -> Draft | None:
    """*said the deal was off*: a clause without *that*."""
    if not reach.cue.classes & {"say", "tell", "think", "show", "continuing"} or not reach.speaks():
        return None
    clause = [
        c
        for verb in range(reach.k0, max(reach.k1, reach.k0 + 1))
        for c in children(reach.items, verb)
        if reach.items[c].dep in {"ccomp", "parataxis"} and c >= reach.k1
    ]
    plain = reach.cue.lemma in reporting.words(reach.language, "plain_say")
    if clause and (_verbal(reach, clause[0]) or plain):
        branch = [i for i in subtree(reach.items, clause[0]) if i >= reach.rest[0]]
        first = min(branch) if branch else reach.rest[0]
        return clause_draft(reach, _nearest(reach, first))
    if not reach.clause.parsed and reach.clause.has_verb(reach.rest[-1], len(reach.items)):
        return clause_draft(reach, reach.rest[-1])
    if reach.cue.classes & {"say", "tell", "think"} and _clause_opens(reach, reach.rest[-1]):
        return clause_draft(reach, reach.rest[-1])
    closed = reach.ends_at(reach.rest[0]) or (
        reach.clause.is_(reach.rest[-1] - 1, "day") and reach.ends_at(reach.rest[-1])
    )
    if plain and reach.clause.has_verb(reach.rest[0], len(reach.items)) and not closed:
        return clause_draft(reach, _nearest(reach, reach.rest[0]))
    return None


def _clause_opens(reach: Reach, i: int) -> bool:
    """Whether a subject with its verb follows, whatever the parse made of them: *told voters | he felt so*."""
    found = phrase_after(reach.items, i, reach.language)
    if found is None or reach.clause.is_(i, "relative"):
        return False
    verb = found[1]
    while reach.clause.pos(verb) == "ADV" and verb < found[1] + 3:
        verb += 1
    word = reach.clause.at(verb)
    told = bool(reach.hearers) and not reach.clause.is_(verb + 1, "by")  # *told AFP | the bomb exploded in Torv*
    return word is not None and word.pos in VERBAL and (not word.form or (word.form == "past" and told))


def _verbal(reach: Reach, i: int) -> bool:
    return reach.items[i].pos in VERBAL or any(
        reach.items[c].dep in {"cop", "nsubj", "aux", "nsubj:pass"} for c in children(reach.items, i)
    )


def _nearest(reach: Reach, first: int) -> int:
    """The last place passed before a clause begins, so that *on Monday* stays with the word of saying."""
    days = [i for i in reach.rest if i <= first]
    return max([*days[:1], *(d for d in days[1:] if first >= d)], default=first) if first not in reach.rest else first
