"""The people and bodies of one document: whom acronyms, surnames, titles, pronouns and short names mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kilde.read import register
from kilde.read.sources.acronyms import acronyms_of
from kilde.read.sources.kinds import (
    GROUPS,
    RELAYING,
    head_noun,
    is_body,
    is_state,
    noun_kind,
    pronouns,
    small,
    table,
    words_of,
)
from kilde.read.sources.makers import Makers
from kilde.read.sources.media import medium_of
from kilde.read.sources.people import FULL_NAME, LONG_NAME, countries_named, full_names, nationality
from kilde.read.sources.persons import Persons, titles
from kilde.read.sources.standing import NONE, Describer, Standing
from kilde.vocabulary import Medium, Source, SourceKind, SourceRole, Span


@dataclass(slots=True)
class Mention:
    """Somebody who was named: where, under which normal name, and what sort of speaker it is."""

    start: int
    text: str
    name: str | None
    kind: SourceKind
    gender: str | None = None
    speaks: bool = False
    standing: Standing = NONE


_SHOWN = frozenset({Medium.VIDEO, Medium.PHOTO, Medium.RECORDING})
"""Media that show what they show, whoever put them out; a document speaks for the body that made it."""
_ONES = frozenset({SourceKind.OFFICIAL, SourceKind.MEDIC, SourceKind.EXPERT, SourceKind.WITNESS, SourceKind.PERSON})
"""Kinds of speakers that are people: *the doctor*, of whom *he* may speak next."""
_SHORTEST_STEM = 4
"""Letters of a noun by which a body named before is known again: *registeret*, *leirregisteret*."""


@dataclass
class Cast:
    """The people and bodies of one document; knows acronyms, surnames, titles and pronouns."""

    text: str
    language: str
    known: register.Register = field(default_factory=register.in_use)
    acronyms: dict[str, str] = field(init=False)
    people: dict[str, str] = field(init=False)
    mentions: list[Mention] = field(default_factory=list)
    _once: dict[str, bool] = field(default_factory=dict)
    """Whether those who were asked about held their offices before, by name."""

    def __post_init__(self) -> None:
        self.known = self.known.meaning(dict(self._shared_acronyms()))
        self.acronyms = acronyms_of(self.text)
        self.people = full_names(self.text, self.language, self.known)
        self._persons = Persons(self.text, self.language, known=self.known, people=self.people)
        self._makers = Makers(self.text, self.language, known=self.known, acronyms=self.acronyms, people=self.people)

    def _shared_acronyms(self) -> Iterator[tuple[str, register.Entry]]:
        """Acronyms that several sources have, each with the one in a conflict of a country that the text is about."""
        for acronym, entries in self.known.shared.items():
            if acronym in self.text and re.search(rf"(?<!\w){acronym}(?!\w)", self.text):
                about = countries_named(self.text, self.language)
                near = [entry for entry in entries if set(entry.conflicts) & about]
                yield from ((acronym, entry) for entry in near[:1])

    def source(self, span: Span, role: SourceRole | None = None, *, speaks: bool = True) -> Source:
        """The source that a phrase names; its role is what its kind does by itself unless one is given."""
        mention = self.identify(span, speaks=speaks)
        own = SourceRole.RELAYS if mention.kind in RELAYING and not self._corresponds(span) else SourceRole.CLAIMS
        if mention.kind is SourceKind.MEDIA_ITEM:
            own = SourceRole.EVIDENCE
        entry = self.known.find(mention.name) if mention.name and mention.gender == "body" else None
        side = entry or mention.standing.body
        evidence = (role or own) is SourceRole.EVIDENCE
        medium = medium_of(span.text or "", self.language) if evidence else None
        return Source(
            span.text,
            span.start,
            span.end,
            name=mention.name,
            kind=mention.kind,
            role=role or own,
            title=mention.standing.title,
            organisation=mention.standing.organisation,
            speaks_as=self._speaks_as(mention),
            unidentified=mention.name is None and self._pronoun(span.text or "") is not None,
            register_id=entry.id if entry else None,
            party=side.party if side else None,
            party_in=side.conflicts if side else (),
            medium=medium,
            made_by=self._makers.of(medium, span) if medium else None,
        )

    def _speaks_as(self, mention: Mention) -> SourceKind | None:
        """The kind of the body that somebody speaks for: its spokesperson, or one with a name who holds an office."""
        body, title = mention.standing.organisation, words_of(mention.standing.title or "")
        if body is None or mention.kind not in {SourceKind.OFFICIAL, SourceKind.ARMED_GROUP}:
            return None
        if not (mention.name or set(title) & small(self.language, "spokes")) or self._spoke_before(mention):
            return None
        entry = mention.standing.body
        return entry.kind if entry else noun_kind(body, self.language) or mention.kind

    def _spoke_before(self, mention: Mention) -> bool:
        """Whether somebody held the office once: *former army spokesman Ada Thorne*, *Ada Thorne, an ex-minister*."""
        who = mention.name or mention.text
        if who not in self._once:
            name, once = re.escape(who), "|".join(sorted(small(self.language, "former")))
            before = rf"\b(?:{once})[ -](?:[\w-]+ ){{0,4}}{name}(?!\w)"
            found = re.search(rf"(?i){before}|{name}, (?:\w+ )?(?:{once})\b", self.text)
            self._once[who] = found is not None
        return self._once[who]

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
            named = sum(word[0].isupper() for word in who.split()) > 1
            if named or noun_kind(who, self.language) in GROUPS | {SourceKind.OFFICIAL} or self.known.search(who):
                at = start + phrase.rindex(who)
                body = self.source(Span(who, at, at + len(who)), SourceRole.CLAIMS)
                return [body, source] if source.kind is SourceKind.MEDIA_ITEM else [body]
        return [source]

    def _corresponds(self, span: Span) -> bool:
        words = set(words_of(span.text or ""))
        return bool(words & small(self.language, "correspondent"))

    def identify(self, span: Span, *, speaks: bool = True) -> Mention:
        """Who a phrase means, and remember it as spoken of here."""
        start, phrase = span.start or 0, self._before_number((span.text or "").strip())
        words = words_of(phrase)
        pronoun = self._pronoun(phrase)
        found = self._referent(pronoun, start) if pronoun else self._named(phrase, words, start)
        standing = found.standing if pronoun else self._standing(found, phrase, start)
        kind = self._kind_by_title(found, standing)
        kept = Mention(start, phrase, found.name, kind, found.gender, speaks=speaks, standing=standing)
        if not pronoun or found.name or found.kind is not SourceKind.UNNAMED:
            self.mentions.append(kept)
        return kept

    def _before_number(self, phrase: str) -> str:
        """A body's phrase without the number behind it, where a comma was lost: *the Observatory at least 112*."""
        hedges = "|".join(sorted(map(re.escape, small(self.language, "before_number"))))
        cut = re.search(rf"\s(?:{hedges})\s\d", phrase)
        return phrase[: cut.start()] if cut and noun_kind(phrase[: cut.start()], self.language) in GROUPS else phrase

    def _pronoun(self, phrase: str) -> str | None:
        """Whom a pronoun means, or one before a noun of figures: *his figures* are his word."""
        if phrase.casefold() in (meant := table(self.language, "pronouns")):
            return meant[phrase.casefold()]
        words = words_of(phrase)
        if len(words) != 2 or words[0] not in small(self.language, "possessive"):
            return None
        return meant.get(words[0]) if noun_kind(words[1], self.language) is SourceKind.UNNAMED else None

    def _standing(self, mention: Mention, phrase: str, start: int) -> Standing:
        """Title and body of a person: by the phrase, what follows it, what was said before, and the whole text."""
        if mention.gender == "body" or mention.kind in {*GROUPS, SourceKind.MEDIA_ITEM, SourceKind.UNNAMED}:
            return self._among(phrase, start) if mention.kind is SourceKind.ARMED_GROUP else NONE
        name = mention.name if mention.name and mention.name in phrase else mention.name and _last(mention.name)
        found = self.describer.of_phrase(phrase, name)
        found = found.filled_from(self.describer.of_apposition(self.text[start + len(phrase) :][:140]))
        if mention.name and (found.title is None or found.organisation is None):
            earlier = (m.standing for m in reversed(self.mentions) if m.name == mention.name)
            found = found.filled_from(next(earlier, NONE))
            found = found.filled_from(self.describer.of_text(self.text, mention.name))
        return found

    def _kind_by_title(self, mention: Mention, standing: Standing) -> SourceKind:
        """A person's kind, which a title elsewhere in the text may tell: *statsminister Mina Fjære*, then *Fjære*."""
        if mention.kind is SourceKind.OFFICIAL and self._of_armed_group(mention, standing):
            return SourceKind.ARMED_GROUP
        if mention.kind is not SourceKind.PERSON or standing.title is None:
            return mention.kind
        kind = noun_kind(standing.title, self.language)
        return kind if kind in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC} else mention.kind

    def _of_armed_group(self, mention: Mention, standing: Standing) -> bool:
        """Whether somebody speaks for an armed group: *an SDF spokesman*, *talsmann for opprørerne*."""
        if standing.organisation:
            return standing.body is not None and standing.body.kind is SourceKind.ARMED_GROUP
        for preposition in small(self.language, "speaking_for"):
            _, found, behind = mention.text.partition(f" {preposition} ")
            if found and noun_kind(behind, self.language) is SourceKind.ARMED_GROUP:
                return True
        return False

    def _among(self, phrase: str, start: int) -> Standing:
        """The body that members of an armed group belong to: *an SDF commander*, *krigerne* after *IS-krigere*."""
        found = self.describer.of_phrase(phrase, None)
        return found if found.organisation else self.describer.of_same_noun(self.text[:start], phrase)

    @cached_property
    def describer(self) -> Describer:
        """Reads titles and bodies with what this document knows."""
        return Describer(self.language, self.known, self.acronyms, self._named_bodies)

    @cached_property
    def _named_bodies(self) -> tuple[register.Entry, ...]:
        """The known bodies that the text names, each once."""
        found = (self.known.search(match.group()) for match in LONG_NAME.finditer(self.text))
        return tuple(dict.fromkeys(entry for entry, _, _ in filter(None, found)))

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
        person = self._persons.name_in(phrase)
        if person and kind is None:
            kind = self._described(start + len(phrase))
        if person:
            return self._known_person(phrase, person, kind, gender, start)
        if beside := self._named_beside(phrase, start):
            return beside
        if named_inside := self._known_inside(phrase, bare, kind, gender, start):
            return named_inside
        if earlier := self._spoken_of(bare, words, start):
            return earlier
        if (described := self._after_description(bare)) is not None:
            return Mention(start, phrase, *described, "body")
        if kind is SourceKind.MEDIA_ITEM and self._titled_name(bare):
            return Mention(start, phrase, bare, SourceKind.OUTLET, "body")
        if name := self._named_later(phrase, words, kind, start):
            return Mention(start, phrase, name, kind or SourceKind.PERSON, gender or "person")
        named = _capitalised(bare) and not (kind and self._common(bare, start))
        of_kind = kind or self._unknown(bare)
        one = not named and of_kind in _ONES and not is_body(head_noun(bare, self.language), self.language)
        return Mention(start, phrase, bare if named else None, of_kind, gender or ("person" if one else "body"))

    def _named_beside(self, phrase: str, start: int) -> Mention | None:
        """The known body between commas behind what it is: *the UN's humanitarian office, | OCHA*."""
        if not phrase[-1:].islower() or phrase.rsplit(maxsplit=1)[-1].casefold() in titles(self.language):
            return None
        after = re.match(r",\s([A-ZÆØÅ][\w-]+)(?=[,.;:!?]|$)", self.text[start + len(phrase) :][:60])
        entry = self.known.find(after.group(1)) if after else None
        return Mention(start, phrase, entry.name, entry.kind, "body") if entry and entry.kind in GROUPS else None

    def _known_inside(
        self, phrase: str, bare: str, kind: SourceKind | None, gender: str | None, start: int
    ) -> Mention | None:
        """The known body that a phrase names, unless it is about one of its people or a film of theirs."""
        if (found := self.known.search(phrase)) is None:
            return None
        entry, first, last = found
        before = phrase[:first]
        inside = noun_kind(before + " " + phrase[last:], self.language)
        if medium_of(before, self.language) in _SHOWN and small(self.language, "author") & set(words_of(before)):
            return Mention(start, phrase, None, SourceKind.MEDIA_ITEM)  # *a video posted by the White Helmets*
        if inside is SourceKind.ARMED_GROUP and head_noun(phrase, self.language) in titles(self.language):
            return Mention(start, phrase, None, inside, gender)  # *an SDF commander*
        if noun_kind(phrase[last:].strip(), self.language) in RELAYING - {entry.kind} and not phrase[last:].startswith(
            ","
        ):
            return None  # *Israeli army radio* is no army
        if self._other_paper(phrase, entry, first, last):
            return Mention(start, phrase, bare, entry.kind, "body")
        if self._elsewhere(phrase[first:last], phrase[last:]):
            return Mention(start, phrase, bare, entry.kind, "body")  # *Forsvarsdepartementet i Fjordland*
        whole = len(bare) - (last - first) < 25
        of_body = inside in {None, SourceKind.MEDIA_ITEM, entry.kind}
        told = last == len(phrase) and before.rstrip()[-1:].islower() and noun_kind(before, self.language) in GROUPS
        if of_body or told or (inside in GROUPS and whole):
            return Mention(start, phrase, entry.name, entry.kind, "body")
        body = "body" if inside and noun_kind(phrase, self.language) in GROUPS else None
        return Mention(start, phrase, None, kind or entry.kind, gender or body)

    def _other_paper(self, phrase: str, entry: register.Entry, first: int, last: int) -> bool:
        """Whether a known title of one word only ends that of another paper: *the Torv Times* is not *The Times*."""
        before = phrase[:first].split()[-1:]
        if entry.kind is not SourceKind.OUTLET or " " in phrase[first:last] or last < len(phrase) or not before:
            return False
        opens = before[0].casefold() in small(self.language, "article")
        return before[0][:1].isupper() and not opens and not nationality(before[0], self.language)

    def _elsewhere(self, name: str, behind: str) -> bool:
        """Whether a name that is a common noun too is put in some place: the ministry of another country."""
        placed = re.match(rf"\s(?:{'|'.join(sorted(small(self.language, 'affiliation')))})\s[A-ZÆØÅ]", behind)
        return placed is not None and " " not in name and noun_kind(name, self.language) is not None

    def _after_description(self, bare: str) -> tuple[str, SourceKind] | None:
        """The name behind a common noun that tells what it is, and what that is: *the exile group Tamarisk Monitor*."""
        words = bare.split()
        if set(map(str.casefold, words)) & small(self.language, "affiliation") and not self._whole(words):
            return None
        for at in range(len(words) - 1, 0, -1):
            noun = words[at - 1]
            common = noun[0].islower() or (at == 1 and self._definite(noun))
            common = common and noun.casefold() not in titles(self.language)
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
        after = re.compile(rf"(?i:\b{re.escape(head)}\w{{0,2}}),?\s({FULL_NAME.pattern})(?=[,.]|\s[a-zæøå])")
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

    def _described(self, end: int) -> SourceKind | None:
        """The kind that a title between commas after a name gives (*Mina Farrow, a doctor at the clinic, said*)."""
        match = re.match(r",\s([^,.;:!?\n]{3,80})[,.;]", self.text[end : end + 90])
        kind = noun_kind(match.group(1), self.language) if match and match.group(1)[0].islower() else None
        return kind if kind in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC} else None

    def _known_person(
        self, phrase: str, person: str, kind: SourceKind | None, gender: str | None, start: int
    ) -> Mention:
        name = self._persons.full_name(person)
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

    def _gender(self, words: list[str]) -> str | None:
        for gender in ("woman", "man"):
            if set(words) & small(self.language, gender):
                return gender
        return None

    def _spoken_of(self, bare: str, words: list[str], start: int) -> Mention | None:
        """Who a bare noun means: named with that noun, or of that kind (*the monitor*, *politiinspektøren*)."""
        based = tuple(small(self.language, "based"))
        if not words or len([w for w in words if not w.endswith(based)]) > 3 or not self._generic(bare):
            return None
        head = words[-1]
        stands = table(self.language, "stands_for").get(head)
        if stands is not None and "monitor" not in stands.split() and self._indefinite(start):
            return None  # *a local council* is none of those who have spoken
        kinds = None if stands is None else {SourceKind(kind) for kind in stands.split()} or GROUPS
        told = noun_kind(bare, self.language)
        if kinds and told and told in kinds and len(words) > 1 and told is not noun_kind(head, self.language):
            kinds = {told}  # *the monitoring group* is no militia
        named = [mention for mention in reversed(self.mentions) if mention.name]
        stem = _stem(self.language, head)
        same = [m for m in named if len(stem) >= _SHORTEST_STEM and any(stem in word for word in words_of(m.text))]
        if (
            is_body(head, self.language) or noun_kind(head, self.language) in GROUPS
        ):  # *the police* are not the police chief
            same = [m for m in same if m.gender == "body"]
        if not same and kinds is not None:
            of_kind = [m for m in named if m.kind in kinds]
            same = [m for m in of_kind if head in words_of(m.name or "")] or of_kind
        if kinds and SourceKind.MONITOR in kinds and not any(head in words_of(m.name or "") for m in same):
            monitors = [entry for entry in self.monitors if head in words_of(entry.name)] or list(self.monitors)
            if len(monitors) == 1 and (not same or head in words_of(monitors[0].name)):
                return Mention(start, bare, monitors[0].name, monitors[0].kind, "body")
        if same:
            return Mention(start, bare, same[0].name, same[0].kind, same[0].gender, standing=same[0].standing)
        return self._described_before(head, start) if len(words) == 1 else None

    def _indefinite(self, start: int) -> bool:
        """Whether an indefinite article stands right before a place."""
        before = words_of(self.text[max(0, start - 12) : start])[-1:]
        definite = small(self.language, "definite_article")
        return bool(definite and set(before) & (small(self.language, "article") - definite))

    def _described_before(self, head: str, start: int) -> Mention | None:
        """A speaker without a name who was described before with the same noun: *the source*, of *a source in …*."""
        article = words_of(self.text[max(0, start - 12) : start])[-1:]
        if not set(article) & small(self.language, "definite_article") and not self._definite(head):
            return None
        for mention in reversed(self.mentions):
            longer = mention.name is None and len(mention.text.split()) > 1
            if longer and head_noun(mention.text, self.language) == head:
                return Mention(
                    start, mention.text, mention.text, mention.kind, mention.gender, standing=mention.standing
                )
        return None

    def _generic(self, bare: str) -> bool:
        """Whether a phrase has no name of its own: *the monitor*, *Britain-based group*, *NGO* in a headline."""
        stands, based = table(self.language, "stands_for"), tuple(small(self.language, "based"))
        named = [w for w in bare.split() if w[0].isupper() and w.casefold() not in stands and not w.endswith(based)]
        return not named or len(bare.split()) == 1

    @cached_property
    def monitors(self) -> frozenset[register.Entry]:
        """The monitors named anywhere in the document; where there is only one, a bare *monitor* means it."""
        return frozenset(entry for entry in self._named_bodies if entry.kind is SourceKind.MONITOR)

    def _referent(self, pronoun: str, start: int) -> Mention:
        """Whom a pronoun means: the subject of the sentence before, else the nearest speaker that fits."""
        before = [mention for mention in self.mentions if mention.start < start]
        if just := self._just_named(pronoun, start, before):
            return just
        for mention in reversed(before):
            if self._fits(pronoun, mention):
                described = mention.text if mention.text.casefold() not in pronouns(self.language) else None
                name = mention.name or described
                return Mention(
                    mention.start, mention.text, name, mention.kind, mention.gender, standing=mention.standing
                )
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
        opening = FULL_NAME.match(sentence)
        words = opening.group().split() if opening else []
        ranks = [word for word in words if noun_kind(word, self.language) or word.casefold() in titles(self.language)]
        name = " ".join(words[len(ranks) :])
        cut = bool(set(self.text[:at].casefold().split()[-1:]) & titles(self.language))
        if cut or words[: len(ranks)] != ranks or self.people.get(name.rpartition(" ")[2].casefold()) != name:
            return None
        kind = noun_kind(" ".join(ranks), self.language) or SourceKind.PERSON
        return Mention(at, name, name, kind, pronoun)

    def _body_in(self, sentence: str, at: int) -> Mention | None:
        """The body that a sentence names behind a noun that tells what it is, the last of them."""
        for match in reversed(list(LONG_NAME.finditer(sentence))):
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


def _last(name: str) -> str:
    """The last word of a name: a surname."""
    return name.rsplit(maxsplit=1)[-1]


def _capitalised(phrase: str) -> bool:
    return any(word[:1].isupper() for word in phrase.split())


def _stem(language: str, noun: str) -> str:
    """A noun without its definite ending, where the language has one."""
    size = max(map(len, small(language, "definite")), default=0)
    return noun[:-size] if size and len(noun) > 7 else noun
