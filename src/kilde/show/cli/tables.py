"""Results as tables for the terminal."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kilde.show.words import Words
from kilde.vocabulary import Document, Figure, Statement

if TYPE_CHECKING:
    from rich.table import Table

    from kilde.weigh import CopyPair, FigureRow, SourceRow


def figure_table(rows: Sequence["FigureRow"], words: Words, *, one_line: bool = False) -> "Table":
    """The weighed figures, a row each; with `one_line`, what does not fit is cut."""
    table = _table(words, ["figure", "what", "where", "when", "origins_short", "sources"], one_line=one_line)
    table.columns[0].justify = table.columns[4].justify = "right"
    table.columns[0].style = "bold"
    table.columns[0].no_wrap = table.columns[4].no_wrap = True
    for row in rows:
        _row(
            table,
            words.range(row.low, row.high, about=row.about) + (" ≠" if row.contradiction else ""),
            words.matter(row.who, row.unit, row.measure, row.extent),
            row.place or "",
            words.period(row.period),
            str(row.origins),
            ", ".join(row.sources) or words("none_named"),
        )
    return table


def source_table(rows: Sequence["SourceRow"], words: Words) -> "Table":
    """The sources, a row each."""
    table = _table(words, ["source", "kind", "claims", "reports", "first", "newest", "through"])
    table.columns[2].justify = table.columns[3].justify = "right"
    for row in rows:
        through = ", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in row.through)
        name = row.name if row.kind else words("none_named")
        dates = (words.period(row.first), words.period(row.newest))
        _row(table, name, words.kind(row.kind), str(row.claims), str(row.reports), *dates, through)
    return table


def copy_table(pairs: Iterable["CopyPair"], words: Words) -> "Table":
    """Reports that share a text, a pair each."""
    table = _table(words, ["report", "other", "shared", "original", "why"])
    table.columns[2].justify = "right"
    for pair in pairs:
        original = label(pair.original) if pair.original else ""
        _row(table, label(pair.a), label(pair.b), f"{pair.containment:.0%}", original, pair.reason)
    return table


def claim_table(figures: Iterable[Figure], words: Words, *, explain: bool) -> "Table":
    """The figures of one document, a row each, with its sentence and rules below it when asked for."""
    table = _table(words, ["figure", "words", "what", "where", "when", "whose"])
    table.columns[0].justify = "right"
    table.columns[0].style = "bold"
    for figure in figures:
        modality = words.modality(figure.modality)
        matter = words.matter(figure.who.categories, figure.unit, figure.measure, figure.extent)
        _row(
            table,
            words.quantity(figure.quantity),
            figure.quantity.text or "",
            f"{modality}: {matter}" if modality else matter,
            words.places(figure.places),
            words.period(figure.period.edtf) or figure.period.text or "",
            words.chain(figure.sources),
        )
        if explain:
            _row(table, "", "", f"{figure.sentence.text}  [{', '.join(figure.rules)}]")
    return table


def statement_table(statements: Iterable[Statement], words: Words, *, explain: bool) -> "Table":
    """The statements of one document, a row each."""
    table = _table(words, ["whose", "how", "content"])
    for statement in statements:
        content = statement.content.text or ""
        rules = f"  [{', '.join(statement.rules)}]" if explain else ""
        cue = statement.cue.text if statement.cue else None
        _row(
            table, words.chain(statement.sources), cue or "", (f"«{content}»" if statement.direct else content) + rules
        )
    return table


def heading(document: Document, words: Words) -> str:
    """What a document is called, with what is known of it."""
    known = [document.publisher, words.period(document.published), document.language, document.uri]
    return " · ".join(filter(None, [document.title or document.ref, *known])) or words("column.report")


def label(document: Document) -> str:
    """The shortest name of a document: its publisher and date, else its title, its place, its id."""
    if document.publisher and document.published:
        return f"{document.publisher} {document.published}"
    return document.title or document.ref or document.uri or document.id[:12]


def _table(words: Words, columns: Iterable[str], *, one_line: bool = False) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    for name in columns:
        table.add_column(words(f"column.{name}"), no_wrap=one_line, overflow="ellipsis" if one_line else "fold")
    return table


def _row(table: "Table", *cells: str) -> None:
    """A row of plain texts: what stands in a report is no markup."""
    from rich.text import Text

    table.add_row(*map(Text, cells))
