"""Pages: self-contained HTML, no script needed, and what other pages are made of."""

from kilde.show.html.documents import DocumentView, anchor, document_view
from kilde.show.html.pages import DocumentsPage, ReportPage, document_page, report_page, told
from kilde.show.html.report import ClaimView, RowView, SourceView, claim_view, row_view, source_view
from kilde.show.html.timeline import HEIGHT, WIDTH, Timeline, row_anchor, timeline

__all__ = [
    "HEIGHT",
    "WIDTH",
    "ClaimView",
    "DocumentView",
    "DocumentsPage",
    "ReportPage",
    "RowView",
    "SourceView",
    "Timeline",
    "anchor",
    "claim_view",
    "document_page",
    "document_view",
    "report_page",
    "row_anchor",
    "row_view",
    "source_view",
    "timeline",
    "told",
]
