"""What is reported or quoted, by whom and through whom.

`find_statements` reads a whole document in numbered stages:

1. quotations are found, in marks and after dashes (`speech`), and each is read as one word of its sentence (`clause`);
2. every word of saying gets a speaker (`reach`) and what is said, by the first form that fits (`forms`, `reading`);
3. free quotations go on with the speaker before them (`speech`);
4. speakers are told apart and named (`kilde.read.sources`), and reports inside reports become chains (`chains`).
"""

from collections.abc import Sequence
from dataclasses import replace

from kilde.read.phrases import Word, fold_dateline, fold_quotations, words_of
from kilde.read.reporting import is_reporting
from kilde.read.sentences import Sentence
from kilde.read.sources import noun_kind
from kilde.read.statements.chains import chain_for, voices_of
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft, Voice
from kilde.read.statements.reading import names_source_first, read_clause
from kilde.read.statements.speech import free_quotations, posts, speeches

__all__ = ["Voice", "chain_for", "find_statements", "is_reporting"]


def find_statements(text: str, sentences: Sequence[Sentence], language: str) -> list[Voice]:
    """The statements of a document, in the order of the text."""
    quotations = speeches(text, language)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        here = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        headed = names_source_first(sentence.text, language, text)
        if not here and not headed and not is_reporting(sentence.text, language):
            continue
        words = words_of(sentence, language)
        drafts += read_clause(
            Clause(
                text,
                number,
                fold_dateline(fold_quotations(words, here)),
                language=language,
                sentences=sentences,
                drafts=drafts,
            )
        )
        for quotation in here:
            inside = [w for w in words if quotation.inner_start <= w.start and w.end <= quotation.inner_end]
            if len(inside) > 3 and is_reporting(text[inside[0].start : inside[-1].end], language):
                inner = _refolded(words, inside, text, language)
                drafts += [
                    d
                    for d in read_clause(
                        Clause(text, number, inner, language=language, sentences=sentences, drafts=drafts)
                    )
                    if _reports(text, d, language)
                ]
    drafts += free_quotations(text, quotations, sentences, drafts, language)
    drafts += posts(text, sentences, drafts) if "(@" in text else []
    drafts.sort(key=lambda d: (d.start, -d.end))
    return voices_of(text, drafts, language)


def _reports(text: str, draft: Draft, language: str) -> bool:
    """Whether somebody other than the speaker is reported within a quotation, and not merely thought to think."""
    speakers = [text[s:e] for s, e in draft.speakers]
    return (
        bool(speakers)
        and all(noun_kind(s, language) or any(word[:1].isupper() for word in s.split()[1:]) for s in speakers)
        and bool(draft.classes & {"say", "tell"})
        and draft.rule != "bare_object"
    )


def _refolded(words: Sequence[Word], inside: Sequence[Word], text: str, language: str) -> list[Word]:
    """The words within a quotation, their heads counted from its first word."""
    first = next(i for i, w in enumerate(words) if w is inside[0])
    size = len(inside)
    return [replace(w, head=w.head - first if 0 <= w.head - first < size else -1) for w in inside]
