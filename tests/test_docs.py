"""The documentation names all that there is: each field and word of the record, each dependency, the version."""

import json
import re
import tomllib
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

import kilde
from kilde import vocabulary

ROOT = Path(__file__).parent.parent
RECORDS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, (StrEnum, msgspec.Struct)) and kind.__module__ == vocabulary.__name__
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def first_cells(markdown: str) -> list[str]:
    """What stands in backticks at the beginning of the rows of its tables."""
    return re.findall(r"^\| `([^`]+)` \|", markdown, re.MULTILINE)


def sections(markdown: str) -> dict[str, str]:
    """Text by heading of the second level."""
    parts = re.split(r"^## (.+)$", markdown, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def own_words(kind: type) -> list[str]:
    """The words of an enum, or the fields of a record that it does not have from another."""
    if issubclass(kind, StrEnum):
        return [str(word) for word in kind]
    inherited = {field for base in kind.__bases__ if base is not msgspec.Struct for field in base.__struct_fields__}
    return [field for field in kind.__struct_fields__ if field not in inherited]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_claim_record_documents_each_field_and_word(kind):
    documented = first_cells(sections((ROOT / "docs/claim-record.md").read_text(encoding="utf-8"))[kind.__name__])
    assert sorted(documented) == sorted(own_words(kind))


def test_dependencies_are_documented():
    wanted = (
        PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"] + PROJECT["build-system"]["requires"]
    )
    wanted += [need for needs in PROJECT["project"].get("optional-dependencies", {}).values() for need in needs]
    names = {re.match(r"[\w.-]+", need)[0] for need in wanted}
    npm = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    names |= {name for name in npm["dependencies"] | npm["devDependencies"] if not name.startswith("@types/")}
    documented = first_cells((ROOT / "docs/dependencies.md").read_text(encoding="utf-8"))
    assert sorted(documented) == sorted(names)


def test_changelog_has_this_version():
    assert f"## [{kilde.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert PROJECT["project"]["version"] == kilde.__version__


def test_what_is_said_of_security_is_tested():
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/security.md").read_text(encoding="utf-8")))
    known = {
        name
        for file in ROOT.glob("tests/show/web/test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(), re.M)
    }
    assert named <= known and len(named) > 30
