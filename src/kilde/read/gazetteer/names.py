"""How place names are compared: without case, accents, hyphens, apostrophes; Arabic articles in all spellings."""

import re
import unicodedata
from collections.abc import Iterator

_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.]")
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "œ": "oe", "ə": "a"}
)
ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ed",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "az",
        "ez",
        "an",
        "en",
        "ath",
        "eth",
    ]
)
"""The Arabic article as written before all letters: *al-Hol*, *el-Hol*, *ash-Shaddadi*, *Deir ez-Zor*."""


def key(name: str) -> str:
    """The form under which a name is looked up: `Deir ez-Zor` and `DEIR EZ ZOR` give `deir ez zor`."""
    low = name.casefold()
    if low.isascii():
        if low.isalpha():
            return low
    else:
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(c for c in low if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_DROPPED.sub("", low)))


def variants(key: str) -> Iterator[str]:
    """Other keys that an Arabic name may stand under: with another spelling of its article, without one, with one."""
    words = key.split()
    for at, word in enumerate(words[:-1]):
        if word in ARTICLES:
            for article in _SPELLINGS:
                if article != word and _assimilates(article, words[at + 1]):
                    yield " ".join((*words[:at], article, *words[at + 1 :]))
            if at == 0:
                yield " ".join(words[1:])
            return
    if len(words) == 1:
        yield f"al {key}"


_SPELLINGS = ("al", "el", "ar", "ash", "as", "ad", "an", "at", "az", "ez")
ARABIC = frozenset(
    "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN TR YE".split()  # noqa: SIM905 - easier to read
)
"""Countries with names in Arabic, by ISO 3166-1 alpha-2: `variants` are looked for there alone."""


def _assimilates(article: str, word: str) -> bool:
    """Whether the article is written so before this word: always `al` and `el`, `ash` before `sh` …"""
    return article in {"al", "el"} or word.startswith(article[1:])
