"""The bundled demonstration reports: what they are and what a reader must find in them stands in README.md beside them."""

from importlib import resources
from pathlib import Path

__all__ = ["reports"]


def reports() -> tuple[Path, ...]:
    """The report files in the order of their names, which is that of their dates."""
    folder = resources.files(__package__) / "reports"
    return tuple(sorted(Path(str(report)) for report in folder.iterdir() if report.name.endswith(".txt")))
