"""What the islands draw: the same as the page they stand in, as data."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from kilde.show.web.pages.marks import timeline_data
from kilde.show.web.pages.situation import drawn
from kilde.show.web.routes.api import answered
from kilde.show.web.routes.sitreps import asked_in
from kilde.show.web.state import Here, Reader, Said

router = APIRouter(include_in_schema=False)


@router.get("/map.json")
def places(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """The places of the figures, as GeoJSON."""
    del visitor
    asked = asked_in(request.url.query)
    return answered(request, drawn(here.weighing.answer(asked), words).map_of.data)


@router.get("/timeline.json")
def timeline(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """The claims on each matter at a place, in time."""
    del visitor
    asked = asked_in(request.url.query)
    return answered(request, timeline_data(here.weighing.answer(asked), words))
