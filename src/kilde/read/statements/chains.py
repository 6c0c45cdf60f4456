"""From drafts to voices: speakers named, reports inside reports made chains, and the chain of any stretch of text."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from kilde.read import forms, reporting
from kilde.read.sentences import Sentence
from kilde.read.sources import GROUPS, RELAYING, Cast, head_noun, pronouns, small
from kilde.read.statements.draft import Draft, Voice
from kilde.read.statements.unvoiced import unvoiced_source
from kilde.vocabulary import Content, Modality, Source, SourceKind, SourceRole, Span


def voices_of(text: str, drafts: list[Draft], language: str) -> list[Voice]:
    """Drafts with their speakers named, in the order of the text, and reports inside reports as chains."""
    cast = Cast(text, language)
    for draft in sorted(drafts, key=lambda d: (min((s for s, _ in d.speakers), default=d.start), d.start)):
        draft.chain = _own_chain(text, draft, cast)
    kept = _merged(drafts)
    _same_evidence(kept)
    voices: list[Draft] = []
    for draft in kept:
        outer = [o for o in kept if o is not draft and draft.cue and _holds(o, *draft.cue)]
        if not all(_passes_on(frame) for frame in outer) and not _report_within(text, draft, language):
            continue
        voices.append(draft)
        for frame in sorted(outer, key=lambda o: o.end - o.start):
            if frame.rule in _THOUGHTS:
                continue  # *leaders responded to the claim by activists that …* pass nothing on
            known = {(s.name or s.text) for s in draft.chain}
            draft.chain += [_as_relay(s) for s in _own(frame) if (s.name or s.text) not in known]
    return [_voice(text, draft, language) for draft in voices if draft.chain or draft.rule in _UNNAMED]


def _passes_on(frame: Draft) -> bool:
    """Whether those who say it only pass it on: an agency, an outlet."""
    return bool(frame.chain) and all(source.kind in RELAYING for source in _own(frame))


_UNNAMED = frozenset({"that_clause", "tail", "impersonal", "noun", "whether"})
"""Rules that make a statement although nobody is named who says it."""
_THOUGHTS = frozenset({"bare_object", "infinitive", "noun", "noun_of_stance", "whether"})


_HELD = frozenset({"that_clause", "bare_clause", "description", "bare_object"})
"""Rules of what somebody holds to be so."""


def _report_within(text: str, draft: Draft, language: str) -> bool:
    """Whether a statement within another is a report of its own: what somebody else, who is named, has said.

    A thought, wish or reproach within what is said is part of what is said.
    """
    named = [text[s:e].casefold() for s, e in (*draft.origins, *draft.speakers)]
    told = bool(draft.classes & {"say", "tell"}) and draft.rule not in _THOUGHTS
    return told and any(n not in pronouns(language) | small(language, "first_person") for n in named)


def _same_evidence(drafts: list[Draft]) -> None:
    """Give who goes on (*Han legger til at …*) the video or document that the same speaker spoke in just before."""
    for before, draft in pairwise(drafts):
        if "continuing" in draft.classes and draft.sentence - before.sentence <= 1:
            shown = [s for s in before.chain if s.role is SourceRole.EVIDENCE]
            speaks = {s.name or s.text for s in _own(draft)} & {s.name or s.text for s in _own(before)}
            if speaks and not any(s.role is SourceRole.EVIDENCE for s in draft.chain):
                draft.chain += shown


def _own(draft: Draft) -> list[Source]:
    return [s for s in draft.chain if s.role is not SourceRole.EVIDENCE]


def _as_relay(source: Source) -> Source:
    return msgspec.structs.replace(source, role=SourceRole.RELAYS)


def _holds(draft: Draft, start: int, end: int) -> bool:
    return any(s <= start and end <= e for s, e in draft.content)


def _own_chain(text: str, draft: Draft, cast: Cast) -> list[Source]:
    parts = [_without_carrier(text, part, cast.language) for part in draft.speakers]
    speakers = [_shown(text, draft, source, cast) for part in parts for source in cast.sources(_span(text, part))]
    chain = [source for part in draft.origins for source in cast.sources(_span(text, part))]
    chain += [_as_relay(s) if chain and s.role is SourceRole.CLAIMS else s for s in speakers]
    gatherings = reporting.words(cast.language, "gathering")  # *told a news conference*
    for part in draft.hearers:
        hearer = cast.source(_span(text, part), speaks=False)
        if hearer.kind in RELAYING and head_noun(hearer.text or "", cast.language) not in gatherings:
            chain.append(_as_relay(hearer))
    chain += [cast.source(_span(text, part), SourceRole.EVIDENCE) for part in draft.evidence]
    return chain


def _without_carrier(text: str, part: tuple[int, int], language: str) -> tuple[int, int]:
    """A speaker without who passed on what he said: *an official | quoted by the agency*."""
    found = reporting.matcher(language, "carried").search(text, *part)
    return (part[0], found.start()) if found and found.start() > part[0] else part


def _shown(text: str, draft: Draft, source: Source, cast: Cast) -> Source:
    """A speaker with the words that are to be shown for him; *who* only where his name is known."""
    shown = draft.shown.get((source.start or 0, source.end or 0), (0, 0))
    start, end = _without_carrier(text, shown, cast.language)
    longer = end - start - ((source.end or 0) - (source.start or 0))
    if start == end or (longer < 0 and source.name is None):
        return source
    if longer > 0 and source.name is None:
        whole = cast.source(_span(text, (start, end)))  # *the ministry's spokesman, Omar Said*
        if whole.name and whole.kind not in GROUPS:
            return whole
    return msgspec.structs.replace(source, text=text[start:end], start=start, end=end)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Without outlets that only pass a whole statement on (*sier X, skriver Reuters*): they join its chain."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.end - d.start):
        relayed = [
            o
            for o in kept
            if draft.cue
            and o.cue
            and (o.sentence == draft.sentence or draft.rule == "points_back")
            and _holds(draft, *o.cue)
            and draft.rule in {"tail", "according", "quote_before", "points_back"}
        ]
        whole = draft.rule != "points_back" or all(other.direct for other in relayed)
        if relayed and whole and draft.chain and all(s.kind in RELAYING for s in draft.chain):
            for other in relayed:
                other.chain += [
                    _as_relay(s)
                    for s in draft.chain
                    if (s.name or s.text) not in {(c.name or c.text) for c in other.chain}
                ]
        elif not any(o.content == draft.content and o.cue == draft.cue for o in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.start, -d.end))


def _span(text: str, part: tuple[int, int]) -> Span:
    return Span(text[part[0] : part[1]], *part)


def _voice(text: str, draft: Draft, language: str) -> Voice:
    spans = sorted(draft.content)
    start, end = draft.start, draft.end
    content = Content(text[start:end], start, end, spans=tuple(spans) if len(spans) > 1 else None)
    sources = tuple(dict.fromkeys(draft.chain)) or (Source(kind=SourceKind.UNNAMED),)
    return Voice(
        sources,
        _span(text, draft.cue) if draft.cue else None,
        content,
        draft.direct,
        _modality(text, draft, language),
        draft.rule,
        draft.sentence,
    )


def _modality(text: str, draft: Draft, language: str) -> Modality:
    """How firmly: requests are planned, denials denied, and *may* among the first words makes it possible."""
    if "deny" in draft.classes and draft.rule in {"that_clause", "bare_object", "denial"}:
        return Modality.DENIED
    if draft.negated and draft.rule in _HELD and draft.lemma in reporting.words(language, "opinion"):
        return Modality.DENIED  # *does not believe that …*; but who does not know it does not deny it
    if draft.rule == "infinitive":
        return Modality.PLANNED
    opening = re.findall(r"\w+", text[draft.start : draft.end].casefold())[:9]
    if set(opening) & reporting.words(language, "possible"):
        return Modality.POSSIBLE
    return Modality.ASSERTED


def chain_for(
    voices: Sequence[Voice], start: int, end: int, *, text: str, sentences: Sequence[Sentence], language: str
) -> tuple[Source, ...]:
    """The chain of sources for something said at these characters; empty where it is the document's own voice.

    The innermost statement that holds them decides; else a source that closes a headline (*… in clashes: Monitor*), or
    an adverb of hearsay in the same sentence.
    """
    holding = [v for v in voices if v.holds(start, end) and _asserts(text, v, start, language)]
    if holding:
        return min(holding, key=lambda v: (v.content.end or 0) - (v.content.start or 0)).sources
    if (telling := _told_of(voices, start, end, language)) is not None:
        return (telling,)
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    if sentence is None:
        return ()
    return unvoiced_source(text, sentence, end, language)


def _told_of(voices: Sequence[Voice], start: int, end: int, language: str) -> Source | None:
    """The speaker of whom a clause says that he counted it: *said the monitor, | which gave a toll of 17 before*."""
    for voice in voices:
        for source in voice.sources:
            if source.text and (source.start or 0) < start and end <= (source.end or 0):
                before = source.text[: start - (source.start or 0)].casefold().split()
                if not reporting.words(language, "counted").isdisjoint(before):
                    return source
    return None


def _asserts(text: str, voice: Voice, start: int, language: str) -> bool:
    """Whether the speaker says what stands here: a question asserts nothing, nor an order what it takes for granted."""
    if voice.rule in {"whether", "impersonal"} or (voice.rule == "noun" and voice.sources[0].start is None):
        return False
    if voice.modality is not Modality.PLANNED:
        return True
    before = re.findall(r"\w+", text[voice.content.start or 0 : start].casefold())
    return not (reporting.words(language, "conjunction") | forms.small(language, "aside")) & set(before)
