"""What was entered, entry by entry, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Table, literal, or_, select

from kilde.ledger import rows, schema
from kilde.ledger.judgements import Judgement, Verdict
from kilde.ledger.records import Event
from kilde.ledger.rows import Row, name_key

if TYPE_CHECKING:
    from kilde.ledger.view import View

_TABLES = {
    "version": None,
    "document": schema.documents,
    "sighting": schema.sightings,
    "original": schema.originals,
    "reading": schema.readings,
    "verdict": schema.verdicts,
    "person": schema.people,
    "register": schema.register,
    "export": schema.exports,
}
"""By kind of entry, the table that holds what it says."""
_LARGE = {"text", "data", "figures"}
"""Columns that no line shows."""


def events(view: "View", subject: str | None) -> Iterator[Event]:
    """The entries, oldest first; with `subject`, those about one document, claim, source, person or key."""
    found = (event for kind, table in _TABLES.items() for event in _of_kind(view, kind, table, subject))
    return iter(sorted(found, key=lambda event: event.entry))


def _of_kind(view: "View", kind: str, table: Table | None, subject: str | None) -> Iterator[Event]:
    entries = schema.entries
    conditions = [entries.c.kind == kind, entries.c.seq <= view.upto]
    query: Select[Any] = select(entries.c.seq.label("entry"), entries.c.entered_at, entries.c.subject)
    if table is None:
        conditions.append(literal(subject is None))
    else:
        kept = [column for column in table.c if column.name not in _LARGE]
        query = select(*kept, entries.c.entered_at).join(entries, table.c.entry == entries.c.seq)
        if subject is not None:
            conditions.append(_about(table, subject))
    for row in view.rows(query.where(*conditions)):
        yield _event(kind, row)


def _about(table: Table, subject: str) -> ColumnElement[bool]:
    columns: list[Any] = [table.c[name] for name in ("document_id", "subject", "other", "name") if name in table.c]
    if table is schema.documents:
        columns = [table.c.id, table.c.uri]
    if table is schema.exports:
        columns = [table.c.format]
    if table is schema.register:
        columns = [table.c.key]
    names = {subject, name_key(subject) or subject} if table is schema.verdicts else {subject}
    return or_(*(column.in_(names) for column in columns))


def _event(kind: str, row: Row) -> Event:
    subject, what = _in_words(kind, row)
    by = row["reader"] if kind == "reading" else row.get("by")
    return Event(row["entry"], row["entered_at"], kind, subject, by, what, row.get("why"))


def _in_words(kind: str, row: Row) -> tuple[str, str]:
    match kind:
        case "version":
            return row["subject"], f"tables of version {row['subject']}"
        case "document":
            known = [row["publisher"], row["published"], row["title"], row["uri"]]
            return row["id"], "entered: " + (", ".join(filter(None, known)) or "a text")
        case "sighting":
            known = [row["publisher"], row["published"], row["uri"]]
            return row["document_id"], "met again: " + (", ".join(filter(None, known)) or "elsewhere")
        case "original":
            said = f"{row['size']:,} bytes of {row['media_type']} kept, SHA-256 {row['sha256'][:12]}…"
            return row["document_id"], said
        case "reading":
            return row["document_id"], f"read: {row['claims']:,} claims"
        case "verdict":
            return row["subject"], said_by(rows.verdict_of(row))
        case "person":
            return row["name"], f"is {row['role']}" if row["role"] else "has no role any longer"
        case "register":
            return row["key"], f"{row['kind']}: {row['json']}" if row["json"] != "null" else f"{row['kind']}: taken out"
    return row["format"], f"exported: {row['claims']:,} claims, {row['withheld']:,} left out"


def said_by(verdict: Verdict) -> str:
    """A verdict in words."""
    if verdict.judgement is Judgement.UNDO:
        return f"undo of entry {verdict.undoes}: {verdict.matter} is {verdict.state}"
    if verdict.judgement is Judgement.CORRECT:
        return f"correct {verdict.field} = {rows.short_json(verdict.value)}"
    return f"{verdict.judgement} {verdict.about}" + (f", with {verdict.other}" if verdict.other else "")
