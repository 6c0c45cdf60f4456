"""Annotated sentences as the recipe handles them, and the two file forms they come in: CoNLL-U and IOB2."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True)
class Word:
    """One word with its gold annotation; `head` counts from zero within the sentence, the root is its own head."""

    form: str
    space: bool = True
    pos: str = ""
    lemma: str = ""
    morph: str = ""
    head: int = 0
    relation: str = ""
    entity: str = "O"


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence and the document they stand in."""

    words: tuple[Word, ...]
    document: str = ""
    extra: bool = field(default=False, compare=False)
    """Whether it is an altered copy, made to teach a wording the corpus lacks."""


def read_conllu(path: Path) -> list[Sentence]:
    """Read a gzipped CoNLL-U file; empty nodes are skipped, a contraction's words share its surface (`do` + `n't`)."""
    return [_syntax(rows, document) for rows, document in _blocks(path)]


def read_iob2(path: Path) -> list[Sentence]:
    """Read a gzipped file of form, UPOS, `SpaceAfter=No` and IOB2 tag."""
    return [
        Sentence(
            tuple(Word(row[0], space=row[2] != "SpaceAfter=No", pos=row[1], entity=row[3]) for row in rows), document
        )
        for rows, document in _blocks(path)
    ]


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Put sentences side by side in one spaCy document, with whatever annotation they carry."""
    words = [word for sentence in sentences for word in sentence.words]
    parsed = all(word.relation for word in words)
    offsets = [start for start, sentence in _starts(sentences) for _ in sentence.words]
    starts = {start for start, _ in _starts(sentences)}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words] if parsed else None,
        morphs=[word.morph for word in words] if parsed else None,
        lemmas=[word.lemma for word in words] if parsed else None,
        heads=[offset + word.head for offset, word in zip(offsets, words, strict=True)] if parsed else None,
        deps=[word.relation for word in words] if parsed else None,
        sent_starts=None if parsed else [number in starts for number in range(len(words))],
        ents=None if parsed else [word.entity for word in words],
    )


def _starts(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence]]:
    start = 0
    for sentence in sentences:
        yield start, sentence
        start += len(sentence.words)


def _blocks(path: Path) -> Iterator[tuple[list[list[str]], str]]:
    document, rows = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ").strip()
            elif line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.strip():
                yield rows, document
                rows = []
    if rows:
        yield rows, document


def _syntax(rows: list[list[str]], document: str) -> Sentence:
    words: list[Word] = []
    joined_until, space_after_join = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            joined_until, space_after_join = int(row[0].split("-")[1]), space
            continue
        number, head = int(row[0]), int(row[6])
        if number < joined_until:
            space = False
        elif number == joined_until:
            space = space_after_join
        words.append(
            Word(
                form=row[1],
                space=space,
                pos=row[3],
                lemma=row[2] if row[2] != "_" or row[1] == "_" else "",
                morph="" if row[5] == "_" else row[5],
                head=(head or number) - 1,
                relation="ROOT" if row[7] == "root" else row[7],
            )
        )
    return Sentence(tuple(words), document)


def without(sentence: Sentence, gone: set[int]) -> Sentence:
    """Take words out; a word that hung on one of them hangs on what that one hung on."""
    if any(sentence.words[number].head == number for number in gone):
        raise ValueError("the root cannot be taken out")
    kept = [number for number in range(len(sentence.words)) if number not in gone]
    place = {number: new for new, number in enumerate(kept)}

    def head(number: int) -> int:
        above = sentence.words[number].head
        while above in gone:
            above = sentence.words[above].head
        return place[above]

    words = tuple(replace(sentence.words[number], head=head(number)) for number in kept)
    return replace(sentence, words=words, extra=True)


def with_word(sentence: Sentence, at: int, word: Word) -> Sentence:
    """Put a word before the one at `at`; its `head` is given as numbered before the insertion."""

    def moved(number: int) -> int:
        return number + (number >= at)

    words = [replace(old, head=moved(old.head)) for old in sentence.words]
    words.insert(at, replace(word, head=moved(word.head)))
    return replace(sentence, words=tuple(words), extra=True)
