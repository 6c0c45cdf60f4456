"""Numbers with the words that qualify them, as stretches of tokens: numerals, joined where they are a range."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kilde.read.quantity.numerals import Form, Numeral, Numerals
from kilde.read.quantity.surroundings import NumberKind, Place, kind_of
from kilde.read.quantity.words import Tokens, Words
from kilde.vocabulary import Qualifier

_MOST_WORDS = 3
"""Phrases that may stand before a number and qualify it, fillers among them."""
_WIDEST = 20
"""How many times the lower end of a range its upper end may be, in *two or three*."""
_CHANGE_REACH = 8
"""Tokens before *from 20 to 30* in which a verb may say that the number changed."""
_SHORTEST_COMPOUND = 7
_DASHES = frozenset("-–—")
_BARE = frozenset({Form.ARTICLE, Form.GROUP, Form.NONE, Form.SINGLE})


@dataclass(slots=True)
class Span:
    """A number: its numeral (two in a range), and the tokens `first` to `last` with the words that qualify it."""

    numeral: Numeral
    second: Numeral | None
    first: int
    last: int
    qualifier: Qualifier

    @property
    def end(self) -> int:
        """Where the numeral, or the second one, ends."""
        return self.second.end if self.second else self.numeral.end


class Spans:
    """The numbers of a text; `whole` where the text is a number and nothing else."""

    def __init__(self, tokens: Tokens, words: Words, *, whole: bool = False) -> None:
        self.tokens, self.words, self.lows = tokens, words, tokens.lows
        self.numerals = Numerals(tokens, words, whole=whole)

    def all(self) -> list[Span]:
        """Every number; words are given to one number only, and to a number rather than an article."""
        kept: list[Span] = []
        for span in self._each():
            while kept and span.first < kept[-1].last and kept[-1].numeral.form is Form.ARTICLE:
                kept.pop()
            if kept and span.first < kept[-1].last:
                span.first, span.qualifier = span.numeral.start, Qualifier.EXACT
            kept.append(span)
        return kept

    def _each(self) -> Iterator[Span]:
        done, starts, parts = 0, self.words.starts, tuple(name for name, _ in self.words.compounding)
        for i, low in enumerate(self.lows):
            if i < done:
                continue
            compound = len(low) >= _SHORTEST_COMPOUND and any(part in low for part in parts)
            if low in starts or low[0].isdecimal() or compound:
                span = self.at(i)
                if span is not None and not self._guarded(span):
                    yield span
                    done = span.last

    def at(self, i: int) -> Span | None:
        """The number whose numeral begins at a token."""
        numeral = self.numerals.at(i)
        if numeral is None:
            return None
        second = self._second(numeral)
        last, after = self._after(second.end if second else numeral.end)
        span = Span(numeral, second, numeral.start, last, Qualifier.ABOUT if numeral.about else Qualifier.EXACT)
        first, before = self._before(span)
        span.first, span.qualifier = first, joint(before, after, span.qualifier)
        return span

    def place(self, span: Span) -> Place:
        """A number where it stands, for telling what it counts."""
        return Place(
            self.tokens,
            self.words,
            span.numeral,
            span.numeral.start,
            span.end,
            span.first,
            span.last,
            span.second is not None,
            span.qualifier,
        )

    # -- ranges ------------------------------------------------------------------------------------------------

    def _second(self, one: Numeral) -> Numeral | None:
        """The upper end of a range: *20–30*, *20 to as many as 30*, *between 20 and 30*, *two or three*."""
        if one.form not in {Form.DIGITS, Form.WORDS}:
            return None
        opened = self.words.opening.before(self.lows, one.start)
        link = self._link(one, between=bool(opened and opened[1]))
        if link is None:
            return None
        joined = self.lows[link - 1]
        if joined not in _DASHES and (qualified := self.words.qualifier.at(self.lows, link)):
            link = qualified[0]
        two = self.numerals.plain(link)
        if two is None or (joined in _DASHES and self._third(two.end)):
            return None
        low = _with_scale_of(one, two)
        if low >= two.value or (joined in self.words.join["or"] and two.value > _WIDEST * low):
            return None
        one.value = low
        return two

    def _link(self, one: Numeral, *, between: bool) -> int | None:
        """Where the second numeral would begin."""
        tokens, end, join = self.tokens, one.end, self.words.join
        if tokens.low(end) == "-" and tokens.glued(end) and tokens.low(end + 1) in join["range"] | join["or"]:
            return end + 2  # *10- to 12-year-olds*
        if tokens.low(end) in _DASHES:
            even = tokens.glued(end) == tokens.glued(end + 1)
            words = not (tokens.digits(end - 1) and tokens.digits(end + 1))
            return end + 1 if even and (tokens.glued(end) or not words) else None
        joined = tokens.low(end)
        ranged = joined in join["range"] and not self._changed(one.start)
        return end + 1 if ranged or joined in join["or"] or (between and joined in join["between_and"]) else None

    def _changed(self, start: int) -> bool:
        """Whether *from 20 to 30* tells a change: *rose from 20 to 30*."""
        if self.tokens.low(start - 1) not in self.words.join["from"] | self.words.join["by"]:
            return False
        return any(low in self.words.join["change"] for low in self.lows[max(0, start - _CHANGE_REACH) : start])

    def _third(self, end: int) -> bool:
        """Whether a third part follows, as in a date or a telephone number."""
        return self.tokens.low(end) in _DASHES and self.tokens.glued(end) and self.tokens.digits(end + 1)

    # -- what qualifies a number -------------------------------------------------------------------------------

    def _before(self, span: Span) -> tuple[int, Qualifier | None]:
        """The qualifier before a number, the outermost that is a bound, and where its words begin."""
        found, edge = None, span.numeral.start
        if span.second is not None:
            opened = self.words.opening.before(self.lows, edge)
            edge, found = opened[0] if opened else edge, Qualifier.BETWEEN
        first = edge
        for _ in range(_MOST_WORDS):
            hit = self.words.qualifier.before(self.lows, edge)
            if hit and not self._other_sense(span, hit[0], edge):
                edge, qualifier = hit
                first, found = edge, joint(qualifier, found)
            elif filler := self.words.between.before(self.lows, edge):
                edge = filler[0]
            else:
                break
        return first, found

    def _other_sense(self, span: Span, start: int, end: int) -> bool:
        """Whether a word that might qualify a number does not: *reports about two men*, *over a village*."""
        guard = self.words.guard
        if span.numeral.form in _BARE:
            return " ".join(self.lows[start:end]) not in guard["with_article"]
        if end - start > 1:
            return False
        if self.lows[start] in self.words.ones:
            return not span.numeral.about and kind_of(self.place(span))[0] is not NumberKind.COUNT
        return self.tokens.low(start - 1) in guard["qualifier_after"]

    def _after(self, end: int) -> tuple[int, Qualifier | None]:
        """The qualifier behind a number, unless it belongs to the next one: *20 and more than 30*."""
        hit = self.words.after.at(self.lows, end)
        if hit is None or (self.lows[end] == "-" and not self.tokens.glued(end)):
            return end, None
        ahead = [found for k in range(end, hit[0]) if (found := self.words.qualifier.at(self.lows, k))]
        return (end, None) if any(self.numerals.at(found[0]) for found in ahead) else hit

    # -- where the words are no number -------------------------------------------------------------------------

    def _guarded(self, span: Span) -> bool:
        """Whether the words are no number here: *no longer*, *both in Homs and …*."""
        guard, numeral, after = self.words.guard, span.numeral, self.tokens.low(span.end)
        match numeral.form:
            case Form.NONE:
                return self._not_nothing(numeral, after)
            case Form.GROUP:
                return after in guard["group_before"] or self._conjunction(numeral)
            case Form.ARTICLE:
                return not self.tokens.alpha(span.end) or after in guard["article_before"] or self._filler(numeral)
        return after in guard["before"]

    def _not_nothing(self, numeral: Numeral, after: str) -> bool:
        """*Almost none*, *no longer*, *no – but*."""
        qualified = self.words.qualifier.before(self.lows, numeral.start)
        if qualified is not None and qualified[1] is Qualifier.ALMOST:
            return True
        found = self.words.none.at(self.lows, numeral.start)
        if found is not None and found[1]:
            return after in self.words.guard["none_before"]
        return after in self.words.guard["no_before"] or not self.tokens.alpha(numeral.end)

    def _filler(self, numeral: Numeral) -> bool:
        """Whether an article belongs to a number that follows: *an additional 300*."""
        filler = self.words.between.at(self.lows, numeral.start)
        return filler is not None and filler[0] > numeral.end and self.numerals.at(filler[0]) is not None

    def _conjunction(self, numeral: Numeral) -> bool:
        """Whether *both* only joins two words: *both Homs and Hama*."""
        joins = self.lows[numeral.start] in self.words.guard["both"]
        joined = [k for k in (1, 2) if self.tokens.low(numeral.end + k) in self.words.join["and"]]
        return joins and bool(joined) and self.tokens.low(numeral.end) not in self.words.guard["auxiliary"]


def joint(*qualifiers: Qualifier | None) -> Qualifier:
    """One qualifier of several: a bound outweighs *about*, and *about* outweighs *exactly*."""
    for one in qualifiers:
        if one is not None and one not in {Qualifier.ABOUT, Qualifier.EXACT}:
            return one
    return Qualifier.ABOUT if Qualifier.ABOUT in qualifiers else Qualifier.EXACT


def _with_scale_of(one: Numeral, two: Numeral) -> Decimal:
    """The lower end of a range, which takes the upper end's scale in *two to three million*."""
    if one.scale == 1 and two.scale > 1 and one.value * two.scale < two.value:
        return one.value * two.scale
    return one.value
