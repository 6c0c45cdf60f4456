"""What is said, asked for, judged or promised as an object or an infinitive: *called for calm*, *vowed to stay*."""

from kilde.read import reporting
from kilde.read.phrases import NOMINAL, VERBAL, children, phrase_before
from kilde.read.statements.draft import Draft
from kilde.read.statements.ends import aside_after, clause_draft, end_of_phrase, end_of_said, object_end
from kilde.read.statements.reach import Reach

_MARKS = frozenset({'"', "“", "”", "''", "«", "»", "‘", "„"})


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
        end = aside_after(reach, to, end_of_phrase(reach, to))
        part = reach.clause.content(to if reach.clause.pos(first) == "ADP" else first, end)
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
            part = reach.clause.content(begin, aside_after(reach, begin, end_of_phrase(reach, begin + 1)))
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
            part = reach.clause.content(first, end_of_phrase(reach, first))
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
        part = reach.clause.content(first, end_of_phrase(reach, first))  # *call it the last chance*
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
            part = reach.clause.content(first, end_of_phrase(reach, first))
            return reach.draft([part]) if part else None
    return None


def _compares(reach: Reach, i: int) -> bool:
    """Whether *as* measures: *as late as the last one*."""
    return reach.clause.pos(i) == "ADV" and any(reach.clause.is_(k, "as") for k in range(i + 1, i + 5))


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
        part = reach.clause.content(first, end_of_phrase(reach, first))
        return reach.draft([about, part]) if about and part else None
    takes_side = reach.cue.classes & {"judge", "side"} and "promise" not in reach.cue.classes  # not *all they want*
    if not relative and takes_side and reach.ends_at(first):
        return reach.draft([about]) if about else None
    return None


def bare_object(reach: Reach) -> Draft | None:
    """*announced a ceasefire*, *called for calm*."""
    plain = reach.cue.lemma in reporting.words(reach.language, "plain_say")
    if plain and reach.speaks() and (reach.clause.pos(reach.rest[0]) == "NUM" or _says_it(reach, reach.rest[0])):
        part = reach.clause.content(reach.rest[0], end_of_said(reach, reach.rest[0]))  # *the army said 7*
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
    last = object_end(reach, first)
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
        part = reach.clause.content(first, end_of_phrase(reach, first))
        return reach.draft([part]) if part else None
    done = (at := reach.clause.at(first + 1)) is not None and at.form == "ing"
    about = first + (reach.clause.is_(first, "about") and (done or not reach.clause.is_(first, "infinitive")))
    if "feel" in reach.cue.classes and reach.clause.is_(about, "that") and reach.clause.pos(about) == "SCONJ":
        return clause_draft(reach, about + 1)
    to = "will" in reach.cue.classes and reach.clause.is_(about, "infinitive") and reach.clause.pos(about + 1) in VERBAL
    what = "feel" in reach.cue.classes and about > first and reach.clause.at(about) is not None
    end = aside_after(reach, about, end_of_phrase(reach, about))
    part = reach.clause.content(about, end) if to or what else None
    return reach.draft([part]) if part else None


def tally(reach: Reach) -> Draft | None:
    """*put the toll at 40*: the words of a count, which make a statement only with a number."""
    if "tally" not in reach.cue.classes or not reach.speaks() or reach.passive:
        return None
    first, last = reach.rest[0], end_of_phrase(reach, reach.rest[0])
    at = next((i for i in range(first, min(first + 12, last)) if reach.clause.is_(i, "tally_at")), None)
    if at is None or not any(w.pos == "NUM" for w in reach.items[at + 1 : at + 5]):
        return None
    part = reach.clause.content(first, last)
    return reach.draft([part]) if part else None
