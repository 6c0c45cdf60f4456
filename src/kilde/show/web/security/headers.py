"""The headers that every answer carries.

Pages may load scripts, styles and data from this server alone, and nothing that stands inside a page is run or taken
for a style. The map may load from the tile source that the house has set.
"""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
}


_UNKEPT = ("/sign-in", "/account", "/people", "/shared")
"""Pages of which a browser keeps no copy."""


def policy(tiles: str | None = None) -> str:
    """The Content-Security-Policy of pages."""
    origin = f" {origin_of(tiles)}" if tiles else ""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob:{origin}",
            f"connect-src 'self'{origin}",
            "worker-src 'self' blob:",
            "font-src 'self'",
            "frame-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


SANDBOX = (
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
"""Of the facsimile of an original: it may look like itself, and do nothing."""


def origin_of(url: str) -> str:
    """`https://tiles.example.org` of an address there."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Headers:
    """Adds the headers; what an answer has set itself stays."""

    def __init__(self, app: ASGIApp, *, tiles: str | None = None, secure: bool = False) -> None:
        self._app = app
        self._headers: MutableMapping[str, str] = {**_FIXED, "content-security-policy": policy(tiles)}
        if secure:
            self._headers["strict-transport-security"] = "max-age=63072000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(raw=message["headers"]), scope["path"])
            await send(message)

        await self._app(scope, receive, send_with)

    def _add(self, headers: Any, path: str) -> None:  # noqa: ANN401 - Starlette's headers
        for name, value in self._headers.items():
            if name not in headers:
                headers[name] = value
        if "cache-control" not in headers:
            headers["cache-control"] = "no-store" if path.startswith(_UNKEPT) else "private, no-cache"
