"""One report: its text with all claims marked where they stand."""

from dataclasses import dataclass

from kilde.show.html import DocumentView, document_view
from kilde.show.words import Words
from kilde.vocabulary import Document, Reading


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A report by name, with its address."""

    name: str
    known: str
    href: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A report that shares text with this one."""

    report: ReportLink
    share: str
    reason: str
    compare: str
    original: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page shows."""

    title: str
    id: str
    document: DocumentView
    copies: tuple[CopyView, ...]
    uri: str
    facsimile: bool


def report_page(
    reading: Reading, words: Words, *, copies: tuple[CopyView, ...] = (), facsimile: bool = False
) -> ReportPage:
    """The page of a reading."""
    view = document_view(reading, words, explain=True)
    return ReportPage(
        title=view.title,
        id=reading.document.id,
        document=view,
        copies=copies,
        uri=reading.document.uri or "",
        facsimile=facsimile,
    )


def link(document: Document, words: Words) -> ReportLink:
    """A report as others point at it."""
    known = filter(None, [document.publisher, words.period(document.published)])
    title = document.title or document.ref or document.uri or document.id[:12]
    return ReportLink(title, " · ".join(known), f"/reports/{document.id}")
