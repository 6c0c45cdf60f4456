"""The OpenAPI description: FastAPI's, with the records of Kilde in the place of anonymous objects."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kilde.show.web.routes.api import TYPES

_PROBLEM = {
    "type": "object",
    "description": "What is wrong (RFC 9457).",
    "properties": {"type": {"type": "string"}, "status": {"type": "integer"}, "title": {"type": "string"}},
    "required": ["status", "title"],
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Kilde",
            version=app.version,
            description="Who says what, in the words of the claim record. Send a key as `Authorization: Bearer …`.",
            routes=app.routes,
        )
        _, records = msgspec.json.schema_components(TYPES, ref_template="#/components/schemas/{name}")
        components = made.setdefault("components", {})
        components.setdefault("schemas", {}).update({**records, "Problem": _PROBLEM})
        components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{}, {"key": []}]
        app.openapi_schema = made
    return app.openapi_schema
