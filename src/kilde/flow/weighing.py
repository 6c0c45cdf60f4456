"""What a ledger's claims come to."""

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kilde import weigh
from kilde.ledger import Selection, glance, name_key
from kilde.weigh import (
    Balance,
    Comparison,
    Contradiction,
    CopyPair,
    EchoTree,
    FigureRow,
    Listed,
    SourceRow,
    Timeline,
    Weighed,
    Weighing,
    rulebooks,
)

if TYPE_CHECKING:
    from kilde.ledger import Ledger, View


@cache
def parties() -> dict[str, str]:
    """The sides that the sources of the bundled register speak for, by the key of each of their names."""
    from kilde.read.register import entries

    return {
        key: entry.party
        for entry in entries()
        if entry.party
        for name in (entry.name, *entry.names)
        if (key := name_key(name))
    }


ALL = Selection()
NO_PARTIES: Mapping[str, str] = {}


def weighing(ledger: "Ledger", asked: Selection = ALL, *, as_of: str | int | None = None) -> Weighing:
    """A ledger's figures weighed once, for all that can be asked of them."""
    return Weighing(ledger.view(as_of), asked, parties=parties())


FROM_ON = 20_000
"""Claims from which on a ledger's weighed figures are kept in a file beside it: fewer are weighed as fast as read."""
KEPT_AT = "KILDE_WEIGHED"
"""The setting that names another place."""


def weighed(
    ledger: "Ledger",
    *,
    as_of: str | int | None = None,
    asked: Selection = ALL,
    household_size: float | None = None,
) -> Weighed:
    """A ledger's figures to be asked page by page, kept beside it where there are many (`kilde.weighed.duckdb`).

    What was known in the past, or of a selection alone, is weighed in memory.
    """
    view = ledger.view(as_of)
    path = _kept_at(ledger.where) if as_of is None and asked == ALL else None
    if path and not path.exists() and not large(ledger):
        path = None
    return weigh.weighed(view, path, asked=asked, parties=parties(), units=_units, household_size=household_size)


def large(ledger: "Ledger") -> bool:
    """Whether weighing it takes so long that what comes of it is kept."""
    return ledger.view().tells(FROM_ON)


def _kept_at(where: str) -> Path:
    """Where they are kept: beside a file; for a database in the user's cache folder, in a folder of the user's own."""
    if said := os.environ.get(KEPT_AT):
        return Path(said)
    if "://" not in where:
        return Path(where).with_suffix(".weighed.duckdb")
    from kilde.read.gazetteer import cache_folder

    folder = cache_folder() / "weighed"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{sha256(where.encode()).hexdigest()[:16]}.duckdb"


@lru_cache(1 << 16)
def _units(gazetteer_id: str) -> frozenset[str]:
    """What a place lies in: the ids of these units and the keys of their names."""
    from kilde.read.gazetteer import within

    found = within(gazetteer_id)
    return frozenset(filter(None, (one for unit in found for one in (unit.id, name_key(unit.name)))))


def figures(
    ledger: "Ledger",
    asked: Selection = ALL,
    *,
    rulebook: str = "house",
    as_of: str | int | None = None,
    evidence: bool = True,
    household_size: float | None = None,
) -> list[FigureRow]:
    """The weighed figures, those with most independent origins first, then the most recent.

    All is weighed and the rows asked for are picked, so that what a row comes to does not hang on the question; of a
    large ledger's past, what was asked for is weighed alone. `rulebook` names the book by which they are weighed
    (`rulebooks`), `as_of` the moment at which they were known so, as `Ledger.view` takes it. Without `evidence`, rows
    come without the claims behind them, and sooner. `household_size` is how many persons IDMC's book counts for a
    household, instead of national averages.
    """
    with closing(_asked_of(ledger, asked, as_of, household_size)) as found:
        return _rows(found, asked, rulebook, evidence=evidence)


def figures_at(
    where: str,
    asked: Selection = ALL,
    *,
    rulebook: str = "house",
    as_of: str | int | None = None,
    household_size: float | None = None,
) -> list[FigureRow]:
    """The same of a ledger by its path or URL, which is opened only for what is not kept of it."""
    with ExitStack() as held:
        if as_of is None and (found := _kept(where, held, household_size, parties())):
            return _rows(found, asked, rulebook, evidence=True)
    with _opened(where) as ledger:
        return figures(ledger, asked, rulebook=rulebook, as_of=as_of, household_size=household_size)


def listed_at(
    where: str,
    asked: Selection = ALL,
    *,
    rulebook: str = "house",
    as_of: str | int | None = None,
    household_size: float | None = None,
) -> Sequence[Listed | FigureRow]:
    """The same as lists print them, without the claims behind, and sooner."""
    if rulebook == "house" and as_of is None and (kept := kept_list(where, asked)) is not None:
        return kept
    with ExitStack() as held:
        if as_of is None and (found := _kept(where, held, household_size, parties())):
            return _rows(found, asked, rulebook, evidence=False)
    with _opened(where) as ledger:
        return figures(ledger, asked, rulebook=rulebook, as_of=as_of, evidence=False, household_size=household_size)


def kept_list(where: str, asked: Selection = ALL) -> list[Listed] | None:
    """The list by the house's book, as far as it is kept weighed; None where it is not, and the ledger has to be."""
    with ExitStack() as held:
        found = _kept(where, held)
        return found.listed(asked) if found else None


def _opened(where: str) -> "Ledger":
    from kilde.ledger import Ledger

    return Ledger.open(where, create=False)


def _kept(
    where: str, held: ExitStack, household_size: float | None = None, parties: Mapping[str, str] = NO_PARTIES
) -> Weighed | None:
    """What is kept weighed of a ledger, if that is all there is to it now; `held` lets go of what was opened."""
    path = _kept_at(where)
    if not path.exists() or (seen := glance(where)) is None:
        return None

    def view() -> "View":
        return held.enter_context(_opened(where)).view(seen.head.seq)

    found = weigh.kept(path, seen, view, parties=parties, units=_units, household_size=household_size)
    return held.enter_context(closing(found)) if found else None


def _rows(found: Weighed, asked: Selection, rulebook: str, *, evidence: bool) -> list[FigureRow]:
    rows = found.rows(asked, rulebook=rulebook, limit=_ALL).rows
    if not evidence:
        return list(rows)
    whole = found.figures([row.key for row in rows], rulebook)
    return [whole[row.key] for row in rows]


def _asked_of(
    ledger: "Ledger", asked: Selection, as_of: str | int | None, household_size: float | None = None
) -> Weighed:
    part = asked if as_of is not None and large(ledger) else ALL
    return weighed(ledger, as_of=as_of, asked=part, household_size=household_size)


_ALL = 1_000_000_000


def contradictions(ledger: "Ledger", asked: Selection = ALL, *, as_of: str | int | None = None) -> list[Contradiction]:
    """Claims that cannot all be right, each with the likely reason."""
    return weigh.contradictions(ledger.view(as_of), asked, parties=parties())


def balances(ledger: "Ledger", asked: Selection = ALL, *, as_of: str | int | None = None) -> list[Balance]:
    """Whether the people counted in a place square with those who came and left."""
    return weigh.balances(ledger.view(as_of), asked, parties=parties())


def echo_tree(ledger: "Ledger", row_key: str, *, as_of: str | int | None = None) -> EchoTree | None:
    """Who said a row's numbers first and who passed them on; None where there is no such row."""
    return weigh.echo_tree(ledger.view(as_of), row_key, parties=parties())


def echo_trees(ledger: "Ledger", asked: Selection = ALL, *, as_of: str | int | None = None) -> list[EchoTree]:
    """The echo trees of all rows, the largest first."""
    return weigh.echo_trees(ledger.view(as_of), asked, parties=parties())


def timelines(
    ledger: "Ledger", asked: Selection = ALL, *, rulebook: str = "house", as_of: str | int | None = None
) -> list[Timeline]:
    """What is counted alike as time goes, per origin, with revisions and corrections marked."""
    return weigh.timelines(ledger.view(as_of), asked, rulebook, parties=parties())


def compare(
    ledger: "Ledger",
    one: str,
    other: str,
    asked: Selection = ALL,
    *,
    as_of: str | int | None = None,
    household_size: float | None = None,
) -> list[Comparison]:
    """The same claims under two rule books."""
    with closing(_asked_of(ledger, asked, as_of, household_size)) as found:
        return found.compare(one, other, asked)


def sources(ledger: "Ledger", *, as_of: str | int | None = None) -> list[SourceRow]:
    """Who says what, through whom: origins first, those with most claims at the head."""
    return weigh.sources(ledger.view(as_of), ALL)


def copies(ledger: "Ledger", *, as_of: str | int | None = None) -> list[CopyPair]:
    """Which of the ledger's documents are copies of which, or translations."""
    view = ledger.view(as_of)
    pairs = weigh.copies(view.documents())
    known = {(pair.a.id, pair.b.id) for pair in pairs}
    return [*pairs, *(pair for pair in weigh.translations(view) if (pair.a.id, pair.b.id) not in known)]


__all__ = [
    "balances",
    "compare",
    "contradictions",
    "copies",
    "echo_tree",
    "echo_trees",
    "figures",
    "figures_at",
    "kept_list",
    "listed_at",
    "parties",
    "rulebooks",
    "sources",
    "timelines",
    "weighed",
    "weighing",
]
