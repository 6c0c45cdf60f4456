"""What spellings of one name share, in whichever alphabet and by whichever school of transliteration.

Arabic writes no short vowels, so a name with an Arabic sign (*al-*, *Abu*, *Abd*, *Mohammed*) is compared by its
consonants: *Abu Abd al-Azeem* and *Abou Abd el-Azim*. Russian and Ukrainian names keep their vowels, and what schools
write apart is written alike: *Zelenskyy*, *Zelenskij*, *Зеленский*. All other names are compared by their letters
alone, without accents.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
            "a b v g g d e e e z z i i i i k l m n o p r s t u f h c c s sc . i . e iu ia".replace(".", "_").split(),
            strict=True,
        )
    )
    | {"ъ": "", "ь": "", "’": "", "ʼ": ""}
)
_ARABIC = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهويپچگکی", "bttghxddrzsssdtz_gfkklmnh__pcgk_", strict=True))
    | dict.fromkeys("اأإآءئؤىةٱـ", "_")
)
_ARABIC_SIGN = re.compile(
    r"\b(?:al|el)-\w|\b(?:abu|abou|abo|bin|ibn|bint|umm|abd\w*|"
    r"mo?u?ha?m+[ae]d|ahm[ae]d|mahmo?u?o?d|musta[fp]h?a|hass?an|huss?e?[iy]n|hossein|khal[ie]+d|yous+[ie]f|yus+u?f|"
    r"ibrah[ie]+m|osama|usama|omar|umar|saddam|bash+ar|(?:q|k|gh)as+[ei]m|s[ou]le[iy]man[iy]?|ism[aeiy]+l|hosni|husni|"
    r"m[ou]\w?am+ar|mujah[ie]d|mull?ah?|molla|\w{3,}[aou]l+ah|mazlo?u+m|musta?efa|nas+[ei]r|jamal|gamal|"
    r"fa[iy]sal|fe[iy]sal|tar[ie][qk]|wal[ie]+d|sal[ei]h|rahman|rah[ie]m|kar[ie]+m)\b"
)
_SLAVIC_SIGN = re.compile(
    r"\w(?:[oe]v|[oe]va|[yji]?ev|sk[yij]+|skaia|ska[yj]a|enko|chuk|tsjuk|ovich|ovych|ov[yi]tsj|evich)\b"
)
_ABD = re.compile(r"\babd(?:[aeou]*(?:l|r|n|s|d|z|t)?)[\s-]*(?:a?[lrnsdtz]h?-)?")
_ASSIMILATED = re.compile(r"\b(?:al|el|ul|an|as|ash|ad|at|ar|az)-")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3})")
_SMALL = frozenset({"the", "al", "el", "bin", "ibn", "ben", "bint", "den", "det", "de"})
_SHORTEST = 5
"""Consonants that an Arabic name must have to be known by them."""


@lru_cache(maxsize=1 << 16)
def spelling_key(name: str) -> str:
    """Equal for spellings of one name."""
    plain = _latin(name)
    if _ARABIC_SIGN.search(plain) or _has_arabic(name):
        joined = _ABD.sub("abd", _ASSIMILATED.sub("", plain))
        key = " ".join(filter(None, (consonants(word) for word in _words(joined))))
        return key if len(re.findall(r"\w", key)) >= _SHORTEST else " ".join(_words(plain))
    if _SLAVIC_SIGN.search(plain) or _has_cyrillic(name):
        return " ".join(_slavic(word) for word in _words(plain))
    return " ".join(_words(plain))


def consonants(word: str) -> str:
    """The consonants of an Arabic word in Latin letters, as the schools of transliteration agree on them."""
    bare = re.sub(r"(?<=[aeiou])h$", "", word.casefold())
    bare = re.sub(r"h(?=[aou]l+a$)", "", bare)  # *Zabihullah* is *Zabiullah*
    bare = re.sub(r"^mahm(?=[ou]\w*d$)", "mahamm'", bare)  # *Mahmoud* is not *Mohammed*
    opens = "'" if bare[:1] in "aeiou_" else ""  # *Ahmad* is not *Hamad*, nor *Akram* *Karim*
    for written, sound in (("kh", "x"), ("sch", "s"), ("sh", "s"), ("sj", "s"), ("ch", "s"), ("gh", "g"), ("dh", "d")):
        bare = bare.replace(written, sound)
    for written, sound in (("th", "t"), ("ph", "f"), ("dj", "g"), ("j", "g"), ("q", "k"), ("c", "k"), ("v", "f")):
        bare = bare.replace(written, sound)
    closes = "'" if bare[-1:] in "a_" or bare.endswith("e") else ""  # *Karim* is not *Karima*
    return opens + re.sub(r"(\w)\1+", r"\1", re.sub(r"[aeiouyw_]", "", bare)) + closes


def _latin(name: str) -> str:
    """A name in small Latin letters without accents."""
    composed = _ARABIC_ARTICLE.sub("", unicodedata.normalize("NFC", name.casefold())).translate(_CYRILLIC)
    plain = unicodedata.normalize("NFKD", composed.translate(_LETTERS).translate(_ARABIC))
    return re.sub(r"['’ʼ`ʿʾ]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _words(plain: str) -> list[str]:
    words = re.findall(r"\w+", plain)
    return [word for word in words if word not in _SMALL] or words


def _slavic(word: str) -> str:
    """A word as one school would write it: *Khrushchev*, *Khrusjtsjov*; *Yevgeny*, *Jevgenij*, *Evgeniy*."""
    for written, sound in (("shch", "sc"), ("sjtsj", "sc"), ("tsj", "c"), ("tch", "c"), ("ch", "c"), ("zh", "z")):
        word = word.replace(written, sound)
    for written, sound in (("zj", "z"), ("sj", "s"), ("sh", "s"), ("kh", "h"), ("ts", "c"), ("w", "v"), ("ks", "x")):
        word = word.replace(written, sound)
    word = re.sub(r"^[yj](?=[eo])|(?<=[aeiou])[yj](?=[eo])", "", word)
    word = re.sub(r"[yj]", "i", word)
    word = re.sub(r"io", "e", word)
    return re.sub(r"(\w)\1+", r"\1", re.sub(r"(?<=\w)i+$", "i", word))


def _has_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _has_cyrillic(name: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in name)
