"""The scribe's line: parsed, explained, completed. Pure: no I/O, no clock, no Textual."""
