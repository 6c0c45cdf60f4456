"""Columns have names and meanings in both languages, and docs/exports.md names those of every format."""

import re

import pytest
from columns_doc import PAGE, with_columns

from kilde.show.export import acled, helix, ucdp
from kilde.show.export.columns import _said, heading
from kilde.show.export.formats import formats
from kilde.show.export.shaped import WAY_BACK
from kilde.show.export.sheets import FIELDS

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_has_the_columns_of_every_table():
    assert with_columns(TEXT) == TEXT, "run python tests/show/export/columns_doc.py"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_column_has_a_name_of_its_own_and_a_meaning(language):
    for table, fields in FIELDS.items():
        said = [heading(table, name, language) for name, _ in fields]
        assert len({one.name for one in said}) == len(said), table
        assert all(one.meaning for one in said)


def test_both_languages_have_the_same_keys_and_none_too_many():
    english, norwegian = (
        {(table, name) for table, columns in _said(code).items() for name in columns} for code in ("en", "nb")
    )
    assert english == norwegian
    used = {(table, name) for table, fields in FIELDS.items() for name, _ in fields}
    assert {name for table, name in english if table == "shared"} <= {name for _, name in used}
    assert {one for one in english if one[0] != "shared"} <= used


@pytest.mark.parametrize(
    ("section", "columns"), [("ACLED", acled.COLUMNS), ("UCDP", ucdp.COLUMNS), ("Helix", helix.COLUMNS)]
)
def test_every_column_of_a_target_is_explained(section, columns):
    text = TEXT.split(f"\n## {section}\n")[1].split("\n## ")[0]
    named = [name for row in re.findall(r"^\|(.+?)\|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(columns)


def test_every_format_is_listed():
    listed = set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\| (`[^|]+)\| `\.", TEXT, re.MULTILINE))))
    assert listed == set(formats())
    assert all(f"`{name}`" in TEXT for name in WAY_BACK)
