"""Read: a document in, its claims out. No database, network or clock."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kilde.read.reader import pipeline, read_documents
    from kilde.read.register import RegisterError, load_register
    from kilde.vocabulary import Reading

__all__ = ["RegisterError", "load_register", "pipeline", "read", "read_documents"]

_LATER = {
    **dict.fromkeys(("pipeline", "read_documents"), "reader"),
    **dict.fromkeys(("RegisterError", "load_register"), "register"),
}
"""What is loaded on first use, by the module that has it: most commands read nothing."""


def read(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    pipeline: str | None = None,
    register: str | None = None,
    events: bool = False,
) -> "Reading":
    """The claims in one text; ValueError where it cannot be read. `register` is a file of one's own sources.

    With `events`, what happened is read too, beside figures and statements.
    """
    from kilde.read.reader import read_documents
    from kilde.vocabulary import Document, Failure

    document = Document.of(text, published=published, language=language)
    (reading,) = read_documents([document], pipeline=pipeline, register=register, events=events)
    if isinstance(reading, Failure):
        raise ValueError(reading.reason)
    return reading


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
