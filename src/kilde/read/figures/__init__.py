"""Figures: numbers of people, households or dwellings of which something is said.

A sentence is cut into tokens (`cutting`); its numbers are given the noun that each counts (`counting`, `people`) and
joined (`joining`) to the words that tell what happened (`triggers`); then it is told how firmly, how far, when and
where (`telling`, with `modality`, `extent`, `when`, `where`). `reading` puts them together, and `told` reads what a
person chose in words.
"""

from kilde.read.figures.cutting import worth_parsing
from kilde.read.figures.found import Around, FoundFigure
from kilde.read.figures.reading import find_figures
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
