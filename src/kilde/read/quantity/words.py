"""A text as tokens, and what a language knows of numbers, ready for look-up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from kilde.read.language import lexicon
from kilde.vocabulary import Qualifier

_SPACE = " \u00a0\u202f\u2009"
_TOKEN = re.compile(
    rf"""
    [1-9]\d{{0,2}}(?:[{_SPACE}]\d{{3}})+(?![\d]|[.,]\d{{3}}) (?:[.,]\d{{1,2}}(?![.,]?\d))?  # 60 000
    | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![.,]?\d)                                    # 60,000.5
    | \d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?![.,]?\d)                                    # 60.000,5
    | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)
    | (?<!\d[.,])\d+[.,]\d+(?![.,]?\d)                                               # 1,5
    | \d+ | [^\W\d_]+ | \n | \S
    """,
    re.VERBOSE,
)
_HYPHENS = str.maketrans("‐‑", "--")
BREAK = "\n"

Value = TypeVar("Value")


class Tokens:
    """The words, numerals and signs of a text as columns; a line break is a token, other white space is none."""

    __slots__ = ("ends", "lows", "shouting", "starts", "text", "words")

    def __init__(self, text: str, months: frozenset[str] = frozenset()) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]
        self.words = [text[start:end] for start, end in spans]
        self.lows = [word.lower() for word in self.words]
        if "‐" in text or "‑" in text:
            self.lows = [low.translate(_HYPHENS) for low in self.lows]
        self.shouting = 2 * sum(word.isupper() for word in self.words) > len(self.words)
        if months:
            self._part_days(months)

    def _part_days(self, months: frozenset[str]) -> None:
        """Take apart *September 22 300 people*, which is no 22 300."""
        for i in range(len(self.lows) - 1, 0, -1):
            word = self.words[i]
            if word[0].isdecimal() and " " in word and self.lows[i - 1] in months:
                day, rest = word.split(" ", 1)
                cut = self.starts[i] + len(day)
                self.starts[i : i + 1], self.ends[i : i + 1] = [self.starts[i], cut + 1], [cut, self.ends[i]]
                self.words[i : i + 1] = self.lows[i : i + 1] = [day, rest]

    def __len__(self) -> int:
        return len(self.lows)

    def low(self, i: int) -> str:
        """The token at a place in lower case; empty outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < i < len(self.lows) and self.ends[i - 1] == self.starts[i]

    def alpha(self, i: int) -> bool:
        """Whether the token is a word."""
        return 0 <= i < len(self.lows) and self.words[i].isalpha()

    def digits(self, i: int) -> bool:
        """Whether the token is a numeral in digits."""
        return 0 <= i < len(self.lows) and self.words[i][0].isdecimal()

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= i < len(self.lows) and self.words[i][0].isupper()

    def lower(self, i: int) -> bool:
        """Whether the token is a word in lower case, or any word in a text that is all in capitals."""
        return self.alpha(i) and (self.shouting or self.words[i][0].islower())


class Table(Generic[Value]):
    """Phrases with what they stand for, found from their first word or back from their last."""

    __slots__ = ("_ahead", "_back")

    def __init__(self, rows: dict[str, Value]) -> None:
        self._ahead: dict[str, list[tuple[list[str], Value]]] = {}
        self._back: dict[str, list[tuple[list[str], Value]]] = {}
        for phrase, value in sorted(rows.items(), key=lambda row: -len(row[0].split())):
            words = phrase.split()
            self._ahead.setdefault(words[0], []).append((words, value))
            self._back.setdefault(words[-1], []).append((words, value))

    def __iter__(self) -> Iterator[str]:
        """The first words of the phrases."""
        return iter(self._ahead)

    def at(self, lows: list[str], i: int) -> tuple[int, Value] | None:
        """Where the longest phrase that begins at token `i` ends, and its value."""
        if i < len(lows):
            for words, value in self._ahead.get(lows[i], ()):
                if len(words) == 1 or lows[i : i + len(words)] == words:
                    return i + len(words), value
        return None

    def before(self, lows: list[str], end: int) -> tuple[int, Value] | None:
        """Where the longest phrase that ends right before token `end` begins, and its value."""
        if end > 0:
            for words, value in self._back.get(lows[end - 1], ()):
                start = end - len(words)
                if len(words) == 1 or (start >= 0 and lows[start:end] == words):
                    return start, value
        return None


def _table(rows: dict[str, list[str]]) -> Table[Decimal]:
    return Table({phrase: Decimal(value) for value, phrases in rows.items() for phrase in phrases})


def _flat(rows: dict[str, list[str]]) -> dict[str, Decimal]:
    return {word: Decimal(value) for value, names in rows.items() for word in names}


def _qualifiers(rows: dict[str, list[str]]) -> Table[Qualifier]:
    return Table({phrase: Qualifier(name) for name, phrases in rows.items() for phrase in phrases})


def _listed(phrases: list[str]) -> Table[bool]:
    return Table(dict.fromkeys(phrases, True))


@dataclass(frozen=True, slots=True)
class Words:
    """What a language knows of numbers."""

    language: str
    decimal: str
    ordinal_stop: bool
    cardinal: dict[str, int]
    """Numbers below a hundred that are one word."""
    rough: dict[str, int]
    """Words that name a number roughly: *tjuetalls*."""
    ones: frozenset[str]
    """Words for one that are articles too."""
    compounding: tuple[tuple[str, Decimal], ...]
    """Scales that longer numbers in one word are made with, the largest first."""
    scale: dict[str, Decimal]
    lone: frozenset[str]
    """Scales that are one of it without a number before them; abbreviations are not."""
    glued: dict[str, Decimal]
    abbreviated: dict[str, Decimal]
    many: dict[str, Decimal]
    denominator: dict[str, Decimal]
    several: Table[Decimal]
    handful: Table[Decimal]
    group: Table[Decimal]
    fraction: Table[Decimal]
    more: Table[Decimal]
    single: Table[bool]
    none: Table[bool]
    """Determiners (*no*) give False, pronouns (*nobody*), which stand alone, True."""
    article: Table[bool]
    qualifier: Table[Qualifier]
    after: Table[Qualifier]
    between: Table[bool]
    join: dict[str, frozenset[str]]
    opening: Table[bool]
    """Words that open a range: True for *between*, False for *from*."""
    guard: dict[str, frozenset[str]]
    time: dict[str, Table[bool]]
    date: dict[str, frozenset[str]]
    decade: Table[bool]
    era: Table[bool]
    month_first: bool
    age: dict[str, Table[bool]]
    money: dict[str, Table[bool]]
    percent: Table[bool]
    measure: dict[str, Table[bool]]
    ratio: dict[str, Table[bool]]
    round: frozenset[int]
    score: Table[bool]
    identifier: Table[bool]
    named: Table[bool]
    named_goes_on: frozenset[str]
    """Words in lower case that may follow the number of something named: *School 59 is*."""
    suffix: frozenset[str]
    part: frozenset[str]
    starts: frozenset[str]
    """The words that a number in words may begin with."""


@cache
def words(language: str) -> Words:
    """What a language knows of numbers, built from its lexicon at first use."""
    data = lexicon(language, "quantity")
    join = {key: frozenset(values) for key, values in data["join"].items()}
    cardinal = _cardinals(data, join["units_first"])
    scale = _flat(data["scale"])
    listed = {
        field: {key: _listed(value) for key, value in data[field].items() if _phrases(value)}
        for field in ("time", "age", "money", "measure", "ratio")
    }
    many = _flat(data["many"])
    tens = {word: value for word, value in cardinal.items() if value >= 10 and value % 5 == 0}
    rough = {word + ending: value for word, value in tens.items() for ending in data["compound"]["rough"]}
    rough = {word: value for word, value in rough.items() if word not in many}
    several, fraction, article = _table(data["several"]), _table(data["fraction"]), data["article"]
    handful, group = _table(data["handful"]), _table(data["group"])
    nothing = data["nothing"]
    none = Table(dict.fromkeys(nothing["determiner"], False) | dict.fromkeys(nothing["pronoun"], True))
    single = _listed(data["single"]["words"])
    articles = Table(dict.fromkeys(article["words"], True) | dict.fromkeys(article["other"], False))
    starts = {
        *cardinal,
        *rough,
        *data["lone"]["words"],
        *many,
        *several,
        *handful,
        *group,
        *fraction,
        *none,
        *single,
        *articles,
    }
    return Words(
        language=language,
        decimal=data["marks"]["decimal"],
        ordinal_stop=data["marks"]["ordinal_stop"],
        cardinal=cardinal,
        rough=rough,
        ones=frozenset(data["compound"]["one"]),
        compounding=tuple((name, scale[name]) for name in data["compound"]["scale"]),
        scale=scale,
        lone=frozenset(data["lone"]["words"]),
        glued=_flat(data["glued"]),
        abbreviated=_flat(data["abbreviated"]),
        many=many,
        denominator=_flat(data["denominator"]),
        several=several,
        handful=handful,
        group=group,
        fraction=fraction,
        more=_table(data["more"]),
        single=single,
        none=none,
        article=articles,
        qualifier=_qualifiers(data["before"]),
        after=_qualifiers(data["after"]),
        between=_listed(data["between"]["words"]),
        join=join,
        opening=Table(dict.fromkeys(data["join"]["from"], False) | dict.fromkeys(data["join"]["between"], True)),
        guard={key: frozenset(values) for key, values in data["guard"].items()},
        date={key: frozenset(values) for key, values in data["date"].items() if _phrases(values)},
        decade=_listed(data["date"]["decade"]),
        era=_listed(data["date"]["era"]),
        month_first=data["date"]["month_first"],
        percent=_listed(data["percent"]["after"]),
        round=frozenset(data["ratio"]["round"]),
        score=_listed(data["score"]["before"]),
        identifier=_listed(data["identifier"]["before"]),
        named=_listed(data["identifier"]["named"]),
        named_goes_on=frozenset(data["identifier"]["goes_on"]),
        suffix=frozenset(data["ordinal"]["suffix"]),
        part=frozenset(data["part"]["count"]),
        starts=frozenset(starts),
        **listed,
    )


def _phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _cardinals(data: dict[str, Any], units_first: frozenset[str]) -> dict[str, int]:
    """Every number below a hundred that is one word."""
    plain = {word: int(value) for value, names in data["cardinal"].items() for word in names}
    ones = [(word, value) for word, value in plain.items() if 1 <= value <= 9]
    ones += [(word, 1) for word in data["compound"]["one"]]
    tens = [(word, value) for word, value in plain.items() if value >= 20]
    pairs = {ten + one: tenth + value for ten, tenth in tens for one, value in ones}
    pairs |= {one + join + ten: tenth + value for join in units_first for ten, tenth in tens for one, value in ones}
    return pairs | plain


@lru_cache(maxsize=4096)
def compound(word: str, language: str) -> int | None:
    """The value of a number in one word, also of a hundred and more (*tohundreogfem*); None where it is none."""
    known = words(language)
    if word in known.cardinal:
        return known.cardinal[word]
    for name, scale in known.compounding:
        head, found, tail = word.partition(name)
        if not found or not head + tail:
            continue
        for joiner in known.join["and"]:
            tail = tail.removeprefix(joiner)
        many = 1 if not head or head in known.ones else compound(head, language)
        more = 0 if not tail else 1 if tail in known.ones else compound(tail, language)
        if many is not None and more is not None and more < scale:
            return many * int(scale) + more
    return int(known.scale[word]) if word in known.scale else None
