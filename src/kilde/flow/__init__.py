"""Flow: the rooms joined into the runs people ask for."""

from kilde.flow.adding import AddReport, add
from kilde.flow.weighing import copies, figures, sources

__all__ = ["AddReport", "add", "copies", "figures", "sources"]
