"""Acronyms that a text explains: *Harrow Bay Port Council (HBPC)*."""

import re

_ACRONYM = re.compile(r"(?<=\s)[(\[]([A-ZÆØÅ][A-Za-zÆØÅ-]{1,9})[)\]]")
_WORDS_BEFORE = re.compile(r"(?<![\w'’&.-])(?:[\w'’&.-]+\s+){1,9}$")
_LONGEST_NAME = 300
"""Characters before an acronym in brackets among which the words stand that it shortens."""


def acronyms_of(text: str) -> dict[str, str]:
    """What the acronyms in brackets of a text are short for; of two explanations the first."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        before = _WORDS_BEFORE.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        if before and (long := _long_form(before.group(), match.group(1))):
            found.setdefault(match.group(1), long)
    return found


def _long_form(before: str, acronym: str) -> str | None:
    """The words before a bracket whose initials make the acronym in it (*Harrow Bay Port Council (HBPC)*)."""
    words = before.split()
    letters = [c.casefold() for c in acronym if c.isalpha()]
    for first in range(len(words) - 1, -1, -1):
        initials = [w[0].casefold() for w in words[first:]]
        if initials[0] == letters[0] and words[first][0].isupper() and _spells(initials, letters):
            return " ".join(words[first:])
    return None


def _spells(initials: list[str], letters: list[str]) -> bool:
    """Whether the letters come in this order among the initials, small words left out."""
    at = 0
    for letter in initials:
        if at < len(letters) and letter == letters[at]:
            at += 1
    return at >= max(2, len(letters) - 1) and len(initials) <= len(letters) + 3
