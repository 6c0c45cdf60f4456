"""Live updates: open pages are told when the ledger has grown."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from kilde.show.web.state import Here, Reader

router = APIRouter(prefix="/api/v1", tags=["v1"])
_EVERY = 2.0  # seconds between looks at the ledger
_ALIVE = 20.0  # seconds after which a silent line is kept open with a comment
_LONGEST = 3600.0  # a browser connects anew, and shows who it is


@router.get("/events", summary="Live updates", response_class=StreamingResponse)
async def events(request: Request, here: Here, visitor: Reader) -> StreamingResponse:
    """Server-sent events: `head` with the number of the ledger's last entry, whenever it has grown."""
    del visitor
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_heads(request, here), media_type="text/event-stream", headers=headers)


async def _heads(request: Request, here: Here) -> AsyncIterator[str]:
    known, silent, waited = -1, 0.0, 0.0
    yield "retry: 4000\n\n"
    while waited < _LONGEST and not here.closing.is_set() and not await request.is_disconnected():
        head = await run_in_threadpool(lambda: here.weighing.head)
        if head != known:
            known, silent = head, 0.0
            yield f"event: head\nid: {head}\ndata: {head}\n\n"
        elif silent >= _ALIVE:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_EVERY)
        silent, waited = silent + _EVERY, waited + _EVERY
