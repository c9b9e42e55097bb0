"""What happened: text, identifiers, events, commands, deciding, folding. Pure: no I/O, no clock, no Textual."""
