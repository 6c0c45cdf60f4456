"""A word of saying at its place in a clause, and what can be told of it by itself."""

from kilde.read import register
from kilde.read.language import lexicon
from kilde.read.phrases import (
    VERBAL,
    children,
)
from kilde.read.reporting import Cue
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft


class ReportingWord:
    """A word of saying; what a search for its speaker learns on the way is kept on it."""

    def __init__(self, clause: Clause, k0: int, k1: int, cue: Cue) -> None:
        self.clause = clause
        self.items = clause.items
        self.k0, self.k1, self.cue = k0, k1, cue
        self.language = clause.language
        self.inherits = False
        self.inverted = False
        self.passive = self._is_passive()
        self.evidence: list[tuple[int, int]] = []
        self.pronoun: tuple[int, int] | None = None
        self.opened = 0
        """Where the clause of the speaker begins behind a participle that opens the sentence."""

    def rule(self, name: str) -> bool | str:
        """How the language goes about something, as its `statements.toml` says under `[rules]`."""
        answer: bool | str = lexicon(self.language, "statements")["rules"][name]
        return answer

    def _is_passive(self) -> bool:
        if ending := self.rule("passive_ending"):
            low = self.items[self.k0].low
            if low == self.cue.lemma + str(ending) and low.endswith("es") and len(self.cue.lemma) > 3:
                return True
            verbs = [i for i in range(max(0, self.k0 - 6), self.k0) if self.clause.pos(i) in VERBAL]
            return bool(verbs) and self.items[self.k0].form == "past" and self.clause.is_(verbs[-1], "passive")
        return any(self.items[c].dep in {"aux:pass", "nsubj:pass"} for c in children(self.items, self.k0))

    def is_participle(self) -> bool:
        """Whether the word is a present participle that hangs on another verb."""
        if self.clause.participle_for_noun(self.k0):
            return True
        return self.clause.parsed and self.items[self.k0].form == "ing" and self.items[self.k0].dep != "ROOT"

    def refers(self, i: int) -> bool:
        """Whether the word at a place is a relative pronoun."""
        return self.clause.is_(i, "relative") and self.clause.pos(i) in {"PRON", "DET"}

    def known(self, first: int, last: int) -> bool:
        """Whether the register knows the body that these words name."""
        return first < last and register.find(self.clause.text[slice(*self.clause.span(first, last))]) is not None

    def particle(self) -> int:
        """Where a speaker after the word must end: at the particle of the verb, else with the sentence."""
        return self.k0 + self.cue.size - 1 if self.cue.size > self.k1 - self.k0 else len(self.items)

    def earlier(self) -> list[Draft]:
        """Statements of the same sentence before this one that have a speaker."""
        return [d for d in self.clause.drafts if d.cue and d.cue[0] < self.items[self.k0].start and d.speakers]

    def left_of_verb(self) -> int:
        """Where the verb begins with its auxiliaries and adverbs."""
        left = self.k0
        while left > 0 and (self.clause.is_(left - 1, "auxiliary") or self.clause.pos(left - 1) in {"AUX", "ADV"}):
            left -= 1
        return left
