"""Security: headers, sign-in, who may do what, and how often."""

from kilde.show.web.security.headers import Headers
from kilde.show.web.security.limits import Limits
from kilde.show.web.security.passwords import PasswordError, hashed, verified
from kilde.show.web.security.visitors import Gate, Refused, Visitor

__all__ = ["Gate", "Headers", "Limits", "PasswordError", "Refused", "Visitor", "hashed", "verified"]
