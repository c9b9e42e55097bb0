"""The full-screen console. Textual is imported here and nowhere else."""
