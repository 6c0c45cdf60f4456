"""Situation reports: as pages, as PDF, and shared with those who have no account."""

from dataclasses import dataclass, fields
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import Response

import kilde
from kilde import weigh
from kilde.flow import parties
from kilde.ledger import About
from kilde.show.web.asked import Question, QuestionError
from kilde.show.web.pages.sitrep import MOST, SituationReport, situation_report
from kilde.show.web.rendering import page
from kilde.show.web.security import Refused
from kilde.show.web.security.limits import WORK
from kilde.show.web.security.visitors import address
from kilde.show.web.state import Here, Reader, Reviewer, Said, State
from kilde.show.words import Words

router = APIRouter(include_in_schema=False)
SHARED_DAYS = 30


@dataclass(frozen=True, slots=True)
class SitrepPage(SituationReport):
    """The report as a page."""

    link: str = ""
    """The address of the page just shared."""


def report_on(here: State, asked: Question, words: Words, *, at: int | None = None, shared: bool = False) -> SitrepPage:
    """A report without anything confidential; `at` fixes it to an entry of the ledger."""
    view = here.ledger.view(at if at is not None else asked.known)

    def made() -> tuple[list[weigh.FigureRow], int]:
        # what is confidential now stays out of what was shared before
        now = here.ledger.view()
        if view.upto == now.upto and not any(now.confidential(about) for about in About):
            answer = here.weighing.answer(asked)
            found = answer.page(0, MOST)
            return answer.rows_of([row.key for row in found.rows]), found.total
        rows = weigh.figures(view.public(now), asked.selection, asked.rulebook, parties=parties())
        return rows[:MOST], len(rows)

    rows, total = here.weighing.once((view.upto, here.weighing.head, "public", asked), made)
    report = situation_report(rows, total, asked, words, head=(view.head.seq, view.head.hash), shared=shared)
    return SitrepPage(**{field.name: getattr(report, field.name) for field in fields(report)})


def asked_in(query: str) -> Question:
    """The question of a query; all where it is none."""
    try:
        return Question.of(dict(parse_qsl(query)))
    except QuestionError:
        return Question()


@router.get("/report")
def sitrep(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """The report on a question."""
    return page(request, "sitrep.html", report_on(here, asked_in(request.url.query), words), visitor=visitor)


@router.get("/report.pdf")
def sitrep_pdf(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """The same as PDF."""
    if not here.limits.allow(WORK, "pdf", visitor.name):
        raise Refused(words("web.busy"), 429)
    return _pdf(report_on(here, asked_in(request.url.query), words), words)


@router.post("/report/share")
def share(
    *,
    request: Request,
    here: Here,
    words: Said,
    visitor: Reviewer,
    csrf: Annotated[str, Form()],
    query: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """An address by which anyone may read the report as it is now, for thirty days."""
    here.gate.check_form(request, csrf)
    asked = asked_in(query)
    report = report_on(here, asked, words)
    head = here.ledger.view(asked.known).upto
    token = here.desk.share(visitor.name, report.title, asked.query, head, SHARED_DAYS)
    here.desk.note("shared", account=visitor.name, address=address(request), detail=report.title)
    values = {field.name: getattr(report, field.name) for field in fields(report)}
    context = SitrepPage(**{**values, "link": f"{here.settings.address}/shared/{token}"})
    return page(request, "sitrep.html", context, visitor=visitor)


@router.get("/shared/{token}")
def shared(request: Request, token: str, here: Here, words: Said) -> Response:
    """A shared report."""
    return page(request, "sitrep.html", _shared(request, token, here, words))


@router.get("/shared/{token}/report.pdf")
def shared_pdf(request: Request, token: str, here: Here, words: Said) -> Response:
    """The same as PDF."""
    return _pdf(_shared(request, token, here, words), words)


def _shared(request: Request, token: str, here: State, words: Words) -> SitrepPage:
    if not here.limits.allow(WORK, "shared", address(request)):
        raise Refused(words("web.busy"), 429)
    found = here.desk.shared(token)
    if found is None:
        raise HTTPException(404, words("web.missing.shared"))
    return report_on(here, asked_in(found.query), words, at=found.head, shared=True)


def _pdf(report: SituationReport, words: Words) -> Response:
    from kilde.show.web.typesetting import pdf

    headers = {"content-disposition": 'inline; filename="kilde.pdf"'}
    made = pdf(report, words, version=kilde.__version__)
    return Response(made, media_type="application/pdf", headers=headers)
