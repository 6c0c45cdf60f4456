"""Known sources by name.

A name is found by its folded form (case, accents, hyphens and a leading article do not count), an acronym only as it is
written: *WHO* is a source and *who* is not.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kilde.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Entry:
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


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The form under which names are compared: no case, accents, hyphens, apostrophes or leading article."""
    bare = _ARTICLE.sub("", name.strip())
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _APART.sub(" ", _NOTHING.sub("", plain.casefold())).strip()


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 7 and bool(letters) and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def _may_be_name(piece: str) -> bool:
    """Whether words have a capital, the only one of them in front, and do not open with an article."""
    capital = piece[:1].isupper() or (" " in piece and any(c.isupper() for c in piece))
    return (capital or not piece.isascii()) and not _ARTICLE.match(piece)


@dataclass(frozen=True)
class Register:
    """Known sources by name. `find` answers for a whole name, `search` for the longest name inside a phrase."""

    entries: tuple[Entry, ...]
    _folded: dict[str, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)
    _acronyms: dict[str, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries:
            for name in (entry.name, *entry.names):
                if _is_acronym(name):
                    self._acronyms.setdefault(name.replace(".", ""), entry)
                else:
                    self._folded.setdefault(fold(name), entry)

    def find(self, name: str) -> Entry | None:
        """The source that goes by this name, genitive allowed (*Reuters'*, *NRKs*, *AFPs*)."""
        bare = _ARTICLE.sub("", name.strip())
        for form in (bare, re.sub(r"['’]s?$|(?<=\w)s$", "", bare)):
            if found := self._acronyms.get(form.replace(".", "")) or self._folded.get(fold(form)):
                return found
        return None

    def search(self, phrase: str) -> tuple[Entry, int, int] | None:
        """The longest known name in a phrase, the last of equals, with where it stands; names in capitals only."""
        words = [m.span() for m in re.finditer(r"[\w.&]+(?:[-'’/]\w+)*", phrase)]
        for size in range(min(9, len(words)), 0, -1):
            for first in range(len(words) - size, -1, -1):
                start, end = words[first][0], words[first + size - 1][1]
                piece = phrase[start:end]
                if (
                    any(c.isupper() for c in piece)
                    and (piece[:1].isupper() or size > 1)
                    and not _ARTICLE.match(piece)
                    and (found := self.find(piece))
                ):
                    return found, start, end
        return None

    def with_entries(self, entries: Iterable[Entry]) -> "Register":
        """This register and more entries, which win where a name or an id is in both."""
        added = tuple(entries)
        ids = {entry.id for entry in added}
        return Register((*added, *(entry for entry in self.entries if entry.id not in ids)))
