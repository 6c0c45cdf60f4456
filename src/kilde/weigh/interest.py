"""Who has a side in what is counted.

The rule. An origin is a party to the fighting where it is an armed group or a state, or where the register says for
whom it speaks. When every origin of a figure is one, the figure says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PARTIES = ("armed_group", "state")
Parties = Mapping[str, str]
"""By the key of its name, the side that a source speaks for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever stands behind a claim that counts: an origin, or a report in its own voice (no key)."""

    key: str | None
    name: str
    kind: str | None


def side(voice: Voice, parties: Parties) -> str | None:
    """The side that an origin takes, in words; None for one that takes none, as far as is known."""
    if voice.key and (party := parties.get(voice.key)):
        return f"{voice.name} ({party})"
    return f"{voice.name} ({voice.kind.replace('_', ' ')})" if voice.kind in PARTIES else None


def interest(voices: Iterable[Voice], parties: Parties) -> str | None:
    """Why a figure rests on parties to the fighting alone; None where it does not."""
    named = {voice.key: voice for voice in voices if voice.key}
    sides = [side(voice, parties) for voice in named.values()]
    if not sides or None in sides:
        return None
    who = ", ".join(sorted(filter(None, sides)))
    return f"{'all its origins are parties' if len(sides) > 1 else 'its only origin is a party'} to the fighting: {who}"
