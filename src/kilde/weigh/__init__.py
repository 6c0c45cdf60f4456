"""Weigh: copies, independence, ranges, contradictions and balances as named table steps, each with its reasons."""

from kilde.weigh.asked import PlaceCount
from kilde.weigh.balances import Balance, Flow, Range, balances
from kilde.weigh.comparing import ClaimDifference, Comparison, compare, same_numbers
from kilde.weigh.confidence import Confidence
from kilde.weigh.contradictions import Contradiction, ContradictionKind, LikelyReason, contradictions
from kilde.weigh.copies import copies
from kilde.weigh.echo_tree import Drift, EchoNode, EchoRoot, EchoTree, Link, echo_tree, echo_trees
from kilde.weigh.figures import Weighing, figures
from kilde.weigh.identity import Identity
from kilde.weigh.listing import Listed
from kilde.weigh.records import (
    Alias,
    BookNumbers,
    CopyPair,
    FigureRow,
    Report,
    SaidClaim,
    SaidRow,
    SourceRow,
    WeighedClaim,
)
from kilde.weigh.rulebooks import RuleBook, UnknownRuleBookError, rulebooks
from kilde.weigh.sources import sources
from kilde.weigh.store import Leverage, Overview, Page, Weighed, kept, weighed
from kilde.weigh.timelines import OriginLine, Timeline, timelines
from kilde.weigh.translating import translations

__all__ = [
    "Alias",
    "Balance",
    "BookNumbers",
    "ClaimDifference",
    "Comparison",
    "Confidence",
    "Contradiction",
    "ContradictionKind",
    "CopyPair",
    "Drift",
    "EchoNode",
    "EchoRoot",
    "EchoTree",
    "FigureRow",
    "Flow",
    "Identity",
    "Leverage",
    "LikelyReason",
    "Link",
    "Listed",
    "OriginLine",
    "Overview",
    "Page",
    "PlaceCount",
    "Range",
    "Report",
    "RuleBook",
    "SaidClaim",
    "SaidRow",
    "SourceRow",
    "Timeline",
    "UnknownRuleBookError",
    "Weighed",
    "WeighedClaim",
    "Weighing",
    "balances",
    "compare",
    "contradictions",
    "copies",
    "echo_tree",
    "echo_trees",
    "figures",
    "kept",
    "rulebooks",
    "same_numbers",
    "sources",
    "timelines",
    "translations",
    "weighed",
]
