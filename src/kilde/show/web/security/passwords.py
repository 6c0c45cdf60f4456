"""Passwords: long ones, kept as argon2id."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 12, 256
_LEAST_SCORE = 3  # of 4: "safely unguessable", some 10^8 tries


class PasswordError(ValueError):
    """A password that will not do; the message says why."""


def hashed(password: str, *, name: str = "") -> str:
    """What is kept of a new password."""
    if len(password) < LEAST:
        raise PasswordError(f"a password has at least {LEAST} characters: a few words do well")
    if len(password) > MOST:
        raise PasswordError(f"a password has at most {MOST} characters")
    if name and name.casefold() in password.casefold():
        raise PasswordError("a password may not hold the name of the account")
    if _guessable(password, name):
        raise PasswordError("this password is among the first that others would try: a few words do well")
    return _hasher().hash(password)


def _guessable(password: str, name: str) -> bool:
    """Whether it is made of what others try first: common passwords, names, dates, rows of keys."""
    from zxcvbn import zxcvbn

    return int(zxcvbn(password[:72], user_inputs=[name, "kilde"])["score"]) < _LEAST_SCORE


def verified(kept: str | None, password: str) -> bool:
    """Whether it is the password; as long where there is no account, so that time does not tell which exist."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept or _nobody(), password[: MOST + 1]) and kept is not None
    except (InvalidHashError, VerificationError):
        return False


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()  # argon2id, by the recommendation of RFC 9106 for little memory


@cache
def _nobody() -> str:
    return _hasher().hash("the password of nobody")
