"""Who asks: by session, by key, or at the machine itself where there are no accounts."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection, Request

from kilde.ledger import Role
from kilde.show.web.desk import Desk
from kilde.show.web.settings import Settings

LOCAL = "local"
"""The name of whoever sits at the machine, where there are no accounts."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Refused(Exception):  # noqa: N818 - what happened, not a fault
    """The request may not be answered. `sign_in` where signing in would help."""

    def __init__(self, reason: str, status: int, *, sign_in: bool = False, name: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.status, self.sign_in, self.name = reason, status, sign_in, name


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who asks, and what they may."""

    name: str
    role: Role
    csrf: str
    """What the forms of their pages carry."""
    by: str
    """`session`, `key` or `local`."""

    def may(self, role: Role) -> bool:
        """Whether they may do what this role may."""
        return self.role.may(role)

    @property
    def reviews(self) -> bool:
        """Whether they may decide."""
        return self.may(Role.REVIEWER)

    @property
    def administers(self) -> bool:
        """Whether they may look after accounts."""
        return self.may(Role.ADMINISTRATOR)


class Gate:
    """Tells who asks, and turns away what comes from elsewhere."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        prefix = "__Host-" if settings.secure else ""
        self.session_cookie, self.form_cookie = f"{prefix}kilde_session", f"{prefix}kilde_form"
        self.errand_cookie = f"{prefix}kilde_errand"

    def visitor(self, request: HTTPConnection) -> Visitor | None:
        """Who asks; None for someone who has not signed in, where that is asked for."""
        if key := _bearer(request):
            found = self._desk.key(key)
            owner = found and self._desk.account(found.account)
            if not found or not owner:
                raise Refused("the key opens nothing", 401)
            role = found.role if owner.role.may(found.role) else owner.role
            return Visitor(found.account, role, "", "key")
        if not self._desk.any_account():
            return Visitor(LOCAL, Role.ADMINISTRATOR, self.csrf(request), "local")
        token = request.cookies.get(self.session_cookie)
        account = self._desk.session(token) if token else None
        return Visitor(account.name, account.role, self.csrf(request), "session") if account else None

    def require(self, request: Request, role: Role) -> Visitor:
        """Who asks, if they may; `Refused` else. What changes something has to come from a page of ours."""
        visitor = self.visitor(request)
        if visitor is None:
            raise Refused("sign in first", 401, sign_in=True)
        if not visitor.may(role):
            raise Refused(f"this is for those who are {role} here", 403, name=visitor.name)
        if request.method not in _SAFE and visitor.by != "key":
            self.own_origin(request)
        return visitor

    def own_origin(self, request: Request) -> None:
        """Refuse what a page from elsewhere has a browser send."""
        site = request.headers.get("sec-fetch-site")
        origin = request.headers.get("origin")
        own = f"{'https' if self._settings.secure else 'http'}://{request.headers.get('host', '')}"
        if (site or "same-origin") not in {"same-origin", "none"} or origin not in {None, own, self._settings.address}:
            raise Refused("this came from a page of another site", 403)

    def csrf(self, request: HTTPConnection) -> str:
        """What forms carry: tied to the session, or to a cookie of the form's own."""
        held = request.cookies.get(self.session_cookie) or request.cookies.get(self.form_cookie)
        held = held or request.scope.setdefault("kilde_form", secrets.token_urlsafe(24))
        return hmac.new(self._desk.secret, f"form {held}".encode(), "sha256").hexdigest()

    def check_form(self, request: Request, given: str | None) -> None:
        """Refuse a form that no page of ours has given out."""
        if not hmac.compare_digest(self.csrf(request).encode(), (given or "").encode()):
            raise Refused("the page was open too long: load it again", 403)

    def cookie(self, *, days: int | None = None) -> dict[str, Any]:
        """How cookies are set."""
        age = {"max_age": days * 86400} if days else {}
        return {"httponly": True, "samesite": "lax", "secure": self._settings.secure, "path": "/", **age}


def address(request: HTTPConnection) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else "unknown"


def _bearer(request: HTTPConnection) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None
