"""Security: headers, sign-in, who may do what, and how often."""

from kilde.show.web.security.cookies import FormCookie
from kilde.show.web.security.headers import Headers
from kilde.show.web.security.limits import Limits
from kilde.show.web.security.passwords import PasswordError, hashed, verified
from kilde.show.web.security.service import ServiceError, SignInService
from kilde.show.web.security.sizes import Small
from kilde.show.web.security.visitors import Gate, Refused, Visitor

__all__ = [
    "FormCookie",
    "Gate",
    "Headers",
    "Limits",
    "PasswordError",
    "Refused",
    "ServiceError",
    "SignInService",
    "Small",
    "Visitor",
    "hashed",
    "verified",
]
