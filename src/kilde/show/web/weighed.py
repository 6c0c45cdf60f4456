"""The answers to questions: weighed once for each state of the ledger, kept, and read a page at a time."""

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from contextlib import suppress
from typing import TypeVar

from kilde import flow, weigh
from kilde.ledger import Ledger, LedgerError, Selection, View
from kilde.show.web.asked import Question
from kilde.weigh import (
    Balance,
    BookNumbers,
    Contradiction,
    EchoTree,
    FigureRow,
    Leverage,
    Overview,
    Page,
    PlaceCount,
    SourceRow,
    Weighed,
)

T = TypeVar("T")
_MOST_PASTS = 12
"""Past states of the ledger that are kept weighed."""
_MOST_KEPT = 4096
"""Other things that were made of the ledger."""
_PATIENCE = 5.0  # seconds
_ALL = 1_000_000_000
LISTED = 50
"""Figures up to which all that answer a question are read together."""
FIRST = 25
"""Figures of a longer list that are read together: those of its first page."""
SERIES = 8
"""Series that are drawn in time."""


class Answer:
    """What a question comes to, as the ledger stood at an entry."""

    def __init__(self, question: Question, weighed: Weighed, kept: "Kept", of: Hashable) -> None:
        self.question, self.weighed, self._kept, self._of = question, weighed, kept, of

    @property
    def head(self) -> int:
        """The number of the last entry that is weighed here."""
        return self.weighed.head

    def but(self, **parts: object) -> "Answer":
        """The answer to the same question with other parts, of the same state of the ledger."""
        return Answer(self.question.but(**parts), self.weighed, self._kept, self._of)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this question and state of the ledger."""
        return self._kept.once((self.head, self._of, self.question.but(as_of=None), key), make)

    def page(self, offset: int = 0, limit: int = _ALL) -> Page:
        """Some of the figures by the question's rule book, without evidence; those with most origins first."""
        listed = self.listed
        if offset + limit <= len(listed.rows) or listed.total == len(listed.rows):
            return Page(listed.rows[offset : offset + limit], listed.total, listed.claims)
        asked, book = self.question.selection, self.question.rulebook
        make = lambda: self.weighed.rows(asked, rulebook=book, offset=offset, limit=limit)  # noqa: E731
        return self.once(("page", offset, limit), make)

    @property
    def listed(self) -> Page:
        """The first of the figures: how they looked is remembered."""
        return self.overview.listed

    @property
    def overview(self) -> Overview:
        """The first of the figures, those of the series of which most is said, and where all are."""
        asked, book = self.question.selection, self.question.rulebook

        def make() -> Overview:
            return self.weighed.overview(asked, rulebook=book, limit=LISTED, first=FIRST, series=SERIES)

        return self.once("overview", make)

    def since(self, entry: int, limit: int) -> Page:
        """Those that a later entry touched."""
        asked, book = self.question.selection, self.question.rulebook
        make = lambda: self.weighed.rows(asked, rulebook=book, since_entry=entry, limit=limit)  # noqa: E731
        return self.once(("since", entry, limit), make)

    def row(self, key: str) -> FigureRow | None:
        """One figure with its evidence."""
        book = self.question.rulebook
        return self._kept.once((self.head, self._of, book, key), lambda: self.weighed.figure(key, book))

    def by_books(self, key: str) -> dict[str, BookNumbers]:
        """What the other rule books make of it, those that have it."""
        return self._kept.once((self.head, self._of, "books", key), lambda: self.weighed.by_books(key))

    def rows_of(self, keys: Collection[str]) -> list[FigureRow]:
        """Several figures with their evidence, in the order of their keys."""
        found = self.weighed.figures(list(keys), self.question.rulebook)
        return [found[key] for key in keys if key in found]

    @property
    def rows(self) -> list[FigureRow]:
        """All figures with their evidence: of a small ledger, or of a part."""
        return self.once("rows", lambda: self.rows_of([row.key for row in self.page().rows]))

    def row_of(self, claim: str) -> FigureRow | None:
        """The figure that a claim stands in."""
        return self.once(("of", claim), lambda: self.weighed.row_of(claim, self.question.rulebook))

    def most_said(self, series: int, rows: int) -> list[FigureRow]:
        """The figures of those series of which most is said."""
        asked = self.question.selection
        make = lambda: self.rows_of(self.weighed.most_said(asked, series=series, rows=rows))  # noqa: E731
        return self.once(("series", series), make)

    def said_by(self, origin: str, rows: int = 200, offset: int = 0) -> list[FigureRow]:
        """The newest figures that a source has a word in, some left out."""

        def make() -> list[FigureRow]:
            return self.rows_of(self.weighed.said_by(origin, rows=rows, offset=offset))

        return self.once(("said", origin, rows, offset), make)

    @property
    def places(self) -> list[PlaceCount]:
        """Where the figures are."""
        return list(self.overview.places)

    def leverage(self, without: Collection[str], limit: int) -> list[Leverage]:
        """The claims that would move most, some left out."""
        return self.once(("leverage", limit), lambda: self.weighed.leverage(without=without, limit=limit))

    def waiting(self, without: Collection[str]) -> int:
        """How many claims count, some left out."""
        return self.once("waiting", lambda: self.weighed.counting(without))

    def contradictions(self, *, row: str | None = None, offset: int = 0, limit: int = _ALL) -> list[Contradiction]:
        """Claims that cannot all be right."""
        asked = Selection() if row else self.question.selection
        make = lambda: self.weighed.contradictions(asked, row=row, offset=offset, limit=limit)  # noqa: E731
        return self.once(("contradictions", row, offset, limit), make)

    @property
    def contradicting(self) -> int:
        """How many there are."""
        return self.once("contradicting", lambda: self.weighed.contradicting(self.question.selection))

    @property
    def balances(self) -> list[Balance]:
        """Counts of people at the places asked for, set against those who came and left."""
        every = self._kept.once((self.head, self._of, "balances"), self.weighed.balances)
        if not self.question.place:
            return every
        names = {one.place for one in self.places}
        return [one for one in every if one.place in names]

    def tree(self, key: str) -> EchoTree | None:
        """Who said a figure's numbers first, and who passed them on."""
        return self._kept.once((self.head, self._of, "tree", key), lambda: self.weighed.echo_tree(key))


class Weighing:
    """Asks the ledger and remembers what came of it until an entry is added."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._pasts, self._kept = Kept(_MOST_PASTS), Kept(_MOST_KEPT)
        self._making = threading.Lock()
        self._now: Weighed | None = None

    @property
    def head(self) -> int:
        """The number of the ledger's last entry."""
        return self.ledger.view().upto

    def view(self, question: Question) -> View:
        """What the ledger held when the question is asked for."""
        return self.ledger.view(question.known)

    def answer(self, question: Question, near: Selection | None = None) -> Answer:
        """The weighed figures. `near` is the part in which the past of a large ledger has to be weighed."""
        now = self.now()
        upto = None if question.as_of is None else self.view(question).upto
        if upto is None or upto == now.head:
            return Answer(question, now, self._kept, None)
        part = (near or Selection(place=question.place)) if flow.large(self.ledger) else Selection()
        weighed = self._pasts.once((upto, part), lambda: flow.weighed(self.ledger, as_of=upto, asked=part))
        return Answer(question, weighed, self._kept, part)

    def now(self) -> Weighed:
        """The newest figures that are there: of a large ledger perhaps of a moment ago, while new ones are made."""
        head = self.head
        if self._now is None or (self._now.head != head and not flow.large(self.ledger)):
            with self._making:
                if self._now is None or self._now.head < head:
                    self._now = flow.weighed(self.ledger)
        elif self._now.head != head and self._making.acquire(blocking=False):
            threading.Thread(target=self._renew, daemon=True).start()
        return self._now

    def close(self) -> None:
        """Wait a little for figures that are being made: a thread that ends in the middle of it ends the program."""
        if self._making.acquire(timeout=_PATIENCE):
            self._making.release()

    def _renew(self) -> None:
        with suppress(LedgerError):  # the next who asks will be told
            try:
                made = flow.weighed(self.ledger)
                made.prepare()
                self._now = made
                settle()
            finally:
                self._making.release()

    def sources(self, question: Question) -> list[SourceRow]:
        """Who says what, through whom."""
        view = self.view(question)
        return self.once((view.upto, "sources", question), lambda: weigh.sources(view, question.selection))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key however many ask at the same time."""
        return self._kept.once(key, make)


def settle() -> None:
    """Leave what is there by now out of the search for garbage: going through a large ledger's places and names takes
    a quarter of a second, in which every page has to wait."""
    gc.collect()
    gc.freeze()


class Kept:
    """A few made things by key; what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._busy: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

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
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return made
