"""A metadata file with which Datasette opens the ledger itself: what its views mean, facets, and ready questions.

The views `claim_view`, `report_view` and `source_view` stand in the ledger; Datasette opens it read-only. It shows all
that the ledger holds, the confidential too: the file says so.
"""

from typing import Any, BinaryIO

import msgspec

from kilde.show.export.columns import heading
from kilde.show.export.formats import Format
from kilde.show.export.material import ExportError, Material

VIEWS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "claim_view": (
        "claims",
        ("kind", "measure", "publisher"),
        """claim_id kind modality measure unit extent number_text low high value qualifier who period origin relays
        sentence publisher published title uri start document_id entered_at reader""",
    ),
    "report_view": (
        "documents",
        ("publisher", "language"),
        "document_id title publisher published language uri characters",
    ),
    "source_view": ("sources", ("role", "kind"), "source source_key kind claims reports first newest"),
}
"""Of each view the table whose words it shares, its facets and its columns."""
TABLES = ("claims", "claim_places", "claim_sources", "documents", "entries", "readings", "sightings")
"""The ledger's own tables, which Datasette need not put first."""

CLAIMS = """SELECT published, publisher, origin, number_text, measure, who, places, period, sentence, uri, claim_id
FROM claim_view"""
QUERIES = {
    "said_about_a_place": f"""{CLAIMS}
WHERE kind = 'figure' AND places LIKE '%' || :place || '%' ORDER BY published DESC""",
    "said_by_a_source": f"{CLAIMS} WHERE origin LIKE '%' || :source || '%' ORDER BY published DESC",
    "claims_of_a_report": """SELECT start, kind, number_text, measure, who, places, period, origin, relays, sentence
FROM claim_view WHERE document_id = :document ORDER BY start""",
    "entered_lately": "SELECT seq, kind, subject, entered_at, hash FROM entries ORDER BY seq DESC LIMIT 200",
}
"""Ready questions by name."""


def write(material: Material, out: BinaryIO) -> None:
    """The file, for `datasette LEDGER --metadata FILE`."""
    if "://" in material.where:
        raise ExportError(
            "Datasette opens SQLite: copy the ledger to a file first, or use psql, where the same views are"
        )
    words = material.words
    tables: dict[str, Any] = {name: _view(material, name) for name in VIEWS}
    tables |= {name: {"hidden": True} for name in TABLES if name != "entries"}
    queries = {
        name: {"sql": sql, "title": words(f"export.datasette.{name}"), "hide_sql": True}
        for name, sql in QUERIES.items()
    }
    told = {
        "title": words("export.datasette.title"),
        "description": words("export.datasette.description"),
        "databases": {material.ledger_name: {"tables": tables, "queries": queries}},
    }
    out.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    material.rows = len(VIEWS)


def _view(material: Material, name: str) -> dict[str, Any]:
    table, facets, columns = VIEWS[name]
    language = material.words.code
    meanings = {column: heading(table, column, language).meaning for column in columns.split()}
    return {
        "title": material.words(f"export.sheet.{table}"),
        "description": material.words(f"export.datasette.{name}"),
        "columns": meanings,
        "facets": list(facets),
        "size": 50,
    }


FORMAT = Format("datasette", ".json", "a metadata file with which Datasette opens the ledger itself", write)
