"""A figure as a sentence gives it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.read.period import Time
from kilde.vocabulary import Extent, Measure, Modality, Period, Place, Quantity, Span, Unit, Who


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of a sentence, before it is known who says it."""

    quantity: Quantity
    unit: Unit
    who: Who
    composition: Span | None
    measure: Measure
    extent: Extent
    modality: Modality
    period: Period
    places: tuple[Place, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What else was read in and before a sentence; all offsets count from the document's start."""

    times: Sequence[Time] = ()
    places: Sequence[Place] = ()
    contents: Sequence[tuple[int, int]] = ()
    """Stretches of what others are said to say."""
    speakers: Sequence[tuple[int, int]] = ()
    """Words that name who says it."""
    before: FoundFigure | None = None
    """The last figure of this sentence's predecessor."""
