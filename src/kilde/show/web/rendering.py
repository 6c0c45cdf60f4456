"""Pages put together from templates, everything from a report escaped."""

import hashlib
import json
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kilde.show.html import HEIGHT, WIDTH, told
from kilde.show.web.languages import language_of
from kilde.show.words import words

if TYPE_CHECKING:
    from jinja2 import Environment

    from kilde.show.web.security import Visitor

HERE = Path(str(resources.files("kilde.show.web")))
STATIC = HERE / "static"
BUILT = HERE / "built"
"""What Vite makes of `frontend/`. Pages can be read without it."""


def page(
    request: Request, template: str, context: object, *, visitor: "Visitor | None" = None, status: int = 200
) -> Response:
    """A page of a template and its documented context; answered in short where the browser holds it already."""
    said = words(language_of(request))
    given = {field.name: getattr(context, field.name) for field in fields(context)}  # type: ignore[arg-type]
    html = (
        environment()
        .get_template(template)
        .render(
            **given,
            words=said,
            visitor=visitor,
            csrf=visitor.csrf if visitor else "",
            here=request.url.path,
            address=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            settings=request.app.state.kilde.settings,
            head=request.app.state.kilde.weighing.head,
            version=_version(),
        )
    )
    return tagged(request, HTMLResponse(html, status))


def tagged(request: Request, response: Response) -> Response:
    """The same with a tag of its content; empty where the browser holds it already."""
    tag = f'W/"{hashlib.sha256(response.body).hexdigest()[:24]}"'
    response.headers["etag"] = tag
    response.headers["vary"] = "cookie, accept-language, authorization"
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if response.status_code == 200 and request.method in {"GET", "HEAD"} and (tag in held or "*" in held):
        kept = {name: response.headers[name] for name in ("etag", "vary")}
        return Response(status_code=304, headers=kept)
    return response


@cache
def environment() -> "Environment":
    """The templates, with those of the self-contained pages behind them."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader("kilde.show.web"), PackageLoader("kilde.show.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static, islands=islands, chart_width=WIDTH, chart_height=HEIGHT)
    made.filters["emphasised"] = _emphasised
    made.filters["told"] = told
    return made


@cache
def static(name: str) -> str:
    """The address of a file of ours, which changes when the file does."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


@cache
def islands() -> dict[str, dict[str, list[str]]]:
    """For each island its script and styles, as built; empty where nothing is built."""
    manifest = BUILT / "manifest.json"
    if not manifest.is_file():
        return {}
    entries = json.loads(manifest.read_text(encoding="utf-8"))
    return {
        entry["name"]: {
            "scripts": [f"/built/{entry['file']}"],
            "styles": [f"/built/{name}" for name in entry.get("css", [])],
        }
        for entry in entries.values()
        if entry.get("isEntry")
    }


def _emphasised(text: str) -> Any:  # noqa: ANN401 - markup
    """Our own phrases with `*words*` set off."""
    import re

    from markupsafe import Markup, escape

    return Markup(re.sub(r"\*(.+?)\*", r"<em>\1</em>", str(escape(text))))


def _version() -> str:
    import kilde

    return kilde.__version__
