"""Wishes: actions that nobody can finish, because nothing in them says when they are done."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import CODE, Sentence

_FIELD = one_of(
    """
    monitoring alerting alerts alarms observability logging documentation docs testing tests coverage communication
    communications training awareness process processes procedure procedures reliability resilience resiliency stability
    visibility security collaboration coordination knowledge escalation habits quality discipline culture planning
    diligence performance practices robustness response understanding
    """
)
_BETTER = one_of(
    """
    improve improving better enhance enhanced enhancing increase increased strengthen strengthening more improved review
    revisit update updating discuss fix
    """
)
_OF_WHAT = one_of(
    """
    our the of on in its their general overall better more internal and incident test system service team engineering
    deployment change release operational on-call for about around existing code all
    """
)
_VAGUE = pattern(rf"{_BETTER} (?:{_OF_WHAT} ){{0,4}}{_FIELD}(?: and {_FIELD})?")
_TO_DO = pattern('should|must|will|shall|need|needs|to|let us|action|actions|owner|plan|going|want|aim|:|say|“|"|”')
_SAYS_HOW = words("by when if that which so with using via was were is are has had made than")
_LONGEST = 14
"""Tokens. What says more than this about an action mostly says how it is seen to be done."""


def vague(sentence: Sentence) -> Hit | None:
    """“Improve monitoring”, but not “alert when the disk is 80 % full, by Friday”."""
    tokens = sentence.tokens
    if len(tokens) > _LONGEST or any(token.low == CODE or token.low[0].isdigit() for token in tokens):
        return None
    for match, first, last in matches(_VAGUE, sentence):
        says_how = not _SAYS_HOW.isdisjoint(token.low for token in tokens[last + 1 :])
        if not says_how and (first == 0 or _TO_DO.search(sentence.norm[: match.start()])):
            return Hit(first, last, questions.TAUGHT if "training" in match[0] else questions.DONE)
    return None


_EVERYBODY = one_of(
    """
    team teams staff engineers everyone everybody developers operators people on-call engineer operator employees
    members
    """
)
_ASSIGNED = pattern(
    rf"{_EVERYBODY} to (?:[^ ]+ )?(?:review|discuss|reread|re-read|study|remember|be|improve|learn|practise|practice)"
)
_BEGINS_ONE = words("“ \" ‘ ' : | - – —")


def habit(sentence: Sentence) -> Hit | None:
    """“Engineer to review the escalation procedure”, but not “this allows the team to be prepared”."""
    for _, first, last in matches(_ASSIGNED, sentence):
        if first <= 1 or sentence.tokens[first - 1].low in _BEGINS_ONE:
            return Hit(first, last, questions.SYSTEM)
    return None


_CAREFUL = one_of("careful cautious vigilant diligent attentive mindful")

RULES: tuple[Rule, ...] = (
    says(
        questions.SYSTEM,
        rf"(?:be|being) (?:\w+ )?(?:more |extra |very )?{_CAREFUL}|more carefully|with more care",
        "pay (?:more |closer |better )?attention|take (?:more|better|greater) care|try harder",
        "(?:will|must|should|shall|to) (?:do better|work harder)",
        "(?:always )?remember to|do not forget|never forget|stay vigilant|keep an eye on",
        "(?<!to )(?:make sure|ensure|guarantee) (?:that )?(?:this|it|such [^ ]+|similar [^ ]+) (?:[^ ]+ )?"
        "(?:does not|do not|never|will not|cannot|can not)(?: [^ ]+)? (?:happen|occur|reoccur|recur|repeat)[a-z]*",
    ),
    says(
        questions.TAUGHT,
        "(?:more|better|additional|further|extra|refresher) (?:[^ ]+ )?(?:training|education)|raise awareness",
        rf"(?:retrain|re-train|educate|remind|train) (?:(?:the|our|all|every) )*(?:[^ ]+ )?{_EVERYBODY}",
        "(?:provide|organise|organize|conduct|hold) (?:[^ ]+ )?training",
    ),
    vague,
    habit,
)
