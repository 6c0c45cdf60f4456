"""Which reports in one language are made of a report in another.

The rule. A translation shares no words with its original, but it has the same numbers and names, and in the same order.
Compared are reports in two languages that came out within a week of one another and count people in the same numbers,
one after the other: two of which one is telling, or three. Of those, all numbers (in digits, and in words where people
are counted) and all names are laid beside one another: places by the gazetteer, all others as spellings of one name.
One is made of the other where it has at least three numbers and four names from there, most of what it has (nearly all,
where that is little), and these in the order of the other. Two reporters at one event share its figures and its places;
not the people whom they spoke with, nor the order in which they tell it.

Reports that do not say on which day they came out are not compared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from kilde.names import consonants, spelling_key
from kilde.vocabulary import Place
from kilde.weigh.columns import Columns
from kilde.weigh.copies import CopyOf, Edition, edition, with_original
from kilde.weigh.engine import Bench, Step, name_of
from kilde.weigh.series import DAY, TELLING_NUMBER

if TYPE_CHECKING:
    from ibis import Table

    from kilde.ledger import View
    from kilde.weigh.columns import Values
    from kilde.weigh.engine import Laid

WITHIN = 7 * DAY
LEAST_NUMBERS = 3
LEAST_NAMES = 4
SAME_NUMBERS = 0.75
SAME_NAMES = 0.6
FEW_MARKS = 12
SAME_OF_FEW = 0.9
"""Where so few marks are the same, the part of all that must be."""
SAME_ORDER = 0.85
"""Of every two marks that both have, the part that stands in the same order: half of them do by chance."""
_LARGEST = 1e15


def number_marks(counted: "Table") -> "Table":
    """The numbers of people that each report gives, where it first does: (report, number, at)."""
    t = counted.filter((counted.number >= 1) & (counted.number < _LARGEST))
    t = t.select("report", "start", number=t.number.cast("int64"))
    return t.group_by("report", "number").agg(at=t.start.min())


def number_runs(number_marks: "Table") -> "Table":
    """Numbers that follow one another in a report: (report, first, second, third, counts).

    Two of which one is telling, also over one between them, or three that are not (`third` is nought for two).
    """
    import ibis

    t = number_marks
    in_text = ibis.window(group_by="report", order_by=[t["at"], t.number])
    t = t.select("report", first="number", second=t.number.lead(1).over(in_text), third=t.number.lead(2).over(in_text))
    nought = ibis.literal(0, "int64")
    next_one = t.select("report", "first", "second", third=nought, counts=ibis.literal(1, "int64"))
    over_one = t.select("report", "first", second="third", third=nought, counts=ibis.literal(1, "int64"))
    pairs = next_one.union(over_one).filter(lambda p: p.second.notnull())
    telling = pairs.filter(lambda p: ibis.greatest(p["first"], p.second) >= TELLING_NUMBER)
    small = t.filter(t.third.notnull() & (ibis.greatest(t["first"], t.second, t.third) < TELLING_NUMBER))
    return telling.union(small.mutate(counts=ibis.literal(2, "int64")))


def dated_reports(dated_bylines: "Table") -> "Table":
    """Reports of which the day and the language are known: (report, language, published_start)."""
    t = dated_bylines.filter(dated_bylines.language.notnull())
    t = t.filter(t.published_end - t.published_start <= 2 * DAY)
    return t.select("report", "published_start", language=(t.language == "no").ifelse("nb", t.language))


def perhaps_translated(number_runs: "Table", dated_reports: "Table", moved: "Table") -> "Table":
    """Reports in two languages that may be one, those of `moved` with all others: (a, b)."""
    import ibis

    t = number_runs.join(dated_reports, "report")
    run = ("first", "second", "third")
    its = t.semi_join(moved, "report").select(
        *run, other="report", their_language="language", came_out="published_start"
    )
    p = t.join(its, list(run)).filter(lambda r: r.language != r.their_language)
    p = p.filter((p.published_start - p.came_out).abs() <= WITHIN)
    p = p.select(*run, "counts", a=ibis.least(p.report, p.other), b=ibis.greatest(p.report, p.other)).distinct()
    found = p.group_by("a", "b").agg(counts=p.counts.sum())
    return found.filter(found.counts > 1).select("a", "b")


def near_numbers(number_marks: "Table", perhaps_translated: "Table") -> "Table":
    """The numbers of people in those reports: (report, number, at)."""
    t = perhaps_translated
    return number_marks.semi_join(t.select(report="a").union(t.select(report="b")), "report")


def first_marks(marks: "Table") -> "Table":
    """The numbers and names of each report, where they first stand: (report, mark, is_number, at)."""
    return marks.group_by("report", "mark", "is_number").agg(at=marks["at"].min())


def mark_counts(first_marks: "Table") -> "Table":
    """How many each report has: (report, numbers, names)."""
    t = first_marks
    return t.group_by("report").agg(numbers=t.is_number.sum(), names=(~t.is_number).sum())


def shared_marks(first_marks: "Table", perhaps_translated: "Table") -> "Table":
    """The numbers and names that both have: (a, b, is_number, at, its)."""
    of_a = first_marks.select("mark", "is_number", "at", a="report")
    of_b = first_marks.select("mark", b="report", its="at")
    return perhaps_translated.join(of_a, "a").join(of_b, ["b", "mark"]).select("a", "b", "is_number", "at", "its")


def alike_reports(shared_marks: "Table", mark_counts: "Table") -> "Table":
    """Pairs with most of their numbers and names in common: (a, b, numbers, names, of_numbers, of_names, …)."""
    import ibis

    t = shared_marks
    t = t.group_by("a", "b").agg(numbers=t.is_number.sum(), names=(~t.is_number).sum())
    t = t.join(mark_counts.select(a="report", numbers_a="numbers", names_a="names"), "a")
    t = t.join(mark_counts.select(b="report", numbers_b="numbers", names_b="names"), "b")
    t = t.mutate(of_numbers=ibis.least(t.numbers_a, t.numbers_b), of_names=ibis.least(t.names_a, t.names_b))
    enough = (t.numbers >= LEAST_NUMBERS) & (t.numbers >= t.of_numbers * SAME_NUMBERS)
    enough = enough & (t.names >= LEAST_NAMES) & (t.names >= t.of_names * SAME_NAMES)
    shared = t.numbers + t.names
    return t.filter(enough & ((shared >= FEW_MARKS) | (shared >= (t.of_numbers + t.of_names) * SAME_OF_FEW)))


def orders(shared_marks: "Table", alike_reports: "Table") -> "Table":
    """How many twos of the marks that such a pair shares stand in the same order: (a, b, twos, alike)."""
    t = shared_marks.semi_join(alike_reports, ["a", "b"]).select("a", "b", "at", "its")
    later = t.select("a", "b", at_later="at", its_later="its")
    p = t.join(later, ["a", "b"]).filter(lambda r: r["at"] < r.at_later)
    return p.group_by("a", "b").agg(twos=p.count(), alike=(p.its < p.its_later).sum())


def translated(alike_reports: "Table", orders: "Table") -> "Table":
    """Pairs of which one is made of the other: (a, b, numbers, names, of_numbers, of_names, runs_a, runs_b, …)."""
    t = alike_reports.join(orders, ["a", "b"])
    t = t.filter(t.alike >= t.twos * SAME_ORDER)
    shared, runs_a, runs_b = t.numbers + t.names, t.numbers_a + t.names_a, t.numbers_b + t.names_b
    return t.select(
        *("a", "b", "numbers", "names", "of_numbers", "of_names"),
        runs_a=runs_a,
        runs_b=runs_b,
        similarity=shared / (runs_a + runs_b - shared),
        containment=shared / (t.of_numbers + t.of_names),
    )


NEAR_STEPS: tuple[Step, ...] = (number_marks, number_runs, dated_reports, perhaps_translated, near_numbers)
"""In reading order, from `counted` (report, number, start), `dated_bylines` and `moved` (report)."""

STEPS: tuple[Step, ...] = (first_marks, mark_counts, shared_marks, alike_reports, orders, translated)
"""In reading order, from `perhaps_translated` and `marks` (report, mark, is_number, at)."""

TABLES = ("counted", "dated_bylines", "moved", *map(name_of, NEAR_STEPS), "marks", *map(name_of, STEPS))
"""All that finding translations leaves on a bench."""


class Mark(NamedTuple):
    """A number or a name as another language would have it, and where it stands in the text."""

    mark: str
    is_number: bool
    at: int


_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\s]\d{3}(?!\d))*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:^|[.!?:;\n–—\"“”«»„'‘])\s*$")
_SHORTEST = 3  # letters of a name that is no acronym
_BEFORE = 6  # characters before a word that tell whether it begins a sentence


def marks_of(text: str, places: Iterable[Place], counted: Iterable[tuple[int, float]]) -> Iterator[Mark]:
    """The marks of a text; `counted` are the numbers of people in it, digits or words, and where they stand."""
    for at, number in counted:
        yield Mark(f"{number:.12g}", True, at)
    for found in _NUMBER.finditer(text):
        yield Mark(_plain(found[0]), True, found.start())
    named: set[int] = set()
    for place in places:
        if place.gazetteer_id and place.start is not None and place.end is not None:
            named.update(range(place.start, place.end))
            yield Mark(place.gazetteer_id, False, place.start)
    for found in _WORD.finditer(text):
        word, at = found[0], found.start()
        acronym = len(word) > 1 and word.isupper()
        if not word[0].isupper() or at in named or not (acronym or len(word) >= _SHORTEST):
            continue
        if acronym or not _BEGINS.search(text[max(0, at - _BEFORE) : at]):
            yield Mark(_name(word), False, at)


def _name(word: str) -> str:
    """What spellings of a name share in two languages: the consonants, where there are enough of them."""
    plain = spelling_key(word)
    sounds = consonants(plain).strip("'")
    return (sounds if len(sounds) >= _SHORTEST else plain).removesuffix("s")  # many languages say whose by an s


def _plain(digits: str) -> str:
    """Digits without what parts thousands, and with a point before decimals."""
    whole = re.sub(r"[.,\s](?=\d{3}(?!\d))", "", digits)
    return f"{float(whole.replace(',', '.')):.12g}"


def in_languages(dated_bylines: Columns) -> bool:
    """Whether reports are in more than one language: else none is translated, and nothing has to be computed."""
    return len({"nb" if one == "no" else one for one in set(dated_bylines["language"]) if one}) > 1


def translated_pairs(
    bench: Bench, view: "View", claims: "Laid", dated_bylines: Columns, moved: "Values"
) -> list[tuple[CopyOf, dict[str, Any]]]:
    """The pairs that one of the reports `moved` is in, each with its row of `translated`.

    `claims` are those of all reports, or their columns that `counted` has. Nothing of it stays on the bench.
    """
    if not in_languages(dated_bylines):
        return []
    counted = claims.only(_COUNTED) if isinstance(claims, Columns) else claims.select(list(_COUNTED))
    bench.lay({"counted": counted, "dated_bylines": dated_bylines, "moved": Columns(_MOVED, {"report": moved})})
    bench.run(NEAR_STEPS)
    numbers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in bench.rows("near_numbers"):
        numbers[row["report"]].append((row["at"], row["number"]))
    ids = [one for report, one in zip(dated_bylines["report"], dated_bylines["id"], strict=True) if report in numbers]
    editions: dict[int, Edition] = {}
    marks: list[tuple[int, str, bool, int]] = []
    for report, publisher, published, places, text in _texts(view, ids):
        editions[report] = edition(publisher, published, text)
        marks += ((report, *mark) for mark in marks_of(text, places, numbers[report]))
    columns = list(zip(*marks, strict=True)) or [()] * len(_MARKS)
    bench.lay({"marks": Columns(_MARKS, dict(zip(_MARKS, columns, strict=True)))})
    bench.run(STEPS)
    rows = sorted(bench.rows("translated"), key=lambda row: (row["a"], row["b"]))
    bench.take_away(TABLES)
    return [(with_original(row, editions), row) for row in rows]


_COUNTED = {"report": "int64", "number": "float64", "start": "int64"}
_MOVED = {"report": "int64"}
_MARKS = {"report": "int64", "mark": "string", "is_number": "bool_", "at": "int64"}
_AT_ONCE = 1000


def _texts(view: "View", ids: list[str]) -> "Iterator[tuple[int, str | None, str | None, tuple[Place, ...], str]]":
    for at in range(0, len(ids), _AT_ONCE):
        _, pieces = view.parts("placed_texts", documents=set(ids[at : at + _AT_ONCE]))
        for piece in pieces:
            for report, publisher, published, places, text in piece:
                yield report, publisher, published, msgspec.json.decode(places, type=tuple[Place, ...]), text
