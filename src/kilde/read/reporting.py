"""Words of saying, thinking, asking and showing, as a language's `statements.toml` has them, ready to be looked up."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from kilde.read.language import lexicon

_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*\.?")
_QUOTE = re.compile(r"[\"“”„«»‘‹]|''|(?:^|\n)\s*[–—-]\s")
_LED = re.compile(r":\s+(?:''|[\"“„«‘])")


class Cue(Struct, frozen=True):
    """A reporting word: what it takes (`classes`), how many words it is, and its plain form."""

    classes: frozenset[str]
    size: int
    lemma: str


def inflect(entry: str, rules: Sequence[Sequence[Any]]) -> list[str]:
    """All forms of a lexicon entry: those it lists (`a b c`, or `a b|c d` for verbs of several words), or by rule.

    Of `verb+rest` the verb alone changes, by rule or as listed: `lash+out at`, `take takes took+aim at`.
    """
    if "+" in entry:
        verb, _, rest = entry.partition("+")
        return [f"{form} {rest}" for form in inflect(verb, rules)]
    if "|" in entry:
        return entry.split("|")
    if " " in entry:
        return entry.split()
    for ending, forms in rules:
        if match := re.search(f"{ending}$", entry):
            return [entry[: match.start()] + match.expand(form) for form in forms]
    return [entry]


@cache
def cues(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """First word of a form to the forms that begin so, longest first."""
    book = lexicon(language, "statements")
    classes: dict[tuple[str, ...], set[str]] = {}
    lemmas: dict[tuple[str, ...], str] = {}
    for name, entries in book["verbs"].items():
        for entry in entries:
            forms = inflect(entry, book["inflection"]["verb"])
            for form in forms:
                key = tuple(form.split())
                classes.setdefault(key, set()).add(name)
                lemmas.setdefault(key, forms[0])
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for key, names in classes.items():
        table.setdefault(key[0], []).append((key, Cue(frozenset(names), len(key), lemmas[key])))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def says(word: str, language: str) -> bool:
    """Whether a word alone may be a verb of saying, in small letters."""
    return any(len(form) == 1 and cue.classes & {"say", "utter"} for form, cue in cues(language).get(word, ()))


@cache
def adjectives(language: str) -> dict[str, Cue]:
    """What somebody is who thinks or feels so (*is worried about*), by its form."""
    book = lexicon(language, "statements")
    found: dict[str, set[str]] = {}
    for name, entries in book["adjectives"].items():
        for entry in entries:
            for form in inflect(entry, ()):
                found.setdefault(form, set()).add(name)
    return {form: Cue(frozenset(names), 1, form) for form, names in found.items()}


@cache
def nouns(language: str) -> dict[str, frozenset[str]]:
    """Form of a noun of saying to its classes."""
    book = lexicon(language, "statements")
    found: dict[str, set[str]] = {}
    for name, entries in book["nouns"].items():
        for entry in entries:
            for form in inflect(entry, book["inflection"]["noun"]):
                found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def words(language: str, name: str) -> frozenset[str]:
    """A set of little words (`that`, `auxiliary` …) of `statements.toml`."""
    return frozenset(lexicon(language, "statements")["words"][name])


@cache
def plain_forms(language: str) -> frozenset[str]:
    """The finite forms of the plainest verb of saying (*says*, *said*), which are never anything else."""
    plain = words(language, "plain_say")
    forms = (
        first for first, rows in cues(language).items() for form, cue in rows if len(form) == 1 and cue.lemma in plain
    )
    return frozenset(forms) - words(language, "plain_noun")


@cache
def phrases(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases (`according`, `citing` …), each as its words, longest first."""
    found = [tuple(phrase.split()) for phrase in lexicon(language, "statements")["phrases"][name]]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def matcher(language: str, name: str) -> re.Pattern[str]:
    """What finds a phrase of a list behind other words in a text, with the comma before it."""
    either = "|".join(re.escape(" ".join(phrase)) for phrase in phrases(language, name))
    return re.compile(rf",? (?:{either}) ", re.IGNORECASE)


@cache
def phrases_by_first(language: str, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, longest first; an abbreviation also as cut from its full stop."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(language, name):
        table.setdefault(phrase[0], []).append(phrase)
        if len(phrase) == 1 and phrase[0].endswith("."):
            table.setdefault(phrase[0][:-1], []).append((phrase[0][:-1], "."))
    return {first: tuple(rows) for first, rows in table.items()}


_NOT_SAYING = frozenset({"amount", "heard", "carried"})
"""Lists of phrases that tell of no speech."""


@cache
def _signs(language: str) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Single words that may report, and phrases that may, by their first word."""
    lists = [name for name in lexicon(language, "statements")["phrases"] if name not in _NOT_SAYING]
    listed = [phrase for name in lists for phrase in phrases(language, name)]
    listed += [form for rows in cues(language).values() for form, _ in rows]
    table: dict[str, list[str]] = {}
    for phrase in listed:
        if len(phrase) > 1:
            table.setdefault(phrase[0], []).append(" ".join(phrase))
    single = frozenset(phrase[0] for phrase in listed if len(phrase) == 1)
    for noun in nouns(language):
        table.setdefault(noun, []).extend(f"{noun} {word}" for word in words(language, "that") | words(language, "of"))
    return single, {first: tuple(rows) for first, rows in table.items()}


def is_reporting(sentence_text: str, language: str) -> bool:
    """Whether the sentence may hold reported or quoted speech: a word of saying, a quotation mark or a dash. Cheap."""
    return _QUOTE.search(sentence_text) is not None or has_cue(sentence_text, language)


def has_cue(sentence_text: str, language: str, *, sure: bool = False) -> bool:
    """Whether a word or phrase of saying stands in the sentence; `sure`: one that is seldom anything else. Cheap."""
    single, longer = _signs(language)
    text = sentence_text.casefold()
    weak = words(language, "seldom_saying") if sure else frozenset()
    feelings, be = adjectives(language), words(language, "be")
    determiners, before = words(language, "determiner"), ""
    if sure and _LED.search(text):
        return True
    for token in _tokens(text):
        if token in single and before not in determiners and token not in weak:
            return True
        if token in feelings and before in be:
            return True
        if any(phrase in text or _parted(phrase, text) for phrase in longer.get(token, ())):
            return True
        before = token
    return False


def _parted(phrase: str, text: str) -> bool:
    """Whether a verb's particle closes the sentence or clause behind its speaker (*reknar departementet med.*)."""
    particle = phrase.rpartition(" ")[2]
    return f" {particle}." in text or f" {particle}," in text


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        yield match.group()
        if match.group().endswith("."):
            yield match.group()[:-1]
