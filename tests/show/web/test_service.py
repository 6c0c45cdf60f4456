"""Signing in through a sign-in service: a small provider that holds to the specification."""

import urllib.error
import urllib.request

import pytest

from kilde.ledger import Ledger, Role
from kilde.show.web import Settings
from kilde.show.web.accounts import add
from kilde.show.web.desk import Desk
from kilde.show.web.settings import Service

pytest.importorskip("authlib", reason="needs kilde[oidc]")
from joserfc.jwk import RSAKey

from .provider import provider

SECRET = "the secret of the client"


@pytest.fixture
def service():
    with provider("kilde", SECRET, "http://localhost/sign-in/callback") as found:
        yield found


@pytest.fixture
def client(serving, ledger_file, service):
    """A browser where nobody has a password."""
    desk = Desk.open(Settings(ledger=str(ledger_file)).desk_at)
    with Ledger.open(ledger_file) as ledger:
        add(ledger, desk, "kari@example.org", Role.ADMINISTRATOR, None)
    desk.close()
    with serving(service=Service(service.issuer, "kilde", SECRET), url="http://localhost") as found:
        yield found


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def back_from(there):
    """Whither the service sends the browser."""
    with pytest.raises(urllib.error.HTTPError) as sent:
        urllib.request.build_opener(Unfollowed).open(there)
    return sent.value.headers["location"].removeprefix("http://localhost")


def begun(client, back="/sources"):
    """Whither the service sends a browser that has begun here."""
    return back_from(client.get(f"/sign-in/service?next={back}").headers["location"])


def sign_in(client):
    return client.get(begun(client))


def test_someone_with_an_account_comes_in(client):
    door = client.get("/sign-in")
    assert 'href="/sign-in/service?next=/' in door.text and door.headers["cache-control"] == "no-store"
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources")
    page = client.get("/people").text
    assert "kari@example.org" in page and "signed in" in page and "127.0.0.1" in page


def test_a_person_is_known_by_subject_not_by_name(client, service):
    assert sign_in(client).status_code == 303
    service.person |= {"email": "kari.nordmann@example.org"}
    assert sign_in(client).status_code == 303  # the same person under a new address
    service.person |= {"sub": "2", "email": "kari@example.org"}
    assert sign_in(client).status_code == 401  # another, who got the old one


def test_nobody_else_does(client, service):
    for said in (
        {"email": "stranger@example.org"},
        {"email_verified": False},
        {"aud": "another client"},
        {"iss": "https://evil.example"},
        {"nonce": "another"},
        {"exp": 1},
    ):
        service.forged = said
        answer = sign_in(client)
        assert answer.status_code == 401, said
        assert "kilde_session" not in answer.headers.get("set-cookie", "")
    assert client.get("/help").status_code == 303


def test_what_was_not_begun_here_is_refused(client):
    back = begun(client)
    kept = client.cookies["kilde_errand"]
    client.cookies.clear()
    assert client.get(back).status_code == 401
    for cookie in ("x.y", kept[:-1] + ("0" if kept[-1] != "0" else "1")):
        assert client.get(back, headers={"cookie": f"kilde_errand={cookie}"}).status_code == 401
    own = {"cookie": f"kilde_errand={kept}"}
    assert client.get(back.replace("state=", "state=x"), headers=own).status_code == 401
    assert client.get(back, headers=own).status_code == 303
    assert client.get(back, headers=own).status_code == 401  # the code was used


def test_a_code_goes_with_its_verifier(client, service):
    from urllib.parse import parse_qs, urlsplit

    first = begun(client)
    code, state = (parse_qs(urlsplit(one).query)[name][0] for one, name in ((first, "code"), (begun(client), "state")))
    assert client.get(f"/sign-in/callback?code={code}&state={state}").status_code == 401


def test_new_keys_of_the_service_are_fetched(client, service):
    assert sign_in(client).status_code == 303
    service.key = RSAKey.generate_key(2048, {"kid": "second"})
    assert sign_in(client).status_code == 303


def test_a_service_that_is_away_says_so(serving):
    with serving(service=Service("http://127.0.0.1:9", "kilde", SECRET)) as client:
        answer = client.get("/sign-in/service")
        assert answer.status_code == 503 and "cannot be reached" in answer.text
