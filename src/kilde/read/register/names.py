"""Known sources by name.

A name is found by its folded form (case, accents, hyphens and a leading article do not count), an acronym only as it is
written: *WHO* is a source and *who* is not.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from kilde.vocabulary import SourceKind


class Entry(Struct, frozen=True):
    """A known source: `name` is its normal form, `names` all others; `party` the side of a conflict it belongs to."""

    id: str
    name: str
    kind: SourceKind
    names: tuple[str, ...] = ()
    party: str | None = None
    wikidata: str | None = None
    conflicts: tuple[str, ...] = ()
    """ISO 3166 codes of the countries in which its party takes part in a conflict."""


_ARTICLE = re.compile(r"^(?:the|den|det|dei|de)\s+", re.IGNORECASE)
_APART = re.compile(r"[\s\-‐‑–]+")
_NOTHING = re.compile(r"['’ʼ`.]+")
_GENITIVE = re.compile(r"['’]s?$|(?<=\w)s$")
_WORD = re.compile(r"[\w.&]+(?:[-'’/]\w+)*")
_OPENING = re.compile(r"[\w&]*")
_LONGEST = 9
"""Words of the longest name that is looked for."""


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The form under which names are compared: no case, accents, hyphens, apostrophes or leading article."""
    bare = _ARTICLE.sub("", name.strip())
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _APART.sub(" ", _NOTHING.sub("", plain.casefold())).strip()


@lru_cache(maxsize=1 << 16)
def _opening(name: str) -> str:
    """The letters that the folded form of a name or a word begins with."""
    match = _OPENING.match(fold(name))
    return match.group() if match else ""


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 7 and bool(letters) and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


@dataclass(frozen=True)
class Register:
    """Known sources by name. `find` answers for a whole name, `search` for the longest name inside a phrase."""

    entries: tuple[Entry, ...]
    _folded: dict[str, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)
    _acronyms: dict[str, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)
    _without_capital: set[str] = field(init=False, repr=False, compare=False, default_factory=set)
    _first_words: set[str] = field(init=False, repr=False, compare=False, default_factory=set)
    """The words that names begin with, as `_opening` gives them."""
    shared: dict[str, list[Entry]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Acronyms that several sources have; `find` answers with the one in no conflict, else with the first."""

    def __post_init__(self) -> None:
        for entry in self.entries:
            for name in (entry.name, *entry.names):
                if _is_acronym(name):
                    self._know(name.replace(".", ""), entry)
                else:
                    self._folded.setdefault(fold(name), entry)
                    if _ARTICLE.sub("", name)[:1].islower():
                        self._without_capital.add(fold(name))
        self._first_words.update(map(_opening, self._folded), map(_opening, self._acronyms))

    def _know(self, acronym: str, entry: Entry) -> None:
        """Keep an acronym; a pronounceable one of an agency also as papers write a name: *Sana*, *Tass*."""
        first = self._acronyms.setdefault(acronym, entry)
        if first.id != entry.id:
            owners = self.shared.setdefault(acronym, [first])
            owners.append(entry)
            self._acronyms[acronym] = next((one for one in owners if not one.conflicts), first)
        if entry.kind is SourceKind.AGENCY and len(acronym) > 3 and set(acronym) & set("AEIOUY"):
            self._acronyms.setdefault(acronym.capitalize(), entry)

    def meaning(self, chosen: Mapping[str, Entry]) -> "Register":
        """This register, with acronyms that several sources have meaning these."""
        other = copy(self)
        object.__setattr__(other, "_acronyms", {**self._acronyms, **chosen})
        return other

    def find(self, name: str) -> Entry | None:
        """The source that goes by this name, genitive allowed (*Reuters'*, *NRKs*, *AFPs*)."""
        bare = _ARTICLE.sub("", name.strip())
        for form in (bare, _GENITIVE.sub("", bare)):
            if found := self._acronyms.get(form.replace(".", "")) or self._folded.get(fold(form)):
                return found
        return None

    def search(self, phrase: str) -> tuple[Entry, int, int] | None:
        """The longest known name in a phrase, the last of equals, with where it stands; names in capitals only."""
        words = [m.span() for m in _WORD.finditer(phrase)]
        firsts = [first for first in range(len(words) - 1, -1, -1) if self._may_open(phrase[slice(*words[first])])]
        for size in range(min(_LONGEST, len(words)) if firsts else 0, 0, -1):
            for first in firsts:
                if first + size > len(words):
                    continue
                start, end = words[first][0], words[first + size - 1][1]
                piece = phrase[start:end]
                if self._may_be_name(piece) and (found := self.find(piece)):
                    return found, start, end
        return None

    def _may_open(self, word: str) -> bool:
        """Whether a known name begins with this word, genitive allowed."""
        opening = _opening(word)
        return opening in self._first_words or (opening[-1:] == "s" and opening[:-1] in self._first_words)

    def _may_be_name(self, piece: str) -> bool:
        """Whether words are written as a name: with a capital, or as one that has none (*russiske myndigheter*)."""
        several = " " in piece
        capital = piece[:1].isupper() or (several and any(c.isupper() for c in piece))
        plain = several and fold(piece) in self._without_capital
        return (capital or plain) and not _ARTICLE.match(piece)

    def with_entries(self, entries: Iterable[Entry]) -> "Register":
        """This register and more entries, which win where a name or an id is in both."""
        added = tuple(entries)
        ids = {entry.id for entry in added}
        both = Register((*added, *(entry for entry in self.entries if entry.id not in ids)))
        acronyms = {n.replace(".", ""): e for e in reversed(added) for n in (e.name, *e.names) if _is_acronym(n)}
        for acronym in acronyms:
            both.shared.pop(acronym, None)
        return both.meaning(acronyms)
