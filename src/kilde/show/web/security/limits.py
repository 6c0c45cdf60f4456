"""How often something may be tried."""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kilde.show.web.desk import Desk

SIGN_IN = parse("10 per 15 minutes")
"""Wrong passwords for one account, and from one address."""
API = parse("1200 per minute")
"""Calls by one key or person."""
WORK = parse("30 per minute")
"""What costs the server much: situation reports as PDF, shared pages."""


class Limits:
    """Counts in the desk, which all servers of a house share and which outlasts them.

    Calls of the API are counted by each server in memory: they are many, and to write each down would cost more than
    to answer it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._calls = desk, MovingWindowRateLimiter(MemoryStorage())

    def allow(self, limit: RateLimitItem, *who: str) -> bool:
        """Count one more, unless that is one too many."""
        if limit is API:
            return self._calls.hit(limit, *who)
        return self._desk.take(limit.key_for(*who), limit.amount, limit.get_expiry())

    def exceeded(self, limit: RateLimitItem, *who: str) -> bool:
        """Whether no more is allowed for now; nothing is counted."""
        return self._desk.taken(limit.key_for(*who), limit.get_expiry()) >= limit.amount

    def give_back(self, limit: RateLimitItem, *who: str) -> None:
        """Count the last one no more: it was none of those that are meant."""
        self._desk.give_back(limit.key_for(*who))
