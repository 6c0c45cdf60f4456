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


PREFIXES = frozenset(
    {
        "kafr",
        "kfar",
        "kafar",
        "tal",
        "tel",
        "tell",
        "tall",
        "khan",
        "deir",
        "dayr",
        "umm",
        "um",
        "wadi",
        "jabal",
        "jebel",
        "beit",
        "bayt",
        "bir",
        "ain",
        "ayn",
        "ein",
        "jisr",
        "ras",
        "khirbet",
        "khirbat",
        "maarat",
        "maaret",
        "maarrat",
        "qalat",
        "qasr",
        "hawr",
        "talat",
        "bab",
    }
)
"""Words for village, hill, well, wadi, gate … that begin Arabic names of places."""


BANNERS = frozenset(
    {
        "jabhat",
        "jaish",
        "jaysh",
        "jeish",
        "jund",
        "liwa",
        "harakat",
        "hayat",
        "ahrar",
        "hezbollah",
        "hizbullah",
        "faylaq",
        "failaq",
        "kataib",
        "katibat",
        "ansar",
        "saraya",
        "asaib",
        "fatah",
        "fath",
        "tahrir",
        "alwiyat",
    }
)
"""Words for front, army, brigade … that begin Arabic names of armed groups."""


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


def skeleton(key: str) -> str | None:
    """What all transliterations of an Arabic name share: consonants in place, vowels as one, no article, no doubling.

    `atareb` and `al atarib` give `~*t*r*b`; nothing where too little is left to tell names apart.
    """
    words = [_VOWELS.sub("*", _DOUBLED.sub(r"\1", _plain(word))) for word in key.split() if word not in ARTICLES]
    made = " ".join(words)
    return f"~{made}" if len(_CONSONANT.findall(made)) >= 3 else None


def _plain(word: str) -> str:
    """A word with the letters of the same Arabic sound written alike, and no weak ending."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _WEAK_END.sub("a", word)


_SOUNDS = (("tch", "c"), ("ch", "sh"), ("dj", "j"), ("ou", "u"), ("dh", "d"), ("th", "t"), ("q", "k"))
_WEAK_END = re.compile(r"[aeiy]+h?$")
_DOUBLED = re.compile(r"([^aeiouyw])\1+")
_VOWELS = re.compile(r"[aeiouyw]+")
_CONSONANT = re.compile(r"[^*~ ]")
ARABIC = frozenset("AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN TR YE".split())
"""Countries with names in Arabic, by ISO 3166-1 alpha-2: `variants` are looked for there alone."""


def _assimilates(article: str, word: str) -> bool:
    """Whether the article is written so before this word: always `al` and `el`, `ash` before `sh` …"""
    return article in {"al", "el"} or word.startswith(article[1:])
