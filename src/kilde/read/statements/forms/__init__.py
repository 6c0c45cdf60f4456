"""The forms of reported and quoted speech that a word of saying makes, tried in the order of `FORMS`."""

from collections.abc import Callable

from kilde.read.statements.draft import Draft
from kilde.read.statements.forms.clauses import as_said, bare_clause, denial, points_back, tail, that_clause, whether
from kilde.read.statements.forms.objects import (
    accusation,
    attitude,
    bare_object,
    description,
    infinitive,
    of_relative,
    tally,
)
from kilde.read.statements.forms.passives import by_agent, impersonal
from kilde.read.statements.forms.quoted import quote_after, quote_before
from kilde.read.statements.reach import Reach

FORMS: tuple[Callable[[Reach], Draft | None], ...] = (
    points_back,
    quote_before,
    quote_after,
    denial,
    that_clause,
    as_said,
    tail,
    whether,
    infinitive,
    accusation,
    description,
    of_relative,
    bare_clause,
    bare_object,
    attitude,
    tally,
    by_agent,
    impersonal,
)
