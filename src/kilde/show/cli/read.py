"""`kilde read`: the claims in documents; nothing is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Annotated

import typer

from kilde.gather import InputFormat, gather
from kilde.show.cli.options import (
    Events,
    Input,
    Language,
    Paths,
    Pipeline,
    Processes,
    Published,
    ReadFormat,
    Register,
    UiLanguage,
)
from kilde.show.cli.output import console, end, line_out, name_failure, text_out
from kilde.show.words import Words, words
from kilde.vocabulary import Document, Failure, Reading


def read(
    paths: Paths,
    *,
    published: Published = None,
    language: Language = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="How to print what was read.")] = ReadFormat.TABLE,
    input_format: Input = InputFormat.AUTO,
    processes: Processes,
    pipeline: Pipeline = None,
    register: Register = None,
    events: Events = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the rules that made each claim; in the table, its sentence too.")
    ] = False,
    ui: UiLanguage,
) -> None:
    """Print the claims in documents. Nothing is stored."""
    from kilde.read import read_documents

    failures: Counter[str] = Counter()
    gathered = gather(paths, input_format=input_format, published=published, language=language)
    documents = _documents(gathered, failures)
    read_all = partial(read_documents, pipeline=pipeline, register=register, events=events, processes=processes)
    found = _readings(read_all(documents), failures)
    if form is ReadFormat.JSONL:
        for reading in found:
            line_out(reading.to_json())
    elif form is ReadFormat.HTML:
        from kilde.show.html import document_page

        text_out(document_page(found, words(ui), explain=explain))
    else:
        for reading in found:
            _print(reading, words(ui), explain=explain)
    end(failures.total())


def _documents(gathered: Iterable[Document | Failure], failures: Counter[str]) -> Iterator[Document]:
    for item in gathered:
        if isinstance(item, Document):
            yield item
        else:
            failures["gathered"] += 1
            name_failure(item)


def _readings(read: Iterable[Reading | Failure], failures: Counter[str]) -> Iterator[Reading]:
    for item in read:
        if isinstance(item, Reading):
            yield item
        else:
            failures["read"] += 1
            name_failure(item)


def _print(reading: Reading, words: Words, *, explain: bool) -> None:
    from rich.text import Text

    from kilde.show.cli.tables import claim_table, happening_table, heading, statement_table

    out = console()
    out.print(Text(heading(reading.document, words), style="bold cyan"))
    if reading.figures:
        out.print(claim_table(reading.figures, words, explain=explain))
    if reading.events:
        out.print(happening_table(reading.events, words, explain=explain))
    if reading.statements:
        out.print(statement_table(reading.statements, words, explain=explain))
    if not reading.claims:
        out.print(words("no_claims"))
    out.print()
