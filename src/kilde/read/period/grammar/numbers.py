"""Numbers, ordinals, days of a month and years."""

from typing import Any

from kilde.read.period.parser import Parser, century_of, rule


@rule("worded", "number ?dash number")
def _tens_and_ones(p: Parser, tens: float, _dash: object, ones: float) -> int | None:
    fits = 20 <= tens <= 90 and tens % 10 == 0 and 1 <= ones <= 9
    return int(tens + ones) if fits else None


@rule("worded", "number")
def _number_word(p: Parser, value: float) -> int | None:
    return int(value) if value == int(value) else None


@rule("integer", "digits", "worded")
def _integer(p: Parser, value: str | int) -> int:
    return int(value)


@rule("quantity", "integer ?join.and number")
def _and_a_half(p: Parser, whole: int, _and: object, part: float) -> float | None:
    if whole == 1 and not _and and not p.token(p.at[0]).isdecimal():
        return None  # *et halvt år*: an article
    return whole + part if part in {0.25, 0.5, 0.75} else None


@rule("quantity", "decimal", "number", "integer")
def _quantity(p: Parser, value: float) -> float:
    return value


@rule("ordinals", "ordinal")
def _ordinal_word(p: Parser, value: int) -> int:
    return value


@rule("ordinals", "number ?dash ordinal")
def _tens_and_ordinal(p: Parser, tens: float, _dash: object, ones: int) -> int | None:
    return int(tens + ones) if 20 <= tens <= 90 and ones < 10 else None


@rule("ordinals", "digits suffix")
def _ordinal_digits(p: Parser, text: str, _suffix: object) -> int:
    return int(text)


@rule("day", "ordinals", "integer")
def _day(p: Parser, value: int) -> int | None:
    return value if 1 <= value <= 31 else None


@rule("year", "digits", "digits rules.era")
def _year_in_digits(p: Parser, text: str, era: object = None) -> int | None:
    if len(text) != 4 and (not era or p.running):
        return None
    low, high = (1000, 2100) if p.running else (1, 2999)
    return int(text) if low <= int(text) <= high else None


@rule("year", "worded number", "worded number ?join.and worded", "worded number worded number ?join.and worded")
def _year_in_words(p: Parser, first: int, scale: float, *rest: Any) -> int | None:  # noqa: ANN401
    """*two thousand and eighteen*, *one thousand seven hundred and eighty nine*."""
    numbers = [n for n in rest if isinstance(n, int) and n is not True]
    total = int(first * scale)
    if scale not in {100, 1000} or first > 29:
        return None
    if len(numbers) == 3:
        total, numbers = total + numbers[0] * numbers[1], numbers[2:]
    if any(n > 99 for n in numbers):
        return None
    total += sum(numbers)
    return total if 1000 <= total <= 2999 and not p.running else None


@rule("year", "worded ?dash worded")
def _year_in_pairs(p: Parser, century: int, _dash: object, year: int) -> int | None:
    """*nineteen eighty-four*, *twenty nineteen*."""
    return century * 100 + year if not p.running and 15 <= century <= 20 and 10 <= year <= 99 else None


@rule("short_year", "digits", "sep digits")
def _short_year(p: Parser, *parts: str) -> int | None:
    """A year in two digits; in running text only after a sign that is glued to it (*'15*, *3-Oct-16*)."""
    _, j = p.at
    signed = len(parts) == 2 and parts[0] not in {",", "."} and p.glued(j - 1)
    return century_of(int(parts[-1])) if len(parts[-1]) == 2 and (signed or not p.running) else None
