"""What figures rest on: claims and reports by their numbers, fetched from the ledger when they are first asked for."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from kilde.vocabulary import AnyClaim, Figure
from kilde.weigh.records import Report

if TYPE_CHECKING:
    from kilde.ledger import View


def report_of(row: Mapping[str, Any]) -> Report:
    """The report that a row of `bylines` tells of."""
    return Report(**{name: value for name, value in row.items() if name != "report"})


class Evidence:
    """The claims and reports of one view of a ledger.

    `bylines` finds reports by their numbers, and `jsons` claims where the view is not to be opened for them.
    """

    def __init__(
        self,
        view: "Callable[[], View]",
        bylines: Callable[[Collection[int]], Mapping[int, Report]],
        jsons: Callable[[Collection[int]], Mapping[int, str]] | None = None,
    ) -> None:
        self._view, self._bylines = view, bylines
        self._told = jsons
        self._figures: dict[int, Figure] = {}
        self._reports: dict[int, Report] = {}

    @property
    def view(self) -> "View":
        """Opened when something is first asked of it."""
        return self._view()

    def fetch(self, claims: Iterable[int], reports: Iterable[int]) -> None:
        """Have these at hand: asking for many at once is quicker than one by one."""
        wanted = [claim for claim in dict.fromkeys(claims) if claim not in self._figures]
        for claim, json in (self._told or self.view.jsons)(wanted).items():
            figure = msgspec.json.decode(json, type=AnyClaim)
            assert isinstance(figure, Figure)
            self._figures[claim] = figure
        if missing := {report for report in reports if report not in self._reports}:
            self._reports |= self._bylines(missing)

    def figure(self, claim: int) -> Figure:
        """A claim by its number."""
        if claim not in self._figures:
            self.fetch((claim,), ())
        return self._figures[claim]

    def report(self, report: int) -> Report:
        """A report by its number."""
        if report not in self._reports:
            self.fetch((), (report,))
        return self._reports[report]
