"""The SQLite file that holds every incident: the only package that knows SQLite."""
