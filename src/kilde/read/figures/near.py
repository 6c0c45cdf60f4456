"""How far two stretches of a sentence are from each other, as belonging together goes."""

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import small

_STOPS = frozenset(".;:?!")


class Near:
    """Distances within one sentence: clause boundaries count much, other words little."""

    def __init__(self, tokens: Tokens, verbs: frozenset[int], language: str) -> None:
        self.tokens, self.verbs = tokens, verbs
        self.relative, self.conjunction = small(language, "relative"), small(language, "and")

    def to_figure(self, span: tuple[int, int], group: Group, choice: Choice) -> float:
        """From a stretch to a figure: to its number and phrase or to what tells what happened, whichever is nearer."""
        anchors = [(group.first, group.end)]
        if choice.trigger is not None:
            anchors.append((choice.trigger.first, choice.trigger.last))
        return min(self.between(span, anchor) for anchor in anchors)

    def between(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """The cost of the words between two stretches."""
        first, second = sorted((a, b))
        return sum(self._cost(i) for i in range(first[1] + 1, second[0]))

    def _cost(self, i: int) -> float:
        low, token = self.tokens.lows[i], self.tokens[i]
        if low in _STOPS:
            return 8.0
        if low in {",", "(", ")", "–", "—"}:
            return 1.0
        if low in self.conjunction:
            return 1.5
        if low in self.relative or token.pos == "SCONJ":
            return 2.0
        if i in self.verbs and token.pos not in {"NOUN", "PROPN"}:
            return 4.0
        return 2.0 if token.pos == "VERB" else 0.3
