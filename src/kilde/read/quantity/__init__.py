"""Numbers as worded: their bounds, their qualifying words, and whether they count anything.

A numeral is read (`numerals`), joined to a second one where it is a range and given the words that qualify it
(`spans`), and told apart from ages, dates, money and names by what stands around it (`surroundings`).
"""

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from kilde.read.quantity.numerals import PRECISION, VAGUE, Form
from kilde.read.quantity.spans import Span, Spans
from kilde.read.quantity.surroundings import NumberKind, kind_of, reaches_back, reaches_on
from kilde.read.quantity.words import Tokens, words
from kilde.vocabulary import Number, Qualifier, Quantity

__all__ = ["FoundNumber", "NumberKind", "find_quantities", "parse_number"]


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text: what it amounts to, where its numeral stands, what it counts, and which rule says so."""

    quantity: Quantity
    number_start: int
    number_end: int
    kind: NumberKind
    rule: str


def find_quantities(text: str, language: str) -> list[FoundNumber]:
    """The numbers of a text, in their order; those that count nothing are marked by their kind.

    Words such as *many* and *several* that name no magnitude are no numbers.
    """
    known = words(language)
    spans = Spans(Tokens(text, known.date["month"]), known)
    with localcontext(prec=PRECISION):
        found = spans.all()
        return _listed(spans, found, [_number(spans, span) for span in found])


def parse_number(phrase: str, language: str) -> Quantity | None:
    """What a phrase means that is a number and nothing else, with offsets in the phrase; None where it is not one."""
    known = words(language)
    tokens = Tokens(phrase)
    with localcontext(prec=PRECISION):
        return _only(Spans(tokens, known, whole=True)) if len(tokens) else None


def _only(spans: Spans) -> Quantity | None:
    """The number that a text is, with a sign, an *of* or the full stop of an abbreviation at most."""
    lows, size = spans.lows, len(spans.tokens)
    sign = lows[0] in spans.words.join["minus"]
    loose = lows[-1] in spans.words.join["of"] or (lows[-1] == "." and spans.tokens.alpha(size - 2))
    ends = {size, size - loose}
    every = (spans.at(i) for i in range(sign, size))
    span = next((span for span in every if span and span.first == sign and span.last in ends), None)
    if span is None or (span.numeral.form is Form.ARTICLE and lows[0] not in spans.words.ones):
        return None
    if not sign:
        return _quantity(spans, span)
    return _bounded(-span.numeral.value, Qualifier.EXACT, spans.tokens.text, 0, spans.tokens.ends[-1])


def _number(spans: Spans, span: Span) -> FoundNumber:
    kind, rule = kind_of(spans.place(span))
    if kind is NumberKind.ARTICLE and span.first < span.numeral.start:
        kind, rule = NumberKind.COUNT, "qualified_article"
    tokens = spans.tokens
    start, end = tokens.starts[span.numeral.start], tokens.ends[span.end - 1]
    return FoundNumber(_quantity(spans, span), start, end, kind, rule)


def _listed(spans: Spans, found: list[Span], numbers: list[FoundNumber]) -> list[FoundNumber]:
    """The numbers, with those in a list given the kind that is said only once: *aged 10 and 12*, *10, 12 and 14 km*."""
    for k in range(len(found) - 2, -1, -1):
        number, following = numbers[k], numbers[k + 1]
        if number.kind is NumberKind.COUNT and reaches_back(
            spans.place(found[k]), found[k + 1].first, following.kind, listed=following.rule == _LIST
        ):
            numbers[k] = replace(number, kind=following.kind, rule=_LIST)
    for k in range(1, len(found)):
        number, preceding = numbers[k], numbers[k - 1].kind
        if number.kind is NumberKind.COUNT and reaches_on(spans.place(found[k]), found[k - 1].last, preceding):
            numbers[k] = replace(number, kind=preceding, rule=_LIST)
    return numbers


_LIST = "list"


def _quantity(spans: Spans, span: Span) -> Quantity:
    text, start, end = spans.tokens.text, spans.tokens.starts[span.first], spans.tokens.ends[span.last - 1]
    if span.second is not None:
        low, high = _plain(span.numeral.value), _plain(span.second.value)
        return Quantity(text[start:end], start, end, low, high, None, Qualifier.BETWEEN)
    if span.numeral.form in VAGUE:
        least = None if span.qualifier in _UPPER else _plain(span.numeral.value)
        return Quantity(text[start:end], start, end, least, None, None, Qualifier.VAGUE)
    return _bounded(span.numeral.value, span.qualifier, text, start, end)


_UPPER = frozenset({Qualifier.ALMOST, Qualifier.LESS_THAN, Qualifier.AT_MOST})
_LOWER = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})


def _bounded(value: Decimal, qualifier: Qualifier, text: str, start: int, end: int) -> Quantity:
    """A number with the bounds that its qualifier gives it."""
    number = _plain(value)
    low = number if qualifier in _LOWER or qualifier is Qualifier.EXACT else None
    high = number if qualifier in _UPPER or qualifier is Qualifier.EXACT else None
    return Quantity(text[start:end], start, end, low, high, number, qualifier)


def _plain(value: Decimal) -> Number:
    """A plain number; one too large for 64 bits, which JSON readers trip over, is a float."""
    return int(value) if value == value.to_integral_value() and abs(value) < 2**63 else float(value)
