"""Accounts, sessions and keys as records."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What someone may do; each may also do what the one before may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def covers(self, other: "Role") -> bool:
        """Whether it includes what another one may do."""
        order = list(Role)
        return order.index(self) >= order.index(other)


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
