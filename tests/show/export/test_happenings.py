"""What ACLED's columns say of an event, by the events that stand in the sentences of a figure."""

from hashlib import sha256

import pytest

from kilde.ledger import Ledger
from kilde.show.export import Material
from kilde.show.export.acled import rows
from kilde.show.words import words
from kilde.vocabulary import Event, Modality, Source, SourceKind, Span
from making import figure, reading

TYPES = "disorder_type event_type sub_event_type actor1 actor2 civilian_targeting".split()
STRIKE = {"event": "Air/drone strike", "trigger": "strike", "actors": ("jets",)}
CLASH = {"event": "Armed clash", "trigger": "clash", "targets": ("Fell Guard", "barn")}
REMOTE = ("Political violence", "Explosions/Remote violence", "Air/drone strike", "jets")


def happening(text, event, trigger, *, actors=(), targets=(), modality="asserted"):
    def source(name):
        kind = SourceKind.ARMED_GROUP if name[0].isupper() else SourceKind.UNNAMED
        return Source(name, 0, 0, name=name if name[0].isupper() else None, kind=kind)

    start = text.index(trigger)
    return Event(
        id=sha256(f"{event} {text}".encode()).hexdigest()[:32],
        sentence=Span(text, 0, len(text)),
        rules=("made up",),
        event=event,
        trigger=Span(trigger, start, start + len(trigger)),
        actors=tuple(map(source, actors)),
        targets=tuple(map(source, targets)),
        modality=Modality(modality),
    )


SAID = (
    "After a strike and a clash 12 people were killed in Fellby, Monitor 0 said.",
    "Monitor 1 put the dead of yesterday's strike on the town at 12.",
)
CASES = [
    pytest.param([[STRIKE]], {}, (*REMOTE, "", ""), id="as its sentence tells"),
    pytest.param([[]], {}, ("",) * 6, id="no event was read"),
    pytest.param([[STRIKE, CLASH]], {}, ("",) * 6, id="two ways in one report"),
    pytest.param([[STRIKE, CLASH], [STRIKE]], {}, (*REMOTE, "", ""), id="what most tell"),
    pytest.param([[STRIKE | {"modality": "denied"}]], {}, ("",) * 6, id="a denied one is none"),
    pytest.param(
        [[CLASH]], {}, ("Political violence", "Battles", "Armed clash", "", "Fell Guard", ""), id="a barn is no actor"
    ),
    pytest.param(
        [[CLASH | {"actors": ("Fell Guard", "Moor League"), "targets": ()}]],
        {},
        ("Political violence", "Battles", "Armed clash", "Fell Guard", "Moor League", ""),
        id="a clash has two sides",
    ),
    pytest.param(
        [[STRIKE]],
        {"who": "people", "categories": ("civilian",)},
        (*REMOTE, "Civilians (Syria)", "Civilian targeting"),
        id="civilians were counted",
    ),
    pytest.param(
        [[STRIKE]],
        {"measure": "abducted"},
        (
            *("Political violence", "Violence against civilians", "Abduction/forced disappearance", ""),
            *("Civilians (Syria)", "Civilian targeting"),
        ),
        id="the taken were not struck from the air",
    ),
]


@pytest.mark.parametrize(("reports", "said", "expected"), CASES)
def test_the_type_is_what_the_sentences_tell(tmp_path, reports, said, expected):
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for number, events in enumerate(reports):
                text = SAID[number]
                of = figure(
                    text, "12", by=f"Monitor {number}", period="2021-05-04", place="Fellby", country="SY", **said
                )
                writer.add(reading(text, of, *(happening(text, **event) for event in events), published="2021-05-05"))
        (row,) = rows(Material(view=ledger.view(), words=words("en"), rulebook="acled"))
    assert tuple(row.get(name) or "" for name in TYPES) == expected
