"""Blame put into a noun: “misconfiguration of the router by the vendor”, “the team's failure to test”."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.people import LEADING, LED, PEOPLE
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.verbs import CHECKS, DUTIES, HAND_WORK, SLIPS

_NO_AGENT = words("nobody none owner owners ops people member members")
_AGENTS = (PEOPLE - _NO_AGENT) | {"operator", "me", "us", "him", "them", "someone", "somebody", "whoever"}
_SOME_OF = words("one two some several any each none another member members")
_IN_FRONT = words("the an a one of our my some another their his her")


def by_people(sentence: Sentence, by: int) -> bool:
    """Whether this “by” names a person or a team: “by one of our senior engineers”, “by the servicing vendor”."""
    tokens = sentence.tokens
    if by >= len(tokens) or tokens[by].low not in ("by", "from"):
        return False
    plain = 0
    for before, token, after in zip(tokens[by:], tokens[by + 1 : by + 8], (*tokens[by + 2 :], None), strict=False):
        if token.low in _AGENTS or token.raw.startswith("@") or (token.low in LEADING and before.low in LED):
            return after is None or after.low != "'s"  # “by the team's script”
        if token.low == "of" and before.low not in _SOME_OF:
            return False  # “by the removal of the team”
        plain += token.low not in _IN_FRONT
        if plain > 2 or not token.low[0].isalnum():
            return False
    return False


_BAD = (
    "(?:incorrect|wrong|mistaken|improper|erroneous|faulty|bad|careless|inadvertent|accidental|unintended|"
    "unauthorised|unauthorized|premature|hasty|inappropriate|unintentional)"
)
_MISDEED = (
    "(?:misconfiguration|misapplication|misinterpretation|misreading|misuse|mishandling|misunderstanding|misdiagnosis|"
    "miscommunication|miscalculation|misjudgement|misjudgment|mismanagement|omission|oversight|mistake|mistakes|error|"
    "errors|typo|failure|fault|negligence|slip|blunder|carelessness|inattention|documentation|handling)"
)
_BY_WHOM = pattern(
    rf"(?:{_MISDEED}|{_BAD} (?:[\w-]+ ){{1,4}}?)(?: ?(?:made|(?:of|in|on|to) [\w' -]{{1,60}}?|on the part|\w+ed|"
    r"(?:was|were|got) (?:\w+ly )?\w+(?: (?:on|onto|to|in|into|at|from) (?:the )?[\w-]+)?))? ?(?P<by>by|from)"
)


def by_whom(sentence: Sentence) -> Hit | None:
    """“An incorrect sequence executed by the vendor”, but not “a wrong value returned by the parser”."""
    for _, first, last in matches(_BY_WHOM, sentence):
        if by_people(sentence, last):
            return Hit(first, last + 1, questions.ANYBODY)
    return None


_DONE_WRONG = one_of(
    """
    application execution installation wiring cabling labelling labeling entry operation sequencing usage use
    disconnection replacement insertion shutdown handover interpretation
    """
)
_ACTED_WRONG = pattern(rf"(?:an|the|our|some) (?:incorrect|wrong|mistaken|improper|careless) {_DONE_WRONG} of")
_WRONG_IN_CODE = pattern("code|function|library|parser|compiler|module|method|api|logic|class|variable|null")

_ERRORS_IN = pattern(
    rf"(?:(?:mistake|mistakes|slip|slips|oversight|blunder) (?:in|when|while|by|of)|errors? (?:in|of)) (?:\w+ly )?"
    rf"{one_of(gerunds((*HAND_WORK, *DUTIES, *CHECKS)))}"
)
_SEEN = pattern("returned|threw|throws|an? (?:http|api)|saw|seeing|get|got|getting|reported|logged|if|no|not|\\d+")


def acted_wrong(sentence: Sentence) -> Hit | None:
    """“Disabled by an incorrect application of an access list”, not “errors in parsing”."""
    for _, first, last in matches(_ACTED_WRONG, sentence):
        if not _WRONG_IN_CODE.search(sentence.norm):
            return Hit(first, last, questions.SLIP)
    for _, first, last in matches(_ERRORS_IN, sentence):
        before = " ".join(token.low for token in sentence.tokens[max(0, first - 3) : first])
        if not _SEEN.search(before):
            return Hit(first, last, questions.SLIP)
    return None


_FAILURE = pattern(
    r"(?:failure|inability|unwillingness|refusal) (?:(?:of|by|on) (?:\w+ ){1,3})?to (?:\w+ly )?"
    rf"(?P<verb>{one_of(DUTIES)})",
    r"failure to (?P<tell>notify|alert|update|warn) (?:(?:our|the|all|any|affected) )*(?:customers|users|team|teams|"
    "stakeholders|management|support|anyone|clients|people|engineers|on-call)",
    r"failure to (?P<do>\w+) (?:\w+ly )?(?:[\w-]+ )?(?:sufficient|adequate|proper|adequately|properly|promptly|enough|"
    "correctly)",
)
_THEIR_FAILURE = pattern(
    r"(?:failure|inability|unwillingness|refusal|reluctance) (?:of|by) (?:(?:the|our|one of the|an|a) )*"
    rf"(?:[\w-]+ )?{one_of(_AGENTS)} to (?P<verb>\w+)",
    r"failure (?:of|by) (?:the|our|their|its) (?:[\w-]+ )?(?:group|department|provider|operators?) to "
    rf"(?P<duty>{one_of(DUTIES, CHECKS)})",
)


def failure_to(sentence: Sentence) -> Hit | None:
    """“The failure to escalate”, “the failure of the team to act”, but not “a failure to delete users”."""
    for of in (_FAILURE, _THEIR_FAILURE):
        for match, first, last in matches(of, sentence):
            verb = next(word for word in match.groups() if word)
            return Hit(first, last, questions.UNDONE.format(verb=verb))
    return None


_NEGLECTING = one_of(gerunds(SLIPS))

RULES: tuple[Rule, ...] = (
    failure_to,
    by_whom,
    acted_wrong,
    says(questions.SENSE, "(?:neglect|disregard) (?:of|for)"),
    says(questions.EASY_TO_MISS, rf"(?:by|for|of|about|from) {_NEGLECTING} (?:to|the warning|the alert|that)"),
)
