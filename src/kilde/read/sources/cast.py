"""The people and bodies of one document: whom acronyms, surnames, titles, pronouns and short names mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kilde.read import register
from kilde.read.sources.kinds import (
    GROUPS,
    RELAYING,
    head_noun,
    is_state,
    noun_kind,
    pronouns,
    small,
    table,
    words_of,
)
from kilde.vocabulary import Source, SourceKind, SourceRole, Span

_ACRONYM = re.compile(r"(?<![\w'’&.-])((?:[\w'’&.-]+\s+){1,9}?)[(\[]([A-ZÆØÅ][A-Za-zÆØÅ-]{1,9})[)\]]")


@dataclass(slots=True)
class Mention:
    """Somebody who was named: where, under which normal name, and what sort of speaker it is."""

    start: int
    text: str
    name: str | None
    kind: SourceKind
    gender: str | None = None
    speaks: bool = False


_SHORTEST_STEM = 4
"""Letters of a noun by which a body named before is known again: *registeret*, *leirregisteret*."""


@dataclass
class Cast:
    """The people and bodies of one document; knows acronyms, surnames, titles and pronouns."""

    text: str
    language: str
    known: register.Register = field(default_factory=register.bundled)
    acronyms: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for match in _ACRONYM.finditer(self.text):
            if long := _long_form(match.group(1), match.group(2)):
                self.acronyms.setdefault(match.group(2), long)
        for match in _FULL_NAME.finditer(self.text):
            name = " ".join(match.group().split())
            first, last = name.split()[0], name.split()[-1]
            if (
                first.casefold() not in self._titles
                and self.known.find(name) is None
                and noun_kind(last, self.language) is None
                and not (noun_kind(first, self.language) in GROUPS and self._definite(first))
            ):
                self.people.setdefault(last.casefold(), name)

    @property
    def _titles(self) -> frozenset[str]:
        return small(self.language, "titles") | small(self.language, "article")

    def source(self, span: Span, role: SourceRole | None = None, *, speaks: bool = True) -> Source:
        """The source that a phrase names; its role is what its kind does by itself unless one is given."""
        mention = self.identify(span, speaks=speaks)
        own = SourceRole.RELAYS if mention.kind in RELAYING and not self._corresponds(span) else SourceRole.CLAIMS
        if mention.kind is SourceKind.MEDIA_ITEM:
            own = SourceRole.EVIDENCE
        return Source(span.text, span.start, span.end, name=mention.name, kind=mention.kind, role=role or own)

    def sources(self, span: Span) -> list[Source]:
        """The sources that a phrase names: one, or a document and its author (*a release from the ministry*)."""
        source = self.source(span)
        phrase, start = span.text or "", span.start or 0
        author = re.search(rf"\s(?:{'|'.join(sorted(small(self.language, 'author')))})\s", phrase)
        head = phrase[: author.start()].casefold() if author else ""
        if head in small(self.language, "article"):
            return [source]  # *en av vaktene*
        if source.kind in {SourceKind.MEDIA_ITEM, SourceKind.UNNAMED} and author and phrase[author.end() :].strip():
            who = self._bare(phrase[author.end() :])
            if noun_kind(who, self.language) in GROUPS | {SourceKind.OFFICIAL} or self.known.search(who):
                at = start + phrase.rindex(who)
                body = self.source(Span(who, at, at + len(who)), SourceRole.CLAIMS)
                return [body, source] if source.kind is SourceKind.MEDIA_ITEM else [body]
        return [source]

    def _corresponds(self, span: Span) -> bool:
        words = set(words_of(span.text or ""))
        return bool(words & small(self.language, "correspondent"))

    def identify(self, span: Span, *, speaks: bool = True) -> Mention:
        """Who a phrase means, and remember it as spoken of here."""
        start, phrase = span.start or 0, (span.text or "").strip()
        words = words_of(phrase)
        pronoun = table(self.language, "pronouns").get(phrase.casefold())
        found = self._referent(pronoun, start) if pronoun else self._named(phrase, words, start)
        kept = Mention(start, phrase, found.name, found.kind, found.gender, speaks=speaks)
        if not pronoun or found.name or found.kind is not SourceKind.UNNAMED:
            self.mentions.append(kept)
        return kept

    def _named(self, phrase: str, words: list[str], start: int) -> Mention:
        bare = self._bare(phrase)
        gender = self._gender(words)
        if entry := self.known.find(self.acronyms.get(bare, bare)) or self.known.find(bare):
            return Mention(start, phrase, entry.name, entry.kind, "body")
        if bare in self.acronyms or bare in self.acronyms.values():
            long = self.acronyms.get(bare, bare)
            return Mention(start, phrase, long, noun_kind(long, self.language) or SourceKind.NGO, "body")
        if correspondent := self._correspondent(phrase, start):
            return correspondent
        kind = noun_kind(phrase, self.language)
        person = self._person(phrase)
        if person and kind is None:
            kind = self._described(start + len(phrase))
        if person:
            return self._known_person(phrase, person, kind, gender, start)
        if found := self.known.search(phrase):
            entry, first, last = found
            inside = noun_kind(phrase[:first] + " " + phrase[last:], self.language)
            whole = len(bare) - (last - first) < 25
            if (
                inside is None
                or (inside in GROUPS and whole)
                or inside in {SourceKind.MEDIA_ITEM}
                or self._is_group(inside, entry.kind)
            ):
                return Mention(start, phrase, entry.name, entry.kind, "body")
            return Mention(start, phrase, None, kind or entry.kind, gender)
        if earlier := self._spoken_of(bare, words, start):
            return earlier
        if (described := self._after_description(bare)) is not None:
            return Mention(start, phrase, *described, "body")
        if kind is SourceKind.MEDIA_ITEM and self._titled_name(bare):
            return Mention(start, phrase, bare, SourceKind.OUTLET, "body")
        if name := self._named_later(phrase, words, kind, start):
            return Mention(start, phrase, name, kind or SourceKind.PERSON, gender or "person")
        named = _capitalised(bare) and not (kind and self._common(bare, start))
        return Mention(start, phrase, bare if named else None, kind or self._unknown(bare), gender or "body")

    def _after_description(self, bare: str) -> tuple[str, SourceKind] | None:
        """The name behind a common noun that tells what it is, and what that is: *the exile group Tamarisk Monitor*."""
        words = bare.split()
        if set(map(str.casefold, words)) & small(self.language, "affiliation") and not self._whole(words):
            return None
        for at in range(len(words) - 1, 0, -1):
            noun = words[at - 1]
            common = noun[0].islower() or (at == 1 and self._definite(noun))
            kind = noun_kind(noun, self.language) if common else None
            name = " ".join(words[at:])
            generic = at == len(words) - 1 and noun_kind(name, self.language) is not None
            if kind in GROUPS | RELAYING and name[0].isupper() and not generic:
                return name, kind
        return None

    def _whole(self, words: Sequence[str]) -> bool:
        """Whether all prepositions of a phrase are links within a name: *gruppen Ear for Peace*."""
        links, bound = small(self.language, "links"), small(self.language, "affiliation")
        places = [i for i in range(1, len(words) - 1) if words[i].casefold() in bound]
        return all(words[i] in links and words[i - 1][0].isupper() and words[i + 1][0].isupper() for i in places)

    def _definite(self, noun: str) -> bool:
        """Whether a noun has the definite ending of the language, where it has one."""
        return noun.endswith(tuple(small(self.language, "definite"))) if small(self.language, "definite") else False

    @staticmethod
    def _titled_name(bare: str) -> bool:
        """Whether a phrase is a name throughout: *Harbour Record*, not *Facebook page*."""
        words = bare.split()
        return len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)

    def _named_later(self, phrase: str, words: list[str], kind: SourceKind | None, start: int) -> str | None:
        """The name that a speaker gets further on: *a spokesman for the navy*, then *the spokesman, Jo Doe,*."""
        head = head_noun(phrase, self.language)
        if kind is not SourceKind.OFFICIAL or head not in small(self.language, "titles") or len(words) < 2:
            return None
        after = re.compile(rf"(?i:\b{re.escape(head)}\w{{0,2}}),?\s({_FULL_NAME.pattern})(?=[,.]|\s[a-zæøå])")
        names = {match.group(1) for match in after.finditer(self.text, start + len(phrase))}
        return names.pop() if len(names) == 1 else None

    def _common(self, bare: str, start: int) -> bool:
        """Whether only the place in the sentence gives a noun its capital, or a word beside it has one."""
        opens = self.text[:start].rstrip(' “«"–—-(')[-1:] in {"", ".", "\n", "!", "?", ":"}
        words = bare.split()
        lower = [word for word in words if word[0].islower()]
        return (opens and len(words) == 1) or not words[0][0].isupper() or (opens and words[1:] == lower)

    def _correspondent(self, phrase: str, start: int) -> Mention | None:
        """The agency or outlet whose correspondent closes a phrase (*… area in New Aleppo SANA reporter*)."""
        *before, last = phrase.split() or [""]
        if last.casefold() not in small(self.language, "correspondent") or not before:
            return None
        entry = self.known.find(before[-1])
        return Mention(start, phrase, entry.name, entry.kind, "body") if entry else None

    @staticmethod
    def _is_group(kind: SourceKind, other: SourceKind) -> bool:
        return kind is other

    def _full_name(self, person: str) -> str:
        """The full name for a surname, also where an Arabic one is spelled otherwise (*al-Azeem*, *Al-Azzem*)."""
        if len(person.split()) > 1:
            return person
        if full := self.people.get(person.casefold()):
            return full
        same = [
            full for last, full in self.people.items() if _skeleton(person) and _skeleton(last) == _skeleton(person)
        ]
        return same[0] if len(same) == 1 else person

    def _described(self, end: int) -> SourceKind | None:
        """The kind that a title between commas after a name gives (*Mina Farrow, a doctor at the clinic, said*)."""
        match = re.match(r",\s([^,.;:!?\n]{3,80})[,.;]", self.text[end : end + 90])
        kind = noun_kind(match.group(1), self.language) if match and match.group(1)[0].islower() else None
        return kind if kind in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC} else None

    def _known_person(
        self, phrase: str, person: str, kind: SourceKind | None, gender: str | None, start: int
    ) -> Mention:
        name = self._full_name(person)
        same = next((m for m in reversed(self.mentions) if m.name == name), None)
        if kind is None and same is not None:
            kind = same.kind
        if kind in GROUPS or kind in {None, SourceKind.MEDIA_ITEM, SourceKind.UNNAMED}:
            kind = (
                SourceKind.OFFICIAL
                if kind in {SourceKind.STATE, SourceKind.UN, SourceKind.PARTY}
                else same.kind
                if same
                else SourceKind.PERSON
            )
        return Mention(start, phrase, name, kind, gender or (same.gender if same else None) or "person")

    def _bare(self, phrase: str) -> str:
        words = phrase.split()
        while words and words[0].casefold() in small(self.language, "article"):
            words.pop(0)
        bare = " ".join(words)
        return re.sub(r"\s*[(\[][^)\]]*(?:[)\]]|$)", "", bare) or bare

    def _person(self, phrase: str) -> str | None:
        """The name of a person in the phrase, without titles; None where it names a body or nobody."""
        core = re.sub(r"\([^)]*\)", "", phrase)
        if known := self.known.search(core):  # what is a body's name is no person's
            core = core[: known[1]] + "," * (known[2] - known[1]) + core[known[2] :]
        for match in reversed(list(_NAME.finditer(core))):
            words = [w for w in match.group().split() if w.casefold().rstrip(",") not in self._titles]
            if len(words) == len(match.group().split()) and self._names_body(core[: match.start()]):
                continue
            while words and noun_kind(words[0], self.language) is not None:
                words.pop(0)
            name = " ".join(words)
            if not words or re.fullmatch(r"[A-ZÆØÅ.]{2,}", name):
                continue
            if self.known.find(name) or name.endswith(tuple(small(self.language, "based"))):
                continue
            last = words[-1].casefold()
            if (
                len(words) >= 2
                and noun_kind(words[-1], self.language) is None
                and self._looks_personal(core, match.start(), name)
            ):
                return name
            spoken_of = last in self.people or self._full_name(name) != name
            if len(words) == 1 and (spoken_of or (match.start() > 0 and self._titled(core[: match.start()]))):
                return name
        return None

    def _names_body(self, before: str) -> bool:
        """Whether the noun right before a name makes it that of a body: *the newspaper Cwm Lantern*."""
        noun = before.split()[-1:]
        kinds = {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.NGO}
        correspondents = small(self.language, "correspondent")
        return bool(noun) and noun[0].casefold() not in correspondents and noun_kind(noun[0], self.language) in kinds

    def _looks_personal(self, phrase: str, start: int, name: str) -> bool:
        """A name of two words or more, unless a preposition binds it (*police in New York*)."""
        before = phrase[:start].split()
        if before and before[-1].casefold() in small(self.language, "affiliation"):
            return False
        return name.rsplit(maxsplit=1)[-1].casefold() in self.people or bool(before) or len(name.split()) >= 2

    def _titled(self, before: str) -> bool:
        words = before.casefold().replace(",", " ").split()
        return bool(words) and (
            words[-1] in small(self.language, "titles")
            or noun_kind(words[-1], self.language)
            in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC, SourceKind.WITNESS}
        )

    def _gender(self, words: list[str]) -> str | None:
        for gender in ("woman", "man"):
            if set(words) & small(self.language, gender):
                return gender
        return None

    def _spoken_of(self, bare: str, words: list[str], start: int) -> Mention | None:
        """Who a bare noun means: named with that noun, or of that kind (*the monitor*, *politiinspektøren*)."""
        if not words or len(words) > 3 or not self._generic(bare):
            return None
        head = words[-1]
        stands = table(self.language, "stands_for").get(head)
        kinds = None if stands is None else {SourceKind(kind) for kind in stands.split()} or GROUPS
        named = [mention for mention in reversed(self.mentions) if mention.name]
        stem = _stem(self.language, head)
        same = [m for m in named if len(stem) >= _SHORTEST_STEM and any(stem in word for word in words_of(m.text))]
        if not same and kinds is not None:
            of_kind = [m for m in named if m.kind in kinds]
            same = [m for m in of_kind if head in words_of(m.name or "")] or of_kind
        if kinds and SourceKind.MONITOR in kinds and not any(head in words_of(m.name or "") for m in same):
            monitors = [entry for entry in self.monitors if head in words_of(entry.name)] or list(self.monitors)
            if len(monitors) == 1 and (not same or head in words_of(monitors[0].name)):
                return Mention(start, bare, monitors[0].name, monitors[0].kind, "body")
        if same:
            return Mention(start, bare, same[0].name, same[0].kind, same[0].gender)
        return self._described_before(head, start) if len(words) == 1 else None

    def _described_before(self, head: str, start: int) -> Mention | None:
        """A speaker without a name who was described before with the same noun: *the source*, of *a source in …*."""
        article = words_of(self.text[max(0, start - 12) : start])[-1:]
        if not set(article) & small(self.language, "definite_article") and not self._definite(head):
            return None
        for mention in reversed(self.mentions):
            longer = mention.name is None and len(mention.text.split()) > 1
            if longer and head_noun(mention.text, self.language) == head:
                return Mention(start, mention.text, mention.text, mention.kind, mention.gender)
        return None

    def _generic(self, bare: str) -> bool:
        """Whether a phrase has no name of its own: *the monitor*, *Britain-based group*, *NGO* in a headline."""
        stands, based = table(self.language, "stands_for"), tuple(small(self.language, "based"))
        named = [w for w in bare.split() if w[0].isupper() and w.casefold() not in stands and not w.endswith(based)]
        return not named or len(bare.split()) == 1

    @cached_property
    def monitors(self) -> frozenset[register.Entry]:
        """The monitors named anywhere in the document; where there is only one, a bare *monitor* means it."""
        found = (self.known.search(match.group()) for match in _LONG_NAME.finditer(self.text))
        return frozenset(entry for entry, _, _ in filter(None, found) if entry.kind is SourceKind.MONITOR)

    def _referent(self, pronoun: str, start: int) -> Mention:
        """Whom a pronoun means: the subject of the sentence before, else the nearest speaker that fits."""
        before = [mention for mention in self.mentions if mention.start < start]
        if just := self._just_named(pronoun, start, before):
            return just
        for mention in reversed(before):
            if self._fits(pronoun, mention):
                described = mention.text if mention.text.casefold() not in pronouns(self.language) else None
                name = mention.name or described
                return Mention(mention.start, mention.text, name, mention.kind, mention.gender)
        return Mention(start, "", None, SourceKind.UNNAMED)

    def _just_named(self, pronoun: str, start: int, before: Sequence[Mention]) -> Mention | None:
        """Who opens the sentence before, or the body named in it, where nobody spoke there.

        *Anna Lund works there. She says …*, *That is not far from the group Orchard Watch. It says …*.
        """
        paragraph = self.text[:start].rpartition("\n")[2].rstrip()
        if not paragraph.endswith((".", "!", "?")) or pronoun not in {"man", "woman", "body"}:
            return None
        first = max(paragraph.rfind(mark, 0, -1) for mark in (". ", "! ", "? ")) + 1
        at = self.text.rindex(paragraph, 0, start) + first
        if any(mention.start >= at for mention in before):
            return None
        sentence = self.text[at:start].strip()
        if pronoun == "body":
            return self._body_in(sentence, at)
        opening = _FULL_NAME.match(sentence)
        name = " ".join(opening.group().split()) if opening else ""
        titled = any(noun_kind(word, self.language) for word in name.split())
        titled = titled or bool(set(self.text[:at].casefold().split()[-1:]) & self._titles)
        if titled or self.people.get(name.rpartition(" ")[2].casefold()) != name:
            return None
        return Mention(at, name, name, SourceKind.PERSON, pronoun)

    def _body_in(self, sentence: str, at: int) -> Mention | None:
        """The body that a sentence names behind a noun that tells what it is, the last of them."""
        for match in reversed(list(_LONG_NAME.finditer(sentence))):
            noun = sentence[: match.start()].split()[-1:]
            kind = noun_kind(noun[0], self.language) if noun else None
            if kind in GROUPS:
                return Mention(at + match.start(), match.group(), match.group(), kind, "body")
        return None

    @staticmethod
    def _fits(pronoun: str, mention: Mention) -> bool:
        if pronoun in {"man", "woman"}:
            if not mention.speaks:
                return False
            return mention.gender in {pronoun, "person"} or (mention.gender is None and mention.kind not in GROUPS)
        if pronoun == "body":
            return mention.kind in GROUPS and mention.gender == "body"
        return mention.name is None or mention.kind in GROUPS

    def _unknown(self, bare: str) -> SourceKind:
        if not _capitalised(bare):
            return SourceKind.UNNAMED
        if is_state(self.language, bare):
            return SourceKind.STATE
        return SourceKind.PERSON if len(bare.split()) <= 3 else SourceKind.UNNAMED


_CAPITAL = "[A-ZÆØÅÀ-ÖØ-Þ]"
_PARTICLE = "(?:al|el|de|da|van|von|bin|ibn|abu|la|le|du|di|der|den)"
_ARABIC = r"(?:al|el)-[A-Z][\w'’-]*"
_NAME = re.compile(rf"{_CAPITAL}[\w'’.-]*(?:\s+(?:{_PARTICLE}[\s-]?)*{_CAPITAL}[\w'’.-]*|\s+{_ARABIC})*")
_LONG_NAME = re.compile(rf"{_CAPITAL}[\w'’.-]*(?:\s+(?:(?:for|of|the|og|i)\s+)*{_CAPITAL}[\w'’.-]*)*")
_FULL_NAME = re.compile(
    rf"\b{_CAPITAL}[a-zæøåà-ÿ'’-]+(?:[ ](?:[A-Z]\.|{_ARABIC}|{_PARTICLE}\b|{_CAPITAL}[\wæøåà-ÿ'’-]+)){{1,3}}"
)


def _skeleton(surname: str) -> str:
    """The consonants of an Arabic surname with its article, in which its spellings agree; else empty."""
    match = re.fullmatch(r"(?:al|el)-(\w{4,})", surname.casefold())
    return re.sub(r"(\w)\1+", r"\1", re.sub(r"[aeiouy]", "", match.group(1))) if match else ""


def _capitalised(phrase: str) -> bool:
    return any(word[:1].isupper() for word in phrase.split())


def _stem(language: str, noun: str) -> str:
    """A noun without its definite ending, where the language has one."""
    size = max(map(len, small(language, "definite")), default=0)
    return noun[:-size] if size and len(noun) > 7 else noun


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
