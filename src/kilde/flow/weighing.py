"""What a ledger's claims come to."""

from kilde import weigh
from kilde.ledger import Ledger, Selection
from kilde.vocabulary import Category, Measure
from kilde.weigh import CopyPair, FigureRow, SourceRow


def figures(
    ledger: Ledger,
    *,
    place: str | None = None,
    measure: Measure | None = None,
    who: Category | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[FigureRow]:
    """The weighed figures, those with most independent origins first, then the most recent.

    `place` is a name, a gazetteer id or a country code; `since` and `until` are EDTF dates.
    """
    return weigh.figures(ledger.view(), Selection(place=place, measure=measure, who=who, since=since, until=until))


def sources(ledger: Ledger) -> list[SourceRow]:
    """Who says what, through whom: origins first, those with most claims at the head."""
    return weigh.sources(ledger.view(), Selection())


def copies(ledger: Ledger) -> list[CopyPair]:
    """Which of the ledger's documents are copies of which."""
    return weigh.copies(ledger.view().documents())
