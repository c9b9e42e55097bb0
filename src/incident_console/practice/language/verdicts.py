"""Blame by verdict: a mistake was made, this was reckless, it was done wrong."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of

_MISTAKES = one_of("mistake mistakes blunder blunders misstep missteps slip-up slip-ups misjudgement misjudgments")
_A_FEW = r"(?:(?:a|an|the|this|that|some|several|many|few|couple of|number of|two|three|our|my|his|her|their) )*"
_WHAT_KIND = r"(?:[\w-]+ (?:, )?){0,3}?"
_MADE = (
    rf"(?:{_MISTAKES}|error|errors) (?:that )?(?:was|were|have been|has been|had been|got|being) (?:\w+ly )?"
    "(?:made|committed)",
)
_NOT_MADE = pattern("no|not|any|never|if|when|where|whenever|which|what|that|how")


def mistake_made(sentence: Sentence) -> Hit | None:
    """“A critical mistake was made”, but not “no mistakes were made”."""
    for _, first, last in matches(_MISTAKE_MADE, sentence):
        before = " ".join(token.low for token in sentence.tokens[max(0, first - 4) : first])
        if not _NOT_MADE.search(before):
            return Hit(first, last, questions.ANYBODY)
    return None


_MISTAKE_MADE = pattern(*_MADE)
_DID = pattern(
    r"(?:made|did(?= (?:a|an|the|some|several|many|our|my|two|three))|committed|make) "
    rf"{_A_FEW}{_WHAT_KIND}"
    r"(?:mistake|mistakes|error|errors|blunder|blunders|typo|typos|slip|misstep|miscalculation|misjudgement|mess)"
    r"(?! (?:budget|budgets|page|pages|message|messages|code|codes|log|logs|handling|rate|rates|report|reports))"
)
_GENERAL = pattern("if|whenever|everyone|everybody|humans|probably|ever|can|may|might|could|would|people|no")


def made_mistake(sentence: Sentence) -> Hit | None:
    """“We did some mistakes”, but not “the one who made the mistake was open about it” nor “you will make mistakes”."""
    for _, first, last in matches(_DID, sentence):
        only_named = first > 0 and sentence.tokens[first - 1].low in ("that", "who")
        subject = subject_of(sentence, first)
        before = " ".join(token.low for token in sentence.tokens[:first])
        if only_named or sentence.tokens[first].low == "make" or _GENERAL.search(before):
            continue
        if subject.who in (Who.PERSON, Who.ROLE, Who.NAME):
            return Hit(subject.first, last, questions.SENSE)
    return None


_VERY = r"(?:(?:\w+ly|just|all|such|so|very|quite|rather|also|a bit|a little|clearly|simply|really) )*"
_STRONG = (
    "(?:massive|huge|epic|major|complete|total|big|terrible|colossal|embarrassing|silly|stupid|rookie|serious|grave|"
    "critical|costly|fatal|dumb|careless|real|bad|horrible|dreadful|enormous|unforced|basic|classic|honest|simple|"
    "obvious)"
)
_FAILING = one_of(
    """
    fail failure screwup screw-up fuckup fuck-up blunder oversight misstep mess facepalm slip-up misjudgement
    misjudgment goof boo-boo mistake brainfart
    """
)
_EFFORT = (
    r"(?:our|my|their|his|her|the team's|incident) (?:own )?(?:\w+ )?(?:response|reaction|handling|review|process|"
    r"approach|"
    r"judgement|judgment|escalation|handover|management)|(?:(?:the|our|team|internal|external) )?(?:communication|"
    "communications|preparation|planning|coordination|testing|teamwork|supervision|leadership|due diligence)"
)
_CALLED = (
    rf"(?:this|that|it|which|what we did|here|was clearly) (?:was|is|were) {_VERY}"
    rf"(?:(?:a|an|the|our|my|their) )?(?:{_STRONG} (?:, |and )?)+{_FAILING}",
    rf"(?:this|that|it|which) was {_VERY}(?:an oversight|a blunder|a misstep|a slip-up|negligence|a screwup|a screw-up|"
    r"a (?:planning|management|communication|leadership|team|process|judgement|judgment|human) (?:failure|failing|"
    r"fail))",
    r"(?:other|first|second|third|big|biggest|main|real|my|our|his|her|their|original|initial|final|critical|fatal|key|"
    rf"only|one|huge|greatest|worst) {_MISTAKES} (?:[\w-]+ ){{0,4}}?was (?:that|to|not|in|when|\w+ing)",
    f"(?:the|our|my|their) (?:{_MISTAKES}|failing|failings) (?:was (?:that|to|not|in)|:)",
    "(?:silly|stupid|dumb|amateur|rookie|careless|embarrassing|terrible|beginner|junior|basic|"
    "dumbest) (?:'s )?(?:mistake|error)",
    r"(?:major|massive|big|huge|epic|complete|total|embarrassing) (?:fail|screw-up|screwup|fuckup|blunder)",
    r"(?:failure|lapse|error|errors|lapses) (?:of|in) (?:our |my |the team's )?"
    "(?:judgement|judgment|leadership|discipline|management|communication|planning|diligence|vigilance|oversight|care)",
    r"(?:do|does|did|done|doing|went|go) (?:it|this|that|things|everything|so) (?:all |completely |totally )?"
    "(?:wrong|wrongly|badly|incorrectly|poorly|the wrong way)",
    rf"(?:was|were) {_VERY}(?:done|set up|handled|performed|executed|carried out|managed|planned|implemented) "
    "(?:wrong|wrongly|badly|carelessly|hastily|sloppily|poorly)",
    "(?:there (?:is|was)|have|had) (?:really |simply )?no excuse|(?:slipped|got|made it|sneaked|snuck) "
    "(?:through|past) (?:(?:our|the|code|peer|a|all|every|my|both) )*(?:review|reviews|testing|tests|qa|cracks|"
    "reviewers|us|checks)",
    rf"(?:{_EFFORT}) (?:(?:with|between|to|within|among|from|on|of) (?:[^ ]+ ){{1,4}}?)?(?:was|were|"
    rf"is) {_VERY}(?:\w+ )?(?:poor|bad|slow|late|sloppy|insufficient|inadequate|lacking|terrible|"
    "chaotic|not good enough|unclear|nonexistent|non-existent|careless|disorganised|disorganized|lax|unprofessional|"
    "not sufficient|not adequate|rushed|haphazard)",
    r"(?:cut|cutting|cuts) corners|(?:took|taking) (?:a |some |too many )?(?:shortcut|shortcuts)",
    rf"(?:diagnosis|detection|response|escalation|recovery|rollback|investigation|mitigation|communication) took "
    rf"{_VERY}(?:far |way |much )?too long|went unnoticed for (?:far |way |much )?too long",
    r"(?:escalation|response|reaction|announcement|decision|communication|warning|help|handover) "
    rf"(?:came|arrived|happened|was made|was sent) {_VERY}(?:much |far |way )?(?:too )?late",
    r"(?:mistake|error|fault|blunder) (?:was|is) (?:entirely |all |solely )?(?:mine|ours|theirs)",
    "self-inflicted|(?:made worse|worsened|exacerbated|prolonged|aggravated|delayed) by (?:our|my|his|her|their|"
    "the team's) (?:own )?(?:decision|choice|attempt|attempts|failure|actions|mistake|reluctance|slowness|"
    "confusion|reaction)",
)

RULES: tuple[Rule, ...] = (
    mistake_made,
    made_mistake,
    says(questions.SENSE, *_CALLED),
)
