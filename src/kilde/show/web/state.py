"""What all routes share."""

import threading
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from kilde.ledger import Ledger, Role
from kilde.show.web.desk import Desk
from kilde.show.web.languages import language_of
from kilde.show.web.security import Gate, Limits, SignInService, Visitor
from kilde.show.web.settings import Settings
from kilde.show.web.weighed import Weighing
from kilde.show.words import Words, words


@dataclass(frozen=True, slots=True)
class State:
    """The server's parts, put together once."""

    settings: Settings
    ledger: Ledger
    desk: Desk
    gate: Gate
    weighing: Weighing
    limits: Limits
    service: SignInService | None = None
    """Where people may sign in beside by password."""
    closing: threading.Event = field(default_factory=threading.Event)
    """Set when the server ends, so that no page is kept waiting for news."""


async def state_of(request: Request) -> State:
    """The parts of the server that got a request. As nothing is waited for, no thread is taken for it."""
    found: State = request.app.state.kilde
    return found


async def spoken(request: Request) -> Words:
    """The words of the language that a page speaks."""
    return words(language_of(request))


def reader(request: Request) -> Visitor:
    """Someone who may read."""
    return _someone(request, Role.READER)


def reviewer(request: Request) -> Visitor:
    """Someone who may decide."""
    return _someone(request, Role.REVIEWER)


def administrator(request: Request) -> Visitor:
    """Someone who may look after accounts."""
    return _someone(request, Role.ADMINISTRATOR)


def _someone(request: Request, role: Role) -> Visitor:
    here: State = request.app.state.kilde
    return here.gate.require(request, role)


Here = Annotated[State, Depends(state_of)]
Said = Annotated[Words, Depends(spoken)]
Reader = Annotated[Visitor, Depends(reader)]
Reviewer = Annotated[Visitor, Depends(reviewer)]
Administrator = Annotated[Visitor, Depends(administrator)]
