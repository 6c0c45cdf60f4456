"""The desk opened."""

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, func, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError

from kilde.ledger import LedgerError, Role
from kilde.show.web.desk import schema
from kilde.show.web.desk.people import Account, ApiKey, SignIn
from kilde.show.web.desk.questions import SavedQuestion, Share
from kilde.show.web.desk.search import Search

IDLE = timedelta(hours=8)
"""A session that nobody uses for so long ends."""
LONGEST = timedelta(days=7)
"""No session lasts longer."""
_SEEN_EVERY = timedelta(minutes=5)
_VISIT = timedelta(minutes=30)
_TRIES_KEPT = 3600.0  # seconds
_MOST_VISITS = 200  # questions of one person whose last visit is remembered


def digest(token: str) -> str:
    """What is kept of a token: who reads the desk cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


class Desk:
    """Accounts, sessions, keys, saved questions, visits, shared pages, and the audit of sign-ins."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self._where = engine, where
        with self._begin() as connection:
            schema.metadata.create_all(connection)
            self.secret = self._fact(connection, "secret", secrets.token_bytes(32))
            made_by = int(self._fact(connection, "version", str(schema.VERSION).encode()))
        if made_by > schema.VERSION:
            raise LedgerError(f"{where}: accounts were kept there by a newer Kilde: upgrade kilde")

        self.search = Search(engine)

    @classmethod
    def open(cls, where: str) -> "Desk":
        """The desk at a path or database URL, made when absent; `LedgerError` where it cannot be used."""
        return cls(_engine(where), where)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # Accounts

    def accounts(self) -> list[Account]:
        """All of them, closed ones too, by name."""
        return [_account(row) for row in self._rows(select(schema.accounts).order_by(schema.accounts.c.name))]

    def account(self, name: str) -> Account | None:
        """An open account."""
        found = self._rows(select(schema.accounts).where(schema.accounts.c.name == name))
        return next((_account(row) for row in found if row["closed_at"] is None), None)

    def password_of(self, name: str) -> str | None:
        """The hash of an open account's password."""
        table = schema.accounts.c
        query = select(table.password).where(table.name == name, table.closed_at.is_(None))
        return next((row["password"] for row in self._rows(query)), None)

    def any_account(self) -> bool:
        """Whether anyone may sign in."""
        table = schema.accounts
        return bool(self._scalar(select(func.count()).select_from(table).where(table.c.closed_at.is_(None))))

    def keep_account(self, name: str, role: Role, password: str | None) -> None:
        """Make an account anew: with another role or password its sessions end; `password` is its hash."""
        table = schema.accounts
        with self._begin() as connection:
            connection.execute(delete(table).where(table.c.name == name))
            row = {"name": name, "role": role.value, "password": password, "created_at": _iso(now())}
            connection.execute(insert(table), row)
            connection.execute(delete(schema.sessions).where(schema.sessions.c.account == name))

    def change_account(self, name: str, **fields: str | None) -> None:
        """Change its password, or close it; every session of it ends."""
        with self._begin() as connection:
            connection.execute(update(schema.accounts).where(schema.accounts.c.name == name).values(**fields))
            connection.execute(delete(schema.sessions).where(schema.sessions.c.account == name))

    def close_account(self, name: str) -> None:
        """Let nobody sign in by it any more; its sessions and keys end."""
        self.change_account(name, closed_at=_iso(now()))
        with self._begin() as connection:
            table = schema.keys
            connection.execute(
                update(table)
                .where(table.c.account == name, table.c.revoked_at.is_(None))
                .values(revoked_at=_iso(now()))
            )

    # Sessions

    def begin_session(self, account: str) -> str:
        """A new session's token."""
        token, at = secrets.token_urlsafe(32), _iso(now())
        row = {"token_sha256": digest(token), "account": account, "created_at": at, "seen_at": at}
        with self._begin() as connection:
            old = schema.sessions.c.created_at < _iso(now() - LONGEST)
            connection.execute(delete(schema.sessions).where(old))
            connection.execute(insert(schema.sessions), row)
        return token

    def session(self, token: str) -> Account | None:
        """Whose session it is, if it has not ended."""
        table = schema.sessions
        row = next(iter(self._rows(select(table).where(table.c.token_sha256 == digest(token)))), None)
        if row is None:
            return None
        created, seen = (datetime.fromisoformat(row[name]) for name in ("created_at", "seen_at"))
        if now() - created > LONGEST or now() - seen > IDLE:
            self.end_session(token)
            return None
        if now() - seen > _SEEN_EVERY:
            with self._begin() as connection:
                same = table.c.token_sha256 == digest(token)
                connection.execute(update(table).where(same).values(seen_at=_iso(now())))
        return self.account(row["account"])

    def end_session(self, token: str) -> None:
        """Sign out."""
        with self._begin() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.token_sha256 == digest(token)))

    def sessions(self, account: str) -> int:
        """In how many browsers someone is signed in."""
        table = schema.sessions
        return int(self._scalar(select(func.count()).select_from(table).where(table.c.account == account)) or 0)

    def end_sessions(self, account: str, *, but: str | None = None) -> None:
        """Sign someone out everywhere, save in one browser."""
        table = schema.sessions
        with self._begin() as connection:
            kept = table.c.token_sha256 != digest(but or "")
            connection.execute(delete(table).where(table.c.account == account, kept))

    # Those for whom a sign-in service vouches

    def known_as(self, issuer: str, subject: str, name: str) -> str | None:
        """The open account of someone by the service's own name for them.

        At their first sign-in that is the account called `name`, if nobody else has come in by it; from then on it is
        theirs, whatever the service calls them, and nobody's who gets their name later.
        """
        table = schema.identities
        with self._begin() as connection:
            same = (table.c.issuer == issuer) & (table.c.subject == subject)
            account = connection.scalar(select(table.c.account).where(same))
            if account is None:
                taken = select(table.c.subject).where(table.c.issuer == issuer, table.c.account == name)
                if self.account(name) is None or connection.scalar(taken) is not None:
                    return None
                connection.execute(insert(table), {"issuer": issuer, "subject": subject, "account": name})
                return name
        return str(account) if self.account(account) else None

    # Keys for programs

    def make_key(self, account: str, name: str, role: Role) -> str:
        """A new key; only its hash is kept."""
        identity, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        row = {"id": identity, "secret_sha256": digest(secret), "account": account, "name": name, "role": role.value}
        with self._begin() as connection:
            connection.execute(insert(schema.keys), {**row, "created_at": _iso(now())})
        return f"kilde_{identity}_{secret}"

    def key(self, key: str) -> ApiKey | None:
        """What a key opens, if it is one that holds."""
        _, _, rest = key.partition("kilde_")
        identity, _, secret = rest.partition("_")
        row = next(iter(self._rows(select(schema.keys).where(schema.keys.c.id == identity))), None)
        if row is None or row["revoked_at"] or not secrets.compare_digest(row["secret_sha256"], digest(secret)):
            return None
        return _key(row) if self.account(row["account"]) else None

    def keys(self, account: str | None = None) -> list[ApiKey]:
        """The keys of one person, or all, newest first."""
        query = select(schema.keys).order_by(schema.keys.c.created_at.desc())
        if account is not None:
            query = query.where(schema.keys.c.account == account)
        return [_key(row) for row in self._rows(query)]

    def revoke_key(self, identity: str, account: str | None = None) -> None:
        """Let a key open nothing any more; with `account`, only one of theirs."""
        query = update(schema.keys).where(schema.keys.c.id == identity).values(revoked_at=_iso(now()))
        with self._begin() as connection:
            connection.execute(query if account is None else query.where(schema.keys.c.account == account))

    # Questions and visits

    def questions(self, account: str) -> list[SavedQuestion]:
        """A person's saved questions, by name."""
        query = select(schema.questions).where(schema.questions.c.account == account).order_by(schema.questions.c.name)
        return [SavedQuestion(row["id"], row["name"], row["query"]) for row in self._rows(query)]

    def save_question(self, account: str, name: str, query: str) -> None:
        """Keep a question; one of the same name gives way."""
        table = schema.questions
        row = {"id": secrets.token_hex(6), "account": account, "name": name, "query": query, "created_at": _iso(now())}
        with self._begin() as connection:
            connection.execute(delete(table).where(table.c.account == account, table.c.name == name))
            connection.execute(insert(table), row)

    def forget_question(self, account: str, identity: str) -> None:
        """Keep it no longer."""
        table = schema.questions
        with self._begin() as connection:
            connection.execute(delete(table).where(table.c.account == account, table.c.id == identity))

    def visit(self, account: str, query: str) -> tuple[str, int, dict[str, Any]] | None:
        """When a question was looked at before this visit, the ledger's head then, and what was shown.

        Looks that follow one another within half an hour are one visit.
        """
        with self._begin() as connection:
            if (last := _look(connection, schema.looks, account, query)) and last["visited_at"] < _iso(now() - _VISIT):
                _keep_look(connection, schema.visits, last)
            row = _look(connection, schema.visits, account, query)
        return (row["visited_at"], row["head"], msgspec.json.decode(row["seen"])) if row else None

    def keep_visit(self, account: str, query: str, head: int, seen: dict[str, Any]) -> None:
        """Remember what was shown."""
        row = {"account": account, "query": query, "visited_at": _iso(now()), "head": head}
        with self._begin() as connection:
            _keep_look(connection, schema.looks, {**row, "seen": msgspec.json.encode(seen).decode()})

    # Shared pages

    def share(self, account: str, title: str, query: str, head: int, days: int) -> str:
        """The token of a page that may be read without signing in."""
        token = secrets.token_urlsafe(24)
        row = {
            "token_sha256": digest(token),
            "id": secrets.token_hex(6),
            "account": account,
            "title": title,
            "query": query,
            "head": head,
            "created_at": _iso(now()),
            "expires_at": _iso(now() + timedelta(days=days)),
        }
        with self._begin() as connection:
            connection.execute(insert(schema.shares), row)
        return token

    def shared(self, token: str) -> Share | None:
        """What a token lets read, if it still does."""
        found = self._rows(select(schema.shares).where(schema.shares.c.token_sha256 == digest(token)))
        share = next((_share(row) for row in found), None)
        return share if share and not share.revoked_at and share.expires_at > _iso(now()) else None

    def shares(self) -> list[Share]:
        """All of them, newest first."""
        return [_share(row) for row in self._rows(select(schema.shares).order_by(schema.shares.c.created_at.desc()))]

    def revoke_share(self, identity: str) -> None:
        """Let nobody read it any more."""
        table = schema.shares
        with self._begin() as connection:
            connection.execute(update(table).where(table.c.id == identity).values(revoked_at=_iso(now())))

    # What may be tried only so often

    def take(self, key: str, most: int, seconds: int) -> bool:
        """Count one more, unless there were so many in the last seconds."""
        table, at = schema.tries, time.time()
        with self._begin() as connection:
            connection.execute(delete(table).where(table.c.at < at - _TRIES_KEPT))
            connection.execute(insert(table), {"key": digest(key), "at": at})  # first: who comes next waits for it
            if _tries(connection, key, at - seconds) <= most:
                return True
            connection.rollback()
        return False

    def taken(self, key: str, seconds: int) -> int:
        """How many there were in the last seconds."""
        with self._begin() as connection:
            return _tries(connection, key, time.time() - seconds)

    def give_back(self, key: str) -> None:
        """Count the newest no more."""
        table = schema.tries
        newest = select(func.max(table.c.number)).where(table.c.key == digest(key)).scalar_subquery()
        with self._begin() as connection:
            connection.execute(delete(table).where(table.c.number == newest))

    # Audit

    def note(self, event: str, *, account: str | None, address: str | None, detail: str | None = None) -> None:
        """A line of the audit."""
        row = {"at": _iso(now()), "event": event, "account": account, "address": address, "detail": detail}
        with self._begin() as connection:
            connection.execute(insert(schema.audit), row)

    def audit(self, limit: int = 200) -> list[SignIn]:
        """The newest lines of the audit."""
        query = select(schema.audit).order_by(schema.audit.c.number.desc()).limit(limit)
        names = ("at", "event", "account", "address", "detail")
        return [SignIn(*(row[name] for name in names)) for row in self._rows(query)]

    def _fact(self, connection: Connection, name: str, value: bytes) -> bytes:
        """A fact, kept as `value` where it is met first."""
        table = schema.facts
        found = connection.scalar(select(table.c.value).where(table.c.name == name))
        if found is None:
            connection.execute(insert(table), {"name": name, "value": value})
            return value
        return bytes(found)

    def _rows(self, query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any select
        with self._errors(), self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _scalar(self, query: Any) -> Any:  # noqa: ANN401 - whatever is selected
        with self._errors(), self._engine.connect() as connection:
            return connection.scalar(query)

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        with self._errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            said = str(error.orig).strip().splitlines()[0]
            raise LedgerError(f"{self._where}: accounts cannot be kept there: {said}") from error


def _engine(where: str) -> Engine:
    if "://" not in where:
        folder = Path(where).absolute().parent
        if not folder.is_dir():
            raise LedgerError(f"no folder {folder}: make it first, or name another place with --desk")
        with suppress(OSError):  # nobody else on the machine reads it; where it may not be made, the database says why
            Path(where).touch(mode=0o600)
        made = create_engine(f"sqlite:///{where}", connect_args={"timeout": 30})
        event.listen(made, "connect", _prepare_sqlite)
        return made
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: not a database URL; give a file path or postgresql://…") from error
    return create_engine(url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url)


def _prepare_sqlite(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own
    connection.execute("PRAGMA journal_mode = WAL")


def _look(connection: Connection, table: Table, account: str, query: str) -> dict[str, Any] | None:
    found = connection.execute(select(table).where(table.c.account == account, table.c.query == query)).mappings()
    return next((dict(row) for row in found), None)


def _keep_look(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Keep a look; the oldest of someone who looks at very many questions is forgotten."""
    own = table.c.account == row["account"]
    connection.execute(delete(table).where(own, table.c.query == row["query"]))
    connection.execute(insert(table), row)
    times = select(table.c.visited_at).where(own).order_by(table.c.visited_at.desc())
    if oldest := connection.scalar(times.offset(_MOST_VISITS).limit(1)):
        connection.execute(delete(table).where(own, table.c.visited_at <= oldest))


def _tries(connection: Connection, key: str, since: float) -> int:
    table = schema.tries
    return int(connection.scalar(select(func.count()).where(table.c.key == digest(key), table.c.at > since)) or 0)


def _account(row: dict[str, Any]) -> Account:
    return Account(row["name"], Role(row["role"]), row["created_at"], row["closed_at"], row["password"] is not None)


def _key(row: dict[str, Any]) -> ApiKey:
    return ApiKey(row["id"], row["account"], row["name"], Role(row["role"]), row["created_at"], row["revoked_at"])


def _share(row: dict[str, Any]) -> Share:
    return Share(**{name: value for name, value in row.items() if name != "token_sha256"})
