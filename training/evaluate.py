"""`python -m training.evaluate --corpora DIR --pipelines DIR`: score saved pipelines on the corpora's test files.

The parser is scored as the reader uses it: one sentence at a time, its bounds given. Words are the treebank's own
there. Names are scored on running text, by characters, label and both ends exact.
"""

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from benchmarks.own.texts import Texts
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

from kilde.read.sentences import split
from training.marked import own_texts
from training.prepare import LABELS
from training.sentences import Sentence, read_conllu, read_iob2

PARSER_TESTS = {
    "nb": {"nb test": "nb-ud/nb_test.conllu.gz", "nn test (silver)": "nb-ud/nn_test.conllu.gz"},
    "en": {"EWT test": "en-ewt/en_ewt-ud-test.conllu.gz"},
}
NAME_TESTS = {
    "nb": {"nb test": "nb-ner/nb_test.iob2.gz", "nn test": "nb-ner/nn_test.iob2.gz"},
    "en": {"UNER test": "en-ner/uner_test.iob2.gz", "GUM news (silver)": "en-ner/gum_test.iob2.gz"},
}

Span = tuple[int, int, str]


@dataclass
class Tally:
    """Right, found and expected, for precision and recall."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 in per cent."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.expected if self.expected else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return {"P": _percent(precision), "R": _percent(recall), "F1": _percent(f1), "n": self.expected}


def score_parser(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Attachment without punctuation, tags and lemmas over gold words; UAS counts the head, LAS its relation too."""
    docs = [_bounded(nlp, sentence) for sentence in sentences]
    counts: Counter[str] = Counter()
    with nlp.select_pipes(disable="ner"):
        for doc, sentence in zip(nlp.pipe(docs), sentences, strict=True):
            for token, word in zip(doc, sentence.words, strict=True):
                counts["words"] += 1
                counts["UPOS"] += token.pos_ == word.pos
                counts["FEATS"] += str(token.morph) == _feats(nlp, word.morph)
                counts["lemma"] += token.lemma_ == word.lemma
                if word.pos != "PUNCT":
                    counts["attached"] += 1
                    head = token.head.i == word.head
                    counts["UAS"] += head
                    counts["LAS"] += head and token.dep_ == word.relation
    scores = {key: _percent(counts[key] / counts["attached"]) for key in ("UAS", "LAS")}
    return scores | {key: _percent(counts[key] / counts["words"]) for key in ("UPOS", "FEATS", "lemma")}


def score_names(nlp: Language, marked: Sequence[tuple[str, Iterable[Span]]]) -> dict[str, dict[str, float]]:
    """Names found in texts, for each label and all together."""
    tallies = {label: Tally() for label in ("all", *sorted(set(LABELS.values())))}
    for doc, (_, spans) in zip(nlp.pipe(text for text, _ in marked), marked, strict=True):
        expected = set(spans)
        found = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        for label, tally in tallies.items():
            wanted = {span for span in expected if label in ("all", span[2])}
            given = {span for span in found if label in ("all", span[2])}
            tally.right += len(wanted & given)
            tally.found += len(given)
            tally.expected += len(wanted)
    return {label: tally.scores() for label, tally in tallies.items()}


def marked_texts(sentences: Sequence[Sentence]) -> list[tuple[str, Iterable[Span]]]:
    """Sentences as running text with the names in it."""
    return [("".join(w.form + " " * w.space for w in one.words), list(_gold_spans(one))) for one in sentences]


def own_news(corpora: Path, toponyms: Path) -> list[tuple[str, Iterable[Span]]]:
    """The third of our own annotation that is never trained on, a sentence at a time, as the reader hands them over."""
    texts = own_texts("test", Texts(corpora=corpora, geo=toponyms))
    return [one for text, names in texts for one in _by_sentence(text, names)]


def _by_sentence(text: str, names: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    for sentence in split(text, "en"):
        start, end = sentence.start, sentence.start + len(sentence.text)
        yield sentence.text, [(s - start, e - start, label) for s, e, label in names if start <= s and e <= end]


def score_places(nlp: Language, path: Path) -> dict[str, float]:
    """Places found in the texts of a toponym corpus, by overlap; those marked optional count neither way.

    Precision is a lower bound: a place inside an organisation's name may be unmarked in the corpus, or the reverse.
    """
    tally, any_name = Tally(), 0
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for doc, record in zip(nlp.pipe(record["text"] for record in records), records, strict=True):
        marks = [(mark["start"], mark["end"]) for mark in record["toponyms"] if not mark.get("optional")]
        spared = [(mark["start"], mark["end"]) for mark in record["toponyms"] if mark.get("optional")]
        names = [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
        places = [(start, end) for start, end, label in names if label == "LOC" and not _meets((start, end), spared)]
        tally.expected += len(marks)
        tally.found += len(places)
        tally.right += sum(_meets(mark, places) for mark in marks)
        any_name += sum(_meets(mark, [(start, end) for start, end, _ in names]) for mark in marks)
    precise = tally.scores()
    return precise | {"R any label": _percent(any_name / tally.expected)}


def words_per_second(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Words read for each second of this process's own processor time, best of three, tokenization included."""
    texts = ["".join(word.form + " " * word.space for word in sentence.words) for sentence in sentences]
    best = 0.0
    for _ in range(3):
        start = _processor_seconds()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
        best = max(best, words / (_processor_seconds() - start))
    return round(best, -2)


def report(language: str, pipeline: Path, *, corpora: Path, toponyms: Path | None) -> dict[str, object]:
    """Everything measured of one pipeline, ready for its card."""
    start = time.perf_counter()
    nlp = spacy.load(pipeline)
    loaded = time.perf_counter() - start
    result: dict[str, object] = {
        "size MB": round(sum(file.stat().st_size for file in pipeline.rglob("*") if file.is_file()) / 1e6, 1),
        "load s": round(loaded, 2),
    }
    if "parser" in nlp.pipe_names:
        result["parser"] = {n: score_parser(nlp, read_conllu(corpora / f)) for n, f in PARSER_TESTS[language].items()}
    if "ner" in nlp.pipe_names:
        result["names"] = {
            n: score_names(nlp, marked_texts(read_iob2(corpora / f))) for n, f in NAME_TESTS[language].items()
        }
        if toponyms is not None and language == "en":
            result["names, own news"] = score_names(nlp, own_news(corpora, toponyms))
            result["places, TR-News"] = score_places(nlp, toponyms / "tr-news.jsonl")
    speed_test = read_conllu(corpora / next(iter(PARSER_TESTS[language].values())))
    result["words/s"] = words_per_second(nlp, speed_test)
    set_current_ops(NumpyOps(use_blis=False))
    result["words/s, OpenBLAS"] = words_per_second(spacy.load(pipeline), speed_test)
    return result


def main() -> None:
    """Print one JSON object a language."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds nb-ud, nb-ner, en-ewt, en-ner")
    parser.add_argument("--toponyms", type=Path, help="folder of tr-news.jsonl, to score English places on")
    parser.add_argument("--pipelines", type=Path, required=True, help="folder of the language folders")
    parser.add_argument("--language", choices=("nb", "en"), action="append", help="only this one; may be given twice")
    given = parser.parse_args()
    for language in given.language or ("nb", "en"):
        pipeline = given.pipelines / language / "pipeline"
        result = report(language, pipeline, corpora=given.corpora, toponyms=given.toponyms)
        print(json.dumps({language: result}, ensure_ascii=False, indent=2))


def _bounded(nlp: Language, sentence: Sentence) -> Doc:
    words = [word.form for word in sentence.words]
    starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
    return Doc(nlp.vocab, words=words, spaces=[word.space for word in sentence.words], sent_starts=starts)


def _feats(nlp: Language, morph: str) -> str:
    return nlp.vocab.strings[nlp.vocab.morphology.add(morph)] if morph else ""


def _gold_spans(sentence: Sentence) -> Iterable[Span]:
    at, start, end, label = 0, 0, 0, ""
    for word in sentence.words:
        mark, _, kind = word.entity.partition("-")
        kind = LABELS.get(kind, "")
        if label and not (mark == "I" and kind == label):
            yield start, end, label
            label = ""
        if kind and not label:
            start, label = at, kind
        end = at + len(word.form)
        at = end + word.space
    if label:
        yield start, end, label


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _percent(share: float) -> float:
    return round(100 * share, 1)


if __name__ == "__main__":
    main()
