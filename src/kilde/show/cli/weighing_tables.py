"""Contradictions, balances, rule books and echo trees for the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kilde.show.cli.grid import Grid
from kilde.show.cli.tables import grid
from kilde.show.words import Words

if TYPE_CHECKING:
    from rich.tree import Tree

    from kilde.weigh import Balance, Comparison, Contradiction, EchoNode, EchoTree, FigureRow, Range, WeighedClaim


def contradiction_table(found: Sequence["Contradiction"], words: Words) -> Grid:
    """The contradictions, a row each."""
    table = grid(words, ["kind", "what", "where", "figure", "why"])
    for one in found:
        figure = one.claims[0].figure
        table.add(
            words(f"contradiction.{one.kind}"),
            words.matter(figure.who.categories, figure.unit, figure.measure, figure.extent),
            one.place or "",
            "\n".join(f"{claim.figure.quantity.text} ({claim.origin})" for claim in one.claims),
            words(f"likely.{one.likely}"),
        )
    return table


def balance_table(found: Sequence["Balance"], words: Words) -> Grid:
    """The balances, a row each; ≠ marks those with a count that does not fit."""
    table = grid(words, ["where", "when", "before", "after", "came", "went", "residual", "why"])
    for one in found:
        sides = {flow.side: words.brief_range(flow.range.low, flow.range.high) for flow in one.flows}
        mark = " ≠" if one.misfits else ""
        table.add(
            one.place or "",
            words.period(f"{one.start[:10]}/{one.end[:10]}", hours=False),
            _numbers(one.before),
            _numbers(one.after),
            sides["arrivals"],
            sides["departures"],
            _residual(one.residual, words) + mark,
            "\n".join(map(words.told, one.explanations)) or words("balance.squares"),
        )
    return table


def _numbers(claims: Sequence["WeighedClaim"]) -> str:
    return "\n".join(claim.figure.quantity.text or "" for claim in claims)


def _residual(found: "Range", words: Words) -> str:
    low, high = ("…" if end is None else words.number(end) for end in (found.low, found.high))
    return low if low == high and found.low is not None else f"{low} – {high}"


def echo_view(tree: "EchoTree", row: "FigureRow", words: Words) -> "Tree":
    """A tree: the figure, its origins, below them those who passed it on."""
    from rich.text import Text
    from rich.tree import Tree

    figure = words.brief_range(row.low, row.high, about=row.about)
    matter = words.matter(row.who, row.unit, row.measure, row.extent)
    counts = [
        words.count("origin", tree.origins),
        words.count("report_count", tree.reports),
        words.count("claim", tree.claims),
        *([words("echo.altered", n=tree.altered)] if tree.altered else []),
    ]
    when = words.period(row.period, hours=False)
    title = ", ".join(filter(None, [f"{figure} {matter}", row.place, when]))
    drawn = Tree(Text(f"{title}: {', '.join(counts)} [{tree.row}]", style="bold"))
    for root in tree.roots:
        branch = drawn.add(Text(root.origin if root.attributed else words("none_named"), style="bold"))
        for node in root.nodes:
            _grow(branch, node, words)
    return drawn


def _grow(branch: "Tree", node: "EchoNode", words: Words) -> None:
    from rich.text import Text

    claim = node.claim
    report = " ".join(filter(None, [claim.report.publisher or claim.report.title, claim.report.published]))
    line = Text(f"{claim.figure.quantity.text}  {report}")
    if node.link:
        line.append(f"  {words(f'link.{node.link}')}", style="dim")
    if node.drift:
        line.append(f"  {words(f'drift.{node.drift}')}: {node.change}", style="red")
    if claim.change == "corrected":
        line.append(f"  {words('echo.corrected')}", style="yellow")
    if claim.figure.modality == "denied":
        line.append(f"  {words('modality.denied')}", style="yellow")
    grown = branch.add(line)
    for below in node.children:
        _grow(grown, below, words)


def comparison_table(found: Sequence["Comparison"], words: Words) -> Grid:
    """Rows under two rule books, with what they make of each claim."""
    table = grid(words, ["what", "where", "when", "one_book", "other_book", "why"])
    for one in found:
        table.add(
            words.matter(one.one.who, one.one.unit, one.one.measure, one.one.extent),
            one.one.place or "",
            words.period(one.one.period, hours=False),
            *(words.range(row.low, row.high, about=row.about) + _named(row, words) for row in (one.one, one.other)),
            "\n".join(f"{claim.one.figure.quantity.text}: {words.told(claim.reason)}" for claim in one.differences),
        )
    return table


def _named(row: "FigureRow", words: Words) -> str:
    """The one number that a book names, and its grade."""
    best = words("book.best", n=words.number(row.best)) if row.best is not None and row.low != row.high else ""
    return "".join(f", {told}" for told in (best, words.told(row.grade or "")) if told)
