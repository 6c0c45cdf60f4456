"""Figures: numbers of people, households or dwellings of which something is said.

A figure is anchored on its number and the noun it counts (`people`), joined to what tells what happened to them
(`measure`), and then given its modality, extent, time and places (`modality`, `extent`, `when`, `where`); `reading`
puts them together, and `told` reads what a person chose in words.
"""

from kilde.read.figures.found import Around, FoundFigure
from kilde.read.figures.reading import find_figures, worth_parsing
from kilde.read.figures.told import categories_told, extent_told, measure_told, modality_told, unit_told

__all__ = [
    "Around",
    "FoundFigure",
    "categories_told",
    "extent_told",
    "find_figures",
    "measure_told",
    "modality_told",
    "unit_told",
    "worth_parsing",
]
