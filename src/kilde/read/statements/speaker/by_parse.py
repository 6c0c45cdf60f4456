"""Who speaks, by the parse: the subject of the word, or of what it hangs on."""

from kilde.read.phrases import (
    NOMINAL,
    VERBAL,
    Word,
    children,
    parsed_phrase,
    phrase_before,
)
from kilde.read.sources import noun_kind, small
from kilde.read.statements.reporting_word import ReportingWord
from kilde.read.statements.speaker.phrase import after_amount, after_noun, before_hearer, whole_name, with_partner


def beside_noun(said: ReportingWord) -> tuple[int, int] | None:
    """Who a participle right behind a noun speaks for: *a group | backing the plan*, *mails suggesting that …*."""
    noun = said.k0 - 1
    if not said.is_participle() or said.items[said.k0].dep != "acl" or said.clause.pos(noun) not in {"NOUN", "PROPN"}:
        return None
    found = phrase_before(said.items, said.k0, said.language)
    spent = found is not None and said.items[found[0]].low in small(said.language, "possessive")
    return None if spent or (found and _goes_on(said, *found)) else found  # *spent her time defending it*


def _goes_on(said: ReportingWord, first: int, last: int) -> bool:
    """Whether a participle goes on with who spoke before, not with what is counted: *… 36 people | adding that*."""
    phrase = said.clause.text[slice(*said.clause.span(first, last))]
    silent = said.clause.pos(first) == "NUM" or noun_kind(phrase, said.language) is None
    return silent and said.clause.is_(said.k1, "that") and bool(said.earlier())


def _nearer_first(said: ReportingWord, places: list[int]) -> list[int]:
    """Of two subjects before the word the nearer speaks, where a comma or an article shows that it begins anew.

    Not so where a relative clause on the first stands between them: *a woman who fled | the camp said*.
    """
    subjects = [i for i in places if i < said.k0 and said.items[i].dep.startswith("nsubj")]
    if len(subjects) != 2:
        return places
    first, second = subjects
    begin = _phrase_start(said, second)
    between = range(first + 1, begin)
    related = any(said.clause.is_(i, "relative") for i in between[:1])
    if related and not any(said.clause.pos(i) == "PUNCT" for i in between):
        return places
    named = said.clause.word(begin - 1) == "," or said.clause.word(second - 2) == ","
    if not named and not said.clause.is_(begin, "determiner"):
        return places
    return [second, *(i for i in places if i != second)]


def _phrase_start(said: ReportingWord, place: int) -> int:
    while (
        place > 0 and said.clause.pos(place - 1) in {"ADJ", "DET", "NOUN"} and not said.clause.is_(place, "determiner")
    ):
        place -= 1
    return place


def parsed_subject(said: ReportingWord) -> tuple[int, int] | None:
    """The subject of the word, of the clause that it completes or of the noun it is bound to."""
    own = () if said.clause.participle_for_noun(said.k0) else (said.k0, *range(said.k0 + 1, said.k1))
    for verb in own:
        for child in _nearer_first(said, children(said.items, verb)):
            if said.items[child].dep in {"nsubj", "nsubj:outer"} or (
                said.items[child].dep == "nsubj:pass" and said.passive and said.cue.lemma == "quoted"
            ):
                if child > said.k0 and said.is_participle():
                    continue
                return checked_phrase(said, child, verb)
    if of_infinitive := _of_infinitive(said):
        return of_infinitive
    if with_relative := _with_relative(said):
        return with_relative
    if said.items[said.k0].dep == "conj" or said.is_participle():
        return subject_of_main(said)
    if said.items[said.k0].dep == "acl:relcl" and 0 <= said.items[said.k0].head < said.k0:
        return parsed_phrase(said.items, said.items[said.k0].head, low=0, high=said.k0)
    return None


def _of_infinitive(said: ReportingWord) -> tuple[int, int] | None:
    """Who does what an infinitive tells: *polls continue to | show*, *she appeared more likely to | say*."""
    verb = said.k0
    while said.items[verb].dep in {"xcomp", "advcl"} and 0 <= said.items[verb].head < verb:
        infinitive = said.clause.is_(verb - 1, "infinitive")
        if said.items[verb].dep == "advcl" and not infinitive:
            return None
        verb = said.items[verb].head
        for child in children(said.items, verb):
            if said.items[child].dep in {"obj", "iobj"} and infinitive and child < said.k0:
                return None  # *asked her to say*
            if said.items[child].dep == "nsubj" and child < verb:
                return checked_phrase(said, child, verb)
    return None


def _with_relative(said: ReportingWord) -> tuple[int, int] | None:
    """A new speaker with a relative clause right before the word: *…, a man who sells fish told the paper*."""
    relative = next((i for i in range(said.k0 - 1, 0, -1) if said.clause.is_(i, "relative")), 0)
    verbs = [i for i in range(relative, said.k0) if said.items[i].dep == "acl:relcl"]
    if not relative or len(verbs) != 1 or any(w.pos == "PUNCT" for w in said.items[relative : said.k0]):
        return None
    found = phrase_before(said.items, relative, said.language)
    if not found or found[1] != relative or said.clause.word(found[0] - 1) != ",":
        return None
    return (found[0], said.k0) if said.clause.is_(found[0], "determiner") else None


def subject_of_main(said: ReportingWord) -> tuple[int, int] | None:
    """Who a participle or second verb speaks for: the subject of what it hangs on (*X confirmed it, saying …*)."""
    if said.earlier():
        return None
    verb = said.items[said.k0].head
    seen: set[int] = set()
    while 0 <= verb < len(said.items) and verb not in seen:
        seen.add(verb)
        for child in children(said.items, verb):
            if said.items[child].dep in {"nsubj", "nsubj:pass"} and child < said.k0:
                return checked_phrase(said, child, verb)
        if said.items[verb].head == verb:
            break
        verb = said.items[verb].head
    return _subject_behind(said)


def _subject_behind(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker behind a participle that opens the sentence: *Saying that it was late, | the mayor went home*."""
    main = said.items[said.k0].head
    if said.k0 > 2 or not said.is_participle():
        return None
    for child in children(said.items, main):
        if said.items[child].dep == "nsubj" and child > said.k0:
            found = parsed_phrase(said.items, child, low=said.k1, high=main if main > child else len(said.items))
            said.opened = found[0]
            return found
    return None


def checked_phrase(said: ReportingWord, child: int, verb: int) -> tuple[int, int] | None:
    """The phrase of a parsed subject; a relative pronoun stands for the noun before it."""
    word = said.items[child]
    if (
        said.clause.is_(child, "relative")
        and said.items[verb].dep.startswith("acl")
        and 0 <= said.items[verb].head < child
    ):
        said.pronoun = (child, child + 1)
        noun = _antecedent(said, said.items[verb].head)
        high = next((i for i in range(noun, child) if said.clause.word(i) == ","), child)
        return parsed_phrase(said.items, noun, low=0, high=high if noun != said.items[verb].head else child)
    if word.pos not in NOMINAL | {"ADJ", "DET"}:
        return None
    if child > said.k0:
        if said.items[said.k0].dep in {"acl", "advcl"}:
            return None
        said.inverted = True
        first, last = parsed_phrase(said.items, child, low=said.k1, high=said.particle())
        last = before_hearer(said, first, last)
    else:
        first, last = parsed_phrase(said.items, child, low=0, high=said.k0)
        if any((w.pos in VERBAL and _finite(w)) or w.dep == "acl" for w in said.items[first:child]):
            first = max(first, (phrase_before(said.items, last, said.language) or (first, last))[0])
        first = after_noun(said, first, child)
        first = with_partner(said, after_amount(said, first, child))
    return whole_name(said, first, last) if first < last else None


def _finite(word: Word) -> bool:
    """Whether a verb tells something, and is not part of a name (*a human rights | monitoring | mission*)."""
    return word.form != "past" and word.dep not in {"amod", "compound"}


def _antecedent(said: ReportingWord, noun: int) -> int:
    """What a relative clause is about: not the pronoun of *that of the bureau, which counted …*."""
    if said.items[noun].dep == "appos" and said.items[noun].head < noun:
        return said.items[noun].head  # *Harbour Watch, a monitor, which counted …*
    if said.clause.pos(noun) != "PRON":
        return noun
    return next((i for i in children(said.items, noun) if said.items[i].dep == "nmod" and i > noun), noun)
