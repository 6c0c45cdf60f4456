"""What columns are called and what they mean, in the languages of those who use them: one TOML file each."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's name and what stands in it."""

    name: str
    meaning: str


@cache
def _said(language: str) -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads((resources.files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))


def heading(table: str, column: str, language: str = "en") -> Heading:
    """What a column of a table is called in a language; in English the column's own name."""
    said = _said(language)
    found = said[table].get(column) or said["shared"][column]
    return Heading(column, found) if isinstance(found, str) else Heading(*found)


def title(name: str) -> str:
    """A column's name as it stands over a sheet for people: `Start date`."""
    return name.replace("_", " ").capitalize()
