"""The terminals that the console is tried in."""

SIZES = [(60, 18), (80, 24), (120, 40), (160, 48), (200, 60)]
