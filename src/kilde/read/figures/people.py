"""Who is counted: the noun that a number stands to, what it names, and the phrase around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, forms, rules, small
from kilde.read.language import lexicon
from kilde.vocabulary import Category, Unit

_LONGEST_PHRASE = 12
"""Tokens from a number to the noun it counts, at most."""
_OPENING = frozenset("\"“”«»'’‘(-–/")
_SHORT_FORM = 3
"""Tokens of an acronym in brackets."""
_INNER_MARKS = frozenset("-–/’'")
_APOSTROPHES = frozenset("'’")
_ENDING = frozenset({"ADP", "AUX", "PRON", "SCONJ", "PART", "INTJ"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl:relcl"})
"""Relations of a verb that has a clause of its own."""


class Sort(StrEnum):
    """What a noun names, as far as counting goes."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"
    THING = "thing"


UNITS = {Sort.PERSON: Unit.PERSON, Sort.HOUSEHOLD: Unit.HOUSEHOLD, Sort.DWELLING: Unit.DWELLING}


@dataclass(frozen=True, slots=True)
class Noun:
    """A known noun: its sort, and the category of people that it names, if any."""

    sort: Sort
    category: Category | None = None


@dataclass(slots=True)
class Counted:
    """The phrase that a number counts: tokens `first` to `last` with `head` its noun; all None where none is said."""

    first: int | None = None
    last: int | None = None
    head: int | None = None
    sort: Sort | None = None
    categories: tuple[Category, ...] = ()
    pronoun: bool = False
    more_homes: bool = False
    """Whether it may go on counting homes: *destroyed 20 homes and damaged 40 others*."""

    @property
    def known(self) -> bool:
        """Whether it is known to be people, households or dwellings."""
        return self.sort is not None and self.sort is not Sort.THING


@cache
def _nouns(language: str) -> Phrases[Noun]:
    """Every form of every known noun."""
    return Phrases(_entries(language))


def _entries(language: str) -> Iterator[tuple[tuple[str, ...], Noun]]:
    book, inflection = lexicon(language, "who"), rules(language, "noun")
    listed = [(entry, Noun(Sort.PERSON, Category(name))) for name, row in book["categories"].items() for entry in row]
    for table, sort in (
        ("persons", Sort.PERSON),
        ("households", Sort.HOUSEHOLD),
        ("dwellings", Sort.DWELLING),
        ("things", Sort.THING),
    ):
        listed += [(entry, Noun(sort)) for entry in book[table]["nouns"]]
    for entry, noun in listed:
        for form in forms(entry, inflection, last=True):
            yield form, noun


@cache
def _heads(language: str) -> tuple[frozenset[str], dict[str, tuple[Noun, ...]]]:
    """Lengths and one-word forms of the known nouns, by which the last part of a compound is told."""
    table: dict[str, list[Noun]] = {}
    for form, noun in _entries(language):
        if len(form) == 1 and len(form[0]) >= _SHORTEST_LAST_PART:
            table.setdefault(form[0], []).append(noun)
    return frozenset(table), {form: tuple(dict.fromkeys(row)) for form, row in table.items()}


_SHORTEST_LAST_PART = 4


@cache
def _person_suffix(language: str) -> re.Pattern[str]:
    endings = sorted(lexicon(language, "who")["persons"]["suffixes"], key=len, reverse=True)
    return re.compile(rf"\w{{2,}}(?:{'|'.join(map(re.escape, endings))})")


@cache
def nouns_of(word: str, language: str) -> tuple[Noun, ...]:
    """What a single word names; an unknown one by the last part of the compound that it may be."""
    whole = tuple(match.value for match in _nouns(language).at([word], 0))
    if whole:
        return whole
    if lexicon(language, "words").get("compounds"):
        known, table = _heads(language)
        for cut in range(2, len(word) - _SHORTEST_LAST_PART + 1):
            if word[cut:] in known:
                return table[word[cut:]]
    if _person_suffix(language).fullmatch(word):
        return (Noun(Sort.PERSON),)
    return ()


def noun_phrases(tokens: Tokens, i: int, language: str) -> tuple[int, tuple[Noun, ...]]:
    """The longest known noun that begins at a token: how many tokens it has and what it names; (0, ()) if none."""
    found = list(_nouns(language).at(tokens.lows, i)) if tokens.lows[i] in _nouns(language) else []
    if found and found[0].last > i:
        size = found[0].last - i + 1
        whole = tuple(match.value for match in found if match.last == found[0].last)
        last = nouns_of(tokens.lows[found[0].last], language)
        return size, whole + tuple(noun for noun in last if noun.sort in (Sort.HOUSEHOLD, Sort.DWELLING))
    if len(tokens.lows[i]) > 1 and tokens.lows[i].isalpha():
        adverb = tokens[i].pos == "ADV" and not (i and tokens[i - 1].pos == "NUM")  # *hjem* is an adverb and a noun
        single = () if adverb else nouns_of(tokens.lows[i], language)
        return (1, single) if single else (0, ())
    return 0, ()


def counted_after(
    tokens: Tokens, number_end: int, language: str, *, stops: frozenset[int], verbs: frozenset[int]
) -> Counted:
    """The phrase counted by a number whose last token is `number_end`.

    `stops` are tokens of other numbers and of times, `verbs` those where a verb of harm or movement may begin.
    """
    return _Scan(tokens, number_end + 1, language, stops, verbs).run()


class _Scan:
    """A walk from a number to the noun that it counts."""

    def __init__(self, tokens: Tokens, begin: int, language: str, stops: frozenset[int], verbs: frozenset[int]) -> None:
        self.tokens, self.begin, self.language, self.stops, self.verbs = tokens, begin, language, stops, verbs
        self.skip, self.of = small(language, "skip"), small(language, "of")
        self.pronoun, self.conjunction = small(language, "pronoun"), small(language, "and")

    def run(self) -> Counted:
        first = self._first()
        if first is None:
            return Counted()
        if self.tokens.lows[first] in self.pronoun:
            return Counted(first, first, first, None, pronoun=True)
        head, size, nouns = self._head(first)
        if head is None:
            return Counted()
        last = head
        categories = _categories(nouns)
        modifying = self._modifiers(first, head - size + 1)
        if nouns and (more := self._joined(head + 1)) is not None:
            last, added = more
            categories = tuple(dict.fromkeys((*categories, *added)))
        sort = _sort(nouns)
        if sort is Sort.PERSON:
            categories = tuple(dict.fromkeys((*categories, *modifying)))
        return Counted(first, last, head, sort, categories if sort in (Sort.PERSON, Sort.HOUSEHOLD) else ())

    def _first(self) -> int | None:
        """Past little words between the number and the phrase: *40 other of the …*."""
        i = self.begin
        while i < len(self.tokens) and i not in self.stops and self.tokens.lows[i] in (self.skip | self.of):
            if noun_phrases(self.tokens, i, self.language)[0] and not self._goes_on(i):
                return i
            if self._of_them(i):
                return i
            i += 1
        return i if i < len(self.tokens) and i not in self.stops else None

    def _of_them(self, i: int) -> bool:
        """Whether the number counts out of people named before: *five of them went home*."""
        after = self.tokens[i + 1].pos if i + 1 < len(self.tokens) else ""
        out_of = i > self.begin and self.tokens.lows[i - 1] in self.of
        return out_of and self.tokens.lows[i] in self.pronoun and after not in {"NOUN", "PROPN", "ADJ"}

    def _goes_on(self, i: int) -> bool:
        """Whether a noun (not only a mark or verb) comes after a little word that is a noun too (*andre*, *others*)."""
        j = i + 1
        if j >= len(self.tokens):
            return False
        noun = bool(noun_phrases(self.tokens, j, self.language)[0])
        return noun or self.tokens.lows[j] in self.skip | self.of or self.tokens[j].pos == "ADJ"

    def _head(self, first: int) -> tuple[int | None, int, tuple[Noun, ...]]:
        """The last noun of the run that begins at a token, its size and what it names."""
        head: int | None = None
        head_size, head_nouns = 1, tuple[Noun, ...]()
        i = first
        while i < min(len(self.tokens), first + _LONGEST_PHRASE) and i not in self.stops:
            size, nouns = noun_phrases(self.tokens, i, self.language)
            if head is not None and self._short_form(i):
                i, head_nouns = i + _SHORT_FORM, ()  # *Islamic State (IS) jihadists*
                continue
            if _sort(head_nouns) is Sort.THING and (mark := self._genitive(i)):
                i, head, head_nouns = i + mark, None, ()  # *the town's residents*
                continue
            if head_nouns and self._hyphen(i):
                head, head_nouns = None, ()
            elif head_nouns and not (nouns and (self._continues(i, size) or self._has_them(i, head_nouns))):
                break
            elif nouns:
                head, head_size, head_nouns = i + size - 1, size, nouns
                i += size - 1
            elif self._ends(i, first, found=head is not None):
                break
            elif self.tokens[i].pos in {"NOUN", "PROPN"} or self._acronym(i):
                head, head_size = i, 1
            i += 1
        if self._numbered(i) and _sort(head_nouns) is Sort.THING and self.tokens.lows[i - 1].endswith("s"):
            return None, 1, ()  # *tre av byens 40 leger*
        return head, head_size, head_nouns

    def _ends(self, i: int, first: int, *, found: bool) -> bool:
        """Whether a token that is no known noun ends the phrase."""
        low, pos = self.tokens.lows[i], self.tokens[i].pos
        if low in _OPENING:
            return i != first and found and low not in _INNER_MARKS
        if not low[0].isalnum() or low in self.of:
            return True
        if low in self.conjunction:
            return found or not self._adjective(i - 1)
        if self._acronym(i):
            return False
        if pos in _ENDING or (pos == "DET" and i > first):
            return True
        return (pos in {"VERB", "ADV"} or i in self.verbs) and not self._premodifies(i)

    def _has_them(self, i: int, before: tuple[Noun, ...]) -> bool:
        """Whether those counted stand behind the genitive of a thing: *organisasjonens ansatte*, *byens skadde*."""
        return _sort(before) is Sort.THING and self.tokens.lows[i - 1].endswith("s") and self.tokens[i].pos == "ADJ"

    def _numbered(self, i: int) -> bool:
        """Whether another number follows, in a language whose genitives have no mark."""
        bare = bool(lexicon(self.language, "words").get("compounds"))
        return bare and i in self.stops and self.tokens[i].pos == "NUM"

    def _genitive(self, i: int) -> int:
        """How many tokens the mark of a genitive has that stands here before a known noun or a number; else 0."""
        if self.tokens.lows[i] not in _APOSTROPHES:
            return 0
        size = 1 + (self.tokens.lows[i + 1 : i + 2] == ["s"])
        after = i + size
        noun = after < len(self.tokens) and bool(noun_phrases(self.tokens, after, self.language)[0])
        return size if noun or after in self.stops else 0

    def _short_form(self, i: int) -> bool:
        """Whether an acronym in brackets follows the name that it is short for."""
        closed = i + 2 < len(self.tokens) and self.tokens.lows[i] == "(" and self.tokens.lows[i + 2] == ")"
        return closed and self.tokens[i - 1].text[0].isupper() and self._acronym(i + 1)

    def _acronym(self, i: int) -> bool:
        text = self.tokens[i].text
        return text.isupper() and len(text) > 1

    def _hyphen(self, i: int) -> bool:
        """Whether a hyphen joins the word before it to one that goes on: *fighter-bomber sorties*."""
        joined = i + 1 < len(self.tokens) and self.tokens[i + 1].start == self.tokens[i].end
        return self.tokens.lows[i] == "-" and joined and self.tokens[i].start == self.tokens[i - 1].end

    def _continues(self, i: int, size: int) -> bool:
        """Whether a known noun right after another is the head of both: *police officers*, *family homes*."""
        token = self.tokens[i]
        if token.text[0].isupper() and not self.tokens[i - 1].text[0].isupper():
            return False
        if i in self.verbs and not any(_nouns(self.language).at([token.low], 0)):
            return False  # *evakuerte overnattet*: a verb, though its end looks like a noun's
        return token.pos in {"NOUN", "PROPN", ""} or size > 1

    def _premodifies(self, i: int) -> bool:
        """Whether a participle or adverb stands before a noun of its own phrase: *20 wounded soldiers*."""
        if i in self.verbs and self.tokens[i].pos == "VERB" and self.tokens[i].dep in _CLAUSAL:
            return False  # *tre overlevde ulykken*
        for j in range(i + 1, min(i + 4, len(self.tokens))):
            if noun_phrases(self.tokens, j, self.language)[0] and j not in self.stops:
                return self.tokens[j].pos in _NOMINAL | {""}
            if (
                self.tokens[j].pos not in {"ADJ", "VERB", "ADV", "NOUN", "PROPN"}
                and self.tokens.lows[j] not in _OPENING
            ):
                return False
        return False

    def _adjective(self, i: int) -> bool:
        return i >= self.begin and self.tokens[i].pos in {"ADJ", "PROPN", "VERB", "NOUN"}

    def _joined(self, i: int) -> tuple[int, tuple[Category, ...]] | None:
        """A second noun under the same number: *120 soldiers and militiamen*."""
        if i + 1 >= len(self.tokens) or self.tokens.lows[i] not in self.conjunction or i + 1 in self.stops:
            return None
        j = i + 1
        while j < min(len(self.tokens), i + 5) and j not in self.stops:
            size, nouns = noun_phrases(self.tokens, j, self.language)
            if size:
                verb = j in self.verbs and (self.tokens[j].pos == "VERB" or j + 1 in self.stops)
                if verb or _sort(nouns) not in (Sort.PERSON, Sort.HOUSEHOLD) or self._verb_follows(i + 1, j):
                    return None
                return j + size - 1, _categories(nouns)
            if self.tokens[j].pos not in {"ADJ", "PROPN", "NOUN"} and self.tokens.lows[j] not in "-–/":
                return None
            j += 1
        return None

    def _verb_follows(self, first: int, noun: int) -> bool:
        """Whether what follows the conjunction begins with a verb or an article: a clause of its own."""
        return self.tokens[first].pos in {"VERB", "AUX", "DET"} and first != noun

    def _modifiers(self, first: int, end: int) -> tuple[Category, ...]:
        """Categories said by words before the head: *civilian* men, *female* students."""
        found: list[Category] = []
        for i in range(first, end):
            _, nouns = noun_phrases(self.tokens, i, self.language)
            found += _categories(nouns)
        return tuple(found)


def _categories(nouns: tuple[Noun, ...]) -> tuple[Category, ...]:
    return tuple(dict.fromkeys(noun.category for noun in nouns if noun.category is not None))


def _sort(nouns: tuple[Noun, ...]) -> Sort | None:
    """Households and homes before people, people before things: a word that can name both is held to be the first."""
    sorts = {noun.sort for noun in nouns}
    return next((sort for sort in (Sort.HOUSEHOLD, Sort.DWELLING, Sort.PERSON, Sort.THING) if sort in sorts), None)
