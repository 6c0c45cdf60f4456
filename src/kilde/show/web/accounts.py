"""Accounts made: who may sign in, and by which role what they decide counts in the ledger."""

import re

from kilde.ledger import Ledger, LedgerError, Role
from kilde.show.web.desk import Desk
from kilde.show.web.security import hashed
from kilde.show.web.security.visitors import LOCAL

_NAME = re.compile(r"[\w.@+ -]{1,64}")


def add(ledger: Ledger, desk: Desk, name: str, role: Role, password: str | None, *, by: str | None = None) -> None:
    """Let someone sign in, or give them another role or password.

    Raises `PasswordError`, `LedgerError` or `VerdictError`, each in one line, for what will not do. The first account
    is an administrator's; later ones are made by one.
    """
    name = name.strip()
    if not _NAME.fullmatch(name) or name == LOCAL:
        raise LedgerError(f"{name!r} cannot name an account: letters, digits and . @ + - only")
    kept = None if password is None else hashed(password, name=name)  # none: the sign-in service vouches for them
    if not desk.any_account() and role is not Role.ADMINISTRATOR:
        raise LedgerError("the first account has to be an administrator's, who can then let others in")
    people = ledger.view().people()
    if name not in people or people[name].role is not role:
        # whoever makes the first account at the machine appoints it in its own name
        ledger.appoint(name, role, by=by if by and by != LOCAL else name if not people else by or name)
    desk.keep_account(name, role, kept)
