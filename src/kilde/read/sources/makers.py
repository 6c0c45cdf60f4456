"""Who made a video, photograph or document: as the text says somewhere, by their normal name."""

from collections.abc import Mapping
from functools import cached_property

from kilde.read import register
from kilde.read.sources.kinds import GROUPS, noun_kind, table
from kilde.read.sources.media import makings
from kilde.read.sources.people import LONG_NAME
from kilde.vocabulary import Medium, SourceKind, Span


class Makers:
    """The makers of the things that one text is about; `people` are those named in full, by surname."""

    def __init__(
        self,
        text: str,
        language: str,
        *,
        known: register.Register,
        acronyms: Mapping[str, str],
        people: Mapping[str, str],
    ) -> None:
        self._text, self._language = text, language
        self._known, self._acronyms, self._people = known, acronyms, people

    def of(self, medium: Medium, span: Span) -> str | None:
        """Who made a thing: as its own sentence says, else the only one said to have made any of its sort here."""
        start, end = span.start or 0, span.end or 0
        first = max(self._text.rfind(mark, 0, start) for mark in (". ", "\n", "! ", "? "))
        last = min((at for mark in (". ", "\n") if (at := self._text.find(mark, end)) >= 0), default=len(self._text))
        made = [(at, name) for sort, at, name in self._made if sort is medium]
        here = [name for at, name in made if start <= at < end] or [name for at, name in made if first <= at < last]
        names = dict.fromkeys(here or [name for _, name in made])
        return next(iter(names)) if len(names) == 1 else None

    @cached_property
    def _made(self) -> list[tuple[Medium, int, str]]:
        """Things that the text says somebody made: medium, place and the maker's normal name."""
        found = [
            (making.medium, making.at, self._maker_named(making.maker))
            for making in makings(self._text, self._language)
        ]
        return [(medium, at, name) for medium, at, name in found if name]

    def _maker_named(self, span: Span) -> str | None:
        """The normal name of a maker: a known or abbreviated body, a person, or the group that a bare noun means."""
        phrase = (span.text or "").strip()
        long = self._acronyms.get(phrase, phrase)
        if entry := self._known.find(long) or self._known.find(phrase):
            return entry.name if entry.kind is not SourceKind.MEDIA_ITEM else None
        if phrase in self._acronyms:
            return long
        if phrase[:1].isupper() and len(phrase.split()) > 1:
            body = noun_kind(phrase, self._language) in GROUPS
            return phrase if body or self._people.get(phrase.split()[-1].casefold()) == phrase else None
        if phrase[:1].isupper():
            return None
        kind = noun_kind(phrase, self._language)
        stands = table(self._language, "stands_for").get(phrase) or (kind if kind in GROUPS else "")
        if named := self._named_before(frozenset(stands.split()), span.start or 0) if stands else None:
            return named
        return phrase if kind in {SourceKind.UNNAMED, SourceKind.WITNESS, SourceKind.MEDIC} else None

    def _named_before(self, kinds: frozenset[str], start: int) -> str | None:
        """The known body of one of these kinds that was named last."""
        for match in reversed(list(LONG_NAME.finditer(self._text, 0, start))):
            found = self._known.search(match.group())
            if found and found[0].kind in kinds:
                return found[0].name
        return None
