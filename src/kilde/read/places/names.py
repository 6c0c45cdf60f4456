"""Names in a text that may be places: runs of capitalised words, and the longest known names in them."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from kilde.read.gazetteer import Candidate, Kind, key
from kilde.read.gazetteer.names import ARTICLES, BANNERS, PREFIXES
from kilde.read.places.words import Names, Words

_CAPITAL = r"[^\W\d_a-zæøåäöüéèáíóúñçšž]\w*"
_INITIALS = r"(?:[A-Z][a-z]?\.(?:[ ](?=[A-Z][a-z]?\.))?){2,}"
_SHORT = r"(?:St|Ste|Mt|Ft|Pt|Sta|Sto)\.[ ]"
_HEAD = rf"(?:{_INITIALS}|{_SHORT}{_CAPITAL}|{_CAPITAL})"
_RUN = re.compile(
    rf"(?:(?<!\w)(?:(?:{'|'.join(sorted(ARTICLES))})[-'’]|(?:al|el|ash|ez) ))?(?<![\w&@#])[‘ʿ`]?{_HEAD}"
    rf"(?:(?:[ \u00a0]|[-–/'’])(?:\w{{1,4}}[- \u00a0'’]){{0,2}}{_HEAD}){{0,30}}(?![$€£])"
)
_TOKEN = re.compile(rf"{_INITIALS}|\w+")
_LONGEST = 7
"""Words of the longest name looked up."""
_SEEN = 36
"""Characters around a name that are looked at."""
_LAST_WORD = re.compile(r"(?<!\w)(\w+(?:['’]\w+)?)(['’]?[ \u00a0-]|[ \u00a0]?[(,][ ]?|\.[ ])?$")
_OPENERS = " \u00a0\"“'‘«(–—-"
_NEXT_WORD = re.compile(r"(['’]s?(?!\w)|s['’])?([ \u00a0-]|,[ ]|[ ]?\(|\.[ ]?,?[ ]?)?(\w+)?")


@dataclass(slots=True)
class Mention:
    """A name that may be a place's, what it may mean, and the words around it."""

    start: int
    end: int
    text: str
    key: str
    candidates: tuple[Candidate, ...]
    left: str = ""
    """The word before it, articles left out; empty at the start of a line or after a mark."""
    left_two: str = ""
    """The two words before it."""
    right: str = ""
    glue: str = ""
    """What stands between it and the word after it."""
    first: bool = False
    """Whether it opens a sentence."""
    kind: Kind | None = None
    """What sort of place the words around it say."""
    kind_end: int = 0
    apposed: bool = False
    """Whether a phrase behind it says so: *Amona, a settlement near Ramallah*."""
    chosen: Candidate | None = None
    contained: bool = False
    """Whether what follows contains it (*Paris, Texas*), or it contains what precedes."""
    arabic: bool = False
    """Whether it is unknown, and made as Arabic names of places are: *Kafr X*, *al-X*."""
    votes: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Token:
    """A word of a run; `low` is its key."""

    start: int
    end: int
    text: str
    low: str


def find_names(text: str, words: Words) -> list[Mention]:
    """The names in a text that the gazetteer or the language knows, in order."""
    runs = [_tokens(run) for run in _RUN.finditer(text)]
    stretches = [dict(_stretches(run, text)) for run in runs]
    known = _Known(words, {k for own in stretches for k in own.values()})
    owned = {text[token.start : run[-1].end] for run in runs for token in run[1:]}
    mentions: list[Mention] = []
    for run, own in zip(runs, stretches, strict=True):
        found = list(_longest(run, own, text, known))
        for mention in found:
            _look_around(mention, text, words)
        for part in _parts(run, text):
            here = [mention for mention in found if part[0].start <= mention.start <= part[-1].end]
            if here and not _falls_short(here, part, words):
                mentions += here
                continue
            whole = list(_unknown(part, text, words, mentions[-1:], owned))
            mentions += [m for m in whole if m.kind and "kind_before" in m.votes] or here if here else whole
    return list(_settle(mentions, text, words))


def _falls_short(found: Sequence[Mention], part: Sequence[Token], words: Words) -> bool:
    """Whether a small place bears a part of the name only: *Bab* in *the Bab al-Tabbaneh quarter*."""
    if len(part) == 1 or any(c.noted or c.entry.population >= _LARGE for m in found for c in m.candidates):
        return False
    bare = [token for token in part if token.text[0].isupper() and token.text.casefold() not in words.articles]
    others = [token for token in bare if not any(m.start <= token.start < m.end for m in found)]
    return bool(others) and not any(_is_others(token, words) for token in others)


def _is_others(token: Token, words: Words) -> bool:
    """Whether a capitalised word beside a place is none of its name: *in Hatla Syrian troops*, *in Hatla SANA said*."""
    low = token.text.casefold()
    known = token.low in words.common or token.low in words.given
    return known or token.text.isupper() or low in words.bodies or low in words.demonyms


def _parts(run: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """A run cut at the small words between its names: *X og Y*."""
    for named, tokens in groupby(run, lambda token: token.text[0].isupper() or _is_article(token, text)):
        if named:
            yield list(tokens)


def _unknown(
    run: Sequence[Token], text: str, words: Words, previous: Sequence[Mention], owned: Set[str]
) -> Iterator[Mention]:
    """The whole run where nothing in it is known but words around it let it be a place: *the village of X*.

    An Arabic name needs less of them, unless it is `owned`: somebody's elsewhere in the text (*Adel al-X*).
    """
    headed = len(run) > 1 and run[0].text.casefold() in words.articles
    run = run[1:] if headed else run
    while run and run[0].low in words.common and run[0].low not in PREFIXES and not _is_article(run[0], text):
        run = run[1:]
    if not 1 <= len(run) <= _LONGEST_UNKNOWN or run[0].low in BANNERS or _names_none(run[-1], words):
        return
    start, end = run[0].start, run[-1].end
    mention = Mention(start, end, text[start:end], key(text[start:end]), ())
    if mention.text.isupper() or mention.key in words.common:
        return
    _look_around(mention, text, words)
    if text[start - 1 : start] != " " and not mention.apposed:
        return
    if (mention.first and not headed and not mention.apposed) or (
        mention.right[:1].isupper() and "," not in mention.glue
    ):
        return
    if mention.right.casefold() in words.bodies and mention.glue in {" ", "\u00a0"}:
        return  # *the Takfiri group*
    personal = any(token.low in words.given or token.text.casefold() in words.titles for token in run)
    named = mention.right.casefold() in words.kinds or mention.left.casefold() in words.of
    if personal and not (mention.kind in _SETTLED and named):
        return  # *Salah Eddin* is somebody, *Salah Eddin district* is none
    mention.arabic = run[0].low in PREFIXES or any(token.low in ARTICLES for token in run[:-1])
    settled, left = mention.kind in _SETTLED, mention.left.casefold()
    listed = any(
        _LISTED.fullmatch(text, before.end, start) and (before.kind or "kind_before" in before.votes)
        for before in previous
    )
    settled |= is_made(mention, words) or mention.kind_end > 0
    settled |= bool(listed) or (mention.arabic and left in words.weak and mention.text not in owned)
    if settled or left in words.at | words.way | words.compass:
        mention.votes = {"kind_before": 1.0} if settled or mention.arabic else {"unknown": -1.0}
        yield mention
    elif left in words.weak:
        mention.votes = {"elsewhere": -1.0}
        yield mention


def _names_none(last: Token, words: Words) -> bool:
    """Whether a name's last word makes it that of a people or a body: *the Finance Directorate*."""
    low = last.text.casefold()
    return low in words.demonyms or low in words.bodies


def is_made(mention: Mention, words: Words) -> bool:
    """Whether a single word behind a preposition is made as names of places are: *på Lepsøyrevet*."""
    long = len(mention.key) >= _SHORTEST_MADE and " " not in mention.key
    return long and mention.left.casefold() in words.locating | words.way and mention.key.endswith(words.endings)


_SHORTEST_MADE = 7


_LISTED_IN = re.compile(r",? in |, ")


def _holds(mention: Mention) -> bool:
    """Whether a name may be that of a country or a province, in which what stands before it lies."""
    return any(c.main and c.entry.kind in {Kind.COUNTRY, Kind.ADMIN1} for c in mention.candidates)


def _is_kind(word: str, words: Words) -> bool:
    """Whether a word names a sort of place: a name before it may be its holder's, as in *the Daesh stronghold*."""
    return word.casefold() in words.kinds


def _settle(mentions: Sequence[Mention], text: str, words: Words) -> Iterator[Mention]:
    """Unknown names, as places where the text says what holds them or what sort they are: *the village of X … on X*."""
    for mention, after in pairwise(mentions):
        if "unknown" in mention.votes and _LISTED_IN.fullmatch(text, mention.end, after.start) and _holds(after):
            mention.votes = {"kind_before": 1.0}
    said = {m.key for m in mentions if not m.candidates and "kind_before" in m.votes and not _is_kind(m.right, words)}
    for mention in mentions:
        if mention.key in said and {"unknown", "elsewhere"} & mention.votes.keys():
            mention.votes = {"kind_before": 1.0}
        if "elsewhere" not in mention.votes:
            yield mention


def _is_article(token: Token, text: str) -> bool:
    """Whether it is the article in an Arabic name: *Urum al-Kubra*."""
    return (
        token.low in ARTICLES
        and text[token.end : token.end + 1] in {"-", " "}
        and text[token.end + 1 : token.end + 2].isupper()
    )


_LISTED = re.compile(r",? (?:\w{2,3} )?")
"""What stands between the names of a list; conjunctions are short."""
_LONGEST_UNKNOWN = 4
_SETTLED = {Kind.TOWN, Kind.CAMP, Kind.ADMIN1, Kind.ADMIN2}


def says_place(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the words around an unknown name, and the name itself, let it be a place's."""
    name = text[start:end]
    last = name.split()[-1]
    if not name[0].isupper() or last.casefold() in words.demonyms or key(last) in words.common:
        return False
    mention = Mention(start, end, name, key(name), ())
    _look_around(mention, text, words)
    left = mention.left.casefold()
    return mention.kind is not None or left in words.at | words.way | words.compass


def _tokens(run: re.Match[str]) -> list[Token]:
    return [
        Token(run.start() + t.start(), run.start() + t.end(), t.group(), key(t.group()))
        for t in _TOKEN.finditer(run.group())
    ]


def _stretches(run: Sequence[Token], text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches of a run that may be a name, as keys, by first and last token."""
    for i, first in enumerate(run):
        capital = first.text[0].isupper()
        if not capital and not (first.low in ARTICLES and i + 1 < len(run)):
            continue
        made = first.low
        if capital:
            yield (i, i), made
        for j in range(i + 1, min(i + _LONGEST, len(run))):
            gap = text[run[j - 1].end : run[j].start]
            joined = gap in {"'", "’"}
            made += run[j].low if joined else f" {run[j].low}"
            if run[j].text[0].isupper() or (joined and run[j].low != "s"):
                yield (i, j), made


class _Known:
    """What the keys of one text may mean: the language's own names, the gazetteer's, then other spellings."""

    def __init__(self, words: Words, wanted: Set[str]) -> None:
        self.words = words
        self.found = words.known.candidates(wanted)
        self.respelled = _respelled(wanted - words.names.keys(), self.found, words)

    def get(self, k: str, text: str, start: int, end: int) -> tuple[Candidate, ...]:
        """What a key may mean as it is written; short names count only with their own capitals."""
        written = text[start:end]
        words = self.words
        if k in words.names and words.exact.get(k, written.replace(".", "")) == written.replace(".", ""):
            return words.names[k]
        if k in words.abbreviations and _is_abbreviation(text, start, end, words.abbreviated):
            return words.abbreviations[k]
        if k in words.compass or k in words.demonyms or (len(k) <= 3 and written.isupper()):
            return ()
        found = self.found.get(k, ())
        if k in self.respelled and all(c.entry.population < _LARGE and not c.noted for c in found):
            return self.respelled[k]
        return found


def _is_abbreviation(text: str, start: int, end: int, written: frozenset[str]) -> bool:
    """Whether a unit is written short here: with a full stop, or in two capitals after a comma."""
    if text[start:end] in written and (text[end - 1] == "." or text[max(0, start - 2) : start] == ", "):
        return True
    return text[end : end + 1] == "." and text[start : end + 1] in written


def _respelled(keys: Set[str], known: Names, words: Words) -> Names:
    """Places under other spellings: large ones under a genitive without apostrophe, Arabic ones under their article."""
    stems = {k: k.removesuffix(e) for k in keys if len(k) > 4 for e in words.genitives if k.endswith(e)}
    found = words.known.candidates(stems.values())
    result: Names = {}
    for k, stem in stems.items():
        rows = words.names.get(stem) or found.get(stem, ())
        if stem not in words.common and any(c.noted or c.entry.population >= _LARGE for c in rows if c.main):
            result[k] = rows
    arabic = [k for k in keys if k not in result and k not in known and any(w in ARTICLES for w in k.split()[:-1])]
    return words.known.respelled(arabic) | result


_LARGE = 100_000
"""Inhabitants from which a place is looked for under a genitive without apostrophe (*Damascus suburb*, *Syrias*)."""


def _longest(run: Sequence[Token], own: dict[tuple[int, int], str], text: str, known: _Known) -> Iterator[Mention]:
    """The names in a run from left to right, the longest first."""
    i = 0
    while i < len(run):
        for j in range(min(i + _LONGEST, len(run)) - 1, i - 1, -1):
            k = own.get((i, j))
            start, end = run[i].start, run[j].end
            if k is None or (i > 0 and run[i - 1].low in PREFIXES) or k in BANNERS or (i == j and k in ARTICLES):
                continue
            if i == j and k in PREFIXES and j + 1 < len(run) and text[end : end + 1] in {" ", "-"}:
                continue  # *Bab* is a town, and no part of *Bab al-Tabbaneh*
            rows = known.get(k, text, start, end)
            if rows and not _goes_on(run, j, rows, text) and not _hyphened(run, j, rows, text, known):
                yield Mention(start, end, text[start:end], k, rows)
                i = j
                break
        i += 1


def _goes_on(run: Sequence[Token], last: int, rows: Sequence[Candidate], text: str) -> bool:
    """Whether an Arabic article makes a small town's name the beginning of another's: *Urom al-Kubra*."""
    small = max(row.entry.population for row in rows) < _LARGE
    return small and last + 2 < len(run) and _is_article(run[last + 1], text)


def _hyphened(run: Sequence[Token], last: int, rows: Sequence[Candidate], text: str, known: _Known) -> bool:
    """Whether a hyphen makes a small town's name the beginning of another's: *Pont-Vessin*, not *the A-B road*."""
    if last + 1 >= len(run) or max(row.entry.population for row in rows) >= _LARGE:
        return False
    after = run[last + 1]
    joined = text[run[last].end : after.start] == "-" and after.text[0].isupper()
    return joined and not known.get(after.low, text, after.start, after.end)


def _look_around(mention: Mention, text: str, words: Words) -> None:
    """Note the words around a name, and lengthen it by a word of kind that belongs to it: *Idlib province*."""
    before = text[max(0, mention.start - _SEEN) : mention.start]
    found = _LAST_WORD.search(before)
    if found and found.group(1).casefold() in words.articles and not (found.group(2) or "").strip(" \u00a0-"):
        before = before[: found.start()]
        found = _LAST_WORD.search(before)
    shown = before.rstrip(_OPENERS)
    titled = found is not None and found.group(2) == ". " and found.group(1).casefold() in words.titles
    mention.first = not titled and (not shown or shown[-1] in ".!?:\n")
    if found and not mention.first:
        mention.left = found.group(1)
        further = _LAST_WORD.search(before[: found.start()])
        mention.left_two = f"{further.group(1)} {mention.left}".casefold() if further else ""
    after = _NEXT_WORD.match(text, mention.end, mention.end + _SEEN)
    if after:
        mention.glue, mention.right = (after.group(1) or "") + (after.group(2) or ""), after.group(3) or ""
    end = after.end() if after else mention.end
    further = _SECOND_WORD.match(text, end)
    if further and f"{mention.right} {further.group(1)}".casefold() in words.kinds:
        mention.right, end = f"{mention.right} {further.group(1)}", further.end()
    _note_kind(mention, text, words, end)


_SECOND_WORD = re.compile(r"[ \u00a0]([a-zæøå]+)")


_APPOSITION = re.compile(r", (\w+)((?: [\w-]+){0,4})")


def _apposed(mention: Mention, text: str, words: Words) -> Kind | None:
    """What sort of place a phrase between commas says a name is: *Amona, a hilltop settlement near Ramallah, …*."""
    found = _APPOSITION.match(text, mention.end)
    if found is None or found.group(1) not in words.one:
        return None
    said = [*found.group(2).split(), text[found.end() : found.end() + 1]]
    for word, after in pairwise(said):
        if words.kinds.get(word) in _SETTLED and (after in words.behind or after in {",", "."}):
            return words.kinds[word]
        if word in words.behind:
            return None
    return None


def _note_kind(mention: Mention, text: str, words: Words, end: int) -> None:
    right = mention.right.casefold()
    if words.kinds.get(right) in _SETTLED and any(c.entry.kind is Kind.COUNTRY for c in mention.candidates):
        return  # *Syrias state TV*
    if right in words.kinds and mention.glue in {" ", "\u00a0", "-"}:
        mention.kind = words.kinds[right]
        mention.kind_end = end if right in words.kept and mention.glue != "-" else 0
        return
    if mention.glue == ", " and (kind := _apposed(mention, text, words)) is not None:
        mention.kind, mention.apposed = kind, True
        return
    first, _, second = mention.left_two.partition(" ")
    if second in words.kinds:
        mention.kind = words.kinds[second]
    elif first in words.kinds and second in words.of:
        mention.kind = words.kinds[first]
