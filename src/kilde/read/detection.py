"""Which language a text is in."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

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


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language (`nb` and `nn` apart); None where nothing can be told."""
    head = text[:_HEAD]
    found = _any().detect_language_of(head)
    if found is None:
        return None
    code = found.iso_code_639_1.name.lower()
    if code in {"nb", "nn", "da", "sv"}:
        nearer = _nordic().detect_language_of(head)
        code = nearer.iso_code_639_1.name.lower() if nearer else code
    return code
