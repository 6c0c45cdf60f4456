"""Pages put together: self-contained, without scripts, everything from a report escaped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from kilde.show.html.documents import DocumentView, document_view
from kilde.show.html.report import RowView, SourceView, row_view, source_view
from kilde.show.html.timeline import HEIGHT, WIDTH, Timeline, timeline
from kilde.show.words import Words
from kilde.vocabulary import Reading
from kilde.weigh import FigureRow, SourceRow

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Texts with their claims, one after another."""

    words: Words
    version: str
    documents: Iterable[DocumentView]
    """Met once, while the page is written."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What a ledger's claims come to, and the texts behind it."""

    words: Words
    version: str
    title: str
    note: str
    """What the reader has to know before all else; may be empty."""
    timeline: Timeline
    rows: tuple[RowView, ...]
    sources: tuple[SourceView, ...]
    documents: tuple[DocumentView, ...]


def document_page(readings: Iterable[Reading], words: Words, *, explain: bool = False) -> Iterator[str]:
    """A page with the documents and their claims, piece by piece as they are read; with their rules if asked for."""
    views = (document_view(reading, words, explain=explain) for reading in readings)
    page = DocumentsPage(words, _version(), views)
    yield from _render("documents.html", page)


def report_page(
    rows: Sequence[FigureRow],
    sources: Sequence[SourceRow],
    readings: Iterable[Reading],
    words: Words,
    *,
    title: str,
    note: str = "",
) -> Iterator[str]:
    """A page with the weighed figures, their timeline, the sources and the documents."""
    page = ReportPage(
        words=words,
        version=_version(),
        title=title,
        note=note,
        timeline=timeline(rows, words),
        rows=tuple(row_view(row, words) for row in rows),
        sources=tuple(source_view(row, words) for row in sources),
        documents=tuple(document_view(reading, words) for reading in readings),
    )
    yield from _render("report.html", page)


def _render(template: str, page: DocumentsPage | ReportPage) -> Iterator[str]:
    context: dict[str, Any] = {field.name: getattr(page, field.name) for field in fields(page)}
    yield from _environment().get_template(template).generate(context)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    style = (resources.files(__package__) / "templates" / "style.css").read_text(encoding="utf-8")
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(style=Markup(style), chart_width=WIDTH, chart_height=HEIGHT)  # the style is our own
    made.filters["emphasised"] = _emphasised
    made.filters["told"] = told
    return made


def _emphasised(text: str) -> str:
    """Our own phrases with `*words*` set off."""
    import re

    from markupsafe import Markup, escape

    return Markup(re.sub(r"\*(.+?)\*", r"<em>\1</em>", str(escape(text))))


def told(reason: str, words: Words) -> str:
    """A reason that weighing gives, in the language of the page, or marked as English where that is not known."""
    from markupsafe import Markup, escape

    said = words.reason(reason)
    return escape(said) if said is not None else Markup('<span lang="en">{}</span>').format(reason)


def _version() -> str:
    import kilde

    return kilde.__version__
