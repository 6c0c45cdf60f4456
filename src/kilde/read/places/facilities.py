"""Named buildings, streets and squares, which no gazetteer of towns holds: *in New Bilibid Prison*."""

import re
from collections.abc import Iterator

from kilde.read.gazetteer import key
from kilde.read.places.words import Words

_NAME = r"[A-ZÆØÅÄÖ][\w’'-]*"
_RUN = re.compile(
    rf"(?<![\w.-]){_NAME}(?:[ \u00a0](?:of |the |al-|de |and (?=[A-Z]))?{_NAME}){{0,5}}(?: St\.| Rd\.| Ave\.)?"
)
_NEXT = re.compile(r"[ \u00a0]([a-zæøå]+)(?![\w-])")
_WORD = re.compile(r"[a-zæøå-]+")
_ARTICLES = frozenset({"the", "a", "an", "den", "det"})
_SEEN = 40
_FAR = 3
"""Words before a name that are looked at: a preposition, an article, an adjective."""


def facilities(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Where each name stands that a word for a building, street or square ends, behind a preposition of place."""
    for run in _RUN.finditer(text):
        end = _end(text, run, words)
        if end is not None and _is_located(text, run.start(), words):
            yield run.start(), end


def _end(text: str, run: re.Match[str], words: Words) -> int | None:
    """Where the name ends, its word for a facility included."""
    parts = run.group().split()
    if len(parts) > 1 and parts[-1].rstrip(".").casefold() in words.facilities:
        return run.end()
    after = _NEXT.match(text, run.end())
    if after and after.group(1) in words.facilities and key(run.group()) not in words.common:
        return after.end()
    return None


def _is_located(text: str, start: int, words: Words) -> bool:
    """Whether a preposition of place stands before a name, past an article and an adjective."""
    if text[start - 1 : start] not in {" ", "\u00a0"}:
        return False
    before = text[max(0, start - _SEEN) : start].split()[-_FAR:]
    near = [word for word in before[::-1] if word not in _ARTICLES]
    adjective = len(near) > 1 and _WORD.fullmatch(near[0]) is not None
    return bool(near) and (near[0] in words.locating or (adjective and near[1] in words.locating))
