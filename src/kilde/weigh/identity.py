"""Which names in a ledger mean one source, and why.

The rule. What a person said comes first: names said to be the same are one source, names said not to be are never
joined, whatever else speaks for it. Of the others, names are joined where they are spellings of one name
(`kilde.names`) and both are people or both are bodies, and an acronym is joined to a name of several words with those
initials where that is the only one of its kind. A name with a capital counts; a description (*activists*) stays as it
is. Every joined name keeps the reason, and saying `not_same` parts it again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from kilde.names import spelling_key
from kilde.weigh.engine import Bench, Step

if TYPE_CHECKING:
    from ibis import Table

    from kilde.ledger import View

_PEOPLE = frozenset({"official", "expert", "medic", "witness", "person"})
_ACRONYM = re.compile(r"[A-ZÆØÅ]{3,8}")
_LITTLE = frozenset("of for the and in to on og for i av på til".split())


class Named(Struct, frozen=True):
    """A name in the ledger's chains of sources."""

    key: str
    name: str
    kind: str


class Identity(Struct, frozen=True):
    """The source that a name means, and why the name was joined to it: no reason where it is its own."""

    key: str
    name: str
    reason: str | None = None


def identities(names: Iterable[Named], said: Mapping[tuple[str, str], str]) -> dict[str, Identity]:
    """For each key the source that it means. `said` has what people decided on pairs of keys: `same` or `not_same`.

    Of the names of one source the first stands for it, as in the order given.
    """
    known: dict[str, Named] = {}
    for named in names:
        known.setdefault(named.key, named)
    order = {key: place for place, key in enumerate(known)}
    groups = _Groups(known, [pair for pair, state in said.items() if state == "not_same"])
    for one, other in sorted(pair for pair, state in said.items() if state == "same"):
        if one in known and other in known:
            groups.join(one, other, "a person said that they are the same", always=True)
    for one, other, reason in (*_spellings(known.values()), *_initials(known.values())):
        groups.join(one, other, reason)
    return {key: identity for members in groups.all() for key, identity in _members(members, known, order, groups)}


def _members(
    members: list[str], known: Mapping[str, Named], order: Mapping[str, int], groups: "_Groups"
) -> Iterator[tuple[str, Identity]]:
    """Each name of a source with the one that stands for it: the first, but a name in full before its acronym."""
    first = min(members, key=lambda key: (bool(_ACRONYM.fullmatch(known[key].name)), order[key]))
    for key in members:
        reason = groups.why(key, first) if key != first else None
        yield key, Identity(first, known[first].name, reason)


class _Groups:
    """Names joined into sources, never two that were said not to be the same."""

    def __init__(self, keys: Iterable[str], apart: Iterable[tuple[str, str]]) -> None:
        self._group = {key: [key] for key in keys}
        self._reasons: dict[str, str] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str, reason: str, *, always: bool = False) -> None:
        """Make one source of two, unless they are one or members of theirs were said to be two."""
        mine, theirs = self._group[one], self._group[other]
        if mine is theirs:
            return
        if not always and any(self._apart[key] & set(theirs) for key in mine):
            return
        for key in (one, other):
            self._reasons.setdefault(key, reason)
        mine.extend(theirs)
        for key in theirs:
            self._group[key] = mine

    def why(self, key: str, first: str) -> str:
        """Why a name is joined to that which stands for it."""
        return self._reasons.get(key) or self._reasons[first]

    def all(self) -> list[list[str]]:
        """The sources, each as its names."""
        return list({id(group): group for group in self._group.values()}.values())


def _spellings(names: Iterable[Named]) -> Iterator[tuple[str, str, str]]:
    """Names that are spellings of one name."""
    first: dict[tuple[str, bool], Named] = {}
    for named in names:
        if not any(c.isupper() for c in named.name) and named.name.isascii():
            continue
        one = first.setdefault((spelling_key(named.name), named.kind in _PEOPLE), named)
        if one is not named:
            yield one.key, named.key, f"spellings of one name: {one.name}, {named.name}"


def _initials(names: Iterable[Named]) -> Iterator[tuple[str, str, str]]:
    """Acronyms, each with the only name of its kind that has these initials."""
    long: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    acronyms = []
    for named in names:
        if named.kind in _PEOPLE:
            continue
        if _ACRONYM.fullmatch(named.name):
            acronyms.append(named)
        words = [word for word in re.findall(r"[\w&]+", named.name) if word.casefold() not in _LITTLE]
        if len(words) > 2 and all(word[0].isupper() for word in words):
            long[("".join(word[0] for word in words).upper(), named.kind)].append(named)
    for named in acronyms:
        if len(full := long[(named.name, named.kind)]) == 1:
            yield full[0].key, named.key, f"{named.name} are the initials of {full[0].name}, the only such name here"


def source_names(chain_links: "Table") -> "Table":
    """The names in the chains, known ones first, in the order in which they came: (key, name, kind, known, first)."""
    t = chain_links.filter(chain_links.key.notnull())
    # A chain has fewer links than that, and a ledger fewer claims than would make it too much.
    return t.group_by("key", "name", "kind", "known").agg(first=(t.claim * 1024 + t.number).min())


NAME_STEPS: tuple[Step, ...] = (source_names,)
"""From `chain_links`."""


def identities_on(bench: Bench, view: "View") -> dict[str, Identity]:
    """The same for the sources of a ledger's figures that lie on a bench, with what people decided."""
    bench.run(NAME_STEPS)
    names = sorted(bench.rows("source_names"), key=lambda row: (not row["known"], row["first"]))
    said = {pair: str(state) for pair, state in view.states("source", "identity").items() if isinstance(pair, tuple)}
    return identities((Named(row["key"], row["name"], row["kind"]) for row in names), said)
