"""Who gets in, and what they may."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from kilde.show.web import Settings
from kilde.show.web.desk import Desk
from kilde.show.web.security import PasswordError, hashed, verified

PASSWORD = "a long enough phrase"


@pytest.fixture(scope="module")
def peopled(made_once, tmp_path_factory):
    """A ledger with an administrator and a reader, made from the command line."""
    from typer.testing import CliRunner

    from kilde.show.cli import command_line

    where = Path(shutil.copy(made_once, tmp_path_factory.mktemp("people") / "kilde.db"))
    for arguments in (["kari", "--role", "administrator"], ["ola", "--role", "reader", "--by", "kari"]):
        done = CliRunner().invoke(
            command_line(), ["accounts", "add", *arguments, "--ledger", str(where)], input=f"{PASSWORD}\n"
        )
        assert done.exit_code == 0, done.stderr
    return where


@pytest.fixture
def people(peopled, ledger_file):
    """The same, to be changed."""
    for made in peopled.parent.iterdir():
        shutil.copy(made, ledger_file.parent)


def sign_in(client, name, password=PASSWORD, back="/sources"):
    form = re.search(r'name="form" value="(\w+)"', client.get("/sign-in").text)[1]
    return client.post("/sign-in", data={"form": form, "name": name, "password": password, "next": back})


@pytest.mark.parametrize("path", ["/", "/review", "/report", "/people", "/search?q=x"])
def test_pages_lead_strangers_to_the_door(people, serving, path):
    with serving() as client:
        answer = client.get(path)
        assert answer.status_code == 303
        assert unquote(answer.headers["location"]) == f"/sign-in?next={path}"
        assert client.get("/api/v1/search").status_code == 401


def test_signing_in_and_out(people, serving):
    with serving() as client:
        answer = sign_in(client, "kari")
        assert answer.headers["location"] == "/sources"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie
        page = client.get("/help")
        assert page.status_code == 200 and "kari" in page.text
        csrf = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
        assert client.post("/sign-out", data={"csrf": "wrong"}).status_code == 403
        client.post("/sign-out", data={"csrf": csrf})
        assert client.get("/help").status_code == 303


def test_behind_tls_cookies_are_bound_to_it(people, serving):
    with serving(url="https://kilde.example.org") as client:
        client.headers["host"] = "kilde.example.org"
        answer = client.get("/sign-in")
        assert "__Host-kilde_form" in answer.headers["set-cookie"] and "Secure" in answer.headers["set-cookie"]
        assert answer.headers["strict-transport-security"]


def test_wrong_passwords_are_delayed_and_noted(people, serving, ledger_file):
    with serving() as client:
        assert {sign_in(client, "kari", "wrong").status_code for _ in range(10)} == {401}
        assert sign_in(client, "kari").status_code == 429
    with serving() as another:  # counted in the desk: a server begun anew, or another one beside it, knows of them
        assert sign_in(another, "kari").status_code == 429
    desk = Desk.open(Settings(ledger=str(ledger_file)).desk_at)
    events = [line.event for line in desk.audit()]
    assert events[:3] == ["sign-in delayed", "sign-in delayed", "sign-in refused"]
    desk.close()


def test_a_reader_reads_and_does_not_decide(people, serving):
    with serving() as client:
        sign_in(client, "ola")
        assert client.get("/help").status_code == 200
        assert client.get("/people").status_code == 403
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/help").text)[1]
        form = {"csrf": csrf, "judgement": "accept", "subject": "x", "seen": "1"}
        assert client.post("/review", data=form).status_code == 403
        noted = client.app.state.kilde.desk.audit(2)
        assert [(line.event, line.account, line.detail) for line in noted] == [
            ("refused", "ola", "POST /review"),
            ("refused", "ola", "GET /people"),
        ]


def test_an_administrator_lets_in_and_closes(people, serving):
    with serving() as client:
        sign_in(client, "kari")
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/people").text)[1]
        new = {"csrf": csrf, "name": "siri", "role": "reviewer", "password": PASSWORD}
        assert client.post("/people", data={**new, "password": "short"}).status_code == 422
        assert client.post("/people", data=new).status_code == 303
        assert client.post("/people/kari/close", data={"csrf": csrf}).status_code == 422  # the only administrator
        with serving() as other:
            assert sign_in(other, "siri").status_code == 303
            assert client.post("/people/siri/close", data={"csrf": csrf}).status_code == 303
            assert other.get("/help").status_code == 303


def test_keys_open_the_api_with_their_role(people, serving):
    with serving() as client:
        sign_in(client, "kari")
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/account").text)[1]
        page = client.post("/account/keys", data={"csrf": csrf, "name": "map", "role": "reader"}).text
        key = re.search(r"<code>(kilde_\w+?_[\w-]+)</code>", page)[1]
        with serving() as program:
            program.headers["authorization"] = f"Bearer {key}"
            assert program.get("/api/v1/search?q=people").status_code == 200
            body = {"judgement": "accept", "subject": "x"}
            assert program.post("/api/v1/verdicts", json=body).status_code == 403
            identity = re.search(r"/account/keys/(\w+)/revoke", client.get("/account").text)[1]
            client.post(f"/account/keys/{identity}/revoke", data={"csrf": csrf})
            assert program.get("/api/v1/search").status_code == 401


def test_the_old_password_is_guessed_no_oftener_than_at_the_door(people, serving):
    with serving() as client:
        sign_in(client, "kari")
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/account").text)[1]
        given = {"csrf": csrf, "new": "another phrase, long enough"}
        for _ in range(10):
            assert client.post("/account/password", data={**given, "old": "wrong"}).status_code == 422
        assert client.post("/account/password", data={**given, "old": PASSWORD}).status_code == 422
        assert "password change refused" in client.get("/people").text


def test_nobody_else_on_the_machine_reads_the_desk(tmp_path):
    Desk.open(str(tmp_path / "desk.db")).close()
    assert {made.stat().st_mode & 0o077 for made in tmp_path.iterdir()} == {0}


def test_a_new_password_ends_all_sessions(people, serving):
    with serving() as client, serving() as elsewhere:
        sign_in(client, "kari")
        sign_in(elsewhere, "kari")
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/account").text)[1]
        form = {"csrf": csrf, "old": PASSWORD, "new": "another long phrase"}
        assert client.post("/account/password", data={**form, "old": "no"}).status_code == 422
        assert client.post("/account/password", data=form).status_code == 303
        assert elsewhere.get("/help").status_code == 303
        assert sign_in(elsewhere, "kari", "another long phrase").status_code == 303


def test_other_sessions_are_ended(people, serving):
    with serving() as client, serving() as elsewhere:
        sign_in(client, "ola")
        before = client.cookies["kilde_session"]
        assert "in 2 browsers" not in client.get("/account").text
        sign_in(client, "ola")  # a session that was there ends: nobody can have planted it
        assert client.cookies["kilde_session"] != before
        sign_in(elsewhere, "ola")
        page = client.get("/account").text
        assert "in 2 browsers" in page
        csrf = re.search(r'name="csrf" value="(\w+)"', page)[1]
        client.post("/account/sessions/end", data={"csrf": csrf})
        assert (client.get("/help").status_code, elsewhere.get("/help").status_code) == (200, 303)


def test_what_is_too_large_is_not_read(serving):
    with serving() as client:
        assert client.post("/language", content=b"x" * 1_000_001).status_code == 413
        in_pieces = (b"x" * 100_000 for _ in range(11))
        assert client.post("/api/v1/verdicts", content=in_pieces).status_code == 413


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaaaa", "kari is my name", "x" * 300, "Password12345", "qwertyuiop123"]
)
def test_weak_passwords(password):
    with pytest.raises(PasswordError):
        hashed(password, name="kari")


def test_passwords_are_argon2id():
    kept = hashed(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert verified(kept, PASSWORD) and not verified(kept, PASSWORD + "!") and not verified(None, PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "ola", "--role", "reader"], "has to be an administrator"),
        (["add", "a/b", "--role", "administrator"], "cannot name an account"),
        (["close", "nobody"], "there is no account"),
    ],
)
def test_accounts_that_cannot_be(ledger_file, kilde, arguments, said):
    done = kilde("accounts", *arguments, "--ledger", ledger_file, input=f"{PASSWORD}\n")
    assert done.exit_code == 1 and said in done.stderr and done.stderr.count("\n") == 1


def test_accounts_are_listed(people, ledger_file, kilde):
    lines = kilde("accounts", "list", "--ledger", ledger_file).stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["kari", "administrator"], ["ola", "reader"]]
