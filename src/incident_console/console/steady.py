"""Text that takes the same cells in every terminal.

Terminals do not agree on how wide a character is that is put together out of several: a family, a flag, a sign with
a selector behind it. Where the terminal takes another width than was reckoned with, the rest of the line moves, and
the borders and panes beside it with it. So such a character is drawn as its first part. The log keeps all of it.
"""

from __future__ import annotations

import re

_PARTS = re.compile(
    "[\ufe00-\ufe0f\u20e3\U000e0100-\U000e01ef]"  # selectors of a variant, the frame of a keycap
    "|[\U000e0020-\U000e007f]"  # tags: the flags of Scotland and such
)
_JOINED = re.compile("\u200d[\u2190-\u2bff\U0001f000-\U0001faff]")
_SKIN = re.compile("(?<=[\u2600-\u27bf\U0001f000-\U0001faff])[\U0001f3fb-\U0001f3ff]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_LETTER_A = 0x1F1E6


def steady(text: str) -> str:
    """The text with every character of several parts reduced to one that takes the same cells everywhere."""
    if text.isascii():
        return text
    text = _SKIN.sub("", _JOINED.sub("", _PARTS.sub("", text)))
    return _FLAG.sub(lambda found: chr(ord(found[0]) - _LETTER_A + ord("A")), text)
