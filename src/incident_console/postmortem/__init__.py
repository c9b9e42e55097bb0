"""The postmortem draft, made out of the log."""
