"""The application put together."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from kilde import flow
from kilde.ledger import Ledger, LedgerError
from kilde.show.web.asked import Question
from kilde.show.web.description import describe
from kilde.show.web.desk import Desk
from kilde.show.web.pages.problem import ProblemPage
from kilde.show.web.pages.situation import lay_out
from kilde.show.web.rendering import BUILT, STATIC, page
from kilde.show.web.routes import api, data, deciding, entrance, finding, forms, live, reading, service, sitreps
from kilde.show.web.security import FormCookie, Gate, Headers, Limits, Refused, SignInService, Small
from kilde.show.web.security.visitors import address
from kilde.show.web.settings import LOOPBACK, Settings, loopback, origin_host
from kilde.show.web.state import State
from kilde.show.web.weighed import Weighing, settle
from kilde.vocabulary import Measure


def create_app(settings: Settings) -> FastAPI:
    """The application for a ledger that is there; `LedgerError` where it or the desk cannot be used."""
    ledger = Ledger.open(settings.ledger, create=False)
    desk = Desk.open(settings.desk_at)
    vouching = SignInService(settings.service, settings.address, desk.secret) if settings.service else None
    state = State(settings, ledger, desk, Gate(desk, settings), Weighing(ledger), Limits(desk), vouching)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            threading.Thread(target=_warm, args=(state,), daemon=True).start()
        yield
        state.closing.set()
        state.weighing.close()
        ledger.close()
        desk.close()

    import kilde

    app = FastAPI(
        title="Kilde",
        version=kilde.__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.state.kilde = state
    for routes in (finding, reading, deciding, sitreps, entrance, service, forms, data, api, live):
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.mount("/built", StaticFiles(directory=BUILT, check_dir=False), name="built")
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, failed)
    app.add_exception_handler(404, failed)
    app.add_exception_handler(LedgerError, unusable)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_middleware(FormCookie, gate=state.gate)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_hosts(settings))
    app.add_middleware(Small)
    app.add_middleware(Headers, tiles=settings.tiles, secure=settings.secure)
    return app


def _warm(state: State) -> None:
    """Weigh and index before anyone asks."""
    with suppress(Exception):  # whoever asks will be told
        answer = state.weighing.answer(Question())
        _ = answer.page(0, 1), answer.contradicting
        if flow.large(state.ledger):
            for asked in (Question(), *(Question(measure=measure) for measure in Measure)):
                lay_out(state.weighing.answer(asked))
        state.desk.search.catch_up(state.ledger.view())
    settle()


def _hosts(settings: Settings) -> list[str]:
    """The names by which it may be called: none that someone else's server has given to this machine."""
    if settings.url:
        return [origin_host(settings.url), *LOOPBACK]
    return list(LOOPBACK) if loopback(settings.host) else ["*"]


async def refused(request: Request, error: Exception) -> Response:
    """To the door, or away; who was turned away stands in the audit."""
    assert isinstance(error, Refused)
    if error.status == 403:
        request.app.state.kilde.desk.note(
            "refused", account=error.name, address=address(request), detail=f"{request.method} {request.url.path[:200]}"
        )
    if error.sign_in and request.method == "GET" and not _for_programs(request):
        from urllib.parse import quote

        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(back)}", 303)
    return _problem(request, error.status, error.reason)


async def failed(request: Request, error: Exception) -> Response:
    """What is not there."""
    status = getattr(error, "status_code", 500)
    return _problem(request, status, str(getattr(error, "detail", "") or error))


async def invalid(request: Request, error: Exception) -> Response:
    """Parameters that are none: which, and why."""
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _problem(request, 422, said)


async def unusable(request: Request, error: Exception) -> Response:
    """A ledger that cannot be used just now."""
    return _problem(request, 503, str(error))


def _problem(request: Request, status: int, reason: str) -> Response:
    if _for_programs(request):
        body = {"type": "about:blank", "status": status, "title": reason}
        return JSONResponse(body, status, media_type="application/problem+json")
    return page(request, "problem.html", ProblemPage(str(status), reason), status=status)


def _for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", "")
