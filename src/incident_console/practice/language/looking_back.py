"""Hindsight without “should have”: looking back, calling it a mistake, calling it avoidable."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Rule, says

_WE = "(?:we|i|they|someone|somebody|the (?:team|engineer|operator|on-call))"

_LOOKING_BACK = (
    r"(?<![^,;:(–—-] )(?:and |but |so |because |that )?(?:in|with) (?:hindsight|retrospect|hind sight)",
    r"(?:in|with) (?:hindsight|retrospect) (?:,|\.|it|we|i|this|that|the|our)",
    "with the benefit of hindsight|looking back",
    "(?:wish|wished) (?:we|i|they) had|if only (?:we|i|they|he|she|someone|somebody|the|it|this)",
    "longer than (?:it|this|they|we) should(?: have)?|than (?:it|this|we) should have",
    "(?:was|were|seems|seemed) (?:so |painfully |quite |blindingly )?obvious(?:ly)? (?:that|what|in)|in plain sight",
    r"missed (?:the |an |some )?(?:obvious|clear|warning) \w+",
)
_AVOIDABLE = (
    r"could (?:have been |be |have )?\w+ly (?:have been |be |been )?(?:avoided|prevented)",
    "could (?:have been|be) (?:avoided|prevented|caught|detected) (?:if|had)",
    r"(?:is|was|were|been) (?:\w+ly )?(?:avoidable|preventable|foreseeable)",
    "(?:avoidable|preventable) (?:incident|outage|mistake|error)",
)
_HAD_WE = (
    rf"(?:if|had) {_WE} (?:had )?(?:only )?(?!not )\w+(?: [^ ]+){{0,24}}? "
    r"(?:would|could|might) (?:(?:not|\w+ly) )?(?:have|be)"
)
_WRONG_CALL = (
    r"(?:was|were) (?:a|the|our|clearly a) (?:\w+ )?(?:mistake|(?:bad|poor|wrong) (?:idea|call|decision|choice))",
    "(?:was|were) (?:wrong|premature|a mistake|unwise|naive) to",
)
_NOT_SO_LATE = (
    "should (?:[^ ]+ ){1,24}?(?:not|instead of|rather than) (?:[^ ]+ ){0,5}?"
    "(?:hours?|minutes?|days?|weeks?) (?:after|later|into)"
)

RULES: tuple[Rule, ...] = (
    says(questions.INSIDE, *_LOOKING_BACK),
    says(questions.CAUGHT, *_AVOIDABLE),
    says(
        questions.KNEW,
        _HAD_WE,
        "(?:did not|failed to|had not) (?:anticipate|foresee|anticipated|foreseen|predict|predicted)",
    ),
    says(questions.REASONABLE, *_WRONG_CALL),
    says(questions.INSIDE, _NOT_SO_LATE),
)
