"""Quotations that are speech: which ones hold a statement, and which go on with the speaker before them."""

import re
from collections.abc import Sequence

from kilde.read import reporting
from kilde.read.language import lexicon
from kilde.read.phrases import parsed_phrase, words_of
from kilde.read.quotations import Quotation, dash_lines, find_quotations
from kilde.read.sentences import Sentence
from kilde.read.sources import pronouns
from kilde.read.statements.draft import Draft


def speeches(text: str, language: str) -> list[Quotation]:
    """Quotations that can hold a statement: longer ones, or short ones set off by a comma or colon."""
    found = [q for q in find_quotations(text) if _substantial(text, q)]
    if lexicon(language, "statements")["rules"]["dash_quotes"]:
        spoken = [_dash_quotation(text, start, end, language) for start, end in dash_lines(text)]
        found = [q for q in found if not any(d.start <= q.start < d.end for d in spoken)] + spoken
    return sorted(found, key=lambda q: q.start)


def _substantial(text: str, quotation: Quotation) -> bool:
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    count = len(inner.split())
    if count >= 4:
        return True
    before = text[: quotation.start].rstrip()[-1:]
    return bool(count) and (
        inner[-1] in ",?!" or (before in ",:" and inner[-1] in ".") or (before == ":" and inner[:1].isupper())
    )


def _dash_quotation(text: str, start: int, end: int, language: str) -> Quotation:
    """The speech of a dash line: up to the comma before a word of saying and its speaker, else to the line's end."""
    for tail in re.finditer(r"[,?!…»\"”]\s+(?=(\w+)\s+(\w+))", text[start:end]):
        verb, following = tail.group(1).casefold(), tail.group(2).casefold()
        entries = reporting.cues(language).get(verb, ())
        speaking = any(form == (verb,) and cue.classes & {"say", "utter", "think"} for form, cue in entries)
        if (speaking or (verb,) in reporting.phrases(language, "according")) and following not in reporting.words(
            language, "not_speaker"
        ):
            stop = start + tail.start() + (0 if tail.group()[0] == "," else 1)
            return Quotation(start - 2, start + tail.start() + 1, start, stop, dash=True)
    return Quotation(start - 2, end, start, end, dash=True)


def free_quotations(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence], drafts: Sequence[Draft], language: str
) -> list[Draft]:
    """Quotations that stand free: said by whoever leads up to them, else by the speaker before them."""
    found: list[Draft] = []
    direct = sorted((d for d in drafts if d.speakers and d.cue), key=lambda d: d.cue[0] if d.cue else 0)
    for quotation in quotations:
        if any(s <= quotation.inner_start < e for d in drafts for s, e in d.content):
            continue
        if (
            not _stands_free(text, quotation)
            or _stray(text, quotation)
            or len(text[quotation.inner_start : quotation.inner_end].split()) < 4
        ):
            continue
        number = next((n for n, s in enumerate(sentences) if s.start <= quotation.start < s.end), 0)
        before = _quoted_last([d for d in direct if d.cue and d.cue[0] < quotation.start])
        end = _clean_end(text, quotation)
        if (open_one := _paragraph_before(text, (*drafts, *found), quotation)) is not None:
            open_one.content.append((quotation.inner_start, end))
            continue
        if before and _goes_on(text, before[-1], quotation, sentences[: number + 1]):
            before[-1].content.append((quotation.inner_start, end))
            continue
        if (after := _opening_of(text, direct, quotation)) is not None:
            after.content.append((quotation.inner_start, end))
            continue
        led = _led_up_to(text, quotation, sentences[: number + 1], language, last=before[-1:])
        speakers = [led] if led else list(before[-1].speakers) if before else []
        if not speakers:
            continue
        rule = "quote_led_up_to" if led else "quote_continues"
        content = [(quotation.inner_start, end)]
        draft = Draft(number, frozenset({"say"}), None, content, speakers, direct=True, rule=rule, inferred=not led)
        draft.shown = {} if led else {k: v for k, v in before[-1].shown.items() if v[0] == k[0]}
        found.append(draft)
    return found


_SIGNED = re.compile(r"\s[—–-]{1,2}\s+([^()\n—–<>]{2,50}\(@\w{1,20}\))")


def posts(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Draft]:
    """Posts of social media, signed with a name and a handle: *The pier is gone. — Jo Doe (@jodoe) May 3, 2016*."""
    found = []
    for signed in _SIGNED.finditer(text):
        begin = max(text.rfind("\n", 0, signed.start()), text.rfind(">", 0, signed.start())) + 1
        begin += len(text[begin : signed.start()]) - len(text[begin : signed.start()].lstrip())
        if begin >= signed.start() or any((begin, signed.start()) in draft.content for draft in drafts):
            continue
        number = next((n for n, s in enumerate(sentences) if s.start <= begin < s.end), 0)
        end = begin + len(text[begin : signed.start()].rstrip(" ,.;:!?"))
        content = [(begin, end)]
        found.append(Draft(number, frozenset({"say"}), None, content, [signed.span(1)], direct=True, rule="post"))
    return found


def _quoted_last(drafts: list[Draft]) -> list[Draft]:
    """Drafts up to the one whose quotation the next goes on from, not what is told of its speaker behind him:
    *“…,” said Jo Doe, who says that the road is closed. “…”*
    """
    if not drafts:
        return drafts
    last = [(n, d) for n, d in enumerate(drafts) if d.sentence == drafts[-1].sentence]
    quoted = [n for n, d in last if d.rule == "quote_before"]
    if quoted:
        return drafts[: quoted[-1] + 1]
    apart = [n for n, d in last if not any(o is not d and d.cue and _within(d.cue, o) for _, o in last)]
    return drafts[: apart[-1] + 1] if apart else drafts


def _within(cue: tuple[int, int], draft: Draft) -> bool:
    return any(s <= cue[0] and cue[1] <= e for s, e in draft.content)


def _paragraph_before(text: str, drafts: Sequence[Draft], quotation: Quotation) -> Draft | None:
    """The statement whose quotation ends right before this one, so that it is the next paragraph of the same speech."""
    before = re.search(r"[\w.,!?…—–-]+[\"”»’']*\s*\n\s*$", text[max(0, quotation.start - 60) : quotation.start])
    if before is None or quotation.dash:
        return None
    last = max(0, quotation.start - 60) + before.start()
    near = [d for d in drafts if d.direct and any(s <= last <= e for s, e in d.content)]
    return near[-1] if near and text[: quotation.start].rstrip()[-1:] not in ":" else None


def _clean_end(text: str, quotation: Quotation) -> int:
    end = quotation.inner_end
    while end > quotation.inner_start and text[end - 1] in " ,.;:!?":
        end -= 1
    return end


def _goes_on(text: str, draft: Draft, quotation: Quotation, sentences: Sequence[Sentence]) -> bool:
    """Whether a quotation is the rest of what was quoted before the speaker: *“One,” she said. “Two.”*"""
    begin = draft.end
    between = text[begin : quotation.start]
    if "\n" in between or draft.rule not in {"quote_before", "tail"} or not draft.cue:
        return False
    if draft.cue[0] < begin:  # it has gone on already, and goes on right after that
        return re.search(r"\w", between) is None
    number = len(sentences) - 1
    at = number if sentences[number].start < quotation.start else number - 1
    while at > draft.sentence and sentences[at].start >= quotation.start:
        at -= 1
    return at == draft.sentence and re.search(r"\w", text[sentences[at].end : quotation.start]) is None


def _opening_of(text: str, drafts: Sequence[Draft], quotation: Quotation) -> Draft | None:
    """The statement that a quotation opens whose speaker comes after the next one: *“One?” “Two,” she said.*"""
    for draft in drafts:
        between = text[quotation.end : draft.start]
        if draft.start > quotation.end and draft.direct and draft.rule == "quote_before":
            apart = quotation.dash and "\n" in between
            return draft if not apart and re.search(r"\w", between) is None else None
    return None


def _led_up_to(
    text: str, quotation: Quotation, sentences: Sequence[Sentence], language: str, *, last: Sequence[Draft]
) -> tuple[int, int] | None:
    """The person who is the subject of the words that lead up to a quotation: *She repeated her favourite line: “…”*.

    So too the sentence before it in the same paragraph, where the last speaker has not spoken there.
    """
    before = text[: quotation.start].rstrip()
    number = len(sentences) - 1
    at = number if sentences[number].start < quotation.start and before.endswith(":") else number - 1
    if at < 0 or (any(d.sentence >= at for d in last) and not before.endswith(":")):
        return None
    if not before.endswith(":") and "\n" in text[sentences[at].end : quotation.start]:
        return None
    words = words_of(sentences[at], language)
    for i, word in sorted(enumerate(words), reverse=before.endswith(":")):  # the nearest before a colon
        head = words[word.head] if 0 <= word.head < len(words) else None
        personal = word.pos == "PROPN" or word.low in pronouns(language)
        main = head is not None and head.pos == "VERB" and (head.dep == "ROOT" or before.endswith(":"))
        if word.dep == "nsubj" and main and personal:
            first, end = parsed_phrase(words, i, low=0, high=len(words))
            if word.start < quotation.start and first < end:
                return words[first].start, words[end - 1].end
    return None


def _stray(text: str, quotation: Quotation) -> bool:
    """Whether a mark opens a quotation that nothing closes, and no paragraph goes on with it."""
    longer = quotation.words > _LONGEST
    return longer and not (quotation.closed or quotation.dash or _MARKED.match(text, quotation.end))


_LONGEST = 60
"""Words of a quotation whose closing mark was forgotten, at most."""
_MARKED = re.compile(r"\s*(?:[\"“”„«‘]|'')")


def _stands_free(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins a sentence and nothing else is said in it."""
    before = text[: quotation.start].rstrip(" \t")
    if quotation.dash and text[quotation.inner_start : quotation.inner_end].rstrip()[-1:].isalnum():
        return False  # a heading
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    return (not before or before[-1] in "\n.!?:”\"»’'") and (
        inner[-1:] in ".!?…" or text[quotation.end : quotation.end + 1] in {".", "\n", ""} or quotation.dash
    )
