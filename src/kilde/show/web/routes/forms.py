"""What forms ask for that changes no claim: the language, saved questions."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from kilde.show.web.asked import Question, QuestionError
from kilde.show.web.languages import COOKIE
from kilde.show.web.state import Here, Reader
from kilde.show.words import LANGUAGES

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=2000)]


def onward(back: str) -> Response:
    """To an address of ours; to the first page where it is another's."""
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and "\n" not in back and "\r" not in back
    return RedirectResponse(back if own else "/", 303)


@router.post("/language")
def language(here: Here, request: Request, language: Text, back: Text = "/") -> Response:
    """Speak another language from now on."""
    here.gate.own_origin(request)
    answer = onward(back)
    if language in LANGUAGES:
        answer.set_cookie(COOKIE, language, **here.gate.cookie(days=365))
    return answer


@router.post("/questions")
def save(*, here: Here, request: Request, visitor: Reader, name: Text, csrf: Text, query: Text = "") -> Response:
    """Keep a question."""
    from urllib.parse import parse_qsl

    here.gate.check_form(request, csrf)
    try:
        asked = Question.of(dict(parse_qsl(query)))
    except QuestionError:
        return onward("/")
    if name.strip():
        here.desk.save_question(visitor.name, name.strip()[:120], asked.query)
    return onward(f"/?{asked.query}" if asked.query else "/")


@router.post("/questions/{identity}/forget")
def forget(*, here: Here, request: Request, visitor: Reader, identity: str, csrf: Text, back: Text = "/") -> Response:
    """Keep a question no longer."""
    here.gate.check_form(request, csrf)
    here.desk.forget_question(visitor.name, identity)
    return onward(back)
