"""Numbers followed back to the one whose word they are.

The rule. A claim that has its number from an outlet whose own report is at hand, for the same row, is the word of
whoever that report has it from; where that report says it in its own voice, so does the claim, and both count once.
The same holds for a described speaker (*a hospital source*) quoted through such an outlet: it is the outlet's speaker.
A report's own voice that repeats a number it has from a named origin (a headline, mostly) is that origin's.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step, shown

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import StringValue


def outlet_numbers(series_claims: "Table") -> "Table":
    """Whose word each outlet's own report says a number is: (row, via, number, told, told_name, told_kind, …)."""
    import ibis

    t = series_claims.filter(series_claims.publisher_key.notnull())
    t = t.filter(t.origin.isnull() | (t.origin != t.publisher_key))
    first = ibis.window(
        group_by=["row", "publisher_key", "number"],
        order_by=[t.origin.isnull().cast("int64"), t.published_start, t.order, t.start, t.claim],
    )
    t = t.mutate(rank=ibis.row_number().over(first))
    return t.filter(t["rank"] == 0).select(
        *("row", "number"),
        via="publisher_key",
        told="origin",
        told_name="origin_name",
        told_kind="origin_kind",
        told_family="family",
    )


def traces(series_claims: "Table", outlet_numbers: "Table") -> "Table":
    """Claims that have their number from an outlet, with whose word that says it is: (claim, told, told_name, …)."""
    t = series_claims.filter(series_claims.modality != "denied")  # who denies a number does not have it from anyone
    t = t.select("claim", "row", "family", "number", via=via(t)).join(outlet_numbers, ["row", "via", "number"])
    return t.filter(t.told_family != t.family).select("claim", "told", "told_name", "told_kind", "told_family")


def via(t: "Table") -> "StringValue":
    """The outlet that claims may have their number from."""
    return (t.origin_kind == "unnamed").ifelse(t.relay, t.origin)


@shown
def traced_claims(series_claims: "Table", traces: "Table") -> "Table":
    """Claims with the origin that the outlet they have it from names; `voice_family` speaks where none is named."""
    import ibis

    t = series_claims.mutate(via=via(series_claims)).left_join(traces, "claim").drop("claim_right")
    traced = t.told_family.notnull()
    return t.mutate(
        own_origin=t.origin,
        own_origin_name=t.origin_name,
        own_origin_kind=t.origin_kind,
        origin=traced.ifelse(t.told, t.origin),
        origin_name=traced.ifelse(t.told_name, t.origin_name),
        origin_kind=traced.ifelse(t.told_kind, t.origin_kind),
        voice_family=ibis.ifelse(traced, t.told_family, t.family),
        traced=traced,
    ).drop("told", "told_name", "told_kind", "told_family")


def echoes(traced_claims: "Table") -> "Table":
    """Numbers that a report or its copies have from a named origin and repeat: (row, family, number, echo, …)."""
    repeated = traced_claims.filter(traced_claims.origin.isnull()).select("row", "family", "number")
    named = traced_claims.filter(traced_claims.origin.notnull())
    named = named.semi_join(repeated, ["row", "family", "number"])
    return named.group_by("row", "family", "number").agg(
        echo=named.origin.min(), echo_name=named.origin_name.min(), echo_kind=named.origin_kind.min()
    )


@shown
def voiced_claims(traced_claims: "Table", echoes: "Table") -> "Table":
    """Each claim with its final origin; `voice` is who speaks: the origin, or the story where there is none."""
    t = traced_claims.left_join(echoes, ["row", "family", "number"])
    t = t.drop("row_right", "family_right", "number_right")
    repeats = t.origin.isnull() & (t.modality != "denied")
    t = t.mutate(
        own_words=t.origin.isnull(),
        origin=repeats.ifelse(t.echo, t.origin),
        origin_name=repeats.ifelse(t.echo_name, t.origin_name),
        origin_kind=repeats.ifelse(t.echo_kind, t.origin_kind),
    )
    return t.mutate(voice=voice(t)).drop("echo", "echo_name", "echo_kind")


def voice(t: "Table") -> "StringValue":
    """Who speaks in claims."""
    import ibis

    return ibis.coalesce(t.origin, ibis.literal("own voice ") + t.voice_family.cast("string"))


STEPS: tuple[Step, ...] = (outlet_numbers, traces, traced_claims, echoes, voiced_claims)
"""In reading order, from `series_claims`."""
