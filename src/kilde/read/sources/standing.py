"""What a speaker is by the text's own words: a title, and the body they speak for.

*talsmann Adnan Afrin i den kurderdominerte militsen SDF*, *Mina Farrow, a doctor at Harrow Hospital,*, *an SDF
commander*. A place alone is no body: *the mayor of Harrow Bay* speaks for nobody but the office.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kilde.read import register
from kilde.read.sources.kinds import GROUPS, is_body, is_state, noun_kind, possessive_endings, small, words_of
from kilde.vocabulary import SourceKind

_PEOPLE = frozenset(
    {
        SourceKind.OFFICIAL,
        SourceKind.EXPERT,
        SourceKind.MEDIC,
        SourceKind.ARMED_GROUP,
        SourceKind.COURT,
        SourceKind.OUTLET,
        SourceKind.NGO,
        SourceKind.COMPANY,
        SourceKind.WITNESS,
    }
)
"""Kinds whose nouns can be a person's title."""
_APPOSITION = re.compile(r",\s([^,.;:!?\n–—]{3,110})(?=[,.;])")
_BODY_NAME = re.compile(
    r"(?:[A-ZÆØÅÀ-ÖØ-Þ][\w'’&.-]*)(?:\s+(?:(?:for|of|the|og|and|i|de|du|la)\s+)*[A-ZÆØÅÀ-ÖØ-Þ][\w'’&.-]*)*"
)
_LONGEST_TITLE = 6
"""Words of a title; a longer one tells a story."""
_LONGEST_BODY = 6
"""Words of a body's name."""
_SHORTEST_NOUN = 5
_OFTEN = 6
"""Places of a name at which a title is looked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A title as worded, the body spoken for in its normal form, and that body's entry in the register."""

    title: str | None = None
    organisation: str | None = None
    body: register.Entry | None = None

    def filled_from(self, other: "Standing") -> "Standing":
        """This, with what is missing taken from another."""
        body = (self.organisation, self.body) if self.organisation else (other.organisation, other.body)
        return Standing(self.title or other.title, *body)


NONE = Standing()
"""Nothing is told."""


@dataclass(frozen=True)
class Describer:
    """Reads titles and bodies out of phrases."""

    language: str
    known: register.Register
    acronyms: Mapping[str, str]
    named: tuple[register.Entry, ...] = ()
    """The known bodies that the text names."""

    def of_phrase(self, phrase: str, name: str | None) -> Standing:
        """What a speaker's own phrase tells, before the name and after it."""
        if name is None or name not in phrase:
            return self._described(phrase)
        before, _, after = phrase.partition(name)
        found = self._described(before.strip(" ,"))
        behind = after.strip(" ,")
        if behind and words_of(behind)[:1] and words_of(behind)[0] in small(self.language, "serving"):
            return found.filled_from(Standing(None, *self._body_behind(f" {behind}")))
        return found.filled_from(self._described(behind)) if behind else found

    def of_apposition(self, after: str) -> Standing:
        """What stands between commas behind a name: *, a doctor at the clinic,*."""
        match = _APPOSITION.match(after)
        if match is None or self._is_clause(match.group(1)):
            return NONE
        found = self._described(match.group(1))
        return found if found.title else NONE

    def of_text(self, text: str, name: str) -> Standing:
        """What a text says of somebody wherever it names them in full."""
        found = NONE
        for match in list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))[:_OFTEN]:
            before = text[max(0, match.start() - 120) : match.start()]
            found = found.filled_from(self._before(before)).filled_from(self.of_apposition(text[match.end() :][:140]))
        return found

    def of_same_noun(self, before: str, phrase: str) -> Standing:
        """The body of the same people where they were last named with it: *the fighters*, of *IS fighters*."""
        head = words_of(phrase)[-1:]
        if not head or len(head[0]) < _SHORTEST_NOUN or len(words_of(phrase)) > 2:
            return NONE
        stem = re.escape(head[0][: max(_SHORTEST_NOUN, len(head[0]) - 3)])
        for match in reversed(list(re.finditer(rf"(?<!\w)([A-ZÆØÅ][\w.]+)[- ]{stem}\w{{0,4}}(?!\w)", before))):
            if (body := self._entry_or_name(match.group(1)))[0]:
                return Standing(None, *body)
        return NONE

    def _before(self, before: str) -> Standing:
        """What stands right before a name: *The head of the Observatory, …*, *… met commander …*."""
        clause = re.split(r"[.;:!?\n–—“”\"«»]", re.sub(r"\s?\([^)]*\)", "", before))[-1]
        if clause.endswith(", "):
            phrase = clause[:-2].rpartition(", ")[2]
            own = re.search(rf"(?i)(?:^|\s)(?:{'|'.join(sorted(small(self.language, 'article')))})\s[^,]+$", phrase)
            titled = phrase.split()[:1] and self._names_people(phrase.split()[0])  # *Lederen for havna, …*
            if titled:
                return self._described(phrase)
            return self._described(own.group().strip()) if own else NONE
        words = clause.split()
        first = len(words)
        while first and (self._names_people(words[first - 1]) or words[first - 1].casefold() in self._attributes):
            first -= 1
        if not any(self._names_people(word) for word in words[first:]):
            return NONE
        front = " ".join(words[max(0, first - 4) : first])
        return Standing(" ".join(words[first:]), *self._body_in_front(front))

    @property
    def _attributes(self) -> frozenset[str]:
        return small(self.language, "title_attributes")

    def _is_clause(self, words: str) -> bool:
        first = words_of(words)[:1]
        return bool(first) and first[0] in small(self.language, "first_person") | set(small(self.language, "speaking"))

    def _described(self, phrase: str) -> Standing:
        """Title and body in a noun phrase: *talsmann for havna*, *an SDF commander*, *SDF-kommandant*."""
        if (known := self.known.search(phrase)) and not self._unarticled(phrase[: known[1]]):
            title, _ = self._title(phrase[known[2] :].removeprefix("'s").removeprefix("’s"))
            if title:
                return Standing(title, known[0].name, known[0])  # *Syrian Observatory for Human Rights director*
        head, _, rest = self._parted(phrase)
        title, front = self._title(head)
        if title is None:
            return NONE
        behind = self._body_behind(rest) if rest else (None, None)
        return Standing(title, *(behind if behind[0] else self._body_in_front(front)))

    def _parted(self, phrase: str) -> tuple[str, str, str]:
        """A phrase up to its first preposition, and the rest from there."""
        words = small(self.language, "head_end") | small(self.language, "serving")
        cut = re.search(rf",|\(|\s(?:{'|'.join(sorted(map(re.escape, words)))})\s", phrase)
        return (phrase[: cut.start()], "", phrase[cut.start() :]) if cut else (phrase, "", "")

    def _unarticled(self, before: str) -> list[str]:
        """The words before a name that are no article."""
        return [word for word in words_of(before) if word not in small(self.language, "article")]

    def _title(self, head: str) -> tuple[str | None, str]:
        """The title that closes a phrase, and what stands before it."""
        words = head.split()
        while words and self._aside(words[0]):
            words.pop(0)
        articles = [i for i, word in enumerate(words) if self._aside(word)]
        words = words[articles[-1] + 1 :] if articles else words
        if not words or not self._names_people(words[-1]):
            return None, ""
        first = self._first_of_title(words)
        own, front = words[first:], words[:first]
        if (hyphen := re.match(r"([A-ZÆØÅ][\w.]*)-(\w{4,})$", own[0])) and self._entry_or_name(hyphen.group(1))[0]:
            front, own = [*front, hyphen.group(1)], [hyphen.group(2), *own[1:]]
        if len(own) > _LONGEST_TITLE:
            return None, ""
        return " ".join(own), " ".join(front)

    def _aside(self, word: str) -> bool:
        """Whether a word before a title is none of it: an article, *his*, *27-year-old*."""
        asides = small(self.language, "article") | small(self.language, "possessive") | small(self.language, "age")
        return word.casefold() in asides or any(c.isdigit() for c in word)

    def _first_of_title(self, words: list[str]) -> int:
        """Where a title begins: behind a genitive, a name in capitals or a body (*Interior Ministry spokesman*)."""
        for at in range(len(words) - 2, -1, -1):
            word, front = words[at], " ".join(words[: at + 1])
            genitive = word.endswith(possessive_endings(self.language)) and word[:1].isupper()
            genitive = genitive or self._lost_apostrophe(word) is not None
            group = noun_kind(word, self.language) in GROUPS and any(c.isupper() for c in front)
            if genitive or group or re.fullmatch(r"[A-ZÆØÅ][A-ZÆØÅ.&]+", word) or self.known.find(word):
                return at + 1
            if (found := self.known.search(front)) and found[2] == len(front):
                return at + 1
        return 0

    def _names_people(self, noun: str) -> bool:
        folded = noun.casefold().rpartition("-")[2]
        if folded in small(self.language, "no_title"):
            return False
        if folded in small(self.language, "titles"):
            return True
        return noun_kind(folded, self.language) in _PEOPLE and not is_body(folded, self.language)

    def _entry_or_name(self, phrase: str) -> tuple[str | None, register.Entry | None]:
        """The body that a phrase names as a whole."""
        bare = phrase.strip(" ,")
        long = self.acronyms.get(bare, bare)
        if entry := self.known.find(long) or self.known.find(bare):
            return (entry.name, entry) if entry.kind is not SourceKind.MEDIA_ITEM else (None, None)
        return (long, None) if bare in self.acronyms else (None, None)

    def _body_in_front(self, front: str) -> tuple[str | None, register.Entry | None]:
        """The body before a title: *SDF spokesman*, *the Observatory's director*."""
        bare = re.sub(rf"(?:{'|'.join(map(re.escape, possessive_endings(self.language)))})$", "", front)
        bare = self._lost_apostrophe(bare) or bare
        for phrase in dict.fromkeys((front, bare)):
            if (found := self._entry_or_name(phrase))[0]:
                return found
            inside = self.known.search(phrase) if phrase else None
            behind = phrase[inside[2] :].split() if inside else []
            if inside and not any(w[0].isupper() or w in small(self.language, "serving") for w in behind):
                return inside[0].name, inside[0]
        if len(bare.split()) == 1 and (entry := self._named_with(bare)):
            return entry.name, entry
        of_group = len(bare.split()) > 1 and bare[0].isupper() and noun_kind(bare.split()[-1], self.language) in GROUPS
        return (bare, None) if of_group else (None, None)

    def _lost_apostrophe(self, word: str) -> str | None:
        """The body of a genitive whose apostrophe was lost: *Observatorys*."""
        stem = word[:-1] if word[-1:] == "s" and word[:1].isupper() and " " not in word else ""
        lost = len(stem) > _SHORTEST_NOUN and (self._named_with(stem) is not None or self.known.find(stem) is not None)
        return stem if lost else None

    def _named_with(self, noun: str) -> register.Entry | None:
        """The one body named in the text that has this word in its name: *Observatory*."""
        found = {entry for entry in self.named if noun.casefold() in words_of(entry.name)}
        return found.pop() if len(found) == 1 else None

    def _body_behind(self, rest: str) -> tuple[str | None, register.Entry | None]:
        """The body behind a preposition: *for the SDF*, *ved Forsvarshögskolan i Sverige*."""
        whole = rest.partition(",")[0]
        if (found := self.known.search(whole)) and " " in whole[found[1] : found[2]]:
            return (found[0].name, found[0]) if found[0].kind is not SourceKind.MEDIA_ITEM else (None, None)
        for preposition, phrase in self._behind(rest):
            if found := self.known.search(phrase):
                longer = phrase[found[2] :].strip()[:1].isupper()  # *Fars Province* is not the agency Fars
                if found[0].kind is not SourceKind.MEDIA_ITEM and not longer:
                    return found[0].name, found[0]
                continue
            if (named := next((w for w in re.findall(r"[\w-]+", phrase) if w in self.acronyms), None)) is not None:
                return self.acronyms[named], None
            if name := self._named_body(preposition, phrase):
                return name, None
        return None, None

    def _behind(self, rest: str) -> Iterator[tuple[str, str]]:
        """Each preposition of a phrase with the words up to the next one."""
        words = small(self.language, "serving")
        pieces = re.split(rf"(?:^|\s)({'|'.join(sorted(words))})\s", rest.partition(",")[0])
        for preposition, phrase in zip(pieces[1::2], pieces[2::2], strict=False):
            yield preposition, " ".join(phrase.split())

    def _named_body(self, preposition: str, phrase: str) -> str | None:
        """The name of a body that the register does not hold, where its noun or the preposition says that it is one."""
        bare = " ".join(
            w for i, w in enumerate(phrase.split()) if i or w.casefold() not in small(self.language, "article")
        )
        if not bare:
            return None
        words = bare.split()
        if (
            is_state(self.language, bare)
            or len(words) > _LONGEST_BODY
            or set(words_of(bare)) & small(self.language, "titles")
        ):
            return None
        if noun_kind(words[-1], self.language) in GROUPS | {SourceKind.MEDIC, SourceKind.EXPERT}:
            return bare if len(words) > 1 or bare[0].isupper() else None
        if noun_kind(bare, self.language) in GROUPS | {SourceKind.MEDIC, SourceKind.EXPERT}:
            return match.group() if (match := _BODY_NAME.match(bare)) else None
        return bare if preposition in small(self.language, "employed") and bare[0].isupper() else None
