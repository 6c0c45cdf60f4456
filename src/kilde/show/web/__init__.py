"""Web: the place where a team looks, checks and decides. Pages work without scripts; scripts make them better."""

from kilde.show.web.settings import Oidc, Settings, loopback

__all__ = ["Oidc", "Settings", "loopback"]
