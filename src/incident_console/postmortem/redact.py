"""Masking what looks like a secret before a document leaves the team: keys, tokens, passwords.

The patterns are the shapes that the issuers publish for their tokens, and the ways in which people paste passwords. It
is a net, not a proof: what looks like an ordinary word passes, and now and then an ordinary word is masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_console.incident.state import State
from incident_console.postmortem.retell import retold, texts

MASK = "[masked]"
"""What stands in the place of a secret; what it was the secret of stays readable beside it."""

_NOT_MASKED = rf"(?!{re.escape(MASK)})"
_NAME = (
    r"(?:[A-Za-z0-9]{1,30}[_.-]){0,6}"
    r"(?:passw(?:or)?d|passphrase|passwd|pwd|secret|token|credential|api[_-]?key|access[_-]?key|secret[_-]?key"
    r"|private[_-]?key|signing[_-]?key|auth[_-]?key|account[_-]?key)s?"
    r"(?:[_.-][A-Za-z0-9]{1,30}){0,4}"
)
_SOLID = r"(?=[^\s\"',;]*[^A-Za-z\s\"',;.:!?])"
"""Something in it that is no letter: a secret rather than a word."""

_PATTERNS = (
    # A private key, to its end or to that of the text
    r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
    rf"{_NOT_MASKED}"
    r"(?P<secret>[\s\S]+?)(?:-----END [A-Z ]{0,40}-----|\Z)",
    # A password in an address: scheme://user:password@host
    rf"\b[A-Za-z][\w+.-]{{0,30}}://[^\s/:@\"'<>]*:{_NOT_MASKED}(?P<secret>[^\s/\"'<>]+)@(?=[\w\[.-])",
    # A header, and a bearer token anywhere
    rf"(?i:authorization[\"']?\s*[:=]\s*[\"']?(?:[a-z]{{2,20}}\s+)?){_NOT_MASKED}(?P<secret>[\w.~+/=:-]{{6,}})",
    rf"\b(?i:bearer)\s+{_NOT_MASKED}(?=[\w.~+/-]*\d)(?P<secret>[\w.~+/-]{{16,}}=*)",
    rf"(?i:\b(?:set-)?cookie:\s*){_NOT_MASKED}(?P<secret>[^\s=;]+=[^\n]+)",
    # name=secret, as in a file of settings, an address or on a command line
    rf"(?i:(?<![A-Za-z0-9]){_NAME}[\"']?\s?(?:=>|:?=)\s?)(?:\"{_NOT_MASKED}(?P<secret>[^\"\n]+)\""
    rf"|'{_NOT_MASKED}(?P<second>[^'\n]+)'|{_NOT_MASKED}(?P<third>[^\s\"',;&<>]{{2,}}))",
    rf"(?i:[?&](?:sig|signature|auth|key|code|jwt|pass)=){_NOT_MASKED}(?P<secret>[^\s&\"'<>]{{6,}})",
    rf"(?i:(?<!\S)--?{_NAME}\s+)[\"']?{_NOT_MASKED}(?P<secret>[^\s\"'-][^\s\"']{{2,}})",
    # name: secret, and as it is said: the password is …
    rf"(?i:(?<![A-Za-z0-9]){_NAME}[\"']?\s?:\s?)[\"']?{_NOT_MASKED}{_SOLID}(?P<secret>[^\s\"',;]{{4,}})",
    rf"(?i:(?<![A-Za-z0-9])(?:password|passwort|passwd|passphrase|pwd)(?:\s+(?:is|was|to|now))*\s*:?\s+)"
    rf"[\"']?{_NOT_MASKED}{_SOLID}(?P<secret>[^\s\"',;]{{6,}})",
    # Tokens that say whose they are
    r"\b(?P<secret>(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})\b",
    r"\b(?P<secret>gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|gl(?:pat|dt|rt|ptt|cbt)-[\w-]{16,})",
    r"\b(?P<secret>xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,})",
    r"\bhooks\.slack\.com/(?:services|workflows)/(?P<secret>[\w/]{10,})",
    r"\bdiscord(?:app)?\.com/api/webhooks/(?P<secret>[\w/-]{10,})",
    r"\b(?P<secret>(?:sk|rk|pk)_(?:live|test)_\w{10,}|whsec_\w{10,})",
    r"\b(?P<secret>sk-(?=[\w-]*\d)[\w-]{20,})",
    r"\b(?P<secret>AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})",
    r"\b(?P<secret>npm_[A-Za-z0-9]{30,}|pypi-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|dop_v1_[a-f0-9]{30,})",
    r"\b(?P<secret>hv[sb]\.[\w-]{20,}|dapi[a-f0-9]{32}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,}|key-[a-f0-9]{32})",
    r"\b(?P<secret>\d{8,10}:AA[\w-]{33})",
    r"\b(?P<secret>eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)",
    # A long run of letters of both cases and digits that is no word of any language
    r"(?<![\w+/=.-])(?=[\w+-]{0,200}\d)(?=[\w+-]{0,200}[a-z])(?=[\w+-]{0,200}[A-Z])(?P<secret>[\w+-]{40,}={0,2})"
    r"(?![\w+/=.-])",
)
_COMPILED = tuple(re.compile(pattern) for pattern in _PATTERNS)
_HINT = re.compile(
    r"[=:?&]|://|-----BEGIN|[A-Za-z0-9_+-]{16}|(?i:bearer|passw|passphrase|pwd|secret|token|credential|key)"
)
"""Where there is none of these there is no secret of a known shape: most entries are let through at once."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """An incident without what looks like a secret, and how many of them there were in what counts of its log."""

    state: State
    masked: int


def redacted(state: State) -> Redacted:
    """The incident with everything masked that looks like a secret. The log that it was read from is untouched."""
    known: dict[str, tuple[str, int]] = {}

    def look(text: str) -> tuple[str, int]:
        if text not in known:
            known[text] = mask(text)
        return known[text]

    count = sum(look(text)[1] for text in texts(state))
    return Redacted(retold(state, lambda text: look(text)[0]), count)


def mask(text: str) -> tuple[str, int]:
    """A text with everything masked that looks like a secret, and how much that was. A masked text stays as it is."""
    if not _HINT.search(text):
        return text, 0
    count = 0
    for pattern in _COMPILED:
        text, found = pattern.subn(_masked, text)
        count += found
    return text, count


def _masked(match: re.Match[str]) -> str:
    group = match.lastgroup or "secret"
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return f"{match[0][:start]}{MASK}{match[0][end:]}"
