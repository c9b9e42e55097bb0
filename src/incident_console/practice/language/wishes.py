"""Wishes: actions that nobody can finish, because nothing in them says when they are done."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds, looks_like_participle
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import verbs, words
from incident_console.practice.language.sentences import CODE, Sentence
from incident_console.practice.language.subjects import Who, subject_of

_FIELD = one_of(
    """
    monitoring alerting alerts alarms observability logging documentation docs testing tests coverage communication
    communications training awareness process processes procedure procedures reliability resilience resiliency stability
    visibility security collaboration coordination knowledge escalation habits quality discipline culture planning
    diligence performance practices robustness response understanding hygiene ownership vigilance transparency
    preparation preparedness readiness review reviews handover handovers handoffs teamwork attention automation
    """
)
_BETTER = one_of(
    """
    proper stronger clearer thorough
    improve improving better enhance enhanced enhancing increase increased strengthen strengthening more improved review
    revisit update updating discuss fix optimise optimize boost
    """
)
_OF_WHAT = one_of(
    """
    our the of on in its their general overall better more internal and incident test system service team engineering
    deployment change release operational on-call for about around existing code all review data user customer
    """
)
_VAGUE = pattern(
    rf"{_BETTER} (?:{_OF_WHAT} ){{0,4}}(?:[a-z-]+ )?{_FIELD}(?: and {_FIELD})?",
    rf"(?:make|making) (?:{_OF_WHAT} )*(?:{_FIELD}|system|service|platform) (?:much )?(?:better|more \w+)",
    "(?:get|getting|become|becoming) better (?:at|in|with)|spend more time",
    rf"(?:invest|investing) (?:more |time |effort |heavily )*(?:in|into) (?:{_OF_WHAT} )*{_FIELD}",
    "(?:take|taking) (?:[^ ]+ ){1,3}?(?:more|very) seriously",
    "(?:establish|foster|build|promote|encourage|create|develop|instil|instill|strengthen) (?:a |an |the |our )?"
    r"(?:\w+ )?(?:culture|mindset|sense|spirit) of",
    "(?:prevent|avoid|stop|preclude) (?:(?:this|it|that|these|such|similar|the same|any) )+"
    "(?:[^ ]+ ){0,2}?(?:from )?(?:happening|recurring|reoccurring|occurring|incidents?|outages?|mistakes?|issues?|"
    "problems?)",
    "(?:stress|emphasise|emphasize|communicate|reinforce|highlight|underline) the importance of",
    "(?:encourage|urge) (?:[^ ]+ )?(?:people|everyone|everybody|engineers|developers|team|staff) to",
)
_WANTED = pattern(
    rf"(?:better|more|improved) (?:{_OF_WHAT} )*{_FIELD} (?:is|are) (?:\w+ )?(?:needed|required|necessary|wanted)",
    f"{_FIELD} (?:needs|need|must|should|has|have|ought) (?:to )?be (?:improved|better|strengthened|enhanced|"
    "increased|revisited|taken seriously|optimised|optimized)",
    "(?:must|should|will|can) (?:not|never) (?:be allowed to )?(?:happen|occur) again",
    "(?:do not|never|not) (?:make|repeat|do) (?:the same|this|these|that|such|similar) (?:[^ ]+ )?(?:mistakes?|"
    "errors?|again)",
    "(?:everyone|everybody|all engineers|all developers|staff|people) (?:should|must|needs to|need to|has to) "
    "(?:read|know|be aware|understand|remember|study)",
    "(?:make sure|ensure) (?:that )?(?:everyone|everybody|people|staff|all engineers|the team) (?:knows|know|"
    "understands|understand|is aware|are aware|reads|read)",
)
"""What is a wish wherever it stands."""
_TO_DO = pattern(
    'should|must|will|shall|need|needs|to|let us|action|actions|owner|plan|going|want|aim|:|say|“|"|”|write|'
    "provide|add|get|do|create|consider|look|ensure"
)
_SAYS_HOW = words(
    "by when if that which so with using via was were is are has had made than until after might would could"
)
_LONGEST = 14
"""Tokens. What says more than this about an action mostly says how it is seen to be done."""


def vague(sentence: Sentence) -> Hit | None:
    """“Improve monitoring”, but not “alert when the disk is 80 % full, by Friday”."""
    if not _is_short(sentence):
        return None
    for match, first, last in matches(_VAGUE, sentence):
        if not _says_how(sentence, last) and (
            _is_asked(sentence, first) or _TO_DO.search(sentence.norm[: match.start()])
        ):
            return Hit(first, last, questions.TAUGHT if "training" in match[0] else questions.DONE)
    for _, first, last in matches(_WANTED, sentence):
        if not _says_how(sentence, last):
            return Hit(first, last, questions.DONE)
    return None


_ASKING = words("have get do practice practise use want aim seek")


def _is_asked(sentence: Sentence, first: int) -> bool:
    return first == 0 or (first == 1 and sentence.tokens[0].low in _ASKING)


def _is_short(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return len(tokens) <= _LONGEST and not any(token.low == CODE or token.low[0].isdigit() for token in tokens)


def _says_how(sentence: Sentence, last: int) -> bool:
    return not _SAYS_HOW.isdisjoint(token.low for token in sentence.tokens[last + 1 :])


_EFFORTS = verbs(
    """communicate test monitor document plan respond react coordinate collaborate escalate check prepare think listen
    work train review cooperate verify investigate"""
)
_HARDER = pattern(
    f"{one_of(_EFFORTS, gerunds(_EFFORTS))} (?:[^ ]+ ){{0,3}}?(?:better|more|faster|quicker|harder|earlier|"
    "sooner|carefully|properly|thoroughly|closely|rigorously|diligently|more often|regularly|everything|"
    "twice)(?! (?:than|[^ ]+s)(?![^ ]))"
)
_MUST = pattern("should|must|will|shall|need to|needs to|have to|has to|try to|let us|please|: to")


def harder(sentence: Sentence) -> Hit | None:
    """“Communicate better”, “we must test more”, but not “the team communicated better than before”."""
    if not _is_short(sentence):
        return None
    for match, first, last in matches(_HARDER, sentence):
        if not _says_how(sentence, last) and (first == 0 or _MUST.search(sentence.norm[: match.start()])):
            return Hit(first, last, questions.DONE)
    return None


_EVERYBODY = one_of(
    """
    team teams staff engineers everyone everybody developers operators people on-call engineer operator employees
    members
    """
)
_RULE = (
    r"(?:the |our |this |all )*(?:[\w-]+ )?"
    "(?:process|processes|checklist|procedure|procedures|runbook|guidelines|rules|protocol)"
)
_BY_HEART = pattern(
    "(?:double|triple)(?:-| )check(?= [a-z`])|think (?:twice|before|first)|stay (?:alert|vigilant|focused|"
    "focussed|calm)|(?:follow|adhere to|stick to|respect|obey) " + _RULE,
    "(?:exercise|use|apply) (?:more |extra |great |greater )?(?:caution|care|diligence|judgement|judgment)",
    "(?:always|never) (?:assume|trust|check|verify|test|review|confirm|ask|forget|read|think|make sure|look|"
    "communicate)",
)
_HABIT = pattern(r"(?:always|never) (?!on |the |been |again |mind )(?P<verb>[a-z]+)", "try (?:not )?to (?P<try>[a-z]+)")


def by_heart(sentence: Sentence) -> Hit | None:
    """“Always double-check”, “developers must follow the checklist”, but not “the team double-checked it”."""
    for match, first, last in matches(_BY_HEART, sentence):
        ahead = sentence.norm[: match.start()]
        people = subject_of(sentence, first).who in (Who.PERSON, Who.ROLE, Who.UNSAID)
        if first <= 1 or (people and _MUST.search(ahead)):
            return Hit(first, last, questions.SYSTEM)
    for match, first, last in matches(_HABIT, sentence):
        if first == 0 and _is_short(sentence) and not looks_like_participle(match["verb"] or match["try"]):
            return Hit(first, last, questions.SYSTEM)
    return None


_CAREFUL = one_of("careful cautious vigilant diligent attentive mindful")
_DISPOSED = pattern(
    "(?:be|being) (?:(?:more|extra|very|much|a bit|even) )+(?:proactive|aware|responsive|disciplined|thorough|"
    "transparent|conscious|rigorous|organised|organized|patient|alert|prepared|responsible|conscientious|"
    "deliberate|considerate|strict)"
)


def disposed(sentence: Sentence) -> Hit | None:
    """“We should be more proactive”, but not “the page should be more responsive”."""
    for _, first, last in matches(_DISPOSED, sentence):
        to = first - 1 if first and sentence.tokens[first - 1].low == "to" else first
        needs = to - 1 if to and sentence.tokens[to - 1].low in ("need", "needs", "have", "want", "try") else to
        if subject_of(sentence, needs).who in (Who.PERSON, Who.ROLE, Who.UNSAID):
            return Hit(first, last, questions.SYSTEM)
    return None


RULES: tuple[Rule, ...] = (
    says(
        questions.SYSTEM,
        rf"(?:be|being) (?:\w+ )?(?:more |extra |very )?{_CAREFUL}|more carefully|with more care",
        "pay (?:more |closer |better )?attention|take (?:more|better|greater|extra|special|great) care|try harder",
        "(?:will|must|should|shall|to) (?:do better|work harder)|do better(?: next time)?(?= \\.|$)",
        "(?:always )?remember to|do not forget|never forget|keep an eye on",
        "(?<!to )(?:make sure|ensure|guarantee) (?:that )?(?:this|it|such [^ ]+|similar [^ ]+|[^ ]+ like (?:this|"
        "these|that)) (?:[^ ]+ )?"
        "(?:does not|do not|never|will not|cannot|can not)(?: [^ ]+)? (?:happen|occur|reoccur|recur|repeat)[a-z]*",
    ),
    says(
        questions.TAUGHT,
        "(?:more|better|additional|further|extra|refresher) (?:[^ ]+ )?(?:training|education)|raise awareness",
        rf"(?:retrain|re-train|educate|remind|train) (?:(?:the|our|all|every) )*(?:[^ ]+ )?{_EVERYBODY}",
        "(?:provide|organise|organize|conduct|hold) (?:[^ ]+ )?training",
    ),
    vague,
    harder,
    by_heart,
    disposed,
)
