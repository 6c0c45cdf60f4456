"""Which language a text is in."""

from functools import cache
from typing import TYPE_CHECKING

from kilde.read.language import FOLDERS

if TYPE_CHECKING:
    from lingua import LanguageDetector

_SHORT = 40
"""Letters below which a text may be taken for any language."""
_HEAD = 3000
"""Characters that are enough to tell."""


@cache
def _any() -> "LanguageDetector":
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()


@cache
def _nordic() -> "LanguageDetector":
    """Slower and surer, for languages that lie close together."""
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(
        Language.BOKMAL, Language.NYNORSK, Language.DANISH, Language.SWEDISH
    ).build()


@cache
def _own() -> "LanguageDetector":
    """For texts too short to tell among all languages: one of those that Kilde reads."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code.upper()) for code in FOLDERS if hasattr(IsoCode639_1, code.upper())]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language (`nb` and `nn` apart); None where nothing can be told."""
    head = text[:_HEAD]
    if sum(character.isalpha() for character in head) < _SHORT:
        own = _own().detect_language_of(head)
        return own.iso_code_639_1.name.lower() if own else None
    found = _any().detect_language_of(head)
    if found is None:
        return None
    code = found.iso_code_639_1.name.lower()
    if code in {"nb", "nn", "da", "sv"}:
        nearer = _nordic().detect_language_of(head)
        code = nearer.iso_code_639_1.name.lower() if nearer else code
    return code
