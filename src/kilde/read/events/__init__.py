"""Events: what happened, by the words that name it.

`triggers` finds those words and sets aside those that name nothing here, `clause` and `sides` read who did it and to
whom, `kinds` says which type of event it is, `merging` keeps one claim of what two words of a sentence tell, and
`reading` puts them together with time, places and modality, which are read as a figure's are.
"""

from kilde.read.events.found import FoundEvent
from kilde.read.events.reading import find_events
from kilde.read.events.triggers import may_tell

__all__ = ["FoundEvent", "find_events", "may_tell"]
