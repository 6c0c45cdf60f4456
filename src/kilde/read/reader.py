"""The run of reading: look first, parse second, in large batches.

What reads claims is loaded with the first document, so that commands that read none start at once.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kilde.read.detection import detect
from kilde.read.gazetteer import gazetteer
from kilde.read.language import UnknownLanguageError, folder, lexicon
from kilde.read.register import Register, bundled, in_use, load_register, using
from kilde.read.reporting import has_cue
from kilde.read.sentences import Sentence, split
from kilde.vocabulary import Document, Failure, Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    from kilde.read.quantity import FoundNumber

Made = TypeVar("Made")
_ROUND = 64
"""Documents whose sentences are parsed together."""
_HEAD = 50
"""Characters of a report without a name that name it."""
_UNUSED = ("trainable_lemmatizer", "lemmatizer")
"""Parts of a pipeline that the reader has no use for: its lexicons list the forms themselves."""


class PipelineError(ValueError):
    """A pipeline that cannot be used; the message is one line that says why."""


@cache
def pipeline(code: str, path: str | None = None) -> "Language":
    """The spaCy pipeline of a language as spaCy loads it, or the one at `path` (any spaCy pipeline with UD labels)."""
    return _loaded(code, path)


@cache
def _reading_pipeline(code: str, path: str | None) -> "Language":
    """The same for the reader: without the parts that it has no use for, and with the faster matrix product.

    numpy's own product is up to twice as fast as the one that thinc takes by default.
    """
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        return _loaded(code, path, exclude=_UNUSED)


def _loaded(code: str, path: str | None, *, exclude: Sequence[str] = ()) -> "Language":
    import spacy

    own = folder(code) / "pipeline"
    try:
        return spacy.load(path or str(own), exclude=list(exclude))
    except OSError as error:
        if path is None:
            message = f"no trained pipeline in {own}: run `make train` or give one with --pipeline"
            raise PipelineError(message) from error
        message = f"no spaCy pipeline at {path!r}: give a folder made by nlp.to_disk or an installed package"
        raise PipelineError(message) from error
    except ValueError as error:
        raise PipelineError(f"the pipeline at {path!r} cannot be loaded: {str(error).splitlines()[0]}") from error


def read_documents(
    documents: Iterable[Document],
    *,
    pipeline: str | None = None,
    register: str | None = None,
    events: bool = False,
    processes: int = 1,
) -> Iterator[Reading | Failure]:
    """The readings of documents, in their order; what cannot be read comes out as a `Failure` in its place.

    At most a few rounds of documents are held in memory at a time, whatever the number of processes. `register` is a
    file of sources beside those that Kilde knows. With `events`, what happened is read too: it takes a fifth longer.
    """
    read_round = partial(_read_round, path=pipeline, register=register, events=events)
    rounds = _rounds(documents)
    if processes <= 1:
        for documents_ in rounds:
            yield from read_round(documents_)
        return
    first = list(islice(rounds, 2))
    if len(first) < 2:  # a pool costs more than it gives
        for documents_ in first:
            yield from read_round(documents_)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    gazetteer("en")  # made once on the first run, here and not by every process
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Reading | Failure]]] = deque(pool.submit(read_round, r) for r in first)
        while waiting:
            while len(waiting) < 2 * processes and (more := next(rounds, None)) is not None:
                waiting.append(pool.submit(read_round, more))
            yield from waiting.popleft().result()


def _rounds(documents: Iterable[Document]) -> Iterator[list[Document]]:
    items = iter(documents)
    while batch := list(islice(items, _ROUND)):
        yield batch


class _Draft(msgspec.Struct):
    """A document on its way: its sentences, and the numbers in each of them."""

    document: Document
    language: str
    sentences: list[Sentence] = msgspec.field(default_factory=list)
    numbers: "dict[int, list[FoundNumber]]" = msgspec.field(default_factory=dict)
    """Of the sentences that may hold a figure, by their place."""
    parsed: list[int] = msgspec.field(default_factory=list)

    def claims(self, *, events: bool = False) -> Reading:
        """What is claimed in it, once its sentences are parsed."""
        from kilde.read.claims import read_claims

        return read_claims(self.document, self.language, self.sentences, self.numbers, events=events)

    def counting(self) -> "Iterator[Doc | None]":
        """The parses of sentences that may hold a figure."""
        return (self.sentences[place].doc for place in self.parsed if place in self.numbers)


def _read_round(
    documents: Sequence[Document], *, path: str | None = None, register: str | None = None, events: bool = False
) -> list[Reading | Failure]:
    with _uncollected(), using(_register(register)):
        drafts = [_attempt(document, partial(_look, document)) for document in documents]
        _parse([draft for draft in drafts if isinstance(draft, _Draft)], path)
        return [
            draft if isinstance(draft, Failure) else _attempt(draft.document, partial(draft.claims, events=events))
            for draft in drafts
        ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for cycles: a round makes very many objects and hardly a cycle, and ends soon."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _register(path: str | None) -> Register:
    """The known sources: Kilde's, and those of a file."""
    return load_register(path) if path else bundled()


def _attempt(document: Document, step: Callable[[], Made]) -> Made | Failure:
    """Run a step for one document, so that what it stumbles on stops no other."""
    name = document.uri or document.ref or f"“{shorten(document.text, _HEAD, placeholder=' …')}”"
    try:
        return step()
    except UnknownLanguageError as error:
        return Failure(name, str(error))
    except PipelineError:
        raise
    except Exception as error:  # one document never stops a run
        return Failure(name, f"could not be read: {type(error).__name__} {str(error).partition(chr(10))[0]}".rstrip())


def _look(document: Document) -> _Draft:
    """The cheap pass over the whole text: its language, sentences and numbers, and what is worth parsing."""
    from kilde.read.dateline import split_at_dateline, without_byline
    from kilde.read.figures import worth_parsing
    from kilde.read.quantity import find_quantities

    language = document.language or detect(document.text)
    folder(language)
    assert language is not None
    draft = _Draft(msgspec.structs.replace(document, language=language), language)
    sentences = split_at_dateline(document, list(split(document.text, language)), language)
    draft.sentences = without_byline(sentences, in_use())
    numbers = deque(find_quantities(document.text, language))
    for place, sentence in enumerate(draft.sentences):
        here: list[FoundNumber] = []
        while numbers and numbers[0].number_start < sentence.end:
            here.append(numbers.popleft())
        here = [number for number in here if number.number_start >= sentence.start]
        counts = worth_parsing(sentence, here, language)
        if counts:
            draft.numbers[place] = here
        if counts or has_cue(sentence.text, language, sure=True):
            draft.parsed.append(place)
    return draft


@cache
def _libraries() -> "ThreadpoolController":
    """The libraries in this process that multiply matrices, once a pipeline has loaded them."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _parse(drafts: Sequence[_Draft], path: str | None) -> None:
    """Parse the sentences worth it, of all documents of a language together.

    On one core: the matrices are small, and to share them out costs twice the work for nothing won. More cores are put
    to use by more processes.
    """
    for code in {str(folder(draft.language)) for draft in drafts}:
        mine = [draft for draft in drafts if str(folder(draft.language)) == code]
        sentences = [draft.sentences[place] for draft in mine for place in draft.parsed]
        if not sentences:
            continue
        nlp = _reading_pipeline(str(folder(mine[0].language).name), path)
        with _libraries().limit(limits=1, user_api="blas"):
            parsed = nlp.pipe((_unparsed(sentence, nlp) for sentence in sentences), batch_size=128, disable=["ner"])
            for sentence, doc in zip(sentences, parsed, strict=True):
                sentence.doc = doc
            trusted = path is not None or lexicon(mine[0].language, "words")["names_trusted"]
            if trusted and nlp.has_pipe("ner"):  # names are looked for only where a figure may need a place
                counting = (doc for draft in mine for doc in draft.counting())
                deque(nlp.get_pipe("ner").pipe(counting, batch_size=256), maxlen=0)  # type: ignore[attr-defined]


def _unparsed(sentence: Sentence, nlp: "Language") -> "Doc":
    """The words of a sentence, marked as one sentence, which the parser keeps."""
    doc = nlp.make_doc(sentence.text)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc
