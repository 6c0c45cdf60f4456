"""Flow: the rooms joined into the runs people ask for."""

from kilde.flow.adding import AddReport, add
from kilde.flow.weighing import (
    balances,
    compare,
    contradictions,
    copies,
    echo_tree,
    echo_trees,
    figures,
    figures_at,
    large,
    listed_at,
    parties,
    rulebooks,
    sources,
    timelines,
    weighed,
    weighing,
)

__all__ = [
    "AddReport",
    "add",
    "balances",
    "compare",
    "contradictions",
    "copies",
    "echo_tree",
    "echo_trees",
    "figures",
    "figures_at",
    "large",
    "listed_at",
    "parties",
    "rulebooks",
    "sources",
    "timelines",
    "weighed",
    "weighing",
]
