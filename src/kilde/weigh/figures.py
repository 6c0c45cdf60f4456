"""The weighed figures: from a ledger's claims to rows that say why."""

from typing import TYPE_CHECKING

from kilde.ledger import Selection, View
from kilde.weigh import echoes, history, origins, ranges, series
from kilde.weigh.assembling import Assembler
from kilde.weigh.engine import Bench, Engine, Step
from kilde.weigh.identity import identities_in, under_identities
from kilde.weigh.interest import Parties
from kilde.weigh.records import FigureRow
from kilde.weigh.rulebooks import rulebook as book_named
from kilde.weigh.tables import tables

if TYPE_CHECKING:
    from kilde.weigh.balances import Balance
    from kilde.weigh.comparing import Comparison
    from kilde.weigh.contradictions import Contradiction
    from kilde.weigh.echo_tree import EchoTree
    from kilde.weigh.timelines import Timeline

STEPS: tuple[Step, ...] = (*origins.STEPS, *series.STEPS, *echoes.STEPS, *ranges.STEPS, *history.STEPS)
"""In reading order, from `claims`, `claim_places`, `claim_sources` and `reports`."""

LEFT = ("ranked_claims", "row_ranges", "row_counts", "row_founders", "claim_changes")
"""The tables that everything else is made of."""

ALL = Selection()
NO_PARTIES: Parties = {}


class Weighing:
    """A ledger's figures weighed once, from which rows by any rule book, contradictions, balances and trees are made.

    `parties` names, by the key of its name, the side that a source speaks for. `engine` computes the tables: DuckDB in
    this process where none is given, or `kilde.weigh.spark.Spark`.
    """

    def __init__(
        self,
        view: View,
        selection: Selection = ALL,
        *,
        parties: Parties = NO_PARTIES,
        engine: Engine | None = None,
    ) -> None:
        columns = view.figures(selection)
        identities = identities_in(view, columns)
        columns = under_identities(columns, identities)
        self.documents = list(view.documents_of_figures(selection))
        self.jsons: list[str] = columns["claims"]["json"]
        self.parties = parties
        self.meant = {key: identity.key for key, identity in identities.items()}
        self.bench = Bench(engine)
        self._books: dict[str, Assembler] = {}
        self._ran: set[tuple[Step, ...]] = set()
        if self.jsons:
            self.bench.lay(tables(columns, self.documents, self.bench))
            self.bench.run(STEPS, leave=LEFT)

    def __bool__(self) -> bool:
        return bool(self.jsons)

    def figures(self, rulebook: str = "house") -> list[FigureRow]:
        """The rows, those with most independent origins first, then the most recent."""
        book_named(rulebook)  # an unknown name is an error in an empty ledger too
        return self.book(rulebook).rows() if self else []

    def contradictions(self) -> "list[Contradiction]":
        """What cannot all be right, the most recent first."""
        from kilde.weigh.contradictions import contradictions_of

        return contradictions_of(self)

    def balances(self) -> "list[Balance]":
        """Stocks against those who came and left, those that do not fit first."""
        from kilde.weigh.balances import balances_of

        return balances_of(self)

    def echo_trees(self, keys: set[str] | None = None) -> "list[EchoTree]":
        """The trees of the rows with these keys, or of all, the largest first."""
        from kilde.weigh.echo_tree import trees_of

        return trees_of(self, keys)

    def timelines(self, rulebook: str = "house") -> "list[Timeline]":
        """The series in time, those with most claims first."""
        from kilde.weigh.timelines import timelines_of

        return timelines_of(self, rulebook)

    def compare(self, one: str, other: str) -> "list[Comparison]":
        """The rows under two rule books, those that differ first."""
        from kilde.weigh.comparing import comparisons_of

        return comparisons_of(self, one, other)

    def book(self, name: str) -> Assembler:
        """What makes records by a rule book."""
        if name not in self._books:
            book = book_named(name)
            self.bench.run(book.steps)
            self._books[name] = Assembler(
                self.bench, book, self.jsons, self.documents, parties=self.parties, meant=self.meant
            )
        return self._books[name]

    def run(self, steps: tuple[Step, ...]) -> None:
        """Make further tables, once."""
        if steps not in self._ran:
            self.bench.run(steps)
            self._ran.add(steps)


def figures(
    view: View, selection: Selection = ALL, rulebook: str = "house", *, parties: Parties = NO_PARTIES
) -> list[FigureRow]:
    """The figures asked for, by a rule book, those with most independent origins first, then the most recent."""
    return Weighing(view, selection, parties=parties).figures(rulebook)
