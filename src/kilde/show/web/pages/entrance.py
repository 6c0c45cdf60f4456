"""Signing in, one's own account, and the accounts of all."""

from dataclasses import dataclass

from kilde.ledger import Role
from kilde.show.web.desk import Account, ApiKey, Share, SignIn


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The form to sign in with."""

    title: str
    back: str
    form: str
    """What the form carries to show that it is ours."""
    fault: str
    service: str
    """The host of the sign-in service; empty where there is none."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    title: str
    keys: tuple[ApiKey, ...]
    roles: tuple[str, ...]
    sessions: int
    """How many browsers are signed in."""
    fault: str
    key: str
    """One just made, shown this once."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All accounts, the pages shared, and the audit of sign-ins."""

    title: str
    accounts: tuple[Account, ...]
    audit: tuple[SignIn, ...]
    shares: tuple[Share, ...]
    roles: tuple[Role, ...]
    fault: str
