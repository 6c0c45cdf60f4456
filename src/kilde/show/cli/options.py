"""Options that several commands share, checked before anything is done."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kilde.gather import InputFormat
from kilde.show.words import ui_language
from kilde.vocabulary import Category, Measure


class TableOrLines(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSONL = "jsonl"


class ReadFormat(StrEnum):
    """How readings are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


class Ui(StrEnum):
    """The languages of pages and tables."""

    EN = "en"
    NB = "nb"


def _edtf(text: str | None) -> str | None:
    from kilde.edtf import EdtfError, Interval

    try:
        if text is not None:
            Interval.parse(text)
    except EdtfError as error:
        raise typer.BadParameter(str(error)) from error
    return text


def _date(text: str | None) -> str | None:
    from kilde.edtf import EdtfError
    from kilde.gather import published_date

    try:
        return published_date(text) if text is not None else None
    except EdtfError as error:
        raise typer.BadParameter(str(error)) from error


def _known(text: str | None) -> str | None:
    """A moment of the ledger's own clock: a date, a time with seconds and zone, or the hash of an entry."""
    from datetime import datetime

    if text is None or len(text) == len("0" * 64):
        return text
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _edtf(text)
    return text


def _language(code: str | None) -> str | None:
    from kilde.read.language import FOLDERS

    if code is not None and code not in FOLDERS:
        raise typer.BadParameter(f"{code!r} is not read: give one of {', '.join(sorted(FOLDERS))}")
    return code


def _pipeline(path: str | None) -> str | None:
    from importlib.util import find_spec

    if path is None or (Path(path) / "meta.json").is_file():
        return path
    if not path.isidentifier() or find_spec(path) is None:
        raise typer.BadParameter(f"no spaCy pipeline at {path!r}: give a folder made by nlp.to_disk, or a package")
    return path


def _register(path: str | None) -> str | None:
    from kilde.read import RegisterError, load_register

    try:
        if path is not None:
            load_register(path)
    except RegisterError as error:
        raise typer.BadParameter(str(error)) from error
    return path


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False)
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_date,
        help="When the reports came out (2019, 2019-03, 2019-03-05); for those that do not state it themselves.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="CODE",
        callback=_language,
        help="Their language (nb, nn, no, en); told from each text when absent.",
    ),
]
KnownLanguage = Annotated[
    str, typer.Option("--language", metavar="CODE", callback=_language, help="Language of the phrases.")
]
Reference = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=_date, help="The day from which *yesterday* is reckoned, with time if known."
    ),
]
Input = Annotated[InputFormat, typer.Option("--input-format", help="What the input is written in.")]
Processes = Annotated[
    int, typer.Option(min=1, metavar="N", default_factory=cores, help="Processes to read in.", show_default="all cores")
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="PATH",
        callback=_pipeline,
        help="A spaCy pipeline with UD labels, to read with in place of Kilde's own.",
    ),
]
Register = Annotated[
    str | None,
    typer.Option(
        "--register",
        envvar="KILDE_REGISTER",
        metavar="FILE",
        callback=_register,
        help="Sources of your own beside those that Kilde knows, in YAML or TOML.",
    ),
]
Events = Annotated[
    bool, typer.Option("--events", help="Read what happened too, who did it to whom; takes a fifth longer.")
]
LedgerPath = Annotated[
    str,
    typer.Option("--ledger", envvar="KILDE_LEDGER", metavar="PATH|URL", help="The ledger: a file or a database URL."),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", callback=_edtf, help="Only figures that hold then or later.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", callback=_edtf, help="Only figures that hold then or earlier.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", callback=_known, help="As the ledger knew it then: a day, month, year or time (UTC)."
    ),
]


def rulebook_name(name: str | None) -> str | None:
    """The name of a rule book, if there is one so called."""
    from kilde.weigh import UnknownRuleBookError
    from kilde.weigh.rulebooks import rulebook

    try:
        return rulebook(name).name if name else None
    except UnknownRuleBookError as error:
        raise typer.BadParameter(str(error)) from error


Rulebook = Annotated[
    str | None,
    typer.Option(
        "--rulebook", metavar="BOOK", callback=rulebook_name, help="By whose book: house, idmc, acled, ucdp, airwars."
    ),
]
OfPlace = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="Only there: a place's name, gazetteer id or country code."),
]
OfMeasure = Annotated[Measure | None, typer.Option("--measure", help="Only what happened so.", metavar="MEASURE")]
OfWho = Annotated[Category | None, typer.Option("--who", help="Only these people.", metavar="CATEGORY")]
UiLanguage = Annotated[
    Ui,
    typer.Option(
        "--ui", default_factory=lambda: Ui(ui_language()), help="Language of pages and tables.", show_default="LANG"
    ),
]
