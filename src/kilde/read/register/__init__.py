"""The register of known sources: agencies, outlets, monitors, UN bodies, states, armed groups, under all names.

A name is found by its folded form (case, accents, hyphens and a leading article do not count), an acronym only as it is
written: *WHO* is a source and *who* is not.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

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


class RegisterError(ValueError):
    """A register file that cannot be used; the message is one line that says what to mend."""


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


def _entry(key: str, row: Any, where: str) -> Entry:  # noqa: ANN401 - whatever the file holds
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise RegisterError(f'{where}: source {key!r} needs a name, as in {key} = {{ name = "…", kind = "ngo" }}')
    unknown = sorted(set(row) - {"name", "kind", "names", "party", "wikidata"})
    if unknown:
        raise RegisterError(f"{where}: source {key!r} has the unknown field {unknown[0]!r}")
    try:
        kind = SourceKind(row.get("kind", "unnamed"))
    except ValueError:
        raise RegisterError(
            f"{where}: source {key!r} has kind {row['kind']!r}; use one of {', '.join(SourceKind)}"
        ) from None
    names = row.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise RegisterError(f"{where}: names of source {key!r} must be a list of strings")
    return Entry(key, row["name"], kind, tuple(names), row.get("party"), row.get("wikidata"))


def _entries(rows: Any, where: str) -> tuple[Entry, ...]:  # noqa: ANN401 - whatever the file holds
    if not isinstance(rows, Mapping):
        raise RegisterError(f"{where}: expected sources by id, each with name and kind")
    return tuple(_entry(str(key), row, where) for key, row in rows.items())


@cache
def bundled() -> Register:
    """The register that comes with Kilde."""
    text = resources.files(__package__).joinpath("sources.toml").read_text(encoding="utf-8")
    return Register(_entries(tomllib.loads(text), "sources.toml"))


def load_register(path: str | Path) -> Register:
    """The bundled register and the sources in a TOML or YAML file of the same form, which win; `RegisterError` else."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(f"cannot read the register {file}: {error}") from None
    try:
        rows = _yaml(text) if file.suffix in {".yaml", ".yml"} else tomllib.loads(text)
    except ValueError as error:
        raise RegisterError(f"{file}: {' '.join(str(error).split())}") from None
    return bundled().with_entries(_entries(rows, str(file)))


def _yaml(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    import srsly  # comes with spaCy

    return srsly.yaml_loads(text)


def find(name: str) -> Entry | None:
    """The source that goes by this name in the bundled register."""
    return bundled().find(name)


__all__ = ["Entry", "Register", "RegisterError", "bundled", "find", "fold", "load_register"]
