"""Numerals, in digits and in words: what they amount to, without the words that qualify them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kilde.read.quantity.words import Tokens, Words, compound

PRECISION = 64
"""Decimal places that are kept, enough for the longest numeral by the largest scale."""
_MOST_DIGITS = 24
_HUNDRED, _THOUSAND = 100, 1000
_LARGEST = Decimal(10) ** 30


class Form(StrEnum):
    """How a numeral is written, which is the name of the rule that read it."""

    DIGITS = "digits"
    WORDS = "number_word"
    ARTICLE = "article"
    MANY = "plural_scale"
    SEVERAL = "several_of_scale"
    HANDFUL = "handful"
    GROUP = "set_of_known_size"
    SINGLE = "single"
    NONE = "none"
    FRACTION = "fraction"


VAGUE = frozenset({Form.MANY, Form.SEVERAL, Form.HANDFUL})


@dataclass(slots=True)
class Numeral:
    """A numeral in tokens `start` to `end` (exclusive); `value` is the least meant where the form is vague."""

    start: int
    end: int
    value: Decimal
    form: Form
    scale: Decimal = Decimal(1)
    """The last scale in it: a million in *2 million*."""
    about: bool = False
    """Whether the word itself is rough: *et tjuetalls*."""


class Numerals:
    """The numerals of a text; `whole` where the text is a number and nothing else, and may use rarer spellings."""

    def __init__(self, tokens: Tokens, words: Words, *, whole: bool = False) -> None:
        self.tokens, self.words, self.whole = tokens, words, whole
        self.lows = tokens.lows

    def at(self, i: int) -> Numeral | None:
        """The longest numeral that begins at a token."""
        if i >= len(self.lows):
            return None
        return self.plain(i) if self.tokens.digits(i) else self._worded(i)

    def _worded(self, i: int) -> Numeral | None:
        if (rough := self.words.rough.get(self.lows[i])) is not None:
            return Numeral(i, i + 1, Decimal(rough), Form.WORDS, about=True)
        rules = (self._many, self._several, self._fraction, self.plain, self._set, self._nothing, self._article)
        found = [numeral for rule in rules if (numeral := rule(i))]
        return max(found, key=lambda numeral: numeral.end, default=None)

    # -- plain numbers -----------------------------------------------------------------------------------------

    def plain(self, i: int) -> Numeral | None:
        """*60 000*, *2.5 million*, *two hundred and twelve thousand*, *a dozen*."""
        first = self._first(i)
        digits = self.tokens.digits(i)
        if first is None or (digits and len(self.lows[i]) > _MOST_DIGITS):
            return None
        end, value = first
        if (more := self.words.more.at(self.lows, end)) and (self.whole or self._scale(more[0])):
            end, value = more[0], value + more[1]  # *two and a half million*
        end, terms, scale = self._terms(end, value)
        end, terms[-1] = self._pointed(end, terms[-1])
        total = sum(terms, Decimal(0))
        return Numeral(i, self._restated(end, total), total, Form.DIGITS if digits else Form.WORDS, scale)

    def _terms(self, end: int, value: Decimal) -> tuple[int, list[Decimal], Decimal]:
        """From a first number on: where the numeral ends, the numbers to be summed, and the last scale."""
        terms, scale = [value], Decimal(1)
        while True:
            if (found := self._scale(end)) and terms[-1] < _LARGEST:
                end, scale = found
                terms = _multiplied(terms, scale)
                if (more := self.words.more.at(self.lows, end)) and not self._scale(more[0]):
                    end = more[0]
                    terms.append(more[1] * scale)  # *a million and a half*
            elif terms[-1] >= _HUNDRED and (joined := self._addend(end, terms[-1])):
                end, value = joined
                terms.append(value)
            else:
                return end, terms, scale

    def _first(self, i: int) -> tuple[int, Decimal] | None:
        """The number before any scale; a scale alone is one of it, with or without an article."""
        low = self.tokens.low(i)
        if self.tokens.digits(i):
            return self._digits(i)
        if low in self.words.lone:
            return i + 1, self.words.scale[low]
        article = self.words.article.at(self.lows, i)
        if article and article[1] and self.tokens.low(article[0]) in self.words.scale:
            return article[0], Decimal(1)
        return self._below_hundred(i)

    def _below_hundred(self, i: int) -> tuple[int, Decimal] | None:
        """One word, or tens and ones in two: *twenty-one*, *fem og tjue*; with decimals: *two point five*."""
        low = self.tokens.low(i)
        if low in self.words.ones and self.tokens.low(i + 1) in self.words.join["point"]:
            return self._pointed(i + 1, Decimal(1))
        value = compound(low, self.words.language) if self.tokens.alpha(i) else None
        if value is None or low in self.words.scale:
            return None
        end = i + 1
        if 20 <= value < 100 and value % 10 == 0:
            after = end + (self.tokens.low(end) == "-")
            one = self.words.cardinal.get(self.tokens.low(after), 0)
            if 1 <= one <= 9:
                end, value = after + 1, value + one
        elif value <= 9 and self.tokens.low(end) in self.words.join["units_first"]:
            tens = self.words.cardinal.get(self.tokens.low(end + 1), 0)
            if tens >= 20 and tens % 10 == 0:
                end, value = end + 2, value + tens
        elif self.whole and value <= 9:
            end, value = self._hundreds_unsaid(end, value)
        return self._pointed(end, Decimal(value))

    def _hundreds_unsaid(self, end: int, value: int) -> tuple[int, int]:
        """*One twenty two*, a hundred and twenty-two."""
        rest = self._below_hundred(end)
        return (rest[0], 100 * value + int(rest[1])) if rest and 10 <= rest[1] < 100 else (end, value)

    def _pointed(self, end: int, value: Decimal) -> tuple[int, Decimal]:
        """Decimals said out: *two point zero three*."""
        if self.tokens.low(end) not in self.words.join["point"]:
            return end, value
        said, j = "", end + 1
        while (digit := self.words.cardinal.get(self.tokens.low(j))) is not None or self.tokens.low(j).isdecimal():
            said += self.tokens.low(j) if digit is None else str(digit)
            j += 1
        return (j, value + Decimal(f"0.{said}")) if said else (end, value)

    def _digits(self, i: int) -> tuple[int, Decimal]:
        """A numeral in digits with a fraction or a letter for its scale behind it: *1½*, *1 1/2*, *40k*."""
        value, end = self._decimal(i), i + 1
        if self.tokens.low(end) == "/" and self.whole and self.tokens.digits(end + 1) and self._decimal(end + 1):
            return end + 2, value / self._decimal(end + 1)
        if self._stroke(end) and not self.tokens.glued(end):
            return end + 3, value + self._decimal(end) / self._decimal(end + 2)
        low = self.tokens.low(end)
        if len(low) == 1 and low.isnumeric() and not low.isdecimal():
            return end + 1, value + Decimal(str(unicodedata.numeric(low)))
        if low in self.words.glued and self.tokens.glued(end) and not self._metre(end):
            return end + 1, value * self.words.glued[low]
        if self.whole and low in self.words.abbreviated:
            return end + 1, value * self.words.abbreviated[low]
        return self._pointed(end, value)

    def _metre(self, i: int) -> bool:
        """Whether a glued letter rather is a unit of measure, as no word for what is counted follows."""
        unit = self.words.measure["after"].at(self.lows, i) is not None
        return unit and not self.whole and not self.tokens.lower(i + 1)

    def _stroke(self, i: int) -> bool:
        """Whether a small fraction such as *1/2* begins at a token."""
        tokens = self.tokens
        if not (tokens.digits(i) and tokens.low(i + 1) == "/" and tokens.digits(i + 2)):
            return False
        return self.lows[i] < self.lows[i + 2] and len(self.lows[i]) == len(self.lows[i + 2]) == 1

    def _decimal(self, i: int) -> Decimal:
        """The value of a numeral in digits, by the language's marks."""
        text = self.lows[i]
        for mark in " \u00a0\u202f\u2009'’":
            text = text.replace(mark, "")
        own, other = self.words.decimal, "." if self.words.decimal == "," else ","
        if other in text and own in text:
            last = max(own, other, key=text.rindex)
            return Decimal(text.replace(own if last == other else other, "").replace(last, "."))
        mark = own if own in text else other
        groups = text.split(mark)
        if len(groups) == 1 or len(groups) > 2:
            return Decimal("".join(groups))
        grouped = len(groups[1]) == 3 and 0 < len(groups[0]) <= 3 and groups[0][0] != "0"
        thousands = grouped and (mark == other or self._foreign_thousands(i, groups[1]))
        return Decimal("".join(groups) if thousands else ".".join(groups))

    def _foreign_thousands(self, i: int, group: str) -> bool:
        """Whether three digits behind the language's decimal mark rather are thousands, written as elsewhere."""
        if self.tokens.low(i + 1) in self.words.scale:
            return False
        return group == "000" or (not self.whole and self.tokens.lower(i + 1))

    def _scale(self, i: int) -> tuple[int, Decimal] | None:
        """A scale behind a number; a hyphen or the full stop of an abbreviation may belong to it."""
        hyphen = self.tokens.low(i) == "-" and self.tokens.low(i + 1) in self.words.scale
        low = self.tokens.low(i + hyphen)
        if low in self.words.many and _YEAR.fullmatch(self.tokens.low(i - 1)):
            return None  # *in 2016 hundreds died*
        if low in self.words.scale:
            end = i + hyphen + 1
            abbreviated = self.tokens.low(end) == "." and self.tokens.glued(end) and self.tokens.lower(end + 1)
            return end + abbreviated, self.words.scale[low]
        if self.whole and low in self.words.abbreviated and not self.tokens.digits(i - 1):
            return i + 1, self.words.abbreviated[low]
        return None

    def _addend(self, i: int, last: Decimal) -> tuple[int, Decimal] | None:
        """What is added to a number of hundreds or more: *two thousand and five*, *3 hundred and 21*."""
        joined = self.tokens.low(i) in self.words.join["and"] or (self.whole and self.tokens.low(i) == ",")
        found = self._added(i + joined, last, joined=joined)
        if found is None:
            return None
        end, value = found
        scale = self._scale(end)
        if scale and value < last < scale[1]:
            return found  # *two hundred and two thousand*: both are multiplied
        total = value * scale[1] if scale else value
        fits = last % min(10 ** len(str(int(value))), _HUNDRED) == 0
        return found if total < last and fits else None

    def _added(self, j: int, last: Decimal, *, joined: bool) -> tuple[int, Decimal] | None:
        """The number at a token that may be an addend; digits and parts only in some company."""
        low = self.tokens.low(j)
        if self.tokens.digits(j):
            found = self._digits(j)
            spelled = self.lows[j - 1 - joined] in self.words.scale
            return found if spelled and (self._scale(found[0]) or (joined and last < _THOUSAND)) else None
        if joined and self.whole and low in self.words.ones:
            return j + 1, Decimal(1)
        if joined and (part := self.words.fraction.at(self.lows, j)) and self._scale(part[0]):
            return part
        if not joined and low in self.words.scale:
            return j, Decimal(1)
        return self._below_hundred(j)

    def _restated(self, end: int, value: Decimal | int) -> int:
        """Past a restatement in brackets: *forty-five (45)*."""
        if self.tokens.low(end) != "(" or not (self.tokens.digits(end + 1) or self.tokens.alpha(end + 1)):
            return end
        again = self.plain(end + 1)
        closed = again is not None and self.tokens.low(again.end) == ")" and again.value == value
        return again.end + 1 if again and closed else end

    # -- other wordings ----------------------------------------------------------------------------------------

    def _many(self, i: int) -> Numeral | None:
        """*Dozens*, *hundrevis*, *tens of thousands*: at least two of each."""
        chain = self._chain(i)
        return Numeral(i, chain[0], 2 * chain[1], Form.MANY, chain[1]) if chain else None

    def _chain(self, i: int) -> tuple[int, Decimal] | None:
        many = self.words.many
        if self.tokens.low(i) not in many:
            return None
        end, value = i + 1, many[self.lows[i]]
        while (step := self._multiple(end)) is not None:
            end, further = step
            value = value * further if further > value else value
        return end, value

    def _multiple(self, i: int) -> tuple[int, Decimal] | None:
        """What multiplies or repeats a plural: *tens of thousands*, *titalls tusen*, *thousands upon thousands*."""
        if self.tokens.low(i) in self.words.lone:
            return i + 1, self.words.scale[self.lows[i]]
        further = self.words.many.get(self.tokens.low(i + 1))
        joined = self.tokens.low(i) in self.words.join["of"] | self.words.join["upon"]
        return (i + 2, further) if joined and further is not None else None

    def _several(self, i: int) -> Numeral | None:
        """*Several hundred*, *et par tusen*, *many thousands*."""
        several = self.words.several.at(self.lows, i)
        if several is None:
            return None
        end, least = several
        chain = self._chain(end)
        if chain is None:
            counted = self.plain(end) if self._round(end) else None
            chain = (counted.end, counted.value) if counted else None
        return Numeral(i, chain[0], least * chain[1], Form.SEVERAL, chain[1]) if chain else None

    def _round(self, i: int) -> bool:
        """Whether a word is a scale, or a round number made with one: *titusen*."""
        if not self.tokens.alpha(i):
            return False
        low = self.lows[i]
        return low in self.words.scale or (compound(low, self.words.language) or 1) % 1000 == 0

    def _fraction(self, i: int) -> Numeral | None:
        """*Half a million*, *halvannen million*."""
        part = self.words.fraction.at(self.lows, i)
        if part is None:
            return None
        if scale := self._scale(part[0]):
            return Numeral(i, scale[0], part[1] * scale[1], Form.WORDS, scale[1])
        return Numeral(i, part[0], part[1], Form.WORDS) if self.whole else None

    def _set(self, i: int) -> Numeral | None:
        """*Both*, *a pair*, *a handful*, *a single*."""
        if found := self.words.handful.at(self.lows, i):
            return Numeral(i, found[0], found[1], Form.HANDFUL)
        article = self.words.article.at(self.lows, i) if self.whole else None
        if found := self.words.group.at(self.lows, article[0] if article else i):
            return Numeral(i, found[0], found[1], Form.GROUP)
        single = self.words.single.at(self.lows, i)
        return Numeral(i, single[0], Decimal(1), Form.SINGLE) if single else None

    def _nothing(self, i: int) -> Numeral | None:
        """*No people*, *none*, *ingen*."""
        found = self.words.none.at(self.lows, i)
        return Numeral(i, found[0], Decimal(0), Form.NONE) if found else None

    def _article(self, i: int) -> Numeral | None:
        """*A man*, *another*; read as a number of one, which the caller may take or leave."""
        found = self.words.article.at(self.lows, i)
        return Numeral(i, found[0], Decimal(1), Form.ARTICLE) if found else None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _multiplied(terms: list[Decimal], scale: Decimal) -> list[Decimal]:
    """The terms after a scale, which multiplies all smaller ones at the end: *two hundred (and) two* by a thousand."""
    group = terms.pop()
    while terms and group + terms[-1] < scale:
        group += terms.pop()
    return [*terms, group * scale]
