"""Blame for not having looked first: work done without checking, released too early, instead of being tested."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import gerunds, participles, pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_we, subject_of
from incident_console.practice.language.verbs import BY_HAND, CARE, CHECKS, DUTIES, HAND_WORK
from incident_console.practice.language.voice import is_passive, verb_around

_HANDS = pattern(one_of(participles(HAND_WORK), pasts(HAND_WORK)))
_ONLY_HANDS = pattern(one_of(participles(BY_HAND), pasts(BY_HAND)))
_ONLY_PEOPLE = pattern(one_of(gerunds(DUTIES)))
_KNOWING = words("knowing aware realising realizing noticing understanding recognising recognizing")
"""What nobody can choose to do: “they began without knowing of it” reproaches nobody by itself."""

_LOOKING = frozenset(gerunds((*DUTIES, *CARE))) - _KNOWING - {"waiting"}
_NEAR = 8
"""Tokens: so near behind a gerund that opens a point of a list, it is told of the same people."""
_PRECAUTIONS = one_of(
    """
    aware knowing approval authorisation authorization permission review reviews care thought consideration awareness
    announcement testing verification monitoring coordination consultation notice backup backups plan diligence
    """
)
_CARELESSLY = pattern(
    r"without (?:(?:\w+ly|first|even|being|actually|anybody|anyone|somebody|someone|us|me|them|ever|any|proper|"
    "adequate|sufficient|due|enough|prior|the|a|careful|further|"
    f"having) )*(?P<care>{one_of(gerunds((*DUTIES, *CARE)))}|{_PRECAUTIONS}|(?:dry|test) run|(?:load|smoke|"
    r"integration|unit|regression) tests?|canary|rollback plan|(?:having )?(?:being|been) (?:\w+ly )?(?:tested|"
    "reviewed|approved|checked|verified|validated|announced|discussed)|(?:peer|code) review|second opinion)"
)
_NO_STEP = one_of("causing affecting impacting interrupting waiting needing requiring using losing")
_LEAVING_OUT = pattern(rf"without (?:\w+ly )?(?!{_NO_STEP} )\w{{3,}}ing")


def without_care(sentence: Sentence) -> Hit | None:
    """“Applied to production without checking the context”, told of people, or of nobody in the passive."""
    for match, first, last in matches(_CARELESSLY, sentence):
        verb = verb_around(sentence, first, last)
        opens = sentence.tokens[0].low.endswith("ing") and match["care"] in _LOOKING and 0 < first < _NEAR
        if opens or (verb is not None and _is_careless(sentence, verb, match["care"])):
            return Hit(first, last, questions.EASY_TO_MISS)
    for _, first, last in matches(_LEAVING_OUT, sentence):
        verb = verb_around(sentence, first, last)
        if verb is not None and is_passive(sentence, verb) and _ONLY_HANDS.fullmatch(sentence.tokens[verb].low):
            return Hit(min(verb, first), last, questions.EASY_TO_MISS)
    return None


def _is_careless(sentence: Sentence, verb: int, care: str) -> bool:
    who, passive = subject_of(sentence, verb).who, is_passive(sentence, verb)
    if _HANDS.fullmatch(sentence.tokens[verb].low) and (passive or who.may_be_human):
        return True
    return care not in _KNOWING and (who is Who.PERSON or (passive and _ONLY_PEOPLE.fullmatch(care) is not None))


_INSTEAD = pattern(
    f"(?:instead of|rather than) (?:{one_of(gerunds((*DUTIES, *CHECKS, *HAND_WORK)))}|relying|following)(?: "
    r"[^ ]+){1,8}? , (?P<who>[\w-]+(?: [\w-]+)?)"
)


def instead(sentence: Sentence) -> Hit | None:
    """“Instead of testing it, the developer shipped it”."""
    for match, first, last in matches(_INSTEAD, sentence):
        asked = Sentence(f"{match['who']} did")
        subject = subject_of(asked, len(asked.tokens) - 1)
        if subject.who is Who.PERSON and not is_we(asked, subject):
            return Hit(first, last, questions.SENSE)
    return None


_RELEASED = one_of("put pushed released deployed merged shipped launched rushed moved promoted")
_UNTRIED = one_of("change changes code release version migration script deployment configuration config patch fix")

RULES: tuple[Rule, ...] = (
    says(
        questions.UNPREPARED,
        rf"(?:{_RELEASED}|rolled out) (?:[\w-]+ ){{0,3}}?"
        r"(?:prematurely|too early|too soon|in haste|hastily|in a hurry|in a rush)",
        "(?:was|were|been|being) rushed",
        rf"(?:untested|unreviewed|unapproved) (?:\w+ )?{_UNTRIED}",
        rf"(?:{_RELEASED}|rolled out|went out|gone out|went live|gone live|went in) (?:\w+ly )?"
        "(?:untested|unreviewed|unapproved|unannounced|unverified|unchecked)",
    ),
    without_care,
    says(
        questions.EASY_TO_MISS,
        r"without (?:properly|adequately|correctly|sufficiently|carefully|thoroughly) \w+ing",
    ),
    instead,
)
