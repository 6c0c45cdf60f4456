"""What an origin says of the same as time goes: repeated, revised, corrected.

The rule. Within a row, an origin's claims stand in the order in which its numbers were first said. The same number
again is *repeated*. A new one is *revised* where both can hold, or where the total since a start has grown. Where they
cannot both hold it is *corrected* if it was said on a later day and is not less than half or more than twice the one
before; else it is a number of another incident, and *first* again. Words of a report's own voice have no
history: nobody knows whose they are.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step
from kilde.weigh.series import DAY

if TYPE_CHECKING:
    from ibis import Table


def claim_changes(ranked_claims: "Table") -> "Table":
    """How a claim changes what its origin said of the same before: (claim, change); none for what is *first*."""
    import ibis

    t = ranked_claims.filter(ranked_claims.candidate & ranked_claims.origin.notnull())
    mentions = ibis.window(group_by=["row", "voice", "number"], order_by=[t.published_start, t.order, t.start, t.claim])
    t = t.mutate(mention=ibis.row_number().over(mentions))
    first = t.filter(t.mention == 0)
    told = ibis.window(group_by=["row", "voice"], order_by=[first.said_order, first.order, first.start, first.claim])
    first = first.mutate(
        before=first.claim.lag().over(told),
        low_before=first.true_low.lag().over(told),
        high_before=first.true_high.lag().over(told),
        number_before=first.number.lag().over(told),
        said_before=first.said_order.lag().over(told),
    )
    apart = ((first.true_low > first.high_before) | (first.low_before > first.true_high)).fill_null(False)
    grown = (first.extent == "cumulative") & (first.true_low > first.high_before).fill_null(False)
    near = (first.number >= first.number_before / 2) & (first.number <= first.number_before * 2)
    later = first.said_order // DAY > first.said_before // DAY
    incident = first.before.isnull() | (apart & ~grown & ~(near & later).fill_null(False))
    new = first.mutate(change=ibis.ifelse(apart & ~grown, "corrected", "revised")).filter(~incident)
    again = t.filter(t.mention > 0).mutate(change=ibis.literal("repeated"))
    return new.select("claim", "change").union(again.select("claim", "change"))


STEPS: tuple[Step, ...] = (claim_changes,)
"""From `ranked_claims`."""
