"""Rule books: from the claims of a row to its figure, as the house or one of the field's record keepers would have it.

The claims, their origins and the rows are the same under each book. A book says which claims count, how their words are
read as numbers, and what comes of them.
"""

from kilde.weigh.rulebooks import acled, airwars, house, idmc, ucdp
from kilde.weigh.rulebooks.book import BOOK_TABLES, RuleBook, UnknownRuleBookError

rulebooks: dict[str, RuleBook] = {
    book.name: book for book in (house.BOOK, idmc.BOOK, acled.BOOK, ucdp.BOOK, airwars.BOOK)
}


def rulebook(name: str) -> RuleBook:
    """The rule book of a name; `UnknownRuleBookError` where there is none."""
    try:
        return rulebooks[name]
    except KeyError:
        raise UnknownRuleBookError(f"no rule book {name!r}: use one of {', '.join(rulebooks)}") from None


__all__ = ["BOOK_TABLES", "RuleBook", "UnknownRuleBookError", "rulebook", "rulebooks"]
