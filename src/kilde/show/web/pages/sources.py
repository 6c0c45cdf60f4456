"""Who says what, through whom."""

from dataclasses import dataclass
from urllib.parse import urlencode

from kilde.show.html import SourceView, source_view
from kilde.show.web.asked import Question
from kilde.show.words import Words
from kilde.weigh import SourceRow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list."""

    view: SourceView
    href: str
    measures: str
    bar: float
    """Its share of the most claims, in hundredths."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All that the page shows."""

    title: str
    question: Question
    origins: tuple[SourceLine, ...]
    others: tuple[SourceLine, ...]
    """Those who only pass on what others say."""


def sources_page(rows: list[SourceRow], question: Question, words: Words) -> SourcesPage:
    """The page of all sources."""
    most = max((row.claims for row in rows), default=1)
    lines = [
        (
            row,
            SourceLine(
                source_view(row, words),
                f"/sources/one?{urlencode({'key': row.key, **question.given})}",
                ", ".join(words(f"measure.{measure}") for measure in row.measures[:4]),
                round(row.claims / most * 100, 1),
            ),
        )
        for row in rows
    ]
    return SourcesPage(
        title=words("web.sources.title"),
        question=question,
        origins=tuple(line for row, line in lines if row.origin or row.kind is None),
        others=tuple(line for row, line in lines if not row.origin and row.kind is not None),
    )
