"""The run of reading: look first, parse second, in large batches."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from kilde.read.language import folder
from kilde.vocabulary import Document, Failure, Reading

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline(code: str, path: str | None = None) -> "Language":
    """The spaCy pipeline that a language is read with, or the one at `path` (any spaCy pipeline with UD labels)."""
    import spacy

    return spacy.load(path or str(folder(code) / "pipeline"))


def read(text: str, *, published: str | None = None, language: str | None = None) -> Reading:
    """The claims in one text."""
    document = Document.of(text, published=published, language=language)
    for reading in read_documents([document]):
        if isinstance(reading, Failure):
            raise ValueError(reading.reason)
        return reading
    raise AssertionError("a document in, a reading out")


def read_documents(
    documents: Iterable[Document], *, pipeline: str | None = None, processes: int = 1
) -> Iterator[Reading | Failure]:
    """The readings of documents, in their order; what cannot be read comes out as a `Failure` in its place."""
    for document in documents:
        yield Reading(document)
