"""docs/exports.md with the columns of every table; running this brings it up to date."""

import re
from pathlib import Path

from kilde.show.export.columns import heading
from kilde.show.export.hxl import TAGS, TAGS_AFTER
from kilde.show.export.sheets import FIELDS

PAGE = Path(__file__).parents[3] / "docs" / "exports.md"
TYPES = {"string": "text", "float64": "number", "int64": "whole number", "bool": "true or false", "date32": "date"}


def with_columns(page: str) -> str:
    """A page with its generated parts made anew."""
    for name, made in (("tables", tables()), ("hxl", hashtags())):
        page = re.sub(
            f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m, made=made: m[1] + made + m[2], page, flags=re.DOTALL
        )
    return page


def tables() -> str:
    """A table for each table."""
    parts = []
    for name, fields in FIELDS.items():
        parts.append(f"### {name}\n\n| column | in Norwegian | type | means |\n| --- | --- | --- | --- |\n")
        for column, kind in fields:
            said = heading(name, column)
            parts.append(f"| `{column}` | `{heading(name, column, 'nb').name}` | {TYPES[kind]} | {said.meaning} |\n")
        parts.append("\n")
    return "".join(parts)


def hashtags() -> str:
    """A row for each hashtag."""
    return "".join(f"| `{column}` | `{tag}` |\n" for column, tag in (TAGS | TAGS_AFTER).items())


if __name__ == "__main__":
    PAGE.write_text(with_columns(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
