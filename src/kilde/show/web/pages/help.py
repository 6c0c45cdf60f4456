"""Keys, and where the API is described."""

from dataclasses import dataclass

from kilde.show.words import Words


@dataclass(frozen=True, slots=True)
class HelpPage:
    """All that the page shows."""

    title: str
    keys: tuple[tuple[tuple[str, ...], str], ...]


def help_page(words: Words) -> HelpPage:
    """The page of keys."""
    acts = [("a", "accept"), ("r", "reject"), ("c", "correct"), ("s", "same"), ("n", "not_same"), ("x", "confidential")]
    keys = [
        (("/",), words("web.search.label")),
        (("g", "s"), words("web.nav.situation")),
        (("g", "r"), words("web.nav.review")),
        (("g", "a"), words("web.nav.reports")),
        (("g", "o"), words("web.nav.sources")),
        (("j", "k"), words("web.review.move")),
        *(((key,), words(f"web.act.{act}")) for key, act in acts),
        (("w",), words("web.review.pick")),
        (("u",), words("web.act.undo")),
    ]
    return HelpPage(words("web.nav.help"), tuple(keys))
