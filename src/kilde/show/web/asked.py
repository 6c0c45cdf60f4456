"""A question: what figures are asked for, as it stands in an address and in a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from kilde.edtf import EdtfError, Interval
from kilde.ledger import Selection
from kilde.show.words import Words
from kilde.vocabulary import Category, Measure
from kilde.weigh import rulebooks

HOUSE = "house"
_ENTRY = re.compile(r"entry:(\d{1,9})")
"""A moment of the ledger, by the number of an entry: several entries may have come in at one time."""


class QuestionError(ValueError):
    """A question that cannot be answered as it stands; `field` says which part of it."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: {value!r}")
        self.field, self.value = field, value


@dataclass(frozen=True, slots=True)
class Question:
    """Place, measure, people and period, under which rule book, as known when; None leaves a part open."""

    place: str | None = None
    measure: Measure | None = None
    who: Category | None = None
    since: str | None = None
    until: str | None = None
    rulebook: str = HOUSE
    as_of: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Question":
        """The question that an address or a form holds; `QuestionError` for a part that is none."""
        parts = {field.name: given.get(field.name, "").strip()[:200] or None for field in fields(cls)}
        for name, kind in (("measure", Measure), ("who", Category)):
            if (value := parts[name]) and value not in set(kind):
                raise QuestionError(name, value)
        for name in ("since", "until", "as_of"):
            value = parts[name]
            if value and not (name == "as_of" and _ENTRY.fullmatch(value)):
                try:
                    Interval.parse(value)
                except EdtfError as error:
                    raise QuestionError(name, value) from error
        if parts["rulebook"] and parts["rulebook"] not in rulebooks:
            raise QuestionError("rulebook", parts["rulebook"])
        return cls(
            place=parts["place"],
            measure=Measure(parts["measure"]) if parts["measure"] else None,
            who=Category(parts["who"]) if parts["who"] else None,
            since=parts["since"],
            until=parts["until"],
            rulebook=parts["rulebook"] or HOUSE,
            as_of=parts["as_of"],
        )

    @property
    def selection(self) -> Selection:
        """What the ledger is asked."""
        return Selection(place=self.place, measure=self.measure, who=self.who, since=self.since, until=self.until)

    @property
    def known(self) -> str | int | None:
        """The day, or the number of the entry, as of which it is asked; None for now."""
        if self.as_of and (entry := _ENTRY.fullmatch(self.as_of)):
            return int(entry[1])
        return self.as_of

    @property
    def given(self) -> dict[str, str]:
        """The parts that are given, as they stand in an address."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.rulebook == HOUSE:
            parts["rulebook"] = None
        return {name: str(value) for name, value in parts.items() if value}

    @property
    def query(self) -> str:
        """The question as the query of an address; the same question always gives the same."""
        return urlencode(self.given)

    @property
    def open(self) -> bool:
        """Whether everything is asked for."""
        return not self.given

    def but(self, **parts: object) -> "Question":
        """The same with other parts."""
        return replace(self, **parts)  # type: ignore[arg-type]

    def title(self, words: Words) -> str:
        """`Al-Hol: arrived, children, from 1 Mar 2019`."""
        period = ""
        if self.since or self.until:
            span = f"{_edge(self.since, first=True)}/{_edge(self.until, first=False)}"
            period = words.period(self.since if self.since == self.until else span)
        what = [
            words(f"category.{self.who}") if self.who else "",
            words(f"measure.{self.measure}") if self.measure else "",
            period,
        ]
        rest = ", ".join(filter(None, what))
        place = self.place or ("" if rest else words("web.everything"))
        return ": ".join(filter(None, [place, rest]))


def _edge(edtf: str | None, *, first: bool) -> str:
    if not edtf:
        return ".."
    start, _, end = edtf.partition("/")
    return start if first else end or start
