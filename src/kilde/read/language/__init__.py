"""Languages, a folder each: lexicons as data, a corpus that is their test, a trained pipeline.

A language's folder holds one TOML file for each field that the reader knows (`quantity.toml`, `measure.toml` …) and
`corpus/` with files of the same names. Nothing outside a language's folder knows its words.
"""

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

FOLDERS = {"nb": "nb", "nn": "nb", "no": "nb", "en": "en"}
"""Language code (ISO 639-1) to folder: Bokmål and Nynorsk share one, their wordings mix freely in real text."""


class UnknownLanguageError(LookupError):
    """There is no folder for this language."""

    def __init__(self, code: str | None) -> None:
        known = ", ".join(sorted(FOLDERS))
        unknown = f"its language is none that Kilde reads; where it is one of {known}, say so with --language"
        super().__init__(f"no pipeline for language {code!r}: Kilde reads {known}" if code else unknown)


def folder(code: str | None) -> Traversable:
    """The folder of a language code such as `nb`, `nn` or `en`."""
    if code not in FOLDERS:
        raise UnknownLanguageError(code)
    return resources.files(__package__) / FOLDERS[code]


@cache
def lexicon(code: str, field: str) -> dict[str, Any]:
    """What a language knows of one field, as in its `<field>.toml`; a missing file is an error, never an empty one."""
    return tomllib.loads((folder(code) / f"{field}.toml").read_text(encoding="utf-8"))


@cache
def openers(code: str) -> frozenset[str]:
    """Little words that open a sentence with a capital and are no first name: spaCy's stop words, small letters."""
    from spacy.util import get_lang_class

    stops: set[str] = get_lang_class(FOLDERS[code]).Defaults.stop_words
    return frozenset(stops - {"will", "may"})
