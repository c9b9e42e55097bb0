"""Blame for the wrong thing taken: the wrong host, the wrong file, this instead of that."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import every_form, gerunds, participles, pasts, presents
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import verbs, words
from incident_console.practice.language.nominalised import by_people
from incident_console.practice.language.scope import is_supposed
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Subject, Who, is_we, subject_of
from incident_console.practice.language.verbs import BY_HAND, CHECKS, DUTIES, HAND_WORK
from incident_console.practice.language.voice import told_of

_MORE_HANDS = verbs("select target apply give provide communicate pull tell inform grant empty enable pause resume")
_HANDS = frozenset(every_form((*HAND_WORK, *_MORE_HANDS)))
_PASTS = frozenset((*pasts((*HAND_WORK, *_MORE_HANDS)), *participles((*HAND_WORK, *_MORE_HANDS))))
_PRESENTS = frozenset(presents((*HAND_WORK, *_MORE_HANDS)))
_OTHER_PASTS = pattern(r"\w{2,}ed|ran|hit|told|got|dug|set|sent|went|wrote|put|took|made|gave")
_SEEN = words(
    """
    noticed discovered identified fixed corrected realised realized suspected confirmed observed detected reverted
    reported learned showed received used served returned expected caused resulted replaced looked checked seemed
    needed started deployed wasted had saw found
    """
)
"""What people do about something wrong that was there before."""
_MENDED = words("removed replaced changed updated deleted reverted edited modified remove replace change update delete")
_WRONG = pattern(r"(?:wrong|incorrect|mistaken|misleading) (?!(?:with|in|about|and|for|to|when|on|because) )[\w-]+")
_ENDS = words(", ; : ( ) – — . because that which who when while if as so but")
_REACH = 8
"""Tokens: so near before the wrong thing stands the verb that took it."""


def wrong_thing(sentence: Sentence) -> Hit | None:
    """“The admin deleted the wrong directory”, “to pause the wrong queue”, but not “we found the wrong value”."""
    for match, first, last in matches(_WRONG, sentence):
        verb = _taken_by(sentence, first)
        if verb is None:
            continue
        low = sentence.tokens[verb].low
        if low in _MENDED and match[0].split()[0] in ("incorrect", "misleading"):
            continue
        subject = _taker(sentence, verb)
        enough = (Who.PERSON, Who.ROLE, Who.NAME) if low in _PASTS else (Who.PERSON,)
        opens = subject.who is Who.UNSAID and verb <= 1 and low in _PASTS
        if (subject.who in enough or opens) and not is_supposed(sentence, verb):
            return Hit(min(subject.first, verb), last, questions.SLIP)
    return None


def _taken_by(sentence: Sentence, wrong: int) -> int | None:
    for at in range(wrong - 1, max(-1, wrong - _REACH), -1):
        low = sentence.tokens[at].low
        if low in _ENDS:
            return None
        going_on = low.endswith("ing") and at > 0 and sentence.tokens[at - 1].low in ("was", "were", "been")
        if low in _HANDS or going_on or (_OTHER_PASTS.fullmatch(low) and low not in _SEEN):
            return at
    return None


def _taker(sentence: Sentence, verb: int) -> Subject:
    """Who took it: behind “to” and in a gerund the one of whom the sentence tells."""
    tokens = sentence.tokens
    low = tokens[verb].low
    if low in _PRESENTS and tokens[verb - 1].low in ("the", "a", "an", "two", "some", "our", "of", "these"):
        return Subject(Who.THING, verb)  # no verb but a noun: “the changes of the wrong table”
    before = tokens[verb - 1].low if verb else ""
    hangs = before == "to" or (verb and low.endswith("ing") and before not in ("was", "were", "is", "are", "been"))
    if not hangs:
        return subject_of(sentence, verb)
    if before == "to" and is_supposed(sentence, verb):
        return Subject(Who.THING, verb)
    return told_of(sentence, verb) or subject_of(sentence, verb - 1)


_INSTEAD_OF_THE = pattern(
    rf"{one_of(pasts(HAND_WORK))} (?:[^ ]+ ){{1,6}}?instead of "
    "(?:(?:the|a|an|its|our)|staging|production|test|testing|dev|development|prod|just)",
    rf"(?:\w{{3,}}ed|wrote|built|made|took|ran|put) (?:[^ ]+ ){{1,8}}?(?:instead of|rather than) "
    rf"{one_of(gerunds((*DUTIES, *CHECKS)), 'using relying reusing following fixing addressing waiting')}",
)


def mixed_up(sentence: Sentence) -> Hit | None:
    """“The engineer restarted the primary instead of the replica”; “we” mostly tell so of a choice."""
    for _, first, last in matches(_INSTEAD_OF_THE, sentence):
        subject = subject_of(sentence, first)
        opens = subject.who is Who.UNSAID and first <= 1
        if opens or (subject.who is Who.PERSON and not is_we(sentence, subject)):
            return Hit(subject.first, last, questions.SLIP)
    return None


_TARGET = one_of(
    """
    environment environments env host hosts server servers cluster clusters machine machines node nodes database
    databases db account accounts project projects namespace namespaces region regions branch branches repository
    repositories repo directory directories folder folders file files bucket buckets table tables tenant tenants
    instance instances device devices switch switches port ports cable cables disk disks drive drives volume volumes
    site sites customer customers data-center datacenter centre context window terminal shell tab console button rack
    racks partition partitions system systems router routers line box stack domain zone channel network replica primary
    version
    """
)
_ON_THE_WRONG = (
    rf"{one_of(participles(BY_HAND), 'applied restarted deleted')} (?:\w+ly )?"
    rf"(?:on|in|to|against|from|into|at) the (?:wrong|incorrect) (?:[\w-]+ )?{_TARGET}"
)
_CHOSEN = one_of(
    "selected chosen picked entered typed copied pasted pushed merged deployed uploaded deleted issued clicked"
)
_CHOSEN_BY = pattern(
    rf"(?:wrong|incorrect) (?:[\w-]+ ){{1,3}}?(?:was|were|got) (?:\w+ly )?{_CHOSEN}",
    "(?:wrong|incorrect) (?:command|commands|script|scripts|procedure|playbook|migration|query) "
    "(?:was|were) (?:run|executed|used|issued)",
)
_BY_SOMETHING = pattern(r"(?:[\w-]+ ){0,4}?(?P<by>by) (?:the|a|an|its|our)")


def wrong_chosen(sentence: Sentence) -> Hit | None:
    """“The wrong branch was deployed”, but not “the wrong host was picked by the scheduler”."""
    for match, first, last in matches(_CHOSEN_BY, sentence):
        by = _BY_SOMETHING.match(sentence.norm, match.end() + 1)
        if by is None or by_people(sentence, sentence.token_at(by.start("by"))):
            return Hit(first, last, questions.SLIP)
    return None


_WITH_A_TYPO = (
    r"(?:issued|entered|typed|run|executed|submitted|invoked|written|ran|wrote) (?:[\w-]+ ){0,4}?"
    r"with (?:a|an|the) (?:typo|mistake|mistyped \w+|wrong \w+)"
    r"|(?:made|issued|entered|submitted|called|performed|started) with (?:the |an |a )?(?:wrong|incorrect|mistyped) \w+"
)
_WRONG_PUSH = (
    "(?:wrong|mistaken|careless) (?:(?:push|press|command|turn|move|flick) (?:of|on|in|by|at|and)|click|keystroke|"
    "keypress|button press|key press)"
)
_TYPO = (
    r"(?:due to|because of|caused by|result of|thanks to|root cause (?:is|was|:)) (?:a|an|the|some|my|our|his|her) "
    r"(?:[\w-]+ )?(?:typo|mistyped|fat-finger|fat finger|finger trouble|copy(?:-| |/| - )?(?:and-)?paste (?:error|"
    r"mistake))",
    r"(?:a|the|this|one|my|our) (?:[\w-]+ )?typo (?:[\w-]+ ){0,6}?(?:caused|took|led|broke|resulted|brought|meant|"
    r"made|sent)",
    r"(?:fat-fingered|fat fingered|fat-fingering)",
)

RULES: tuple[Rule, ...] = (
    wrong_thing,
    mixed_up,
    wrong_chosen,
    says(questions.SLIP, _ON_THE_WRONG, _WITH_A_TYPO, _WRONG_PUSH, *_TYPO),
)
