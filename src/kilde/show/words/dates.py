"""EDTF as people write dates."""

from datetime import datetime, timedelta

from kilde.edtf import EdtfError, Interval

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


_LOCALES = {"en": "en_GB"}  # day before month, as in most of the world


def in_words(edtf: str, language: str) -> str:
    """`5 Mar 2019`, `13 Feb – 13 Mar 2019`, `Mar 2019`, `6 Mar 2019, 18:00 – 7 Mar 2019, 06:00`; `~` for *about*."""
    try:
        interval = Interval.parse(edtf)
    except EdtfError:
        return edtf
    locale = _LOCALES.get(language, language)
    rough = "~" if interval.rough else ""
    if interval.start is None or interval.end is None:
        start = _moment(interval.start, locale) if interval.start else "…"
        end = _moment(interval.end - _MINUTE, locale) if interval.end else "…"
        return f"{rough}{start} – {end}"
    return rough + _bounded(interval.start, interval.end, locale)


def _bounded(start: datetime, end: datetime, locale: str) -> str:
    from babel.dates import format_interval, format_skeleton

    last = end - _MINUTE
    if not (_midnight(start) and _midnight(end)):
        if end - start == _MINUTE:
            return f"{_moment(start, locale)}, {start:%H:%M}"
        if start.date() == last.date():
            return f"{_moment(start, locale)}, {start:%H:%M}–{end:%H:%M}"
        return f"{_moment(start, locale)}, {start:%H:%M} – {_moment(last, locale)}, {end:%H:%M}"
    whole_months = start.day == 1 and end.day == 1
    skeleton = "y" if whole_months and start.month == end.month == 1 else "yMMM" if whole_months else "yMMMd"
    single = skeleton != "yMMMd" and format_skeleton(skeleton, start, locale=locale) == format_skeleton(
        skeleton, last, locale=locale
    )
    if single or end - start <= _DAY:
        return format_skeleton(skeleton, start, locale=locale)
    return format_interval(start.date(), last.date(), skeleton, locale=locale)


def _moment(moment: datetime, locale: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMd", moment, locale=locale)


def _midnight(moment: datetime) -> bool:
    return moment.hour == moment.minute == 0
