"""The echo tree as a page shows it: who said it first, who passed it on, and where the number changed on the way."""

from dataclasses import dataclass

from kilde.show.html import ClaimView, claim_view
from kilde.show.words import Words
from kilde.weigh import EchoNode, EchoTree


@dataclass(frozen=True, slots=True)
class Branch:
    """A claim with those that follow it."""

    claim: ClaimView
    outlet: str
    number: str
    when: str
    link: str
    """Why it follows the one above, in words."""
    drift: str
    """How its number differs from the one above, in words; empty where it does not."""
    change: str
    """The two wordings."""
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with its word."""

    name: str
    named: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """All claims of a figure, a root for each origin."""

    roots: tuple[Root, ...]
    altered: int
    reports: int


def tree_view(tree: EchoTree | None, words: Words) -> Tree | None:
    """A tree to be shown."""
    if tree is None:
        return None
    roots = (
        Root(
            root.origin if root.attributed else words("none_named"),
            root.attributed,
            tuple(_branch(node, words) for node in root.nodes),
        )
        for root in tree.roots
    )
    return Tree(tuple(roots), tree.altered, tree.reports)


def _branch(node: EchoNode, words: Words) -> Branch:
    claim = node.claim
    return Branch(
        claim=claim_view(claim, words),
        outlet=claim.report.publisher or claim.report.title or words("column.report"),
        number=claim.figure.quantity.text or "",
        when=words.period(claim.report.published),
        link=words(f"web.echo.{node.link}") if node.link else "",
        drift=words(f"web.echo.{node.drift}") if node.drift else "",
        change=node.change or "",
        branches=tuple(_branch(child, words) for child in node.children),
    )
