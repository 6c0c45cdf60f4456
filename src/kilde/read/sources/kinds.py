"""What sort of speaker a phrase names, by the nouns and little words of a language's `sources.toml`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from kilde.read.language import FOLDERS, lexicon
from kilde.vocabulary import SourceKind

RELAYING = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
GROUPS = frozenset(
    {
        SourceKind.AGENCY,
        SourceKind.OUTLET,
        SourceKind.MONITOR,
        SourceKind.STATE,
        SourceKind.ARMED_GROUP,
        SourceKind.UN,
        SourceKind.NGO,
        SourceKind.COMPANY,
        SourceKind.PARTY,
        SourceKind.COURT,
    }
)


@cache
def small(language: str, name: str) -> frozenset[str]:
    """A set of little words of `sources.toml`."""
    return frozenset(lexicon(language, "sources")["words"][name])


@cache
def table(language: str, name: str) -> dict[str, str]:
    """A table of little words of `sources.toml`."""
    return dict(lexicon(language, "sources")["words"][name])


def pronouns(language: str) -> frozenset[str]:
    """The pronouns of the third person."""
    return frozenset(word.casefold() for word in table(language, "pronouns"))


@cache
def _kind_matchers(language: str) -> tuple[tuple[SourceKind, re.Pattern[str]], ...]:
    """Kind and the pattern of its nouns; `*` at an end of a word stands for any letters there."""
    found = []
    for kind, nouns in lexicon(language, "sources")["kinds"].items():
        forms = (re.escape(noun.strip("*")) for noun in nouns)
        parts = [
            ("" if not noun.startswith("*") else r"\w*") + form + (r"[\w-]*" if noun.endswith("*") else "")
            for noun, form in zip(nouns, forms, strict=True)
        ]
        found.append(
            (SourceKind(kind), re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)"))
        )
    return tuple(found)


@cache
def _head_end(language: str) -> re.Pattern[str]:
    """What follows the head of a noun phrase: a comma, a bracket, a preposition, a relative pronoun."""
    return re.compile(rf"[,(]|\s(?:{'|'.join(sorted(small(language, 'head_end')))})\s")


def head_noun(phrase: str, language: str) -> str:
    """The noun that a phrase is about, folded: its last word before a preposition, a comma or a relative clause."""
    words = words_of(_head_end(language).split(phrase.casefold())[0])
    return words[-1] if words else ""


@lru_cache(maxsize=1 << 14)
def noun_kind(phrase: str, language: str) -> SourceKind | None:
    """The kind that a phrase's nouns name: the head noun decides, else any other."""
    core = _head_end(language).split(phrase.casefold())[0]
    for piece in (core, phrase.casefold()):
        found = [
            (m.end(), len(m.group()), kind) for kind, nouns in _kind_matchers(language) for m in nouns.finditer(piece)
        ]
        if found:
            return max(found, key=lambda row: row[:2])[2]
    return None


def words_of(phrase: str) -> list[str]:
    """The words of a phrase, folded."""
    return [w.casefold() for w in re.findall(r"\w+(?:[.'’-]\w+)*\.?", phrase)]


@cache
def _territories(language: str) -> frozenset[str]:
    from babel import Locale

    names: Iterable[Any] = Locale.parse(FOLDERS[language]).territories.values()
    return frozenset(str(name).casefold() for name in names)


def is_state(language: str, name: str) -> bool:
    """Whether a name is that of a country, or of a capital that stands for its government."""
    return name.casefold() in _territories(language) or name.casefold() in small(language, "capitals")


@cache
def possessive_endings(language: str) -> tuple[str, ...]:
    """The endings of a genitive, longest first."""
    return tuple(sorted(small(language, "genitive"), key=len, reverse=True))


@cache
def _bodies(language: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in small(language, "bodies")))


def is_body(noun: str, language: str) -> bool:
    """Whether a noun of a kind of people names a body all the same: *police*, *hospital*, *newspaper*."""
    return _bodies(language).fullmatch(noun.casefold()) is not None
