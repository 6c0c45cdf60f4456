"""Weigh: copies, independence and ranges as named table steps, each with its reasons."""

from kilde.weigh.copies import copies
from kilde.weigh.figures import figures
from kilde.weigh.records import CopyPair, FigureRow, Report, SourceRow, WeighedClaim
from kilde.weigh.sources import sources

__all__ = ["CopyPair", "FigureRow", "Report", "SourceRow", "WeighedClaim", "copies", "figures", "sources"]
