"""Altered copies of sentences, for wordings that Kilde meets and the treebanks hardly have.

News that reached a data set through a careless hand has lost its commas; headlines shout; and reports from a war are
full of figures with a bound before them (*over 3.000 mennesker*), which a parser raised on other text takes for
prepositional phrases.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from training.sentences import Sentence, Word, with_word, without

Change = Callable[[Sentence, random.Random], Sentence | None]
"""Makes an altered copy, or nothing where the sentence gives no occasion."""

COMMAS = frozenset({",", ";"})
QUOTES = frozenset("'’\"“”‘`")


def copies(sentences: Sequence[Sentence], change: Change, *, share: float, seed: int) -> list[Sentence]:
    """Altered copies of a share of the sentences, the same ones every time."""
    chance = random.Random(seed)
    chosen = [sentence for sentence in sentences if chance.random() < share]
    return [copy for sentence in chosen if (copy := change(sentence, chance)) is not None]


def without_commas(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """Drop commas, and now and then apostrophes: `Assad's` then reads `Assads`, one word."""
    gone = {number for number, word in enumerate(sentence.words) if word.form in COMMAS and word.head != number}
    if not gone:
        return None
    copy = without(sentence, gone)
    return _without_apostrophes(copy) if chance.random() < 0.5 else copy


def lower(sentence: Sentence, _: random.Random) -> Sentence:
    """Write everything small."""
    return _reformed(sentence, str.lower)


def upper(sentence: Sentence, _: random.Random) -> Sentence:
    """Write everything large, as headlines are."""
    return _reformed(sentence, str.upper)


def figures(sentence: Sentence, chance: random.Random, *, marks: str, morph: str) -> Sentence | None:
    """Write the first numeral that counts a noun as a large one in figures, its thousands set off by a mark."""
    at = next((n for n, word in enumerate(sentence.words) if _counts(sentence, n) and word.form.isalnum()), None)
    if at is None:
        return None
    thousands, mark = chance.choice((1, 2, 3, 5, 6, 11, 13, 20, 24, 40, 60, 120, 300)), chance.choice(marks)
    rest = chance.choice(("000", "000", "500", f"{chance.randrange(1000):03}"))
    number = replace(sentence.words[at], form=f"{thousands}{mark}{rest}", lemma=f"{thousands}{mark}{rest}", morph=morph)
    if mark == " ":
        number = replace(number, form=rest, lemma=rest)
    copy = replace(sentence, words=(*sentence.words[:at], number, *sentence.words[at + 1 :]), extra=True)
    if mark != " ":
        return copy
    part = replace(number, form=str(thousands), lemma=str(thousands), head=at, relation="compound", space=True)
    return with_word(copy, at, part)


NB_BOUNDS: tuple[Word, ...] = (
    Word("over", pos="ADP", lemma="over", relation="case"),
    Word("over", pos="ADP", lemma="over", relation="case"),
    Word("rundt", pos="ADP", lemma="rundt", relation="case"),
    Word("under", pos="ADP", lemma="under", relation="case"),
    Word("nesten", pos="ADV", lemma="nesten", relation="advmod"),
    Word("minst", pos="ADJ", lemma="liten", morph="Definite=Ind|Degree=Sup", relation="advmod"),
    Word("ca.", pos="ADP", lemma="ca.", relation="case"),
)
"""Words that bound or blur a number, annotated as in the treebank's own examples (all hang on the number)."""

EN_BOUNDS: tuple[Word, ...] = tuple(
    Word(form, pos="ADV", lemma=form, relation="advmod") for form in ("over", "nearly", "about", "around", "almost")
)


def bounded(sentence: Sentence, chance: random.Random, *, bounds: Sequence[Word]) -> Sentence | None:
    """Put a bound before the first numeral that counts a noun and has no word of its own."""
    words = sentence.words
    free = (n for n in range(1, len(words)) if _counts(sentence, n) and all(word.head != n for word in words))
    at = next((n for n in free if words[n - 1].pos not in {"ADP", "ADV", "DET", "NUM", "ADJ", "PRON"}), None)
    if at is None or words[at - 1].form in {"-", "–"}:
        return None
    return with_word(sentence, at, replace(chance.choice(bounds), head=at))


def _counts(sentence: Sentence, number: int) -> bool:
    """Whether the word is a plural numeral standing before the noun it counts."""
    word = sentence.words[number]
    noun = sentence.words[word.head]
    return (
        word.pos == "NUM"
        and word.relation == "nummod"
        and word.head > number
        and noun.pos == "NOUN"
        and word.form.casefold() not in {"1", "one", "en", "ett", "én", "ein", "ei", "eitt", "éin", "et"}
        and not re.search(r"\W", word.form)
    )


def _reformed(sentence: Sentence, form: Callable[[str], str]) -> Sentence:
    return replace(sentence, words=tuple(replace(word, form=form(word.form)) for word in sentence.words), extra=True)


def _without_apostrophes(sentence: Sentence) -> Sentence:
    words = list(sentence.words)
    gone: set[int] = set()
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        leaf = not word.relation or all(other.head != number for other in words)
        if word.form in QUOTES and leaf and word.head != number:
            gone.add(number)
        elif before is None or before.space or word.form[:1] not in "'’":
            continue
        elif (
            word.form[1:] == "s"
            and leaf
            and (not word.relation or (word.relation == "case" and word.head == number - 1))
        ):
            words[number - 1] = replace(before, form=before.form + "s", space=word.space)
            gone.add(number)
    return without(replace(sentence, words=tuple(words)), gone) if gone else sentence
