"""Speakers joined by *and* are several speakers."""

from kilde.read import register
from kilde.read.phrases import (
    Word,
    children,
    subtree,
    trim,
)
from kilde.read.sources import noun_kind
from kilde.read.statements.clause import Clause


def joint(clause: Clause, first: int, last: int) -> list[tuple[int, int]]:
    """Joint speakers apart: *residents, activists and medics*. A name with *and* in it stays whole."""
    items = clause.items
    made = next((i for i in range(first, last) if clause.is_(i, "evidence_noun")), last)
    if any(clause.is_(i, "of_source") for i in range(made, last)):
        return [clause.bare(first, last)]  # *a study by Harbour House and the Quay Institute*
    heads = [i for i in range(first, last) if items[i].dep == "conj" and first <= items[i].head < last]
    top = [i for i in range(first, last) if not first <= items[i].head < last]
    heads = [i for i in heads if items[i].pos in {"NOUN", "PROPN"} and _joined_to(items, i) in top]
    if not heads or not clause.parsed:
        return _speakers_apart(clause, first, last)
    cuts = []
    for head in heads:
        marks = [c for c in children(items, head) if items[c].dep in {"cc", "punct"} and c < head]
        left = min(subtree(items, head) & set(range(first, last)))
        cuts.append((min([*marks, left]), left))
    edges = [first, *(left for _, left in cuts)]
    ends = [*(cut for cut, _ in cuts), last]
    parts = [clause.bare(*trim(items, a, b)) for a, b in zip(edges, ends, strict=True)]
    parts = [part for part in parts if part[0] < part[1]]
    apart = len(parts) > 1 and any(_and_before(clause, a) for a, _ in parts[1:])
    return parts if apart else [clause.bare(first, last)]


def _and_before(clause: Clause, i: int) -> bool:
    """Whether *and* stands before a phrase, or before its article."""
    return clause.is_(i - 1, "and") or (clause.is_(i - 1, "article") and clause.is_(i - 2, "and"))


def _joined_to(items: list[Word], i: int) -> int:
    """The first of the words that a word is joined to by *and*."""
    while items[i].dep == "conj" and items[i].head < i:
        i = items[i].head
    return i


def _speakers_apart(clause: Clause, first: int, last: int) -> list[tuple[int, int]]:
    """The two sides of an *and* that the parse does not see, where each names a sort of speaker."""
    whole = clause.bare(first, last)
    for i in range(first + 1, last - 1):
        if clause.is_(i, "and"):
            sides = [clause.bare(first, i), clause.bare(i + 1, last)]
            if all(_speaker_kind(clause, *side) for side in sides):
                return sides
    return [whole]


def _speaker_kind(clause: Clause, first: int, last: int) -> bool:
    phrase = clause.text[slice(*clause.span(first, last))]
    return noun_kind(phrase, clause.language) is not None or register.find(phrase) is not None
