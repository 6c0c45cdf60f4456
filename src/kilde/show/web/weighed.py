"""The answers to questions, weighed once for each state of the ledger and then kept in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kilde import weigh
from kilde.ledger import Ledger
from kilde.show.web.asked import Question
from kilde.weigh import FigureRow, SourceRow

T = TypeVar("T")
_MOST_ANSWERS = 256


@dataclass(frozen=True)
class Answer:
    """The rows that answer a question, as the ledger stood at an entry."""

    question: Question
    head: int
    rows: tuple[FigureRow, ...]

    @cached_property
    def by_key(self) -> dict[str, FigureRow]:
        """The rows by their keys."""
        return {key_of(row): row for row in self.rows}


def key_of(row: FigureRow) -> str:
    """What a row goes by in addresses."""
    return str(getattr(row, "key", "") or row.evidence[0].figure.id)


class Weighing:
    """Asks the ledger and remembers what came of it until an entry is added."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()
        self._busy: dict[Hashable, threading.Lock] = {}

    @property
    def head(self) -> int:
        """The number of the ledger's last entry."""
        return self.ledger.view().counts().entries

    def answer(self, question: Question) -> Answer:
        """The weighed figures, those with most independent origins first."""
        head = self.head

        def made() -> Answer:
            return Answer(question, head, tuple(weigh.figures(self.ledger.view(), question.selection)))

        return self.once((head, "figures", question), made)

    def sources(self, question: Question) -> list[SourceRow]:
        """Who says what, through whom."""
        key = (self.head, "sources", question)
        return self.once(key, lambda: weigh.sources(self.ledger.view(), question.selection))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key however many ask at the same time."""
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
                while len(self._kept) > _MOST_ANSWERS:
                    self._kept.popitem(last=False)
        return made
