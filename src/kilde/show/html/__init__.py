"""Pages: self-contained HTML, no script needed."""

from kilde.show.html.pages import DocumentsPage, ReportPage, document_page, report_page

__all__ = ["DocumentsPage", "ReportPage", "document_page", "report_page"]
