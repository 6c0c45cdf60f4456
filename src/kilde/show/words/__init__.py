"""What the doors say, in the languages of those who use them: one TOML file each, with the same keys.

These are the words of pages and tables. The languages that Kilde reads are another matter, and live in `read`.
"""

import os
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct

from kilde.show.words.dates import axis_labels, days_only, in_words
from kilde.show.words.reasons import reason
from kilde.vocabulary import (
    Category,
    EventType,
    Extent,
    Measure,
    Modality,
    Number,
    Place,
    PlaceRole,
    Quantity,
    Source,
    SourceKind,
    SourceRole,
    Unit,
)

__all__ = ["LANGUAGES", "Words", "ui_language", "words"]

LANGUAGES = ("en", "nb")
_SPOKEN_AS = {"nb": "nb", "nn": "nb", "no": "nb"}


class Words(Struct, frozen=True):
    """The words of one language, with its way of writing numbers and dates."""

    code: str
    said: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase under a dotted key, its `{names}` filled in; numbers are written as the language does."""
        phrase = self.said
        for name in key.split("."):
            phrase = phrase[name]
        assert isinstance(phrase, str), key
        return phrase.format(
            **{name: self.number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        )

    def reason(self, text: str) -> str | None:
        """A reason that weighing gives, in this language; None where it is not known how to say it."""
        return reason(text, self.code)

    def told(self, text: str) -> str:
        """The same, in English where it is not known."""
        return self.reason(text) or text

    def count(self, key: str, number: int) -> str:
        """`1 report`, `3 reports`: from the keys `one` and `many` under a key."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=number)

    def number(self, number: Number) -> str:
        """`65,000`, `65 000`."""
        return _written(number, self.code)

    def share(self, part: float) -> str:
        """`14%`, `14 %`."""
        from babel.numbers import format_percent

        return format_percent(part, locale=self.code)

    def range(self, low: Number | None, high: Number | None, *, about: bool = False) -> str:
        """`2,150–2,400`, `at least 3,000`, `up to 60,000`, `about 500`, `?`."""
        if low is None and high is None:
            return self("range.unknown")
        if high is None or low is None:
            text = self("range.at_least", n=low) if low is not None else self("range.at_most", n=high)
        else:
            text = self.number(low) if low == high else self._between(low, high)
        return self("range.about", text=text) if about else text

    def _between(self, low: Number, high: Number) -> str:
        """`38–45`; `−489 to 392` where a dash could be taken for a minus."""
        if low < 0 or high < 0:
            return self("range.between", low=low, high=high)
        return f"{self.number(low)}–{self.number(high)}"

    def quantity(self, quantity: Quantity) -> str:
        """What a number as worded comes to."""
        if quantity.low is None and quantity.high is None and quantity.value is not None:
            return self("range.about", text=self.number(quantity.value))
        return self.range(quantity.low, quantity.high)

    def brief_range(self, low: Number | None, high: Number | None, *, about: bool = False) -> str:
        """The same where there is little room: `≥ 3,000`, `≤ 60,000`, `≈ 500`, `38–45`."""
        sign = "≈ " if about else ""
        if low is None and high is None:
            return self("range.unknown")
        if low is not None and high is not None:
            return sign + self.range(low, high)
        return sign + (f"≥ {self.number(low)}" if low is not None else f"≤ {self.number(high or 0)}")

    def brief(self, quantity: Quantity) -> str:
        """What a number as worded comes to, where there is little room."""
        low, high, value = quantity.low, quantity.high, quantity.value
        if low is None and high is None and value is not None:
            return self.brief_range(value, value, about=True)
        return self.brief_range(low, high)

    def period(self, edtf: str | None, *, hours: bool = True, year: bool = True) -> str:
        """`13 Feb – 13 Mar 2019`, without hours or year if asked; nothing where the time is unknown."""
        return in_words(edtf if hours else days_only(edtf), self.code, year=year) if edtf else ""

    def axis(self, dates: Sequence[datetime]) -> list[str]:
        """The marks on an axis of time."""
        return axis_labels(dates, self.code)

    def people(self, who: Iterable[Category], unit: Unit) -> str:
        """`people`, `children`, `fighters and prisoners`, `households`."""
        named = [self(f"category.{category}") for category in who]
        if not named or unit is not Unit.PERSON:
            return self(f"unit.{unit}")
        return self.listing(named)

    def matter(self, who: Iterable[Category], unit: Unit, measure: Measure, extent: Extent) -> str:
        """What is counted: `people arrived`, `children killed so far`."""
        told = f"{self.people(who, unit)} {self(f'measure.{measure}')}"
        return f"{told} {self('extent.cumulative')}" if extent is Extent.CUMULATIVE else told

    def modality(self, modality: Modality) -> str:
        """`denied`, `planned` …; nothing for what is asserted."""
        return "" if modality is Modality.ASSERTED else self(f"modality.{modality}")

    def event(self, event: str) -> str:
        """What happened; a type that is not known here by its own name."""
        known = {str(kind) for kind in EventType}
        return self(f"event_type.{event}") if event in known else event

    def kind(self, kind: SourceKind | None) -> str:
        """What sort of speaker a source is; nothing for the reports' own voice."""
        return self(f"kind.{kind}") if kind else ""

    def chain(self, sources: Iterable[Source]) -> str:
        """`Hamid Rasho, through Corvane`; the report itself where it names nobody."""
        named: dict[SourceRole, list[str]] = {role: [] for role in SourceRole}
        for source in sources:
            named[source.role].append(source.name or source.text or self.kind(source.kind))
        speakers, relays, evidence = (
            named[role] for role in (SourceRole.CLAIMS, SourceRole.RELAYS, SourceRole.EVIDENCE)
        )
        whose = self.listing(speakers or relays or [self("own_voice")])
        through = f", {self('through')} {self.listing(relays)}" if speakers and relays else ""
        return whose + through + (f" ({self.listing(evidence)})" if evidence else "")

    def places(self, places: Iterable[Place]) -> str:
        """`from Baghouz to Al-Hol`; without a word where something is *at* one place only."""
        known = list(places)
        if len(known) == 1 and known[0].role in {None, PlaceRole.AT}:
            return known[0].name or known[0].text or ""
        return " ".join(
            f"{self(f'place_role.{place.role or PlaceRole.AT}')} {place.name or place.text}" for place in known
        )

    def listing(self, items: Iterable[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        *first, last = list(items) or [""]
        return f"{', '.join(first)} {self('and')} {last}" if first else last


@lru_cache(1 << 14)
def _written(number: Number, code: str) -> str:
    from babel.numbers import format_decimal

    if isinstance(number, int) and number >= 0:  # most are, and are written a hundred times sooner so
        return f"{number:,}".replace(",", _grouped_by(code))
    return format_decimal(number, locale=code)


@cache
def _grouped_by(code: str) -> str:
    """What stands between thousands."""
    from babel.numbers import get_group_symbol

    return get_group_symbol(code)


@cache
def words(code: str) -> Words:
    """The words of a language of `LANGUAGES`."""
    return Words(code, tomllib.loads((resources.files(__package__) / f"{code}.toml").read_text(encoding="utf-8")))


def ui_language() -> str:
    """The language that the environment asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`), English where Kilde has it not."""
    asked = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return _SPOKEN_AS.get(asked.replace("-", "_").partition("_")[0].lower(), "en")
