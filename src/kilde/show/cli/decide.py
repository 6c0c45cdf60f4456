"""`kilde decide`, `history`, `people` and `original`: what people decide, and what was entered."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kilde.show.cli.options import AsOf, LedgerPath, TableOrLines, UiLanguage
from kilde.show.cli.output import WRONG_USAGE, json_out, say, stop, table_out
from kilde.show.words import words

if TYPE_CHECKING:
    from kilde.ledger import Ledger, Verdict

By = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        envvar="KILDE_USER",
        default_factory=getpass.getuser,
        help="By whom; KILDE_USER sets it too.",
        show_default="who is logged in",
    ),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for those who look later.")]
_JUDGEMENTS = "accept, correct, reject, same, not_same, confidential, withdraw, supersede or undo"


def decide(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help=_JUDGEMENTS + ".", show_default=False)],
    subject: Annotated[
        str,
        typer.Argument(
            metavar="SUBJECT",
            help="A claim or document by its id or the beginning of it, a source by name; for undo, an entry's number.",
            show_default=False,
        ),
    ],
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help="The second of a pair; the newer version for supersede."),
    ] = None,
    *,
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="What to correct: measure, quantity.high, places.0.name …")
    ] = None,
    value: Annotated[
        str | None, typer.Option(metavar="VALUE", help="What it should be: a word, a number, or JSON.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="KIND", help="claim, document or source, where the name does not tell.")
    ] = None,
    why: Why = None,
    by: By,
    ledger: LedgerPath = "kilde.db",
) -> None:
    """Enter a decision: accept, correct or reject a claim, say that two are the same, mark what is confidential …"""
    from kilde.ledger import About, Judgement, Ledger

    judged = _word(judgement.replace("-", "_"), [str(word) for word in Judgement], "judgement")
    kind = _word(about, [str(word) for word in About], "--about") if about else None
    if judged == "undo" and not subject.isdigit():
        stop(f"{subject!r} is no number of an entry: `kilde history` lists them", status=WRONG_USAGE)
    if (field is None) != (value is None):
        stop("a correction needs both --field and --value", status=WRONG_USAGE)
    with Ledger.open(ledger, create=False) as opened:
        if judged != "undo" and kind != "source":
            view = opened.view()
            subject, other = view.resolve(subject), view.resolve(other) if other else None
        given: dict[str, Any] = {"field": field, "value": _json(value), "about": kind, "by": by, "why": why}
        verdict = opened.decide(judged, subject, other, **given)
        _tell(opened, verdict)


def history(
    subject: Annotated[
        str | None,
        typer.Argument(metavar="SUBJECT", help="A document, claim, source, person or export format; without it, all."),
    ] = None,
    *,
    ledger: LedgerPath = "kilde.db",
    as_of: AsOf = None,
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """What was entered, when, by whom and why: all of it, or what is about one thing."""
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        view = opened.view(as_of)
        events = list(view.history(view.resolve(subject) if subject else None))
    if form is TableOrLines.JSONL:
        for event in events:
            json_out(event)
    elif events:
        from kilde.show.cli.tables import event_table

        table_out(event_table(events, words(ui)))
    else:
        say(f"nothing was entered about {subject!r}" if subject else "nothing was entered yet")


def people(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whom to give a role.")] = None,
    role: Annotated[
        str | None, typer.Argument(metavar="ROLE", help="reader, reviewer or administrator; none takes it away.")
    ] = None,
    *,
    why: Why = None,
    by: By,
    ledger: LedgerPath = "kilde.db",
) -> None:
    """Who has which role; with a name and a role, give it. Without anybody in it, all may do all."""
    from kilde.ledger import Ledger, Role

    if (name is None) != (role is None):
        stop("give both a name and a role, or neither to see who has one", status=WRONG_USAGE)
    with Ledger.open(ledger, create=False) as opened:
        if name and role:
            given = _word(role, [*(str(word) for word in Role), "none"], "role")
            opened.appoint(name, None if given == "none" else given, by=by, why=why)
        found = opened.view().people()
    for person in found.values():
        typer.echo(f"{person.name}\t{person.role}\tby {person.by}, {person.entered_at}")
    if not found:
        say("nobody has a role: all who can write to this ledger may do all")


def original(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its id, or where it was found.", show_default=False)
    ],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the bytes there instead of to standard output.")
    ] = None,
    ledger: LedgerPath = "kilde.db",
) -> None:
    """The bytes that a report was made of, as they were gathered; where from, when and how, on standard error."""
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        view = opened.view()
        kept = view.original(view.resolve(document))
    if kept is None:
        stop(f"no bytes of {document!r} were kept: `kilde history` lists what was entered")
    say(f"{kept.media_type}, {kept.size:,} bytes, SHA-256 {kept.sha256}")
    say(f"{kept.how} {kept.uri or ''}, gathered {kept.gathered_at}")
    if out is None:
        sys.stdout.buffer.write(kept.data)
        return
    try:
        out.write_bytes(kept.data)
    except OSError as error:
        stop(f"cannot write {out}: {error.strerror}; name another file with --out")


def _tell(ledger: "Ledger", verdict: "Verdict") -> None:
    """What was entered and what holds now."""
    (event,) = (event for event in ledger.view().history(verdict.subject) if event.entry == verdict.entry)
    typer.echo(f"entry {event.entry}: {event.what}, by {verdict.by}; {verdict.matter}: {verdict.state}")


def _word(word: str, known: list[str], what: str) -> str:
    if word not in known:
        stop(f"{what} {word!r}: give one of {', '.join(known)}", status=WRONG_USAGE)
    return word


def _json(value: str | None) -> Any:  # noqa: ANN401 - whatever JSON says
    """A value as JSON where it is some, else the word itself."""
    import json

    try:
        return json.loads(value) if value is not None else None
    except ValueError:
        return value
