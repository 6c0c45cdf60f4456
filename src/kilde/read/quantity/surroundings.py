"""What a number is a number of, told by the words around it: an age, a date, money, a name, or a count."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kilde.read.quantity.numerals import VAGUE, Form, Numeral
from kilde.read.quantity.words import BREAK, Table, Tokens, Words
from kilde.vocabulary import Qualifier

_OLDEST = 115
_HOUR = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2039
_LONGEST_COUNT = 7
"""Digits that a count without marks may have unless it is round; telephone and file numbers have more."""
_HIGHEST_SCORE = 20
_SCORE_REACH = 4
"""Tokens before a score in which a word for winning may stand."""
_FARTHEST = 5
"""How many times its lower end an uneven upper end of a range may be."""
_SHORTEST_WORD = 3
"""Letters behind a digit that are a word which lost its space (*11killed*) rather than a name (*5G*)."""


class NumberKind(StrEnum):
    """What a number counts or measures."""

    COUNT = "count"
    ARTICLE = "article"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    SCORE = "score"
    IDENTIFIER = "identifier"
    PART = "part"


@dataclass(slots=True)
class Place:
    """A number where it stands: its tokens `start` to `end`, and where the words that qualify it begin and end."""

    tokens: Tokens
    words: Words
    numeral: Numeral
    start: int
    end: int
    first: int
    last: int
    ranged: bool
    qualifier: Qualifier

    @property
    def before(self) -> str:
        """The token before the number."""
        return self.tokens.low(self.start - 1)

    @property
    def after(self) -> str:
        """The token behind it."""
        return self.tokens.low(self.end)

    @property
    def digits(self) -> str:
        """The first numeral as written, empty where it is in words."""
        return self.tokens.words[self.start] if self.tokens.digits(self.start) else ""

    @property
    def after_dash(self) -> bool:
        """Whether the last numeral stands behind a dash."""
        return self.tokens.low(self.end - 2) in {"-", "–"}

    def follows(self, table: Table[bool]) -> bool:
        """Whether a phrase stands right behind the number, perhaps after a hyphen or the words that qualify it."""
        lows, end = self.tokens.lows, self.end
        if table.at(lows, end) or (self.last > end and table.at(lows, self.last)):
            return True
        if self.numeral.form in VAGUE and self.after in self.words.join["of"]:
            return table.at(lows, end + 1) is not None
        return self.tokens.low(end) == "-" and table.at(lows, end + 1) is not None

    def precedes(self, table: Table[bool]) -> bool:
        """Whether a phrase stands right before the number, or before the words that qualify it."""
        lows = self.tokens.lows
        return table.before(lows, self.start) is not None or table.before(lows, self.first) is not None


Rule = Callable[[Place], NumberKind | None]


def kind_of(place: Place) -> tuple[NumberKind, str]:
    """What a number is, with the name of the rule that tells; a count where nothing tells otherwise."""
    for name, rule in _RULES_OF.get(place.numeral.form, _WORD_RULES):
        if (kind := rule(place)) is not None:
            return kind, name
    form = place.numeral.form
    return (NumberKind.ARTICLE if form is Form.ARTICLE else NumberKind.COUNT), form.value


_UNIT_AFTER = frozenset({NumberKind.AGE, NumberKind.TIME, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_NAME_BEFORE = frozenset({NumberKind.AGE, NumberKind.IDENTIFIER, NumberKind.TIME})


def reaches_back(place: Place, following: int, kind: NumberKind, *, listed: bool) -> bool:
    """Whether a number is one of a list whose unit is said at its end: *10, 12 and 14 km*.

    `following` is the token where the next number begins, `kind` what it is, `listed` whether a list told that.
    """
    joins = place.words.join["and"] | place.words.join["or"] | ({","} if listed else set())
    return kind in _UNIT_AFTER and following == place.last + 1 and place.tokens.low(place.last) in joins


def reaches_on(place: Place, preceding: int, kind: NumberKind) -> bool:
    """Whether a number is one of a list told by a word before it: *aged 10, 12 and 14*; not *aged 10, 12 men …*.

    `preceding` is the token where the number before ends, `kind` what it is.
    """
    tokens, joins = place.tokens, place.words.join["and"] | place.words.join["or"] | {","}
    counts = tokens.lower(place.end) and place.after not in joins
    return kind in _NAME_BEFORE and place.first == preceding + 1 and tokens.low(preceding) in joins and not counts


def _currency(place: Place) -> NumberKind | None:
    near = place.precedes(place.words.money["before"]) or place.follows(place.words.money["after"])
    return NumberKind.MONEY if near else None


def _percent(place: Place) -> NumberKind | None:
    return NumberKind.PERCENT if place.follows(place.words.percent) else None


def _age(place: Place) -> NumberKind | None:
    if place.follows(place.words.age["after"]):
        return NumberKind.AGE
    return NumberKind.AGE if place.precedes(place.words.age["before"]) and place.numeral.value <= _OLDEST else None


def _age_of_person(place: Place) -> NumberKind | None:
    """*Kari Holm (43)*, *John Smith, 43,*, *she was 43.*"""
    tokens, i, j = place.tokens, place.start, place.end
    if not place.digits.isdecimal() or not 0 < place.numeral.value <= _OLDEST:
        return None
    if place.words.age["being"].before(tokens.lows, i) and (
        not tokens.lower(j) or place.after in place.words.join["and"]
    ):
        return NumberKind.AGE
    if tokens.shouting or not tokens.capital(i - 2):
        return None
    marks = (tokens.low(i - 1), tokens.low(j))
    named = marks == ("(", ")") or (marks == (",", ",") and tokens.capital(i - 3))
    return NumberKind.AGE if named and not tokens.digits(j + 1) else None


def _clock(place: Place) -> NumberKind | None:
    tokens, i, j = place.tokens, place.start, place.end
    if place.follows(place.words.time["after"]) or place.precedes(place.words.time["before"]):
        return NumberKind.TIME
    before, after = tokens.low(i - 1) == ":" and tokens.glued(i), tokens.low(j) == ":" and tokens.glued(j)
    if place.words.time["at"].before(tokens.lows, i) and _HOUR.fullmatch(place.digits) and not tokens.lower(j):
        return NumberKind.TIME
    if before and tokens.glued(i - 1) and tokens.digits(i - 2):
        return NumberKind.TIME if len(place.digits) == 2 else NumberKind.SCORE
    if after and tokens.digits(j + 1) and tokens.glued(j + 1):
        return NumberKind.TIME if len(tokens.low(j + 1)) == 2 else NumberKind.SCORE
    return None


def _time_unit(place: Place) -> NumberKind | None:
    lows, end = place.tokens.lows, place.end
    of = place.numeral.form in VAGUE and place.after in place.words.join["of"]
    for k in (end + of, place.last):
        j = k
        for _ in range(3):
            if place.words.time["unit"].at(lows, j):
                return NumberKind.TIME
            if not (skipped := place.words.time["skip"].at(lows, j)):
                break
            j = skipped[0]
    return None


def _decade(place: Place) -> NumberKind | None:
    """*The 1990s*, *90-tallet*."""
    return NumberKind.DATE if place.numeral.value % 10 == 0 and place.follows(place.words.decade) else None


def _measure(place: Place) -> NumberKind | None:
    near = place.follows(place.words.measure["after"]) or place.precedes(place.words.measure["before"])
    return NumberKind.MEASURE if near else None


def _ratio(place: Place) -> NumberKind | None:
    ratio, lows = place.words.ratio, place.tokens.lows
    if place.follows(ratio["after"]) or place.precedes(ratio["before"]):
        return NumberKind.RATIO
    if (joined := ratio["of"].at(lows, place.end)) and _round_number(place, joined[0]):
        return NumberKind.RATIO
    back = ratio["of"].before(lows, place.start)
    if back and place.numeral.value in place.words.round and _number_before(place, back[0]):
        return NumberKind.RATIO
    if place.numeral.value == 1 and (joined := ratio["one_in"].at(lows, place.end)):
        return NumberKind.RATIO if 1 < _value(place, joined[0]) <= _LARGEST_ONE_IN else None
    back = ratio["one_in"].before(lows, place.start)
    if back and place.numeral.value <= _LARGEST_ONE_IN and _value(place, back[0] - 1) == 1:
        return NumberKind.RATIO
    return None


_LARGEST_ONE_IN = 1000
"""*One in 14*; larger ones are years."""


def _value(place: Place, i: int) -> float:
    """The number that a token names, 0 where it names none."""
    low = place.tokens.low(i)
    named = place.words.cardinal.get(low) or place.words.scale.get(low)
    return float(low if low.isdecimal() else named or 0)


def _round_number(place: Place, i: int) -> bool:
    value = _value(place, i)
    return value in place.words.round and value > place.numeral.value


def _number_before(place: Place, end: int) -> bool:
    low = place.tokens.low(end - 1)
    value = int(low) if low.isdecimal() else place.words.cardinal.get(low)
    return value is not None and value < place.numeral.value


def _share(place: Place) -> NumberKind | None:
    """*Two thirds*, *one-third*, *en tredjedel*."""
    tokens, end = place.tokens, place.end
    end += tokens.low(end) == "-"
    if tokens.low(end) not in place.words.denominator or place.numeral.scale != 1:
        return None
    third = place.numeral.form is Form.ARTICLE and tokens.low(end + 1) not in place.words.join["of"]
    return None if third else NumberKind.RATIO


def _glued_behind(place: Place) -> NumberKind | None:
    """A numeral right behind letters or signs: *F-16*, *MH17*, *mid-2015*, the end of *24/7* and of *15.03.2019*."""
    tokens, i, before = place.tokens, place.start, place.before
    if not tokens.glued(i):
        return None
    if before.isalpha() and _names(tokens, i - 1):
        return NumberKind.IDENTIFIER
    if not tokens.glued(i - 1):
        return None
    if before == "-" and tokens.digits(i - 2):
        return NumberKind.SCORE if _of_parts(place) is NumberKind.RATIO else NumberKind.DATE
    if before == "-" and tokens.alpha(i - 2):
        if tokens.low(i - 2) in place.words.cardinal:
            return NumberKind.SCORE
        return NumberKind.DATE if _year_like(place) and tokens.lower(i - 2) else NumberKind.IDENTIFIER
    if before in _SIGNS or (before in "/.+" and tokens.words[i - 2].isalnum()):
        return _of_parts(place) if tokens.digits(i - 2) else NumberKind.IDENTIFIER
    return None


def _glued_before(place: Place) -> NumberKind | None:
    """A numeral right before letters or signs: *12th*, *5G*, the beginning of *24/7* and of *15.03.2019*."""
    tokens, j, after = place.tokens, place.end, place.after
    if not tokens.glued(j):
        return None
    if after in place.words.suffix:
        return NumberKind.ORDINAL
    if tokens.alpha(j) and len(after) < _SHORTEST_WORD:
        return NumberKind.IDENTIFIER
    if not tokens.glued(j + 1):
        return None
    if after in "/." and tokens.digits(j + 1):
        return _of_parts(place)
    if after in _SIGNS and tokens.words[j + 1].isalnum():
        return NumberKind.IDENTIFIER
    return _dashed(place) if after in "-–" and tokens.digits(j + 1) else None


_SIGNS = frozenset("_@#=&\\")
"""Signs of addresses and names in the network."""


def _names(tokens: Tokens, i: int) -> bool:
    """Whether letters that touch a digit are part of a name (*MH17*) and not a word that lost its space."""
    word = tokens.words[i]
    return word.isupper() or len(word) < _SHORTEST_WORD or not (word.islower() or word.istitle())


def _of_parts(place: Place) -> NumberKind:
    """A numeral written with strokes or stops: a date where a year is in it, else a ratio."""
    tokens = place.tokens
    parts = [tokens.low(k) for k in range(place.start - 4, place.end + 5) if tokens.digits(k)]
    return NumberKind.DATE if any(len(part) == 4 for part in parts) or len(parts) >= 3 else NumberKind.RATIO


def _dashed(place: Place) -> NumberKind:
    """Two numerals with a dash that are no range: a season, a score or a telephone number."""
    tokens, j = place.tokens, place.end
    second = tokens.low(j + 1)
    if _year_like(place):
        return NumberKind.DATE
    small = len(place.digits) <= 3 and len(second) <= 3 and not (tokens.low(j + 2) == "-" and tokens.glued(j + 2))
    return NumberKind.SCORE if small else NumberKind.IDENTIFIER


def _no_count_in_digits(place: Place) -> NumberKind | None:
    """Leading zeros and strings of digits too long for a count."""
    digits, tokens = place.digits, place.tokens
    if not digits.isdecimal():
        return None
    if place.before == "+" or (place.after == ")" and tokens.digits(place.end + 1)) or _telephone(place):
        return NumberKind.IDENTIFIER
    long = len(digits) > _LONGEST_COUNT and not digits.endswith("000")
    return NumberKind.IDENTIFIER if long or (len(digits) > 1 and digits[0] == "0") else None


_LONGEST_CALL = 6
"""Groups of digits in a number to call."""


def _telephone(place: Place) -> bool:
    """Whether it is part of a number to call: *22 00 11 22*, or *345-9945*, whose uneven upper end lies too far off."""
    tokens = place.tokens
    if place.ranged:
        upper = tokens.low(place.end - 1)
        uneven = place.after_dash and upper.isdecimal() and len(upper) == 4 and upper[-1] != "0"
        return uneven and int(upper) > _FARTHEST * place.numeral.value
    first = last = place.start
    while tokens.digits(first - 1) and place.start - first < _LONGEST_CALL:
        first -= 1
    while tokens.digits(last + 1) and last - place.start < _LONGEST_CALL:
        last += 1
    grouped = last - first >= 2 and not tokens.alpha(last + 1)
    return grouped or (last > first and tokens.low(first - 1) == "+")


def _ordinal(place: Place) -> NumberKind | None:
    """*15. etasje*, in languages that write ordinals so."""
    tokens, j = place.tokens, place.end
    if not place.words.ordinal_stop or not place.digits.isdecimal() or place.after != "." or not tokens.glued(j):
        return None
    if tokens.low(j + 1) in place.words.date["month"]:
        return NumberKind.DATE
    goes_on = tokens.lower(j + 1) or (tokens.low(j + 1) in {",", "-"} and tokens.glued(j + 1))
    return NumberKind.ORDINAL if goes_on and len(place.digits) <= 2 else None


def _item(place: Place) -> NumberKind | None:
    """*2. Results*, *3) …* at the beginning of a line: the number of a heading or an item."""
    tokens, j = place.tokens, place.end
    opens = place.start == 0 or place.before == BREAK
    return (
        NumberKind.IDENTIFIER
        if opens and place.after in {".", ")", ":"} and tokens.glued(j) and tokens.capital(j + 1)
        else None
    )


def _day(place: Place) -> NumberKind | None:
    """*15 March*, *March 15*, *12–14 March*."""
    tokens, month = place.tokens, place.words.date["month"]
    if not place.digits.isdecimal() or place.numeral.value > 31:
        return None
    after = place.end + (place.after == ".")
    after += tokens.low(after) in place.words.date["of"]
    if tokens.low(after) in month and _written_as_month(place, after):
        return NumberKind.DATE
    before = place.start - 1 - (place.before == "." and tokens.glued(place.start - 1))
    if place.words.month_first and tokens.low(before) in month and tokens.capital(before):
        loose = tokens.low(before - 1) in place.words.date["loose"] and tokens.lower(place.end)
        return None if loose else NumberKind.DATE
    return None


def _written_as_month(place: Place, i: int) -> bool:
    """Whether a name of a month is written as one: with a capital where the language does so."""
    return place.tokens.capital(i) or not place.words.month_first


def _year_like(place: Place) -> bool:
    return place.digits.isdecimal() and len(place.digits) == 4 and _EARLIEST_YEAR <= int(place.digits) <= _LATEST_YEAR


_BOUNDED = frozenset(
    {Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.ALMOST}
)


def _year(place: Place) -> NumberKind | None:
    """*In 2016*, *the 2011 uprising*, *2011–2016*, *500 BC*; not *killed 2016 people*."""
    tokens, date = place.tokens, place.words.date
    if not place.digits.isdecimal() or not 1 <= len(place.digits) <= 4:
        return None
    if place.follows(place.words.era):
        return NumberKind.DATE
    if len(place.digits) != 4 or place.numeral.scale != 1 or not 1000 <= int(place.digits) <= 2100:
        return None
    little = place.words.join["and"] | place.words.join["or"] | date["verb"]
    counts = tokens.lower(place.end) and place.after not in little
    if place.ranged:
        years = tokens.words[place.end - 1]
        both = len(years) == 4 and years.isdecimal() and int(years) <= 2100
        even = int(place.digits) % 100 == 0 and int(years) % 100 == 0 if both else False
        return NumberKind.DATE if both and (not counts or (_year_like(place) and not even)) else None
    if _year_like(place):
        return NumberKind.DATE if _dated(place, counts=counts) else None
    old = place.before in date["year_only"] and (not counts or int(place.digits) % 10 > 0)
    return NumberKind.DATE if (old and place.first == place.start) or _after_month(place) else None


def _dated(place: Place, *, counts: bool) -> bool:
    """Whether a number that may be a year is one."""
    tokens, date, before = place.tokens, place.words.date, place.before
    if before in date["year_only"] or tokens.low(place.first - 1) in date["year_only"]:
        return True
    if _after_month(place):
        return True
    if counts:
        named = tokens.capital(place.start - 1) and not tokens.shouting
        near = named or before in date["year_before"]
        return place.first == place.start and int(place.digits) % 100 > 0 and near
    return place.qualifier not in _BOUNDED or before in date["year_before"]


def _after_month(place: Place) -> bool:
    """Whether a month stands before, perhaps with its day: *March 15, 2016*."""
    month, before = place.words.date["month"], place.before
    near = before == "," or before.isdecimal()
    return before in month or (near and any(place.tokens.low(place.start - k) in month for k in (2, 3)))


def _identifier(place: Place) -> NumberKind | None:
    """*Resolution 2254*, *page 12*, *Route 66*, *no. 7*."""
    tokens, words, lows = place.tokens, place.words, place.tokens.lows
    if words.identifier.before(lows, place.start):
        return NumberKind.IDENTIFIER
    named = words.named.before(lows, place.start)
    alone = not tokens.lower(place.end) or place.after in words.named_goes_on
    return NumberKind.IDENTIFIER if named and tokens.capital(named[0]) and alone else None


def _score(place: Place) -> NumberKind | None:
    """*Won 2–3*, *0 - 1*, *3 - 1*: a range from nought or after a word for winning, or small numbers in no range."""
    if not place.digits.isdecimal() or place.numeral.value > _HIGHEST_SCORE:
        return None
    words, tokens, lows = place.words, place.tokens, place.tokens.lows
    if place.ranged:
        near = any(words.score.before(lows, k) for k in range(place.start, max(0, place.start - _SCORE_REACH), -1))
        return NumberKind.SCORE if (near and not tokens.lower(place.end)) or not place.numeral.value else None
    ahead = place.after == "-" and tokens.digits(place.end + 1) and not tokens.glued(place.end + 1)
    back = place.before == "-" and tokens.digits(place.start - 2) and not tokens.glued(place.start)
    return NumberKind.SCORE if ahead or back else None


def _bare_decimal(place: Place) -> NumberKind | None:
    """A broken number is no count of anything."""
    return NumberKind.MEASURE if place.numeral.value % 1 else None


def _part(place: Place) -> NumberKind | None:
    """*Two-storey*, *five-member*: part of a longer word."""
    tokens, j = place.tokens, place.end
    hyphen = place.last == j and place.after == "-" and tokens.glued(j) and tokens.glued(j + 1) and tokens.alpha(j + 1)
    return NumberKind.PART if hyphen and tokens.low(j + 1) not in place.words.part else None


def _determined(place: Place) -> NumberKind | None:
    """*The one*, *this one*, *one another*: no more of a number than an article is."""
    guard = place.words.guard
    if place.numeral.value != 1 or place.end != place.start + 1:
        return None
    return NumberKind.ARTICLE if place.before in guard["one_after"] or place.after in guard["one_before"] else None


_DURATION: tuple[tuple[str, Rule], ...] = (("time_unit", _time_unit),)
_UNITS: tuple[tuple[str, Rule], ...] = (
    ("currency", _currency),
    ("percent", _percent),
    ("age", _age),
    ("clock", _clock),
    *_DURATION,
)
_MEASURES: tuple[tuple[str, Rule], ...] = (("measure", _measure), ("ratio", _ratio), ("share", _share))
_WORD_RULES: tuple[tuple[str, Rule], ...] = (
    *_UNITS,
    *_MEASURES,
    ("identifier", _identifier),
    ("determined", _determined),
    ("part", _part),
)
_DIGIT_RULES: tuple[tuple[str, Rule], ...] = (
    *_UNITS,
    ("age_of_person", _age_of_person),
    ("day", _day),
    ("decade", _decade),
    ("year", _year),
    ("ordinal", _ordinal),
    ("item", _item),
    *_MEASURES,
    ("glued_behind", _glued_behind),
    ("glued_before", _glued_before),
    ("score", _score),
    ("identifier", _identifier),
    ("no_count_in_digits", _no_count_in_digits),
    ("bare_decimal", _bare_decimal),
    ("part", _part),
)
_RULES_OF = {
    Form.DIGITS: _DIGIT_RULES,
    Form.NONE: (),
    Form.GROUP: _DURATION,
    Form.SINGLE: _DURATION,
    Form.ARTICLE: (*_DURATION, *_MEASURES),
}
