"""The review: what waits for someone to decide, and what they decide."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from kilde.ledger import About, Judgement, Matter, State, Verdict, VerdictError
from kilde.show.web.asked import Question
from kilde.show.web.correcting import CorrectionError, correction
from kilde.show.web.pages import review as pages
from kilde.show.web.rendering import page
from kilde.show.web.state import Here, Reader, Reviewer, Said
from kilde.show.web.state import State as Server
from kilde.show.words import Words
from kilde.vocabulary import Figure

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=4000)]


@router.get("/review")
def review(*, request: Request, here: Here, words: Said, visitor: Reader, claim: str = "", done: int = 0) -> Response:
    """What waits, and one claim to decide on."""
    context = shown(here, words, claim, done=done)
    if claim and context.desk is None:
        raise HTTPException(404, words("web.missing.claim"))
    return page(request, "review.html", context, visitor=visitor)


@router.post("/review")
def decide(
    *,
    request: Request,
    here: Here,
    words: Said,
    visitor: Reviewer,
    csrf: Text,
    judgement: Text,
    subject: Text,
    about: Text = "claim",
    other: Text = "",
    field: Text = "",
    value: Text = "",
    start: Text = "",
    end: Text = "",
    why: Text = "",
    seen: Text = "",
    claim: Text = "",
) -> Response:
    """Enter a decision; one that cannot be entered gives back what was typed."""
    here.gate.check_form(request, csrf)
    typed = {"field": field, "value": value, "start": start, "end": end, "why": why}
    upcoming = _after(here, claim or subject) if judgement != "correct" else claim or subject
    try:
        verdict = enter(
            here, judgement, subject, by=visitor.name, about=about, other=other, why=why, seen=seen, **_correct(typed)
        )
    except CorrectionError as error:
        fault = words("web.review.unread", value=str(error))
    except (VerdictError, ValueError) as error:
        fault = str(error)
    else:
        return RedirectResponse(f"/review?claim={upcoming}&done={verdict.entry}", 303)
    return page(
        request,
        "review.html",
        shown(here, words, claim or subject, fault=fault, typed=typed),
        visitor=visitor,
        status=409,
    )


def _correct(typed: dict[str, str]) -> dict[str, str]:
    return {name: typed[name] for name in ("field", "value", "start", "end")}


def enter(
    here: Server,
    judgement: str,
    subject: str,
    *,
    by: str,
    about: str = "claim",
    other: str = "",
    why: str = "",
    seen: str = "",
    field: str = "",
    value: str = "",
    start: str = "",
    end: str = "",
) -> Verdict:
    """A decision entered in the ledger. `seen` is the entry up to which whoever decides has looked."""
    if judgement == Judgement.UNDO:
        return here.ledger.undo(int(subject), by=by, why=why or None)
    name, made = None, None
    if judgement == Judgement.CORRECT:
        view = here.ledger.view()
        found = view.claim(subject)
        document = view.document(found[0]) if found else None
        if found is None or document is None or not isinstance(found[1], Figure):
            raise VerdictError("there is no such figure to correct")
        name, made = correction(found[1], document, field, start=_whole(start), end=_whole(end), typed=value)
    return here.ledger.decide(
        Judgement(judgement),
        subject,
        other or None,
        by=by,
        why=why or None,
        field=name,
        value=made,
        about=About(about),
        expected=_whole(seen),
    )


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
    waiting = pages.leverages(answer.rows, decided(here))
    current = claim or (waiting[0][1].figure.id if waiting else "")
    found = view.claim(current) if current else None
    document = view.document(found[0]) if found else None
    desk = None
    if found and document and isinstance(found[1], Figure):
        desk = pages.desk(
            found[1],
            document,
            answer,
            words,
            verdicts=view.verdicts(current),
            confidential=current in view.confidential(About.CLAIM),
        )
    return pages.ReviewPage(
        title=words("web.nav.review"),
        items=tuple(pages.item(*one, words, current) for one in waiting[: pages.QUEUE]),
        waiting=len(waiting),
        desk=desk,
        recent=tuple(pages.decision(one, words) for one in reversed(view.verdicts(limit=pages.RECENT))),
        effect=_effect(here, words, done) if done else None,
        seen=view.upto,
        fault=fault,
        typed=typed or dict.fromkeys(("field", "value", "start", "end", "why"), ""),
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
    waiting = [one.figure.id for _, one, _ in pages.leverages(here.weighing.answer(Question()).rows, decided(here))]
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
    asked = Question()
    if verdict.about == About.CLAIM:
        found = view.claim(verdict.subject)
        figure = found[1] if found and isinstance(found[1], Figure) else None
        place = next((one.gazetteer_id for one in figure.places if one.gazetteer_id), None) if figure else None
        asked = Question(place=place, measure=figure.measure if figure and place else None)
    before, after = (here.weighing.answer(asked.but(as_of=f"entry:{at}")) for at in (entry - 1, entry))
    return pages.effect(verdict, before, after, words)
