"""Settings, locations and keys."""
