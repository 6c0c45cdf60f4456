"""What weighing gives as its reasons, in other languages than its own.

The reasons of figures are English sentences of a few dozen forms (they stand in exports and in the ledger's pages
alike). A file for each other language has them side by side; what is in none of its forms stays English.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from kilde.show.words.dates import in_words

_NAME = re.compile(r"\{(\w+)\}")
_NUMBERS = "range", "best"
_RANGE = r"(?:about )?(?:\?|(?:…|[\d,.]+)(?:–(?:…|[\d,.]+))?)"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_DATES = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?\b")
_ABOUT = {"nb": "om lag "}


@cache
def reason(text: str, language: str) -> str | None:
    """A reason in a language; None where it is in no form that is known."""
    if language == "en":
        return _dated(text, language)
    for form, said in _forms(language):
        if found := form.fullmatch(text):
            filled = {name: _filled(name, value, language) for name, value in found.groupdict().items()}
            if None not in filled.values():
                return said.format(**filled)
    return None


def _filled(name: str, value: str, language: str) -> str | None:
    if name.startswith("reason"):
        return reason(value, language)
    if name.startswith(_NUMBERS):
        value = _THOUSANDS.sub("\N{NO-BREAK SPACE}", value).replace("about ", _ABOUT[language])
        return value.replace(".", ",")
    return re.sub(r"(?<=\d)%", "\N{NO-BREAK SPACE}%", _dated(value, language))


def _dated(text: str, language: str) -> str:
    """With its dates in words."""
    return _DATES.sub(lambda found: in_words(found[0], language), text)


@cache
def _forms(language: str) -> list[tuple[re.Pattern[str], str]]:
    """The forms in the order of the file, which is that in which they are tried."""
    text = resources.files(__package__).joinpath(f"reasons.{language}.toml").read_text(encoding="utf-8")
    return [(re.compile(_pattern(form)), said) for form, said in tomllib.loads(text).items()]


def _pattern(form: str) -> str:
    pieces = _NAME.split(form)
    named = [f"(?P<{name}>{_RANGE if name.startswith(_NUMBERS) else '.+?'})" for name in pieces[1::2]]
    plain = [re.escape(piece) for piece in pieces[::2]]
    return "".join(one for pair in zip(plain, [*named, ""], strict=True) for one in pair)
