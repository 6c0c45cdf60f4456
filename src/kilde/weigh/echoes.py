"""Numbers followed back to the one whose word they are.

The rule. A claim that has its number from an outlet whose own report is at hand, for the same row, is the word of
whoever that report has it from; where that report says it in its own voice, so does the claim, and both count once.
The same holds for a described speaker (*a hospital source*) quoted through such an outlet: it is the outlet's speaker.
A report's own voice that repeats a number it has from a named origin (a headline, mostly) is that origin's.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table


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


def traced_claims(series_claims: "Table", outlet_numbers: "Table") -> "Table":
    """Claims with the origin that the outlet they have it from names; `voice_family` speaks where none is named."""
    import ibis

    t = series_claims.mutate(
        via=(series_claims.origin_kind == "unnamed").ifelse(series_claims.relay, series_claims.origin)
    )
    t = t.left_join(outlet_numbers, ["row", "via", "number"]).drop("row_right", "via_right", "number_right")
    # Who denies a number does not have it from anyone.
    traced = t.told_family.notnull() & (t.told_family != t.family) & (t.modality != "denied")
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
    """Numbers that a report or its copies have from a named origin: (row, family, number, echo, …)."""
    named = traced_claims.filter(traced_claims.origin.notnull())
    return named.group_by("row", "family", "number").agg(
        echo=named.origin.min(), echo_name=named.origin_name.min(), echo_kind=named.origin_kind.min()
    )


def voiced_claims(traced_claims: "Table", echoes: "Table") -> "Table":
    """Each claim with its final origin; `voice` is who speaks: the origin, or the story where there is none."""
    import ibis

    t = traced_claims.left_join(echoes, ["row", "family", "number"])
    t = t.drop("row_right", "family_right", "number_right")
    repeats = t.origin.isnull() & (t.modality != "denied")
    t = t.mutate(
        own_words=t.origin.isnull(),
        origin=repeats.ifelse(t.echo, t.origin),
        origin_name=repeats.ifelse(t.echo_name, t.origin_name),
        origin_kind=repeats.ifelse(t.echo_kind, t.origin_kind),
    )
    t = t.mutate(voice=ibis.coalesce(t.origin, ibis.literal("own voice ") + t.voice_family.cast("string")))
    return t.drop("echo", "echo_name", "echo_kind")


STEPS: tuple[Step, ...] = (outlet_numbers, traced_claims, echoes, voiced_claims)
"""In reading order, from `series_claims`."""
