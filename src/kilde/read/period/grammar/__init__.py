"""What expressions of time are made of: named rules over the words of any language.

A rule says which category it makes and of what, in order: another category (`slot`), a tag of the lexicon
(`away.back`), or either with `?` where it may be missing. Its function gets what was found and gives the meaning, or
None where they make no sense together. Categories build on each other in this order:

number, ordinal, day, year → date (fields as written) → base (resolved) → nested (a part of another) → slot (ranges)
→ time (with its preposition).

Importing this package gives the parser with all its rules; within a category they are tried in the order below.
"""

from kilde.read.period.grammar import (  # noqa: I001, F401 - the order is that in which rules are tried
    numbers,
    dates,
    resolved,
    durations,
    parts,
    ranges,
    prepositions,
)
from kilde.read.period.parser import Parser

__all__ = ["Parser"]
