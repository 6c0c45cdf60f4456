"""The review: what waits for someone to decide, and what they decide."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from pydantic import BaseModel, StringConstraints
from starlette.responses import RedirectResponse, Response

from kilde import flow
from kilde.ledger import About, Judgement, Matter, Selection, State, Verdict, VerdictError, View
from kilde.show.web.asked import Question
from kilde.show.web.correcting import CorrectionError, correction
from kilde.show.web.pages import review as pages
from kilde.show.web.rendering import page
from kilde.show.web.state import Here, Reader, Reviewer, Said
from kilde.show.web.state import State as Server
from kilde.show.words import Words
from kilde.vocabulary import Document, Figure

router = APIRouter(include_in_schema=False)
Text = Annotated[str, StringConstraints(max_length=4000)]


@router.get("/review")
def review(*, request: Request, here: Here, words: Said, visitor: Reader, claim: str = "", done: int = 0) -> Response:
    """What waits, and one claim to decide on."""
    context = shown(here, words, claim, done=done)
    if claim and context.desk is None:
        raise HTTPException(404, words("web.missing.claim"))
    return page(request, "review.html", context, visitor=visitor)


class Decided(BaseModel):
    """What someone has decided, as the forms of the page send it."""

    csrf: Text
    judgement: Text
    subject: Text
    about: Text = "claim"
    other: Text = ""
    field: Text = ""
    value: Text = ""
    start: Text = ""
    end: Text = ""
    why: Text = ""
    seen: Text = ""
    """The entry up to which whoever decides has looked."""
    claim: Text = ""
    """The claim that the page shows."""


@router.post("/review")
def decide(request: Request, here: Here, words: Said, visitor: Reviewer, given: Annotated[Decided, Form()]) -> Response:
    """Enter a decision; one that cannot be entered gives back what was typed."""
    here.gate.check_form(request, given.csrf)
    shown_claim = given.claim or given.subject
    upcoming = shown_claim if given.judgement == Judgement.CORRECT else _after(here, shown_claim)
    try:
        verdict = enter(here, given, by=visitor.name)
    except CorrectionError as error:
        fault = words("web.review.unread", value=str(error))
    except (VerdictError, ValueError) as error:
        fault = str(error)
    else:
        return RedirectResponse(f"/review?claim={upcoming}&done={verdict.entry}", 303)
    typed = given.model_dump(include=set(pages.TYPED))
    context = shown(here, words, shown_claim, fault=fault, typed=typed)
    return page(request, "review.html", context, visitor=visitor, status=409)


def enter(here: Server, given: Decided, *, by: str) -> Verdict:
    """A decision entered in the ledger."""
    why = given.why or None
    if given.judgement == Judgement.UNDO:
        return here.ledger.undo(int(given.subject), by=by, why=why)
    field, value = _corrected(here, given) if given.judgement == Judgement.CORRECT else (None, None)
    return here.ledger.decide(
        Judgement(given.judgement),
        given.subject,
        given.other or None,
        by=by,
        why=why,
        field=field,
        value=value,
        about=About(given.about),
        expected=_whole(given.seen),
    )


def _corrected(here: Server, given: Decided) -> tuple[str, Any]:
    """The field and its new value."""
    claim, document = _figure(here.ledger.view(), given.subject)
    if claim is None or document is None:
        raise VerdictError("there is no such figure to correct")
    return correction(claim, document, given.field, start=_whole(given.start), end=_whole(given.end), typed=given.value)


def _figure(view: View, claim: str) -> tuple[Figure | None, Document | None]:
    """A figure with its document."""
    found = view.claim(claim) if claim else None
    if found is None or not isinstance(found[1], Figure):
        return None, None
    return found[1], view.document(found[0])


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def shown(
    here: Server,
    words: Words,
    claim: str,
    *,
    done: int = 0,
    fault: str = "",
    typed: dict[str, str] | None = None,
) -> pages.ReviewPage:
    """The page as the ledger stands."""
    view = here.ledger.view()
    answer = here.weighing.answer(Question())
    done_with = decided(here)
    waiting = answer.once(("queue", view.upto), lambda: tuple(pages.waiting(answer, done_with)))
    current = claim or (waiting[0][1].figure.id if waiting else "")
    claimed, document = _figure(view, current)
    desk = None
    if claimed and document:
        desk = pages.desk(
            claimed,
            document,
            answer,
            words,
            verdicts=view.verdicts(current),
            confidential=current in view.confidential(About.CLAIM),
        )
    return pages.ReviewPage(
        title=words("web.nav.review"),
        items=tuple(pages.item(*one, words, current) for one in waiting),
        waiting=answer.waiting(done_with),
        desk=desk,
        recent=tuple(pages.decision(one, words) for one in reversed(view.verdicts(limit=pages.RECENT))),
        effect=_effect(here, words, done) if done else None,
        seen=view.upto,
        fault=fault,
        typed=typed or dict.fromkeys(pages.TYPED, ""),
    )


def decided(here: Server) -> frozenset[str]:
    """The claims that someone has accepted, corrected or rejected."""
    view = here.ledger.view()

    def made() -> frozenset[str]:
        answers = {State.ACCEPTED, State.REJECTED, State.CORRECTED}
        states = [view.states(About.CLAIM, matter) for matter in (Matter.STANDING, Matter.CONTENT)]
        return frozenset(str(one) for found in states for one, state in found.items() if state in answers)

    return here.weighing.once((view.upto, "decided"), made)


def _after(here: Server, claim: str) -> str:
    """The claim that waits after this one."""
    waiting = [one.figure.id for _, one, _ in pages.waiting(here.weighing.answer(Question()), decided(here))]
    if claim in waiting:
        rest = waiting[waiting.index(claim) + 1 :] + waiting[: waiting.index(claim)]
        return rest[0] if rest else ""
    return waiting[0] if waiting else ""


def _effect(here: Server, words: Words, entry: int) -> pages.Effect | None:
    """What a decision changed: around its claim, or in all figures where it is about a source."""
    view = here.ledger.view()
    verdict = next((one for one in view.verdicts(limit=100) if one.entry == entry), None)
    if verdict is None:
        return None
    asked, near = Question(), None
    if verdict.about == About.CLAIM:
        figure, _ = _figure(here.ledger.view(entry - 1), verdict.subject)
        place = next((one.gazetteer_id or one.name for one in figure.places if one.name), None) if figure else None
        near = Selection(place=place, measure=figure.measure if figure and place else None)
    elif flow.large(here.ledger):  # all of it, twice: too long to wait for
        return pages.Effect(entry, words(f"web.judgement.{verdict.judgement}"), (), 0)
    before, after = (here.weighing.answer(asked.but(as_of=f"entry:{at}"), near) for at in (entry - 1, entry))
    return pages.effect(verdict, before, after, words)
