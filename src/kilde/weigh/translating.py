"""The translations among a ledger's reports, with what they have in common in words."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kilde.ledger import Selection
from kilde.vocabulary import Document
from kilde.weigh.copies import edition, likely_original
from kilde.weigh.engine import Bench
from kilde.weigh.records import CopyPair
from kilde.weigh.tables import part
from kilde.weigh.translations import in_languages, translated_pairs

if TYPE_CHECKING:
    from kilde.ledger import View

ALL = Selection()


def translations(view: "View", documents: Collection[str] | None = None) -> list[CopyPair]:
    """Every two reports of which one is made of the other in another language; with `documents`, among these alone."""
    ids = None if documents is None else set(documents)
    bylines = part(view, "dated_bylines", ALL, documents=ids)
    if not in_languages(bylines):
        return []
    claims = part(view, "claims", ALL, documents=ids)
    found = translated_pairs(Bench(), view, claims, bylines, bylines["report"])
    id_of = dict(zip(bylines["report"], bylines["id"], strict=True))
    wanted = {id_of[one] for (a, b, _), _ in found for one in (a, b)}
    documents_of = {one: document for one in wanted if (document := view.document(one))}
    return [_pair(documents_of[id_of[a]], documents_of[id_of[b]], row) for (a, b, _), row in found]


def _pair(a: Document, b: Document, row: dict[str, Any]) -> CopyPair:
    of_a, of_b = (edition(one.publisher, one.published, one.text) for one in (a, b))
    first, why = likely_original(of_a, of_b, row)
    share = (
        f"{row['numbers']} of {row['of_numbers']} numbers and {row['names']} of {row['of_names']} names "
        "are the same, in the same order"
    )
    return CopyPair(
        a,
        b,
        round(row["similarity"], 4),
        round(row["containment"], 4),
        None if first is None else (a, b)[first],
        f"{share}; {why}",
        kind="translation",
    )
