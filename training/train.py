"""Train a language's pipelines and put them together as one folder that `spacy.load` opens."""

import shutil
import sys
from collections.abc import Set
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from training.prepare import NAME_SOURCES, blank, documents, name_documents, parser_sentences, save
from training.sentences import to_doc

HERE = Path(__file__).parent


def train_parser(language: str, corpora: Path, *, work: Path, steps: int) -> Path:
    """Train tagging, lemmas and dependencies; answers with the folder of the best epoch."""
    nlp = blank(language)
    train, dev = parser_sentences(language, corpora)
    return _train("parser", nlp, documents(train, nlp), [to_doc(nlp.vocab, [s]) for s in dev], work=work, steps=steps)


def train_names(
    language: str,
    corpora: Path,
    *,
    toponyms: Path | None,
    work: Path,
    steps: int,
    sources: Set[str] = NAME_SOURCES,
    seed: int = 1,
) -> Path:
    """Train name finding; `toponyms` is the folder of texts in which only places are marked (English)."""
    nlp = blank(language)
    train, dev = name_documents(language, corpora, toponyms=toponyms, nlp=nlp, sources=sources)
    return _train("ner", nlp, train, dev, work=work, steps=steps, seed=seed)


def assemble(parser: Path, names: Path, out: Path) -> Language:
    """Join the two into one folder, put in place in one move so that a reader never meets half a pipeline."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    nlp.to_disk(fresh)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    return nlp


def _train(
    name: str, nlp: Language, train: list[Doc], dev: list[Doc], *, work: Path, steps: int, seed: int = 1
) -> Path:
    folder = work / f"{nlp.lang}-{name}"
    save(train, folder / "train.spacy")
    save(dev, folder / "dev.spacy")
    # numpy's own OpenBLAS multiplies three times as fast as the BLIS that thinc takes by default (81 against 25 GFLOPS)
    set_current_ops(NumpyOps(use_blis=False))
    config = load_config(
        HERE / f"{name}.cfg",
        overrides={
            "nlp.lang": nlp.lang,
            "paths.train": str(folder / "train.spacy"),
            "paths.dev": str(folder / "dev.spacy"),
            "training.max_steps": steps,
            "system.seed": seed,
        },
        interpolate=False,
    )
    learner = init_nlp(config)
    blank: Tokenizer = learner.tokenizer
    adapted: Tokenizer = nlp.tokenizer
    blank.from_bytes(adapted.to_bytes())
    spacy_train(learner, folder, stdout=sys.stdout, stderr=sys.stderr)
    return folder / "model-best"
