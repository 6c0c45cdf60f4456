"""The words of one sentence (or of a quotation in it), and the words of saying among them."""

from collections.abc import Iterator, Sequence

from kilde.read import reporting
from kilde.read.language import lexicon
from kilde.read.phrases import NOMINAL, VERBAL, Word, phrase_before
from kilde.read.reporting import Cue
from kilde.read.sentences import Sentence
from kilde.read.sources import GROUPS, noun_kind, small
from kilde.read.statements.draft import Draft

_LITTLE = 3
"""Letters of words that a headline writes small."""


class Clause:
    """The words of one sentence, or of a quotation in it, and the statements they make."""

    def __init__(
        self,
        text: str,
        number: int,
        items: list[Word],
        *,
        language: str,
        sentences: Sequence[Sentence],
        drafts: Sequence[Draft],
    ) -> None:
        self.text = text
        self.number = number
        self.items = items
        self.language = language
        self.sentences = sentences
        self.earlier = drafts
        self.parsed = any(word.dep for word in items)
        self.cues = list(self._cues())
        self.drafts: list[Draft] = []
        self.used: set[int] = set()
        self._phrases: dict[str, list[tuple[int, int]]] = {}

    # -- words and little sets

    def is_(self, i: int, name: str) -> bool:
        """Whether the word at a place is of a set of little words."""
        return 0 <= i < len(self.items) and self.items[i].low in reporting.words(self.language, name)

    def at(self, i: int) -> Word | None:
        """The word at a place."""
        return self.items[i] if 0 <= i < len(self.items) else None

    def pos(self, i: int) -> str:
        """Its word class, empty beyond the ends."""
        return self.items[i].pos if 0 <= i < len(self.items) else ""

    def word(self, i: int) -> str:
        """It as written, empty beyond the ends."""
        return self.items[i].text if 0 <= i < len(self.items) else ""

    def low(self, i: int) -> str:
        """It folded, empty beyond the ends."""
        return self.items[i].low if 0 <= i < len(self.items) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the words from one place to before another."""
        return self.items[first].start, self.items[last - 1].end

    def _cues(self) -> Iterator[tuple[int, int, Cue]]:
        table, feelings = reporting.cues(self.language), reporting.adjectives(self.language)
        i = 0
        while i < len(self.items):
            word = self.items[i]
            rows = table.get(word.low, ()) if word.quotation is None else ()
            if word.low in feelings and self._predicated(i):
                yield i, i + 1, feelings[word.low]
                rows = ()
            for form, cue in rows:
                if len(form) == 1 or all(self.low(i + n) == part for n, part in enumerate(form)):
                    behind = i + len(form)
                    if self._may_be_verb(i) or (len(form) > 1 and (self.is_(behind, "that") or self.is_(behind, "by"))):
                        yield i, i + len(form), cue
                        i += len(form) - 1
                    break
                if len(form) == 2 and (gap := self._particle(i, form[1])):
                    yield i, i + 1, Cue(cue.classes, gap, cue.lemma)
                    break
            i += 1

    def _predicated(self, i: int) -> bool:
        """Whether somebody is said to be so: *is (not at all) worried*."""
        if self.pos(i) not in {"ADJ", "VERB", "ADP"}:
            return False
        left = i - 1
        while left > max(i - 4, 0) and (self.pos(left) in {"ADV", "PART"} or self.is_(left, "negation")):
            left -= 1
        return self.is_(left, "be") or self.is_(left, "become") or self.is_(left, "quantifier")

    def _particle(self, i: int, particle: str) -> int:
        """The size of a verb whose particle follows its subject (*legger han til*), or 0."""
        for gap in range(2, 16):
            if (self.pos(i + gap) == "PUNCT" and self.word(i + gap) not in "()") or i + gap >= len(self.items):
                return 0
            if self.items[i + gap].low == particle:
                following = self.word(i + gap + 1)
                closes = (
                    following in {"", ".", ",", ":"} or self.is_(i + gap + 1, "that") or self.is_(i + gap + 1, "by")
                )
                return gap + 1 if closes else 0
        return 0

    def _may_be_verb(self, i: int) -> bool:
        word = self.items[i]
        if word.text[:1].isupper() and self._within_name(i):
            return False
        if self.parsed:
            if self.participle_for_noun(i):
                return True
            if word.low in reporting.plain_forms(self.language) and not self.is_(i - 1, "determiner"):
                return word.dep not in {"aux", "cop"}
            if self._between_name_and_object(i):
                return True
            if word.pos not in VERBAL and not self._verb_by_place(i):
                return False
            if word.dep in {"acl", "amod"} and word.form == "past":
                if self._finite_by_place(i):
                    return True
                if self.is_(i + 1, "as") and self.is_(i, "known"):
                    return False  # *also | known as*
                # A body that closes the sentence, or the only verb; else *video posted online*, *raids believed to be*.
                return self._speaks_last(i) or self._only_verb(i) or self._verb_after_name(i)
            if self.word(i - 1) == "-" and self.items[i - 1].end == word.start:
                return False  # *rebel-held*
            if word.dep in {"amod", "compound"} and word.pos == "VERB" and not word.form:
                return self.pos(i - 1) in NOMINAL  # finite by its form: *The army | denied | reports that …*
            return word.dep not in {"amod", "compound", "aux", "cop", "case", "mark"}
        if word.low in reporting.words(self.language, "seldom_saying"):
            return False
        before = self.at(i - 1)
        return not (before and (before.pos in {"DET"} or before.low in small(self.language, "possessive")))

    def _within_name(self, i: int) -> bool:
        """Whether a capital behind another makes a name of a form of saying: *Omar Said*; not so in a headline."""
        plain = sum(len(word.text) > _LITTLE and word.text.islower() for word in self.items)
        return self.word(i - 1)[:1].isupper() and self.word(i - 1).isalpha() and plain > 1

    def _finite_by_place(self, i: int) -> bool:
        """Whether what the parse took for a participle is the verb of a clause: *has | warned*, *found | that*."""
        behind = i + 1
        while self.is_(behind, "day") or (self.pos(behind) == "ADP" and self.is_(behind + 1, "day")):
            behind += 1
        if self.is_(behind, "that") and self.pos(behind) == "SCONJ":
            return True
        left = i - 1
        while left > 0 and (self.pos(left) == "ADV" or self.is_(left, "negation")):
            left -= 1
        if self.is_(left, "auxiliary"):
            return True
        return self.word(i - 1) == "," and self.pos(i + 1) in {"NOUN", "DET"} and ":" not in self.items[i].dep

    def _verb_by_place(self, i: int) -> bool:
        """Whether a word that the parse took for no verb stands where the verb of a clause stands."""
        word = self.items[i]
        if word.pos == "NOUN" and self.pos(i - 1) == "PROPN" and self.pos(i + 1) == "PRON":
            return True  # *Kessel | describes | himself*
        if self.is_(i - 1, "quantifier") and self.pos(i + 1) == "DET" and (i == 1 or self.pos(i - 2) == "PUNCT"):
            return True  # *Some | view | the vote as lost*
        if self._reports_last(i) or self._agrees_before_that(i):
            return True
        if word.pos not in {"NOUN", "ADJ", "PROPN"} or word.dep not in {"root", "ROOT", "ccomp", "parataxis"}:
            return False
        if self.pos(i - 1) in {"ADJ", "DET", "ADP"} or self.word(i - 1).endswith(("'s", "’s", "s’", "s'")):
            return False
        return word.low not in reporting.nouns(self.language) or self._noun_for_verb(i)

    def _between_name_and_object(self, i: int) -> bool:
        """Whether a past form stands between a name that opens the clause and an object: *Thorne | praised | Doe*."""
        present = self.low(i).endswith("s") and (self.pos(i + 1) in {"DET", "PRON"} or self.is_(i + 1, "that"))
        finite = (self.low(i).endswith("ed") or present) and self.word(i).islower()
        return finite and self.word(i - 1)[:1].isupper() and self._opens_clause(i - 1) and self._verb_after_name(i)

    def _opens_clause(self, i: int) -> bool:
        """Whether a name begins a clause: with the sentence, behind a comma or quotation."""
        while i > 0 and self.pos(i) in NOMINAL | {"ADJ"} and self.word(i)[:1].isupper():
            i -= 1
        return i == 0 or self.pos(i) in {"PUNCT", "QUOTE"}

    def _agrees_before_that(self, i: int) -> bool:
        """Whether a form for several follows a noun for several, and *that* behind: *Scholars | caution | that …*."""
        several = self.pos(i - 1) == "NOUN" and self.low(i - 1).endswith("s") and not self.low(i).endswith("s")
        return several and self.is_(i + 1, "that") and self.pos(i - 2) not in {"ADP", "VERB"}

    def _reports_last(self, i: int) -> bool:
        """Whether a name between a comma and the sentence's end says what stood before: *…, Reuters reports.*"""
        body = self.word(i - 1) == ")" or noun_kind(self.word(i - 1), self.language) in GROUPS
        name = phrase_before(self.items, i, self.language) if self.pos(i - 1) == "PROPN" or body else None
        closes = self.word(i + 1) in {"", ".", ","} or self.is_(i + 1, "day")
        return (
            bool(name)
            and closes
            and name is not None
            and (self.word(name[0] - 1) == "," or self.pos(name[0] - 1) == "QUOTE")
        )

    def _verb_after_name(self, i: int) -> bool:
        """Whether the parse took a verb between a name and its object for a participle: *Kessel suggested Thorne …*."""
        stands_alone = self.items[i].low not in reporting.words(self.language, "participle_of_name")
        named = (
            self.pos(i - 1) in {"PROPN", "NOUN"} and not self.is_(i - 1, "day") and self.items[i - 1].text[:1].isupper()
        )
        before = named or (self.pos(i - 1) == "NOUN" and noun_kind(self.word(i - 1), self.language) is not None)
        after = i + 2 if self.word(i + 1) == "," and self.pos(i + 2) == "QUOTE" else i + 1
        follows = self.pos(after) in {"DET", "PRON", "PROPN", "NOUN", "QUOTE", "SCONJ"} and not self.is_(i + 1, "as")
        return stands_alone and before and follows and not self._governed(i - 1)

    def _governed(self, i: int) -> bool:
        """Whether a name stands behind a preposition, so that no clause begins with it."""
        while i > 0 and self.pos(i) in {"PROPN", "ADJ", "NOUN"}:
            i -= 1
        return self.pos(i) in {"ADP", "CCONJ"} or self.word(i) in {"'s", "’s"}

    def _only_verb(self, i: int) -> bool:
        """Whether the parse took the sentence's own verb for a participle: *Thorne called for an inquiry.*"""
        head = self.items[i].head
        root = head >= 0 and self.items[head].dep == "ROOT" and self.items[head].pos in NOMINAL
        finite = any(w.pos in VERBAL and not w.form for w in self.items)
        subject = any(w.dep.startswith("nsubj") and w.head != head for w in self.items)
        return root and head < i and not finite and not subject

    def _speaks_last(self, i: int) -> bool:
        """Whether a body closes the sentence with its word of saying, the comma before it lost: *… volunteers the
        Civil Defence confirmed late on Tuesday.*
        """
        speaker = phrase_before(self.items, i, self.language)
        if speaker is None or not self.has_verb(0, speaker[0]) or self.has_verb(i + 1, len(self.items)):
            return False
        phrase = self.text[slice(*self.span(*speaker))]
        return noun_kind(phrase, self.language) in GROUPS or any(w.pos == "PROPN" for w in self.items[slice(*speaker)])

    def participle_for_noun(self, i: int) -> bool:
        """Whether a participle was taken for a noun: *told the paper adding that …*."""
        ending = lexicon(self.language, "statements")["rules"]["participle_ending"]
        return bool(ending) and self.items[i].low.endswith(ending) and self.is_(i + 1, "that") and self.pos(i) == "NOUN"

    def _noun_for_verb(self, i: int) -> bool:
        """Whether the parse took a verb for a noun: *the ministry estimates that …*."""
        return self.is_(i + 1, "that") and self.pos(i - 1) in {"NOUN", "PROPN"} and self.items[i - 1].dep == "compound"

    def phrases_at(self, name: str) -> list[tuple[int, int]]:
        """Where phrases of a list (`according` …) stand."""
        known = self._phrases.get(name)
        if known is not None:
            return known
        table = reporting.phrases_by_first(self.language, name)
        found = self._phrases[name] = []
        for i, item in enumerate(self.items):
            for phrase in table.get(item.low, ()):
                if len(phrase) == 1 or all(self.low(i + n) == part for n, part in enumerate(phrase)):
                    found.append((i, i + len(phrase)))
                    break
        return found

    def content(self, first: int, last: int) -> tuple[int, int] | None:
        """The stretch between two places without marks at its edges; None where nothing is left."""
        while first < last and (self.pos(first) == "PUNCT" and self.word(first) not in "([$#@«“\"‘'"):
            first += 1
        while first < last and self.pos(last - 1) == "PUNCT" and self.word(last - 1) not in ')]%"”’»':
            last -= 1
        if first >= last:
            return None
        start, end = self.span(first, last)
        quotation = self.items[first].quotation
        if quotation and last == first + 1:
            return quotation.inner_start, self.clean_end(quotation.inner_start, quotation.inner_end)
        if quotation and quotation.start < start:
            start = quotation.start
        return start, self.clean_end(start, self._quoted_to(last, end))

    def _quoted_to(self, last: int, end: int) -> int:
        """Where a quotation that closes what is said ends: behind the sentence, where it has several."""
        quotation = self.items[last - 1].quotation
        several = quotation is not None and last >= len(self.items) - 1 and quotation.closed and not quotation.dash
        return quotation.end if quotation and several and quotation.end > end else end

    def clean_end(self, start: int, end: int) -> int:
        """The end of a stretch without final punctuation."""
        while end > start and self.text[end - 1] in " ,.;:!?\n\t" and not self.text[start:end].endswith("..."):
            end -= 1
        if end > start and self.text[end - 1] in "\"”»’'" and self.text[end - 2] in ".,!?":
            end = self.clean_end(start, end - 1)
        return end

    def past_title(self, comma: int) -> int:
        """Past a title between commas, or 0."""
        for i in range(comma + 1, min(comma + 10, len(self.items))):
            if self.pos(i) in VERBAL:
                return 0
            if self.word(i) == ",":
                return i + 1
            if self.word(i) in {".", ""}:
                return i
        return 0

    def back(self, i: int) -> int:
        """Where the clause before a place begins: after a semicolon or a bracket left open, else with the sentence."""
        closed = 0
        for k in range(i - 1, -1, -1):
            closed += (self.word(k) == ")") - (self.word(k) == "(")
            if self.word(k) == ";" or closed < 0:
                return k + 1
        return 0

    def next_sentences(self) -> tuple[int, int]:
        """The rest of the paragraph after this sentence, or the next line where this one ends its own."""
        begin = self.sentences[self.number + 1].start
        end = self.text.find("\n", begin)
        end = len(self.text) if end < 0 else end
        return begin, self.clean_end(begin, end)

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a verb or a quotation stands between two places; without a parse, whether two words do."""
        if not self.parsed:
            return last - first > 1
        return any(w.pos in VERBAL or w.pos == "QUOTE" for w in self.items[first:last])

    def bare(self, first: int, last: int) -> tuple[int, int]:
        """A noun phrase without its article, possessive ending or trailing comma."""
        while first < last - 1 and self.is_(first, "determiner"):
            first += 1
        while last - 1 > first and self.items[last - 1].text in {"'s", "’s", ","}:
            last -= 1
        return first, last
