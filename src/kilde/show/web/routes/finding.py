"""Search, the list of reports, one source, copies side by side, and originals."""

import difflib
import re
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from kilde import weigh
from kilde.ledger import About, View
from kilde.show.web.asked import Question
from kilde.show.web.pages.report import CopyView, ReportLink, link
from kilde.show.web.pages.search import A_PAGE, FACETS, search_page
from kilde.show.web.pages.source import source_page
from kilde.show.web.rendering import page
from kilde.show.web.security.headers import SANDBOX
from kilde.show.web.state import Here, Reader, Said, State
from kilde.show.words import Words
from kilde.vocabulary import Document

router = APIRouter(include_in_schema=False)
_SHOWN = 2_000_000  # bytes of an original that are shown


@router.get("/search")
@router.get("/reports")
def search(request: Request, here: Here, words: Said, visitor: Reader) -> Response:
    """What holds the words asked for; all reports, where nothing is asked."""
    given = {name: value[:200] for name, value in request.query_params.items() if name in {"q", "in", "page", *FACETS}}
    number = _number(request)
    here.desk.search.catch_up(here.ledger.view())
    found = here.desk.search.find(
        given.get("q", ""),
        claims=given.get("in") == "claims",
        facets={name: given[name] for name in FACETS if name in given},
        first=(number - 1) * A_PAGE,
        size=A_PAGE,
    )
    context = search_page(found, given, words, path=request.url.path, number=number)
    return page(request, "search.html", context, visitor=visitor)


def _number(request: Request) -> int:
    """Which page of a list is asked for."""
    given = request.query_params.get("page", "")
    return int(given) if re.fullmatch(r"[1-9]\d{0,5}", given) else 1


@router.get("/sources/one")
def source(request: Request, here: Here, words: Said, visitor: Reader, key: str = "") -> Response:
    """One source: what it says, when, and how it changed."""
    answer = here.weighing.answer(Question())
    row = next((one for one in here.weighing.sources(Question()) if one.key == key), None)
    if row is None:
        raise HTTPException(404, words("web.missing.source"))
    context = source_page(row, answer, words, number=_number(request))
    return page(request, "source.html", context, visitor=visitor)


@router.get("/reports/{document_id}/original")
def original(request: Request, document_id: str, here: Here, words: Said, visitor: Reader) -> Response:
    """The bytes as they were gathered, shown in a frame that may do nothing."""
    kept = here.ledger.view().original(document_id)
    document = here.ledger.view().document(document_id)
    if kept is None or document is None:
        raise HTTPException(404, words("web.missing.original"))
    context = OriginalPage(
        title=document.title or words("web.report.original"),
        id=document_id,
        sha256=kept.sha256,
        known=" · ".join(
            filter(None, [kept.uri, kept.how, words.period(kept.gathered_at[:16]), f"{kept.size:,} bytes"])
        ),
    )
    return page(request, "original.html", context, visitor=visitor)


@router.get("/reports/{document_id}/original/frame")
def frame(document_id: str, here: Here, visitor: Reader) -> Response:
    """What stands in the frame: no script runs, nothing is loaded."""
    del visitor
    kept = here.ledger.view().original(document_id)
    if kept is None:
        raise HTTPException(404)
    html = kept.media_type.startswith(("text/html", "application/xhtml"))
    media = "text/html" if html else "text/plain; charset=utf-8"
    headers = {"content-security-policy": SANDBOX, "x-frame-options": "SAMEORIGIN"}
    return Response(kept.data[:_SHOWN], media_type=media, headers=headers)


@router.get("/reports/{document_id}/beside/{other_id}")
def beside(*, request: Request, document_id: str, other_id: str, here: Here, words: Said, visitor: Reader) -> Response:
    """Two reports side by side, the differences marked."""
    view = here.ledger.view()
    one, other = view.document(document_id), view.document(other_id)
    if one is None or other is None:
        raise HTTPException(404, words("web.missing.report"))
    left, right = differences(one.text, other.text)
    context = BesidePage(words("web.report.beside"), link(one, words), link(other, words), left, right)
    return page(request, "beside.html", context, visitor=visitor)


Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """An original in its frame."""

    title: str
    id: str
    sha256: str
    known: str


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two reports in pieces; those that only one of them has are marked."""

    title: str
    one: ReportLink
    other: ReportLink
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def differences(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, and whether the other lacks them; word by word."""
    left, right = (re.findall(r"\s+|\w+|[^\w\s]", text)[:20_000] for text in (one, other))
    found: tuple[list[Piece], list[Piece]] = ([], [])
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for pieces, text in zip(found, ("".join(left[a:b]), "".join(right[c:d])), strict=True):
            if text:
                pieces.append((text, tag != "equal" and not text.isspace()))
    return tuple(found[0]), tuple(found[1])


def copies_of(here: State, view: View, document: Document, words: Words) -> tuple[CopyView, ...]:
    """The reports that share text with one."""
    pairs = here.weighing.once((view.upto, "copies", document.id), lambda: _pairs(here, view, document))
    secret = view.confidential(About.DOCUMENT) if pairs else set()
    found = []
    for pair in pairs:
        other = pair.b if pair.a.id == document.id else pair.a
        found.append(
            CopyView(
                report=link(other, words),
                share=words.share(pair.containment) + (" ·" if other.id in secret else ""),
                reason=pair.reason,
                compare=f"/reports/{document.id}/beside/{other.id}",
                original=pair.original is not None and pair.original.id == other.id,
            )
        )
    return tuple(found)


def _pairs(here: State, view: View, document: Document) -> list[weigh.CopyPair]:
    """Compared with those alone that weighing has found to be copies; of a report without figures, with those that
    share words in a row with it."""
    near = here.weighing.now().copies(document.id)
    if near is None:
        here.desk.search.catch_up(view)
        near = here.desk.search.alike(document.text)
    others = [found for one in near if one != document.id and (found := view.document(one))]
    pairs = weigh.copies([document, *others]) if others else []
    if any(other.language != document.language for other in others):
        pairs += weigh.translations(view, [document.id, *(other.id for other in others)])
    of_it = {
        (pair.b if pair.a.id == document.id else pair.a).id: pair
        for pair in reversed(pairs)
        if document.id in {pair.a.id, pair.b.id}
    }
    return [of_it[other.id] for other in others if other.id in of_it]
