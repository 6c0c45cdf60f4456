"""What somebody behind *by*, or nobody in particular, is told to say or think."""

from kilde.read import reporting
from kilde.read.phrases import children, parsed_phrase, subtree
from kilde.read.statements.draft import Draft
from kilde.read.statements.ends import object_end
from kilde.read.statements.offices import described
from kilde.read.statements.reach import Reach


def by_agent(reach: Reach) -> Draft | None:
    """*The plan was rejected by the council.*: the one behind *by* speaks, of what the verb's subject names."""
    if not reach.passive or not reach.cue.classes & {"judge", "side", "accuse", "object"}:
        return None
    subject, agent = _passive_subject(reach), _agent(reach)
    if subject is None or agent is None:
        return None
    parts = [subject]
    for child in children(reach.items, reach.k0):
        branch = subtree(reach.items, child)
        if child > reach.k0 and reach.clause.is_(min(branch), "object_link") and agent[0] not in branch:
            parts.append((min(branch), max(branch) + 1))
    draft = reach.draft([part for place in parts if (part := reach.clause.content(*place))])
    draft.speakers = [reach.clause.span(*reach.clause.bare(*agent))]
    draft.shown = {draft.speakers[0]: reach.clause.span(*described(reach.clause, *reach.clause.bare(*agent)))}
    return draft if draft.content else None


def impersonal(reach: Reach) -> Draft | None:
    """*The dam is expected to hold*, *he was accused of fraud*: somebody who is not named says or thinks so."""
    if not reach.passive or reach.cue.lemma not in reporting.words(reach.language, "impersonal"):
        return None
    subject, first = _passive_subject(reach), reach.rest[0]
    if subject is None or _agent(reach) is not None:
        return None
    bound = ("infinitive", "as", "of") if reach.cue.classes & {"accuse"} else ("infinitive", "as")
    if not any(reach.clause.is_(first, name) for name in bound):
        return None
    spans = [reach.clause.content(*subject), reach.clause.content(first, object_end(reach, first))]
    draft = reach.draft([span for span in spans if span])
    draft.speakers = []
    return draft


def _passive_subject(reach: Reach) -> tuple[int, int] | None:
    for child in children(reach.items, reach.k0):
        if reach.items[child].dep == "nsubj:pass" and child < reach.k0:
            first, last = parsed_phrase(reach.items, child, low=0, high=reach.k0)
            return (first, last) if first < last else None
    return None


def _agent(reach: Reach) -> tuple[int, int] | None:
    """The phrase behind *by* that does what a passive tells."""
    for child in children(reach.items, reach.k0):
        marked = any(reach.clause.is_(c, "by") for c in children(reach.items, child))
        if child > reach.k0 and reach.items[child].dep in {"obl:agent", "obl"} and marked:
            first, last = parsed_phrase(reach.items, child, low=reach.k1, high=len(reach.items))
            stop = (
                i
                for i in range(first + 1, last)
                if reach.clause.pos(i) == "ADP" and not reach.clause.is_(i, "of_source")
            )
            return (first, next(stop, last)) if first < last else None
    return None
