"""Signing in and out, one's own account, and the accounts of all."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from kilde.ledger import LedgerError, Role, VerdictError
from kilde.show.web.pages.entrance import AccountPage, PeoplePage, SignInPage
from kilde.show.web.rendering import page
from kilde.show.web.routes.forms import onward
from kilde.show.web.security import PasswordError, Refused, hashed, verified
from kilde.show.web.security.limits import SIGN_IN
from kilde.show.web.security.visitors import address
from kilde.show.web.state import Administrator, Here, Reader, Said, State
from kilde.show.words import Words

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form(max_length=2000)]
Password = Annotated[str, Form(max_length=1000)]


@router.get("/sign-in")
def door(request: Request, here: Here, words: Said, next: str = "/") -> Response:
    """The form to sign in with."""
    return _door(request, here, words, next)


def sign_in_page(request: Request, here: State, words: Words, back: str, *, fault: str = "") -> SignInPage:
    """The form, and the way to the sign-in service where there is one."""
    service = here.service.name if here.service else ""
    return SignInPage(words("web.signin.title"), back, here.gate.csrf(request), fault, service)


def _door(request: Request, here: State, words: Words, back: str, *, fault: str = "", status: int = 200) -> Response:
    return page(request, "sign-in.html", sign_in_page(request, here, words, back, fault=fault), status=status)


@router.post("/sign-in")
def enter(
    *, request: Request, here: Here, words: Said, name: Text, password: Password, form: Text = "", next: Text = "/"
) -> Response:
    """Sign in by password. After ten wrong ones, from an address or for a name, nothing is tried for a while."""
    here.gate.own_origin(request)
    here.gate.check_form(request, form)
    name, where = name.strip()[:64], address(request)
    if not _counted(here, name, where):
        here.desk.note("sign-in delayed", account=name, address=where)
        return _door(request, here, words, next, fault=words("web.signin.wait"), status=429)
    if not verified(here.desk.password_of(name), password):
        here.desk.note("sign-in refused", account=name, address=where)
        return _door(request, here, words, next, fault=words("web.signin.wrong"), status=401)
    _uncounted(here, name, where)
    return begin(request, here, name, next)


def _counted(here: State, name: str, where: str) -> bool:
    """Whether a password may be tried. It counts before it is: of many that come at once, no more than ten are."""
    if not here.limits.allow(SIGN_IN, "address", where):
        return False
    if here.limits.allow(SIGN_IN, "name", name):
        return True
    here.limits.give_back(SIGN_IN, "address", where)
    return False


def _uncounted(here: State, name: str, where: str) -> None:
    """It was the right one: wrong ones alone are counted."""
    for kind, who in (("address", where), ("name", name)):
        here.limits.give_back(SIGN_IN, kind, who)


def begin(request: Request, here: State, name: str, back: str, *, by: str = "password") -> Response:
    """A new session for someone who has shown who they are; one that the browser had ends."""
    if old := request.cookies.get(here.gate.session_cookie):
        here.desk.end_session(old)
    here.desk.note("signed in", account=name, address=address(request), detail=by)
    answer = onward(back)
    answer.set_cookie(here.gate.session_cookie, here.desk.begin_session(name), **here.gate.cookie(days=7))
    return answer


@router.post("/sign-out")
def leave(request: Request, here: Here, visitor: Reader, csrf: Text) -> Response:
    """End the session."""
    here.gate.check_form(request, csrf)
    if token := request.cookies.get(here.gate.session_cookie):
        here.desk.end_session(token)
        here.desk.note("signed out", account=visitor.name, address=address(request))
    answer = onward("/sign-in")
    answer.delete_cookie(here.gate.session_cookie, **here.gate.cookie())
    answer.headers["clear-site-data"] = '"cache"'
    return answer


@router.post("/account/sessions/end")
def end_others(request: Request, here: Here, visitor: Reader, csrf: Text) -> Response:
    """End one's sessions in other browsers."""
    here.gate.check_form(request, csrf)
    here.desk.end_sessions(visitor.name, but=request.cookies.get(here.gate.session_cookie))
    here.desk.note("other sessions ended", account=visitor.name, address=address(request))
    return onward("/account")


@router.get("/account")
def account(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """One's own account and keys."""
    return _account(request, here, visitor, words("web.account.title"))


def _account(request: Request, here: State, visitor: Reader, title: str, *, fault: str = "", key: str = "") -> Response:
    roles = tuple(role.value for role in Role if visitor.role.may(role))
    context = AccountPage(
        title, tuple(here.desk.keys(visitor.name)), roles, here.desk.sessions(visitor.name), fault, key
    )
    return page(request, "account.html", context, visitor=visitor, status=422 if fault else 200)


@router.post("/account/password")
def change_password(
    *, request: Request, here: Here, words: Said, visitor: Reader, csrf: Text, old: Password, new: Password
) -> Response:
    """Another password; all sessions end."""
    here.gate.check_form(request, csrf)
    where = address(request)
    try:
        if not _counted(here, visitor.name, where):
            raise PasswordError(words("web.signin.wait"))
        if not verified(here.desk.password_of(visitor.name), old):
            here.desk.note("password change refused", account=visitor.name, address=where)
            raise PasswordError(words("web.account.wrong"))
        _uncounted(here, visitor.name, where)
        here.desk.change_account(visitor.name, password=hashed(new, name=visitor.name))
    except PasswordError as error:
        return _account(request, here, visitor, words("web.account.title"), fault=str(error))
    here.desk.note("password changed", account=visitor.name, address=where)
    return onward("/sign-in")


@router.post("/account/keys")
def make_key(
    *, request: Request, here: Here, words: Said, visitor: Reader, csrf: Text, name: Text, role: Text = "reader"
) -> Response:
    """A key for a program; it is shown this once."""
    here.gate.check_form(request, csrf)
    if visitor.by != "session" or role not in set(Role) or not visitor.may(Role(role)):
        raise Refused(words("web.account.no_key"), 403)
    key = here.desk.make_key(visitor.name, name.strip()[:64] or "key", Role(role))
    here.desk.note("key made", account=visitor.name, address=address(request), detail=name[:64])
    return _account(request, here, visitor, words("web.account.title"), key=key)


@router.post("/account/keys/{identity}/revoke")
def revoke_key(*, request: Request, here: Here, visitor: Reader, identity: str, csrf: Text) -> Response:
    """Let a key open nothing any more."""
    here.gate.check_form(request, csrf)
    here.desk.revoke_key(identity, None if visitor.administers else visitor.name)
    here.desk.note("key revoked", account=visitor.name, address=address(request), detail=identity)
    return onward("/account")


@router.get("/people")
def people(request: Request, here: Here, words: Said, visitor: Administrator) -> Response:
    """All accounts, and the audit of sign-ins."""
    return _people(request, here, visitor, words("web.people.title"))


def _people(request: Request, here: State, visitor: Administrator, title: str, fault: str = "") -> Response:
    context = PeoplePage(
        title, tuple(here.desk.accounts()), tuple(here.desk.audit()), tuple(here.desk.shares()), tuple(Role), fault
    )
    return page(request, "people.html", context, visitor=visitor, status=422 if fault else 200)


@router.post("/people")
def add_person(
    *,
    request: Request,
    here: Here,
    words: Said,
    visitor: Administrator,
    csrf: Text,
    name: Text,
    role: Text,
    password: Password = "",
) -> Response:
    """Another account, or another role or password for one that is there."""
    here.gate.check_form(request, csrf)
    try:
        add_account(here, name, Role(role), password or (None if here.service else ""), by=visitor.name)
    except (ValueError, LedgerError) as error:
        return _people(request, here, visitor, words("web.people.title"), str(error))
    here.desk.note("account made", account=visitor.name, address=address(request), detail=f"{name}: {role}")
    return onward("/people" if here.gate.visitor(request) else "/sign-in")


def add_account(here: State, name: str, role: Role, password: str | None, *, by: str) -> None:
    """Let someone sign in; their role is entered in the ledger, so that their decisions count."""
    from kilde.show.web.accounts import add

    add(here.ledger, here.desk, name, role, password, by=by)


@router.post("/people/{name}/close")
def close(*, request: Request, here: Here, words: Said, visitor: Administrator, name: str, csrf: Text) -> Response:
    """Let someone sign in no more."""
    here.gate.check_form(request, csrf)
    try:
        here.ledger.appoint(name, None, by=visitor.name)
    except VerdictError as error:
        return _people(request, here, visitor, words("web.people.title"), str(error))
    here.desk.close_account(name)
    here.desk.note("account closed", account=visitor.name, address=address(request), detail=name)
    return onward("/people")


@router.post("/shares/{identity}/revoke")
def revoke_share(*, request: Request, here: Here, visitor: Administrator, identity: str, csrf: Text) -> Response:
    """Let nobody read a shared page any more."""
    here.gate.check_form(request, csrf)
    here.desk.revoke_share(identity)
    here.desk.note("share revoked", account=visitor.name, address=address(request), detail=identity)
    return onward("/people")
