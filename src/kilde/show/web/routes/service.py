"""Signing in through the service of the house: thither, and back."""

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from kilde.show.web.rendering import page
from kilde.show.web.routes.entrance import begin, sign_in_page
from kilde.show.web.security import Refused, ServiceError
from kilde.show.web.security.limits import SIGN_IN
from kilde.show.web.security.visitors import address
from kilde.show.web.state import Here, Said

router = APIRouter(include_in_schema=False)


@router.get("/sign-in/service")
def thither(request: Request, here: Here, words: Said, next: str = "/") -> Response:
    """To the service."""
    if here.service is None:
        raise HTTPException(404, words("web.missing.service"))
    if here.limits.exceeded(SIGN_IN, "address", address(request)):
        raise Refused(words("web.signin.wait"), 429)
    try:
        there, errand = here.service.begin(next)
    except ServiceError as error:
        here.desk.note("sign-in service failed", account=None, address=address(request), detail=str(error))
        context = sign_in_page(request, here, words, next, fault=words("web.signin.no_service"))
        return page(request, "sign-in.html", context, status=503)
    answer = RedirectResponse(there, 303)
    answer.set_cookie(here.gate.errand_cookie, errand, **here.gate.cookie())
    return answer


@router.get("/sign-in/callback")
def back(request: Request, here: Here, words: Said) -> Response:
    """Back from it: a session begins for whoever has an account, and for nobody else."""
    if here.service is None:
        raise HTTPException(404, words("web.missing.service"))
    where = address(request)
    try:
        vouched, onward = here.service.finish(
            request.cookies.get(here.gate.errand_cookie, ""), dict(request.query_params)
        )
        account = here.desk.known_as(vouched.issuer, vouched.subject, vouched.name)
        if account is None:
            raise ServiceError(f"{vouched.name} has no account here")
    except ServiceError as error:
        here.limits.allow(SIGN_IN, "address", where)
        here.desk.note("sign-in refused", account=None, address=where, detail=f"{here.service.name}: {error}"[:400])
        context = sign_in_page(request, here, words, "/", fault=words("web.signin.not_vouched"))
        answer = page(request, "sign-in.html", context, status=401)
    else:
        answer = begin(request, here, account, onward, by=here.service.name)
    answer.delete_cookie(here.gate.errand_cookie, **here.gate.cookie())
    return answer
