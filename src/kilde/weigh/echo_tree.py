"""The echo tree of a row: who said it first, who passed it on, through whom, and where the number changed."""

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.ledger import Selection
from kilde.weigh import echo_links
from kilde.weigh.assembling import OWN_VOICE, Assembler, Rows
from kilde.weigh.figures import ALL, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.records import WeighedClaim

if TYPE_CHECKING:
    from kilde.ledger import View


class Link(StrEnum):
    """Why a claim stands below another."""

    CITES = "cites"
    COPY = "copy"
    TRANSLATION = "translation"
    """A copy in another language."""
    SAME_ORIGIN = "same_origin"
    RECOUNTED = "recounted"


class Drift(StrEnum):
    """How a number changed on the way."""

    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    HEDGE_CHANGED = "hedge_changed"
    ROUNDED = "rounded"
    NUMBER_CHANGED = "number_changed"
    UNIT_CHANGED = "unit_changed"


class EchoNode(Struct, frozen=True):
    """A claim in the tree, above those that follow it."""

    claim: WeighedClaim
    link: Link | None
    """Why it follows another claim, the one above it or, at a root, one of another row; None where it follows none."""
    drift: Drift | None
    """How its number differs from the one above it."""
    change: str | None
    """The two wordings, where they differ: `nearly 5,000 → 5,000`."""
    children: tuple["EchoNode", ...]


class EchoRoot(Struct, frozen=True):
    """An origin, or the reports' own voice, with the claims that are its word."""

    origin: str
    origin_key: str
    attributed: bool
    nodes: tuple[EchoNode, ...]


class EchoTree(Struct, frozen=True):
    """All claims of a row as a forest, a root for each origin; those that name none last."""

    row: str
    """The key of the row."""
    origins: int
    """Independent ones; reports that name no source are none."""
    reports: int
    claims: int
    altered: int
    """Claims whose number differs from the one that they follow."""
    roots: tuple[EchoRoot, ...]


def echo_tree(
    view: "View", row_key: str, selection: Selection = ALL, *, parties: Parties = NO_PARTIES
) -> EchoTree | None:
    """The echo tree of the row with this key; None where there is no such row."""
    return next(iter(trees_of(Weighing(view, selection, parties=parties), {row_key})), None)


def echo_trees(view: "View", selection: Selection = ALL, *, parties: Parties = NO_PARTIES) -> list[EchoTree]:
    """The echo trees of all rows asked for, those with most reports first."""
    return trees_of(Weighing(view, selection, parties=parties))


def trees_of(weighing: Weighing, keys: set[str] | None = None) -> list[EchoTree]:
    """The trees of several rows, or of all, of claims already weighed."""
    if not weighing:
        return []
    weighing.run(echo_links.STEPS)
    return trees_on(weighing.bench, weighing.book("house"), keys)


def trees_on(tables: Rows, book: Assembler, keys: set[str] | None = None) -> list[EchoTree]:
    """The same, of tables that hold all claims that the rows' claims follow or are followed by."""
    links = {row["claim"]: row for row in tables.rows("echo_links")}
    drifts = {row["claim"]: row["drift"] for row in tables.rows("drifts")}
    everything = {claim["claim"]: claim for claim in tables.rows("ranked_claims")}
    members: defaultdict[int, list[int]] = defaultdict(list)
    for at, claim in everything.items():
        members[claim["row"]].append(at)
    for at, link in links.items():  # what follows a claim of another row: told of other days, or in another unit
        if (row := everything[link["parent"]]["row"]) != everything[at]["row"]:
            members[row].append(at)
    found = [
        _Forest(key, members[row], everything, links, drifts, book).tree()
        for row, key in book.keys().items()
        if keys is None or key in keys
    ]
    return sorted(found, key=lambda tree: (-tree.claims, tree.row))


class _Forest:
    """One tree in the making."""

    def __init__(  # noqa: PLR0917 - the tables that a tree is made of
        self,
        key: str,
        members: list[int],
        everything: dict[int, dict[str, Any]],
        links: dict[int, dict[str, Any]],
        drifts: dict[int, str],
        book: Assembler,
    ) -> None:
        self._key, self._everything, self._links, self._drifts, self._book = key, everything, links, drifts, book
        self._members = sorted(set(members), key=lambda at: self._order(everything[at]))
        self._inside = set(self._members)
        self._below: defaultdict[int | None, list[int]] = defaultdict(list)
        for at in self._members:
            self._below[self._parent(at)].append(at)

    def tree(self) -> EchoTree:
        """The tree."""
        roots: dict[str, list[int]] = {}
        for at in self._below[None]:
            roots.setdefault(self._everything[at]["voice"], []).append(at)
        found = [self._root(members) for members in roots.values()]
        found.sort(key=lambda root: not root.attributed)
        claims = [self._everything[at] for at in self._members]
        return EchoTree(
            self._key,
            origins=sum(root.attributed and _asserts(root) for root in found),
            reports=len({claim["family"] for claim in claims}),
            claims=len(claims),
            altered=sum(at in self._drifts for at in self._members),
            roots=tuple(found),
        )

    def _parent(self, at: int) -> int | None:
        """The claim above, if it is in this tree and does not lie below this one."""
        parent = self._links[at]["parent"] if at in self._links else None
        seen, above = {at}, parent
        while above is not None and above in self._inside:
            if above in seen:
                return None if min(seen) == at else parent  # a circle is opened at its first claim
            seen.add(above)
            above = self._links[above]["parent"] if above in self._links else None
        return parent if parent in self._inside else None

    def _root(self, members: list[int]) -> EchoRoot:
        first = self._everything[members[0]]
        return EchoRoot(
            origin=first["origin_name"] or OWN_VOICE,
            origin_key=first["voice"],
            attributed=first["origin"] is not None,
            nodes=tuple(self._node(at) for at in members),
        )

    def _node(self, at: int) -> EchoNode:
        claim = self._book.weighed(self._everything[at])
        link, drift = self._links.get(at), self._drifts.get(at)
        above = (
            self._book.weighed(self._everything[link["parent"]]) if link and (drift or link["link"] == "copy") else None
        )
        return EchoNode(
            claim=claim,
            link=_link(link["link"], claim, above) if link else None,
            drift=Drift(drift) if drift else None,
            change=f"{_wording(above)} → {_wording(claim)}" if above and drift else None,
            children=tuple(self._node(below) for below in self._below[at]),
        )

    @staticmethod
    def _order(claim: dict[str, Any]) -> tuple[Any, ...]:
        return (claim["published_start"] or 0, claim["copy_of"] is not None, claim["order"], claim["start"])


def _asserts(root: EchoRoot) -> bool:
    return any(node.claim.figure.modality in ("asserted", "possible") for node in root.nodes)


def _link(link: str, claim: WeighedClaim, above: WeighedClaim | None) -> Link:
    if link == "copy" and above and above.report.language != claim.report.language:
        return Link.TRANSLATION
    return Link(link)


def _wording(claim: WeighedClaim) -> str:
    figure = claim.figure
    unit = "" if figure.unit == "person" else f" {figure.unit.value}s"
    return f"{figure.quantity.text}{unit}"
