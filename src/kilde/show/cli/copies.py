"""`kilde copies`: which reports are copies of which."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kilde.gather import InputFormat, gather
from kilde.show.cli.options import AsOf, Input, LedgerPath, TableOrLines, UiLanguage
from kilde.show.cli.output import end, json_out, name_failure, say, table_out
from kilde.show.words import words
from kilde.vocabulary import Document, Failure

if TYPE_CHECKING:
    from kilde.weigh import CopyPair


def copies(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders or - to compare; without them, the reports of the ledger.",
            show_default=False,
        ),
    ] = None,
    *,
    as_of: AsOf = None,
    ledger: LedgerPath = "kilde.db",
    input_format: Input = InputFormat.AUTO,
    form: Annotated[
        TableOrLines | None,
        typer.Option("--format", help="How to print them.", show_default="table for a ledger, jsonl for paths"),
    ] = None,
    ui: UiLanguage,
) -> None:
    """Which reports share a text, whole or in substantial part, or are translations of one another.

    Translations are found among the reports of a ledger, by the figures read in them.
    """
    if paths and as_of:
        raise typer.BadParameter("--as-of looks back in a ledger: leave it out, or the paths")
    pairs, failed = _among(paths, input_format) if paths else (_in_ledger(ledger, as_of), 0)
    if form is TableOrLines.JSONL or (form is None and paths):
        for pair in pairs:
            json_out(_record(pair))
    elif pairs:
        from kilde.show.cli.tables import copy_table

        table_out(copy_table(pairs, words(ui)))
    else:
        say("no copies found")
    end(failed)


def _in_ledger(ledger: str, as_of: str | None) -> "list[CopyPair]":
    from kilde import flow
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        return flow.copies(opened, as_of=as_of)


def _among(paths: list[str], input_format: InputFormat) -> "tuple[list[CopyPair], int]":
    """The copies among gathered documents, and how many could not be gathered."""
    from kilde import weigh

    gathered = list(gather(paths, input_format=input_format))
    failures = [item for item in gathered if isinstance(item, Failure)]
    for failure in failures:
        name_failure(failure)
    return weigh.copies(item for item in gathered if isinstance(item, Document)), len(failures)


def _record(pair: "CopyPair") -> dict[str, Any]:
    return {
        "a": _name(pair.a),
        "b": _name(pair.b),
        "copy": True,
        "kind": pair.kind,
        "similarity": pair.similarity,
        "containment": pair.containment,
        "original": _name(pair.original) if pair.original else None,
        "reason": pair.reason,
    }


def _name(document: Document) -> str:
    """What the user calls a document: the id of its input line, else where it lies."""
    return document.ref or document.uri or document.id
