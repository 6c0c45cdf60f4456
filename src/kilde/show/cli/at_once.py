"""`kilde figures`, asked plainly of a large ledger: answered before the command line is loaded, which takes longer.

The rule. What is understood here are these options of `figures`, each given once, with a value that is known to be
right. Where anything else is said, or the answer is not at hand, nothing is done, and the command line (`app`) does all
of it: it explains, refuses, weighs and draws. A test holds the two to the same letters.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from kilde.vocabulary import Category, Measure


def _date(text: str) -> str:
    from kilde.edtf import Interval

    Interval.parse(text)
    return text


def _ui(code: str) -> str:
    from kilde.show.words import LANGUAGES

    return LANGUAGES[LANGUAGES.index(code)]


_UNDERSTOOD: dict[str, Callable[[str], Any]] = {
    **{"--place": str, "--measure": Measure, "--who": Category, "--since": _date, "--until": _date},
    **{"--ledger": str, "--ui": _ui},
}
"""Options with what makes their values; it fails with a ValueError where one is not right."""


def answered(arguments: Sequence[str]) -> bool:
    """Whether a command line was a plain question, and its answer is on standard output."""
    said = _said(arguments)
    answer = None if said is None else _answer(**said)
    if answer is None:
        return False
    sys.stdout.write(answer)
    sys.stdout.flush()
    return True


def _said(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of a plain question by their names; None where it is another command, or said in another way."""
    if arguments[:1] != ["figures"] or not len(arguments) % 2:
        return None
    options, values = arguments[1::2], arguments[2::2]
    if len({*options}) < len(options) or not _UNDERSTOOD.keys() >= {*options}:
        return None
    if any(not value or value.startswith("-") for value in values):
        return None
    try:
        return {name.lstrip("-"): _UNDERSTOOD[name](value) for name, value in zip(options, values, strict=True)}
    except ValueError:
        return None


def _answer(ledger: str | None = None, ui: str | None = None, **asked: Any) -> str | None:  # noqa: ANN401
    """The table; None where the figures are not kept, or are none, or the table is to be drawn for eyes."""
    from kilde import flow
    from kilde.ledger import Selection
    from kilde.show.cli.grid import width_of_pipe
    from kilde.show.cli.tables import figure_table
    from kilde.show.words import ui_language, words

    width = width_of_pipe()
    if width is None:
        return None
    rows = flow.kept_list(ledger or os.environ.get("KILDE_LEDGER") or "kilde.db", Selection(**asked))
    return figure_table(rows, words(ui or ui_language())).plain(width) if rows else None
