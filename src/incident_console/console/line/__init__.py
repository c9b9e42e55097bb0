"""The scribe's line."""
