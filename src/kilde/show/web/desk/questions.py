"""Saved questions and shared pages as records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question with a name, kept by one person."""

    id: str
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Share:
    """A situation report that anyone with its address may read until it ends."""

    id: str
    account: str
    title: str
    query: str
    head: int
    created_at: str
    expires_at: str
    revoked_at: str | None = None
