"""Verdicts: what can be decided, by whom, and what holds where several decided.

The rule. A verdict that was undone does not count, unless its undoing was undone. Of those left on one matter a
person's counts before a machine's, and of equals the later one. A correction counts for its field alone.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Judgement(StrEnum):
    """What someone decides."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SAME = "same"
    NOT_SAME = "not_same"
    CONFIDENTIAL = "confidential"
    WITHDRAW = "withdraw"
    SUPERSEDE = "supersede"
    UNDO = "undo"


class About(StrEnum):
    """What a verdict is about."""

    CLAIM = "claim"
    DOCUMENT = "document"
    SOURCE = "source"


class Matter(StrEnum):
    """The question that a verdict answers; verdicts on one matter replace one another."""

    STANDING = "standing"
    CONTENT = "content"
    IDENTITY = "identity"
    CONFIDENTIAL = "confidential"
    WITHDRAWAL = "withdrawal"
    VERSION = "version"


class State(StrEnum):
    """The answer; `open` where no verdict counts."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    SAME = "same"
    NOT_SAME = "not_same"
    CONFIDENTIAL = "confidential"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


ANSWERS = {
    Judgement.ACCEPT: (Matter.STANDING, State.ACCEPTED),
    Judgement.REJECT: (Matter.STANDING, State.REJECTED),
    Judgement.CORRECT: (Matter.CONTENT, State.CORRECTED),
    Judgement.SAME: (Matter.IDENTITY, State.SAME),
    Judgement.NOT_SAME: (Matter.IDENTITY, State.NOT_SAME),
    Judgement.CONFIDENTIAL: (Matter.CONFIDENTIAL, State.CONFIDENTIAL),
    Judgement.WITHDRAW: (Matter.WITHDRAWAL, State.WITHDRAWN),
    Judgement.SUPERSEDE: (Matter.VERSION, State.SUPERSEDED),
}
"""Which matter each judgement answers, and how."""

MAY_BE_ABOUT = {
    Judgement.ACCEPT: {About.CLAIM},
    Judgement.CORRECT: {About.CLAIM},
    Judgement.REJECT: {About.CLAIM},
    Judgement.SAME: set(About),
    Judgement.NOT_SAME: set(About),
    Judgement.CONFIDENTIAL: set(About),
    Judgement.WITHDRAW: {About.DOCUMENT},
    Judgement.SUPERSEDE: {About.DOCUMENT},
}
PAIRS = {Judgement.SAME, Judgement.NOT_SAME, Judgement.SUPERSEDE}
"""Judgements on two things."""


class Role(StrEnum):
    """What someone may do in a ledger that several people use."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, needed: "Role") -> bool:
        """Whether this role includes another: an administrator may all, a reviewer all that a reader may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Verdict(Struct, frozen=True):
    """One decision, as it was entered. `value` is a correction's, in the words of the claim record."""

    entry: int
    entered_at: str
    judgement: Judgement
    about: About
    subject: str
    by: str
    other: str | None = None
    field: str | None = None
    value: Any = None
    undoes: int | None = None
    machine: bool = False
    why: str | None = None
    matter: Matter = Matter.STANDING
    state: State = State.OPEN
    """What holds in this matter from this entry on; after an undo it may be what an earlier verdict said."""


def live(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Those that were not undone, in the order in which they were entered."""
    undone: set[int | None] = set()
    for verdict in reversed(verdicts):
        if verdict.judgement is Judgement.UNDO and verdict.entry not in undone:
            undone.add(verdict.undoes)
    return [v for v in verdicts if v.judgement is not Judgement.UNDO and v.entry not in undone]


def weightiest(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The one that counts among live verdicts on one matter."""
    return max(verdicts, key=lambda verdict: (not verdict.machine, verdict.entry), default=None)


def state_of(verdicts: Sequence[Verdict], matter: Matter) -> State:
    """What holds in a matter after these verdicts on one subject."""
    found = weightiest(verdict for verdict in live(verdicts) if verdict.matter is matter)
    return ANSWERS[found.judgement][1] if found else State.OPEN


def corrections(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The corrections that count, one a field, in the order in which they were entered."""
    by_field: dict[str | None, list[Verdict]] = {}
    for verdict in live(verdicts):
        if verdict.judgement is Judgement.CORRECT:
            by_field.setdefault(verdict.field, []).append(verdict)
    found = [weightiest(of_field) for of_field in by_field.values()]
    return sorted(filter(None, found), key=lambda verdict: verdict.entry)
