"""The forms of reported and quoted speech that a word of saying makes, tried in the order of `FORMS`."""

import re
from collections.abc import Callable

from kilde.read import reporting
from kilde.read.phrases import NOMINAL, VERBAL, children, parsed_phrase, phrase_after, phrase_before, subtree
from kilde.read.quotations import Quotation, find_quotations
from kilde.read.sources import small
from kilde.read.statements.draft import Draft
from kilde.read.statements.offices import described
from kilde.read.statements.reach import Reach, statement_edges

_MARKS = frozenset({'"', "“", "”", "''", "«", "»", "‘", "„"})


def quote_before(reach: Reach) -> Draft | None:
    """*“…,” she said.*, and where it goes on in the same sentence."""
    if not reach.cue.classes & {"say", "tell", "utter", "think", "describe", "continuing"}:
        return None
    at = reach.group_start() - 1
    if reach.clause.word(at) in {",", "–", "—", "-", "--"}:
        at -= 1
    at = reach.quotation_before(at)
    quotation = reach.items[at].quotation if at >= 0 else None
    if quotation is None or not reach.speaks() or at in reach.clause.used or _told_aside(reach):
        return None
    if not reach.cue.classes & {"say", "tell", "utter", "continuing"} and not any(reach.ends_at(i) for i in reach.rest):
        return None
    if not _closes_speech(reach, quotation):
        return None
    draft = _quote_draft(reach, at)
    reach.clause.used.add(at)
    for i in reach.rest:
        follow = i + 1 if reach.clause.word(i) in {",", ":", "--", "—", ";"} else i
        if (word := reach.clause.at(follow)) and word.quotation and draft.direct:
            part = reach.clause.content(follow, follow + 1)
            if part:
                draft.content.append(part)
                reach.clause.used.add(follow)
            break
    return draft


def _closes_speech(reach: Reach, quotation: Quotation) -> bool:
    if quotation.dash:
        return True
    inner = reach.clause.text[quotation.inner_start : quotation.inner_end].rstrip()
    after = reach.clause.text[quotation.end : quotation.end + 2].lstrip()
    return (
        inner[-1:] in ",.?!—-–…’'"
        or after[:1] in {",", "–", "—"}
        or (reach.inverted)
        or any(reach.ends_at(i) for i in reach.rest)
    )


def _quote_draft(reach: Reach, at: int) -> Draft:
    """The quotation, or all of the sentence before it where the quotation is only the end of what is said."""
    before = reach.clause.back(at)
    words_before = [w for w in reach.items[before:at] if w.pos not in {"PUNCT", "CCONJ", "ADV"}]
    quotation = reach.items[at].quotation
    if (
        words_before
        and quotation
        and reach.clause.word(at - 1) not in {",", ":", ".", "?", "!", "—", "–"}
        and any(w.pos in VERBAL or w.pos in NOMINAL for w in words_before)
    ):
        part = reach.clause.content(before, at + 1)
        if part:
            return reach.draft([part])
    part = reach.clause.content(at, at + 1)
    return reach.draft([part] if part else [reach.clause.span(at, at + 1)], direct=True)


def quote_after(reach: Reach) -> Draft | None:
    """*He said: “…”*, *she said, “…”*, *X said “…”*."""
    if not reach.cue.classes & {"say", "tell", "utter", "continuing", "describe", "ask", "show"} or not reach.speaks():
        return None
    for i in reach.rest:
        at = i + 1 if reach.clause.word(i) in {":", ","} else i
        word = reach.clause.at(at)
        if word is None or word.quotation is None:
            continue
        reach.clause.used.add(at)
        direct = reach.clause.word(i) in {":", ","} or _stands_alone(reach, at)
        if direct:
            part = reach.clause.content(at, at + 1)
            return reach.draft([part], direct=True) if part else None
        part = reach.clause.content(at, reach.end(at))
        return reach.draft([part]) if part else None
    if reach.clause.word(reach.rest[-1]) == ":" or any(reach.clause.word(i) == ":" for i in reach.rest):
        colon = next(i for i in reach.rest if reach.clause.word(i) == ":")
        if colon >= len(reach.items) - 1 and reach.clause.number + 1 < len(reach.clause.sentences):
            return reach.draft([_following(reach)], direct=True)
        part = reach.clause.content(colon + 1, len(reach.items))
        return reach.draft([part]) if part else None
    return None


def _following(reach: Reach) -> tuple[int, int]:
    """What follows a colon at the end of a line: a quotation, else the next line."""
    begin = reach.clause.sentences[reach.clause.number + 1].start
    if quotation := next((q for q in find_quotations(reach.clause.text[begin:])[:1] if q.start == 0), None):
        return begin + quotation.inner_start, reach.clause.clean_end(begin, begin + quotation.inner_end)
    begin, end = reach.clause.next_sentences()
    dash = re.match(r"[–—-]\s*", reach.clause.text[begin:end])
    return begin + (dash.end() if dash else 0), end


def _stands_alone(reach: Reach, at: int) -> bool:
    """Whether the quotation is a whole utterance: a capital first, the sentence over after it."""
    quotation = reach.items[at].quotation
    assert quotation is not None
    return reach.clause.text[quotation.inner_start : quotation.inner_start + 1].isupper() and (
        reach.clause.at(at + 1) is None or reach.ends_at(at + 1)
    )


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
        if reach.clause.is_(i - 1, "that_compound"):
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
            return reach.clause_draft(i + 1)
    for child in children(reach.items, reach.k0):
        if reach.items[child].dep == "ccomp" and child > reach.k1:
            marks = [
                m
                for m in children(reach.items, child)
                if reach.items[m].dep == "mark" and reach.clause.is_(m, "that") and m >= reach.k1
            ]
            if marks and reach.speaks() and not any(reach.k1 <= k0 < marks[0] for k0, _, _ in reach.clause.cues):
                return reach.clause_draft(marks[0] + 1)
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
            return reach.clause_draft(i + 1)
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
        part = reach.clause.content(first, reach.end(first))
        return reach.draft([part]) if part else None
    claimed = reporting.nouns(reach.language)
    for i in range(first, min(first + 6, len(reach.items))):
        that = i + 1 + reach.clause.is_(i + 1, "of")
        if reach.items[i].low in claimed and reach.clause.is_(that, "that"):
            part = reach.clause.content(that + 1, reach.end(that + 1))
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
        part = reach.clause.content(stop + 1, reach.end(stop + 1))
    else:
        part = reach.clause.content(0, start - 1)
    return reach.draft([part]) if part else None


def tail(reach: Reach) -> Draft | None:
    """*The blast killed 40, the ministry said.* Between commas, what is said goes on after it."""
    if not reach.subject or not reach.is_tail() or (reach.passive and reach.cue.lemma != "quoted"):
        return None
    if _told_aside(reach):
        return None
    start = reach.group_start()
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
    ends = [i for i in reach.rest if reach.ends_at(i)]
    if reach.clause.is_(ends[-1], "aside") and (aside := reach.clause.content(ends[-1], len(reach.items))):
        spans.append(aside)
    if reach.clause.word(ends[-1]) == "," and reach.clause.word(start - 1) == ",":
        more_end = min([k for k in statement_edges(reach.clause, ends[-1]) if k > ends[-1]], default=len(reach.items))
        if more_end - ends[-1] > 3 and _goes_on(reach, ends[-1] + 1, more_end):
            spans += [more] if (more := reach.clause.content(ends[-1] + 1, more_end)) else []
    return reach.draft(spans)


def _told_aside(reach: Reach) -> bool:
    """Whether the word stands in a clause that describes somebody: *said Jo Doe, who teaches law*."""
    relative = bool(reach.subject) and reach.clause.is_(reach.subject[0][0], "relative")
    return (relative or reach.pronoun is not None) and reach.rule("speaker_with_relative") is True


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
        part = reach.clause.content(about, reach.end_of_phrase(about + 1))
        return reach.draft([part]) if part else None
    hearer = (min(subtree(reach.items, c)) for c in children(reach.items, reach.k0) if c > reach.k1)
    told = [i for i in hearer if i > reach.k1 and i < reach.k1 + 10 and reach.clause.is_(i, "whether")]
    for i in (*reach.rest, *told):
        if reach.inverted and reach.clause.is_(i, "relative"):
            continue
        if reach.clause.is_(i, "whether") and reach.clause.has_verb(i + 1, len(reach.items)):
            part = reach.clause.content(i, reach.end(i))
            return reach.draft([part]) if part else None
    return None


def infinitive(reach: Reach) -> Draft | None:
    """*urged X to …*, *vowed to …*: what somebody is to do."""
    if not reach.speaks() or reach.passive or reach.describes():
        return None
    first = reach.rest[0]
    to = first + reach.clause.is_(first, "negation")
    to += bool(reach.rule("infinitive_with_preposition")) and reach.clause.pos(to) == "ADP"
    if (
        "promise" in reach.cue.classes
        and reach.clause.is_(to, "infinitive")
        and (reach.clause.pos(to + 1) in VERBAL | {"ADV", "QUOTE"} or reach.clause.word(to + 1) in _MARKS)
    ):
        part = reach.clause.content(to if reach.clause.pos(first) == "ADP" else first, reach.end_of_phrase(to))
        return reach.draft([part]) if part else None
    if "request" not in reach.cue.classes:
        return None
    if reach.clause.pos(first) == "ADP" and reach.rule("infinitive_with_preposition"):
        first += 1
    limit = min(first + 14, len(reach.items))
    bracket = False
    for i in range(first, limit):
        bracket = reach.clause.word(i) == "(" or (bracket and reach.clause.word(i - 1) != ")")
        if bracket:
            continue
        if (reach.clause.pos(i) == "PUNCT" and reach.clause.word(i) != "-") or reach.clause.is_(i, "that"):
            break
        if reach.clause.is_(i, "infinitive") and reach.clause.pos(i + 1) in VERBAL | {"ADV", "QUOTE"}:
            begin = _object_start(reach, first, i)
            part = reach.clause.content(begin, reach.end_of_phrase(begin + 1))
            return reach.draft([part]) if part else None
    return None


def _object_start(reach: Reach, first: int, i: int) -> int:
    return (
        i
        if first == i
        or (reach.rule("infinitive_with_preposition") and reach.clause.pos(i - 1) == "ADP" and i - 1 == first)
        else first
    )


def accusation(reach: Reach) -> Draft | None:
    """*accused X of …*: the one accused and what of."""
    if "accuse" not in reach.cue.classes or not reach.speaks() or reach.passive:
        return None
    first = reach.rest[0]
    for i in range(first + 1, min(first + 14, len(reach.items))):
        if reach.clause.pos(i) == "PUNCT":
            return None
        if reach.clause.is_(i, "of") and (
            reach.items[i].dep == "mark"
            or reach.clause.pos(i + 1) in VERBAL
            or reach.cue.lemma in reporting.words(reach.language, "blaming")
        ):
            part = reach.clause.content(first, reach.end_of_phrase(first))
            return reach.draft([part]) if part else None
    return None


def description(reach: Reach) -> Draft | None:
    """*described X as …*, *called X “…”*."""
    if "describe" not in reach.cue.classes or not reach.speaks() or reach.passive:
        return None
    first = reach.rest[0]
    if reach.clause.pos(first) not in NOMINAL | {"DET", "ADJ", "QUOTE"}:
        return None
    naming = reach.cue.lemma in reporting.words(reach.language, "naming")
    objects = [c for c in children(reach.items, reach.k0) if c > reach.k0 and reach.items[c].dep in {"obj", "iobj"}]
    if naming and reach.clause.pos(first) == "PRON" and reach.clause.pos(first + 1) in NOMINAL | {"DET", "ADJ"}:
        part = reach.clause.content(first, reach.end_of_phrase(first))  # *call it the last chance*
        return reach.draft([part]) if part else None
    for i in range(first, min(first + 16, len(reach.items))):
        marked = reach.clause.word(i) in _MARKS
        if reach.clause.pos(i) == "PUNCT" and reach.clause.word(i) not in {"-", "’", "'"} and not marked:
            break
        if (
            (i > first and reach.clause.is_(i, "as") and not _compares(reach, i))
            or (naming and (reach.clause.pos(i) == "QUOTE" or marked))
            or (naming and reach.items[i].dep in {"xcomp", "oprd"} and reach.items[i].head == reach.k0)
            or (naming and i in objects[1:])
        ):
            part = reach.clause.content(first, reach.end_of_phrase(first))
            return reach.draft([part]) if part else None
    return None


def _compares(reach: Reach, i: int) -> bool:
    """Whether *as* measures: *as late as the last one*."""
    return reach.clause.pos(i) == "ADV" and any(reach.clause.is_(k, "as") for k in range(i + 1, i + 5))


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
        return reach.clause_draft(_nearest(reach, first))
    if not reach.clause.parsed and reach.clause.has_verb(reach.rest[-1], len(reach.items)):
        return reach.clause_draft(reach.rest[-1])
    if reach.cue.classes & {"say", "tell", "think"} and _clause_opens(reach, reach.rest[-1]):
        return reach.clause_draft(reach.rest[-1])
    closed = reach.ends_at(reach.rest[0]) or (
        reach.clause.is_(reach.rest[-1] - 1, "day") and reach.ends_at(reach.rest[-1])
    )
    if plain and reach.clause.has_verb(reach.rest[0], len(reach.items)) and not closed:
        return reach.clause_draft(_nearest(reach, reach.rest[0]))
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
    return word is not None and word.pos in VERBAL and not word.form


def _verbal(reach: Reach, i: int) -> bool:
    return reach.items[i].pos in VERBAL or any(
        reach.items[c].dep in {"cop", "nsubj", "aux", "nsubj:pass"} for c in children(reach.items, i)
    )


def of_relative(reach: Reach) -> Draft | None:
    """*the law, which she argued helps nobody*, *which he described as late*, *a plan that others have embraced*."""
    if not reach.subject or reach.inverted or reach.passive or reach.items[reach.k0].dep != "acl:relcl":
        return None
    start = reach.group_start()
    relative = reach.clause.is_(start - 1, "relative") and reach.clause.pos(start - 1) != "SCONJ"
    noun = phrase_before(reach.items, start - relative, reach.language)
    if noun is None or (noun[1] != start - relative and reach.clause.word(start - relative - 1) != ","):
        return None
    about = reach.clause.content(*((start - 1, start) if relative else noun))
    first, verb = reach.rest[0], reach.clause.at(reach.k1)
    says = reach.cue.classes & {"say", "think"} and verb is not None and verb.pos in VERBAL and not verb.form
    takes = "describe" in reach.cue.classes and (reach.clause.is_(first, "as") or reach.clause.pos(first) == "QUOTE")
    if says or takes:
        part = reach.clause.content(first, reach.end_of_phrase(first))
        return reach.draft([about, part]) if about and part else None
    takes_side = reach.cue.classes & {"judge", "side"} and "promise" not in reach.cue.classes  # not *all they want*
    if not relative and takes_side and reach.ends_at(first):
        return reach.draft([about]) if about else None
    return None


def _nearest(reach: Reach, first: int) -> int:
    """The last place passed before a clause begins, so that *on Monday* stays with the word of saying."""
    days = [i for i in reach.rest if i <= first]
    return max([*days[:1], *(d for d in days[1:] if first >= d)], default=first) if first not in reach.rest else first


def bare_object(reach: Reach) -> Draft | None:
    """*announced a ceasefire*, *called for calm*."""
    plain = reach.cue.lemma in reporting.words(reach.language, "plain_say")
    if plain and reach.speaks() and (reach.clause.pos(reach.rest[0]) == "NUM" or _says_it(reach, reach.rest[0])):
        part = reach.clause.content(reach.rest[0], reach.end(reach.rest[0]))  # *the army said 7*
        return reach.draft([part]) if part else None
    stance = bool(reach.cue.classes & {"judge", "side", "deny"})
    shown = "show" in reach.cue.classes and _is_evidence(reach)
    if not reach.speaks() or reach.passive or not (reach.cue.classes & {"object", "judge", "side", "topic"} or shown):
        return None
    if reach.describes() or reach.clause.is_(reach.k0 - 1, "infinitive"):
        return None
    first = reach.rest[0]
    amount = any(begin == first for begin, _ in reach.clause.phrases_at("amount"))
    if not (reach.clause.pos(first) in NOMINAL | {"DET", "ADJ", "QUOTE", "ADV"} or _named(reach, first) or amount):
        return None
    last = reach.object_end(first)
    part = reach.clause.content(first, last)
    claims = reach.cue.lemma in reporting.words(reach.language, "claiming")
    if claims and any(reach.clause.is_(i, "not_said") for i in range(first, min(first + 6, last))):
        return None
    named = (stance and reach.clause.pos(first) in NOMINAL) or (
        "topic" in reach.cue.classes and reach.clause.pos(first) == "NOUN"
    )
    if part is None or (last - first < 2 and not named):
        return None
    return reach.draft([part])


def _says_it(reach: Reach, i: int) -> bool:
    """Whether what is said is named in a word, not told: *says so*, *said no*, *said the opposite*."""
    return (
        not reach.passive and not reach.inverted and reach.clause.is_(i + reach.clause.is_(i, "determiner"), "said_so")
    )


def _named(reach: Reach, i: int) -> bool:
    """Whether a name follows that the parse took for another word, or something done: *supports raising the tax*."""
    word = reach.clause.at(i)
    if word is None or reach.clause.is_(i, "auxiliary"):
        return False
    return word.pos in VERBAL and (word.form == "ing" or word.text[0].isupper())


def _is_evidence(reach: Reach) -> bool:
    """Whether a poll, a video, a count or the like is what shows it."""
    if not reach.subject:
        return False
    first, last = reach.subject[0]
    return any(reach.clause.is_(i, "evidence_noun") for i in range(first, last))


def attitude(reach: Reach) -> Draft | None:
    """*is worried about the dam*, *was sure that it would hold*, *is willing to wait*, *are against it*."""
    if not reach.cue.classes & {"feel", "will", "stand"} or not reach.speaks():
        return None
    first = reach.k1
    if "stand" in reach.cue.classes and reach.clause.pos(first) in NOMINAL | {"DET", "ADJ", "VERB"}:
        part = reach.clause.content(first, reach.end_of_phrase(first))
        return reach.draft([part]) if part else None
    done = (at := reach.clause.at(first + 1)) is not None and at.form == "ing"
    about = first + (reach.clause.is_(first, "about") and (done or not reach.clause.is_(first, "infinitive")))
    if "feel" in reach.cue.classes and reach.clause.is_(about, "that") and reach.clause.pos(about) == "SCONJ":
        return reach.clause_draft(about + 1)
    to = "will" in reach.cue.classes and reach.clause.is_(about, "infinitive") and reach.clause.pos(about + 1) in VERBAL
    what = "feel" in reach.cue.classes and about > first and reach.clause.at(about) is not None
    end = reach.aside_after(about, reach.end_of_phrase(about))
    part = reach.clause.content(about, end) if to or what else None
    return reach.draft([part]) if part else None


def tally(reach: Reach) -> Draft | None:
    """*put the toll at 40*: the words of a count, which make a statement only with a number."""
    if "tally" not in reach.cue.classes or not reach.speaks() or reach.passive:
        return None
    first, last = reach.rest[0], reach.end_of_phrase(reach.rest[0])
    at = next((i for i in range(first, min(first + 12, last)) if reach.clause.is_(i, "tally_at")), None)
    if at is None or not any(w.pos == "NUM" for w in reach.items[at + 1 : at + 5]):
        return None
    part = reach.clause.content(first, last)
    return reach.draft([part]) if part else None


def by_agent(reach: Reach) -> Draft | None:
    """*The plan was rejected by the council.*: the one behind *by* speaks, of what the verb's subject names."""
    if not reach.passive or not reach.cue.classes & {"judge", "side", "accuse", "describe", "object", "topic"}:
        return None
    subject, agent = _passive_subject(reach), _agent(reach)
    if subject is None or agent is None:
        return None
    parts = [subject]
    for child in children(reach.items, reach.k0):
        branch = subtree(reach.items, child)
        if child > reach.k0 and reach.clause.is_(min(branch), "object_link") and agent[0] not in branch:
            parts.append((min(branch), max(branch) + 1))
    draft = reach.draft([part for place in parts if (part := reach.clause.content(*place))])
    draft.speakers = [reach.clause.span(*reach.clause.bare(*agent))]
    draft.shown = {draft.speakers[0]: reach.clause.span(*described(reach.clause, *reach.clause.bare(*agent)))}
    return draft if draft.content else None


def impersonal(reach: Reach) -> Draft | None:
    """*The dam is expected to hold*, *he was accused of fraud*: somebody who is not named says or thinks so."""
    if not reach.passive or reach.cue.lemma not in reporting.words(reach.language, "impersonal"):
        return None
    subject, first = _passive_subject(reach), reach.rest[0]
    if subject is None or _agent(reach) is not None:
        return None
    bound = ("infinitive", "as", "of") if reach.cue.classes & {"accuse"} else ("infinitive", "as")
    if not any(reach.clause.is_(first, name) for name in bound):
        return None
    spans = [reach.clause.content(*subject), reach.clause.content(first, reach.object_end(first))]
    draft = reach.draft([span for span in spans if span])
    draft.speakers = []
    return draft


def _passive_subject(reach: Reach) -> tuple[int, int] | None:
    for child in children(reach.items, reach.k0):
        if reach.items[child].dep == "nsubj:pass" and child < reach.k0:
            first, last = parsed_phrase(reach.items, child, low=0, high=reach.k0)
            return (first, last) if first < last else None
    return None


def _agent(reach: Reach) -> tuple[int, int] | None:
    """The phrase behind *by* that does what a passive tells."""
    for child in children(reach.items, reach.k0):
        marked = any(reach.clause.is_(c, "by") for c in children(reach.items, child))
        if child > reach.k0 and reach.items[child].dep in {"obl:agent", "obl"} and marked:
            first, last = parsed_phrase(reach.items, child, low=reach.k1, high=len(reach.items))
            stop = (
                i
                for i in range(first + 1, last)
                if reach.clause.pos(i) == "ADP" and not reach.clause.is_(i, "of_source")
            )
            return (first, next(stop, last)) if first < last else None
    return None


FORMS: tuple[Callable[[Reach], Draft | None], ...] = (
    points_back,
    quote_before,
    quote_after,
    denial,
    that_clause,
    as_said,
    tail,
    whether,
    infinitive,
    accusation,
    description,
    of_relative,
    bare_clause,
    bare_object,
    attitude,
    tally,
    by_agent,
    impersonal,
)
