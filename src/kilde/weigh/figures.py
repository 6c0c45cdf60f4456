"""The weighed figures: from a ledger's claims to rows that say why."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kilde.ledger import Selection
from kilde.weigh import echoes, history, origins, ranges, rows, series
from kilde.weigh.assembling import Assembler
from kilde.weigh.copies import TABLES as COPY_TABLES
from kilde.weigh.engine import Bench, Engine, Step
from kilde.weigh.evidence import Evidence, report_of
from kilde.weigh.interest import Parties
from kilde.weigh.records import FigureRow
from kilde.weigh.rulebooks import rulebook as book_named
from kilde.weigh.tables import household_table, lay

if TYPE_CHECKING:
    from kilde.ledger import View
    from kilde.weigh.balances import Balance
    from kilde.weigh.comparing import Comparison
    from kilde.weigh.contradictions import Contradiction
    from kilde.weigh.echo_tree import EchoTree
    from kilde.weigh.timelines import Timeline

TOLD: tuple[Step, ...] = (*origins.STEPS, *series.TOLD)
"""What each claim says by itself, from `claims`, `claim_places`, `chain_links`, `identities` and `reports`."""

ROWED: tuple[Step, ...] = (*series.ROWED, *echoes.STEPS, *ranges.STEPS, *history.STEPS, *rows.STEPS)
"""What becomes of each series by itself, from `comparable_claims` and `reports`."""

STEPS: tuple[Step, ...] = (*TOLD, *series.PLACED, *ROWED)
"""All, in reading order."""

BOOKED = ("ranked_claims", "row_ranges", "row_counts", "row_founders", "claim_changes")
"""The tables that everything else is made of."""

LEFT = (
    *BOOKED,
    "weighed_claims",
    "claim_leverages",
    "figure_rows",
    "comparable_claims",
    "chain_links",
    "identities",
    "reports",
    "bylines",
)
"""The same, with those that lists are made of and what is weighed again when more reports come in."""

ALL = Selection()
NO_PARTIES: Parties = {}


class Weighing:
    """A ledger's figures weighed once, from which rows by any rule book, contradictions, balances and trees are made.

    `parties` names, by the key of its name, the side that a source speaks for. `engine` computes the tables: DuckDB in
    this process where none is given, or `kilde.weigh.spark.Spark`. `household_size` counts persons for households by
    IDMC's book, instead of national averages.
    """

    def __init__(
        self,
        view: "View",
        selection: Selection = ALL,
        *,
        parties: Parties = NO_PARTIES,
        engine: Engine | None = None,
        household_size: float | None = None,
    ) -> None:
        self._household_size = household_size
        bench = Bench(engine)
        identities = lay(bench, view, selection)
        reports = {row["report"]: report_of(row) for row in bench.rows("bylines")}
        evidence = Evidence(lambda: view, lambda numbers: {number: reports[number] for number in numbers})
        meant = {key: identity.key for key, identity in identities.items()}
        self._has(bench, evidence, parties, meant, something=bool(reports))
        bench.take_away(COPY_TABLES)
        if reports:
            bench.run(STEPS, leave=LEFT)

    @classmethod
    def of(
        cls,
        bench: Bench,
        evidence: Evidence,
        *,
        parties: Parties,
        meant: Mapping[str, str],
        household_size: float | None = None,
    ) -> "Weighing":
        """Of tables that were weighed before and lie on a bench."""
        made = cls.__new__(cls)
        made._household_size = household_size
        made._has(bench, evidence, parties, meant, something=True)
        return made

    def _has(
        self, bench: Bench, evidence: Evidence, parties: Parties, meant: Mapping[str, str], *, something: bool
    ) -> None:
        self.bench, self.evidence, self.parties, self.meant = bench, evidence, parties, meant
        self._something = something
        self._books: dict[str, Assembler] = {}
        self._ran: set[tuple[Step, ...]] = set()

    def __bool__(self) -> bool:
        return self._something

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
            self.bench.lay({"household_sizes": household_table(self.evidence.view, self._household_size)})
            self.bench.run(book.steps)
            self._books[name] = Assembler(self.bench, book, self.evidence, parties=self.parties, meant=self.meant)
        return self._books[name]

    def run(self, steps: tuple[Step, ...]) -> None:
        """Make further tables, once."""
        if steps not in self._ran:
            self.bench.run(steps)
            self._ran.add(steps)


def figures(
    view: "View", selection: Selection = ALL, rulebook: str = "house", *, parties: Parties = NO_PARTIES
) -> list[FigureRow]:
    """The figures asked for, by a rule book, those with most independent origins first, then the most recent."""
    return Weighing(view, selection, parties=parties).figures(rulebook)
