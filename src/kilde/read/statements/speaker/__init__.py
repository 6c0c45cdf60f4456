"""Who says what a word of saying reports: found by place and parse, and put right where commas were lost."""

from kilde.read.statements.speaker.finding import find_speaker
from kilde.read.statements.speaker.joint import joint

__all__ = ["find_speaker", "joint"]
