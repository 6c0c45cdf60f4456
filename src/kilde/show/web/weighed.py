"""The answers to questions, weighed once for each state of the ledger and then kept in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from kilde import weigh
from kilde.flow import parties
from kilde.ledger import Ledger, View
from kilde.show.web.asked import HOUSE, Question
from kilde.weigh import Balance, Contradiction, EchoTree, FigureRow, SourceRow

T = TypeVar("T")
_MOST_ANSWERS = 48
"""Weighed answers that are kept; each holds its tables."""
_MOST_KEPT = 2048
"""Other things that were made of the ledger."""


class Weighed:
    """Figures weighed once; parts are made when they are first asked for."""

    def __init__(self, question: Question, view: View) -> None:
        self.weighing = weigh.Weighing(view, question.selection, parties=parties())
        self._lock = threading.RLock()
        self._made: dict[Hashable, object] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives of the tables. They lie in one connection, which is asked one thing at a time."""
        if key in self._made:
            return self._made[key]  # type: ignore[return-value]
        with self._lock:
            if key not in self._made:
                self._made[key] = make()
            return self._made[key]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question comes to, as the ledger stood at an entry."""

    question: Question
    head: int
    weighed: Weighed

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The figures by the question's rule book, those with most independent origins first."""
        return self.rows_by(self.question.rulebook)

    def rows_by(self, rulebook: str) -> tuple[FigureRow, ...]:
        """The same by another rule book."""
        return self.weighed.once(("rows", rulebook), lambda: tuple(self.weighed.weighing.figures(rulebook)))

    @property
    def by_key(self) -> dict[str, FigureRow]:
        """The rows by their keys."""
        return self.keyed(self.question.rulebook)

    def keyed(self, rulebook: str) -> dict[str, FigureRow]:
        """The rows by another rule book, by their keys."""
        return self.weighed.once(("keys", rulebook), lambda: {row.key: row for row in self.rows_by(rulebook)})

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Claims that cannot all be right."""
        weighing = self.weighed.weighing
        return self.weighed.once("contradictions", lambda: tuple(weighing.contradictions()))

    @property
    def balances(self) -> tuple[Balance, ...]:
        """Counts of people set against those who came and left."""
        weighing = self.weighed.weighing
        return self.weighed.once("balances", lambda: tuple(weighing.balances()))

    def tree(self, key: str) -> EchoTree | None:
        """Who said a figure's numbers first, and who passed them on."""
        return self.weighed.once(("tree", key), lambda: next(iter(self.weighed.weighing.echo_trees({key})), None))


class Weighing:
    """Asks the ledger and remembers what came of it until an entry is added."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._answers = _Kept(_MOST_ANSWERS)
        self._kept = _Kept(_MOST_KEPT)

    @property
    def head(self) -> int:
        """The number of the ledger's last entry."""
        return self.ledger.view().upto

    def view(self, question: Question) -> View:
        """What the ledger held when the question is asked for."""
        return self.ledger.view(question.known)

    def answer(self, question: Question) -> Answer:
        """The weighed figures. All rule books share one weighing."""
        view = self.view(question)
        key = (view.upto, question.but(rulebook=HOUSE, as_of=None))
        return Answer(question, view.upto, self._answers.once(key, lambda: Weighed(question, view)))

    def sources(self, question: Question) -> list[SourceRow]:
        """Who says what, through whom."""
        view = self.view(question)
        return self.once((view.upto, "sources", question), lambda: weigh.sources(view, question.selection))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key however many ask at the same time."""
        return self._kept.once(key, make)


class _Kept:
    """A few made things by key; what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._busy: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
            busy = self._busy.setdefault(key, threading.Lock())
        with busy:
            with self._lock:
                if key in self._kept:
                    return self._kept[key]  # type: ignore[return-value]
            made = make()
            with self._lock:
                self._kept[key] = made
                self._busy.pop(key, None)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return made
