"""Where what is said ends: at another word of saying, a clause of its own, an aside, or with the sentence."""

from collections.abc import Iterator

from kilde.read import register
from kilde.read.phrases import (
    VERBAL,
    children,
    phrase_after,
    subtree,
)
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft
from kilde.read.statements.reach import Reach
from kilde.vocabulary import SourceKind


def end_of_said(reach: Reach, first: int) -> int:
    """Where what is said ends: at another word of saying, a main clause of its own, or with the sentence."""
    edges = [k for k in statement_edges(reach.clause, max(first, reach.k1)) if k > first]
    edges += [reach.opened] if reach.opened > first else []
    dashes = [i for i in range(first + 1, len(reach.items)) if _dash(reach.clause, i)]
    edges += dashes if len(dashes) == 1 else []  # two hold an aside between them, and what is said goes on
    edges += [edge for edge in (_main_clause(reach, first), _bracket(reach, first)) if edge]
    if reach.clause.parsed:
        for child in children(reach.items, reach.k0):
            if child > first and reach.items[child].dep in {"conj", "parataxis"} and reach.items[child].pos in VERBAL:
                own = any(reach.items[g].dep.startswith("nsubj") for g in children(reach.items, child))
                branch = subtree(reach.items, child)
                own = (
                    own and not reach.clause.is_(min(branch), "that") and not reach.clause.is_(min(branch) + 1, "that")
                )
                if own and min(branch) > first + 1 and reach.clause.has_verb(first, min(branch)):
                    edges.append(min(branch))
    end = min(edges, default=len(reach.items))
    while end > first and reach.clause.pos(end - 1) in {"CCONJ", "PUNCT", "SCONJ"} and end < len(reach.items):
        end -= 1
    return end


def _main_clause(reach: Reach, first: int) -> int:
    """Where the main clause begins behind a clause in which this is said; 0 where there is none.

    *If the mails show that he knew, | he will go*; *while the navy denies it, | the army does not*.
    """
    top, seen = reach.k0, set[int]()
    while 0 <= top < len(reach.items) and top not in seen and not reach.items[top].dep.startswith(("advcl", "acl")):
        seen.add(top)
        top = reach.items[top].head
    if top in seen or not 0 <= top < len(reach.items):
        return 0
    if reach.items[top].head <= first and reach.items[top].dep != "acl:relcl":
        return 0
    branch = subtree(reach.items, top)
    return next(
        (i for i in range(first + 1, len(reach.items)) if reach.clause.word(i - 1) == "," and i not in branch), 0
    )


def _bracket(reach: Reach, first: int) -> int:
    """Where the brackets close in which this is said; 0 where there are none."""
    opened = reach.clause.word(reach.clause.back(reach.k0) - 1) == "("
    return next((i for i in range(first, len(reach.items)) if reach.clause.word(i) == ")"), 0) if opened else 0


def end_of_phrase(reach: Reach, first: int) -> int:
    """The same where what is said is no clause of its own: what stands after a dash is the document's own."""
    end = end_of_said(reach, first)
    return next((i for i in range(first + 1, end) if _dash(reach.clause, i) or reach.clause.word(i) == ";"), end)


def _dash(clause: Clause, i: int) -> bool:
    """Whether a dash stands here, also one typed as a hyphen between blanks: *the plan - which failed*."""
    if clause.word(i) in {"—", "–", "--"}:
        return True
    return (
        clause.word(i) == "-"
        and clause.items[i - 1].end < clause.items[i].start
        and i + 1 < len(clause.items)
        and (clause.items[i].end < clause.items[i + 1].start)
    )


def object_end(reach: Reach, first: int) -> int:
    """Where the object of the word ends: with what hangs on it, and what it is praised, blamed or taken *for*."""
    limit = end_of_phrase(reach, first)
    ends = []
    for child in children(reach.items, reach.k0):
        dep = reach.items[child].dep.split(":")[0]
        branch = subtree(reach.items, child)
        bound = dep in {"obj", "iobj", "xcomp", "ccomp"} or (
            dep in {"obl", "advcl"} and (min(branch) <= first or reach.clause.is_(min(branch), "object_link"))
        )
        if bound and child >= first:
            ends.append(max(branch) + 1)
    aside = aside_after(reach, first, limit)
    end = min(max(ends, default=limit), aside)
    if reach.is_participle() and reach.clause.pos(reach.k0 - 1) in {"NOUN", "PROPN"}:
        found = phrase_after(reach.items, first, reach.language)
        verb = reach.clause.at(found[1]) if found else None
        if found and verb and verb.pos in VERBAL and not verb.form:
            return min(end, found[1])  # *a group backing the plan | left*
    while reach.clause.pos(end) == "PUNCT" and reach.clause.word(end) not in {",", ";"} and end < limit:
        end += 1
    loose = reach.clause.is_(end, "adjunct") or reach.clause.is_(end, "conjunction") or reach.clause.word(end) == ","
    return end if loose else aside


def aside_after(reach: Reach, first: int, limit: int) -> int:
    """Where an aside on the object begins: *praised the law, | which …*, *denied it, | saying …*, *it, | but …*."""
    for i in range(first + 1, limit):
        if reach.clause.word(i) != ",":
            continue
        opens = reach.clause.at(i + 1)
        if reach.clause.is_(i + 1, "aside"):
            continue
        if opens is None or reach.clause.is_(i + 1, "relative") or opens.pos == "SCONJ" or opens.form == "ing":
            return i
        if reach.clause.is_(i + 1, "article") and not _listed(reach.clause, i + 1, limit):
            return i
        if opens.pos == "CCONJ" and not reach.clause.is_(i + 1, "and"):
            return i
    return limit


def clause_draft(reach: Reach, first: int) -> Draft | None:
    """A statement whose content begins at a place and goes on to where what is said ends."""
    if not reach.speaks() and not reach._impersonal():
        return None
    part = reach.clause.content(first, end_of_said(reach, first))
    return reach.draft([part]) if part else None


def _listed(clause: Clause, first: int, limit: int) -> bool:
    """Whether *and* joins something behind a comma: *a boat, | a truck and a tent*."""
    return any(clause.is_(i, "and") for i in range(first, limit))


_SPEAKING = frozenset({"say", "tell", "think", "deny", "request"})


def _credit(clause: Clause, i: int) -> bool:
    """Whether the credit of a photograph closes its caption here: *… on Monday (Reuters) Two were …*."""
    if clause.word(i) != "(" or clause.word(i + 2) != ")" or not clause.word(i + 3)[:1].isupper():
        return False
    entry = register.find(clause.word(i + 1))
    return entry is not None and entry.kind is SourceKind.AGENCY


def goes_on(clause: Clause, k0: int) -> bool:
    """Whether a word of saying without a speaker goes on with that of the one before: *said …, adding that …*."""
    if not clause.parsed or not any(k < k0 for k, _, _ in clause.cues):
        return False
    if any(clause.items[c].dep.startswith(("nsubj", "mark")) for c in children(clause.items, k0)):
        return False
    head = clause.items[k0].head
    joined = clause.items[k0].dep == "conj" and any(k == head for k, _, _ in clause.cues)
    return joined or (clause.items[k0].dep == "advcl" and clause.word(k0 - 1) == ",")


def _second_verb(clause: Clause, k0: int, k1: int) -> int:
    """Where a second word of saying of the same speaker is joined to the first, or 0: *said it fell, | and blamed X*.

    Without a comma before *and* what follows must be speech: *said it fell | and added, “…”*.
    """
    left = k0 - 1
    while left > 0 and clause.pos(left) in {"ADV", "AUX"}:
        left -= 1
    verb = clause.items[k0]
    if clause.pos(left) != "CCONJ" or verb.form == "ing" or clause.is_(k0 - 1, "infinitive"):
        return 0
    if any(clause.items[c].dep.startswith("nsubj") for c in children(clause.items, k0)):
        return 0
    quoted = clause.pos(k1) == "QUOTE" or (clause.word(k1) in {",", ":"} and clause.pos(k1 + 1) == "QUOTE")
    joined = verb.dep == "conj" and any(k == verb.head for k, _, _ in clause.cues)
    apart = joined or clause.word(left - 1) in {",", "-", "—", "–", "--"} or clause.pos(left - 1) == "QUOTE"
    return left if apart or quoted or clause.is_(k1, "that") else 0


def statement_edges(clause: Clause, after: int) -> Iterator[int]:
    """Places after which something else is said in this sentence: a tail, or a second cue of the same speaker."""
    for k0, k1, cue in clause.cues:
        if k0 <= after:
            continue
        reach = Reach(clause, k0, k1, cue)
        if reach.is_tail() and reach.subject:
            yield min(reach.group_start(), k0)
        elif (
            reach.subject
            and clause.pos(reach.group_start() - 1) == "CCONJ"
            and clause.word(reach.group_start() - 2) == ","
        ):
            yield reach.group_start() - 2
        elif reach.subject and clause.is_(reach.group_start() - 1, "contrast"):
            yield reach.group_start() - 1
        elif (left := _second_verb(clause, k0, k1)) > after:
            yield left
        elif (reach.inherits or goes_on(clause, k0)) and cue.classes & _SPEAKING:
            left = k0
            while left - 1 > after and (clause.pos(left - 1) in {"PUNCT", "CCONJ", "AUX", "ADV", "PART"}):
                left -= 1
            if left < k0:
                yield left
    yield from (i for i in range(after + 1, len(clause.items) - 3) if _credit(clause, i))
    for first, _ in (*clause.phrases_at("according"), *clause.phrases_at("citing")):
        if first > after:
            yield first
