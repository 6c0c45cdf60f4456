"""Which full names of a text are people's: *Ada Thorne*, not *Syrian Kurdish*, *But Thorne*, *Fars Province*."""

import re
from collections.abc import Iterator
from functools import cache

from kilde.read import register
from kilde.read.language import FOLDERS, lexicon, openers
from kilde.read.sources.kinds import GROUPS, is_state, noun_kind, small
from kilde.vocabulary import SourceKind

_CAPITAL = "[A-ZÆØÅÀ-ÖØ-Þ]"
_PARTICLE = "(?:al|el|de|da|van|von|bin|ibn|abu|la|le|du|di|der|den)"
_ARABIC = r"(?:al|el)-[A-Z][\w'’-]*"
NAME = re.compile(rf"{_CAPITAL}[\w'’.-]*(?:\s+(?:{_PARTICLE}[\s-]?)*{_CAPITAL}[\w'’.-]*|\s+{_ARABIC})*")
LONG_NAME = re.compile(rf"{_CAPITAL}[\w'’.-]*(?:\s+(?:(?:for|of|the|og|i)\s+)*{_CAPITAL}[\w'’.-]*)*")
FULL_NAME = re.compile(
    rf"\b{_CAPITAL}[a-zæøåà-ÿ'’-]+(?:[ ](?:[A-Z]\.|{_ARABIC}|{_PARTICLE}\b|{_CAPITAL}[\wæøåà-ÿ'’-]+)){{1,3}}"
)
_OPENS = re.compile(r"(?:^|[.!?:\n–—-]|[“\"«])\s*$")


def full_names(text: str, language: str, known: register.Register) -> dict[str, str]:
    """People named in full, by surname; of two with one surname the first."""
    people: dict[str, str] = {}
    for name in _candidates(text, language):
        words = name.split()
        if len(words) < 2 or known.find(name) is not None or noun_kind(words[-1], language) is not None:
            continue
        if is_state(language, name) or any(nationality(word, language) for word in words):
            continue
        if _thing(words[-1], language):
            continue
        if noun_kind(words[0], language) in GROUPS and words[0].endswith(tuple(small(language, "definite")) or ("\0",)):
            continue
        people.setdefault(words[-1].casefold(), name)
    return people


def _candidates(text: str, language: str) -> Iterator[str]:
    """Runs of capitals without the title or the little word that opens one, where no preposition makes them places."""
    no_names = small(language, "titles") | small(language, "article")
    for match in FULL_NAME.finditer(text):
        words = match.group().split()
        before = text[max(0, match.start() - 30) : match.start()]
        if _OPENS.search(before):
            while words and words[0].casefold() in openers(language):
                words.pop(0)
        while words and (words[0].casefold() in no_names or (len(words) > 2 and _title(words[0], language))):
            words.pop(0)
        if before.split()[-1:] and before.split()[-1].casefold() in small(language, "placing"):
            continue
        while len(words) > 2 and _of_office(words[0], before, text, language):
            words.pop(0)
        yield re.sub(r"['’]s?$", "", " ".join(words))


def _of_office(word: str, before: str, text: str, language: str) -> bool:
    """Whether the first of a run of capitals is what an office is held of, its comma lost: *the mayor of Torv Jo Doe*,
    *director of the Quay-based Watch Jo Doe*: a body by its noun, or a place met alone elsewhere.
    """
    titles = small(language, "titles")
    if not re.search(rf"\b(?:{'|'.join(small(language, 'head_end'))})\s(?:\S+\s){{0,2}}$", before):
        return False
    if not any(w in titles or _title(w, language) for w in before.casefold().split()):
        return False
    named = noun_kind(word, language) in GROUPS or nationality(word, language)
    return named or len(re.findall(rf"\b{re.escape(word)}\b(?! [A-Z])", text)) > 1


def _title(word: str, language: str) -> bool:
    return noun_kind(word, language) in {SourceKind.OFFICIAL, SourceKind.MEDIC, SourceKind.EXPERT}


def nationality(word: str, language: str) -> bool:
    """Whether a word is of a country and not a name: *Syrian*, *Syria's*, *Syrias*."""
    bare = re.sub(r"['’]s?$", "", word)
    return (
        bare.casefold() in _demonyms(language)
        or is_state(language, bare)
        or (bare.endswith("s") and is_state(language, bare[:-1]))
    )


def countries_named(text: str, language: str) -> set[str]:
    """The countries that a text is about, by their names and those of their people."""
    from babel import Locale

    names = {str(name): code for code, name in Locale.parse(FOLDERS[language]).territories.items() if len(code) == 2}
    found = {code for name, code in names.items() if name in text}
    table = lexicon(language, "places")["demonym"]
    words = set(re.findall(r"\w+", text.casefold()))
    return found | {code for code, demonyms in table.items() if words & set(demonyms)}


@cache
def _demonyms(language: str) -> frozenset[str]:
    table = lexicon(language, "places")["demonym"]
    return frozenset(word for words in table.values() for word in words)


def _thing(word: str, language: str) -> bool:
    """Whether the last word of a name says that it is no person: *Province*, *Street*."""
    return word.casefold() in _things(language)


@cache
def _things(language: str) -> frozenset[str]:
    places = lexicon(language, "places")
    kinds = [words for words in places["kind"].values() if isinstance(words, list)]
    return frozenset({*places["kept"]["words"], *places["body"]["streets"], *(word for kind in kinds for word in kind)})
