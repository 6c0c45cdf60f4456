"""Web: the place where a team looks, checks and decides. Pages work without scripts; scripts make them better."""

from kilde.show.web.settings import Settings, loopback

__all__ = ["Settings", "loopback"]
