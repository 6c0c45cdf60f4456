"""Places named in a text, found by capitals and the gazetteer, and told apart by what stands around them.

In order: runs of capitalised words; the longest names in them that the gazetteer or the language knows; who is a
person and what a body; whether what is left is meant as a place (votes, added up); which place of that name it is.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from kilde.read.gazetteer import Candidate, Entry, Gazetteer, Kind, gazetteer, key
from kilde.read.gazetteer.names import ARTICLES
from kilde.read.language import FOLDERS, lexicon
from kilde.vocabulary import Place

_CAPITAL = r"[^\W\d_a-zæøåäöüéèáíóúñçšž]\w*"
_INITIALS = r"(?:[A-Z][a-z]?\.[ ]?)*(?:[A-Z][a-z]?\.)"
_RUN = re.compile(
    rf"(?:(?<!\w)(?:{'|'.join(sorted(ARTICLES))})[-'’ ])?"
    rf"(?:(?:[A-Z][a-z]?\.){{2,}}|(?<!\w)[‘ʿ']?{_CAPITAL})"
    rf"(?:(?:[ \u00a0]|[-–'’]|\.[ ])(?:\w{{1,4}}[- \u00a0'’]){{0,2}}(?:(?:[A-Z][a-z]?\.){{2,}}|{_CAPITAL}))*"
)
_TOKEN = re.compile(r"(?:[A-Z][a-z]?\.){2,}|\w+")
_LONGEST = 7
"""Words of the longest name looked up."""
_BEFORE = re.compile(r"([\w-]+)(?:[ \u00a0]+|-)?(?:the |The )?$")


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    low: str


@dataclass(slots=True)
class _Mention:
    """A name that may be a place's: where, the words of its run around it, what it may mean."""

    start: int
    end: int
    text: str
    key: str
    candidates: tuple[Candidate, ...]
    before: tuple[str, ...]
    """Words of the same run that stand before it, casefolded."""
    after: tuple[str, ...]
    context: str = ""
    """The characters before its run."""
    following: str = ""
    sure: bool = False
    kind: Kind | None = None
    kind_end: int | None = None
    votes: float = 0.0
    chosen: Candidate | None = None
    container: "_Mention | None" = None


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's words around places, ready for look-up."""

    names: dict[str, tuple[Candidate, ...]]
    exact: dict[str, str]
    """Names of at most four letters, which only count as written."""
    abbreviations: dict[str, tuple[Candidate, ...]]
    at: frozenset[str]
    weak: frozenset[str]
    kind: dict[str, Kind]
    of: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    organisation: frozenset[str]
    common: frozenset[str]
    demonyms: dict[str, str]
    genitives: tuple[str, ...]


@cache
def _given() -> frozenset[str]:
    text = (resources.files("kilde.read.gazetteer") / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(key(name) for name in text.split())


@cache
def _words(language: str) -> _Words:
    data, known = lexicon(language, "places"), gazetteer(FOLDERS[language])
    names: dict[str, tuple[Candidate, ...]] = {}
    exact: dict[str, str] = {}
    for code, written in data["country"].items():
        country = known.country(code)
        for name in written:
            names[key(name)] = (Candidate(country, main=True),)
            if len(key(name)) <= 3:
                exact[key(name)] = name.replace(".", "")
    for name, written in data["place"].items():
        for other in written:
            names[key(other)] = known.candidates([key(name)]).get(key(name), ())
            if len(key(other)) <= 3:
                exact[key(other)] = other.replace(".", "")
    abbreviations: dict[str, tuple[Candidate, ...]] = {}
    for name, written in data["abbreviation"].items():
        units = tuple(c for c in known.candidates([key(name)]).get(key(name), ()) if c.entry.kind is Kind.ADMIN1)
        abbreviations |= {key(short): units for short in written}
    kinds = {word: Kind(kind) for kind, words in data["kind"].items() if kind != "of" for word in words}
    common = frozenset(key(w) for w in data["common"]["words"])
    return _Words(
        names,
        exact,
        abbreviations,
        frozenset(data["before"]["at"]),
        frozenset(data["before"]["weak"]),
        kinds,
        frozenset(data["kind"]["of"]),
        frozenset(data["person"]["titles"]),
        _given(),
        frozenset(data["organisation"]["after"]),
        common,
        {word: code for code, words in data["demonym"].items() for word in words},
        tuple(data["genitive"]["endings"]),
    )


def find_places(text: str, language: str, *, entities: Sequence[tuple[int, int, str]] = ()) -> list[Place]:
    """The places named in a text, in its order and without overlaps.

    `entities` are names that a tagger found: start and end in the text, and `PER`, `ORG` or `LOC`. They vote; a LOC
    that the gazetteer lacks is kept without a location.
    """
    words, known = _words(language), gazetteer(FOLDERS[language])
    mentions = _mentions(text, words, known)
    _link_containers(mentions, text, words)
    _vote(mentions, text, words, entities)
    meant = [mention for mention in mentions if mention.votes > 0]
    _resolve(meant, _demonyms(text, words))
    places = [_place(mention, text) for mention in meant]
    return sorted([*places, *_unlocated(text, entities, mentions)], key=lambda place: place.start or 0)


# ---- names ------------------------------------------------------------


def _mentions(text: str, words: _Words, known: Gazetteer) -> list[_Mention]:
    runs = [
        [_Token(t.start() + run.start(), t.end() + run.start(), t.group(), "") for t in _TOKEN.finditer(run.group())]
        for run in _RUN.finditer(text)
    ]
    grams: list[dict[tuple[int, int], str]] = []
    wanted: set[str] = set()
    for run in runs:
        for token in run:
            token.low = key(token.text)
        own = dict(_grams(run, text))
        grams.append(own)
        wanted.update(own.values())
    found = known.candidates(wanted)
    missing = [k for k in wanted if k not in found and k not in words.names]
    further = _spellings(missing, words, known)
    mentions: list[_Mention] = []
    for run, own in zip(runs, grams, strict=True):
        mentions += _longest(run, own, text, _Both(words, found, further))
    return mentions


@dataclass(slots=True)
class _Both:
    """What a key may mean: the language's own names before the gazetteer's, other spellings last."""

    words: _Words
    found: dict[str, tuple[Candidate, ...]]
    further: dict[str, tuple[Candidate, ...]]

    def get(self, k: str, written: str) -> tuple[Candidate, ...]:
        if k in self.words.names and (k not in self.words.exact or self.words.exact[k] == written.replace(".", "")):
            return self.words.names[k]
        if len(k) <= 3 and written.isupper():
            return ()
        return self.found.get(k) or self.further.get(k, ())


def _grams(run: Sequence[_Token], text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches of a run that may be a name, as keys, by first and last token."""
    for i, first in enumerate(run):
        if not first.text[0].isupper() and not (first.low in ARTICLES and i + 1 < len(run)):
            continue
        made = first.low
        if first.text[0].isupper():
            yield (i, i), made
        for j in range(i + 1, min(i + _LONGEST, len(run))):
            gap = text[run[j - 1].end : run[j].start]
            made += run[j].low if gap in {"'", "’"} else f" {run[j].low}"
            if run[j].text[0].isupper() or gap in {"'", "’"}:
                yield (i, j), made


def _spellings(missing: Iterable[str], words: _Words, known: Gazetteer) -> dict[str, tuple[Candidate, ...]]:
    """Places under other spellings of unknown names: genitives, the Arabic article."""
    stems = {
        k: k.removesuffix(ending) for k in missing if len(k) > 4 for ending in words.genitives if k.endswith(ending)
    }
    found = known.candidates(stems.values())
    result = {k: rows for k, stem in stems.items() if (rows := words.names.get(stem) or found.get(stem, ()))}
    arabic = [k for k in missing if k not in result and any(word in ARTICLES for word in k.split()[:-1])]
    return known.respelled(arabic) | result


def _longest(run: Sequence[_Token], own: dict[tuple[int, int], str], text: str, known: _Both) -> list[_Mention]:
    """The names in a run from left to right, the longest first."""
    mentions = []
    i = 0
    while i < len(run):
        for j in range(min(i + _LONGEST, len(run)) - 1, i - 1, -1):
            k = own.get((i, j))
            if k is None:
                continue
            written = text[run[i].start : run[j].end]
            if rows := known.get(k, written):
                mentions.append(_mention(run, i, j, k, rows, text))
                i = j
                break
        i += 1
    return mentions


def _mention(  # noqa: PLR0917
    run: Sequence[_Token], i: int, j: int, k: str, rows: tuple[Candidate, ...], text: str
) -> _Mention:
    start, end = run[i].start, run[j].end
    return _Mention(
        start,
        end,
        text[start:end],
        k,
        rows,
        tuple(t.low for t in run[:i]),
        tuple(t.low for t in run[j + 1 :]),
        text[max(0, run[0].start - 40) : run[0].start],
        text[run[-1].end : run[-1].end + 40],
    )


# ---- which names are places ------------------------------------------------------------


def _link_containers(mentions: Sequence[_Mention], text: str, words: _Words) -> None:
    """Names followed by what contains them: *Paris, Texas*, *Baghouz, Syria*, *London, Ont.*"""
    for first, second in pairwise(mentions):
        gap = text[first.end : second.start]
        if gap not in {", ", " (", " ", ",", ", in "} or (gap == " " and not second.before):
            continue
        units = [c.entry for c in second.candidates if c.entry.kind in {Kind.COUNTRY, Kind.ADMIN1}]
        inside = [c for c in first.candidates if any(_inside(c.entry, unit) for unit in units)]
        if inside:
            first.container, first.sure = second, True
            first.chosen = max(inside, key=_prior)
            second.sure = True


def _inside(entry: Entry, unit: Entry) -> bool:
    if entry.id == unit.id or entry.country != unit.country or entry.kind is Kind.COUNTRY:
        return False
    return unit.kind is Kind.COUNTRY or (entry.admin1 == unit.admin1 and entry.kind is not Kind.ADMIN1)


def _vote(mentions: Sequence[_Mention], text: str, words: _Words, entities: Sequence[tuple[int, int, str]]) -> None:
    persons = _persons(mentions, text, words)
    for mention in mentions:
        mention.votes = _votes(mention, text, words)
        for start, end, label in entities:
            if start < mention.end and mention.start < end:
                mention.votes += _ENTITY.get(label, 0.0)
        if mention.key in persons and not mention.sure:
            mention.votes -= 3


_ENTITY = {"LOC": 3.0, "GPE_LOC": 3.0, "PER": -4.0, "ORG": -2.0, "GPE_ORG": -1.0}


def _persons(mentions: Sequence[_Mention], text: str, words: _Words) -> set[str]:
    """Keys that stand as a surname in the text."""
    return {m.key for m in mentions if m.before and m.before[-1] in words.given and not m.sure}


def _votes(mention: _Mention, text: str, words: _Words) -> float:  # noqa: PLR0912
    """How surely a name is meant as a place, above zero if it is."""
    best = max(mention.candidates, key=_prior)
    votes = _PRIOR[best.entry.kind] if best.entry.kind in _PRIOR else _town(best)
    if mention.sure:
        votes += 4
    if not mention.before:
        previous = _BEFORE.search(mention.context)
        word = previous.group(1).casefold() if previous else ""
        if word in words.at:
            votes += 1.5
        elif word in words.weak:
            votes += 0.7
        elif word in words.titles:
            votes -= 3
    elif mention.before[-1] in words.given or mention.before[-1] in words.titles:
        votes -= 3.5
    elif mention.before[-1] in words.at:
        votes += 1
    elif mention.before[-1] not in words.kind and mention.before[-1] not in words.of:
        votes -= 1.2
    if mention.after:
        if mention.after[0] in words.kind:
            votes += 1
        elif mention.after[0] in words.organisation:
            votes -= 3
        elif mention.key in words.given:
            votes -= 3.5
        else:
            votes -= 0.7
    else:
        word = re.match(r"[ -]([\w]+)", mention.following)
        if word and word.group(1).casefold() in words.kind:
            votes += 1.5
            mention.kind = words.kind[word.group(1).casefold()]
            mention.kind_end = mention.end + word.end(1)
    if mention.key in words.common and mention.key not in words.names:
        votes -= 4
    if mention.key in words.given:
        votes -= 2.5
    return votes


_PRIOR = {Kind.COUNTRY: 3.0, Kind.CONTINENT: 3.0, Kind.REGION: 2.5, Kind.ADMIN1: 2.0, Kind.ADMIN2: 1.0}


def _town(candidate: Candidate) -> float:
    size = math.log10(max(candidate.entry.population, 100_000 if candidate.noted else 300)) - 4.5
    return size if candidate.main else size - 0.7


def _prior(candidate: Candidate) -> float:
    """How likely a place is meant before anything is known of the text."""
    entry = candidate.entry
    size = math.log10(max(entry.population, 100))
    if entry.kind in {Kind.COUNTRY, Kind.CONTINENT}:
        size += 4
    elif entry.kind is Kind.ADMIN1:
        size -= 0.5
    elif entry.kind is Kind.ADMIN2:
        size += 1
    elif entry.kind is not Kind.TOWN:
        size += 3
    return size if candidate.main else size - 1


# ---- which place of that name ------------------------------------------------------------


def _demonyms(text: str, words: _Words) -> Counter[str]:
    """Countries whose people or things are named: *Syrian*, *norsk*."""
    return Counter(words.demonyms[w] for w in re.findall(r"\w+", text.casefold()) if w in words.demonyms)


def _resolve(mentions: Sequence[_Mention], countries: Counter[str]) -> None:
    by_key: dict[str, Candidate] = {}
    for mention in mentions:
        if mention.chosen:
            by_key.setdefault(mention.key, mention.chosen)
    support: Counter[str] = Counter(countries)
    anchors: list[Entry] = [c.entry for c in by_key.values()]
    for mention in mentions:
        best = max(mention.candidates, key=_prior)
        if best.entry.country and (best.entry.kind is Kind.COUNTRY or len(mention.candidates) == 1):
            support[best.entry.country] += 1
    total = sum(support.values()) or 1
    for mention in mentions:
        if mention.key not in by_key:
            by_key[mention.key] = max(mention.candidates, key=lambda c: _fit(c, mention, support, total, anchors))
        mention.chosen = mention.chosen or by_key[mention.key]


def _fit(candidate: Candidate, mention: _Mention, support: Counter[str], total: int, anchors: Sequence[Entry]) -> float:
    entry = candidate.entry
    score = _prior(candidate)
    if entry.country:
        score += 3 * min(1.0, 2 * support[entry.country] / total)
    if anchors and min(_km(entry, other) for other in anchors) < 300:
        score += 1
    if mention.kind is not None:
        score += 2 if entry.kind is mention.kind else 0
    return score


def _km(a: Entry, b: Entry) -> float:
    """The distance between two places in kilometres, on a flat map: good enough nearby."""
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, a.lat - b.lat)


def _place(mention: _Mention, text: str) -> Place:
    entry = mention.chosen.entry if mention.chosen else None
    end = mention.end
    return Place(
        text=text[mention.start : end],
        start=mention.start,
        end=end,
        name=entry.name if entry else mention.text,
        country=entry.country if entry else None,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        gazetteer_id=entry.id if entry else None,
    )


def _unlocated(text: str, entities: Sequence[tuple[int, int, str]], mentions: Sequence[_Mention]) -> Iterator[Place]:
    """Places that a tagger found and the gazetteer lacks."""
    for start, end, label in entities:
        if label in {"LOC", "GPE_LOC"} and not any(start < m.end and m.start < end for m in mentions):
            yield Place(text=text[start:end], start=start, end=end, name=text[start:end])
