"""Numerals, in digits and in words: what they amount to, without the words that qualify them."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kilde.read.quantity.words import Tokens, Words, compound

PRECISION = 64
"""Decimal places that are kept, enough for the longest numeral by the largest scale."""
_MOST_DIGITS = 24
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
        if first is None or len(self.lows[i]) > _MOST_DIGITS:
            return None
        end, value = first
        terms, scale = [value], Decimal(1)
        lone = self.lows[i] in self.words.lone
        if scaled := self._first_more(end):
            end, part = scaled
            terms[-1] += part
        while True:
            if (found := self._scale(end)) and terms[-1] < _LARGEST:
                end, scale = found
                terms = _multiplied(terms, scale)
            elif terms[-1] >= 100 or lone:
                joined = self._addend(end, terms[-1])
                if joined is None:
                    break
                end, value = joined
                terms.append(value)
            else:
                break
            lone = False
            if found and (more := self.words.more.at(self.lows, end)) and not self._scale(more[0]):
                end, part = more[0], more[1] * scale
                terms.append(part)
        end, terms[-1] = self._pointed(end, terms[-1])
        if self.whole and terms[-1] == scale * value and self.tokens.low(end) in self.words.join["of"]:
            end += 1  # *a dozen of*
        form = Form.DIGITS if self.tokens.digits(i) else Form.WORDS
        return Numeral(i, self._restated(end, sum(terms)), sum(terms, Decimal(0)), form, scale)

    def _first_more(self, end: int) -> tuple[int, Decimal] | None:
        """The half of *two and a half million*."""
        more = self.words.more.at(self.lows, end)
        return more if more and self._scale(more[0]) else None

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
        if low in self.words.scale:
            end = i + hyphen + 1
            abbreviated = self.tokens.low(end) == "." and self.tokens.glued(end) and self.tokens.lower(end + 1)
            return end + abbreviated, self.words.scale[low]
        if self.whole and low in self.words.abbreviated and not self.tokens.digits(i - 1):
            return i + 1, self.words.abbreviated[low]
        return None

    def _addend(self, i: int, last: Decimal) -> tuple[int, Decimal] | None:
        """What is added to a number of hundreds or more: *two thousand and five*, *3 hundred and 21*."""
        joined = self.tokens.low(i) in self.words.join["and"]
        j = i + joined
        if self.tokens.digits(j):
            found = self._digits(j)
            spelled = self.lows[i - 1] in self.words.scale
            if not (spelled and (self._scale(found[0]) or (joined and last < 1000))):
                return None
        elif self.whole and joined and self.tokens.low(j) in self.words.ones:
            found = j + 1, Decimal(1)
        elif joined and (part := self.words.fraction.at(self.lows, j)) and self._scale(part[0]):
            found = part
        elif self.tokens.low(j) in self.words.scale and self.words.scale[self.lows[j]] < last and not joined:
            found = j, Decimal(1)
        else:
            below = self._below_hundred(j)
            if below is None:
                return None
            found = below
        end, value = found
        scaled = self._scale(end)
        total = value * scaled[1] if scaled and end > j else value
        size = 10 ** len(str(int(value)))
        return (end, value) if total < last and last % min(size, 100) == 0 else self._larger(end, value, last)

    def _larger(self, end: int, value: Decimal, last: Decimal) -> tuple[int, Decimal] | None:
        """An addend that a larger scale multiplies together with what stands before: *two hundred and two thousand*."""
        scaled = self._scale(end)
        return (end, value) if scaled and value < last < scaled[1] else None

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
        joined = self.tokens.low(i) in self.words.join["of"] | self.words.join["upon"]
        return (
            (i + 2, self.words.many[self.lows[i + 1]]) if joined and self.tokens.low(i + 1) in self.words.many else None
        )

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
        scale = self._scale(part[0]) if part else None
        if part is None or scale is None:
            return None
        return Numeral(i, scale[0], part[1] * scale[1], Form.WORDS, scale[1])

    def _set(self, i: int) -> Numeral | None:
        """*Both*, *a pair*, *a handful*, *a single*."""
        if found := self.words.handful.at(self.lows, i):
            return Numeral(i, found[0], found[1], Form.HANDFUL)
        if found := self.words.group.at(self.lows, i):
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


def _multiplied(terms: list[Decimal], scale: Decimal) -> list[Decimal]:
    """The terms after a scale, which multiplies all smaller ones at the end: *two hundred (and) two* by a thousand."""
    group = terms.pop()
    while terms and group + terms[-1] < scale:
        group += terms.pop()
    return [*terms, group * scale]
