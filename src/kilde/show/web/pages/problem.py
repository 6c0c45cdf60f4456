"""What cannot be shown, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """All that the page shows."""

    title: str
    reason: str
