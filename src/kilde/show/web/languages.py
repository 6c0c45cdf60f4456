"""Which language a page speaks: the one chosen, else the one that the browser asks for, else that of the server."""

from starlette.requests import HTTPConnection

from kilde.show.words import LANGUAGES

COOKIE = "kilde_language"
_SPOKEN_AS = {"no": "nb", "nn": "nb"}


def language_of(request: HTTPConnection) -> str:
    """A language of `LANGUAGES`."""
    if (chosen := request.cookies.get(COOKIE)) in LANGUAGES:
        return str(chosen)
    for asked in request.headers.get("accept-language", "").split(","):
        code = asked.partition(";")[0].strip().partition("-")[0].lower()
        if (spoken := _SPOKEN_AS.get(code, code)) in LANGUAGES:
            return spoken
    return str(request.app.state.kilde.settings.language)
