"""The pages that show what is known: situation, figure, report, sources."""

from contextlib import suppress

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from kilde.ledger import Selection, View
from kilde.show.web.asked import Question, QuestionError
from kilde.show.web.pages.balances import balances_page
from kilde.show.web.pages.figure import figure_page
from kilde.show.web.pages.help import help_page
from kilde.show.web.pages.report import report_page
from kilde.show.web.pages.rows import glimpse
from kilde.show.web.pages.situation import A_PAGE, situation_page
from kilde.show.web.pages.sources import sources_page
from kilde.show.web.rendering import page
from kilde.show.web.routes.finding import copies_of
from kilde.show.web.state import Here, Reader, Said
from kilde.weigh import FigureRow

router = APIRouter(default_response_class=Response, include_in_schema=False)


@router.get("/")
def situation(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """The figures that answer a question."""
    asked, fault = _asked(request, here)
    answer = here.weighing.answer(asked)
    number = _number(request, most=max(1, -(-answer.page(0, A_PAGE).total // A_PAGE)))
    context = situation_page(
        answer,
        words,
        saved=here.desk.questions(visitor.name),
        visit=here.desk.visit(visitor.name, asked.query),
        number=number,
        fault=words("web.fault", value=fault.value) if fault else "",
    )
    if request.method == "GET" and asked.as_of is None:
        seen = {found.key: glimpse(found) for found in answer.listed.rows}
        here.weighing.once(
            ("visit", visitor.name, asked.query, answer.head),
            lambda: here.desk.keep_visit(visitor.name, asked.query, answer.head, seen),
        )
    return page(request, "situation.html", context, visitor=visitor, status=422 if fault else 200)


@router.get("/figures/{key}")
def figure(request: Request, key: str, here: Here, words: Said, visitor: Reader) -> Response:
    """One figure with all its claims."""
    asked, _ = _asked(request, here)
    now = here.weighing.answer(asked.but(as_of=None))
    newest = now.row(key)
    near = Selection(place=newest.gazetteer_id or newest.place) if newest else None
    answer = here.weighing.answer(asked, near)
    found = answer.row(key)
    if found is None:
        raise HTTPException(404, words("web.missing.figure"))
    entries = now.once(("entries", key), lambda: entries_of(here.ledger.view(), newest or found))
    context = figure_page(answer, key, words, entries=entries)
    if (chosen := request.query_params.get("stop", "")).isdecimal() and 0 < int(chosen) <= len(context.stops):
        return RedirectResponse(context.stops[int(chosen) - 1].href, 303)
    return page(request, "figure.html", context, visitor=visitor)


def entries_of(view: View, row: FigureRow) -> list[tuple[int, str, str]]:
    """When each report of a row came in: the number of its entry, the time, and the outlet."""
    outlets = {claim.report.id: claim.report.publisher or claim.report.title or "" for claim in row.evidence}
    return [(entry, time, outlets[report]) for entry, time, report in view.read_when(outlets)]


@router.get("/reports/{document_id}")
def report(request: Request, document_id: str, here: Here, words: Said, visitor: Reader) -> Response:
    """One report with its claims in place."""
    view = here.ledger.view()
    reading = view.reading(document_id)
    if reading is None:
        raise HTTPException(404, words("web.missing.report"))
    kept = view.original(document_id)
    copies = copies_of(here, view, reading.document, words)
    context = report_page(reading, words, copies=copies, facsimile=kept is not None)
    return page(request, "reading.html", context, visitor=visitor)


@router.get("/sources")
def sources(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """Who says what, through whom."""
    asked, _ = _asked(request, here)
    return page(request, "sources.html", sources_page(here.weighing.sources(asked), asked, words), visitor=visitor)


def _asked(request: Request, here: Here) -> tuple[Question, QuestionError | None]:
    """The question of an address; where a part of it is none, that part is left out and named."""
    given = dict(request.query_params)
    try:
        return Question.of(given), None
    except QuestionError as error:
        del given[error.field]
        asked = Question()
        with suppress(QuestionError):
            asked = Question.of(given)
        return asked, error


def _number(request: Request, *, most: int) -> int:
    """Which page of a list is asked for."""
    given = request.query_params.get("page", "1")
    return min(max(int(given), 1), most) if given.isdecimal() and len(given) < 7 else 1


@router.get("/help")
@router.get("/api/v1")
def keys(request: Request, words: Said, visitor: Reader) -> Response:
    """Keys, and where the API is described."""
    return page(request, "help.html", help_page(words), visitor=visitor)


@router.get("/balances")
def balances(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """Counts of people set against those who came and left."""
    asked, _ = _asked(request, here)
    context = balances_page(here.weighing.answer(asked), words)
    return page(request, "balances.html", context, visitor=visitor)
