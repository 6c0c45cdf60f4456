"""The names of people in the phrases of one text: without titles, in full, in the spelling met most often."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from kilde.names import consonants, spelling_key
from kilde.read import register
from kilde.read.sources.kinds import GROUPS, is_state, noun_kind, possessive_endings, small
from kilde.read.sources.people import NAME, nationality
from kilde.vocabulary import SourceKind


def titles(language: str) -> frozenset[str]:
    """Words before a name that are none of it: titles and articles."""
    return small(language, "titles") | small(language, "article")


_FULL = 2
"""Words of a name in full."""
_OFFICE = 4
"""Words of an office with what it is held of and a name, more than."""


class Persons:
    """Finds people's names in phrases; `people` are those that the text names in full, by surname."""

    def __init__(self, text: str, language: str, *, known: register.Register, people: Mapping[str, str]) -> None:
        self._text, self._language, self._known, self._people = text, language, known, people

    def name_in(self, phrase: str) -> str | None:
        """The name of a person in the phrase, without titles; None where it names a body or nobody."""
        core = re.sub(r"\([^)]*\)", "", phrase)
        if known := self._known.search(core):  # what is a body's name is no person's
            core = core[: known[1]] + "," * (known[2] - known[1]) + core[known[2] :]
        if (held := self._behind_office(core)) is not None:
            return held
        for match in self._names_in(core):
            words = self._untitled(match.group().split())
            if len(words) == len(match.group().split()) and self._names_body(core[: match.start()]):
                continue
            while words and (noun_kind(words[0], self._language) or self._of_country(words)):
                words.pop(0)
            name = " ".join(words)
            if not words or re.fullmatch(r"[A-ZÆØÅ.]{2,}", name):
                continue
            if self._known.find(name) or name.endswith(tuple(small(self._language, "based"))):
                continue
            if (
                is_state(self._language, name)
                or self._modifies(core, match.end(), words)
                or any(nationality(word, self._language) for word in words)
            ):
                continue
            last = words[-1].casefold()
            if (
                len(words) >= 2
                and noun_kind(words[-1], self._language) is None
                and self._looks_personal(core, match.start(), name)
            ):
                return name
            spoken_of = (last in self._people or self.full_name(name) != name) and not self._bound(
                core[: match.start()]
            )
            if len(words) == 1 and (spoken_of or (match.start() > 0 and self._titled(core[: match.start()]))):
                return name
        return None

    def _untitled(self, words: list[str]) -> list[str]:
        """A run of capitals without titles; behind the last one, where a country's office opens it."""
        held = [i + 1 for i, word in enumerate(words) if word.casefold().rstrip(",") in titles(self._language)]
        if held and held[-1] < len(words) and (self._of_country(words) or len(words) - held[-1] > 1 < held[-1]):
            return words[held[-1] :]  # *British Foreign Secretary | Jo Doe*, *Interior Minister | Jo Doe*
        return [word for i, word in enumerate(words, 1) if i not in held]

    def _of_country(self, words: Sequence[str]) -> bool:
        """Whether a name begins behind a word of a country: *British | Jo Doe*, *envoy for Syria | Jo Doe*."""
        return len(words) > _FULL and nationality(words[0], self._language)

    def _behind_office(self, phrase: str) -> str | None:
        """The person named in full at the end of a phrase, behind an office: *the mayor of Torv Jo Doe*."""
        full = self._people.get(phrase.rsplit(maxsplit=1)[-1].casefold()) if len(phrase.split()) > _OFFICE else None
        if full is None or not phrase.endswith(" " + full):
            return None
        before = phrase[: -len(full)].split()
        of = next((i for i, word in enumerate(before) if word in small(self._language, "head_end")), 0)
        office = noun_kind(" ".join(before[:of]), self._language) if of else None
        return full if office is SourceKind.OFFICIAL else None

    def full_name(self, person: str) -> str:
        """The full name for a surname or another spelling (*al-Azeem*, *Al-Azzem*), its genitive allowed."""
        for name in dict.fromkeys((person, re.sub(r"['’]s?$|(?<=\w)s$", "", person))):
            if len(name.split()) > 1:
                usual = self._spellings.get(spelling_key(name), name)
                return usual if self._text.count(usual) > self._text.count(name) else name
            if full := self._people.get(name.casefold()):
                return full
        same = [full for last, full in self._people.items() if _arabic(person) and _arabic(last) == _arabic(person)]
        return same[0] if len(same) == 1 else person

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """People named in full by what the spellings of a name share: the one met most often, of equals the first."""
        found: dict[str, str] = {}
        for name in sorted(self._people.values(), key=self._text.count, reverse=True):
            found.setdefault(spelling_key(name), name)
        return found

    def _names_in(self, phrase: str) -> list[re.Match[str]]:
        """The names in a phrase, last first, but those before its first preposition before the others."""
        cut = re.search(rf"\s(?:{'|'.join(sorted(small(self._language, 'serving')))})\s(?=[a-zæøå])", phrase)
        end = cut.start() if cut else len(phrase)
        names = list(NAME.finditer(phrase))
        return sorted(names, key=lambda name: (name.start() >= end, -name.start()))

    def _modifies(self, phrase: str, end: int, words: Sequence[str]) -> bool:
        """Whether a name only tells which people or body: *Aleppo residents*, *Thorne's lawyer*, *Thorne officials*."""
        if words[-1].endswith(possessive_endings(self._language)) and phrase[end : end + 2].strip():
            return "'" in words[-1] or "’" in words[-1]
        after = re.match(r"\s([a-zæøå-]+)", phrase[end:])
        kind = noun_kind(after.group(1), self._language) if after else None
        return kind is not None and (len(words) == 1 or kind in GROUPS)

    def _names_body(self, before: str) -> bool:
        """Whether the noun right before a name makes it that of a body: *the newspaper Cwm Lantern*."""
        noun = before.split()[-1:]
        kinds = {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.NGO}
        people = small(self._language, "correspondent") | titles(self._language)
        return bool(noun) and noun[0].casefold() not in people and noun_kind(noun[0], self._language) in kinds

    def _looks_personal(self, phrase: str, start: int, name: str) -> bool:
        """A name of two words or more, unless a preposition binds it (*police in New York*)."""
        before = phrase[:start].split()
        if self._bound(phrase[:start]):
            return False
        return name.rsplit(maxsplit=1)[-1].casefold() in self._people or bool(before) or len(name.split()) >= 2

    def _bound(self, before: str) -> bool:
        """Whether a preposition binds what follows to a noun: *police in | New York*, *a source in | Torv*."""
        words = [word for word in before.casefold().split() if word not in small(self._language, "article")]
        return bool(words) and words[-1] in small(self._language, "affiliation")

    def _titled(self, before: str) -> bool:
        words = before.casefold().replace(",", " ").split()
        return bool(words) and (
            words[-1] in small(self._language, "titles")
            or noun_kind(words[-1], self._language)
            in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC, SourceKind.WITNESS}
        )


def _arabic(surname: str) -> str:
    """The consonants of an Arabic surname with its article, in which its spellings agree; else empty."""
    match = re.fullmatch(r"(?:al|el)-(\w{4,})", surname.casefold())
    return consonants(match.group(1)) if match else ""
