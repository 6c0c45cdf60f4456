"""How far the phrase of a speaker goes that the parse cut off, or joined to something else."""

from kilde.read import register
from kilde.read.phrases import (
    phrase_after,
    phrase_before,
)
from kilde.read.sources import GROUPS, RELAYING, noun_kind, small
from kilde.read.statements.reporting_word import ReportingWord
from kilde.vocabulary import SourceKind


def before_hearer(said: ReportingWord, first: int, last: int) -> int:
    """The end of a speaker after the verb, whom the parse gave the agency told or the medium used."""
    for i in range(first + 1, last):
        if said.clause.pos(i) != "ADP" or not (found := phrase_after(said.items, i + 1, said.language)):
            continue
        phrase = said.clause.text[slice(*said.clause.span(*found))]
        kind = noun_kind(phrase, said.language)
        known = register.in_use().search(phrase) if said.clause.is_(i, "to") else None
        passes_on = kind in RELAYING or (known is not None and known[1] == 0 and known[0].kind in RELAYING)
        if kind is SourceKind.MEDIA_ITEM or (said.clause.is_(i, "to") and passes_on):
            return i
    return last


def after_noun(said: ReportingWord, first: int, head: int) -> int:
    """Where the speaker begins whom a lost comma joined to a noun: *stoned for adultery | the Observatory said*."""
    for i in range(head, first, -1):
        if said.clause.is_(i, "determiner") and said.clause.pos(i - 1) in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return i
    return first


def after_amount(said: ReportingWord, first: int, head: int) -> int:
    """Past a number that a lost comma joined to the speaker: *wounding dozens more | Kurdish media reported*."""
    if said.items[first].pos != "NUM" and not said.clause.is_(first, "amount_noun"):
        return first
    if any(said.clause.is_(i, "of") for i in range(first + 1, head)):
        return first  # *36 percent of the Greens*
    return next((i for i in range(first + 1, head + 1) if said.items[i].text[0].isupper()), first)


def with_partner(said: ReportingWord, first: int) -> int:
    """Where a joint speaker begins whom the parse left out: *the monitor and | an official said*."""
    if not said.clause.is_(first - 1, "and"):
        return first
    partner = phrase_before(said.items, first - 1, said.language)
    if partner is None or partner[1] != first - 1:
        return first
    counted = any(word.pos == "NUM" for word in said.items[slice(*partner)])
    if counted:  # the comma before it was lost: *killed 40 farmers | activists and the army said*
        partner = (partner[1] - 1, partner[1])
    if partner[1] - partner[0] > 4:  # the comma before it was lost: it begins with its first capital
        capitals = [i for i in range(*partner) if said.items[i].text[0].isupper()]
        partner = (capitals[0] if capitals else partner[1], partner[1])
    if not 0 < partner[1] - partner[0] <= 6:
        return first
    phrase = said.clause.text[slice(*said.clause.span(*partner))]
    kind = noun_kind(phrase, said.language)
    return partner[0] if kind in GROUPS or (counted and kind is SourceKind.UNNAMED) else first


def whole_name(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """A speaker's phrase with a title or name beside it that the parse cut off (*ordfører | Ada Torne*)."""
    low, high = (said.k1, said.particle()) if said.inverted else (0, said.k0)
    if said.items[first].pos == "PROPN" and first > low and (_titles(said, first - 1) or _what_he_is(said, first - 1)):
        first -= 1
    first = _whole_in_front(said, first, low)
    quote = first - 1
    while quote >= low and first - quote < 6 and said.clause.pos(quote) in {"NOUN", "PROPN", "ADJ", "DET"}:
        quote -= 1
    if quote >= low and said.clause.pos(quote) == "QUOTE" and not said.inverted:
        first = quote + 1
    if _titles(said, last - 1) or said.clause.pos(last - 1) == "PROPN":
        while last < high and said.clause.pos(last) == "PROPN":
            last += 1
    if _names_in_title(said, last, high):
        last = next(i for i in range(last + 1, high) if said.clause.word(i) == ",")
    first, last = _without_medium(said, *_without_apposition(said, *_hyphenated(said, first, last)))
    opened = sum((w.text == "(") - (w.text == ")") for w in said.items[first:last])
    return first, last + (opened > 0 and said.clause.word(last) == ")")


def _whole_in_front(said: ReportingWord, first: int, low: int) -> int:
    """Where a name begins whose front the parse cut off: *Harbour Watch | President Jo Doe*; not *in Torv | Jo Doe*."""
    begin = first
    while begin > low and said.clause.pos(begin - 1) == "PROPN" and not said.clause.is_(begin - 1, "day"):
        begin -= 1
    opens = begin == low or said.clause.pos(begin - 1) in {"PUNCT", "QUOTE", "DET", "CCONJ", "SCONJ"}
    return begin if opens and said.clause.pos(first) == "PROPN" else first


_TIES = frozenset({"-", "/"})


def _hyphenated(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """With what a hyphen ties to the first word: *ex-wife*, *Doe-Roe*, *Torv Times/NTB poll*."""
    while first >= 2 and not _TIES.isdisjoint({said.clause.word(first), said.clause.word(first - 1)}):
        dash = first if said.clause.word(first) in _TIES else first - 1
        if said.items[dash - 1].end != said.items[dash].start:
            break
        first = dash - 1
    return first, last


def _without_apposition(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """A person's name without what is said of him between commas: *Mina Farrow, head of the clinic*."""
    comma = next((i for i in range(first, last) if said.clause.word(i) == ","), last)
    named = comma > first and said.items[comma - 1].pos == "PROPN"
    joined = any(said.clause.is_(i, "and") and _another(said, i + 1) for i in range(comma, last))
    if not named or comma == last or (joined and not _title_follows(said, comma)):
        return first, last
    return first, comma


def _without_medium(said: ReportingWord, first: int, last: int) -> tuple[int, int]:
    """A name without where he spoke: *Jo Doe | in an interview | said*; not *a man in a red coat*."""
    for i in range(first + 1, last - 1):
        if said.clause.pos(i) == "ADP" and said.clause.pos(i - 1) == "PROPN" and said.clause.is_(i + 1, "article"):
            return first, i
    return first, last


def _another(said: ReportingWord, i: int) -> bool:
    """Whether what *and* joins may be somebody else, not a second profession (*the activist and | lawyer*)."""
    return said.clause.pos(i) != "NOUN"


def _title_follows(said: ReportingWord, comma: int) -> bool:
    """Whether what follows a comma is an office or a profession, not another speaker."""
    found = phrase_after(said.items, comma + 1, said.language)
    if not found or said.items[found[0]].pos == "PROPN":
        return False
    phrase = said.clause.text[slice(*said.clause.span(*found))]
    return noun_kind(phrase, said.language) in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC}


def _what_he_is(said: ReportingWord, i: int) -> bool:
    """Whether a word that opens the clause says what the one named behind it is: *…, | witness | Jo Doe told*."""
    kind = noun_kind(said.clause.word(i), said.language) if said.clause.pos(i) == "NOUN" else None
    opens = said.clause.pos(i - 1) in {"PUNCT", "QUOTE"}
    return opens and kind in {SourceKind.WITNESS, SourceKind.OFFICIAL, SourceKind.MEDIC, SourceKind.EXPERT}


def _titles(said: ReportingWord, i: int) -> bool:
    return said.items[i].low in small(said.language, "titles")


def _names_in_title(said: ReportingWord, last: int, high: int) -> bool:
    """Whether a name between commas follows a title: *the spokesman, Jon Reyes, said*."""
    if not _titles(said, last - 1) or said.clause.word(last) != "," or said.inverted:
        return False
    close = next((i for i in range(last + 1, high) if said.clause.word(i) == ","), 0)
    return bool(close) and close == high - 1 and all(w.pos == "PROPN" for w in said.items[last + 1 : close])
