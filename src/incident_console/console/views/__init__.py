"""What the panes show, as frozen rows made out of (state, now, policy). No Textual here."""
