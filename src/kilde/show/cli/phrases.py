"""`kilde parse-time` and `kilde parse-number`: a phrase a line in, a JSON value a line out."""

from kilde.edtf import Interval
from kilde.show.cli.options import KnownLanguage, Reference
from kilde.show.cli.output import input_lines, json_out


def parse_time(*, language: KnownLanguage = "en", reference: Reference = None) -> None:
    """Phrases that name a time, as `{"start", "end", "edtf"}`, or `null` where one is not understood."""
    from kilde.read.period import parse_time as parse

    for line in input_lines():
        time = parse(line, language, reference)
        json_out(_bounds(time.edtf) if time and time.edtf else None)


def _bounds(edtf: str) -> dict[str, str | None]:
    """An interval's first moment and the first after it, in ISO 8601 to the minute; null where open."""
    interval = Interval.parse(edtf)
    start, end = (m.isoformat(timespec="minutes") if m else None for m in (interval.start, interval.end))
    return {"start": start, "end": end, "edtf": edtf}


def parse_number(*, language: KnownLanguage = "en") -> None:
    """Phrases that name a number, as `{"low", "high", "value", "qualifier"}`, or `null` where one does not."""
    from kilde.read.quantity import parse_number as parse

    for line in input_lines():
        number = parse(line, language)
        fields = ("low", "high", "value", "qualifier")
        json_out({name: getattr(number, name) for name in fields} if number else None)
