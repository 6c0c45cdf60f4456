"""What is measured, by which command, and which bar each figure has to reach."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Raw = dict[str, Any]
"""The JSON object that a scorer prints last."""
SCORE_CLAIMS = "python {benchmarks}/score_claims.py"
SCORE = "python {benchmarks}/score.py"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a benchmark: what it says, where it stands in the scorer's object, and the least that is asked."""

    label: str
    value: Callable[[Raw], float]
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One run of a scorer. `command` names the folders as `{benchmarks}` and `{corpora}`."""

    name: str
    title: str
    command: str
    size: str
    """How much was scored, filled in from the scorer's object."""
    figures: tuple[Figure, ...]


def at(*path: str) -> Callable[[Raw], float]:
    """The figure at a place in the scorer's object."""

    def value(raw: Raw) -> float:
        found: Any = raw
        for key in path:
            found = found[key]
        return float(found)

    return value


def harmonic(one: str, other: str) -> Callable[[Raw], float]:
    """The harmonic mean of two figures: F1 of a precision and a recall."""

    def value(raw: Raw) -> float:
        a, b = float(raw[one]), float(raw[other])
        return 2 * a * b / (a + b) if a + b else 0.0

    return value


def source_alone(raw: Raw) -> float:
    """Of the statements whose content is found, those whose source is right."""
    found = float(raw["content"]["f1"])
    return float(raw["statement"]["f1"]) / found if found else 0.0


CLAIM_FIGURES = (
    Figure("figures found, F1", at("detection", "f1"), 0.90),
    Figure("… precision", at("detection", "precision")),
    Figure("… recall", at("detection", "recall")),
    Figure("bounds and qualifier", at("bounds"), 0.95),
    Figure("measure", at("measure"), 0.92),
    Figure("who: categories, F1", at("who"), 0.85),
    Figure("unit", at("unit"), 0.85),
    Figure("extent", at("extent"), 0.85),
    Figure("modality", at("modality"), 0.85),
    Figure("period overlapping by half", at("period_iou"), 0.75),
    Figure("places, F1", harmonic("place_precision", "place_recall"), 0.80),
    Figure("origin, or none where the article speaks", at("origin"), 0.88),
    Figure("relays, F1", at("relays_f1"), 0.70),
    Figure("whole claim: bounds, measure, origin, F1", at("whole_claim", "f1"), 0.72),
)
IDMC_FIGURES = (
    Figure("quantity in any claim", at("clean", "quantity"), 0.96),
    Figure("quantity in the first claim", at("clean", "top1"), 0.93),
    Figure("measure", at("clean", "measure"), 0.80),
    Figure("unit", at("clean", "unit"), 0.95),
    Figure("country", at("clean", "country")),
    Figure("all correct together", at("clean", "joint"), 0.65),
)
GEO_FIGURES = (
    Figure("places found, F1", at("tr-news", "detection", "f1"), 0.80),
    Figure("… precision", at("tr-news", "detection", "p")),
    Figure("… recall", at("tr-news", "detection", "r")),
    Figure("of found, within 161 km", at("tr-news", "acc161"), 0.85),
    Figure("of found, right country", at("tr-news", "country")),
)


def statement_figures(bar: float) -> tuple[Figure, ...]:
    """The figures of statements; `bar` is that of source and content together."""
    return (
        Figure("source and content overlapping by half, F1", at("statement", "f1"), bar),
        Figure("… precision", at("statement", "p")),
        Figure("… recall", at("statement", "r")),
        Figure("content alone, F1", at("content", "f1")),
        Figure("source, where the content is found", source_alone, 0.75),
        Figure("cue, where both are found", at("cue_accuracy")),
    )


def claims(name: str, title: str) -> Benchmark:
    """Figure claims against those that people marked up in whole articles."""
    command = f"{SCORE_CLAIMS} {{benchmarks}}/{name}/gold.jsonl"
    return Benchmark(name, title, command, "{documents} articles, {gold} figures", CLAIM_FIGURES)


def own_claims(name: str, language: str) -> Benchmark:
    """Figure claims against our own annotation, the half of it that nobody looked at while the reader was improved."""
    command = (
        f"python -m benchmarks.own --benchmarks {{benchmarks}} --corpora {{corpora}} --language {language} --half blind"
    )
    title = "Figures in texts of our own choice, the blind half"
    return Benchmark(name, title, command, "{documents} texts, {gold} figures", CLAIM_FIGURES)


EVENT_FIGURES = (
    Figure("found, F1", at("trigger", "f1")),
    Figure("… precision", at("trigger", "precision")),
    Figure("… recall", at("trigger", "recall")),
    Figure("type, of those found", at("type")),
    Figure("actors, F1", at("actors")),
    Figure("targets, F1", at("targets")),
    Figure("places, F1", at("places")),
    Figure("period", at("period")),
    Figure("origin", at("origin")),
)


def own_events(name: str, language: str) -> Benchmark:
    """Event claims against our own annotation, the half of it that nobody looked at while the reader was improved."""
    command = f"python -m benchmarks.own.events --corpora {{corpora}} --language {language} --half blind"
    title = "Events in texts of our own choice, the blind half"
    return Benchmark(name, title, command, "{documents} texts, {events} events", EVENT_FIGURES)


VOICE_FIGURES = (
    Figure("origin of figures, or none where the article speaks", at("origin"), 0.88),
    Figure("relays, F1", at("relays_f1"), 0.70),
    Figure("statements found, recall", at("found")),
    Figure("… and their speaker known by name", at("speaker")),
)


def own_voices(name: str) -> Benchmark:
    """Speakers against our own annotation, the half of it that nobody looked at while the reader was improved."""
    command = "python -m benchmarks.own.voices --benchmarks {benchmarks} --corpora {corpora} --half blind"
    title = "Speakers in texts of our own choice, the blind half"
    counted = "{documents} texts, {figures} figures, {statements} statements"
    return Benchmark(name, title, command, counted, VOICE_FIGURES)


def statements(name: str, title: str, data: str, bar: float) -> Benchmark:
    """Statement claims against those that people marked up."""
    command = f"{SCORE} polnear --data {{benchmarks}}/{data}"
    return Benchmark(name, title, command, "{documents} articles, {gold} statements", statement_figures(bar))


SUITE = (
    claims("gold-en", "Figures in English news whose source lost its commas"),
    claims("gold-en2", "Figures in English news with ordinary punctuation"),
    claims("gold-nb", "Figures in Norwegian news"),
    own_claims("own-en", "en"),
    own_claims("own-nb", "nb"),
    own_voices("voices-en"),
    own_events("events-en", "en"),
    own_events("events-nb", "nb"),
    Benchmark(
        "idmc",
        "Displacement figures in excerpts, as analysts of the Internal Displacement Monitoring Centre labelled them",
        f"{SCORE} idmc --data {{benchmarks}}/idmc/idmc.jsonl",
        "{clean[rows]} excerpts whose labels are clean, of {all[rows]}",
        IDMC_FIGURES,
    ),
    statements("polnear", "Statements in American political news", "polnear/polnear.jsonl", 0.60),
    statements("statements-en2", "Statements in English news with ordinary punctuation", "gold-en2/gold.jsonl", 0.70),
    statements("statements-nb", "Statements in Norwegian news", "gold-nb/gold.jsonl", 0.70),
    Benchmark(
        "numbers",
        "Numbers in digits and words",
        f"{SCORE} numbers --data {{benchmarks}}/numbers/numbers.jsonl",
        "{en plain[n]} English and {nb plain[n]} Norwegian phrases as news writes them",
        (
            Figure("English", at("en plain", "accuracy"), 0.98),
            Figure("Norwegian", at("nb plain", "accuracy"), 0.98),
            Figure("English, as news hardly writes them", at("en odd", "accuracy")),
            Figure("Norwegian, as news hardly writes them", at("nb odd", "accuracy")),
        ),
    ),
    Benchmark(
        "time",
        "Expressions of time, read as past",
        f"{SCORE} time --data {{benchmarks}}/time/time.jsonl",
        "{total[n]} phrases with one right answer; others may be read in two ways",
        (
            Figure("Norwegian (Duckling)", at("nb duckling", "exact"), 0.95),
            Figure("English (Duckling)", at("en duckling", "exact"), 0.95),
            Figure("English (Recognizers)", at("en recognizers", "exact"), 0.95),
            Figure("Norwegian, the past where another prefers the future", at("nb duckling", "past"), 0.95),
            Figure("English, the past where another prefers the future", at("en duckling", "past"), 0.95),
            Figure("Norwegian, by convention, compatible", at("nb duckling", "convention")),
            Figure("English (Duckling), by convention, compatible", at("en duckling", "convention")),
            Figure("English (Recognizers), by convention, compatible", at("en recognizers", "convention")),
        ),
    ),
    Benchmark(
        "geo",
        "Places in running news, found and located",
        f"{SCORE} geo --data {{benchmarks}}/geo/tr-news.jsonl",
        "{documents} articles, {tr-news[gold]} places",
        GEO_FIGURES,
    ),
    Benchmark(
        "muc4",
        "Numbers killed and injured: agency reports on Latin America, about 1990, nearly all in capitals",
        f"{SCORE} muc4 --data {{benchmarks}}/muc4/muc4.jsonl",
        "{documents} reports, {total[gold]} numbers",
        (
            Figure("recall", at("total", "recall")),
            Figure("precision (the key leaves out combatants)", at("total", "precision")),
            Figure("recall in ordinary case", at("mixed", "recall")),
        ),
    ),
    Benchmark(
        "copies",
        "Articles that share a wire story",
        f"{SCORE} copies --data {{benchmarks}}/copies/copies.jsonl --corpus {{corpora}}/syria-news/syria-news.jsonl",
        "{pairs} pairs",
        (
            Figure("copies, F1", at("copies", "f1"), 0.93),
            Figure("… precision", at("copies", "p")),
            Figure("… recall", at("copies", "r")),
            Figure("recall of those that were much edited", at("grey_recall")),
        ),
    ),
    Benchmark(
        "speed",
        "Reading, against plain spaCy with the same weights over whole texts; one process each, best of three turns",
        "python -m benchmarks.speed --corpus {corpora}/syria-news/syria-news.jsonl",
        "{documents} articles, {words} words",
        (Figure("times as fast as plain `nlp.pipe`", at("ratio"), 1.5),),
    ),
)
"""In the order of the report."""
