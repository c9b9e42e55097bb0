"""Blame by naming the fault: human error as the cause, somebody's mistake, somebody responsible for an outage."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.scope import clause_before
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of

_WHOSE = one_of(
    """
    human operator operators pilot engineer engineers developer administrator admin personnel manual employee staff
    people procedural
    """
)
_HUMAN_ERROR = pattern(
    rf"(?P<which>(?:the|a|an|this|that|some|simple|our|their) )?{_WHOSE} (?:'s |' )?"
    "(?:error|errors|mistake|mistakes|negligence|oversight|failure|carelessness|fault)"
)
_DENIED = pattern(
    r"never|not|no|any|each|every|rather than|instead of|beyond|treat\w*|could|may|might|can|if|suspected|assumed",
    "message|page|log|logs",
)
_IN_GENERAL = pattern(
    r"avoid\w*|prevent\w*|reduc\w*|minimi\w*|eliminat\w*|protect\w*|guard\w*|mitigat\w*|limit\w*|remov\w*|"
    r"opportunit\w*|handl\w*|toler\w*|robust|resilien\w*|surviv\w*",
    one_of(
        """
        prone risk risks possibility potential chance when start against future room margin space scope should would
        less susceptible vulnerable likelihood
        """
    ),
)


def human_error(sentence: Sentence) -> Hit | None:
    """“Root cause: human error”, but not “operator error is never a root cause”, nor “scripts avoid human error”."""
    for match, first, last in matches(_HUMAN_ERROR, sentence):
        before = clause_before(sentence, first)
        after = sentence.norm[match.end() : match.end() + 30]
        if not _DENIED.search(f"{before} {after}") and (match["which"] or not _IN_GENERAL.search(before)):
            return Hit(first, last, questions.ERROR)
    return None


_HARM = one_of("outage incident failure error mistake breakage downtime problem issue loss bug")
_AT_FAULT = pattern(
    r"(?:is|was|are|were|be|being|am|'s) (?:\w+ly )?(?:the (?:one|ones|person|guy|people) (?:who (?:is|am|was|"
    rf"are) )?)?(?:to blame|at fault|responsible for (?:(?:the|this|that|all) )?(?:\w+ ){{0,2}}{_HARM})",
    r"the (?:one|person|guy) (?:to blame|at fault) (?:is|was)",
)
_OWN = pattern(
    r"(?:(?P<mine>my|his|her|our|your)|their|'s(?! (?:my|his|her|our|your) )) "
    r"(?:\w+ )?(?:fault|mistake|mistakes|error|errors|negligence|"
    r"carelessness|oversight|inexperience|bad(?= [^a-z]| as| for|$)|incompetence|inattention|failure to)"
)


def at_fault(sentence: Sentence) -> Hit | None:
    """“The team was at fault”, but not “nobody is to blame” and not “the culprit was a query”."""
    for _, first, last in matches(_AT_FAULT, sentence):
        subject = subject_of(sentence, first)
        if sentence.tokens[first].low in ("blame", "the") or subject.who in (Who.PERSON, Who.ROLE, Who.NAME):
            return Hit(subject.first, last, questions.ANYBODY)
    return None


_LEARNING = pattern(
    "(?:learn|learned|learnt|learning|admit|admitting|grow|hide|share|sharing|discuss|discussing|repeat) (?:from|"
    "about|of)?"
)


def own_fault(sentence: Sentence) -> Hit | None:
    """“My mistake”, “the engineer's oversight”."""
    for match, first, last in matches(_OWN, sentence):
        subject = subject_of(sentence, first)
        if _LEARNING.search(sentence.norm[: match.start()]):
            continue
        if match["mine"] or subject.who is Who.PERSON:
            return Hit(first if match["mine"] else subject.first, last, questions.ANYBODY)
    return None


RULES: tuple[Rule, ...] = (
    human_error,
    says(
        questions.ERROR,
        "(?:caused by|due to|because of|result of|root cause (?:is|was|:)) (?:a |an )?user (?:error|mistake)",
    ),
    at_fault,
    own_fault,
)
