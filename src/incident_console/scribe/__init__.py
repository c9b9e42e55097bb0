"""The scribe's line: one line of text read into a command, explained before Enter, completed, written back. Pure."""
