"""What is reported or quoted, by whom and through whom.

`find_statements` reads a whole document in numbered stages:

1. quotations are found, in marks and after dashes, and each is read as one word of its sentence;
2. every word of saying gets a speaker and what is said, by the first form that fits (`_FORMS`);
3. free quotations go on with the speaker before them;
4. speakers are told apart and named (`kilde.read.sources`), and reports inside reports become chains.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kilde.read import register, reporting
from kilde.read.language import lexicon
from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    Word,
    children,
    fold_quotations,
    parsed_phrase,
    phrase_after,
    phrase_before,
    subtree,
    trim,
    words_of,
)
from kilde.read.quotations import Quotation, dash_lines, find_quotations
from kilde.read.reporting import Cue, is_reporting
from kilde.read.sentences import Sentence
from kilde.read.sources import RELAYING, Cast, noun_kind, small
from kilde.vocabulary import Content, Modality, Source, SourceKind, SourceRole, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """One reported or quoted assertion: its chain of sources (nearest speaker first), and the rule that found it."""

    sources: tuple[Source, ...]
    cue: Span | None
    content: Content
    direct: bool
    modality: Modality
    rule: str
    sentence: int

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the content."""
        if self.content.spans:
            return self.content.spans
        return ((self.content.start or 0, self.content.end or 0),)

    def holds(self, start: int, end: int) -> bool:
        """Whether these characters are part of what is said."""
        return any(s <= start and end <= e for s, e in self.spans)


@dataclass(slots=True)
class _Draft:
    """A statement before its speakers have names. Spans are (start, end) in the document."""

    sentence: int
    classes: frozenset[str]
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    speakers: list[tuple[int, int]] = field(default_factory=list)
    hearers: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    direct: bool = False
    rule: str = ""
    lemma: str = ""
    chain: list[Source] = field(default_factory=list)
    inferred: bool = False

    @property
    def start(self) -> int:
        return min(s for s, _ in self.content)

    @property
    def end(self) -> int:
        return max(e for _, e in self.content)


def find_statements(text: str, sentences: Sequence[Sentence], language: str) -> list[Voice]:
    """The statements of a document, in the order of the text."""
    quotations = _all_quotations(text, language)
    drafts: list[_Draft] = []
    for number, sentence in enumerate(sentences):
        here = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        if not here and not is_reporting(sentence.text, language):
            continue
        words = words_of(sentence, language)
        drafts += _Clause(text, number, fold_quotations(words, here), language, sentences, drafts).read()
        for quotation in here:
            inside = [w for w in words if quotation.inner_start <= w.start and w.end <= quotation.inner_end]
            if len(inside) > 3 and is_reporting(text[inside[0].start : inside[-1].end], language):
                inner = _refolded(words, inside, text, language)
                drafts += [
                    d
                    for d in _Clause(text, number, inner, language, sentences, drafts).read()
                    if _reports(text, d, language)
                ]
    drafts += _free_quotations(text, quotations, sentences, drafts)
    drafts.sort(key=lambda d: (d.start, -d.end))
    return _voices(text, drafts, language)


def _reports(text: str, draft: _Draft, language: str) -> bool:
    """Whether somebody other than the speaker is reported within a quotation, and not merely thought to think."""
    speakers = [text[s:e].casefold() for s, e in draft.speakers]
    own = small(language, "first_person")
    return (
        bool(speakers)
        and not any(s in own for s in speakers)
        and bool(draft.classes & {"say", "tell"})
        and draft.rule != "object"
    )


def _refolded(words: Sequence[Word], inside: Sequence[Word], text: str, language: str) -> list[Word]:
    """The words within a quotation, their heads counted from its first word."""
    first = next(i for i, w in enumerate(words) if w is inside[0])
    size = len(inside)
    return [
        Word(w.text, w.start, w.end, w.pos, w.dep, w.head - first if 0 <= w.head - first < size else -1) for w in inside
    ]


# --- quotations ---------------------------------------------------------------------------------------------------


def _all_quotations(text: str, language: str) -> list[Quotation]:
    """Quotations that can hold a statement: longer ones, or short ones set off by a comma or colon."""
    found = [q for q in find_quotations(text) if _substantial(text, q)]
    if lexicon(language, "statements")["words"]["dash_quotes"]:
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
        if (speaking or (verb,) in reporting.phrases(language, "according")) and following not in _NOT_SUBJECT:
            stop = start + tail.start() + (0 if tail.group()[0] == "," else 1)
            return Quotation(start - 2, start + tail.start() + 1, start, stop, dash=True)
    return Quotation(start - 2, end, start, end, dash=True)


_NOT_SUBJECT = frozenset(["at", "om", "å", "og", "men", "seg", "meg", "deg"])


# --- one sentence -------------------------------------------------------------------------------------------------


class _Clause:
    """The words of one sentence, or of a quotation in it, and the statements they make."""

    def __init__(
        self,
        text: str,
        number: int,
        items: list[Word],
        language: str,
        sentences: Sequence[Sentence],
        drafts: Sequence[_Draft],
    ) -> None:
        self.text = text
        self.number = number
        self.items = items
        self.language = language
        self.sentences = sentences
        self.earlier = drafts
        self.parsed = any(word.dep for word in items)
        self.cues = list(self._cues())
        self.drafts: list[_Draft] = []
        self.used: set[int] = set()

    # -- words and little sets

    def _is(self, i: int, name: str) -> bool:
        return 0 <= i < len(self.items) and self.items[i].low in reporting.words(self.language, name)

    def _at(self, i: int) -> Word | None:
        return self.items[i] if 0 <= i < len(self.items) else None

    def _pos(self, i: int) -> str:
        return self.items[i].pos if 0 <= i < len(self.items) else ""

    def _text(self, i: int) -> str:
        return self.items[i].text if 0 <= i < len(self.items) else ""

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self.items[first].start, self.items[last - 1].end

    def _cues(self) -> Iterator[tuple[int, int, Cue]]:
        table = reporting.cues(self.language)
        i = 0
        while i < len(self.items):
            word = self.items[i]
            rows = table.get(word.low, ()) if word.quotation is None else ()
            for form, cue in rows:
                if len(form) == 1 or all(self._text(i + n).casefold() == part for n, part in enumerate(form)):
                    if self._may_be_verb(i):
                        yield i, i + len(form), cue
                        i += len(form) - 1
                    break
                if len(form) == 2 and (gap := self._particle(i, form[1])):
                    yield i, i + 1, Cue(cue.classes, gap, cue.lemma)
                    break
            i += 1

    def _particle(self, i: int, particle: str) -> int:
        """The size of a verb whose particle follows its subject (*legger han til*), or 0."""
        for gap in range(2, 7):
            if self._pos(i + gap) == "PUNCT" or i + gap >= len(self.items):
                return 0
            if self.items[i + gap].low == particle:
                following = self._text(i + gap + 1)
                return gap + 1 if following in {"", ".", ",", ":"} or self._is(i + gap + 1, "that") else 0
        return 0

    def _may_be_verb(self, i: int) -> bool:
        word = self.items[i]
        if self.parsed:
            if word.pos not in {"VERB", "AUX"} and not (
                word.pos in {"NOUN", "ADJ", "PROPN"}
                and word.dep in {"root", "ROOT", "ccomp", "parataxis"}
                and word.low not in reporting.nouns(self.language)
            ):
                return False
            return word.dep not in {"amod", "compound", "aux", "cop", "case", "mark"}
        before = self._at(i - 1)
        return not (before and (before.pos in {"DET"} or before.low in small(self.language, "possessive")))

    # -- reading

    def read(self) -> list[_Draft]:
        """All statements of the clause, in the order of their cues."""
        for found in (self._according, self._quoted):
            found()
        for k0, k1, cue in self.cues:
            if k0 in self.used:
                continue
            if draft := self._statement(k0, k1, cue):
                self.drafts.append(draft)
        self._nouns()
        self._citing()
        return self.drafts

    def _citing(self) -> None:
        """*X said, citing Y*: Y is the origin and X passes it on."""
        for first, last in self._phrases_at("citing"):
            found = self._noun_phrase_at(last)
            before = [d for d in self.drafts if d.speakers and d.cue and d.cue[0] != self.items[first].start]
            if found is None or not before or self._text(last) in {"“”"}:
                continue
            near = min(before, key=lambda d: abs((d.cue[0] if d.cue else 0) - self.items[first].start))
            near.origins.append(self._span(*found))
            self.drafts = [d for d in self.drafts if not d.cue or d.cue[0] != self.items[first].start]

    def _statement(self, k0: int, k1: int, cue: Cue) -> _Draft | None:
        reach = _Reach(self, k0, k1, cue)
        for form in (
            reach.points_back,
            reach.quote_before,
            reach.quote_after,
            reach.that_clause,
            reach.tail,
            reach.whether,
            reach.infinitive,
            reach.accusation,
            reach.description,
            reach.bare_clause,
            reach.object,
        ):
            if (draft := form()) is not None:
                draft.rule = form.__name__
                return draft
        return None

    def statement_edges(self, after: int) -> Iterator[int]:
        """Places after which something else is said in this sentence: a tail, or a second cue of the same speaker."""
        for k0, k1, cue in self.cues:
            if k0 <= after:
                continue
            reach = _Reach(self, k0, k1, cue)
            if reach.is_tail() and reach.subject:
                yield min(reach.group_start(), k0)
            elif reach.inherits and cue.classes & {"say", "tell", "think", "deny", "request"}:
                left = k0
                while left - 1 > after and (self._pos(left - 1) in {"PUNCT", "CCONJ", "AUX", "ADV", "PART"}):
                    left -= 1
                if left < k0:
                    yield left
        for first, _ in (*self._phrases_at("according"), *self._phrases_at("citing")):
            if first > after:
                yield first

    def _phrases_at(self, name: str) -> list[tuple[int, int]]:
        found = []
        for i in range(len(self.items)):
            for phrase in reporting.phrases(self.language, name):
                if all(self._text(i + n).casefold() == part for n, part in enumerate(phrase)) or (
                    phrase == ("if.",) and self._text(i).casefold() == "if" and self._text(i + 1) == "."
                ):
                    found.append((i, i + len(phrase)))
                    break
        return found

    def content(self, first: int, last: int) -> tuple[int, int] | None:
        """The stretch between two places without marks at its edges; None where nothing is left."""
        while first < last and (self._pos(first) == "PUNCT" and self._text(first) not in "([$#@«“\"‘'"):
            first += 1
        while first < last and self._pos(last - 1) == "PUNCT" and self._text(last - 1) not in ')]%"”’»':
            last -= 1
        if first >= last:
            return None
        start, end = self._span(first, last)
        quotation = self.items[first].quotation
        if quotation and last == first + 1:
            return quotation.inner_start, self._clean_end(quotation.inner_start, quotation.inner_end)
        if quotation and quotation.start < start:
            start = quotation.start
        return start, self._clean_end(start, end)

    def _clean_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in " ,.;:!?\n\t" and not self.text[start:end].endswith("..."):
            end -= 1
        if end > start and self.text[end - 1] in "\"”»’'" and self.text[end - 2] in ".,!?":
            end = self._clean_end(start, end - 1)
        return end

    # -- forms that no verb makes

    def _according(self) -> None:
        for first, last in self._phrases_at("according"):
            source = self._noun_phrase_at(last)
            if source is None:
                continue
            begin, stop = source
            draft = _Draft(
                self.number,
                frozenset({"say"}),
                self._span(first, last),
                [],
                [self._span(begin, stop)],
                rule="according",
                lemma="according",
            )
            after = stop
            if self._text(after) == "," and self._pos(after + 1) not in {"", "PUNCT"} and self._appositive(after):
                after = self._appositive(after)
            edge = next((k for k in sorted(self._later_edges(stop)) if k > stop), len(self.items))
            spans = []
            start = self._back(first)
            if (part := self.content(start, first)) and self._has_verb(start, first):
                spans.append(part)
            if part := self.content(after, edge):
                if self._has_verb(after, edge) or not spans:
                    spans.append(part)
            if not spans and self.number + 1 < len(self.sentences) and self._text(len(self.items) - 1) == ":":
                spans = [self._next_sentences()]
            if spans:
                draft.content = spans
                self.drafts.append(draft)
                self.used.update(range(begin, stop))

    def _later_edges(self, after: int) -> Iterator[int]:
        return (k for k in self.statement_edges(after))

    def _appositive(self, comma: int) -> int:
        """Past a title between commas, or 0."""
        for i in range(comma + 1, min(comma + 10, len(self.items))):
            if self._pos(i) in VERBAL:
                return 0
            if self._text(i) == ",":
                return i + 1
            if self._text(i) in {".", ""}:
                return i
        return 0

    def _back(self, i: int) -> int:
        """Where the clause before a place begins: after a semicolon or a colon, else with the sentence."""
        for k in range(i - 1, -1, -1):
            if self._text(k) == ";":
                return k + 1
        return 0

    def _next_sentences(self) -> tuple[int, int]:
        """The rest of the paragraph after this sentence, or the next line where this one ends its own."""
        begin = self.sentences[self.number + 1].start
        end = self.text.find("\n", begin)
        end = len(self.text) if end < 0 else end
        return begin, self._clean_end(begin, end)

    def _has_verb(self, first: int, last: int) -> bool:
        return any(w.pos in VERBAL or w.pos == "QUOTE" for w in self.items[first:last])

    def _noun_phrase_at(self, i: int) -> tuple[int, int] | None:
        """The noun phrase that begins at a place, by word classes; the parse may only make it shorter."""
        return phrase_after(self.items, i, self.language)

    def _quoted(self) -> None:
        """*X was quoted (by Y) as saying …* and *…, X was quoted as saying by Y*."""
        for first, last in self._phrases_at("quoted"):
            reach = _Reach(self, first, last, Cue(frozenset({"say"}), last - first, "quoted"))
            draft = (
                reach.quote_before()
                or reach.quote_after()
                or reach.that_clause()
                or reach.tail()
                or reach.bare_clause()
            )
            if draft is None:
                continue
            draft.rule = "quoted"
            if self._is(last, "by") and (by := self._noun_phrase_at(last + 1)):
                draft.hearers.append(self._span(*by))
            self.drafts.append(draft)
            self.used.update(range(first, last))

    def _nouns(self) -> None:
        """*the claim that …*, *S's fear that …*: a noun of saying with its clause."""
        table = reporting.nouns(self.language)
        for i, word in enumerate(self.items):
            if word.low not in table or word.pos not in {"NOUN", "PROPN"} or not self._is(i + 1, "that"):
                continue
            if not self._has_verb(i + 2, len(self.items)):
                continue
            owner = self._owner(i)
            end = self._noun_clause_end(i)
            part = self.content(i + 2, end)
            if part and owner:
                self.drafts.append(
                    _Draft(
                        self.number,
                        frozenset({"say"}),
                        self._span(i, i + 1),
                        [part],
                        [owner],
                        rule="noun",
                        lemma=word.low,
                    )
                )

    def _noun_clause_end(self, i: int) -> int:
        clauses = [c for c in children(self.items, i) if self.items[c].dep.split(":")[0] in {"acl", "ccomp"} and c > i]
        if clauses:
            return max(subtree(self.items, clauses[0])) + 1
        return len(self.items)

    def _owner(self, i: int) -> tuple[int, int] | None:
        """Whose claim it is: a genitive or possessive before it, or the subject of the verb that governs it."""
        for child in children(self.items, i):
            if self.items[child].dep in {"nmod:poss"} and child < i:
                first, last = parsed_phrase(self.items, child, low=0, high=i)
                while last > first and self.items[last - 1].low in {"'s", "’s", "'", "’"}:
                    last -= 1
                return self._span(first, last)
        head = self.items[i].head
        if 0 <= head < i and self.items[head].pos == "VERB" and self.items[i].dep in {"obj", "obl"}:
            subject = _Reach(self, head, head + 1, Cue(frozenset(), 1, "")).subject
            return self._span(*subject[0]) if subject else None
        return None


# --- one reporting word -------------------------------------------------------------------------------------------


class _Reach:
    """A reporting word with its speaker, hearers and what stands around it; each form below is one way to say."""

    def __init__(self, clause: _Clause, k0: int, k1: int, cue: Cue) -> None:
        self.c = clause
        self.items = clause.items
        self.k0, self.k1, self.cue = k0, k1, cue
        self.language = clause.language
        self.inherits = False
        self.inverted = False
        self.passive = self._is_passive()
        self.hearers: list[tuple[int, int]] = []
        self.evidence: list[tuple[int, int]] = []
        self.subject = self._subject()
        self.rest = self._rest()

    # -- speaker

    def _is_passive(self) -> bool:
        if self.language != "en":
            return (
                self.items[self.k0].low.endswith("es")
                and self.cue.lemma + "s" == self.items[self.k0].low
                and len(self.cue.lemma) > 3
            )
        if any(self.items[c].dep in {"aux:pass", "nsubj:pass"} for c in children(self.items, self.k0)):
            return True
        return False

    def _subject(self) -> list[tuple[int, int]]:
        """The speakers as stretches of words; joint speakers come one by one. Empty where there is none."""
        found = self._parsed_subject() if self.c.parsed else None
        if found is None:
            found = self._inverted() or self._before()
        if found is None:
            found = self._inherited()
        return self._joint(*found) if found else []

    def _parsed_subject(self) -> tuple[int, int] | None:
        for verb in (self.k0, *range(self.k0 + 1, self.k1)):
            for child in children(self.items, verb):
                if self.items[child].dep in {"nsubj", "nsubj:outer"} or (
                    self.items[child].dep == "nsubj:pass" and self.passive and self.cue.lemma == "quoted"
                ):
                    return self._checked(child, verb)
        if self.items[self.k0].dep in {"xcomp"} and 0 <= self.items[self.k0].head < self.k0:
            head = self.items[self.k0].head
            for child in children(self.items, head):
                if self.items[child].dep == "nsubj":
                    return self._checked(child, head)
        if self.items[self.k0].dep == "acl:relcl" and 0 <= self.items[self.k0].head < self.k0:
            return parsed_phrase(self.items, self.items[self.k0].head, low=0, high=self.k0)
        return None

    def _checked(self, child: int, verb: int) -> tuple[int, int] | None:
        """The phrase of a parsed subject; a relative pronoun stands for the noun before it."""
        word = self.items[child]
        if (
            word.low in {"who", "which", "that", "som"}
            and self.items[verb].dep.startswith("acl")
            and 0 <= self.items[verb].head < child
        ):
            return parsed_phrase(self.items, self.items[verb].head, low=0, high=child)
        if word.pos not in NOMINAL | {"ADJ", "DET"}:
            return None
        if child > self.k0:
            if self.items[self.k0].dep in {"acl", "advcl"}:
                return None
            self.inverted = True
            first, last = parsed_phrase(self.items, child, low=self.k1, high=len(self.items))
        else:
            first, last = parsed_phrase(self.items, child, low=0, high=self.k0)
        return (first, last) if first < last else None

    def _inverted(self) -> tuple[int, int] | None:
        """The speaker after the word: *said the ministry*, *sier hun*."""
        before, after = self.c._at(self.k0 - 1), self.c._at(self.k1)
        if after is None or not (before is None or before.pos in {"PUNCT", "QUOTE"} or self.c._is(self.k0 - 1, "and")):
            return None
        if not self.cue.classes & {"say", "utter", "think"} or after.pos not in NOMINAL | {"DET", "ADJ"}:
            return None
        found = phrase_after(self.items, self.k1, self.language)
        if found:
            self.inverted = True
        return found

    def _before(self) -> tuple[int, int] | None:
        end = self.k0
        while end > 0 and (
            self.c._is(end - 1, "auxiliary")
            or self.c._is(end - 1, "adverb")
            or self.c._is(end - 1, "negation")
            or self.c._pos(end - 1) in {"AUX", "ADV", "PART"}
        ):
            end -= 1
        if end == 0:
            return None
        if self.c._text(end - 1) in {",", ")"} or self.c._text(end - 1) in {"--", "—", "–"}:
            return self._before_comma(end)
        return phrase_before(self.items, end, self.language)

    def _before_comma(self, end: int) -> tuple[int, int] | None:
        """The name before a title or clause between commas: *Jo Doe, head of forensics, said*."""
        for i in range(end - 2, max(-1, end - 16), -1):
            if self.c._text(i) in {",", "--", "—", "–"}:
                found = phrase_before(self.items, i, self.language)
                return found if found and self.items[found[1] - 1].pos in {"PROPN", "NOUN"} else None
            if self.c._pos(i) == "QUOTE":
                return None
        return None

    def _inherited(self) -> tuple[int, int] | None:
        """The speaker of the word of saying before this one, where this one has none of its own: *…, adding that*."""
        before = [d for d in self.c.drafts if d.cue and d.cue[0] < self.items[self.k0].start and d.speakers]
        if not before:
            return None
        self.inherits = True
        return None

    def _joint(self, first: int, last: int) -> list[tuple[int, int]]:
        """Joint speakers apart: *residents, activists and medics*. A name with *and* in it stays whole."""
        heads = [
            i
            for i in range(first, last)
            if self.items[i].dep == "conj"
            and first <= self.items[i].head < last
            and self.items[i].pos in {"NOUN", "PROPN"}
        ]
        if not heads or self.c.parsed is False:
            return [self._bare(first, last)]
        cuts = []
        for head in heads:
            marks = [c for c in children(self.items, head) if self.items[c].dep in {"cc", "punct"} and c < head]
            left = min(subtree(self.items, head) & set(range(first, last)))
            cuts.append((min([*marks, left]), left))
        edges = [first, *(left for _, left in cuts)]
        ends = [*(cut for cut, _ in cuts), last]
        parts = [self._bare(*trim(self.items, a, b)) for a, b in zip(edges, ends, strict=True)]
        parts = [p for p in parts if p[0] < p[1]]
        names = [all(self.items[i].pos == "PROPN" for i in range(a, b)) for a, b in parts]
        return (
            parts
            if len(parts) > 1
            and (any(self.c._is(a - 1, "and") for a, _ in parts[1:]))
            and not (
                names
                and all(names)
                and len(parts) == 2
                and parts[0][1] - parts[0][0] == 1
                and parts[1][1] - parts[1][0] == 1
                and False
            )
            else [self._bare(first, last)]
        )

    def _bare(self, first: int, last: int) -> tuple[int, int]:
        while first < last - 1 and self.c._is(first, "determiner"):
            first += 1
        while last - 1 > first and self.items[last - 1].text in {"'s", "’s", ","}:
            last -= 1
        return first, last

    def group_start(self) -> int:
        """Where speaker and word of saying begin, whichever is first."""
        starts = [self.k0, *(first for first, _ in self.subject)]
        left = min(starts)
        while left > 0 and self.c._is(left - 1, "determiner"):
            left -= 1
        return left if not self.inverted else self._left_of_verb()

    def _left_of_verb(self) -> int:
        left = self.k0
        while left > 0 and (self.c._is(left - 1, "auxiliary") or self.c._pos(left - 1) in {"AUX", "ADV"}):
            left -= 1
        return left

    # -- what stands after the word

    def _rest(self) -> list[int]:
        """Places after the word, its speaker, hearers, and when and where it was said; the last is the furthest."""
        i = self.k1 if self.cue.size == self.k1 - self.k0 else self.k0 + self.cue.size
        if self.inverted and self.subject:
            i = max(i, self.subject[-1][1])
            if self.c._text(i) == "," and (past := self.c._appositive(i)):
                i = past - 1 if self.c._text(past - 1) == "," else past
        places = [i]
        while (following := self._step(i, places)) is not None:
            places.append(following)
            i = following
        return places

    def _step(self, i: int, places: list[int]) -> int | None:
        word = self.c._at(i)
        if word is None or word.quotation or self.c._is(i, "that"):
            return None
        if "tell" in self.cue.classes and len(places) == 1 and word.pos in NOMINAL | {"DET", "ADJ"}:
            hearer = self._hearer(i)
            if hearer:
                self.hearers.append(self.c._span(*self._bare(*hearer)))
                return hearer[1]
        if self.c._is(i, "day"):
            return i + 1
        if self.c._is(i, "to") and self.c._pos(i + 1) in NOMINAL | {"DET"}:
            hearer = phrase_after(self.items, i + 1, self.language)
            if hearer:
                self.hearers.append(self.c._span(*self._bare(*hearer)))
                return hearer[1]
        if self.c._is(i, "adjunct") and (word.pos == "ADP" or not self.c.parsed):
            found = phrase_after(self.items, i + 1, self.language)
            if found:
                phrase = self.c.text[slice(*self.c._span(*found))]
                if noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                    self.evidence.append(self.c._span(*self._bare(*found)))
                return found[1]
            return i + 1 if self.c._is(i + 1, "day") or self.c._pos(i + 1) == "NUM" else None
        if self.c._is(i, "adverb") and word.pos == "ADV":
            return i + 1
        return None

    def _hearer(self, i: int) -> tuple[int, int] | None:
        for child in children(self.items, self.k0):
            if self.items[child].dep in {"obj", "iobj"} and child >= i:
                first, last = parsed_phrase(self.items, child, low=i, high=len(self.items))
                if first == i or (first == i + 1 and self.c._pos(i) == "DET"):
                    return first, last
        return phrase_after(self.items, i, self.language)

    def _ends_at(self, i: int) -> bool:
        """Whether nothing of the clause follows."""
        word = self.c._at(i)
        if word is None or word.text in {".", ",", ";", "!", "?", ")", "—", "–", "--", "…", ":"} or word.pos == "QUOTE":
            return True
        return word.pos == "CCONJ" and any(k0 - i <= 3 and k0 > i for k0, _, _ in self.c.cues)

    def is_tail(self) -> bool:
        """Whether the word closes what is said: *…, the ministry said on Monday.*"""
        if not self.cue.classes & {"say", "tell", "utter", "think", "show"}:
            return False
        start = self.group_start()
        if start == 0 or not any(self._ends_at(i) for i in self.rest):
            return False
        if any(self.c._text(i) == ":" for i in self.rest):
            return False
        return self.c._pos(start - 1) in {"PUNCT", "QUOTE"} or not self.c.parsed or self._clause_before(start)

    def _clause_before(self, start: int) -> bool:
        return any(w.pos in VERBAL for w in self.items[:start]) and self.c._pos(start - 1) not in {
            "SCONJ",
            "ADP",
            "CCONJ",
        }

    def _draft(self, content: list[tuple[int, int]], *, direct: bool = False) -> _Draft:
        last = self.k1
        draft = _Draft(
            self.c.number, self.cue.classes, self.c._span(self.k0, last), content, direct=direct, lemma=self.cue.lemma
        )
        draft.speakers = [self.c._span(*part) for part in self.subject]
        draft.hearers, draft.evidence = list(self.hearers), list(self.evidence)
        if self.inherits and not draft.speakers:
            before = [d for d in self.c.drafts if d.cue and d.speakers]
            draft.speakers = list(before[-1].speakers)
        draft.evidence += self._opening_evidence()
        return draft

    def _opening_evidence(self) -> list[tuple[int, int]]:
        """*I en video oppfordrer …*: what carries the statement, named first."""
        if (
            self._at_start()
            and self.c._pos(0) == "ADP"
            and (found := phrase_after(self.items, 1, self.language))
            and found[1] <= self.k0
        ):
            phrase = self.c.text[slice(*self.c._span(*found))]
            if noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                return [self.c._span(*self._bare(*found))]
        return []

    def _at_start(self) -> bool:
        return self.group_start() < 8

    def _speaks(self) -> bool:
        return bool(self.subject) or self.inherits

    # -- the forms

    def quote_before(self) -> _Draft | None:
        """*“…,” she said.*, and where it goes on in the same sentence."""
        if not self.cue.classes & {"say", "tell", "utter", "think", "describe", "continuing"}:
            return None
        at = self.group_start() - 1
        if self.c._text(at) in {",", "–", "—", "-", "--"}:
            at -= 1
        quotation = self.items[at].quotation if at >= 0 else None
        if quotation is None or not self._speaks() or at in self.c.used:
            return None
        if not self.cue.classes & {"say", "tell", "utter", "continuing"} and not any(
            self._ends_at(i) for i in self.rest
        ):
            return None
        if not self._closes_speech(quotation):
            return None
        draft = self._quote_draft(at)
        self.c.used.add(at)
        for i in self.rest:
            follow = i + 1 if self.c._text(i) in {",", ":", "--", "—", ";"} else i
            if (word := self.c._at(follow)) and word.quotation and draft.direct:
                part = self.c.content(follow, follow + 1)
                if part:
                    draft.content.append(part)
                    self.c.used.add(follow)
                break
        return draft

    def _closes_speech(self, quotation: Quotation) -> bool:
        if quotation.dash:
            return True
        inner = self.c.text[quotation.inner_start : quotation.inner_end].rstrip()
        after = self.c.text[quotation.end : quotation.end + 2].lstrip()
        return (
            inner[-1:] in ",.?!—-–…’'"
            or after[:1] in {",", "–", "—"}
            or (self.inverted)
            or any(self._ends_at(i) for i in self.rest)
        )

    def _quote_draft(self, at: int) -> _Draft:
        """The quotation, or all of the sentence before it where the quotation is only the end of what is said."""
        before = self.c._back(at)
        words_before = [w for w in self.items[before:at] if w.pos not in {"PUNCT", "CCONJ", "ADV"}]
        quotation = self.items[at].quotation
        if (
            words_before
            and quotation
            and self.c._text(at - 1) not in {",", ":", ".", "?", "!", "—", "–"}
            and any(w.pos in VERBAL or w.pos in NOMINAL for w in words_before)
        ):
            part = self.c.content(before, at + 1)
            if part:
                return self._draft([part])
        part = self.c.content(at, at + 1)
        return self._draft([part] if part else [self.c._span(at, at + 1)], direct=True)

    def quote_after(self) -> _Draft | None:
        """*He said: “…”*, *she said, “…”*, *X said “…”*."""
        if (
            not self.cue.classes & {"say", "tell", "utter", "continuing", "describe", "ask", "show"}
            or not self._speaks()
        ):
            return None
        for i in self.rest:
            at = i + 1 if self.c._text(i) in {":", ","} else i
            word = self.c._at(at)
            if word is None or word.quotation is None:
                continue
            self.c.used.add(at)
            direct = self.c._text(i) in {":", ","} or self._stands_alone(at)
            if direct:
                part = self.c.content(at, at + 1)
                return self._draft([part], direct=True) if part else None
            part = self.c.content(at, self._end(at))
            return self._draft([part]) if part else None
        if self.c._text(self.rest[-1]) == ":" or any(self.c._text(i) == ":" for i in self.rest):
            colon = next(i for i in self.rest if self.c._text(i) == ":")
            if colon >= len(self.items) - 1 and self.c.number + 1 < len(self.c.sentences):
                return self._draft([self._following()], direct=True)
            part = self.c.content(colon + 1, len(self.items))
            return self._draft([part]) if part else None
        return None

    def _following(self) -> tuple[int, int]:
        """What follows a colon at the end of a line: a quotation, else the next line."""
        begin = self.c.sentences[self.c.number + 1].start
        if quotation := next((q for q in find_quotations(self.c.text[begin:])[:1] if q.start == 0), None):
            return begin + quotation.inner_start, self.c._clean_end(begin, begin + quotation.inner_end)
        return self.c._next_sentences()

    def _stands_alone(self, at: int) -> bool:
        """Whether the quotation is a whole utterance: a capital first, the sentence over after it."""
        quotation = self.items[at].quotation
        assert quotation is not None
        return self.c.text[quotation.inner_start : quotation.inner_start + 1].isupper() and (
            self.c._at(at + 1) is None or self._ends_at(at + 1)
        )

    def that_clause(self) -> _Draft | None:
        """*said (on Monday) that …*, *told AFP that …*."""
        if not self.cue.classes & {
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
        for i in self.rest:
            if self.c._is(i, "that") and self.c._pos(i) != "DET":
                if self.c.parsed and self.items[i].dep in {"nsubj", "obj", "det"} and self.language == "en":
                    continue
                return self._clause_draft(i + 1)
        for child in children(self.items, self.k0):
            if self.items[child].dep == "ccomp" and child > self.k1:
                marks = [
                    m
                    for m in children(self.items, child)
                    if self.items[m].dep == "mark" and self.c._is(m, "that") and m >= self.k1
                ]
                if marks and self._speaks():
                    return self._clause_draft(marks[0] + 1)
        if self.language != "en":
            for i in range(self.k1, min(self.k1 + 12, len(self.items))):
                if self.c._is(i, "that") and self.c._pos(i) == "SCONJ" and self._speaks():
                    return self._clause_draft(i + 1)
        return None

    def _clause_draft(self, first: int) -> _Draft | None:
        if not self._speaks() and not self._impersonal():
            return None
        part = self.c.content(first, self._end(first))
        return self._draft([part]) if part else None

    def _impersonal(self) -> bool:
        return self.passive or self.c._is(self.k0 - 1, "be")

    def _end(self, first: int) -> int:
        """Where what is said ends: at another word of saying, a main clause of its own, or with the sentence."""
        edges = [k for k in self.c.statement_edges(max(first, self.k1)) if k > first]
        if self.c.parsed:
            for child in children(self.items, self.k0):
                if child > first and self.items[child].dep in {"conj", "parataxis"} and self.items[child].pos in VERBAL:
                    own = any(self.items[g].dep.startswith("nsubj") for g in children(self.items, child))
                    branch = subtree(self.items, child)
                    if own and min(branch) > first + 1:
                        edges.append(min(branch))
        end = min(edges, default=len(self.items))
        while end > first and self.c._pos(end - 1) in {"CCONJ", "PUNCT", "SCONJ"} and end < len(self.items):
            end -= 1
        return end

    def tail(self) -> _Draft | None:
        """*The blast killed 40, the ministry said.* Between commas, what is said goes on after it."""
        if not self.subject or not self.is_tail() or (self.passive and self.cue.lemma != "quoted"):
            return None
        start = self.group_start()
        begin = self._tail_begin(start)
        if not self.c._has_verb(begin, start) and self.c._text(start - 1) != ",":
            return None
        if start - begin < 2:
            return None
        part = self.c.content(begin, start)
        if part is None:
            return None
        spans = [part]
        ends = [i for i in self.rest if self._ends_at(i)]
        if self.c._text(ends[-1]) == "," and self.c._text(start - 1) == ",":
            more_end = min([k for k in self.c.statement_edges(ends[-1]) if k > ends[-1]], default=len(self.items))
            if (
                more_end - ends[-1] > 3
                and self.c._has_verb(ends[-1], more_end)
                and not self._relative(ends[-1] + 1)
                and (more := self.c.content(ends[-1] + 1, more_end))
            ):
                spans.append(more)
        return self._draft(spans)

    def _relative(self, i: int) -> bool:
        """Whether a clause about the speaker follows (*, som vil kjempe for …*), or one of its own (*, but …*)."""
        return self.c._text(i).casefold() in small(self.language, "first_person") or self.c._pos(i) in {
            "CCONJ",
            "SCONJ",
        }

    def _tail_begin(self, start: int) -> int:
        begin = 0
        for draft in self.c.drafts:
            inside = [i for i, w in enumerate(self.items[:start]) if draft.cue and w.start < draft.cue[1]]
            if draft.rule in {"tail", "quote_before"} and inside:
                begin = max(begin, max(inside) + 1)
        return begin

    def points_back(self) -> _Draft | None:
        """*Det skriver Reuters.*: what was said is the sentence before."""
        if (
            self.language == "en"
            or self.k0 == 0
            or self.items[self.k0 - 1].low not in {"det", "dette"}
            or self.k0 > 2
            or self.c.number == 0
        ):
            return None
        if not self.cue.classes & {"say", "tell"} or (not self.inverted and self._inverted_after() is None):
            return None
        found = self._inverted_after()
        if found is None or not self._short_after(found[1]):
            return None
        before = self.c.sentences[self.c.number - 1]
        draft = self._draft([(before.start, self.c._clean_end(before.start, before.end))])
        draft.speakers = [self.c._span(*found)]
        return draft

    def _short_after(self, i: int) -> bool:
        return not any(self.c._is(k, "that") for k in range(i, min(i + 2, len(self.items)))) and i <= len(self.items)

    def _inverted_after(self) -> tuple[int, int] | None:
        if self.inverted and self.subject:
            return self.subject[0]
        return phrase_after(self.items, self.k1, self.language)

    def whether(self) -> _Draft | None:
        """*asked whether …*, *explained how …*."""
        if "ask" not in self.cue.classes or not self._speaks():
            return None
        for i in self.rest:
            if self.c._is(i, "whether") and self.c._has_verb(i + 1, len(self.items)):
                part = self.c.content(i, self._end(i))
                return self._draft([part]) if part else None
        return None

    def infinitive(self) -> _Draft | None:
        """*urged X to …*, *vowed to …*: what somebody is to do."""
        if not self._speaks() or self.passive:
            return None
        first = self.rest[0]
        if (
            "promise" in self.cue.classes
            and self.c._is(first, "infinitive")
            and self.c._pos(first + 1) in VERBAL | {"ADV"}
        ):
            part = self.c.content(first, self._end(first))
            return self._draft([part]) if part else None
        if "request" not in self.cue.classes:
            return None
        if self.c._pos(first) == "ADP" and self.language != "en":
            first += 1
        limit = min(first + 14, len(self.items))
        for i in range(first, limit):
            if (self.c._pos(i) == "PUNCT" and self.c._text(i) != "-") or self.c._is(i, "that"):
                break
            if self.c._is(i, "infinitive") and self.c._pos(i + 1) in VERBAL | {"ADV", "QUOTE"}:
                begin = self._object_start(first, i)
                part = self.c.content(begin, self._end(begin + 1))
                return self._draft([part]) if part else None
        return None

    def _object_start(self, first: int, i: int) -> int:
        return i if first == i or (self.language != "en" and self.c._pos(i - 1) == "ADP" and i - 1 == first) else first

    def accusation(self) -> _Draft | None:
        """*accused X of …*: the one accused and what of."""
        if "accuse" not in self.cue.classes or not self._speaks() or self.passive:
            return None
        first = self.rest[0]
        for i in range(first + 1, min(first + 14, len(self.items))):
            if self.c._pos(i) == "PUNCT":
                return None
            if self.c._is(i, "of") and (
                self.items[i].dep == "mark"
                or self.c._pos(i + 1) in VERBAL
                or self.cue.lemma in {"accuse", "blame", "anklage", "beskylde", "fault", "credit"}
            ):
                part = self.c.content(first, self._end(first))
                return self._draft([part]) if part else None
        return None

    def description(self) -> _Draft | None:
        """*described X as …*, *called X “…”*."""
        if "describe" not in self.cue.classes or not self._speaks() or self.passive:
            return None
        first = self.rest[0]
        if self.c._pos(first) not in NOMINAL | {"DET", "ADJ", "QUOTE"}:
            return None
        naming = self.cue.lemma in {
            "call",
            "dub",
            "label",
            "brand",
            "term",
            "kalle",
            "deem",
            "consider",
            "declare",
            "pronounce",
            "name",
            "utrope",
            "erklære",
        }
        for i in range(first + 1, min(first + 16, len(self.items))):
            if self.c._pos(i) == "PUNCT" and self.c._text(i) not in {"-", "’", "'"}:
                break
            if (
                (self.c._is(i, "as")
                and self.c._pos(i) in {"ADP", "SCONJ"})
                or (naming
                and self.c._pos(i) == "QUOTE")
                or (naming and self.items[i].dep in {"xcomp", "oprd"} and self.items[i].head == self.k0)
            ):
                part = self.c.content(first, self._end(first))
                return self._draft([part]) if part else None
        return None

    def bare_clause(self) -> _Draft | None:
        """*said the deal was off*: a clause without *that*."""
        if not self.cue.classes & {"say", "tell", "think", "show", "continuing"} or not self._speaks():
            return None
        clause = [
            c for c in children(self.items, self.k0) if self.items[c].dep in {"ccomp", "parataxis"} and c >= self.k1
        ]
        if clause and self._verbal(clause[0]):
            branch = [i for i in subtree(self.items, clause[0]) if i >= self.rest[0]]
            first = min(branch) if branch else self.rest[0]
            return self._clause_draft(self._nearest(first))
        if not self.c.parsed and self.c._has_verb(self.rest[-1], len(self.items)):
            return self._clause_draft(self.rest[-1])
        if (
            self.cue.lemma in {"say", "si"}
            and self.c._has_verb(self.rest[0], len(self.items))
            and not self._ends_at(self.rest[0])
        ):
            return self._clause_draft(self._nearest(self.rest[0]))
        return None

    def _verbal(self, i: int) -> bool:
        return self.items[i].pos in VERBAL or any(
            self.items[c].dep in {"cop", "nsubj", "aux", "nsubj:pass"} for c in children(self.items, i)
        )

    def _nearest(self, first: int) -> int:
        """The last place passed before a clause begins, so that *on Monday* stays with the word of saying."""
        days = [i for i in self.rest if i <= first]
        return (
            max([*days[:1], *(d for d in days[1:] if first >= d)], default=first) if first not in self.rest else first
        )

    def object(self) -> _Draft | None:
        """*announced a ceasefire*, *called for calm*."""
        if "object" not in self.cue.classes or not self._speaks() or self.passive:
            return None
        first = self.rest[0]
        if self.c._pos(first) not in NOMINAL | {"DET", "ADJ", "QUOTE", "ADV"}:
            return None
        last = self._end(first)
        part = self.c.content(first, last)
        if part is None or last - first < 2:
            return None
        return self._draft([part])


# --- quotations nobody has claimed --------------------------------------------------------------------------------


def _free_quotations(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Sentence], drafts: Sequence[_Draft]
) -> list[_Draft]:
    """Quotations that stand free and go on with the speaker before them."""
    found: list[_Draft] = []
    direct = sorted((d for d in drafts if d.speakers and d.cue), key=lambda d: d.cue[0] if d.cue else 0)
    for quotation in quotations:
        if any(s <= quotation.inner_start < e for d in drafts for s, e in d.content):
            continue
        if not _stands_free(text, quotation) or len(text[quotation.inner_start : quotation.inner_end].split()) < 4:
            continue
        before = [d for d in direct if d.cue and d.cue[0] < quotation.start]
        if not before:
            continue
        number = next((n for n, s in enumerate(sentences) if s.start <= quotation.start < s.end), 0)
        end = quotation.inner_end
        while end > quotation.inner_start and text[end - 1] in " ,.;:!?":
            end -= 1
        found.append(
            _Draft(
                number,
                frozenset({"say"}),
                None,
                [(quotation.inner_start, end)],
                list(before[-1].speakers),
                direct=True,
                rule="quote_continues",
                inferred=True,
            )
        )
    return found


def _stands_free(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins a sentence and nothing else is said in it."""
    before = text[: quotation.start].rstrip(" \t")
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    return (not before or before[-1] in "\n.!?:”\"»’'") and (
        inner[-1:] in ".!?…" or text[quotation.end : quotation.end + 1] in {".", "\n", ""} or quotation.dash
    )


# --- chains -------------------------------------------------------------------------------------------------------


def _voices(text: str, drafts: list[_Draft], language: str) -> list[Voice]:
    """Drafts with their speakers named, in the order of the text, and reports inside reports as chains."""
    cast = Cast(text, language)
    for draft in sorted(drafts, key=lambda d: (min((s for s, _ in d.speakers), default=d.start), d.start)):
        draft.chain = _own_chain(text, draft, cast)
    kept = _merged(drafts)
    for draft in kept:
        outer = [o for o in kept if o is not draft and draft.cue and _holds(o, *draft.cue)]
        for frame in sorted(outer, key=lambda o: o.end - o.start):
            known = {(s.name or s.text) for s in draft.chain}
            draft.chain += [_as_relay(s) for s in _own(frame) if (s.name or s.text) not in known]
    return [_voice(text, draft, language) for draft in kept if draft.chain or draft.rule in {"that_clause", "tail"}]


def _own(draft: _Draft) -> list[Source]:
    return [s for s in draft.chain if s.role is not SourceRole.EVIDENCE]


def _as_relay(source: Source) -> Source:
    return Source(source.text, source.start, source.end, name=source.name, kind=source.kind, role=SourceRole.RELAYS)


def _holds(draft: _Draft, start: int, end: int) -> bool:
    return any(s <= start and end <= e for s, e in draft.content)


def _own_chain(text: str, draft: _Draft, cast: Cast) -> list[Source]:
    speakers = [source for part in draft.speakers for source in cast.sources(_span(text, part))]
    chain = [source for part in draft.origins for source in cast.sources(_span(text, part))]
    chain += [_as_relay(s) if chain and s.role is SourceRole.CLAIMS else s for s in speakers]
    for part in draft.hearers:
        hearer = cast.source(_span(text, part))
        if hearer.kind in RELAYING:
            chain.append(_as_relay(hearer))
    chain += [cast.source(_span(text, part), SourceRole.EVIDENCE) for part in draft.evidence]
    return chain


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Without outlets that only pass a whole statement on (*sier X, skriver Reuters*): they join its chain."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: d.end - d.start):
        relayed = [
            o
            for o in kept
            if draft.cue
            and o.cue
            and o.sentence == draft.sentence
            and _holds(draft, *o.cue)
            and draft.rule in {"tail", "according", "quote_before"}
        ]
        if relayed and draft.chain and all(s.kind in RELAYING for s in draft.chain):
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


def _voice(text: str, draft: _Draft, language: str) -> Voice:
    spans = sorted(draft.content)
    start, end = draft.start, draft.end
    content = Content(text[start:end], start, end, spans=tuple(spans) if len(spans) > 1 else None)
    sources = tuple(draft.chain) or (Source(kind=SourceKind.UNNAMED),)
    return Voice(
        sources,
        _span(text, draft.cue) if draft.cue else None,
        content,
        draft.direct,
        _modality(text, draft, language),
        draft.rule,
        draft.sentence,
    )


def _modality(text: str, draft: _Draft, language: str) -> Modality:
    """How firmly: requests are planned, denials denied, and *may* as the first verb of what is said makes it possible."""
    if "deny" in draft.classes and draft.rule in {"that_clause", "object"}:
        return Modality.DENIED
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
    holding = [v for v in voices if v.holds(start, end)]
    if holding:
        return min(holding, key=lambda v: (v.content.end or 0) - (v.content.start or 0)).sources
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    if sentence is None:
        return ()
    if (found := _headline_source(text, sentence, end, language)) is not None:
        return found
    for word in re.finditer(r"\w+", sentence.text):
        if (word.group().casefold(),) in reporting.phrases(language, "hearsay"):
            span = Span(word.group(), sentence.start + word.start(), sentence.start + word.end())
            return (Source(span.text, span.start, span.end, kind=SourceKind.UNNAMED),)
    return ()


_TRAILING = re.compile(r"(?:[:–—-]\s*|\s)((?:[A-ZÆØÅ][\w-]*\s?){1,4})$")


def _headline_source(text: str, sentence: Sentence, after: int, language: str) -> tuple[Source, ...] | None:
    """The source that closes a headline: *18 killed in raid: Monitor*; the colon may have been lost."""
    match = _TRAILING.search(sentence.text)
    if match is None or sentence.start + match.start(1) <= after:
        return None
    phrase = match.group(1).strip()
    colon = match.group()[0] not in " \n"
    kind = noun_kind(phrase, language)
    if not (colon and (kind or _known(phrase))) and not (kind in _CLOSING and len(phrase.split()) == 1):
        return None
    start = sentence.start + match.start(1)
    cast = Cast(text, language)
    return (cast.source(Span(phrase, start, start + len(phrase))),)


_CLOSING = frozenset({SourceKind.MONITOR, SourceKind.NGO, SourceKind.UNNAMED, SourceKind.OFFICIAL})


def _known(phrase: str) -> bool:
    return register.find(phrase) is not None


__all__ = ["Voice", "chain_for", "find_statements", "is_reporting"]
