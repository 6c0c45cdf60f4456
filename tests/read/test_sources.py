"""Who speaks: kinds, normal names, and whom pronouns and short names mean."""

import json
from pathlib import Path
from typing import Any

import pytest

from kilde.read import language, read
from kilde.read.reader import PipelineError
from kilde.read.sources import Cast, head_noun, noun_kind
from kilde.vocabulary import Period, Source, SourceKind, SourceRole, Span


def corpus(key: str) -> list[Any]:
    """The rows of all languages that say something of this."""
    return [
        pytest.param(code, row["text"], row[key], id=f"{code} {row['text'][:60]}")
        for code in sorted(set(language.FOLDERS.values()))
        for line in (Path(language.__file__).parent / code / "corpus" / "sources.jsonl").read_text("utf-8").splitlines()
        if key in (row := json.loads(line))
    ]


def identified(text: str, code: str, *phrases: str) -> list[Source]:
    """The sources that phrases of a text name, met in the order of the text."""
    cast, found, at = Cast(text, code), [], 0
    for phrase in phrases:
        at = text.index(phrase, at)
        found.append(cast.source(Span(phrase, at, at + len(phrase))))
        at += len(phrase)
    return found


@pytest.mark.parametrize(
    ("code", "phrase", "kind"),
    [
        ("en", "hospital doctors", SourceKind.MEDIC),
        ("en", "a resident of Harrow Bay", SourceKind.WITNESS),
        ("en", "the interior ministry", SourceKind.STATE),
        ("en", "an army commander", SourceKind.OFFICIAL),
        ("en", "a rebel commander", SourceKind.ARMED_GROUP),
        ("en", "the war monitor", SourceKind.MONITOR),
        ("en", "a state-run newspaper", SourceKind.OUTLET),
        ("en", "security sources", SourceKind.UNNAMED),
        ("en", "an aid group", SourceKind.NGO),
        ("en", "the appeals court", SourceKind.COURT),
        ("en", "the airline", SourceKind.COMPANY),
        ("en", "a harbour analyst", SourceKind.EXPERT),
        ("en", "a video from the harbour", SourceKind.MEDIA_ITEM),
        ("en", "Ivo Kessel", None),
        ("nb", "en talsmann for havna", SourceKind.OFFICIAL),
        ("nb", "utanriksdepartementet", SourceKind.STATE),
        ("nb", "nyhetsbyrået", SourceKind.AGENCY),
        ("nb", "overlegen", SourceKind.MEDIC),
        ("nb", "hjelpeorganisasjonen", SourceKind.NGO),
        ("nb", "lokalavisa", SourceKind.OUTLET),
        ("nb", "ein augevitne", SourceKind.WITNESS),
        ("nb", "flere kilder", SourceKind.UNNAMED),
    ],
)
def test_the_head_noun_tells_the_kind(code: str, phrase: str, kind: SourceKind | None) -> None:
    assert noun_kind(phrase, code) is kind


@pytest.mark.parametrize(
    ("code", "phrase", "noun"),
    [
        ("en", "the head of the port office", "head"),
        ("en", "Britain-based group", "group"),
        ("nb", "talsmann for havna", "talsmann"),
    ],
)
def test_the_head_of_a_phrase(code: str, phrase: str, noun: str) -> None:
    assert head_noun(phrase, code) == noun


def test_an_acronym_stands_for_its_long_form() -> None:
    text = "The Harrow Bay Port Council (HBPC) met. HBPC will meet again."
    long, short = identified(text, "en", "Harrow Bay Port Council (HBPC)", "HBPC")
    assert long.name == short.name == "Harrow Bay Port Council"


def test_a_surname_means_the_person_named_in_full() -> None:
    first, second = identified("Mayor Ada Thorne spoke. Thorne left.", "en", "Mayor Ada Thorne", "Thorne")
    assert first.name == second.name == "Ada Thorne"
    assert first.kind is second.kind is SourceKind.OFFICIAL


def test_spellings_of_an_arabic_surname_are_one_person() -> None:
    first, second = identified("Omar al-Hakeem spoke. Al-Hakkim left.", "en", "Omar al-Hakeem", "Al-Hakkim")
    assert first.name == second.name == "Omar al-Hakeem"


def test_a_title_between_commas_tells_the_kind() -> None:
    (source,) = identified("Mina Farrow, a doctor at the clinic, spoke.", "en", "Mina Farrow")
    assert (source.name, source.kind) == ("Mina Farrow", SourceKind.MEDIC)


def test_a_noun_that_opens_a_sentence_is_no_name() -> None:
    (source,) = identified("Residents left.", "en", "Residents")
    assert (source.name, source.kind) == (None, SourceKind.WITNESS)


def test_a_title_is_no_part_of_a_name() -> None:
    (source,) = identified("statsminister Mina Fjære kom.", "nb", "statsminister Mina Fjære")
    assert (source.name, source.kind) == ("Mina Fjære", SourceKind.OFFICIAL)


@pytest.mark.parametrize(
    ("code", "text", "phrases", "name"),
    [
        (
            "en",
            "Spokeswoman Ada Thorne spoke. Then Mr. Jon Reyes. She left.",
            ["Ada Thorne", "Mr. Jon Reyes", "She"],
            None,
        ),
        ("en", "The spokesman, Jon Reyes, left. He ran.", ["spokesman, Jon Reyes", "He"], "Jon Reyes"),
        ("en", "UNICEF spoke. It left.", ["UNICEF", "It"], "UNICEF"),
        ("nb", "Talsmann Jon Reier kom. Han gikk.", ["Talsmann Jon Reier", "Han"], "Jon Reier"),
    ],
)
def test_a_pronoun_means_the_nearest_who_fits(code: str, text: str, phrases: list[str], name: str | None) -> None:
    *_, last = identified(text, code, *phrases)
    assert last.name == (name or "Ada Thorne")


def test_nobody_before_a_pronoun_leaves_it_open() -> None:
    (source,) = identified("He left.", "en", "He")
    assert (source.name, source.kind) == (None, SourceKind.UNNAMED)


@pytest.mark.parametrize(
    ("code", "text", "first", "second"),
    [
        ("en", "The Corvane Observatory spoke. The monitor left.", "Corvane Observatory", "monitor"),
        (
            "en",
            "The Corvane Observatory spoke. The London-based group left.",
            "Corvane Observatory",
            "London-based group",
        ),
        ("nb", "Corvane-observatoriet talte. Eksilgruppen gikk.", "Corvane-observatoriet", "Eksilgruppen"),
    ],
)
def test_a_bare_noun_means_the_one_named_before(code: str, text: str, first: str, second: str) -> None:
    named, bare = identified(text, code, first, second)
    assert named.name == bare.name


def test_a_bare_monitor_is_the_only_one_that_the_text_names_later() -> None:
    text = "40 dead: monitor\nThe Syrian Observatory for Human Rights has counted them."
    (source,) = identified(text, "en", "monitor")
    assert source.name == "Syrian Observatory for Human Rights"


def test_the_group_is_no_agency_and_no_ministry() -> None:
    text = "Black Tide rebels spoke. Then Reuters. The group left."
    *_, group = identified(text, "en", "Black Tide rebels", "Reuters", "group")
    assert group.name != "Reuters"


@pytest.mark.parametrize(
    ("phrase", "kind", "role"),
    [
        ("Reuters", SourceKind.AGENCY, SourceRole.RELAYS),
        ("Reuters correspondent", SourceKind.AGENCY, SourceRole.CLAIMS),
        ("local media", SourceKind.OUTLET, SourceRole.RELAYS),
        ("UNHCR", SourceKind.UN, SourceRole.CLAIMS),
        ("video", SourceKind.MEDIA_ITEM, SourceRole.EVIDENCE),
    ],
)
def test_the_kind_tells_the_role(phrase: str, kind: SourceKind, role: SourceRole) -> None:
    (source,) = identified(f"{phrase} told.", "en", phrase)
    assert (source.kind, source.role) == (kind, role)


def test_a_document_speaks_for_the_body_that_made_it() -> None:
    cast = Cast("A press release from the harbour ministry says so.", "en")
    body, paper = cast.sources(Span("press release from the harbour ministry", 2, 41))
    assert (body.text, body.kind, body.role) == ("harbour ministry", SourceKind.STATE, SourceRole.CLAIMS)
    assert paper.role is SourceRole.EVIDENCE


@pytest.mark.parametrize(
    ("code", "text", "phrases", "name"),
    [
        ("en", "the Welsh newspaper Cwm Lantern", ["Welsh newspaper Cwm Lantern"], "Cwm Lantern"),
        ("nb", "Hjelpeorganisasjonen Lysglimt kom.", ["Hjelpeorganisasjonen Lysglimt"], "Lysglimt"),
        (
            "nb",
            "leirregisteret Quay Bureau (QB). Registeret svarte.",
            ["leirregisteret Quay Bureau (QB)", "Registeret"],
            "Quay Bureau",
        ),
        ("en", "A nurse at the quay spoke. The nurse left.", ["nurse at the quay", "nurse"], "nurse at the quay"),
        ("en", "A nurse at the quay spoke. A nurse left.", ["nurse at the quay", "nurse"], None),
        (
            "en",
            "A spokesman for the navy spoke. The spokesman, Jon Reyes, left.",
            ["spokesman for the navy"],
            "Jon Reyes",
        ),
        ("nn", "Ola Ness bur i bygda. Han gjekk.", ["Han"], "Ola Ness"),
        ("nb", "Det er nær det gruppen Orchard Watch har. Den regner.", ["Den"], "Orchard Watch"),
    ],
)
def test_one_speaker_has_one_name(code: str, text: str, phrases: list[str], name: str | None) -> None:
    *_, last = identified(text, code, *phrases)
    assert last.name == name


def test_a_name_that_ends_as_a_document_does_is_an_outlet() -> None:
    (source,) = identified("The Harbour Record said so.", "en", "Harbour Record")
    assert (source.name, source.kind) == ("Harbour Record", SourceKind.OUTLET)


def test_who_is_told_something_is_no_later_she() -> None:
    cast, text = Cast("Ida Moe told Fjord Post. She left.", "en"), "Ida Moe told Fjord Post. She left."
    cast.source(Span("Ida Moe", 0, 7))
    cast.source(Span("Fjord Post", 13, 23), speaks=False)
    at = text.index("She")
    assert cast.source(Span("She", at, at + 3)).name == "Ida Moe"


@pytest.mark.parametrize(("code", "text", "expected"), corpus("sources"))
def test_the_corpus_of_sources(code: str, text: str, expected: list[dict[str, str | None]]) -> None:
    found = identified(text, code, *(str(row["text"]) for row in expected))
    wrong = {
        (source.text, field): (getattr(source, field), value)
        for source, row in zip(found, expected, strict=True)
        for field, value in row.items()
        if getattr(source, field) != value
    }
    assert not wrong, "field, read, right"


@pytest.mark.parametrize(("code", "text", "expected"), corpus("chains"))
def test_the_corpus_of_chains(code: str, text: str, expected: list[dict[str, str | None]]) -> None:
    try:
        reading = read(text, published="2019-03-05", language=code)
    except PipelineError:
        pytest.skip(f"no trained pipeline for {code}")
    chain = [source for claim in reading.statements[:1] for source in claim.sources]
    told = [
        {field: _worded(getattr(source, field)) for field in row} for source, row in zip(chain, expected, strict=True)
    ]
    assert told == expected


def _worded(value: object) -> object:
    return value.edtf if isinstance(value, Period) else value
