"""A statement found, and a statement on its way there."""

from dataclasses import dataclass, field

from kilde.vocabulary import Content, Modality, Source, Span


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
class Draft:
    """A statement before its speakers have names. Spans are (start, end) in the document."""

    sentence: int
    classes: frozenset[str]
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    speakers: list[tuple[int, int]] = field(default_factory=list)
    hearers: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    shown: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The words to show for a speaker where they are not those that name him: with his office, or *who*."""
    direct: bool = False
    rule: str = ""
    lemma: str = ""
    chain: list[Source] = field(default_factory=list)
    inferred: bool = False
    negated: bool = False
    """Whether the word is denied: *does not believe that …*."""

    @property
    def start(self) -> int:
        """Where its content begins."""
        return min(s for s, _ in self.content)

    @property
    def end(self) -> int:
        """Where its content ends."""
        return max(e for _, e in self.content)
