"""Events in words: the label and the sentence that the timeline, the draft and the command line all show."""

from incident_console.incident.words.phrasing import Tone, Words, minutes_words
from incident_console.incident.words.telling import Entry, describe, entries, entry_of, own_words

__all__ = ["Entry", "Tone", "Words", "describe", "entries", "entry_of", "minutes_words", "own_words"]
