"""The bundled demonstration reports; README.md beside them says what they are and what a reader must find."""

from importlib import resources
from pathlib import Path

__all__ = ["reports"]


def reports() -> tuple[Path, ...]:
    """The report files in the order of their names, which is that of their dates."""
    folder = resources.files(__package__) / "reports"
    return tuple(sorted(Path(str(report)) for report in folder.iterdir() if report.name.endswith(".txt")))
