"""Flow: the rooms joined into the runs people ask for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kilde.flow.weighing import (
    balances,
    compare,
    contradictions,
    copies,
    echo_tree,
    echo_trees,
    figures,
    figures_at,
    kept_list,
    large,
    listed_at,
    parties,
    rulebooks,
    sources,
    timelines,
    weighed,
    weighing,
)

if TYPE_CHECKING:
    from kilde.flow.adding import AddReport, add

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
    "kept_list",
    "large",
    "listed_at",
    "parties",
    "rulebooks",
    "sources",
    "timelines",
    "weighed",
    "weighing",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Adding, loaded with the reader on first use."""
    if name not in {"AddReport", "add"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.adding"), name)
    return found
