"""Sources that no statement gives: those that close a headline or a sentence whose commas were lost, and hearsay."""

import re

from kilde.read import register, reporting
from kilde.read.language import lexicon
from kilde.read.sentences import Sentence
from kilde.read.sources import RELAYING, Cast, noun_kind
from kilde.read.sources.kinds import small
from kilde.read.sources.people import nationality
from kilde.vocabulary import Source, SourceKind, SourceRole, Span


def unvoiced_source(text: str, sentence: Sentence, after: int, language: str) -> tuple[Source, ...]:
    """The source of something that ends at a character and that no statement holds; empty where there is none.

    A name that closes a headline (*… in clashes: Monitor*), one that closes the sentence with its word of saying, or
    an adverb of hearsay in it.
    """
    if (found := _headline_source(text, sentence, after, language)) is not None:
        return found
    return _closing_source(text, sentence, after, language) or _hearsay(sentence, language)


_TAIL = 16
"""Words behind the last word of saying, at most: *… the Observatory told AFP by phone late on Monday.*"""
_WORD = re.compile(r"[\w'’-]+")
_BROKEN = re.compile(r"[,;:–—“”\"]")


def _closing_source(text: str, sentence: Sentence, after: int, language: str) -> tuple[Source, ...]:
    """Who closes the sentence with a word of saying, where the comma before was lost and the parse saw no speaker:
    *Ten died on Friday the Syrian Observatory for Human Rights reports*, *… in the north rescue workers told AFP*.
    """
    words = list(_WORD.finditer(sentence.text))
    begin = max(after - sentence.start, 0)
    for at in range(len(words) - 1, max(0, len(words) - 2 - _TAIL), -1):
        if words[at].start() <= begin or not _says(words[at].group(), language):
            continue
        if _BROKEN.search(sentence.text[words[at].start() :]):
            return ()
        if (behind := _known_behind(sentence, words[at].end())) is not None:
            return (Cast(text, language).source(behind),)
        window = sentence.text[begin : words[at].start()]
        found = _known_last(window, language) or _named_last(window, language)
        if found is None or _joined_clause(window[: found[0]], language):
            return ()
        cast = Cast(text, language)
        start = sentence.start + begin
        spans = [Span(window[a:b], start + a, start + b) for a, b in _apart(window, *found, language)]
        return (*(cast.source(span) for span in spans), *_told(text, sentence, words[at].end(), cast, language))
    return ()


def _known_behind(sentence: Sentence, end: int) -> Span | None:
    """The known body right behind a word of saying, where it closes the sentence or an agency signs behind it:
    *…, says Quay Bureau AP Friday 3 May*.
    """
    behind = sentence.text[end:]
    found = register.in_use().search(behind)
    if found is None or behind[: found[1]].strip().casefold() not in {"", "the"}:
        return None
    rest = _WORD.findall(behind[found[2] :])
    if found[0].kind in RELAYING or (rest and not _agency(rest[0])):
        return None
    start = sentence.start + end
    return Span(behind[found[1] : found[2]], start + found[1], start + found[2])


def _says(word: str, language: str) -> bool:
    """Whether a word is a finite verb of saying by its form; none is in *-ing*."""
    ending = lexicon(language, "statements")["rules"]["participle_ending"]
    if ending and word.endswith(ending):
        return False
    rows = reporting.cues(language).get(word.casefold(), ())
    return any(len(form) == 1 and cue.lemma in reporting.words(language, "closing") for form, cue in rows)


def _joined_clause(before: str, language: str) -> bool:
    """Whether a conjunction opens the clause of the speaker, and so tells something else: *when the army said*."""
    words = [w.group().casefold() for w in _WORD.finditer(before)]
    while words and words[-1] in reporting.words(language, "determiner"):
        words.pop()
    conjunctions = reporting.words(language, "conjunction") - reporting.words(language, "and")
    return bool(words) and words[-1] in conjunctions


def _known_last(window: str, language: str) -> tuple[int, int] | None:
    """The known body that ends a stretch of text, if need be with a noun of saying behind it."""
    found = register.in_use().search(window)
    between = window[found[2] :].split() if found else []
    if found is None or len(between) > 1 or any(word not in reporting.nouns(language) for word in between):
        return None
    return found[1], found[2]


_MODIFIERS = 4
"""Words of a phrase before the noun that tells who speaks."""


def _named_last(window: str, language: str) -> tuple[int, int] | None:
    """The phrase that ends a stretch of text and names a sort of speaker: *… civil defence official Jo Doe*.

    It begins with an article, or where a word can no longer belong to it: a verb, a preposition, a name of a place.
    """
    words = list(_WORD.finditer(window))
    head = len(words) - 1
    while head >= 0 and _is_name(words[head].group(), language):
        head -= 1  # the name behind the noun
    if head < 1 or window[words[-1].end() :].strip() or len(words) - head > 6:
        return None
    if noun_kind(words[head].group(), language) is None:
        return None
    first = head
    while (
        first > 0 and head - first < _MODIFIERS and _modifies(words[first - 1].group(), words[first].group(), language)
    ):
        first -= 1
    return words[first].start(), words[-1].end()


def _is_name(word: str, language: str) -> bool:
    """Whether a word is part of a person's name: *Jo*, *al-Doe*; not *Observatory*."""
    return any(letter.isupper() for letter in word) and noun_kind(word, language) is None


_CLOSED = (
    "determiner",
    "adjunct",
    "link",
    "conjunction",
    "and",
    "auxiliary",
    "relative",
    "quantifier",
    "amount_noun",
)
"""Lists of words that stand in no phrase of a speaker before its noun."""


def _modifies(word: str, following: str, language: str) -> bool:
    """Whether a word can stand before another in the phrase of a speaker."""
    low = word.casefold()
    if low[:1].isdigit() or any(low in reporting.words(language, name) for name in _CLOSED):
        return False
    if word[:1].isupper() and following[:1].islower():
        return nationality(word, language) or "-" in word
    return not following[:1].isupper() or nationality(following, language) is False


def _apart(window: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The speaker, and the one joined to him by *and* before: *opposition activists and the extremist group*."""
    joining = "|".join(map(re.escape, reporting.words(language, "and")))
    articles = "|".join(map(re.escape, reporting.words(language, "determiner")))
    joined = re.search(rf"\s(?:{joining})\s+(?:(?:{articles})\s+)?$", window[:start], re.IGNORECASE)
    partner = _named_last(window[: joined.start()], language) if joined else None
    return [partner, (start, end)] if partner else [(start, end)]


def _told(text: str, sentence: Sentence, end: int, cast: Cast, language: str) -> tuple[Source, ...]:
    """The agency or outlet right behind the word of saying, which was told: *… residents told Reuters*."""
    behind = sentence.text[end : end + 60]
    found = register.in_use().search(behind)
    opens = found is not None and behind[: found[1]].strip().casefold() in {"", *small(language, "article")}
    if found is None or not opens or found[0].kind not in RELAYING:
        return ()
    start = sentence.start + end + found[1]
    return (cast.source(Span(behind[found[1] : found[2]], start, sentence.start + end + found[2]), SourceRole.RELAYS),)


def _hearsay(sentence: Sentence, language: str) -> tuple[Source, ...]:
    """Somebody unnamed, for an adverb of hearsay (*reportedly killed*, not *for allegedly stealing*)."""
    ending = lexicon(language, "statements")["rules"]["participle_ending"]
    for word in re.finditer(r"(\w+)(?=\s+(\w+))?", sentence.text):
        if (word.group(1).casefold(),) in reporting.phrases(language, "hearsay"):
            if ending and (word.group(2) or "").endswith(ending):
                continue
            span = Span(word.group(1), sentence.start + word.start(1), sentence.start + word.end(1))
            return (Source(span.text, span.start, span.end, kind=SourceKind.UNNAMED, unidentified=True),)
    return ()


_TRAILING = re.compile(r"(?:[:–—-]\s*|\s)((?:[A-ZÆØÅ][\w-]*\s?){1,4}|(?<=: )[\w-]+(?: [\w-]+)?)\.?$")


def _headline_source(text: str, sentence: Sentence, after: int, language: str) -> tuple[Source, ...] | None:
    """The source that closes a headline: *18 killed in raid: Monitor*; the colon may have been lost."""
    found = _before_byline(sentence.text, after - sentence.start, language)
    found = found or _after_colon(sentence.text, after - sentence.start, language)
    if found is None:
        return None
    start, end = found
    span = Span(sentence.text[start:end], sentence.start + start, sentence.start + end)
    return (Cast(text, language).source(span),)


_CLOSING = frozenset({SourceKind.MONITOR, SourceKind.NGO, SourceKind.UNNAMED, SourceKind.OFFICIAL})


_SIGNED = re.compile(r":\s+([^\W\d_A-ZÆØÅ][\w-]*)\s+(?:[A-ZÆØÅ][\w-]+\s?){1,3}\.?$")


def _after_colon(text: str, after: int, language: str) -> tuple[int, int] | None:
    signed = _SIGNED.search(text)  # *…: monitor Jo Doe*, who wrote it
    if signed and signed.start(1) > after and noun_kind(signed.group(1), language) is not None:
        return signed.span(1)
    match = _TRAILING.search(text)
    if match is None or match.start(1) <= after:
        return None
    phrase = match.group(1).strip()
    colon = match.group()[0] not in " \n"
    kind = noun_kind(phrase, language)
    if not (colon and (kind or _known(phrase))) and not (kind in _CLOSING and len(phrase.split()) == 1):
        return None
    return match.start(1), match.start(1) + len(phrase)


def _before_byline(text: str, after: int, language: str) -> tuple[int, int] | None:
    """The noun before an agency that signs a headline: *… in clashes State media AFP Tuesday 14 Oct*."""
    words = list(_WORD.finditer(text))
    for at in range(len(words) - 1, 1, -1):
        if words[at].start() <= after:
            return None
        if not words[at].group()[:1].isupper() or not _agency(words[at].group()):
            continue
        behind = words[at + 1].group().casefold() if at + 1 < len(words) else ""
        if behind and not behind[0].isdigit() and behind not in reporting.words(language, "day"):
            continue
        speaker, before = words[at - 1], words[at - 2]
        kind = noun_kind(speaker.group(), language)
        if speaker.start() <= after or kind is None or "\n" in text[speaker.end() : words[at].start()]:
            return None
        joined = before.start() > after and noun_kind(before.group(), language) is not None
        spoken = speaker.group()[:1].isupper() or joined
        return (before.start() if joined else speaker.start(), speaker.end()) if spoken else None
    return None


def _agency(name: str) -> bool:
    entry = register.find(name)
    return entry is not None and entry.kind is SourceKind.AGENCY


def _known(phrase: str) -> bool:
    return register.find(phrase) is not None
