"""Decisions entered: verdicts, roles and registers, each checked against what the ledger holds at that moment."""

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from kilde.ledger import chain, rows, schema
from kilde.ledger.correcting import corrected, misplaced
from kilde.ledger.errors import VerdictError
from kilde.ledger.judgements import (
    ANSWERS,
    MAY_BE_ABOUT,
    PAIRS,
    About,
    Judgement,
    Matter,
    Role,
    State,
    Verdict,
    corrections,
    state_of,
)
from kilde.ledger.rows import Row, name_key
from kilde.ledger.standing import ON_CLAIMS
from kilde.ledger.writing import Batch
from kilde.vocabulary import AnyClaim


class Decisions:
    """Decisions of one transaction, whose caller holds the right to write."""

    def __init__(
        self, batch: Batch, *, by: str, machine: bool = False, why: str | None = None, expected: int | None = None
    ) -> None:
        self._batch, self._connection, self._expected = batch, batch.connection, expected
        self._by, self._machine, self._why = by.strip(), machine, why or None
        if not self._by:
            raise VerdictError("a decision needs to say by whom it is: name someone with --by")

    def decide(
        self,
        judgement: Judgement,
        subject: str,
        other: str | None = None,
        *,
        field: str | None = None,
        value: Any = None,  # noqa: ANN401 - whatever the field holds
        about: About | None = None,
    ) -> Verdict:
        """One verdict; `subject` and `other` are ids of claims or documents, or names or keys of sources."""
        self._need(Role.REVIEWER)
        _fits(judgement, other, field)
        if judgement is Judgement.UNDO:
            return self._undo(int(subject))
        about, subject = self._subject(subject, about, judgement)
        if other is not None:
            about_other, other = self._subject(other, about, judgement)
            if other == subject or about_other is not about:
                raise VerdictError("a pair needs two things of one kind: two claims, two documents or two sources")
            if judgement is not Judgement.SUPERSEDE:
                subject, other = sorted((subject, other))
        json = msgspec.json.encode(value).decode() if field else None
        return self._enter(judgement, about, subject, other, ANSWERS[judgement][0], field=field, value=json)

    def appoint(self, name: str, role: Role | None) -> int:
        """Give someone a role, or take it from them."""
        name, people = name.strip(), _roles(self._connection)
        if not name:
            raise VerdictError("a role needs someone to have it: give a name")
        if people:
            self._need(Role.ADMINISTRATOR)
        elif role is not Role.ADMINISTRATOR:
            raise VerdictError("the first with a role has to be an administrator, who can then appoint others")
        if people.get(name) is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR:
            others = [one for one, held in people.items() if held is Role.ADMINISTRATOR and one != name]
            if not others:
                raise VerdictError(f"{name} is the only administrator: appoint another one first")
        row = {"name": name, "role": role.value if role else None, "by": self._by, "why": self._why}
        return self._batch.say("person", schema.people, row, subject=name)

    def register(self, kind: str, key: str, record: Any) -> int:  # noqa: ANN401 - anything that JSON can hold
        """Enter something in a register under a key; None takes it out."""
        self._need(Role.REVIEWER)
        json = msgspec.json.encode(record).decode()
        row = {"kind": kind, "key": key, "json": json, "by": self._by, "why": self._why}
        return self._batch.say("register", schema.register, row, subject=f"{kind}:{key}")

    def _need(self, needed: Role) -> None:
        people = _roles(self._connection)
        if not people or self._machine:
            return
        held = people.get(self._by)
        if held is None or not held.may(needed):
            said = f"is only a {held}" if held else "has no role here"
            raise VerdictError(
                f"{self._by} {said}, and this takes the role of {needed}: ask an administrator of the ledger"
            )

    def _undo(self, entry: int) -> Verdict:
        undone = next((v for v in _verdicts(self._connection, schema.verdicts.c.entry == entry)), None)
        if undone is None:
            raise VerdictError(f"entry {entry} is no verdict: `kilde history` lists them with their numbers")
        if self._machine and not undone.machine:
            raise VerdictError("a machine does not undo what a person decided")
        return self._enter(Judgement.UNDO, undone.about, undone.subject, undone.other, undone.matter, undoes=entry)

    def _enter(
        self,
        judgement: Judgement,
        about: About,
        subject: str,
        other: str | None,
        matter: Matter,
        *,
        field: str | None = None,
        value: str | None = None,
        undoes: int | None = None,
    ) -> Verdict:
        next_entry = self._batch.head.seq + 1 if self._batch.head else 1
        said: Row = {
            **{"judgement": judgement.value, "about": about.value, "subject": subject, "other": other},
            **{"field": field, "value": value, "undoes": undoes},
            **{"by": self._by, "machine": int(self._machine), "why": self._why},
        }
        now = {"entry": next_entry, "entered_at": self._batch.entered_at, "matter": matter.value}
        verdict = rows.verdict_of({**said, **now, "state": State.OPEN.value})
        table = schema.verdicts.c
        before = _verdicts(self._connection, table.about == about.value, table.subject == subject)
        if self._expected is not None and before and before[-1].entry > self._expected:
            newer = before[-1]
            raise VerdictError(f"{newer.by} decided on this in entry {newer.entry}, after you looked: look again")
        together = [v for v in before if matter is not Matter.IDENTITY or v.other == other] + [verdict]
        state = state_of(together, matter)
        claims, where = self._left(subject, together) if matter in ON_CLAIMS else ((), {})
        row = {
            **said,
            **{"matter": matter.value, "state": state.value, "claims": len(claims)},
            **{"document_id": None, "anchor": None, **where},
        }
        jsons = list(map(rows.claim_json, claims))
        entry = self._batch.enter("verdict", subject, chain.payload("verdict", row, jsons))
        self._batch.keep(schema.verdicts, [{**row, "entry": entry}])
        if claims:
            of_claim = rows.claim_rows(claims, jsons, where["document_id"], entry)
            for kept, found in zip(schema.CLAIM_TABLES, of_claim, strict=True):
                self._batch.keep(kept, found)
        self._batch.store()
        return rows.verdict_of({**row, **now, "state": state.value, "entered_at": self._entered_at()})

    def _entered_at(self) -> str:
        return self._batch.head.entered_at if self._batch.head else self._batch.entered_at

    def _left(self, claim_id: str, verdicts: list[Verdict]) -> tuple[tuple[AnyClaim, ...], Row]:
        """The claim as these verdicts leave it, if they make it stand whatever is read later; and its place."""
        document_id, claim = _as_read(self._connection, claim_id)
        changes, standing = corrections(verdicts), state_of(verdicts, Matter.STANDING)
        changed = corrected(claim, changes)
        text = self._connection.scalar(select(schema.documents.c.text).where(schema.documents.c.id == document_id))
        for field, span in misplaced(changed, text or ""):
            raise VerdictError(f"the words of `{field}` do not stand at {span.start}–{span.end} of the document")
        stands = standing is not State.REJECTED and (changes or standing is State.ACCEPTED)
        where = {"document_id": document_id, "anchor": rows.anchor(claim)}
        return (changed,) if stands else (), where

    def _subject(self, name: str, about: About | None, judgement: Judgement) -> tuple[About, str]:
        """What a name means; the ids of claims and documents go before sources."""
        allowed = MAY_BE_ABOUT[judgement]
        if About.CLAIM in allowed and about in {None, About.CLAIM}:
            found = _first_id(self._connection, name)
            if found:
                return About.CLAIM, found
        if About.DOCUMENT in allowed and about in {None, About.DOCUMENT}:
            known = select(schema.documents.c.id).where(schema.documents.c.id == name)
            if self._connection.scalar(known) is not None:
                return About.DOCUMENT, name
        key = name_key(name)
        if About.SOURCE in allowed and about in {None, About.SOURCE} and key:
            names = schema.claim_sources.c
            known = select(names.key).where((names.key == key) | (names.body_key == key)).limit(1)
            if about is About.SOURCE or self._connection.scalar(known) is not None:
                return About.SOURCE, key
        kinds = " or ".join(sorted(allowed if about is None else {about}))
        raise VerdictError(f"the ledger holds no {kinds} {name!r}: check the id or the name")


def _fits(judgement: Judgement, other: str | None, field: str | None) -> None:
    if (judgement in PAIRS) != (other is not None):
        needs = "needs two things" if other is None else "is about one thing alone"
        raise VerdictError(f"`{judgement}` {needs}: see `kilde decide --help`")
    if (judgement is Judgement.CORRECT) != bool(field):
        needs = "needs a field and its value" if not field else "has no field"
        raise VerdictError(f"`{judgement}` {needs}: see `kilde decide --help`")


def _verdicts(connection: Connection, *conditions: Any) -> list[Verdict]:  # noqa: ANN401 - conditions of SQLAlchemy's
    table, entries = schema.verdicts, schema.entries
    query = select(table, entries.c.entered_at).join(entries, table.c.entry == entries.c.seq).where(*conditions)
    return [rows.verdict_of(dict(row)) for row in connection.execute(query.order_by(table.c.entry)).mappings()]


def _roles(connection: Connection) -> dict[str, Role]:
    table = schema.people.c
    latest = {row[0]: row[1] for row in connection.execute(select(table.name, table.role).order_by(table.entry))}
    return {name: Role(role) for name, role in latest.items() if role}


def _as_read(connection: Connection, claim_id: str) -> tuple[str, AnyClaim]:
    """A claim as the machine read it, in the newest reading that has it, with its document."""
    claims, readings = schema.claims.c, schema.readings.c
    query = select(claims.document_id, claims.json).join(schema.readings, readings.entry == claims.reading)
    row = connection.execute(query.where(claims.id == claim_id).order_by(claims.reading.desc()).limit(1)).first()
    assert row is not None, "a claim that is judged was read"
    return row[0], rows.claim_of(row[1])


def _first_id(connection: Connection, claim_id: str) -> str | None:
    """The id under which a claim was judged before, where another reading found the same; None for no claim."""
    claims = schema.claims.c
    query = select(claims.document_id, claims.json).where(claims.id == claim_id).order_by(claims.reading).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    table = schema.verdicts.c
    anchor = rows.anchor(rows.claim_of(row[1]))
    judged = select(table.subject).where(table.document_id == row[0], table.anchor == anchor).order_by(table.entry)
    return connection.scalar(judged.limit(1)) or claim_id
