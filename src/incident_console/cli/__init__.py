"""The command line: plain text and JSON, the scriptable twin of the console. Never imports Textual."""
