"""The panes of the console: each draws rows and knows no rules."""
