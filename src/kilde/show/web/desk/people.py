"""Accounts, sessions and keys as records."""

from dataclasses import dataclass

from kilde.ledger import Role


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who may sign in."""

    name: str
    role: Role
    created_at: str
    closed_at: str | None = None
    has_password: bool = True


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key for programs; what it opens is shown once, when it is made."""

    id: str
    account: str
    name: str
    role: Role
    created_at: str
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """A line of the audit."""

    at: str
    event: str
    account: str | None
    address: str | None
    detail: str | None
