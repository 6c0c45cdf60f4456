"""Who has a side in what is counted.

The rule. An origin is a party to the fighting where it is an armed group, or where it speaks for a side that fights in
the country of the figure, as far as the register knows that its claim was read with. When every origin of a figure is
one, the figure says so.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

Parties = Mapping[str, str]
"""By the key of its name, the side that a source speaks for."""


class Voice(Struct, frozen=True):
    """Whoever stands behind a claim that counts: an origin, or a report in its own voice (no key)."""

    key: str | None
    name: str
    kind: str | None
    party: str | None = None
    fights_in: tuple[str, ...] = ()
    """Codes of the countries where its side fights; empty where that is not known."""
    registered: bool = False
    """Whether the register that its claim was read with knows it, so that what that says of its side is all."""


def side(voice: Voice, parties: Parties, country: str | None = None) -> str | None:
    """The side that an origin takes in a country, in words; None for one that takes none, as far as is known."""
    if voice.kind == "armed_group":
        return f"{voice.name} ({voice.party or 'armed group'})"
    party = voice.party or (None if voice.registered else parties.get(voice.key or ""))
    if not party or (country and voice.fights_in and country not in voice.fights_in):
        return None
    return f"{voice.name} ({party})"


def by_origin(voices: Iterable[Voice]) -> list[Voice]:
    """One voice for each origin: of its claims, one whose reading knows its side."""
    known: dict[str, Voice] = {}
    for voice in voices:
        if voice.key and (voice.key not in known or _knowing(voice) > _knowing(known[voice.key])):
            known[voice.key] = voice
    return list(known.values())


def _knowing(voice: Voice) -> tuple[bool, bool]:
    return voice.party is not None, voice.registered


def interest(voices: Iterable[Voice], parties: Parties, country: str | None = None) -> str | None:
    """Why a figure rests on parties to the fighting alone; None where it does not."""
    sides = [side(voice, parties, country) for voice in by_origin(voices)]
    if not sides or None in sides:
        return None
    who = ", ".join(sorted(filter(None, sides)))
    return f"{'all its origins are parties' if len(sides) > 1 else 'its only origin is a party'} to the fighting: {who}"
