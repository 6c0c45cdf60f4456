"""`python -m benchmarks.trees --ledger FILE`: the largest echo trees and series of a ledger with their sentences.

Whether claims are joined rightly only a reader can tell: this prints what there is to judge. Make the ledger with
`kilde add`.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from kilde import flow
from kilde.ledger import Ledger
from kilde.weigh import EchoNode, WeighedClaim


def main() -> None:
    """Print the trees, then the series, each claim with its report, its origin, how it is linked, and its sentence."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trees", description=__doc__)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--most", type=int, default=10, help="trees, and series (%(default)s)")
    given = parser.parse_args()
    with Ledger.open(given.ledger, create=False) as ledger:
        weighing = flow.weighing(ledger)
        keys = {row.key: row for row in weighing.figures()}
        for tree in weighing.echo_trees()[: given.most]:
            row = keys.get(tree.row)
            about = f"{row.measure} {row.place} {row.period} {row.range_text}" if row else "denied or planned only"
            print(f"\n=== tree {tree.row}: {about}; {tree.claims} claims, {tree.origins} origins")
            for root in tree.roots:
                print(f"  {root.origin}")
                _nodes(root.nodes, 2)
        for line in weighing.timelines()[: given.most]:
            print(f"\n=== series {line.key}: {line.measure} {line.place} {line.extent}; {line.claims} claims")
            for series_row in line.rows:
                print(f"  {series_row.period} {series_row.range_text}")
                for claim in series_row.evidence:
                    _claim(claim, 2, "")


def _nodes(nodes: Iterable[EchoNode], depth: int) -> None:
    for node in nodes:
        _claim(node.claim, depth, f"{node.link or 'first'} {node.change or ''} ")
        _nodes(node.children, depth + 1)


def _claim(claim: WeighedClaim, depth: int, link: str) -> None:
    report = claim.report
    sentence = " ".join((claim.figure.sentence.text or "").split())
    print(f"{'  ' * depth}{link}[{report.publisher}, {report.published}, {report.id[:8]}] {claim.origin}: {sentence}")


if __name__ == "__main__":
    main()
