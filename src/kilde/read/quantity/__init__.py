"""Numbers as worded: their bounds, their qualifying words, and whether they count anything.

A numeral is read (`numerals`), joined to a second one where it is a range, given the words that qualify it, and told
apart from ages, dates, money and names by what stands around it (`surroundings`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

from kilde.read.quantity.numerals import PRECISION, VAGUE, Form, Numeral, Numerals
from kilde.read.quantity.surroundings import NumberKind, Place, kind_of
from kilde.read.quantity.words import Tokens, Words, words
from kilde.vocabulary import Number, Qualifier, Quantity

__all__ = ["FoundNumber", "NumberKind", "find_quantities", "parse_number"]

_MOST_WORDS = 3
"""Phrases that may stand before a number and qualify it, fillers among them."""
_WIDEST = 20
"""How many times the lower end of a range its upper end may be, in *two or three*."""
_CHANGE_REACH = 8
"""Tokens before *from 20 to 30* in which a verb may say that the number changed."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text: what it amounts to, where its numeral stands, what it counts, and which rule says so."""

    quantity: Quantity
    number_start: int
    number_end: int
    kind: NumberKind
    rule: str


def find_quantities(text: str, language: str) -> list[FoundNumber]:
    """The numbers of a text, in their order; those that count nothing are marked by their kind."""
    known = words(language)
    tokens = Tokens(text, known.date["month"])
    with localcontext(prec=PRECISION):
        return _Reader(tokens, known).found()


def parse_number(phrase: str, language: str) -> Quantity | None:
    """What a phrase means that is a number and nothing else, with offsets in the phrase; None where it is not one."""
    known = words(language)
    tokens = Tokens(phrase)
    with localcontext(prec=PRECISION):
        return _Reader(tokens, known, whole=True).only() if len(tokens) else None


@dataclass(slots=True)
class _Span:
    """A number on its way: its tokens, the outermost words around it, and its bounds."""

    numeral: Numeral
    end: int
    second: Numeral | None
    first: int
    last: int
    qualifier: Qualifier


class _Reader:
    """One text read for its numbers."""

    def __init__(self, tokens: Tokens, known: Words, *, whole: bool = False) -> None:
        self.tokens, self.words, self.whole = tokens, known, whole
        self.lows = tokens.lows
        self.numerals = Numerals(tokens, known, whole=whole)

    def found(self) -> list[FoundNumber]:
        """Every number of the text; words are given to one number only, and to a number rather than an article."""
        kept: list[_Span] = []
        for span in self._spans():
            while kept and span.first < kept[-1].last and kept[-1].numeral.form is Form.ARTICLE:
                kept.pop()
            if kept:
                span.first = max(span.first, kept[-1].last)
            kept.append(span)
        return [self._number(span) for span in kept]

    def _spans(self) -> Iterator[_Span]:
        done, starts, parts = 0, self.words.starts, tuple(name for name, _ in self.words.compounding)
        for i, low in enumerate(self.lows):
            if i < done or not (low in starts or low[0].isdecimal() or (len(low) > 6 and any(p in low for p in parts))):
                continue
            span = self._span(i)
            if span is not None and not self._guarded(span):
                yield span
                done = span.last

    def only(self) -> Quantity | None:
        """The number that the text is, with a sign or a final full stop at most."""
        sign = self.lows[0] in self.words.join["minus"]
        ends = {len(self.tokens), len(self.tokens) - (self.lows[-1] == ".")}
        spans = (self._span(i) for i in range(sign, len(self.tokens)))
        span = next((span for span in spans if span and span.first == sign and span.last in ends), None)
        if span is None or (span.numeral.form is Form.ARTICLE and self.lows[0] not in self.words.ones):
            return None
        if not sign:
            return self._quantity(span)
        return _bounded(-span.numeral.value, Qualifier.EXACT, self.tokens.text, 0, self.tokens.ends[-1])

    # -- where a number begins and ends ------------------------------------------------------------------------

    def _span(self, i: int) -> _Span | None:
        numeral = self.numerals.at(i)
        if numeral is None:
            return None
        second = self._second(numeral)
        end = second.end if second else numeral.end
        first, before = self._before(numeral, second)
        last, after = self._after(end)
        return _Span(numeral, end, second, first, last, _joint(before, after))

    def _second(self, one: Numeral) -> Numeral | None:
        """The upper end of a range: *20–30*, *20 to 30*, *between 20 and 30*, *two or three*."""
        if one.form not in {Form.DIGITS, Form.WORDS}:
            return None
        opened = self.words.opening.before(self.lows, one.start)
        link = self._link(one, between=bool(opened and opened[1]))
        if link is None:
            return None
        two = self.numerals.plain(link)
        if two is None or self._more_follow(two.end, link):
            return None
        low = _with_scale_of(one, two)
        if low >= two.value or (self.tokens.low(link - 1) in self.words.join["or"] and two.value > _WIDEST * low):
            return None
        one.value = low
        return two

    def _link(self, one: Numeral, *, between: bool) -> int | None:
        """Where the second numeral would begin."""
        tokens, end, join = self.tokens, one.end, self.words.join
        low = tokens.low(end)
        if low in "-–—" and low and end + 1 < len(tokens):
            even = tokens.glued(end) == tokens.glued(end + 1)
            spaced = not tokens.glued(end) and not (tokens.digits(end - 1) and tokens.digits(end + 1))
            return end + 1 if even and not spaced else None
        if between and low in join["between_and"]:
            return end + 1
        if low in join["or"] or (low in join["range"] and not self._changed(one.start)):
            return end + 1
        return None

    def _changed(self, start: int) -> bool:
        """Whether *from 20 to 30* tells a change: *rose from 20 to 30*."""
        if self.tokens.low(start - 1) not in self.words.join["from"] | self.words.join["by"]:
            return False
        return any(low in self.words.join["change"] for low in self.lows[max(0, start - _CHANGE_REACH) : start])

    def _more_follow(self, end: int, link: int) -> bool:
        """Whether a third part follows, as in a date or a telephone number."""
        dashed = self.lows[link - 1] in "-–—"
        return dashed and self.tokens.low(end) in {"-", "–"} and self.tokens.glued(end) and self.tokens.digits(end + 1)

    # -- what qualifies it -------------------------------------------------------------------------------------

    def _before(self, numeral: Numeral, second: Numeral | None) -> tuple[int, Qualifier | None]:
        """The qualifier before a number, the outermost that is a bound, and where its words begin."""
        found, edge = None, numeral.start
        if second is not None:
            opened = self.words.opening.before(self.lows, edge)
            edge, found = opened[0] if opened else edge, Qualifier.BETWEEN
        first = edge
        for _ in range(_MOST_WORDS):
            if (hit := self.words.qualifier.before(self.lows, edge)) and not self._other_sense(numeral, hit[0], edge):
                edge, qualifier = hit
                first, found = edge, _joint(qualifier, found)
            elif filler := self.words.between.before(self.lows, edge):
                edge = filler[0]
            else:
                break
        return first, found

    def _other_sense(self, numeral: Numeral, start: int, end: int) -> bool:
        """Whether a word that might qualify a number is a preposition: *reports about two men*, *over a village*."""
        guard = self.words.guard
        if numeral.form in _BARE:
            return " ".join(self.lows[start:end]) not in guard["with_article"]
        return end - start == 1 and self.tokens.low(start - 1) in guard["qualifier_after"]

    def _after(self, end: int) -> tuple[int, Qualifier | None]:
        """The qualifier behind a number, unless it belongs to the next one: *20 and more than 30*."""
        hit = self.words.after.at(self.lows, end)
        if hit is None or (self.lows[end] == "-" and not self.tokens.glued(end)):
            return end, None
        ahead = [found for k in range(end, hit[0]) if (found := self.words.qualifier.at(self.lows, k))]
        return (end, None) if any(self.numerals.at(found[0]) for found in ahead) else hit

    def _guarded(self, span: _Span) -> bool:
        """Whether the words are no number here: *no longer*, *both in Homs and …*."""
        guard, numeral, after = self.words.guard, span.numeral, self.tokens.low(span.end)
        match numeral.form:
            case Form.NONE:
                qualified = self.words.qualifier.before(self.lows, numeral.start)
                if qualified is not None and qualified[1] is Qualifier.ALMOST:
                    return True
                pronoun = (self.words.none.at(self.lows, numeral.start) or (0, True))[1]
                if pronoun:
                    return after in guard["none_before"]
                return after in guard["no_before"] or not self.tokens.alpha(span.end)
            case Form.GROUP:
                return after in guard["group_before"] or self._conjunction(numeral)
            case Form.ARTICLE:
                return not self.tokens.alpha(span.end)
        return after in guard["before"] or self.tokens.low(numeral.start - 1) in guard["after"]

    def _conjunction(self, numeral: Numeral) -> bool:
        """Whether *both* only joins two words: *both Homs and Hama*."""
        joins = self.lows[numeral.start] in self.words.guard["both"]
        joined = [k for k in (1, 2) if self.tokens.low(numeral.end + k) in self.words.join["and"]]
        return joins and bool(joined) and self.tokens.low(numeral.end) not in self.words.guard["auxiliary"]

    # -- what it amounts to ------------------------------------------------------------------------------------

    def _number(self, span: _Span) -> FoundNumber:
        numeral = span.numeral
        place = Place(
            self.tokens,
            self.words,
            numeral,
            numeral.start,
            span.end,
            span.first,
            span.last,
            span.second is not None,
            span.qualifier,
        )
        kind, rule = kind_of(place)
        if kind is NumberKind.ARTICLE and span.first < numeral.start:
            kind, rule = NumberKind.COUNT, "qualified_article"
        start, end = self.tokens.starts[numeral.start], self.tokens.ends[span.end - 1]
        return FoundNumber(self._quantity(span), start, end, kind, rule)

    def _quantity(self, span: _Span) -> Quantity:
        text, start, end = self.tokens.text, self.tokens.starts[span.first], self.tokens.ends[span.last - 1]
        if span.second is not None:
            low, high = _number(span.numeral.value), _number(span.second.value)
            return Quantity(text[start:end], start, end, low, high, None, Qualifier.BETWEEN)
        if span.numeral.form in VAGUE:
            least = None if span.qualifier in _UPPER else _number(span.numeral.value)
            return Quantity(text[start:end], start, end, least, None, None, Qualifier.VAGUE)
        return _bounded(span.numeral.value, span.qualifier, text, start, end)


_BARE = frozenset({Form.ARTICLE, Form.GROUP, Form.NONE, Form.SINGLE})
_UPPER = frozenset({Qualifier.ALMOST, Qualifier.LESS_THAN, Qualifier.AT_MOST})
_LOWER = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})


def _joint(outer: Qualifier | None, inner: Qualifier | None) -> Qualifier:
    """One qualifier of two: a bound outweighs *about*, and *about* outweighs *exactly*."""
    for one in (outer, inner):
        if one is not None and one not in {Qualifier.ABOUT, Qualifier.EXACT}:
            return one
    return Qualifier.ABOUT if Qualifier.ABOUT in {outer, inner} else Qualifier.EXACT


def _bounded(value: Decimal, qualifier: Qualifier, text: str, start: int, end: int) -> Quantity:
    """A number with the bounds that its qualifier gives it."""
    number = _number(value)
    low = number if qualifier in _LOWER or qualifier is Qualifier.EXACT else None
    high = number if qualifier in _UPPER or qualifier is Qualifier.EXACT else None
    return Quantity(text[start:end], start, end, low, high, number, qualifier)


def _with_scale_of(one: Numeral, two: Numeral) -> Decimal:
    """The lower end of a range, which takes the upper end's scale in *two to three million*."""
    if one.scale == 1 and two.scale > 1 and one.value * two.scale < two.value:
        return one.value * two.scale
    return one.value


def _number(value: Decimal) -> Number:
    """A plain number; one too large for 64 bits, which JSON readers trip over, is a float."""
    return int(value) if value == value.to_integral_value() and abs(value) < 2**63 else float(value)
