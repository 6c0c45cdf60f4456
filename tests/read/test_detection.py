"""Telling the language of a text."""

import pytest

from kilde.read.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nearly three hundred families left the valley over the weekend, according to the camp's registrar.", "en"),
        ("Nesten tre hundre familier forlot dalen i løpet av helgen, ifølge dem som fører listene i leiren.", "nb"),
        ("Nesten tre hundre familiar forlét dalen i løpet av helga, ifølgje dei som fører listene i leiren.", "nn"),
        ("Næsten tre hundrede familier forlod dalen i weekenden, oplyser lejrens ledelse til avisen i dag.", "da"),
        ("Près de trois cents familles ont quitté la vallée ce week-end, selon les responsables du camp.", "fr"),
        ("12 killed", "en"),
        ("12 drept", "nb"),
        ("12", None),
    ],
)
def test_languages(text, language):
    assert detect(text) == language
