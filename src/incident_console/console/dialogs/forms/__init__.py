"""The forms, filled in from the state. No Textual here."""
