"""What Kilde changes in spaCy's tokenizers. It travels in the saved pipeline, so `spacy.load` needs nothing of ours."""

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

NB_WORDS = """
    Ap. Frp. Krf. Sp. ad. bla. c. eg. el. et. fv. g. h. hr. i. j. jul. k. l. lat. lø. m. ma. mar. md. min. mnd. mv.
    n. no. o. on. op. org. p. q. r. sen. sms. ref. res. sv. sø. t. temp. ti. to. u. v. vol. w. x. y. z. ä. ö. ü.
""".split()
"""Exceptions of spaCy's Norwegian that are words first: of `i. min. no. to. eg. Frp.` the treebank's training files
have 105 at a sentence's end against 1 as abbreviation. Kept as one token they swallow the full stop."""

NB_ABBREVIATIONS = "kap. Kap. m.a. t.d. f.v. St.meld. Ot.prp. Innst. ang. osb. d.e. km/t.".split()
"""Abbreviations the treebank writes as one word and spaCy lacks."""

FULL_STOP_AFTER_FIGURE = (r"(?<=[0-9]{3})\.", r"(?<=[,][0-9])\.", r"(?<=[,.][0-9]{2})\.")
"""`2014.` and `60.000.` end a sentence; `12.` stays whole, it is more often an ordinal (12. mars)."""

QUOTE_HYPHEN = r"-(?=[A-ZÆØÅ][a-zæøå])"
"""A hyphen set as a dash before a quoted line: `-Vi dro`."""

ARTICLES = ["al", "el", "ad", "an", "ar", "as", "at", "ash", "az"]
"""The Arabic article as English news writes it, with its assimilated forms: `al-Hol` is one name, one token."""


def adapt(nlp: Language) -> Language:
    """Change the tokenizer of a blank pipeline in place, by its language."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"no rule tokenizer for {nlp.lang}")
    {"nb": _norwegian, "en": _english}[nlp.lang or ""](nlp, tokenizer)
    return nlp


def _norwegian(nlp: Language, tokenizer: Tokenizer) -> None:
    rules = {form: rule for form, rule in tokenizer.rules.items() if form not in NB_WORDS}
    tokenizer.rules = rules
    for form in NB_ABBREVIATIONS:
        tokenizer.add_special_case(form, [{"ORTH": form}])
    suffixes = [*(nlp.Defaults.suffixes or ()), *FULL_STOP_AFTER_FIGURE]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    prefixes = [*(nlp.Defaults.prefixes or ()), QUOTE_HYPHEN]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search


def _english(nlp: Language, tokenizer: Tokenizer) -> None:
    """Keep the article with its name; every other hyphen splits, as in the English Web Treebank (27 - year - old)."""
    forms = [form for article in ARTICLES for form in (article, article.capitalize())]
    within_name = "(?!(?:" + "|".join(rf"(?<=\b{form})" for form in forms) + ")-[A-Z])"
    rules = [rule if isinstance(rule, str) else rule.pattern for rule in nlp.Defaults.infixes or ()]
    hyphens = [rule for rule in rules if "-" in rule and re.search(r"\(\?:-\|–\|—", rule)]
    if not hyphens:
        raise LookupError("spaCy's English has no hyphen rule of the form known here; look at its infixes again")
    infixes = [within_name + rule if rule in hyphens else rule for rule in rules]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(nlp.Defaults.suffixes or ()), FULL_STOP_AFTER_FIGURE[0]]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
