"""Corpora into the binary documents spaCy trains on: which files a language learns from, and which copies are added."""

import random
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path

import spacy
from benchmarks.own.texts import Texts
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.augment import EN_BOUNDS, NB_BOUNDS, bounded, copies, figures, lower, upper, without_commas
from training.marked import known_documents, own_documents, own_rows
from training.sentences import Sentence, Word, read_conllu, read_iob2, to_doc
from training.tokenizers import ARTICLES, adapt
from training.toponyms import read_toponyms

SEED = 20190305

NAME_SOURCES = frozenset({"uner", "gum", "toponyms"})
"""What the English names of the pipeline that comes with Kilde are learnt from.

Others that `training.sources` tries: `own`, our own annotation, and `known`, what gazetteer and register know in
unmarked news.
"""

OWN_TIMES = 3
"""How often our own annotation, which is small and nearest to what Kilde reads, is shown for each time of the rest."""

LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE_LOC": "LOC", "GPE_ORG": "LOC"}
"""The corpora's labels and ours. A state that acts and a state one lives in look alike and resolve alike: both LOC."""

TOPONYM_CORPORA = ("lgl", "geovirus", "geowebnews")
"""Read for English names. TR-News is left out: it is what the gain is measured on."""


def blank(language: str) -> Language:
    """An empty pipeline with Kilde's tokenizer."""
    return adapt(spacy.blank(language))


def parser_sentences(language: str, corpora: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences with dependencies to train on, altered copies among them, and those that choose the best epoch."""
    if language == "nb":
        folder = corpora / "nb-ud"
        train = read_conllu(folder / "nb_train.conllu.gz") + read_conllu(folder / "nn_train.conllu.gz")
        dev = read_conllu(folder / "nb_dev.conllu.gz")
        counted = copies(train, partial(figures, marks=". ,", morph="Number=Plur|NumType=Card"), share=0.3, seed=SEED)
        bound = copies(train + counted, partial(bounded, bounds=NB_BOUNDS), share=0.4, seed=SEED + 1)
        bare = copies(train, without_commas, share=0.04, seed=SEED + 2)
    else:
        folder = corpora / "en-ewt"
        train = [articled(sentence) for sentence in read_conllu(folder / "en_ewt-ud-train.conllu.gz")]
        dev = [articled(sentence) for sentence in read_conllu(folder / "en_ewt-ud-dev.conllu.gz")]
        counted = copies(train, partial(figures, marks=",", morph="NumForm=Digit|NumType=Card"), share=0.3, seed=SEED)
        bound = copies(train + counted, partial(bounded, bounds=EN_BOUNDS), share=0.4, seed=SEED + 1)
        bare = copies(train, without_commas, share=0.4, seed=SEED + 2)
    cased = copies(train, lower, share=0.03, seed=SEED + 3) + copies(train, upper, share=0.03, seed=SEED + 4)
    return train + counted + bound + bare + cased, dev


def name_documents(
    language: str,
    corpora: Path,
    *,
    toponyms: Path | None,
    nlp: Language,
    sources: Set[str] = NAME_SOURCES,
) -> tuple[list[Doc], list[Doc]]:
    """Documents with names to train on, and those that choose the best epoch; `sources` are of use to English alone."""
    folder = corpora / f"{language}-ner"
    if language == "nb":
        train = _names(folder / "nb_train.iob2.gz") + _names(folder / "nn_train.iob2.gz")
        dev = _names(folder / "nb_dev.iob2.gz") + _names(folder / "nn_dev.iob2.gz")
        bare = copies(train, without_commas, share=0.04, seed=SEED)
    else:
        gold = [named_article(sentence) for sentence in _names(folder / "uner_dev.iob2.gz")]
        held = len(gold) * 7 // 10
        train, dev = gold[:held] if "uner" in sources else [], gold[held:]
        if "gum" in sources:
            train += [named_article(sentence) for sentence in _names(folder / "gum_train.iob2.gz")]
        bare = copies(train, without_commas, share=0.4, seed=SEED)
    train += bare + copies(train, upper, share=0.04, seed=SEED + 1)
    docs = documents(train, nlp)
    if language == "en" and toponyms is not None:
        docs += news_documents(corpora, toponyms, nlp, sources)
    return docs, [to_doc(nlp.vocab, [sentence]) for sentence in dev]


def news_documents(corpora: Path, toponyms: Path, nlp: Language, sources: Set[str]) -> list[Doc]:
    """English news: texts in which places alone are marked, our own annotation, and what is known in unmarked texts."""
    docs: list[Doc] = []
    if "toponyms" in sources:
        own = {row["id"] for row in own_rows()}
        for name in TOPONYM_CORPORA:
            docs += read_toponyms(toponyms / f"{name}.jsonl", nlp, without=own)
    if "own" in sources:
        docs += own_documents(Texts(corpora=corpora, geo=toponyms), nlp) * OWN_TIMES
    if "known" in sources:
        docs += known_documents(corpora, nlp)
    return docs


def documents(sentences: Sequence[Sentence], nlp: Language) -> list[Doc]:
    """Sentences as documents: most alone, as the reader hands them over, some in runs, so that breaks are learnt."""
    chance = random.Random(SEED)
    run: list[Sentence] = []
    docs: list[Doc] = []
    size = 1
    for sentence in sentences:
        if run and (len(run) >= size or sentence.extra or sentence.document != run[0].document):
            docs.append(to_doc(nlp.vocab, run))
            run, size = [], chance.choice((1, 1, 1, 2, 5))
        run.append(sentence)
    if run:
        docs.append(to_doc(nlp.vocab, run))
    return docs


def articled(sentence: Sentence) -> Sentence:
    """Join the Arabic article, its hyphen and the name to one word, as Kilde's English tokenizer keeps them."""
    words = list(sentence.words)
    for at in reversed(_article_places(words)):
        span = range(at, at + 3)
        outer = next((n for n in span if words[n].head not in span or words[n].head == n), at)
        head = words[outer].head if words[outer].head != outer else at
        joined = replace(
            words[outer],
            form="".join(words[n].form for n in span),
            lemma="".join(words[n].form for n in span),
            space=words[at + 2].space,
            head=head,
        )

        def moved(number: int, at: int = at) -> int:
            return number if number <= at else max(at, number - 2)

        words = [replace(word, head=moved(word.head)) for word in [*words[:at], joined, *words[at + 3 :]]]
    return replace(sentence, words=tuple(words))


def named_article(sentence: Sentence) -> Sentence:
    """The same for a sentence that carries names only."""
    words = list(sentence.words)
    for at in reversed(_article_places(words)):
        form = "".join(word.form for word in words[at : at + 3])
        words[at : at + 3] = [replace(words[at], form=form, space=words[at + 2].space)]
    return replace(sentence, words=tuple(words))


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write documents where spaCy's corpus reader finds them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def _article_places(words: Sequence[Word]) -> list[int]:
    return [
        n
        for n in range(len(words) - 2)
        if words[n].form.lower() in ARTICLES
        and words[n].form[1:].islower()
        and words[n + 1].form == "-"
        and words[n + 2].form[:1].isupper()
        and not words[n].space
        and not words[n + 1].space
    ]


def _names(path: Path) -> list[Sentence]:
    return [
        replace(sentence, words=tuple(replace(word, entity=_label(word.entity)) for word in sentence.words))
        for sentence in read_iob2(path)
    ]


def _label(tag: str) -> str:
    mark, _, label = tag.partition("-")
    return f"{mark}-{LABELS[label]}" if label in LABELS else "O"
