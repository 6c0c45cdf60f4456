"""An event as a sentence gives it."""

from dataclasses import dataclass

from kilde.vocabulary import Modality, Period, Place, Source, Span


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event of a sentence, before it is known who tells of it."""

    event: str
    trigger: Span
    actors: tuple[Source, ...]
    targets: tuple[Source, ...]
    modality: Modality
    period: Period
    places: tuple[Place, ...]
    rules: tuple[str, ...]
