"""Speech in quotation marks before or after a word of saying, and behind a colon."""

import re

from kilde.read.phrases import NOMINAL, VERBAL
from kilde.read.quotations import Quotation, find_quotations
from kilde.read.statements.draft import Draft
from kilde.read.statements.ends import end_of_said
from kilde.read.statements.reach import Reach


def quote_before(reach: Reach) -> Draft | None:
    """*“…,” she said.*, and where it goes on in the same sentence."""
    if not reach.cue.classes & {"say", "tell", "utter", "think", "describe", "continuing"}:
        return None
    at = reach.group_start() - 1
    if reach.clause.word(at) in {",", "–", "—", "-", "--"}:
        at -= 1
    at = reach.quotation_before(at)
    quotation = reach.items[at].quotation if at >= 0 else None
    if quotation is None or not reach.speaks() or at in reach.clause.used or reach.tells_aside():
        return None
    if reach.items[reach.k0].form == "ing" and _object_before(reach, at):
        return None  # *said it had hit “a base”, | claiming …*
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


def _object_before(reach: Reach, at: int) -> bool:
    """Whether a quotation is only the object of a verb right before it: *had hit “a base”*."""
    quotation = reach.items[at].quotation
    inner = reach.clause.text[quotation.inner_start : quotation.inner_end] if quotation else ""
    return reach.clause.pos(at - 1) in VERBAL and inner[:1].islower() and len(inner.split()) < _SPEECH


_SPEECH = 6
"""Words of a quotation that is speech whatever stands before it."""


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
        and (reach.clause.word(at - 1) not in {",", ":", ".", "?", "!", "—", "–"} or _continues(reach, before, at))
        and any(w.pos in VERBAL or w.pos in NOMINAL for w in words_before)
    ):
        part = reach.clause.content(before, at + 1)
        if part:
            return reach.draft([part])
    part = reach.clause.content(at, at + 1)
    return reach.draft([part] if part else [reach.clause.span(at, at + 1)], direct=True)


def _continues(reach: Reach, before: int, at: int) -> bool:
    """Whether a quotation goes on with a clause before it: *The dam holds, “and nobody will drown,” she said.*"""
    quotation = reach.items[at].quotation
    assert quotation is not None
    opens = reach.clause.text[quotation.inner_start : quotation.inner_start + 1]
    finite = any(w.pos in VERBAL and not w.form for w in reach.items[before:at])
    return reach.clause.word(at - 1) == "," and opens.islower() and finite


def quote_after(reach: Reach) -> Draft | None:
    """*He said: “…”*, *she said, “…”*, *X said “…”*."""
    if not reach.cue.classes & {"say", "tell", "utter", "continuing", "describe", "ask", "show"} or not reach.speaks():
        return None
    for i in (*reach.rest, *_past_manner(reach)):
        at = i + 1 if reach.clause.word(i) in {":", ","} else i
        word = reach.clause.at(at)
        if word is None or word.quotation is None:
            continue
        reach.clause.used.add(at)
        direct = reach.clause.word(i) in {":", ","} or _stands_alone(reach, at)
        if direct:
            part = reach.clause.content(at, at + 1)
            return reach.draft([part], direct=True) if part else None
        part = reach.clause.content(at, end_of_said(reach, at))
        return reach.draft([part]) if part else None
    if reach.clause.word(reach.rest[-1]) == ":" or any(reach.clause.word(i) == ":" for i in reach.rest):
        colon = next(i for i in reach.rest if reach.clause.word(i) == ":")
        if colon >= len(reach.items) - 1 and reach.clause.number + 1 < len(reach.clause.sentences):
            return reach.draft([_following(reach)], direct=True)
        part = reach.clause.content(colon + 1, len(reach.items))
        return reach.draft([part]) if part else None
    return None


def _past_manner(reach: Reach) -> list[int]:
    """The mark behind how somebody said what is quoted: *concluded so calmly and slowly | , “…”*."""
    for i in range(reach.rest[-1], min(reach.rest[-1] + _MANNER, len(reach.items) - 1)):
        if reach.clause.word(i) in {",", ":"}:
            return [i] if reach.items[i + 1].quotation else []
        if reach.clause.pos(i) in VERBAL | {"PUNCT", "QUOTE", "SCONJ"} or reach.clause.is_(i, "relative"):
            return []
    return []


_MANNER = 9
"""Words between a word of saying and the quotation, at most."""


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
