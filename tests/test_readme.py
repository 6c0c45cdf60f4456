"""The README shows what Kilde prints today, and no page leads to what is not there."""

import re
from pathlib import Path

import pytest

from readme import README, ROOT, with_output

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_readme_shows_what_the_commands_print() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_output(readme) == readme, "read what has changed, then run python tests/readme.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    gone = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert not gone
