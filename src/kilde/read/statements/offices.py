"""How much of what is said of a speaker is shown with him: his office, or the clause that tells who is meant."""

from kilde.read.language import lexicon
from kilde.read.phrases import VERBAL, children, subtree
from kilde.read.statements.clause import Clause

_LONGEST = 40
"""Words between the commas, at most."""
_STOPS = frozenset({".", ";", ":", "?", "!", "—", "–", "--"})


def described(clause: Clause, first: int, last: int, cue: int = 0) -> tuple[int, int]:
    """A speaker with what describes him; `cue` is where the verb begins that he stands before.

    *Mina Farrow, head of the clinic in Torv, said*; *a woman who fled the camp said*.
    """
    if not clause.parsed:
        return first, last
    last = _with_where_from(clause, last, cue)
    if clause.word(last) != ",":
        return first, _with_modifiers(clause, first, last, cue) if clause.pos(last - 1) == "NOUN" else last
    if clause.pos(last - 1) not in {"PROPN", "NOUN", "PUNCT"} or not _opens(clause, last):
        return first, last
    if clause.word(cue - 1) == "," and last < cue - 1 <= last + _LONGEST and not _speech_in(clause, last, cue):
        end = cue - 1
    else:
        end = _end(clause, last)
    end = next((i for i in range(last + 1, end) if clause.word(i - 1) == "," and clause.is_(i, "to")), end)
    if not lexicon(clause.language, "statements")["rules"]["speaker_with_relative"]:
        end = next((i for i in range(last, end) if clause.is_(i, "relative") and clause.pos(i) != "DET"), end)
    while end > last and clause.pos(end - 1) in {"PUNCT", "CCONJ", "ADP"} and clause.word(end - 1) not in ")]":
        end -= 1
    return first, max(end, last)


def _with_where_from(clause: Clause, last: int, cue: int) -> int:
    """The end of a speaker with what a preposition tells of him: *governors | in ten states | said*."""
    if clause.pos(last) != "ADP" or not last < cue <= last + 8:
        return last
    broken = (
        w.pos in VERBAL | {"QUOTE", "SCONJ"} or (w.pos == "PUNCT" and w.text != "-") for w in clause.items[last:cue]
    )
    return last if any(broken) or any(clause.is_(i, "day") for i in range(last, cue)) else cue


def _opens(clause: Clause, comma: int) -> bool:
    """Whether a description of who was named begins after a comma, or the name of whom the noun describes."""
    at = comma + 1
    if clause.pos(at) == "ADV" and clause.pos(at + 1) in {"DET", "NOUN", "ADJ"}:
        at += 1  # *now a teacher*
    if clause.pos(comma - 1) == "NOUN" and not clause.word(comma - 1)[:1].isupper():
        return clause.pos(at) == "PROPN" or clause.is_(at, "relative")
    return (
        clause.pos(at) in {"DET", "NOUN", "ADJ", "NUM", "PROPN"}
        or (clause.pos(at) == "PRON" and clause.items[at].dep == "nmod:poss")
        or clause.is_(at, "of_source")
        or clause.is_(at, "relative")
    )


def _speech_in(clause: Clause, first: int, last: int) -> bool:
    return any(w.pos == "QUOTE" or w.text in _STOPS - {"."} for w in clause.items[first:last])


def _end(clause: Clause, comma: int) -> int:
    """Where a description ends that no comma before the word of saying closes."""
    close, relative = comma, False
    for i in range(comma + 1, min(comma + _LONGEST, len(clause.items) + 1)):
        word = clause.at(i)
        if word is None or word.text in _STOPS or (word.pos == "QUOTE" and clause.word(i - 1)[-1:] in {",", "."}):
            return i
        relative = relative or (clause.is_(i, "relative") and word.pos != "DET")
        finite = word.pos in VERBAL and not word.form and not relative and not clause.is_(i - 1, "infinitive")
        if finite or (not relative and any(k0 == i for k0, _, _ in clause.cues)):
            return close
        if word.text == ",":
            close, relative = i, False
    return close


def _with_modifiers(clause: Clause, first: int, last: int, cue: int) -> int:
    """The end of a description with the clause that tells who is meant: *a woman | who fled the camp*."""
    branches = [
        max(subtree(clause.items, child))
        for head in range(first, last)
        for child in children(clause.items, head)
        if clause.items[child].dep in {"acl", "acl:relcl", "amod"} and min(subtree(clause.items, child)) == last
    ]
    end = min(branches, default=last - 1) + 1
    if end > last and clause.is_(last, "relative"):
        end = max(end, cue)  # what the parse took for a second subject is the object: *who fled | the camp said*
    inside = range(last, end)
    broken = any(w.pos == "QUOTE" or w.text in {",", ";", ":"} for w in clause.items[last:end])
    broken = broken or any(clause.is_(i, "that") and clause.pos(i) == "SCONJ" for i in inside)
    return last if broken or any(k0 in inside for k0, _, _ in clause.cues) else end
