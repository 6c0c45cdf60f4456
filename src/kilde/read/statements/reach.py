"""A word of saying with its speaker, its hearers, and what stands around it."""

from collections.abc import Iterator

from kilde.read import register, reporting
from kilde.read.language import lexicon
from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    Word,
    children,
    parsed_phrase,
    phrase_after,
    phrase_before,
    subtree,
    trim,
)
from kilde.read.reporting import Cue
from kilde.read.sources import GROUPS, RELAYING, head_noun, noun_kind, small
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft
from kilde.read.statements.offices import described
from kilde.vocabulary import SourceKind


class Reach:
    """A reporting word with its speaker, hearers and what stands around it; each form below is one way to say."""

    def __init__(self, clause: Clause, k0: int, k1: int, cue: Cue) -> None:
        self.clause = clause
        self.items = clause.items
        self.k0, self.k1, self.cue = k0, k1, cue
        self.language = clause.language
        self.inherits = False
        self.inverted = False
        self.passive = self._is_passive()
        self.hearers: list[tuple[int, int]] = []
        self.evidence: list[tuple[int, int]] = []
        self.origins: list[tuple[int, int]] = []
        self.pronoun: tuple[int, int] | None = None
        self.opened = 0
        """Where the clause of the speaker begins behind a participle that opens the sentence."""
        self.subject = self._subject()
        self.rest = self._rest()

    def rule(self, name: str) -> bool | str:
        """How the language goes about something, as its `statements.toml` says under `[rules]`."""
        answer: bool | str = lexicon(self.language, "statements")["rules"][name]
        return answer

    # -- speaker

    def _is_passive(self) -> bool:
        if ending := self.rule("passive_ending"):
            low = self.items[self.k0].low
            if low == self.cue.lemma + str(ending) and low.endswith("es") and len(self.cue.lemma) > 3:
                return True
            verbs = [i for i in range(max(0, self.k0 - 6), self.k0) if self.clause.pos(i) in VERBAL]
            return bool(verbs) and self.items[self.k0].form == "past" and self.clause.is_(verbs[-1], "passive")
        return any(self.items[c].dep in {"aux:pass", "nsubj:pass"} for c in children(self.items, self.k0))

    def _subject(self) -> list[tuple[int, int]]:
        """The speakers as stretches of words; joint speakers come one by one. Empty where there is none."""
        found = self._office_and_name()
        if found is None and self.clause.parsed:
            found = self._beside_noun() or self._parsed_subject()
            found = self._of_own_clause(*found) if found and not self.inverted else found
        if found is None and self.is_participle() and self.clause.is_(self.k0 - 1, "quantifier"):
            found = self.k0 - 1, self.k0  # *with some | saying that …*
        if found and not self.inverted:
            found = self._without_time(*self._after_opening(*found))
        if found and self.inverted and self._without_time(*found) is None:
            found, self.inverted = None, False  # *said | Friday*
        if found and self._voiceless(*found) and not self.inverted:
            found = None
        if found and found[1] == self.k0 - 1 and self.clause.pos(self.k0 - 1) == "CCONJ":
            found = None  # a second verb of the same speaker: *avviser kritikken og | sier*
        if after := self._said_by():
            found = after
        if found is None and not self.is_participle():
            found = self._inverted() or self._fronted() or self._before()
        if found is None and self.clause.is_(self.k0 - 1, "quantifier") and self._opens_clause(self.k0 - 1):
            found = self.k0 - 1, self.k0
        if found and not self.inverted:
            found = self._past_relative(*self._described_body(*found))
            found = self._who_issued(*found)
        if found is None:
            found = self._inherited()
        return [part for part in joint(self.clause, *found) if not self._voiceless(*part)] if found else []

    def _described_body(self, first: int, last: int) -> tuple[int, int]:
        """The known body behind which the comma was lost: *the White Helmets | a rescue service | said*.

        So too the name behind what it is: *another group | the Harbour Committees | said*.
        """
        end = self._left_of_verb()
        name = phrase_before(self.items, end, self.language) if last < end else None
        beside = name is not None and name[0] - last in {0, 1} and self.clause.pos(last) != "ADP"
        if name and beside and self._is_name(name[1] - 1) and self._speaks(first, last):
            return name
        article = first if self.clause.is_(first, "article") else first - 1
        if not self.clause.is_(article, "article") or self.clause.pos(article - 1) != "PROPN":
            return first, last
        body = phrase_before(self.items, article, self.language)
        if body is None:
            return first, last
        known = register.find(self.clause.text[slice(*self.clause.span(*self.clause.bare(*body)))]) is not None
        return body if known or self._opens_with_name(*body) else (first, last)

    def _opens_with_name(self, first: int, last: int) -> bool:
        """Whether the sentence opens with a name of several words: *The Torv Media Centre | an activist group said*."""
        words = self.items[first:last]
        named = [word for word in words if word.text[:1].isupper() and not self.clause.is_(first, "nobody")]
        return first <= 1 and len(named) > 2 and all(w.text[:1].isupper() or w.pos == "ADP" for w in words)

    def _is_name(self, i: int) -> bool:
        return self.clause.pos(i) == "PROPN" and not self.clause.is_(i, "day")

    def _who_issued(self, first: int, last: int) -> tuple[int, int]:
        """Who speaks in what he sends out: *the board | issued a report arguing that …*."""
        noun = last - 1
        verb = self.items[noun].head
        beside = last == self.k0 or (last == self.k0 - 1 and self._refers(last))
        shown = any(self.clause.is_(i, "evidence_noun") or self.clause.is_(i, "issued") for i in range(first, last))
        if not beside or not shown or not 0 <= verb < first or self.items[noun].dep != "obj":
            return first, last
        for child in children(self.items, verb):
            if self.items[child].dep == "nsubj" and child < verb and not self.clause.is_(child, "relative"):
                self.evidence.append(self.clause.span(first, last))
                self.pronoun = None
                return parsed_phrase(self.items, child, low=0, high=verb)
        return first, last

    def _speaks(self, first: int, last: int) -> bool:
        phrase = self.clause.text[slice(*self.clause.span(first, last))]
        return self.clause.pos(last - 1) == "NOUN" and noun_kind(phrase, self.language) is not None

    def _past_relative(self, first: int, last: int) -> tuple[int, int]:
        """Who a clause without commas describes: *the office | which prints news of the province | said*."""
        relative = next((i for i in range(first - 1, 0, -1) if self.clause.pos(i) == "PUNCT" or self._refers(i)), 0)
        if not relative or not self._refers(relative) or last > self.k0:
            return first, last
        if self.clause.pos(first - 1) not in VERBAL | {"ADP", "DET"}:
            return first, last  # a comma was lost: *the raid that hit the town | the army said*
        verbs = [i for i in range(relative, first) if self.clause.pos(i) in VERBAL]
        noun = phrase_before(self.items, relative, self.language)
        if not verbs or noun is None or any(k0 in verbs for k0, _, _ in self.clause.cues):
            return first, last
        return noun

    def _refers(self, i: int) -> bool:
        return self.clause.is_(i, "relative") and self.clause.pos(i) in {"PRON", "DET"}

    def _beside_noun(self) -> tuple[int, int] | None:
        """Who a participle right behind a noun speaks for: *a group | backing the plan*, *mails suggesting that …*."""
        noun = self.k0 - 1
        if (
            not self.is_participle()
            or self.items[self.k0].dep != "acl"
            or self.clause.pos(noun) not in {"NOUN", "PROPN"}
        ):
            return None
        found = phrase_before(self.items, self.k0, self.language)
        spent = found is not None and self.items[found[0]].low in small(self.language, "possessive")
        return None if spent else found  # *spent her time defending it*

    def _of_own_clause(self, first: int, last: int) -> tuple[int, int]:
        """The subject of the clause that a conjunction opens, where the parse gave one before it.

        *Part of it is that | many think so*; *it was then that | the army noticed*.
        """
        end = self._left_of_verb()
        if (known := self._known_beside(last, end)) is not None:
            return known
        near = phrase_before(self.items, end, self.language) if last < end and not self.is_participle() else None
        if near is None or near[0] < last or self.clause.pos(near[0] - 1) != "SCONJ":
            return first, last
        return near

    def _known_beside(self, first: int, last: int) -> tuple[int, int] | None:
        """The known body right before the word, where the parse has another subject and a comma was lost."""
        if not self.cue.classes & {"say", "tell"} or self.clause.pos(last - 1) not in {"PROPN", "NOUN", "AUX"}:
            return None
        if not self.clause.has_verb(first, last):
            return None
        begin = next((i for i in range(max(first, last - 8), last) if self._known(i, last)), last)
        if begin == last or self.clause.pos(begin - 1) in {"ADP", "CCONJ"}:
            return None
        return begin, last

    def is_participle(self) -> bool:
        """Whether the word is a present participle that hangs on another verb."""
        if self.clause.participle_for_noun(self.k0):
            return True
        return self.clause.parsed and self.items[self.k0].form == "ing" and self.items[self.k0].dep != "ROOT"

    def _opens_clause(self, i: int) -> bool:
        return i == 0 or self.clause.pos(i - 1) in {"PUNCT", "CCONJ", "SCONJ", "QUOTE"}

    def _after_opening(self, first: int, last: int) -> tuple[int, int]:
        """A named speaker whom the parse joined to what opens the sentence: *Costs aside, | Mr. Thorne insists*."""
        commas = [i for i in range(first, last) if self.clause.word(i) == ","]
        if commas and self.clause.word(last) != "," and self._known(commas[-1] + 1, last):
            return commas[-1] + 1, last
        if commas and self.clause.pos(commas[-1] + 1) in {"PROPN", "DET"} and self._runs_on(first, commas[-1]):
            return commas[-1] + 1, last
        joined = any(self.clause.is_(i, "and") for i in range(first, last))
        if len(commas) != 1 or joined or self.clause.word(last) == "," or self.clause.pos(first) == "PROPN":
            return first, last
        named = (self.clause.pos(last - 1) == "PROPN" and self.clause.pos(commas[0] - 1) != "NOUN") or first > 8
        opens = self.clause.pos(commas[0] + 1) in {"PROPN", "DET"}
        return (commas[0] + 1, last) if opens and (named or self.clause.pos(commas[0] - 1) == "ADV") else (first, last)

    def _known(self, first: int, last: int) -> bool:
        return first < last and register.find(self.clause.text[slice(*self.clause.span(first, last))]) is not None

    def _runs_on(self, first: int, comma: int) -> bool:
        """Whether a clause was joined to the speaker behind its comma: *… and urging people on, | the BBC said*."""
        opened = any(self.clause.is_(i, "relative") for i in range(first, comma))
        return not opened and any(w.pos in VERBAL and w.form != "past" for w in self.items[first:comma])

    def _without_time(self, first: int, last: int) -> tuple[int, int] | None:
        """A speaker without the day or adverb after him (*Kessel Sunday night*); none where only a day is left."""
        end = last
        while end > first and (self.clause.is_(end - 1, "day") or self.clause.pos(end - 1) == "ADV"):
            end -= 1
        while end < last and end - 1 > first and self.clause.pos(end - 1) in {"ADP", "DET", "ADJ", "VERB"}:
            end -= 1
        named = any(w.pos in NOMINAL or (w.pos == "ADJ" and w.text[0].isupper()) for w in self.items[first:end])
        return (first, end) if named else None

    def _voiceless(self, first: int, last: int) -> bool:
        """Whether the phrase names an event, a number or nobody, which say nothing (*the raid claimed 40 lives*)."""
        if self.clause.is_(first, "nobody") or (self.passive and self.clause.is_(first, "formal")):
            return True
        verb = next(
            (i for i in range(first + 1, last) if self.clause.pos(i) == "VERB" and not self.items[i].form), last
        )
        phrase = self.clause.text[slice(*self.clause.span(first, verb))]
        head = head_noun(phrase, self.language)
        return head in reporting.words(self.language, "voiceless") and not self.cue.classes & {"show"}

    def _said_by(self) -> tuple[int, int] | None:
        """The speaker who closes the sentence (*… were killed, said the director Jon Reyes.*), whatever the parse."""
        plain = self.cue.lemma in reporting.words(self.language, "plain_say")
        if self._tells_first(self.clause.at(self.k0 - 1)):
            return None
        if not plain and not (self.cue.classes & {"say", "tell"} and self.clause.word(self.k0 - 1) == ","):
            return None
        found = phrase_after(self.items, self.k1, self.language, self._particle())
        if not found or self.clause.word(found[1]) == ":" or self.k0 < 3:
            return None
        if not plain and self.clause.pos(found[1]) not in {"", "PUNCT"}:
            return None
        if self._subject_of_said(found):
            return None
        goes_on = any(k == found[1] for k, _, _ in self.clause.cues) and self.clause.is_(found[1] + 1, "that")
        closes = goes_on or self.clause.pos(found[1]) in {"", "PUNCT"}
        closes = closes or (plain and self._tells_after_all(found))
        if not closes and not self._voiceless(max(0, self.k0 - 1), self.k0):
            return None
        phrase = self.clause.text[slice(*self.clause.span(*found))]
        before = self.clause.pos(self.k0 - 1)
        named = self.clause.pos(found[0]) == "PROPN" and not self.clause.is_(found[1] - 1, "day")
        spoken = noun_kind(phrase, self.language) is not None or named or self._known(*self.clause.bare(*found))
        if not spoken or before in {"AUX", "PART", "PRON"} or self.clause.is_(self.k0 - 1, "auxiliary"):
            return None
        self.inverted = True
        return found

    def _tells_after_all(self, found: tuple[int, int]) -> bool:
        """Whether a clause stands before the word, and no verb is bound to the name behind it: *… fired, said Jo Doe a
        doctor in Torv.*
        """
        closed = range(found[1], len(self.items))
        stop = next((i for i in closed if self._refers(i) or self.clause.pos(i) == "PUNCT"), len(self.items))
        finite = any(word.pos in VERBAL and not word.form for word in self.items[found[1] : stop])
        own = any(c == self.k0 - 1 and self.items[c].dep == "nsubj" for c in children(self.items, self.k0))
        counted = self.clause.pos(found[0]) == "NUM"
        return self.clause.has_verb(0, self.k0 - 1) and not finite and not own and not counted

    def _subject_of_said(self, found: tuple[int, int]) -> bool:
        """Whether what follows the word is the subject of what is said: *Jo Doe, a doctor, said | he had seen it*."""
        if self.clause.pos(found[1]) not in VERBAL and self.clause.pos(found[0]) != "PRON":
            return False
        verb = next(
            (i for i in range(found[1], len(self.items)) if self.clause.pos(i) not in {"ADV", "PART"}), found[1]
        )
        return self.clause.pos(verb) in VERBAL and self.items[verb].form != "ing"

    def _nearer_first(self, places: list[int]) -> list[int]:
        """Of two subjects before the word the nearer speaks, where a comma or an article shows that it begins anew.

        Not so where a relative clause on the first stands between them: *a woman who fled | the camp said*.
        """
        subjects = [i for i in places if i < self.k0 and self.items[i].dep.startswith("nsubj")]
        if len(subjects) != 2:
            return places
        first, second = subjects
        begin = self._phrase_start(second)
        between = range(first + 1, begin)
        related = any(self.clause.is_(i, "relative") for i in between[:1])
        if related and not any(self.clause.pos(i) == "PUNCT" for i in between):
            return places
        named = self.clause.word(begin - 1) == "," or self.clause.word(second - 2) == ","
        if not named and not self.clause.is_(begin, "determiner"):
            return places
        return [second, *(i for i in places if i != second)]

    def _phrase_start(self, place: int) -> int:
        while (
            place > 0
            and self.clause.pos(place - 1) in {"ADJ", "DET", "NOUN"}
            and not self.clause.is_(place, "determiner")
        ):
            place -= 1
        return place

    def _parsed_subject(self) -> tuple[int, int] | None:
        own = () if self.clause.participle_for_noun(self.k0) else (self.k0, *range(self.k0 + 1, self.k1))
        for verb in own:
            for child in self._nearer_first(children(self.items, verb)):
                if self.items[child].dep in {"nsubj", "nsubj:outer"} or (
                    self.items[child].dep == "nsubj:pass" and self.passive and self.cue.lemma == "quoted"
                ):
                    if child > self.k0 and self.is_participle():
                        continue
                    return self._checked(child, verb)
        if of_infinitive := self._of_infinitive():
            return of_infinitive
        if with_relative := self._with_relative():
            return with_relative
        if self.items[self.k0].dep == "conj" or self.is_participle():
            return self._subject_of_main()
        if self.items[self.k0].dep == "acl:relcl" and 0 <= self.items[self.k0].head < self.k0:
            return parsed_phrase(self.items, self.items[self.k0].head, low=0, high=self.k0)
        return None

    def _of_infinitive(self) -> tuple[int, int] | None:
        """Who does what an infinitive tells: *polls continue to | show*, *she appeared more likely to | say*."""
        verb = self.k0
        while self.items[verb].dep in {"xcomp", "advcl"} and 0 <= self.items[verb].head < verb:
            infinitive = self.clause.is_(verb - 1, "infinitive")
            if self.items[verb].dep == "advcl" and not infinitive:
                return None
            verb = self.items[verb].head
            for child in children(self.items, verb):
                if self.items[child].dep in {"obj", "iobj"} and infinitive and child < self.k0:
                    return None  # *asked her to say*
                if self.items[child].dep == "nsubj" and child < verb:
                    return self._checked(child, verb)
        return None

    def _with_relative(self) -> tuple[int, int] | None:
        """A new speaker with a relative clause right before the word: *…, a man who sells fish told the paper*."""
        relative = next((i for i in range(self.k0 - 1, 0, -1) if self.clause.is_(i, "relative")), 0)
        verbs = [i for i in range(relative, self.k0) if self.items[i].dep == "acl:relcl"]
        if not relative or len(verbs) != 1 or any(w.pos == "PUNCT" for w in self.items[relative : self.k0]):
            return None
        found = phrase_before(self.items, relative, self.language)
        if not found or found[1] != relative or self.clause.word(found[0] - 1) != ",":
            return None
        return (found[0], self.k0) if self.clause.is_(found[0], "determiner") else None

    def _subject_of_main(self) -> tuple[int, int] | None:
        """Who a participle or second verb speaks for: the subject of what it hangs on (*X confirmed it, saying …*)."""
        if self._earlier():
            return None
        verb = self.items[self.k0].head
        seen: set[int] = set()
        while 0 <= verb < len(self.items) and verb not in seen:
            seen.add(verb)
            for child in children(self.items, verb):
                if self.items[child].dep in {"nsubj", "nsubj:pass"} and child < self.k0:
                    return self._checked(child, verb)
            if self.items[verb].head == verb:
                break
            verb = self.items[verb].head
        return self._subject_behind()

    def _subject_behind(self) -> tuple[int, int] | None:
        """The speaker behind a participle that opens the sentence: *Saying that it was late, | the mayor went home*."""
        main = self.items[self.k0].head
        if self.k0 > 2 or not self.is_participle():
            return None
        for child in children(self.items, main):
            if self.items[child].dep == "nsubj" and child > self.k0:
                found = parsed_phrase(self.items, child, low=self.k1, high=main if main > child else len(self.items))
                self.opened = found[0]
                return found
        return None

    def _checked(self, child: int, verb: int) -> tuple[int, int] | None:
        """The phrase of a parsed subject; a relative pronoun stands for the noun before it."""
        word = self.items[child]
        if (
            self.clause.is_(child, "relative")
            and self.items[verb].dep.startswith("acl")
            and 0 <= self.items[verb].head < child
        ):
            self.pronoun = (child, child + 1)
            return parsed_phrase(self.items, self._antecedent(self.items[verb].head), low=0, high=child)
        if word.pos not in NOMINAL | {"ADJ", "DET"}:
            return None
        if child > self.k0:
            if self.items[self.k0].dep in {"acl", "advcl"}:
                return None
            self.inverted = True
            first, last = parsed_phrase(self.items, child, low=self.k1, high=self._particle())
            last = self._before_hearer(first, last)
        else:
            first, last = parsed_phrase(self.items, child, low=0, high=self.k0)
            if any((w.pos in VERBAL and w.form != "past") or w.dep == "acl" for w in self.items[first:child]):
                first = max(first, (phrase_before(self.items, last, self.language) or (first, last))[0])
            first = self._after_noun(first, child)
            first = self._with_partner(self._after_amount(first, child))
        return self._whole_name(first, last) if first < last else None

    def _antecedent(self, noun: int) -> int:
        """What a relative clause is about: not the pronoun of *that of the bureau, which counted …*."""
        if self.clause.pos(noun) != "PRON":
            return noun
        return next((i for i in children(self.items, noun) if self.items[i].dep == "nmod" and i > noun), noun)

    def _particle(self) -> int:
        """Where a speaker after the word must end: at the particle of the verb, else with the sentence."""
        return self.k0 + self.cue.size - 1 if self.cue.size > self.k1 - self.k0 else len(self.items)

    def _before_hearer(self, first: int, last: int) -> int:
        """The end of a speaker after the verb, whom the parse gave the agency told or the medium used."""
        for i in range(first + 1, last):
            if self.clause.pos(i) != "ADP" or not (found := phrase_after(self.items, i + 1, self.language)):
                continue
            phrase = self.clause.text[slice(*self.clause.span(*found))]
            kind = noun_kind(phrase, self.language)
            known = register.in_use().search(phrase) if self.clause.is_(i, "to") else None
            passes_on = kind in RELAYING or (known is not None and known[1] == 0 and known[0].kind in RELAYING)
            if kind is SourceKind.MEDIA_ITEM or (self.clause.is_(i, "to") and passes_on):
                return i
        return last

    def _after_noun(self, first: int, head: int) -> int:
        """Where the speaker begins whom a lost comma joined to a noun: *stoned for adultery | the Observatory said*."""
        for i in range(head, first, -1):
            if self.clause.is_(i, "determiner") and self.clause.pos(i - 1) in {"NOUN", "PROPN", "NUM", "ADJ"}:
                return i
        return first

    def _after_amount(self, first: int, head: int) -> int:
        """Past a number that a lost comma joined to the speaker: *wounding dozens more | Kurdish media reported*."""
        if self.items[first].pos != "NUM" and not self.clause.is_(first, "amount_noun"):
            return first
        return next((i for i in range(first + 1, head + 1) if self.items[i].text[0].isupper()), first)

    def _with_partner(self, first: int) -> int:
        """Where a joint speaker begins whom the parse left out: *the monitor and | an official said*."""
        if not self.clause.is_(first - 1, "and"):
            return first
        partner = phrase_before(self.items, first - 1, self.language)
        if partner is None or partner[1] != first - 1:
            return first
        counted = any(word.pos == "NUM" for word in self.items[slice(*partner)])
        if counted:  # the comma before it was lost: *killed 40 farmers | activists and the army said*
            partner = (partner[1] - 1, partner[1])
        if partner[1] - partner[0] > 4:  # the comma before it was lost: it begins with its first capital
            capitals = [i for i in range(*partner) if self.items[i].text[0].isupper()]
            partner = (capitals[0] if capitals else partner[1], partner[1])
        if not 0 < partner[1] - partner[0] <= 6:
            return first
        phrase = self.clause.text[slice(*self.clause.span(*partner))]
        kind = noun_kind(phrase, self.language)
        return partner[0] if kind in GROUPS or (counted and kind is SourceKind.UNNAMED) else first

    def _whole_name(self, first: int, last: int) -> tuple[int, int]:
        """A speaker's phrase with a title or name beside it that the parse cut off (*ordfører | Ada Torne*)."""
        low, high = (self.k1, self._particle()) if self.inverted else (0, self.k0)
        if self.items[first].pos == "PROPN" and first > low and self._titles(first - 1):
            first -= 1
        quote = first - 1
        while quote >= low and first - quote < 6 and self.clause.pos(quote) in {"NOUN", "PROPN", "ADJ", "DET"}:
            quote -= 1
        if quote >= low and self.clause.pos(quote) == "QUOTE" and not self.inverted:
            first = quote + 1
        if self._titles(last - 1) or self.clause.pos(last - 1) == "PROPN":
            while last < high and self.clause.pos(last) == "PROPN":
                last += 1
        if self._names_in_title(last, high):
            last = next(i for i in range(last + 1, high) if self.clause.word(i) == ",")
        first, last = self._without_apposition(*self._hyphenated(first, last))
        opened = sum((w.text == "(") - (w.text == ")") for w in self.items[first:last])
        return first, last + (opened > 0 and self.clause.word(last) == ")")

    def _hyphenated(self, first: int, last: int) -> tuple[int, int]:
        """With what a hyphen ties to the first word: *ex-wife*, *Holtz-Eakin*."""
        while first >= 2 and "-" in {self.clause.word(first), self.clause.word(first - 1)}:
            dash = first if self.clause.word(first) == "-" else first - 1
            if self.items[dash - 1].end != self.items[dash].start:
                break
            first = dash - 1
        return first, last

    def _without_apposition(self, first: int, last: int) -> tuple[int, int]:
        """A person's name without what is said of him between commas: *Mina Farrow, head of the clinic*."""
        comma = next((i for i in range(first, last) if self.clause.word(i) == ","), last)
        named = comma > first and self.items[comma - 1].pos == "PROPN"
        joined = any(self.clause.is_(i, "and") and self._another(i + 1) for i in range(comma, last))
        if not named or comma == last or (joined and not self._title_follows(comma)):
            return first, last
        return first, comma

    def _another(self, i: int) -> bool:
        """Whether what *and* joins may be somebody else, not a second profession (*the activist and | lawyer*)."""
        return self.clause.pos(i) != "NOUN"

    def _title_follows(self, comma: int) -> bool:
        """Whether what follows a comma is an office or a profession, not another speaker."""
        found = phrase_after(self.items, comma + 1, self.language)
        if not found or self.items[found[0]].pos == "PROPN":
            return False
        phrase = self.clause.text[slice(*self.clause.span(*found))]
        return noun_kind(phrase, self.language) in {SourceKind.OFFICIAL, SourceKind.EXPERT, SourceKind.MEDIC}

    def _titles(self, i: int) -> bool:
        return self.items[i].low in small(self.language, "titles")

    def _names_in_title(self, last: int, high: int) -> bool:
        """Whether a name between commas follows a title: *the spokesman, Jon Reyes, said*."""
        if not self._titles(last - 1) or self.clause.word(last) != "," or self.inverted:
            return False
        close = next((i for i in range(last + 1, high) if self.clause.word(i) == ","), 0)
        return bool(close) and close == high - 1 and all(w.pos == "PROPN" for w in self.items[last + 1 : close])

    def _inverted(self) -> tuple[int, int] | None:
        """The speaker after the word: *said the ministry*, *sier hun*."""
        before, after = self.clause.at(self.k0 - 1), self.clause.at(self.k1)
        if after is None or not (
            before is None or before.pos in {"PUNCT", "QUOTE"} or self.clause.is_(self.k0 - 1, "and")
        ):
            return None
        if not self.cue.classes & {"say", "utter", "think"} or after.pos not in NOMINAL | {"DET", "ADJ"}:
            return None
        if self._tells_first(before):
            return None
        if self.clause.parsed and not self.rule("verb_second") and not self.clause.has_verb(0, self.k0):
            return None  # nothing has been said yet: *Jo Doe, the mayor, noted the rule*
        found = phrase_after(self.items, self.k1, self.language, self._particle())
        if found is None or self._subject_of_said(found) or self._without_time(*found) is None:
            return None
        self.inverted = True
        return found

    def _tells_first(self, before: Word | None) -> bool:
        """Whether what follows is who is told: after *…, Jo Doe, told* where a speaker never follows such a verb."""
        told = self.cue.lemma in reporting.words(self.language, "needs_hearer")
        return told and before is not None and before.text == ","

    def _fronted(self) -> tuple[int, int] | None:
        """The speaker after the verb where something else stands before it: *I en video sier krigerne …*."""
        if not self.rule("verb_second"):
            return None
        before = phrase_before(self.items, self.k0, self.language)
        if before is None or self.clause.pos(before[0] - 1) != "ADP":
            return None
        self.inverted = True
        return phrase_after(self.items, self.k1, self.language)

    def _before(self) -> tuple[int, int] | None:
        end = self.k0
        while (
            self.clause.pos(end - 1) != "CCONJ"
            and end > 0
            and (
                self.clause.is_(end - 1, "auxiliary")
                or self.clause.is_(end - 1, "adverb")
                or self.clause.is_(end - 1, "negation")
                or self.clause.pos(end - 1) in {"AUX", "ADV", "PART"}
            )
        ):
            end -= 1
        if self.clause.is_(end - 1, "day"):  # *A poll conducted last week found*
            end -= 1
            while end > 1 and self.clause.pos(end - 1) in {"DET", "ADJ", "ADP"}:
                end -= 1
        if end == 0:
            return None
        if self.clause.word(end - 1) in {",", "--", "—", "–"}:
            return self._before_comma(end)
        if self.clause.pos(end - 1) == "CCONJ":
            return None  # a second verb of the same speaker
        found = phrase_before(self.items, end, self.language)
        if found is None and self.clause.parsed and self.items[end - 1].form == "past":
            named = phrase_before(self.items, end - 1, self.language)  # *the order | released Friday | said*
            return (named[0], end) if named and named[1] == end - 1 else None
        if found is None and self._speaker_for_verb(end - 1):
            before = phrase_before(self.items, end - 1, self.language)
            return (before[0] if before else end - 1), end
        if found is None or self._has_purpose(end, found[1] - 1):
            return self._subject_of_main() if found else None
        return self._with_reduced(self._after_amount(found[0], found[1] - 1), found[1])

    def _speaker_for_verb(self, i: int) -> bool:
        """Whether the parse took a speaker for a verb: *Rebel | activists | say*."""
        return self.clause.pos(i) in VERBAL and noun_kind(self.clause.word(i), self.language) is not None

    def _has_purpose(self, end: int, noun: int) -> bool:
        """Whether the infinitive hangs on a thing, which says nothing itself: *a chance | to show*."""
        if not self.clause.is_(end, "infinitive") or self.clause.pos(noun) != "NOUN" or end == self.k0:
            return False
        return noun_kind(self.items[noun].low, self.language) is None

    def _with_reduced(self, first: int, last: int) -> tuple[int, int]:
        """A speaker with a participle behind him that the parse took for a verb: *lawsuits filed in | Torv accuse*."""
        left = first
        while left > 0 and self.clause.pos(left - 1) not in {"PUNCT", "CCONJ", "SCONJ", "QUOTE"}:
            left -= 1
        if self.clause.pos(first - 1) != "ADP" or self.clause.pos(left) == "ADP":
            return first, last
        noun = phrase_after(self.items, left, self.language)
        verbs = [i for i in range(noun[1], first) if self.clause.pos(i) in VERBAL] if noun else []
        return (left, last) if verbs and verbs[0] == noun[1] else (first, last)  # type: ignore[index]

    def _before_comma(self, end: int) -> tuple[int, int] | None:
        """The name before a title or clause between commas: *Jo Doe, head of forensics, said*."""
        for i in range(end - 2, max(-1, end - 16), -1):
            if self.clause.word(i) in {",", "--", "—", "–"}:
                found = phrase_before(self.items, i, self.language)
                one_of = found and found[1] - found[0] > 1 and self.clause.pos(found[1] - 1) == "PRON"
                return found if found and (one_of or self.clause.pos(found[1] - 1) in {"PROPN", "NOUN"}) else None
            if self.clause.pos(i) == "QUOTE":
                return None
        return None

    def _office_and_name(self) -> tuple[int, int] | None:
        """The speaker in the form *…, the spokesman, Jo Doe, told …*, whatever the parse."""
        if self.clause.word(self.k0 - 1) != ",":
            return None
        comma = next((i for i in range(self.k0 - 2, max(-1, self.k0 - 6), -1) if self.clause.word(i) == ","), 0)
        title = phrase_before(self.items, comma, self.language) if comma else None
        if title is None or title[1] != comma or not self._named_between(title, comma, self.k0 - 1):
            return None
        return title[0], self.k0 - 1

    def _named_between(self, title: tuple[int, int], first: int, last: int) -> bool:
        """Whether a name stands between commas behind an office: *the spokesman, Jo Doe, told*."""
        phrase = self.clause.text[slice(*self.clause.span(*title))]
        name = self.items[first + 1 : last]
        office = noun_kind(phrase, self.language) is not None and self.clause.pos(title[1] - 1) != "PROPN"
        return office and bool(name) and all(word.pos == "PROPN" for word in name)

    def _inherited(self) -> tuple[int, int] | None:
        """The speaker of the word of saying before this one, where this one has none of its own: *…, adding that*."""
        self.inherits = bool(self._earlier())
        return None

    def _earlier(self) -> list[Draft]:
        """Statements of the same sentence before this one that have a speaker."""
        return [d for d in self.clause.drafts if d.cue and d.cue[0] < self.items[self.k0].start and d.speakers]

    def group_start(self) -> int:
        """Where speaker and word of saying begin, whichever is first."""
        starts = [self.k0, *(first for first, _ in self.subject)]
        left = min(starts)
        while left > 0 and self.clause.is_(left - 1, "determiner"):
            left -= 1
        return left if not self.inverted else self._left_of_verb()

    def _left_of_verb(self) -> int:
        left = self.k0
        while left > 0 and (self.clause.is_(left - 1, "auxiliary") or self.clause.pos(left - 1) in {"AUX", "ADV"}):
            left -= 1
        return left

    # -- what stands after the word

    def _rest(self) -> list[int]:
        """Places after the word, its speaker, hearers, and when and where it was said; the last is the furthest."""
        i = self.k1 if self.cue.size == self.k1 - self.k0 else self.k0 + self.cue.size
        if self.inverted and self.subject:
            i = max(i, self.subject[-1][1])
            if self.clause.word(i) == "," and (past := self.clause.past_title(i)):
                i = past - 1 if self.clause.word(past - 1) == "," and not self.clause.is_(past, "to") else past
        places = [i]
        while (following := self._step(i, places)) is not None:
            places.append(following)
            i = following
        return places

    def _step(self, i: int, places: list[int]) -> int | None:
        word = self.clause.at(i)
        if word is None or word.quotation or self.clause.is_(i, "that"):
            return None
        if "tell" in self.cue.classes and len(places) == 1 and word.pos in NOMINAL | {"DET", "ADJ"}:
            hearer = self._hearer(i)
            if hearer:
                self.hearers.append(self.clause.span(*self.clause.bare(*hearer)))
                return hearer[1]
        if self.clause.is_(i, "day"):
            return i + 1
        if informed := self._informed_by(i):
            return informed
        if self.clause.is_(i, "to") and self.clause.pos(i + 1) in NOMINAL | {"DET"}:
            hearer = phrase_after(self.items, i + 1, self.language)
            if hearer:
                self.hearers.append(self.clause.span(*self.clause.bare(*hearer)))
                return hearer[1]
        if any(begin == i for begin, _ in self.clause.phrases_at("amount")):
            return None
        if self.clause.is_(i, "adjunct") and (word.pos == "ADP" or not self.clause.parsed):
            found = phrase_after(self.items, i + 1, self.language)
            if found:
                phrase = self.clause.text[slice(*self.clause.span(*found))]
                if noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                    self.evidence.append(self.clause.span(*self.clause.bare(*found)))
                return found[1]
            return i + 1 if self.clause.is_(i + 1, "day") or self.clause.pos(i + 1) == "NUM" else None
        if word.pos == "ADV" and (self.clause.is_(i, "adverb") or self.clause.is_(i + 1, "that")):
            return i + 1
        return None

    def _informed_by(self, i: int) -> int:
        """Past who told it, where a word means that it was learnt: *NTB får opplyst av politiet at …*."""
        learnt = "learn" in self.cue.classes and self.clause.is_(i, "by") and not self.origins
        found = phrase_after(self.items, i + 1, self.language) if learnt else None
        if found:
            self.origins.append(self.clause.span(*self.clause.bare(*found)))
        return found[1] if found else 0

    def _hearer(self, i: int) -> tuple[int, int] | None:
        for child in children(self.items, self.k0):
            if self.items[child].dep in {"obj", "iobj"} and child >= i:
                first, last = parsed_phrase(self.items, child, low=i, high=len(self.items))
                if self.clause.participle_for_noun(last - 1):
                    last -= 1
                if first < last and (first == i or (first == i + 1 and self.clause.pos(i) == "DET")):
                    return first, last
        return phrase_after(self.items, i, self.language)

    def quotation_before(self, at: int) -> int:
        """The place of a quotation right before the speaker, or before a title and name that the parse broke up."""
        for i in range(at, max(-1, at - 12), -1):
            if self.clause.pos(i) == "QUOTE":
                if i < at and self.subject and not self.inverted:
                    self.subject = [self.clause.bare(i + 1, self.subject[-1][1])]
                return i
            if self.clause.pos(i) not in NOMINAL | {"ADJ", "DET", "PART"} and self.clause.word(i) != ",":
                break
        return at

    def ends_at(self, i: int) -> bool:
        """Whether nothing of the clause follows."""
        word = self.clause.at(i)
        if word is None or word.text in {".", ",", ";", "!", "?", ")", "—", "–", "--", "…", ":"} or word.pos == "QUOTE":
            return True
        if any(begin == i for begin, _ in self.clause.phrases_at("citing")):
            return True
        if any(k0 == i and self.items[k0].low.endswith(self._ing()) for k0, _, _ in self.clause.cues):
            return True
        if self.clause.is_(i, "aside") or (self.inverted and self.clause.is_(i, "relative") and word.pos == "PRON"):
            return True
        if word.form == "ing" and word.pos in VERBAL and self.clause.is_(i - 1, "day"):
            return True  # *a monitor said on Friday | giving a new toll*
        if word.pos == "SCONJ" and self.clause.is_(i, "conjunction") and "tell" in self.cue.classes:
            return self._clause_before(self.group_start())
        return word.pos == "CCONJ" and any(k0 - i <= 3 and k0 > i for k0, _, _ in self.clause.cues)

    def _ing(self) -> tuple[str, ...]:
        ending = str(self.rule("participle_ending"))
        return (ending,) if ending else ()

    def is_tail(self) -> bool:
        """Whether the word closes what is said: *…, the ministry said on Monday.*"""
        if not self.cue.classes & {"say", "tell", "utter", "think", "show"}:
            return False
        start = self.group_start()
        if start == 0 or self.is_participle() or not any(self.ends_at(i) for i in self.rest):
            return False
        if any(self.clause.word(i) == ":" for i in self.rest):
            return False
        return self.clause.pos(start - 1) in {"PUNCT", "QUOTE"} or not self.clause.parsed or self._clause_before(start)

    def _clause_before(self, start: int) -> bool:
        return self.clause.has_verb(0, start) and self.clause.pos(start - 1) not in {
            "SCONJ",
            "ADP",
            "CCONJ",
        }

    def draft(self, content: list[tuple[int, int]], *, direct: bool = False) -> Draft:
        """A statement of this word, with its speakers, hearers and evidence."""
        draft = Draft(
            self.clause.number,
            self.cue.classes,
            self.clause.span(self.k0, self.k1),
            content,
            direct=direct,
            lemma=self.cue.lemma,
        )
        draft.speakers = [self.clause.span(*part) for part in self.subject]
        if len(self.subject) == 1:
            draft.shown[draft.speakers[0]] = self.clause.span(
                *self.pronoun or described(self.clause, *self.subject[0], self._cue_of_subject())
            )
        draft.hearers, draft.evidence, draft.origins = list(self.hearers), list(self.evidence), list(self.origins)
        if self.inherits and not draft.speakers:
            before = [d for d in self.clause.drafts if d.cue and d.speakers]
            draft.speakers = list(before[-1].speakers)
        draft.evidence += self._opening_evidence()
        return draft

    def _cue_of_subject(self) -> int:
        """Where the verb begins that the speaker stands before, its auxiliaries included; 0 where he stands after."""
        behind = self.inverted or self.is_participle() or self.subject[0][0] > self.k0
        return 0 if behind else self._left_of_verb()

    def _opening_evidence(self) -> list[tuple[int, int]]:
        """*I en video oppfordrer …*: what carries the statement, named first."""
        if (
            self._at_start()
            and self.clause.pos(0) == "ADP"
            and (found := phrase_after(self.items, 1, self.language))
            and found[1] <= self.k0
        ):
            phrase = self.clause.text[slice(*self.clause.span(*found))]
            counted = any(self.clause.is_(i, "counting_noun") for i in range(*found))
            if counted or noun_kind(phrase, self.language) is SourceKind.MEDIA_ITEM:
                return [self.clause.span(*self.clause.bare(*found))]
        return []

    def _at_start(self) -> bool:
        return self.group_start() < 8

    def speaks(self) -> bool:
        """Whether somebody is named who says it."""
        return bool(self.subject) or self.inherits

    def clause_draft(self, first: int) -> Draft | None:
        """A statement whose content begins at a place and goes on to where what is said ends."""
        if not self.speaks() and not self._impersonal():
            return None
        part = self.clause.content(first, self.end(first))
        return self.draft([part]) if part else None

    def describes(self) -> bool:
        """Whether the word stands in a clause that tells who is meant, and nothing is counted: *donors who back it*."""
        counts = any(word.pos == "NUM" for word in self.items[self.k1 : self.k1 + 4])
        return self.pronoun is not None and not counts and not self.cue.classes & {"say", "tell", "deny"}

    def tells_aside(self) -> bool:
        """Whether the word stands in a clause that describes somebody: *said Jo Doe, who teaches law*."""
        relative = bool(self.subject) and self.clause.is_(self.subject[0][0], "relative")
        return (relative or self.pronoun is not None) and self.rule("speaker_with_relative") is True

    def _impersonal(self) -> bool:
        return self.passive or self.clause.is_(self.k0 - 1, "be")

    def end(self, first: int) -> int:
        """Where what is said ends: at another word of saying, a main clause of its own, or with the sentence."""
        edges = [k for k in statement_edges(self.clause, max(first, self.k1)) if k > first]
        edges += [self.opened] if self.opened > first else []
        edges += [edge for edge in (self._main_clause(first), self._bracket(first)) if edge]
        if self.clause.parsed:
            for child in children(self.items, self.k0):
                if child > first and self.items[child].dep in {"conj", "parataxis"} and self.items[child].pos in VERBAL:
                    own = any(self.items[g].dep.startswith("nsubj") for g in children(self.items, child))
                    branch = subtree(self.items, child)
                    own = (
                        own
                        and not self.clause.is_(min(branch), "that")
                        and not self.clause.is_(min(branch) + 1, "that")
                    )
                    if own and min(branch) > first + 1 and self.clause.has_verb(first, min(branch)):
                        edges.append(min(branch))
        end = min(edges, default=len(self.items))
        while end > first and self.clause.pos(end - 1) in {"CCONJ", "PUNCT", "SCONJ"} and end < len(self.items):
            end -= 1
        return end

    def _main_clause(self, first: int) -> int:
        """Where the main clause begins behind a clause in which this is said; 0 where there is none.

        *If the mails show that he knew, | he will go*; *while the navy denies it, | the army does not*.
        """
        top, seen = self.k0, set[int]()
        while 0 <= top < len(self.items) and top not in seen and not self.items[top].dep.startswith(("advcl", "acl")):
            seen.add(top)
            top = self.items[top].head
        if top in seen or not 0 <= top < len(self.items):
            return 0
        if self.items[top].head <= first and self.items[top].dep != "acl:relcl":
            return 0
        branch = subtree(self.items, top)
        return next(
            (i for i in range(first + 1, len(self.items)) if self.clause.word(i - 1) == "," and i not in branch), 0
        )

    def _bracket(self, first: int) -> int:
        """Where the brackets close in which this is said; 0 where there are none."""
        opened = self.clause.word(self.clause.back(self.k0) - 1) == "("
        return next((i for i in range(first, len(self.items)) if self.clause.word(i) == ")"), 0) if opened else 0

    def end_of_phrase(self, first: int) -> int:
        """The same where what is said is no clause of its own: an aside after a dash is the document's own."""
        end = self.end(first)
        return next((i for i in range(first + 1, end) if self.clause.word(i) in {"—", "–", "--"}), end)

    def object_end(self, first: int) -> int:
        """Where the object of the word ends: with what hangs on it, and what it is praised, blamed or taken *for*."""
        limit = self.end_of_phrase(first)
        ends = []
        for child in children(self.items, self.k0):
            dep = self.items[child].dep.split(":")[0]
            branch = subtree(self.items, child)
            bound = dep in {"obj", "iobj", "xcomp", "ccomp"} or (
                dep in {"obl", "advcl"} and (min(branch) <= first or self.clause.is_(min(branch), "object_link"))
            )
            if bound and child >= first:
                ends.append(max(branch) + 1)
        aside = self.aside_after(first, limit)
        end = min(max(ends, default=limit), aside)
        if self.is_participle() and self.clause.pos(self.k0 - 1) in {"NOUN", "PROPN"}:
            found = phrase_after(self.items, first, self.language)
            verb = self.clause.at(found[1]) if found else None
            if found and verb and verb.pos in VERBAL and not verb.form:
                return min(end, found[1])  # *a group backing the plan | left*
        while self.clause.pos(end) == "PUNCT" and self.clause.word(end) not in {",", ";"} and end < limit:
            end += 1
        loose = self.clause.is_(end, "adjunct") or self.clause.is_(end, "conjunction") or self.clause.word(end) == ","
        return end if loose else aside

    def aside_after(self, first: int, limit: int) -> int:
        """Where an aside on the object begins: *praised the law, | which …*, *denied it, | saying …*, *it, | but …*."""
        for i in range(first + 1, limit):
            if self.clause.word(i) != ",":
                continue
            opens = self.clause.at(i + 1)
            if opens is None or self.clause.is_(i + 1, "relative") or opens.pos == "SCONJ" or opens.form == "ing":
                return i
            if opens.pos == "CCONJ" and not self.clause.is_(i + 1, "and"):
                return i
        return limit

    def inverted_after(self) -> tuple[int, int] | None:
        """The speaker right after the word."""
        if self.inverted and self.subject:
            return self.subject[0]
        return phrase_after(self.items, self.k1, self.language)


def joint(clause: Clause, first: int, last: int) -> list[tuple[int, int]]:
    """Joint speakers apart: *residents, activists and medics*. A name with *and* in it stays whole."""
    items = clause.items
    heads = [i for i in range(first, last) if items[i].dep == "conj" and first <= items[i].head < last]
    top = [i for i in range(first, last) if not first <= items[i].head < last]
    heads = [i for i in heads if items[i].pos in {"NOUN", "PROPN"} and _joined_to(items, i) in top]
    if not heads or not clause.parsed:
        return _speakers_apart(clause, first, last)
    cuts = []
    for head in heads:
        marks = [c for c in children(items, head) if items[c].dep in {"cc", "punct"} and c < head]
        left = min(subtree(items, head) & set(range(first, last)))
        cuts.append((min([*marks, left]), left))
    edges = [first, *(left for _, left in cuts)]
    ends = [*(cut for cut, _ in cuts), last]
    parts = [clause.bare(*trim(items, a, b)) for a, b in zip(edges, ends, strict=True)]
    parts = [part for part in parts if part[0] < part[1]]
    apart = len(parts) > 1 and any(clause.is_(a - 1, "and") for a, _ in parts[1:])
    return parts if apart else [clause.bare(first, last)]


def _joined_to(items: list[Word], i: int) -> int:
    """The first of the words that a word is joined to by *and*."""
    while items[i].dep == "conj" and items[i].head < i:
        i = items[i].head
    return i


def _speakers_apart(clause: Clause, first: int, last: int) -> list[tuple[int, int]]:
    """The two sides of an *and* that the parse does not see, where each names a sort of speaker."""
    whole = clause.bare(first, last)
    for i in range(first + 1, last - 1):
        if clause.is_(i, "and"):
            sides = [clause.bare(first, i), clause.bare(i + 1, last)]
            if all(_speaker_kind(clause, *side) for side in sides):
                return sides
    return [whole]


def _speaker_kind(clause: Clause, first: int, last: int) -> bool:
    phrase = clause.text[slice(*clause.span(first, last))]
    return noun_kind(phrase, clause.language) is not None or register.find(phrase) is not None


_SPEAKING = frozenset({"say", "tell", "think", "deny", "request"})


def _credit(clause: Clause, i: int) -> bool:
    """Whether the credit of a photograph closes its caption here: *… on Monday (Reuters) Two were …*."""
    if clause.word(i) != "(" or clause.word(i + 2) != ")" or not clause.word(i + 3)[:1].isupper():
        return False
    entry = register.find(clause.word(i + 1))
    return entry is not None and entry.kind is SourceKind.AGENCY


def goes_on(clause: Clause, k0: int) -> bool:
    """Whether a word of saying without a speaker goes on with that of the one before: *said …, adding that …*."""
    if not clause.parsed or not any(k < k0 for k, _, _ in clause.cues):
        return False
    if any(clause.items[c].dep.startswith(("nsubj", "mark")) for c in children(clause.items, k0)):
        return False
    head = clause.items[k0].head
    joined = clause.items[k0].dep == "conj" and any(k == head for k, _, _ in clause.cues)
    return joined or (clause.items[k0].dep == "advcl" and clause.word(k0 - 1) == ",")


def _second_verb(clause: Clause, k0: int, k1: int) -> int:
    """Where a second word of saying of the same speaker is joined to the first, or 0: *said it fell, | and blamed X*.

    Without a comma before *and* what follows must be speech: *said it fell | and added, “…”*.
    """
    left = k0 - 1
    while left > 0 and clause.pos(left) in {"ADV", "AUX"}:
        left -= 1
    verb = clause.items[k0]
    if clause.pos(left) != "CCONJ" or verb.form == "ing" or clause.is_(k0 - 1, "infinitive"):
        return 0
    if any(clause.items[c].dep.startswith("nsubj") for c in children(clause.items, k0)):
        return 0
    quoted = clause.pos(k1) == "QUOTE" or (clause.word(k1) in {",", ":"} and clause.pos(k1 + 1) == "QUOTE")
    joined = verb.dep == "conj" and any(k == verb.head for k, _, _ in clause.cues)
    apart = joined or clause.word(left - 1) in {",", "-", "—", "–", "--"} or clause.pos(left - 1) == "QUOTE"
    return left if apart or quoted or clause.is_(k1, "that") else 0


def statement_edges(clause: Clause, after: int) -> Iterator[int]:
    """Places after which something else is said in this sentence: a tail, or a second cue of the same speaker."""
    for k0, k1, cue in clause.cues:
        if k0 <= after:
            continue
        reach = Reach(clause, k0, k1, cue)
        if reach.is_tail() and reach.subject:
            yield min(reach.group_start(), k0)
        elif (
            reach.subject
            and clause.pos(reach.group_start() - 1) == "CCONJ"
            and clause.word(reach.group_start() - 2) == ","
        ):
            yield reach.group_start() - 2
        elif reach.subject and clause.is_(reach.group_start() - 1, "contrast"):
            yield reach.group_start() - 1
        elif (left := _second_verb(clause, k0, k1)) > after:
            yield left
        elif (reach.inherits or goes_on(clause, k0)) and cue.classes & _SPEAKING:
            left = k0
            while left - 1 > after and (clause.pos(left - 1) in {"PUNCT", "CCONJ", "AUX", "ADV", "PART"}):
                left -= 1
            if left < k0:
                yield left
    yield from (i for i in range(after + 1, len(clause.items) - 3) if _credit(clause, i))
    for first, _ in (*clause.phrases_at("according"), *clause.phrases_at("citing")):
        if first > after:
            yield first
