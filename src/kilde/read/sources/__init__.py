"""Who speaks: what sort of source a phrase names, under what normal name, and who pronouns and short names mean."""

from kilde.read.sources.cast import Cast
from kilde.read.sources.kinds import GROUPS, RELAYING, head_noun, noun_kind, pronouns, small
from kilde.read.sources.publications import cites_relays, with_publication

__all__ = [
    "GROUPS",
    "RELAYING",
    "Cast",
    "cites_relays",
    "head_noun",
    "noun_kind",
    "pronouns",
    "small",
    "with_publication",
]
