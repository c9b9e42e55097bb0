"""What good response asks for, as functions of (state, now, policy). Pure: no I/O, no clock, no Textual."""
