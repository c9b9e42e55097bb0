"""A terminal console for the people who run an incident call."""

__version__ = "0.1.0"
