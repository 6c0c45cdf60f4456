"""A sentence as words with what the parse says of them, quotations folded into one, and the noun phrases of speakers.

The parse is one vote: every function here also answers for words without one, from word order and little words alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kilde.read import reporting
from kilde.read.parses import ParsedWord
from kilde.read.quotations import Quotation
from kilde.read.sentences import Sentence

_WORD = re.compile(r"\w+(?:[.'’&/-]\w+)*|''|\.\.+|--|[^\w\s]")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Word:
    """A word (or a whole quotation) at its place in the document, with what the parse says, if there is one."""

    text: str
    start: int
    end: int
    pos: str
    dep: str = ""
    head: int = -1
    low: str = field(init=False)
    quotation: Quotation | None = None
    form: str = ""
    """`past` for a past participle, `ing` for a present one, by the parse."""

    def __post_init__(self) -> None:
        acronym = self.pos == "PROPN" and self.text.isupper() and len(self.text) > 1
        self.low = self.text if acronym else self.text.casefold()  # *IS* is no verb


def words_of(sentence: Sentence, language: str) -> list[Word]:
    """The words of a sentence; from the parse where there is one, else by rule with the word class guessed."""
    if sentence.doc is None:
        return [
            Word(m.group(), sentence.start + m.start(), sentence.start + m.end(), guess(m.group(), language))
            for m in _WORD.finditer(sentence.text)
        ]
    parsed = sentence.words()
    kept = [n for n, word in enumerate(parsed) if not word.text.isspace()]
    place = {n: k for k, n in enumerate(kept)}
    return [
        Word(
            word.text,
            sentence.start + word.start,
            sentence.start + word.start + len(word.text),
            _class(parsed, n),
            word.dep,
            place.get(word.head, -1),
            form=word.form,
        )
        for n in kept
        for word in [parsed[n]]
    ]


def _class(words: Sequence[ParsedWord], n: int) -> str:
    """The word class; capitals show that what the parse took for a preposition or an adverb is a name."""
    text, pos = words[n].text, words[n].pos
    if pos not in _MISTAKEN:
        return pos
    if pos != "SCONJ" and _acronym(words, n):
        return "PROPN"
    if pos == "AUX" and n > 0 and text[0].isupper() and text[1:].islower() and words[n - 1].text[-1:] in _QUOTED:
        return "PROPN"  # *“…,” | Will | said*
    capital = pos in {"ADP", "SCONJ"} and n > 0 and text[0].isupper() and not text.isupper()
    return "PROPN" if capital and len(text) > 3 and words[n - 1].pos != "PUNCT" else pos


_QUOTED = frozenset("\"”»'’,")
_MISTAKEN = frozenset({"ADP", "ADV", "AUX", "INTJ", "SCONJ", "VERB"})
"""Word classes that a name may be taken for."""


def _acronym(words: Sequence[ParsedWord], n: int) -> bool:
    """Whether a word alone is in capitals among others that are not (*SOHR says*, not *DEATH TOLL RISES*)."""
    text = words[n].text
    around = range(max(0, n - 2), min(len(words), n + 3))
    shortest = 2 if words[n].pos == "AUX" else 3
    return len(text) >= shortest and text.isupper() and not any(words[k].text.isupper() and k != n for k in around)


def guess(text: str, language: str) -> str:
    """The word class that a word by itself suggests."""
    low = text.casefold()
    if not text[0].isalnum():
        return "PUNCT"
    if text[0].isdigit():
        return "NUM"
    for name, pos in _CLOSED:
        if low in reporting.words(language, name):
            return pos
    if low in reporting.cues(language):
        return "VERB"
    return "PROPN" if text[0].isupper() else "NOUN"


_CLOSED = (
    ("auxiliary", "AUX"),
    ("negation", "ADV"),
    ("that", "SCONJ"),
    ("determiner", "DET"),
    ("and", "CCONJ"),
    ("adverb", "ADV"),
    ("adjunct", "ADP"),
    ("conjunction", "SCONJ"),
)


def fold_quotations(words: Sequence[Word], quotations: Sequence[Quotation]) -> list[Word]:
    """The words with each quotation as one word of class QUOTE; heads inside it point to it."""
    if not quotations:
        return list(words)
    folded: list[Word] = []
    place: list[int] = []
    for word in words:
        inside = next((q for q in quotations if q.start <= word.start < q.end), None)
        if inside is None:
            folded.append(word)
        elif not folded or folded[-1].quotation is not inside:
            folded.append(Word("“”", word.start, word.end, "QUOTE", word.dep, word.head, quotation=inside))
        else:
            folded[-1].end = word.end
        place.append(len(folded) - 1)
    result = []
    for word in folded:
        head = place[word.head] if 0 <= word.head < len(place) else -1
        result.append(replace(word, head=head))
    return result


_DATELINE = 14
"""Words of a dateline, at most."""


def fold_dateline(words: Sequence[Word]) -> list[Word]:
    """The words with the dateline of a report as one mark: *TORVIK, March 3 (NTB) — | The mayor said …*."""
    dash = next((i for i in range(1, min(_DATELINE, len(words))) if words[i].text in {"—", "–", "--", "-"}), 0)
    dash = dash or _signature(words)
    head = words[:dash]
    glued = words[dash].text != ")" and words[dash - 1].end == words[dash].start
    if not dash or glued or any(w.pos in {"QUOTE", "VERB", "AUX"} for w in head):
        return list(words)
    signed = head[-1].text == ")" and any(w.text == "(" for w in head)
    if not signed and not (head[0].text.isupper() and len(head[0].text) > 2):
        return list(words)
    mark = Word(words[dash].text, words[0].start, words[dash].end, "PUNCT", dep="punct")
    return [mark, *(replace(w, head=w.head - dash if w.head > dash else -1) for w in words[dash + 1 :])]


def _signature(words: Sequence[Word]) -> int:
    """The bracket that closes a dateline whose dash was lost: *TORVIK (NTB) | The mayor said …*; 0 where none is."""
    opened = next((i for i in range(1, min(_DATELINE, len(words))) if words[i].text == "("), 0)
    closed = opened + 2
    signed = bool(opened) and closed + 1 < len(words) and words[closed].text == ")"
    place = all(word.text.isupper() and len(word.text) > 2 for word in words[:opened])
    return closed if signed and place and words[closed + 1].text[:1].isupper() else 0


def children(words: Sequence[Word], head: int) -> list[int]:
    """The places of a word's dependents."""
    return [i for i, word in enumerate(words) if word.head == head and i != head]


def subtree(words: Sequence[Word], top: int, without: frozenset[str] = frozenset()) -> set[int]:
    """The places of a word and all that hangs on it, but for branches of the given labels."""
    hanging: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        hanging.setdefault(word.head, []).append(i)
    found, todo = {top}, [top]
    while todo:
        here = todo.pop()
        for child in hanging.get(here, ()):
            if child not in found and words[child].dep.split(":")[0] not in without and words[child].dep not in without:
                found.add(child)
                todo.append(child)
    return found


_LOOSE = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "punct", "discourse", "csubj", "dep", "conj?"})


def parsed_phrase(words: Sequence[Word], top: int, *, low: int, high: int) -> tuple[int, int]:
    """The stretch around a noun that belongs to it by the parse, between two places, without relative clauses."""
    kept = subtree(words, top, _LOOSE)
    first = last = top
    while first - 1 >= low and (first - 1 in kept or _within(words, first - 1, kept, low, -1)):
        first -= 1
    while last + 1 < high and (last + 1 in kept or _within(words, last + 1, kept, high, 1)):
        last += 1
    return trim(words, first, last + 1)


def _within(words: Sequence[Word], i: int, kept: set[int], stop: int, step: int) -> bool:
    """Whether a mark stands between two kept words (a hyphen, a bracket, the comma of a title)."""
    return (
        words[i].pos == "PUNCT"
        and words[i].text not in ";:"
        and 0 <= i + step < len(words)
        and i + step in kept
        and i + step != stop
    )


def trim(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """A stretch without marks, conjunctions and prepositions at its edges (a closing bracket may stay)."""
    while first < last and (
        words[first].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and words[first].text not in "([$#@"
    ):
        first += 1
    while (
        first < last and words[last - 1].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and words[last - 1].text not in ")]"
    ):
        last -= 1
    return first, last


def phrase_before(words: Sequence[Word], end: int, language: str, low: int = 0) -> tuple[int, int] | None:
    """The noun phrase that ends right before a place, told by word classes alone."""
    i = end - 1
    depth = 0
    while i >= low:
        word = words[i]
        if word.text in ")]":
            depth += 1
        elif word.text in "([":
            depth -= 1
        elif not depth and not _phrase_word(words, i, end, language):
            break
        elif not depth and _opens_phrase(words, i, end, language):
            i -= 1
            break
        i -= 1
    first, last = trim(words, i + 1, end)
    if first < last:
        first = _after_time(words, first, last, language)
    return (first, last) if first < last and any(w.pos in NOMINAL for w in words[first:last]) else None


def _opens_phrase(words: Sequence[Word], i: int, end: int, language: str) -> bool:
    """Whether an article begins a phrase of its own here: *… killed 40 civilians the monitor said*."""
    return (
        i > 0
        and words[i].low in reporting.words(language, "determiner")
        and words[i - 1].pos in {"NOUN", "PROPN", "NUM", "ADJ", "X"}
    )


def _phrase_word(words: Sequence[Word], i: int, end: int, language: str) -> bool:
    word = words[i]
    if word.pos == "PRON" and i < end - 1 and word.dep not in {"nmod:poss", "det"} and words[i + 1].pos != "NOUN":
        return False
    if word.pos in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "PRON", "X", "SYM"}:
        named = i > 0 and word.text[0].isupper() and words[i - 1].text[0].isupper()  # *Leger Uten Grenser*
        no = reporting.words(language, "negation") | reporting.words(language, "infinitive")
        return named or word.low not in no
    if word.pos == "ADP":
        return word.low in reporting.words(language, "link") and i > 0 and words[i - 1].pos in NOMINAL
    if word.pos == "CCONJ":
        return i > 0 and words[i - 1].pos in {"NOUN", "PROPN"} and i + 1 < end
    return word.text in {"-", "/", "’s", "'s", "&", "’", "'", "."}


def _after_time(words: Sequence[Word], first: int, last: int, language: str) -> int:
    """Past the days that open the phrase (*Thursday SOHR said*, *Tuesday and Wednesday the head said*)."""
    days = reporting.words(language, "day")
    ends = [i + 1 for i in range(first, last - 1) if words[i].low in days]
    return ends[-1] if ends else first


def phrase_after(words: Sequence[Word], begin: int, language: str, high: int | None = None) -> tuple[int, int] | None:
    """The noun phrase that begins at a place, told by word classes alone."""
    high = len(words) if high is None else high
    i, depth, seen = begin, 0, False
    while i < high:
        word = words[i]
        if word.text in "([":
            depth += 1
        elif word.text in ")]":
            depth -= 1
        elif not depth and not _goes_on(words, i, begin, seen, language):
            break
        seen = seen or word.pos in {"NOUN", "PROPN", "PRON"}
        i += 1
    first, last = trim(words, begin, i)
    return (first, last) if first == begin and first < last and seen else None


def _goes_on(words: Sequence[Word], i: int, begin: int, seen: bool, language: str) -> bool:
    word, before = words[i], words[i - 1] if i > begin else None
    following = words[i + 1] if i + 1 < len(words) else None
    if before is not None and before.text == "-" and word.start == before.end and word.pos != "PUNCT":
        return True
    if word.low in reporting.cues(language) and following and following.low in reporting.words(language, "that"):
        return False
    if word.low in reporting.words(language, "reflexive"):
        return False
    if word.pos == "PRON":
        return before is None or (word.dep == "nmod:poss")
    if before is not None and before.pos == "PRON" and not seen:
        return word.pos in {"NOUN", "ADJ", "PROPN"}
    if before is not None and before.pos == "PRON" and before.dep.startswith(("nsubj", "obj")):
        return False
    if word.low in reporting.words(language, "day") and seen:
        return False
    retired = word.form == "past" and before is None and following is not None and following.pos in {"NOUN", "PROPN"}
    if word.pos in {"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "PART"} or word.dep in {"amod", "compound"} or retired:
        hyphened = i - 2 >= begin and words[i - 2].text == "-"  # *a pro-rebel | medical source*
        named = before is not None and before.text[0].isupper() and word.text[0].isupper()  # *Leger Uten Grenser*
        return not (
            seen and word.pos in {"ADJ", "NUM"} and before is not None and before.pos in {"NOUN"} and not hyphened
        ) and (named or word.low not in reporting.words(language, "negation") | reporting.words(language, "infinitive"))
    if word.pos == "DET":
        return before is None or before.pos in {"ADP", "CCONJ", "DET", "PUNCT"}
    if word.pos == "ADP":
        return (
            (seen or (before is not None and before.pos in {"DET", "NUM"} and i == begin + 1))
            and word.low in reporting.words(language, "link")
            and following is not None
            and following.pos in {"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"}
            and following.low not in reporting.words(language, "day")
        )
    if word.pos == "CCONJ":
        return (
            seen
            and following is not None
            and following.pos in {"NOUN", "PROPN", "ADJ", "DET"}
            and before is not None
            and before.pos in {"NOUN", "PROPN"}
        )
    if word.text in {"-", "/", "&", "’", "'"}:
        return True
    return word.text == "." and before is not None and len(before.text) <= 3
