"""How often something may be tried."""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

SIGN_IN = parse("10 per 15 minutes")
"""Wrong passwords for one account, and from one address."""
API = parse("1200 per minute")
"""Calls by one key or person."""
WORK = parse("30 per minute")
"""What costs the server much: situation reports as PDF, shared pages."""


class Limits:
    """Counts in memory; what is counted is forgotten when the server ends."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def allow(self, limit: RateLimitItem, *who: str) -> bool:
        """Count one more, unless that is one too many."""
        return self._limiter.hit(limit, *who)

    def exceeded(self, limit: RateLimitItem, *who: str) -> bool:
        """Whether no more is allowed for now; nothing is counted."""
        return not self._limiter.test(limit, *who)
