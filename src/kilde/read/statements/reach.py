"""A word of saying with its speaker, its hearers, and what stands around it."""

from kilde.read import register
from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    children,
    parsed_phrase,
    phrase_after,
)
from kilde.read.reporting import Cue
from kilde.read.sources import RELAYING, noun_kind
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft
from kilde.read.statements.offices import described
from kilde.read.statements.reporting_word import ReportingWord
from kilde.read.statements.speaker import find_speaker
from kilde.vocabulary import SourceKind

_NEAR = 4
"""Words around a word of saying among which its negation stands."""


def carrier(clause: Clause, i: int) -> tuple[int, int] | None:
    """Who passed it on, behind words such as *carried by* at a place."""
    last = next((last for first, last in clause.phrases_at("carried") if first == i), 0)
    return phrase_after(clause.items, last, clause.language) if last else None


_ISSUED = 12
"""Words on where a statement was given, at most."""


class Reach(ReportingWord):
    """A word of saying with its speaker, hearers and what stands around it; each of `forms` is one way to say."""

    def __init__(self, clause: Clause, k0: int, k1: int, cue: Cue) -> None:
        super().__init__(clause, k0, k1, cue)
        self.hearers = self._told_first()
        self.origins: list[tuple[int, int]] = []
        self.subject = find_speaker(self)
        self.rest = self._rest()

    def _told_first(self) -> list[tuple[int, int]]:
        """Who is told, where he opens the sentence: *Til NRK | forteller Ada Torne at …*."""
        found = phrase_after(self.items, 1, self.language) if self.clause.is_(0, "to") else None
        if found is None or found[1] != self.k0 or not self.rule("verb_second"):
            return []
        phrase = self.clause.text[slice(*self.clause.span(*found))]
        return [self.clause.span(*found)] if (entry := register.find(phrase)) and entry.kind in RELAYING else []

    def group_start(self) -> int:
        """Where speaker and word of saying begin, whichever is first."""
        starts = [self.k0, *(first for first, _ in self.subject)]
        left = min(starts)
        while left > 0 and self.clause.is_(left - 1, "determiner"):
            left -= 1
        return left if not self.inverted else self.left_of_verb()

    def _rest(self) -> list[int]:
        """Places after the word, its speaker, hearers, and when and where it was said; the last is the furthest."""
        i = self.k1 if self.cue.size == self.k1 - self.k0 else self.k0 + self.cue.size
        if self.inverted and self.subject:
            i = max(i, self.subject[-1][1])
            i = self._past_relative(i)
            if self.clause.word(i) == "," and (past := self.clause.past_title(i)):
                i = past - 1 if self.clause.word(past - 1) == "," and not self.clause.is_(past, "to") else past
        places = [i]
        while (following := self._step(i, places)) is not None:
            places.append(following)
            i = following
        return places

    def _past_relative(self, i: int) -> int:
        """Past what is told of a speaker, to the one told: *sier en lege | som er redd, | til Reuters*."""
        told = i < len(self.items) and (self.clause.is_(i, "relative") or self.clause.word(i) == ",")
        ends = range(i, min(i + 12, len(self.items))) if told else ()
        return next((k + 1 for k in ends if self.clause.word(k) == "," and self.clause.is_(k + 1, "to")), i)

    def _step(self, i: int, places: list[int]) -> int | None:
        word = self.clause.at(i)
        if word is None or word.quotation or self.clause.is_(i, "that"):
            return None
        if "tell" in self.cue.classes and len(places) == 1 and word.pos in NOMINAL | {"DET", "ADJ"}:
            hearer = self._hearer(i)
            if hearer:
                self.hearers.append(self.clause.span(*self.clause.bare(*hearer)))
                return hearer[1]
        if self.clause.is_(i, "day") or (word.pos in {"ADJ", "ADV"} and self.clause.is_(i + 1, "day")):
            return i + 1  # *said | late | Monday*
        if passed := self._carried(i) or self._informed_by(i):
            return passed
        if self.clause.is_(i, "to") and self.clause.pos(i + 1) in NOMINAL | {"DET"}:
            hearer = phrase_after(self.items, i + 1, self.language)
            if hearer:
                self.hearers.append(self.clause.span(*self.clause.bare(*hearer)))
                return hearer[1]
        if any(begin == i for begin, _ in self.clause.phrases_at("amount")):
            return None
        if self.clause.is_(i, "adjunct") and (word.pos == "ADP" or not self.clause.parsed):
            found = phrase_after(self.items, i + 1, self.language)
            if found:
                phrase = self.clause.text[slice(*self.clause.span(*found))]
                if noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                    self.evidence.append(self.clause.span(*self.clause.bare(*found)))
                return self._past_issued(found[1])
            return i + 1 if self.clause.is_(i + 1, "day") or self.clause.pos(i + 1) == "NUM" else None
        if word.pos == "ADV" and (self.clause.is_(i, "adverb") or self.clause.is_(i + 1, "that")):
            return i + 1
        return None

    def _past_issued(self, i: int) -> int:
        """Past where a statement was given, to what it says: *said in a statement | published in Torv | that …*."""
        ends = range(i + 1, min(i + _ISSUED, len(self.items))) if i < len(self.items) else ()
        if not ends or self.items[i].form != "past":
            return i
        said = next((k for k in ends if self.clause.is_(k, "that") or self.clause.pos(k) in {"PUNCT", "VERB"}), i)
        return said if self.clause.is_(said, "that") and self.clause.pos(said) == "SCONJ" else i

    def _carried(self, i: int) -> int:
        """Past who passed on what it was said in: *in a statement | carried by the agency*."""
        found = carrier(self.clause, i)
        return found[1] if found else 0

    def _informed_by(self, i: int) -> int:
        """Past who told it, where a word means that it was learnt: *NTB får opplyst av politiet at …*."""
        learnt = "learn" in self.cue.classes and self.clause.is_(i, "by") and not self.origins
        found = phrase_after(self.items, i + 1, self.language) if learnt else None
        if found:
            self.origins.append(self.clause.span(*self.clause.bare(*found)))
        return found[1] if found else 0

    def _hearer(self, i: int) -> tuple[int, int] | None:
        for child in children(self.items, self.k0):
            if self.items[child].dep in {"obj", "iobj"} and child >= i:
                first, last = parsed_phrase(self.items, child, low=i, high=len(self.items))
                if self.clause.participle_for_noun(last - 1):
                    last -= 1
                last = next((n for n in range(first + 1, last) if self._past_hearer(n)), last)
                if first < last and (first == i or (first == i + 1 and self.clause.pos(i) == "DET")):
                    return first, last
        return phrase_after(self.items, i, self.language)

    def _past_hearer(self, i: int) -> bool:
        """Whether a word hung on who is told tells when, or what is said: *told the agency | on Friday*."""
        when = self.clause.is_(i, "day") or (self.clause.pos(i) == "ADP" and self.clause.is_(i + 1, "day"))
        return when or self.clause.is_(i, "that")

    def quotation_before(self, at: int) -> int:
        """The place of a quotation right before the speaker, or before a title and name that the parse broke up."""
        for i in range(at, max(-1, at - 12), -1):
            if self.clause.pos(i) == "QUOTE":
                if i < at and self.subject and not self.inverted:
                    self.subject = [self.clause.bare(i + 1, self.subject[-1][1])]
                return i
            if self.clause.pos(i) not in NOMINAL | {"ADJ", "DET", "PART"} and self.clause.word(i) != ",":
                break
        return at

    def ends_at(self, i: int) -> bool:
        """Whether nothing of the clause follows."""
        word = self.clause.at(i)
        if word is None or word.text in {".", ",", ";", "!", "?", ")", "—", "–", "--", "…", ":"} or word.pos == "QUOTE":
            return True
        if any(begin == i for begin, _ in self.clause.phrases_at("citing")):
            return True
        if any(k0 == i and self.items[k0].low.endswith(self._ing()) for k0, _, _ in self.clause.cues):
            return True
        if self.clause.is_(i, "aside") or (self.inverted and self.clause.is_(i, "relative") and word.pos == "PRON"):
            return True
        if self.inverted and word.pos == "ADV" and i + 1 < len(self.items) and self.items[i + 1].form == "past":
            return True  # *said the Civil Guard, the comma lost | also known as …*
        if word.form == "ing" and word.pos in VERBAL and self.clause.is_(i - 1, "day"):
            return True  # *a monitor said on Friday | giving a new toll*
        if word.pos == "SCONJ" and self.clause.is_(i, "conjunction") and "tell" in self.cue.classes:
            return self._clause_before(self.group_start())
        return word.pos == "CCONJ" and any(k0 - i <= 3 and k0 > i for k0, _, _ in self.clause.cues)

    def _ing(self) -> tuple[str, ...]:
        ending = str(self.rule("participle_ending"))
        return (ending,) if ending else ()

    def is_tail(self) -> bool:
        """Whether the word closes what is said: *…, the ministry said on Monday.*"""
        if not self.cue.classes & {"say", "tell", "utter", "think", "show"}:
            return False
        start = self.group_start()
        if start == 0 or self.is_participle() or not (any(map(self.ends_at, self.rest)) or self._tells_how(start)):
            return False
        if any(self.clause.word(i) == ":" for i in self.rest):
            return False
        return self.clause.pos(start - 1) in {"PUNCT", "QUOTE"} or not self.clause.parsed or self._clause_before(start)

    def _tells_how(self, start: int) -> bool:
        """Whether only how it was said follows: *…, medics told the agency | anonymously for fear of arrest*."""
        last = self.rest[-1]
        if self.clause.pos(last) not in {"ADV", "ADP"} or self.clause.word(start - 1) != ",":
            return False
        behind = self.items[last:]
        plain = not any((w.pos in VERBAL and not w.form) or w.pos in {"QUOTE", "SCONJ", "PRON"} for w in behind)
        return plain and self.cue.classes & {"say", "tell"} != frozenset() and self.clause.has_verb(0, start)

    def _clause_before(self, start: int) -> bool:
        return self.clause.has_verb(0, start) and self.clause.pos(start - 1) not in {
            "SCONJ",
            "ADP",
            "CCONJ",
        }

    def draft(self, content: list[tuple[int, int]], *, direct: bool = False) -> Draft:
        """A statement of this word, with its speakers, hearers and evidence."""
        draft = Draft(
            self.clause.number,
            self.cue.classes,
            self.clause.span(self.k0, self.k1),
            content,
            direct=direct,
            lemma=self.cue.lemma,
            negated=self._negated(min((start for start, _ in content), default=0)),
        )
        draft.speakers = [self.clause.span(*part) for part in self.subject]
        if len(self.subject) == 1:
            draft.shown[draft.speakers[0]] = self.clause.span(
                *self.pronoun or described(self.clause, *self.subject[0], self._cue_of_subject())
            )
        draft.hearers, draft.evidence, draft.origins = list(self.hearers), list(self.evidence), list(self.origins)
        if self.inherits and not draft.speakers:
            before = [d for d in self.clause.drafts if d.cue and d.speakers]
            draft.speakers = list(before[-1].speakers)
        draft.evidence += self._opening_evidence()
        return draft

    def _negated(self, said: int) -> bool:
        """Whether the word is denied, before it or between it and what is said: *does not think*, *tror ikke at*."""
        behind = self.subject[-1][1] if self.subject and self.subject[-1][1] <= self.k0 else self.left_of_verb()
        around = (*range(max(behind, self.k0 - _NEAR), self.k0), *range(self.k1, self.k1 + _NEAR))
        near = (i for i in around if i < len(self.items) and self.items[i].start < max(said, self.items[self.k0].start))
        return any(self.clause.is_(i, "negation") for i in near)

    def _cue_of_subject(self) -> int:
        """Where the verb begins that the speaker stands before, its auxiliaries included; 0 where he stands after."""
        behind = self.inverted or self.is_participle() or self.subject[0][0] > self.k0
        return 0 if behind else self.left_of_verb()

    def _opening_evidence(self) -> list[tuple[int, int]]:
        """*I en video oppfordrer …*: what carries the statement, named first."""
        if (
            self._at_start()
            and self.clause.pos(0) == "ADP"
            and (found := phrase_after(self.items, 1, self.language))
            and found[1] <= self.k0
        ):
            phrase = self.clause.text[slice(*self.clause.span(*found))]
            counted = any(self.clause.is_(i, "counting_noun") for i in range(*found))
            if counted or noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                return [self.clause.span(*self.clause.bare(*found))]
        return []

    def _at_start(self) -> bool:
        return self.group_start() < 8

    def speaks(self) -> bool:
        """Whether somebody is named who says it."""
        return bool(self.subject) or self.inherits

    def describes(self) -> bool:
        """Whether the word stands in a clause that tells who is meant, and nothing is counted: *donors who back it*."""
        counts = any(word.pos == "NUM" for word in self.items[self.k1 : self.k1 + 4])
        return self.pronoun is not None and not counts and not self.cue.classes & {"say", "tell", "deny"}

    def tells_aside(self) -> bool:
        """Whether the word stands in a clause that describes somebody: *said Jo Doe, who teaches law*."""
        relative = bool(self.subject) and self.clause.is_(self.subject[0][0], "relative")
        return (relative or self.pronoun is not None) and self.rule("speaker_with_relative") is True

    def _impersonal(self) -> bool:
        return self.passive or self.clause.is_(self.k0 - 1, "be")

    def inverted_after(self) -> tuple[int, int] | None:
        """The speaker right after the word."""
        if self.inverted and self.subject:
            return self.subject[0]
        return phrase_after(self.items, self.k1, self.language)
