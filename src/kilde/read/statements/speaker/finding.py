"""The search for the speaker, step by step: the first that names somebody who can speak ends it."""

from kilde.read.statements.reporting_word import ReportingWord
from kilde.read.statements.speaker.by_parse import beside_noun, parsed_subject
from kilde.read.statements.speaker.by_place import before_word, behind_word, fronted, office_and_name, said_by
from kilde.read.statements.speaker.corrected import (
    after_opening,
    after_place,
    described_body,
    of_own_clause,
    past_relative,
    voiceless,
    who_issued,
    without_time,
)
from kilde.read.statements.speaker.joint import joint


def find_speaker(said: ReportingWord) -> list[tuple[int, int]]:
    """The speakers as stretches of words; joint speakers come one by one. Empty where there is none."""
    found = office_and_name(said)
    if found is None and said.clause.parsed:
        found = beside_noun(said) or parsed_subject(said)
        found = of_own_clause(said, *found) if found and not said.inverted else found
    if found is None and said.is_participle() and said.clause.is_(said.k0 - 1, "quantifier"):
        found = said.k0 - 1, said.k0  # *with some | saying that …*
    if found and not said.inverted:
        found = without_time(said, *after_opening(said, *found))
    if found and said.inverted and without_time(said, *found) is None:
        found, said.inverted = None, False  # *said | Friday*
    if found and voiceless(said, *found) and not said.inverted:
        found = None
    if found and found[1] == said.k0 - 1 and said.clause.pos(said.k0 - 1) == "CCONJ":
        found = None  # a second verb of the same speaker: *avviser kritikken og | sier*
    if after := said_by(said):
        found = after
    if found is None and not said.is_participle():
        found = behind_word(said) or fronted(said) or before_word(said)
    if found is None and said.clause.is_(said.k0 - 1, "quantifier") and _opens_clause(said, said.k0 - 1):
        found = said.k0 - 1, said.k0
    if found and not said.inverted:
        found = past_relative(said, *described_body(said, *after_place(said, *found)))
        found = who_issued(said, *found)
    if found is None:
        found = _inherited(said)
    return [part for part in joint(said.clause, *found) if not voiceless(said, *part)] if found else []


def _opens_clause(said: ReportingWord, i: int) -> bool:
    return i == 0 or said.clause.pos(i - 1) in {"PUNCT", "CCONJ", "SCONJ", "QUOTE"}


def _inherited(said: ReportingWord) -> tuple[int, int] | None:
    """The speaker of the word of saying before this one, where this one has none of its own: *…, adding that*."""
    said.inherits = bool(said.earlier())
    return None
