"""Claims as people leave them: a field replaced by another value, checked against the record and the text."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from kilde.ledger.errors import VerdictError
from kilde.ledger.judgements import Verdict
from kilde.ledger.rows import short_json
from kilde.vocabulary import AnyClaim, Span

_FIXED = {"id", "kind", "rules"}
"""What a correction leaves alone: which claim it is, and how it was read."""


def corrected(claim: AnyClaim, corrections: Sequence[Verdict]) -> AnyClaim:
    """The claim with each correction made, in their order; `VerdictError` where one does not fit the record."""
    for correction in corrections:
        claim = with_field(claim, correction.field or "", correction.value)
    return claim


def with_field(claim: AnyClaim, field: str, value: Any) -> AnyClaim:  # noqa: ANN401 - whatever the field holds
    """The claim with another value in a field, named as in JSON: `measure`, `quantity.high`, `places.0.name`."""
    record = msgspec.json.decode(msgspec.json.encode(claim))
    *path, last = field.split(".")
    if (path or [last])[0] in _FIXED:
        raise VerdictError(f"`{field}` cannot be corrected: reject the claim instead")
    holder = record
    try:
        for step in path:
            holder = holder[_key(holder, step)]
        holder[_key(holder, last)] = value
        changed: AnyClaim = msgspec.convert(record, type=AnyClaim)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise VerdictError(f"`{field}` = {short_json(value)} does not fit the claim record: {error.args[0]}") from error
    return changed


def misplaced(claim: AnyClaim, text: str) -> Iterator[tuple[str, Span]]:
    """The spans of a claim whose words do not stand in the text where it says."""
    for field in _pointing(type(claim)):
        value = getattr(claim, field)
        for span in value if type(value) is tuple else (value,):
            if span is None or span.text is None or span.start is None or span.end is None:
                continue  # it points at nothing
            if text[span.start : span.end] != span.text:
                yield field, span


@cache
def _pointing(kind: type[AnyClaim]) -> tuple[str, ...]:
    """The fields of a kind of claim that hold a span, or several."""
    hints = get_type_hints(kind)
    return tuple(
        field for field in kind.__struct_fields__ if any(map(_is_span, (hints[field], *get_args(hints[field]))))
    )


def _is_span(hint: Any) -> bool:  # noqa: ANN401 - whatever stands behind a field's name
    return isinstance(hint, type) and issubclass(hint, Span)


def _key(holder: Any, step: str) -> str | int:  # noqa: ANN401 - an object or a list
    if isinstance(holder, list):
        return int(step)
    if step not in holder:
        raise KeyError(f"there is no `{step}`")
    return step
