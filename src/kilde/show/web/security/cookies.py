"""The cookie that ties a form to the browser it was shown in, where there is no session to do so."""

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kilde.show.web.security.visitors import Gate


class FormCookie:
    """Gives the cookie out with the page that holds the form."""

    def __init__(self, app: ASGIApp, *, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the cookie where a form has asked for one."""

        async def send_with(message: Message) -> None:
            token = scope.get("kilde_form") if message["type"] == "http.response.start" else None
            if token:
                cookie = Response()
                cookie.set_cookie(self._gate.form_cookie, token, **self._gate.cookie())
                kept = [(name, value) for name, value in cookie.raw_headers if name == b"set-cookie"]
                message["headers"] = [*message["headers"], *kept]
            await send(message)

        await self._app(scope, receive, send_with if scope["type"] == "http" else send)
