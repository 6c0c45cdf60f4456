"""Drawing: maps and trees as shapes that a page can show without scripts."""

from kilde.show.web.drawing.maps import MapView, Placed, Spot, map_view
from kilde.show.web.drawing.world import outline

__all__ = ["MapView", "Placed", "Spot", "map_view", "outline"]
