"""Results as tables for the terminal."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from kilde.show.cli.grid import Column, Grid
from kilde.show.words import Words
from kilde.vocabulary import Claim, Document, Extent, Figure, SourceKind, Statement
from kilde.vocabulary import Event as Happening

if TYPE_CHECKING:
    from kilde.ledger import Event
    from kilde.weigh import CopyPair, FigureRow, Listed, SourceRow

_GAP = 2
"""Blank columns between those of a table."""


def figure_table(rows: "Sequence[FigureRow | Listed]", words: Words) -> Grid:
    """The weighed figures, a row each; ≠ marks those whose sources cannot all be right."""
    table = grid(words, ["figure", "what", "where", "when", "origins_short", "sources"])
    _numbers(table, 0, 4)
    for row in rows:
        table.add(
            words.range(row.low, row.high, about=row.about) + _mark(row),
            words.matter(row.who, row.unit, row.measure, row.extent),
            row.place or "",
            words.period(row.period, hours=False),
            str(row.origins),
            ", ".join(row.sources) or words("none_named"),
        )
    return table


def brief_figure_table(rows: Sequence["FigureRow"], words: Words, *, width: int) -> Grid:
    """The weighed figures in one line each, at most `width` columns wide; names without room are shortened."""
    table = grid(words, ["figure", "what", "when", "whose"])
    table.tight = True
    _numbers(table, 0)
    cells = [
        (
            words.brief_range(row.low, row.high, about=row.about) + _mark(row),
            ", ".join(filter(None, [words.matter(row.who, row.unit, row.measure, row.extent), row.place])),
            words.period(_when(row), hours=False, year=False),
        )
        for row in rows
    ]
    *whole, last = table.columns
    for place, column in enumerate(whole):
        column.whole = True
        column.width = max(len(cell) for cell in (column.header, *(row[place] for row in cells)))
    last.whole = True
    room = width - sum((column.width or 0) + _GAP for column in whole) - len(last.header)
    whole[1].width = (whole[1].width or 0) + min(0, room)
    last.width = max(width - sum((column.width or 0) + _GAP for column in whole), len(last.header))
    for row, cell in zip(rows, cells, strict=True):
        table.add(*cell, _brief_sources(row, last.width) if row.sources else words("none_named"))
    return table


def _brief_sources(row: "FigureRow", room: int) -> str:
    sources = [source for weighed in row.evidence for source in weighed.figure.sources]
    people = {source.name for source in sources if source.kind in _PEOPLE and source.name}
    return brief_names(row.sources, people, room)


_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC, SourceKind.WITNESS})


def brief_names(names: Sequence[str], people: Collection[str], room: int) -> str:
    """Names that fit into so many columns, after their number where there are several.

    Where there is no room for them whole, people go by their last names and bodies of three words or more by their
    initials; after that the longest are cut, so that each stays to be seen.
    """
    count = f"{len(names)}: " if len(names) > 1 else ""
    for shown in (list(names), [_short(name, person=name in people) for name in names]):
        if len(count + ", ".join(shown)) <= room:
            return count + ", ".join(shown)
    while len(count + ", ".join(shown)) > room and len(longest := max(shown, key=len)) > _SHORTEST:
        shown[shown.index(longest)] = longest.rstrip("…")[:-1].rstrip() + "…"
    return count + ", ".join(shown)


_SHORTEST = 4
"""Letters that are left of a name that is cut."""


def _short(name: str, *, person: bool) -> str:
    """*Leif Brekkhus* as *Brekkhus*, *Syrian Observatory for Human Rights* as *SOHR*; a description as it is."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    if person and name[0].isupper():
        return name.rsplit(maxsplit=1)[-1]
    return "".join(capitals) if len(capitals) > 2 else name


def source_table(rows: Sequence["SourceRow"], words: Words) -> Grid:
    """The sources, a row each."""
    table = grid(words, ["source", "kind", "claims", "reports", "first", "newest", "through"])
    table.columns[2].right = table.columns[3].right = True
    for row in rows:
        through = ", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in row.through)
        name = " = ".join((row.name, *(alias.name for alias in row.also))) if row.kind else words("none_named")
        dates = (words.period(row.first, hours=False), words.period(row.newest, hours=False))
        table.add(name, words.kind(row.kind), str(row.claims), str(row.reports), *dates, through)
    return table


def copy_table(pairs: Iterable["CopyPair"], words: Words) -> Grid:
    """Reports that share a text, a pair each."""
    table = grid(words, ["report", "other", "shared", "original", "why"])
    table.columns[2].right = True
    for pair in pairs:
        original = label(pair.original) if pair.original else ""
        table.add(label(pair.a), label(pair.b), f"{pair.containment:.0%}", original, words.told(pair.reason))
    return table


def event_table(events: Iterable["Event"], words: Words) -> Grid:
    """What was entered in the ledger, a row each."""
    table = grid(words, ["entry", "entered", "subject", "by", "entered_what", "reason"])
    table.columns[0].right = True
    for event in events:
        subject = event.subject if len(event.subject) < _ID else event.subject[:12]
        at = event.entered_at.replace("T", " ").removesuffix("+00:00")
        table.add(str(event.entry), at, subject, event.by or "", event.what, event.why or "")
    return table


_ID = 32
"""Letters of a claim's id, of which a beginning is enough to see."""


def claim_table(figures: Iterable[Figure], words: Words, *, explain: bool) -> Grid:
    """The figures of one document, a row each, with its sentence and rules below it when asked for."""
    table = grid(words, ["figure", "words", "what", "where", "when", "whose"])
    table.columns[0].right = True
    table.columns[0].bold = True
    for figure in figures:
        modality = words.modality(figure.modality)
        matter = words.matter(figure.who.categories, figure.unit, figure.measure, figure.extent)
        table.add(
            words.quantity(figure.quantity),
            figure.quantity.text or "",
            f"{modality}: {matter}" if modality else matter,
            words.places(figure.places),
            words.period(figure.period.edtf) or figure.period.text or "",
            _whose(figure, words),
        )
        if explain:
            table.add("", "", f"{figure.sentence.text}  [{', '.join(figure.rules)}]")
    return table


def happening_table(events: Iterable[Happening], words: Words, *, explain: bool) -> Grid:
    """The events of one document, a row each, with its sentence and rules below it when asked for."""
    table = grid(words, ["event", "words", "actors", "targets", "where", "when", "whose"])
    for event in events:
        modality, told = words.modality(event.modality), words.event(event.event)
        table.add(
            f"{modality}: {told}" if modality else told,
            event.trigger.text or "",
            words.listing(actor.name or actor.text or "" for actor in event.actors),
            words.listing(target.name or target.text or "" for target in event.targets),
            words.places(event.places),
            words.period(event.period.edtf) or event.period.text or "",
            _whose(event, words),
        )
        if explain:
            table.add("", "", f"{event.sentence.text}  [{', '.join(event.rules)}]")
    return table


def statement_table(statements: Iterable[Statement], words: Words, *, explain: bool) -> Grid:
    """The statements of one document, a row each."""
    table = grid(words, ["whose", "how", "content"])
    for statement in statements:
        content = statement.content.text or ""
        rules = f"  [{', '.join(statement.rules)}]" if explain else ""
        cue = statement.cue.text if statement.cue else None
        table.add(_whose(statement, words), cue or "", (f"«{content}»" if statement.direct else content) + rules)
    return table


def _whose(claim: Claim, words: Words) -> str:
    """By whose word, and the report's own words of doubt."""
    chain = words.chain(claim.sources)
    return f"{chain} ({words('column.doubt').lower()}: {claim.doubt.text})" if claim.doubt else chain


def heading(document: Document, words: Words) -> str:
    """What a document is called, with what is known of it."""
    known = [document.publisher, words.period(document.published), document.language, document.uri]
    return " · ".join(filter(None, [document.title or document.ref, *known])) or words("column.report")


def label(document: Document) -> str:
    """The shortest name of a document: its publisher and date, else its title, its place, its id."""
    if document.publisher and document.published:
        return f"{document.publisher} {document.published}"
    return document.title or document.ref or document.uri or document.id[:12]


def _when(row: "FigureRow") -> str | None:
    """The time of a row; of what has summed up, the day by which it had."""
    return row.period.rpartition("/")[2] if row.period and row.extent is Extent.CUMULATIVE else row.period


def _mark(row: "FigureRow | Listed") -> str:
    return " ≠" if row.contradiction else ""


def _numbers(table: Grid, *places: int) -> None:
    """Set these columns as numbers are set, the first of them in bold."""
    for place in places:
        table.columns[place].right = table.columns[place].whole = True
    table.columns[places[0]].bold = True


def grid(words: Words, columns: Iterable[str]) -> Grid:
    """A table without rows, under the words for its columns."""
    return Grid([Column(words(f"column.{name}")) for name in columns])
