"""The statements of one sentence: by a word of saying, by *according to*, by a noun such as *the claim that …*."""

import re

from kilde.read import register, reporting
from kilde.read.phrases import VERBAL, children, parsed_phrase, phrase_after, phrase_before, subtree
from kilde.read.reporting import Cue
from kilde.read.sources import GROUPS, RELAYING, noun_kind, small
from kilde.read.sources.kinds import table
from kilde.read.statements.clause import Clause
from kilde.read.statements.draft import Draft
from kilde.read.statements.ends import statement_edges
from kilde.read.statements.forms import FORMS
from kilde.read.statements.forms.clauses import bare_clause, tail, that_clause
from kilde.read.statements.forms.quoted import quote_after, quote_before
from kilde.read.statements.offices import described
from kilde.read.statements.reach import Reach, carrier
from kilde.read.statements.speaker import joint


def read_clause(clause: Clause) -> list[Draft]:
    """All statements of the clause, in the order of their cues."""
    _according(clause)
    _quoted(clause)
    _headed(clause)
    for k0, k1, cue in clause.cues:
        if k0 in clause.used:
            continue
        if draft := _statement(clause, k0, k1, cue):
            clause.drafts.append(draft)
    _nouns(clause)
    _citing(clause)
    _credits(clause)
    _heard_by(clause)
    _carried_by(clause)
    _by_own_count(clause)
    _counted_in(clause)
    return clause.drafts


_HEAD = re.compile(r"((?:[\w'’.-]+ ){0,4}[\w'’.-]+):\s+\S")


def names_source_first(text: str, language: str, whole: str = "") -> bool:
    """Whether a headline names its source first: *Monitor: Ten killed in raid*, *Harbour officials: the ferry sank*.

    A name does where it opens the whole text and is met in it again and again.
    """
    if (head := _HEAD.match(text)) is None:
        return False
    if whole.startswith(text) and _recurs(head.group(1), whole) and len(text[head.end(1) :].split()) > _FEW:
        return True
    if re.search(r"\d|\b[^\W\d_A-ZÆØÅ]\w\w", text[head.end(1) :]) is None:
        return False  # *Photo: Jo Doe*
    shown = not reporting.words(language, "evidence_noun").isdisjoint(head.group(1).casefold().split())
    return shown or noun_kind(head.group(1), language) is not None or register.find(head.group(1)) is not None


_FEW = 4
"""Words behind a colon that are no headline yet."""


def _recurs(name: str, whole: str) -> bool:
    """Whether a short name in capitals is met in a text at least twice behind its first place."""
    words = name.split()
    return len(words) < _FEW and all(word[:1].isupper() for word in words) and whole.count(name) > 2


def _counted_in(clause: Clause) -> None:
    """*In a survey of March, half of them wanted to leave.*: what opens the sentence shows what follows."""
    comma = next((i for i in range(2, min(16, len(clause.items))) if clause.word(i) == ","), 0)
    if not comma or clause.drafts or not clause.is_(0, "adjunct") or clause.pos(0) != "ADP":
        return
    named = any(clause.is_(i, "counting_noun") for i in range(1, comma))
    told = any(w.pos in VERBAL and w.form != "past" for w in clause.items[1:comma])
    part = clause.content(comma + 1, len(clause.items))
    if named and not told and part and clause.has_verb(comma + 1, len(clause.items)):
        speaker = clause.span(*clause.bare(1, comma))
        clause.drafts.append(
            Draft(clause.number, frozenset({"show"}), clause.span(0, 1), [part], [speaker], rule="counted_in")
        )


def _headed(clause: Clause) -> None:
    """*Monitor: Ten killed in raid*: what follows is said by whom the headline names."""
    colon = next((i for i in range(1, min(8, len(clause.items))) if clause.word(i) == ":"), 0)
    if not colon or any(k0 < colon for k0, _, _ in clause.cues) or len(clause.items) < colon + 4:
        return
    line = clause.text[clause.items[0].start : clause.items[-1].end]
    if names_source_first(line, clause.language, clause.text):
        part = clause.content(colon + 1, len(clause.items))
        speaker = clause.span(0, colon)
        clause.drafts += (
            [Draft(clause.number, frozenset({"say"}), None, [part], [speaker], rule="headed")] if part else []
        )


def _citing(clause: Clause) -> None:
    """*X said, citing Y*: Y is the origin and X passes it on."""
    for first, last in clause.phrases_at("citing"):
        found = phrase_after(clause.items, last, clause.language)
        if found and (after := next((e for b, e in clause.phrases_at("as_saying") if b == found[1]), 0)):
            _relayed(clause, first, found, after)
            continue
        before = [d for d in clause.drafts if d.speakers and d.cue and d.cue[0] != clause.items[first].start]
        if found is None or not before or clause.word(last) in {"“”"}:
            continue
        near = min(before, key=lambda d: abs((d.cue[0] if d.cue else 0) - clause.items[first].start))
        near.origins.append(clause.span(*clause.bare(*found)))
        clause.drafts = [d for d in clause.drafts if not d.cue or d.cue[0] != clause.items[first].start]


def _credits(clause: Clause) -> None:
    """*The agency has the figure from Y.*: Y is the origin of what the agency said in the sentence before."""
    for first, last in clause.phrases_at("credits"):
        body = phrase_before(clause.items, first, clause.language)
        origin = phrase_after(clause.items, last, clause.language)
        said = [d for d in clause.earlier if d.sentence == clause.number - 1 and d.speakers and d.cue]
        if not body or body[0] > 1 or not origin or not said or clause.has_verb(origin[1], len(clause.items)):
            continue
        kind = noun_kind(clause.text[slice(*clause.span(*body))], clause.language)
        teller = noun_kind(clause.text[slice(*said[-1].speakers[0])], clause.language)
        if kind in RELAYING and teller in {kind, None}:
            said[-1].origins.append(clause.span(*clause.bare(*origin)))
            start, end = clause.span(first, last)
            clause.drafts = [d for d in clause.drafts if not d.cue or not start <= d.cue[0] < end]


def _heard_by(clause: Clause) -> None:
    """*Speaking to the agency, the governor said …*: whom somebody spoke to passes it on."""
    for _, last in clause.phrases_at("heard"):
        found = phrase_after(clause.items, last, clause.language)
        entry = register.in_use().search(clause.text[slice(*clause.span(*found))]) if found else None
        if found and entry is not None and entry[0].kind in RELAYING and entry[1] <= _ARTICLE:
            start = clause.items[found[0]].start
            heard = (start + entry[1], start + entry[2])
            for draft in clause.drafts:
                draft.hearers += [heard] if heard not in draft.hearers else []


def _carried_by(clause: Clause) -> None:
    """*The mayor, quoted by the agency, said …*, *said in a statement carried by the agency*: it passes that on."""
    for first, _ in clause.phrases_at("carried"):
        found = carrier(clause, first)
        start = clause.items[first].start
        said = [draft for draft in clause.drafts if draft.cue and draft.speakers]
        if found and said:
            who = clause.span(*clause.bare(*found))
            near = min(said, key=lambda draft: abs((draft.cue or (0, 0))[0] - start))
            if not any(s <= who[0] < e for s, e in (*near.hearers, *near.origins)):
                near.hearers.append(who)


_ARTICLE = 4
"""Characters of an article before a name."""


def _by_own_count(clause: Clause) -> None:
    """*…, by his estimate.*: the one meant says it."""
    for i, word in enumerate(clause.items[:-2]):
        owner, noun = clause.items[i + 1], clause.items[i + 2]
        possessed = owner.low in small(clause.language, "possessive") and noun.low in reporting.nouns(clause.language)
        if i > 1 and possessed and clause.is_(i, "by_count") and word.pos == "ADP" and clause.has_verb(0, i):
            content = [part for part in [clause.content(clause.back(i), i)] if part]
            draft = Draft(clause.number, frozenset({"say"}), clause.span(i, i + 3), content, rule="according")
            draft.speakers = [clause.span(i + 1, i + 2)]
            clause.drafts += [draft] if content else []


def _relayed(clause: Clause, first: int, origin: tuple[int, int], after: int) -> None:
    """*X quoted Y as saying that …*: Y says it and X passes it on."""
    relay = next(iter(Reach(clause, first, first + 1, Cue(frozenset({"say"}), 1, "quote")).subject), None)
    relay = relay or phrase_before(clause.items, first, clause.language)
    part = clause.content(after + clause.is_(after, "that"), len(clause.items))
    cue = clause.span(first, after)
    clause.drafts = [d for d in clause.drafts if not d.cue or not cue[0] <= d.cue[0] < cue[1]]
    if part is None:
        return
    draft = Draft(clause.number, frozenset({"say"}), clause.span(first, first + 1), [part], rule="quoted")
    draft.origins = [clause.span(*speaker) for speaker in joint(clause, *origin)]
    draft.speakers = [clause.span(*clause.bare(*relay))] if relay else []
    clause.drafts.append(draft)


def _statement(clause: Clause, k0: int, k1: int, cue: Cue) -> Draft | None:
    """What the first form that fits makes of a word of saying."""
    reach = Reach(clause, k0, k1, cue)
    for form in FORMS:
        if (draft := form(reach)) is not None:
            draft.rule = form.__name__
            return draft
    return None


def _known_after(clause: Clause, i: int) -> tuple[int, int] | None:
    """The known body at a place whose name the parse took for no noun: *according to | SANA*."""
    word = clause.at(i)
    known = word is not None and word.text[:1].isupper() and register.find(word.text) is not None
    return (i, i + 1) if known else None


def _according(clause: Clause) -> None:
    for first, last in clause.phrases_at("according"):
        source = phrase_after(clause.items, last, clause.language) or _known_after(clause, last)
        if source is None:
            continue
        begin = source[0]
        stop = _before_relay(clause, *source)
        relayed = stop < source[1]
        if clause.is_(stop, "of_source") and (author := phrase_after(clause.items, stop + 1, clause.language)):
            stop = author[1]
        draft = Draft(
            clause.number,
            frozenset({"say"}),
            clause.span(first, last),
            [],
            [clause.span(*part) for part in joint(clause, begin, stop)],
            rule="according",
            lemma="according",
        )
        if len(draft.speakers) == 1:
            draft.shown[draft.speakers[0]] = clause.span(*described(clause, *clause.bare(begin, stop)))
        if passed := carrier(clause, stop):
            stop = passed[1]  # *according to an official | quoted by the agency*
        after = stop + clause.is_(stop, "that")
        if clause.word(after) == "," and clause.pos(after + 1) not in {"", "PUNCT"} and clause.past_title(after):
            after = clause.past_title(after)
        if clause.word(after) == "," and clause.is_(after + 1, "relative"):  # *ifølge AFP, som siterer …, er ti drept*
            closes = (i + 1 for i in range(after + 1, len(clause.items)) if clause.word(i) == ",")
            after = next(closes, len(clause.items))
        edge = next((k for k in sorted(statement_edges(clause, max(stop, after))) if k > after), len(clause.items))
        edge = after if relayed else edge
        spans = []
        start = clause.back(first)
        if (part := clause.content(start, first)) and clause.has_verb(start, first):
            spans.append(part)
        if (part := clause.content(after, edge)) and (clause.has_verb(after, edge) or not spans):
            spans.append(part)
        if not spans and (part := clause.content(start, first)):
            spans.append(part)  # the parse saw no verb, or there is none
        if not spans and clause.number + 1 < len(clause.sentences) and clause.word(len(clause.items) - 1) == ":":
            spans = [clause.next_sentences()]
        if spans:
            draft.content = spans
            clause.drafts.append(draft)
            clause.used.update(range(first, stop))


def _before_relay(clause: Clause, begin: int, stop: int) -> int:
    """Where the agency or outlet begins behind a source, the comma lost: *according to the army | NTB reported*."""
    if all(k0 != stop for k0, _, _ in clause.cues):
        return stop
    for i in range(begin + 1, stop):
        entry = register.find(clause.text[slice(*clause.span(i, stop))])
        if entry is not None and entry.kind in RELAYING:
            return i
    return stop


def _quoted(clause: Clause) -> None:
    """*X was quoted (by Y) as saying …* and *…, X was quoted as saying by Y*."""
    for first, last in clause.phrases_at("quoted"):
        if clause.word(first - 1) == "," and any(k0 > last for k0, _, _ in clause.cues):
            continue  # *The mayor, quoted by the daily, said …*
        reach = Reach(clause, first, last, Cue(frozenset({"say"}), last - first, "quoted"))
        quoted_forms = (quote_before, quote_after, that_clause, tail, bare_clause)
        draft = next((found for form in quoted_forms if (found := form(reach))), None)
        if draft is None:
            continue
        draft.rule = "quoted"
        if clause.is_(last, "by") and (by := phrase_after(clause.items, last + 1, clause.language)):
            draft.hearers.append(clause.span(*by))
        clause.drafts.append(draft)
        clause.used.update(range(first, last))


def _nouns(clause: Clause) -> None:
    """*the claim that …*, *S's fear that …*: a noun of saying with its clause."""
    table = reporting.nouns(clause.language)
    for i, word in enumerate(clause.items):
        if draft := _noun_of_stance(clause, i):
            clause.drafts.append(draft)
            continue
        that = i + 1 + ((clause.is_(i + 1, "of") or clause.is_(i + 1, "be")) and clause.is_(i + 2, "that"))
        by = phrase_after(clause.items, i + 2, clause.language) if clause.is_(i + 1, "of_source") else None
        that = by[1] if by and clause.is_(by[1], "that") else that
        if word.low not in table or word.pos not in {"NOUN", "PROPN"} or not clause.is_(that, "that"):
            continue
        if not clause.has_verb(that + 1, len(clause.items)):
            continue
        named = by is not None and that == by[1]
        owner = clause.span(*clause.bare(*by)) if by and named else _owner(clause, i)
        end = _noun_clause_end(clause, i)
        part = clause.content(that + 1, end)
        if part and any(part[0] == start for draft in clause.drafts for start, _ in draft.content):
            continue  # *said in a statement that …*
        nobody = word.low in reporting.words(clause.language, "unowned") and clause.pos(that) == "SCONJ"
        told = any(k0 < i and not cue.classes <= {"ask"} for k0, _, cue in clause.cues)
        if part and (owner or (nobody and not told)):
            clause.drafts.append(
                Draft(
                    clause.number,
                    frozenset({"say"}),
                    clause.span(i, i + 1),
                    [part],
                    [owner] if owner else [],
                    rule="noun_by" if named else "noun",
                    lemma=word.low,
                )
            )


def _noun_of_stance(clause: Clause, i: int) -> Draft | None:
    """*her criticism of the plan*, *the council's decision to close the road*: a noun with whose it is before it."""
    word, table = clause.items[i], reporting.nouns(clause.language)
    classes = table.get(word.low, frozenset()) if word.pos == "NOUN" else frozenset()
    stance = "stance" in classes and clause.is_(i + 1, "of_stance")
    plan = "plan" in classes and clause.is_(i + 1, "infinitive") and clause.pos(i + 2) in VERBAL
    owner = _owner(clause, i) if stance or plan else None
    if owner is None:
        return None
    top = i + 2 if stance else i + 1
    hanging = (c for c in children(clause.items, i) if c > i and clause.items[c].pos != "PUNCT")
    branch = [max(subtree(clause.items, c)) for c in hanging]
    end = max(branch, default=len(clause.items) - 1) + 1
    aside = next((k for k in range(top, end) if clause.word(k) == ","), end)
    part = clause.content(top, aside)
    if part is None or aside - top < 2:
        return None
    cue = clause.span(i, i + 2) if stance else clause.span(i, i + 1)
    return Draft(clause.number, frozenset({"say"}), cue, [part], [owner], rule="noun_of_stance", lemma=word.low)


def _noun_clause_end(clause: Clause, i: int) -> int:
    clauses = [c for c in children(clause.items, i) if clause.items[c].dep.split(":")[0] in {"acl", "ccomp"} and c > i]
    if clauses:
        return max(subtree(clause.items, clauses[0])) + 1
    return len(clause.items)


def _owner(clause: Clause, i: int) -> tuple[int, int] | None:
    """Whose claim it is: a genitive or possessive before it, or the subject of the verb that governs it."""
    for child in children(clause.items, i):
        if clause.items[child].dep in {"nmod:poss"} and child < i:
            first, last = parsed_phrase(clause.items, child, low=0, high=i)
            while last > first and clause.items[last - 1].low in {"'s", "’s", "'", "’"}:
                last -= 1
            own = clause.items[first].low in small(clause.language, "possessive")
            subject = _who_has(clause, i) if own else None
            return subject if subject and _may_mean(clause, first, subject) else clause.span(first, last)
    return _who_has(clause, i)


def _may_mean(clause: Clause, possessive: int, subject: tuple[int, int]) -> bool:
    """Whether a possessive may mean the subject: *her* means no paper."""
    personal = table(clause.language, "pronouns").get(clause.low(possessive)) in {"man", "woman"}
    return not (personal and noun_kind(clause.text[slice(*subject)], clause.language) in GROUPS)


def _around(clause: Clause, i: int) -> bool:
    """Whether a noun tells only under what a thing happens: *Ten were killed | amid reports that …*."""
    case = next((c for c in children(clause.items, i) if clause.items[c].dep == "case"), None)
    return case is not None and clause.is_(case, "around")


def _who_has(clause: Clause, i: int) -> tuple[int, int] | None:
    """The subject of the verb that governs a noun: *The mayor | repeated his claim that …*."""
    head = clause.items[i].head
    asks = any(k0 == head and cue.classes <= {"ask"} for k0, _, cue in clause.cues)
    object_ = clause.items[i].dep == "obj" or (clause.items[i].dep == "obl" and not _around(clause, i))
    if 0 <= head < i and clause.items[head].pos == "VERB" and object_ and not asks:
        subject = Reach(clause, head, head + 1, Cue(frozenset(), 1, "")).subject
        return clause.span(*subject[0]) if subject else None
    return None
