"""Which names in a ledger mean one source, and why.

The rule. What a person said comes first: names said to be the same are one source, names said not to be are never
joined, whatever else speaks for it. Of the others, names are joined where they are spellings of one name
(`kilde.names`) and both are people or both are bodies, and an acronym is joined to a name of several words with those
initials where that is the only one of its kind. A name with a capital counts; a description (*activists*) stays as it
is. One who speaks for a body means that body, where a report says so; where one names the same person without a body,
it is the only body that other reports have them speak for. Every joined name keeps the reason, and saying `not_same`
parts it again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.ledger import SPEAKS_FOR, name_key
from kilde.names import spelling_key
from kilde.vocabulary import Source
from kilde.weigh.engine import Bench, Step

if TYPE_CHECKING:
    from ibis import Table

    from kilde.ledger import View

PEOPLE = frozenset({"official", "expert", "medic", "witness", "person"})
_ACRONYM = re.compile(r"[A-ZÆØÅ]{3,8}")
_LITTLE = frozenset("of for the and in to on og for i av på til".split())


class Named(Struct, frozen=True):
    """A name in the ledger's chains of sources. `body` is the one that it speaks for; its key then names both."""

    key: str
    name: str
    kind: str
    body: "Named | None" = None

    def alone(self) -> "Named":
        """One who speaks for a body without it, as other reports name them."""
        kind = self.kind if self.kind in PEOPLE else "official"
        return Named(self.key.partition(SPEAKS_FOR)[0], self.name, kind) if self.body else self


class Identity(Struct, frozen=True):
    """The source that a name means, and why the name was joined to it: no reason where it is its own.

    `kind` is that of the body that a person speaks for.
    """

    key: str
    name: str
    reason: str | None = None
    kind: str | None = None


def identities(names: Iterable[Named], said: Mapping[tuple[str, str], str]) -> dict[str, Identity]:
    """For each key the source that it means. `said` has what people decided on pairs of keys: `same` or `not_same`.

    Of the names of one source the first stands for it, as in the order given.
    """
    given = list(names)
    known: dict[str, Named] = {}
    for named in given:
        known.setdefault(named.alone().key, named.alone())
        if named.body:
            known.setdefault(named.body.key, named.body)
    order = {key: place for place, key in enumerate(known)}
    groups = _Groups(known, [pair for pair, state in said.items() if state == "not_same"])
    for one, other in sorted(pair for pair, state in said.items() if state == "same"):
        if one in known and other in known:
            groups.join(one, other, "a person said that they are the same", always=True)
    for one, other, reason in (*_spellings(known.values()), *_initials(known.values())):
        groups.join(one, other, reason)
    found = {key: identity for members in groups.all() for key, identity in _members(members, known, order, groups)}
    return _speaking(given, found, groups)


def _speaking(given: Iterable[Named], found: Mapping[str, Identity], groups: "_Groups") -> dict[str, Identity]:
    """The names, each meaning the body that it speaks for, or that others say it does, where it speaks for one."""
    bodies: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    for named in given:
        if named.body and not groups.parted(named.alone().key, named.body.key):
            bodies[found[named.alone().key].key].setdefault(found[named.body.key].key, named.body)
    meant = {}
    for named in given:
        own = found[named.alone().key]
        told = list(bodies[own.key].values()) if own.key in bodies and _in_full(named) else []
        body = named.body or (told[0] if len(told) == 1 else None)
        if body is None or groups.parted(named.alone().key, body.key):
            meant[named.key] = own
        else:
            of, others = found[body.key], "" if named.body else ", as other reports say"
            meant[named.key] = Identity(of.key, of.name, f"{named.name} speaks for {of.name}{others}", body.kind)
    return meant


def _in_full(named: Named) -> bool:
    """Whether a name is long enough that the same one elsewhere is the same person's."""
    return len(re.findall(r"\b[A-ZÆØÅ]", named.name)) > 1


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

    def parted(self, one: str, other: str) -> bool:
        """Whether two were said not to be the same."""
        return other in self._apart[one]

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
        one = first.setdefault((spelling_key(named.name), named.kind in PEOPLE), named)
        if one is not named:
            yield one.key, named.key, f"spellings of one name: {one.name}, {named.name}"


def _initials(names: Iterable[Named]) -> Iterator[tuple[str, str, str]]:
    """Acronyms, each with the only name of its kind that has these initials."""
    long: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    acronyms = []
    for named in names:
        if named.kind in PEOPLE:
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
    """The names in the chains, known ones first, in the order they came: (key, name, kind, known, body, …)."""
    t = chain_links.filter(chain_links.key.notnull())
    # A chain has fewer links than that, and a ledger fewer claims than would make it too much.
    first = (t.claim * 1024 + t.number).min()
    return t.group_by("key", "name", "kind", "known", "body", "body_kind").agg(first=first)


NAME_STEPS: tuple[Step, ...] = (source_names,)
"""From `chain_links`."""


def identities_on(bench: Bench, view: "View") -> dict[str, Identity]:
    """The same for the sources of a ledger's figures that lie on a bench, with what people decided."""
    bench.run(NAME_STEPS)
    names = sorted(bench.rows("source_names"), key=lambda row: (not row["known"], row["first"]))
    said = {pair: str(state) for pair, state in view.states("source", "identity").items() if isinstance(pair, tuple)}
    return identities(map(_named, names), said)


def _named(row: Mapping[str, Any]) -> Named:
    _, speaks, body = row["key"].partition(SPEAKS_FOR)
    return Named(row["key"], row["name"], row["kind"], Named(body, row["body"], row["body_kind"]) if speaks else None)


def chain_key(source: Source) -> str:
    """The key of a link of a claim's chain, as the ledger gives it."""
    key = name_key(source.name or source.text) or ""
    return f"{key}{SPEAKS_FOR}{name_key(source.organisation)}" if source.speaks_as else key
