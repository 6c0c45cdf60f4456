"""Where known sources come from: the data files of this folder, and a file of one's own in YAML or TOML."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kilde.read.register.kept import kept
from kilde.read.register.names import Entry, Register, fold
from kilde.vocabulary import SourceKind

_FIELDS = ("name", "kind", "names", "party", "conflicts", "wikidata")


class RegisterError(ValueError):
    """A register file that cannot be used; the message is one line that says what to mend."""


@cache
def bundled() -> Register:
    """The register that comes with Kilde."""
    return Register(entries())


@cache
def entries() -> tuple[Entry, ...]:
    """The sources of that register."""
    return kept(_put_together)


def _put_together() -> tuple[Entry, ...]:
    folder = resources.files(__package__)
    rows: dict[str, Any] = {}
    for file in sorted(folder.joinpath("sources").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml") and file.name != "governments.toml":
            rows |= tomllib.loads(file.read_text(encoding="utf-8"))
    governments = tomllib.loads(folder.joinpath("sources/governments.toml").read_text(encoding="utf-8"))
    return tuple(_with_offices(_entries(rows, "sources"), list(_offices(governments))))


@cache
def parties() -> dict[str, tuple[str, ...]]:
    """Sides of conflicts, each with the countries in which it takes part in one."""
    text = resources.files(__package__).joinpath("parties.toml").read_text(encoding="utf-8")
    return {party: tuple(countries) for party, countries in tomllib.loads(text).items()}


def _offices(governments: Mapping[str, Any]) -> Iterator[Entry]:
    """The offices of each government, under their names in English and Norwegian."""
    for code, row in governments["countries"].items():
        country = row | {"nb_name": re.sub("s?'?$", "", row["nb"])}
        party = country.get("party")
        for office, made in governments["offices"].items():
            name, *names = (pattern.format_map(country) for pattern in (made["name"], *made["names"]))
            conflicts = parties().get(party, ())
            yield Entry(
                f"{code.lower()}_{office}", name, SourceKind(made["kind"]), tuple(names), party, None, conflicts
            )


def _with_offices(entries: Iterable[Entry], offices: Iterable[Entry]) -> Iterator[Entry]:
    """Entries, those that are a government's office with its further names; and the offices that none of them is."""
    known = list(entries)
    owner = {fold(name): entry.id for entry in known for name in (entry.name, *entry.names)}
    more: dict[str, list[str]] = {}
    for office in offices:
        names = (office.name, *office.names)
        same = {owner[fold(name)] for name in names if fold(name) in owner}
        new = [name for name in names if fold(name) not in owner]
        if same:
            more.setdefault(sorted(same)[0], []).extend(new)
        else:
            yield office
        owner |= {fold(name): office.id for name in new}
    for entry in known:
        added = tuple(more.get(entry.id, ()))
        yield (
            Entry(entry.id, entry.name, entry.kind, entry.names + added, entry.party, entry.wikidata, entry.conflicts)
            if added
            else entry
        )


def load_register(path: str | Path) -> Register:
    """The bundled register and the sources in a YAML or TOML file of the same form, which win; `RegisterError` else."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise RegisterError(f"cannot read the register {file}: {reason}") from None
    try:
        rows = _yaml(text) if file.suffix in {".yaml", ".yml"} else tomllib.loads(text)
    except ValueError as error:
        raise RegisterError(f"{file}: {' '.join(str(error).split())}") from None
    return bundled().with_entries(_own(_entries(rows, str(file)), str(file)))


def _own(entries: Iterable[Entry], where: str) -> Iterator[Entry]:
    """One's own entries; two of them may not share a name."""
    owner: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, *entry.names):
            if owner.setdefault(name, entry.id) != entry.id:
                raise RegisterError(f"{where}: the name {name!r} is given to both {owner[name]!r} and {entry.id!r}")
        yield entry


def _yaml(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    import srsly  # comes with spaCy

    return srsly.yaml_loads(text)


def _entries(rows: Any, where: str) -> tuple[Entry, ...]:  # noqa: ANN401 - whatever the file holds
    if not isinstance(rows, Mapping):
        raise RegisterError(f"{where}: expected sources by id, each with name and kind")
    return tuple(_entry(str(key), row, where) for key, row in rows.items())


def _entry(key: str, row: Any, where: str) -> Entry:  # noqa: ANN401 - whatever the file holds
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise RegisterError(f"{where}: source {key!r} needs a name, as in {key}: {{name: …, kind: ngo}}")
    for unknown in sorted(map(str, set(row) - set(_FIELDS))):
        raise RegisterError(f"{where}: source {key!r} has the unknown field {unknown!r}; use {', '.join(_FIELDS)}")
    if row.get("kind") not in set(SourceKind):
        given = f"has kind {row['kind']!r}" if "kind" in row else "has no kind"
        raise RegisterError(f"{where}: source {key!r} {given}; use one of {', '.join(SourceKind)}")
    party, wikidata = (_text(row, field, key, where) for field in ("party", "wikidata"))
    conflicts = _list(row, "conflicts", key, where) if "conflicts" in row else parties().get(party or "", ())
    for country in conflicts:
        if not re.fullmatch("[A-Z]{2}", country):
            raise RegisterError(
                f"{where}: conflicts of source {key!r} must be codes of countries such as SY: {country!r}"
            )
    names = tuple(name for name in _list(row, "names", key, where) if name.strip())
    return Entry(key, row["name"].strip(), SourceKind(row["kind"]), names, party, wikidata, conflicts)


def _text(row: Mapping[str, Any], field: str, key: str, where: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise RegisterError(f"{where}: {field} of source {key!r} must be a text")
    return value


def _list(row: Mapping[str, Any], field: str, key: str, where: str) -> tuple[str, ...]:
    values = row.get(field) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RegisterError(f"{where}: {field} of source {key!r} must be a list of strings")
    return tuple(values)
