"""The API, in the words of the claim record. Lists are wrapped in objects, so that they can grow."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from starlette.responses import Response

from kilde.ledger import Judgement, Verdict, VerdictError
from kilde.show.web.asked import Question, QuestionError
from kilde.show.web.desk import Found
from kilde.show.web.pages.search import FACETS
from kilde.show.web.rendering import tagged
from kilde.show.web.security import Refused
from kilde.show.web.security.limits import API
from kilde.show.web.state import Here, Reader, Reviewer, State
from kilde.show.web.weighed import Answer
from kilde.vocabulary import AnyClaim, Category, Measure, Reading
from kilde.weigh import Balance, Contradiction, EchoTree, FigureRow, SourceRow

router = APIRouter(prefix="/api/v1", tags=["v1"])
_MOST = 500

Words = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=_MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")]
Id = Annotated[str, Path(max_length=64, pattern="^[0-9A-Za-z]+$")]


class Figures(msgspec.Struct):
    """A page of weighed figures."""

    figures: tuple[FigureRow, ...]
    total: int
    next: str | None
    head: int
    """The entry of the ledger as of which they were weighed."""


class Contradictions(msgspec.Struct):
    """A page of claims that cannot all be right."""

    contradictions: tuple[Contradiction, ...]
    total: int
    next: str | None
    head: int


class Balances(msgspec.Struct):
    """A page of counts set against those who came and left."""

    balances: tuple[Balance, ...]
    total: int
    next: str | None
    head: int


class Sources(msgspec.Struct):
    """A page of sources."""

    sources: tuple[SourceRow, ...]
    total: int
    next: str | None
    head: int


class Claimed(msgspec.Struct):
    """A claim with its document."""

    document_id: str
    claim: AnyClaim


class Verdicts(msgspec.Struct):
    """The newest verdicts, in the order in which they were entered."""

    verdicts: tuple[Verdict, ...]


class NewVerdict(msgspec.Struct, forbid_unknown_fields=True):
    """A verdict to be entered; `expected` is the last entry that whoever decides has seen."""

    judgement: Judgement
    subject: Annotated[str, msgspec.Meta(max_length=200)]
    other: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    about: str | None = None
    field: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    value: Any = None
    why: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    expected: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] | None = None


TYPES = (
    Figures,
    FigureRow,
    EchoTree,
    Contradictions,
    Balances,
    Sources,
    Reading,
    Claimed,
    Verdicts,
    Verdict,
    NewVerdict,
    Found,
)
"""What answers are made of; their JSON Schema stands in the OpenAPI description."""


def gives(kind: type, *problems: int) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for the description."""
    said = {"application/json": {"schema": {"$ref": f"#/components/schemas/{kind.__name__}"}}}
    found: dict[int | str, dict[str, Any]] = {200: {"description": kind.__doc__ or "", "content": said}}
    for status in (400, 401, 403, 422, 429, *problems):
        problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        found[status] = {"description": _PROBLEMS[status], "content": problem}
    return found


_PROBLEMS = {
    400: "The host is none of ours, or the body is no JSON.",
    401: "Sign in, or give a key.",
    403: "Not with this role.",
    404: "There is none.",
    409: "It cannot be entered.",
    422: "A parameter is none.",
    429: "Too many at once.",
}


def answered(request: Request, record: object, status: int = 200) -> Response:
    """A record as JSON, with a tag; nothing where the asker holds it already."""
    return tagged(request, Response(msgspec.json.encode(record), status, media_type="application/json"))


def asked(
    here: State,
    visitor: Reader,
    *,
    place: str | None,
    measure: Measure | None,
    who: Category | None,
    since: str | None,
    until: str | None,
    rulebook: str | None = None,
    as_of: str | None = None,
) -> Answer:
    """The weighed answer to the parameters of an address."""
    metered(here, visitor)
    given = {"place": place, "measure": measure, "who": who, "since": since, "until": until}
    given |= {"rulebook": rulebook, "as_of": as_of}
    try:
        question = Question.of({name: str(value) for name, value in given.items() if value})
    except QuestionError as error:
        raise HTTPException(422, f"{error.field} = {error.value!r} is not understood") from error
    return here.weighing.answer(question)


async def raw(request: Request) -> bytes:
    """What was sent, as it came."""
    return await request.body()


Raw = Annotated[bytes, Depends(raw)]


def metered(here: State, visitor: Reader) -> None:
    """Count a call; `Refused` where there are too many."""
    if not here.limits.allow(API, visitor.by, visitor.name):
        raise Refused("too many calls: wait a minute", 429)


def onward(request: Request, offset: int, limit: int, total: int) -> str | None:
    """The address of the next page of a list."""
    if offset + limit >= total:
        return None
    return str(request.url.include_query_params(offset=offset + limit, limit=limit)).partition(request.url.netloc)[2]


@router.get("/figures", responses=gives(Figures), summary="The weighed figures")
def figures(
    *,
    request: Request,
    here: Here,
    visitor: Reader,
    place: Words = None,
    measure: Measure | None = None,
    who: Category | None = None,
    since: Words = None,
    until: Words = None,
    rulebook: Words = None,
    as_of: Words = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Comparable claims as one row each, those with most independent origins first. Dates are EDTF."""
    answer = asked(
        here, visitor, place=place, measure=measure, who=who, since=since, until=until, rulebook=rulebook, as_of=as_of
    )
    found = answer.page(offset, limit)
    rows = tuple(answer.rows_of([row.key for row in found.rows]))
    return answered(request, Figures(rows, found.total, onward(request, offset, limit, found.total), answer.head))


@router.get("/figures/{key}", responses=gives(FigureRow, 404), summary="One figure with every claim in it")
def figure(
    *,
    request: Request,
    here: Here,
    visitor: Reader,
    key: Id,
    place: Words = None,
    rulebook: Words = None,
    as_of: Words = None,
) -> Response:
    """A figure by its key, with its evidence. `place` is needed only where it was asked for with one."""
    answer = asked(
        here, visitor, place=place, measure=None, who=None, since=None, until=None, rulebook=rulebook, as_of=as_of
    )
    found = answer.row(key)
    if found is None:
        raise HTTPException(404, "there is no such figure now")
    return answered(request, found)


@router.get("/figures/{key}/echoes", responses=gives(EchoTree, 404), summary="Who said it first, who passed it on")
def echoes(*, request: Request, here: Here, visitor: Reader, key: Id, place: Words = None) -> Response:
    """The echo tree of a figure, with the changes on the way."""
    answer = asked(here, visitor, place=place, measure=None, who=None, since=None, until=None)
    tree = answer.tree(key)
    if tree is None:
        raise HTTPException(404, "there is no such figure now")
    return answered(request, tree)


@router.get("/contradictions", responses=gives(Contradictions), summary="What cannot all be right")
def contradictions(
    *, request: Request, here: Here, visitor: Reader, place: Words = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Claims that cannot all be right, each with the likely reason."""
    answer = asked(here, visitor, place=place, measure=None, who=None, since=None, until=None)
    total, found = answer.contradicting, tuple(answer.contradictions(offset=offset, limit=limit))
    return answered(request, Contradictions(found, total, onward(request, offset, limit, total), answer.head))


@router.get("/balances", responses=gives(Balances), summary="Whether stocks and flows add up")
def balances(
    *, request: Request, here: Here, visitor: Reader, place: Words = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Counts of the people in a place, set against those who came and left."""
    answer = asked(here, visitor, place=place, measure=None, who=None, since=None, until=None)
    all_ = tuple(answer.balances)
    page = Balances(all_[offset : offset + limit], len(all_), onward(request, offset, limit, len(all_)), answer.head)
    return answered(request, page)


@router.get("/sources", responses=gives(Sources), summary="Who says what, through whom")
def sources(
    *, request: Request, here: Here, visitor: Reader, place: Words = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """The sources, origins first."""
    metered(here, visitor)
    question = Question(place=place.strip() or None if place else None)
    rows = tuple(here.weighing.sources(question))
    page = Sources(
        rows[offset : offset + limit], len(rows), onward(request, offset, limit, len(rows)), here.weighing.head
    )
    return answered(request, page)


@router.get("/documents/{document_id}", responses=gives(Reading, 404), summary="A report with its claims")
def document(request: Request, here: Here, visitor: Reader, document_id: Id) -> Response:
    """The claim record of a report: what `kilde read --format jsonl` prints, with what people have corrected."""
    metered(here, visitor)
    reading = here.ledger.view().reading(document_id)
    if reading is None:
        raise HTTPException(404, "there is no such document")
    return answered(request, reading)


@router.get("/claims/{claim_id}", responses=gives(Claimed, 404), summary="One claim")
def claim(request: Request, here: Here, visitor: Reader, claim_id: Id) -> Response:
    """A claim with the id of its document."""
    metered(here, visitor)
    found = here.ledger.view().claim(claim_id)
    if found is None:
        raise HTTPException(404, "there is no such claim")
    return answered(request, Claimed(*found))


@router.get("/search", responses=gives(Found), summary="Full text of reports and claims")
def search(
    *,
    request: Request,
    here: Here,
    visitor: Reader,
    q: Annotated[str, Query(max_length=200)] = "",
    claims: bool = False,
    language: Words = None,
    publisher: Words = None,
    year: Words = None,
    kind: Words = None,
    measure: Words = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Reports, or claims, that hold all the words; with facets. Without words, all of them, newest first."""
    metered(here, visitor)
    here.desk.search.catch_up(here.ledger.view())
    given = {"language": language, "publisher": publisher, "year": year, "kind": kind, "measure": measure}
    facets = {name: value for name, value in given.items() if value and name in FACETS and "\0" not in value}
    found = here.desk.search.find(q.replace("\0", " "), claims=claims, facets=facets, first=offset, size=limit)
    return answered(request, found)


@router.get("/verdicts", responses=gives(Verdicts), summary="What people have decided")
def verdicts(*, request: Request, here: Here, visitor: Reader, subject: Words = None, limit: Limit = 50) -> Response:
    """The newest verdicts, or those on one claim, document or source."""
    metered(here, visitor)
    return answered(request, Verdicts(tuple(here.ledger.view().verdicts(subject or None, limit=limit))))


@router.post(
    "/verdicts",
    responses=gives(Verdict, 409),
    summary="Decide",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewVerdict"}}},
        }
    },
)
def decide(request: Request, here: Here, visitor: Reviewer, body: Raw) -> Response:
    """Enter a verdict; `undo` takes the number of the entry as its subject."""
    metered(here, visitor)
    try:
        new = msgspec.json.decode(body, type=NewVerdict)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(422, str(error)) from error
    try:
        if new.judgement is Judgement.UNDO:
            if not (new.subject.isascii() and new.subject.isdecimal() and len(new.subject) < 10):
                raise HTTPException(422, "the subject of an undo is the number of an entry")
            return answered(request, here.ledger.undo(int(new.subject), by=visitor.name, why=new.why))
        made = here.ledger.decide(
            new.judgement,
            new.subject,
            new.other,
            by=visitor.name,
            why=new.why,
            field=new.field,
            value=new.value,
            about=new.about,
            expected=new.expected,
        )
    except (VerdictError, ValueError) as error:
        raise HTTPException(409, str(error)) from error
    return answered(request, made)
