"""The printed date between a headline and the report."""

import pytest

from kilde.read.dateline import split_at_dateline
from kilde.read.sentences import split
from kilde.vocabulary import Document


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Ferry sinks off Torv killing 14 Monitor AFP Friday 20 Jun 2014 A ferry sank on Friday off the coast.",
            ["Ferry sinks off Torv killing 14 Monitor AFP Friday 20 Jun 2014", "A ferry sank on Friday off the coast."],
        ),
        ("Friday 20 Jun 2014 A ferry sank off the coast.", ["Friday 20 Jun 2014", "A ferry sank off the coast."]),
        (
            "Published June 20 2014 Activists say 14 drowned off Torv.",
            ["Published June 20 2014", "Activists say 14 drowned off Torv."],
        ),
        ("A ferry sank off the coast on Friday.", ["A ferry sank off the coast on Friday."]),
    ],
)
def test_a_headline_ends_with_the_printed_date(text: str, sentences: list[str]) -> None:
    document = Document.of(text, published="2014-06-21", language="en")
    assert [s.text for s in split_at_dateline(document, list(split(text, "en")), "en")] == sentences
