"""Blame that people take upon themselves, which keeps the causes out of sight as well as blame of others does."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, is_we, subject_of
from incident_console.practice.language.told import NAMED, of_people
from incident_console.practice.language.verbs import HAND_WORK
from incident_console.practice.language.voice import told_of

_ACCEPT = pattern(
    r"(?:take|takes|took|taking|accept|accepts|accepted|bear|own|assume) "
    r"(?:(?:full|sole|complete|all|the|entire|personal|total|my|our) )*(?:responsibility|blame|accountability) for"
)


def accepted(sentence: Sentence) -> Hit | None:
    """“I take full responsibility for the mess”, but not “the storage team takes responsibility for backups”."""
    for _, first, last in matches(_ACCEPT, sentence):
        subject = subject_of(sentence, first)
        going_on = sentence.tokens[last + 1].low.endswith("ing") if last + 1 < len(sentence.tokens) else True
        if subject.who is Who.PERSON and is_we(sentence, subject) and not going_on:
            return Hit(subject.first, last, questions.ANYBODY)
    return None


_FAULTS = one_of(
    """
    failure failures failing oversight mistake mistakes error errors negligence lapse lapses misunderstanding
    carelessness omission miscommunication misjudgement misjudgment confusion slip blunder testing communication
    planning attention diligence care complacency forgetfulness inattention miscalculation preparation
    """
)
_WHOSE = "(?:my|our|his|her|their)"
_OWNED = (
    rf"{_FAULTS} (?:[\w-]+ )?on (?:{_WHOSE}|the \w+(?: \w+)?) (?:own )?(?:part|side|end|behalf)",
    rf"{_WHOSE} (?:own )?(?:[\w-]+ )?(?:inattention|ignorance|naivety|naivete|hubris|impatience|laziness|haste|"
    "hastiness|overconfidence|forgetfulness|stupidity|sloppiness|inability to|limited understanding|failings|"
    "unwillingness|thoughtlessness|complacency|arrogance|blunder|screwup|screw-up|lapse)",
    rf"(?:due to|because of|through|thanks to|owing to) {_WHOSE} (?:own )?(?:\w+ )?(?:confusion|inexperience|lack of|"
    "misunderstanding|failure|slip|fault|stupidity|mistake|misreading|poor)",
    rf"limitations (?:in|of) {_WHOSE} (?:own )?(?:thinking|skill|skills|skillset|knowledge|understanding|experience)",
    r"(?:own|owns|owned|owning) (?:this|that|the|my|our) (?:mistake|failure|error|outage|mess)",
    r"(?:it|this|that|all|one|responsibility) (?:is|was|'s) (?:all |entirely |solely |totally )?(?:on (?:me|us)|"
    r"down to (?:me|us))",
)
_HASTILY = pattern(
    "in (?:my|our|his|her|their) (?:rush|haste|hurry|eagerness|panic|confusion|impatience|excitement|frustration)",
    "without (?:a second thought|thinking|thinking twice|much thought|giving it (?:much |any )?thought)|blindly",
)
_TOO_SURE = (
    r"(?:was|were|got|became|been|grown|getting|gotten|had become) (?:(?:too|a bit|a little|overly|\w+ly) )*"
    "(?:complacent|overconfident|cocky|careless|sloppy|lazy|lax|over-confident|negligent)",
    r"(?:was|were|got|became|grown|gotten) (?:too|overly) (?:comfortable|confident|relaxed|trusting|eager|"
    "optimistic|ambitious|impatient|focused|focussed|distracted|busy|proud)",
)


def hastily(sentence: Sentence) -> Hit | None:
    """“In our rush we skipped a step”, “I blindly pasted it”, but not “the proxy blindly forwards everything”."""
    for match, first, last in matches(_HASTILY, sentence):
        if match[0] != "blindly" or _by_people(sentence, first, last):
            return Hit(first, last, questions.SENSE)
    return None


def _by_people(sentence: Sentence, first: int, last: int) -> bool:
    told = told_of(sentence, first)
    if subject_of(sentence, first).who in (Who.PERSON, Who.ROLE) or (told is not None and told.who is Who.PERSON):
        return True
    behind = sentence.tokens[last + 1].low if last + 1 < len(sentence.tokens) else ""
    return first == 0 and behind in _TRUSTED


_TRUSTED = frozenset(pasts(HAND_WORK)) | {"trusted", "followed", "trusting", "following", "copying", "copy-pasting"}


_BLIND = (
    r"blind (?:copy-paste|copy-pasting|copy - pasting|copying|pasting|trust|faith|reliance|copy)",
    r"(?:my|our|his|her|their) instructions (?:[\w,]+ ){0,6}?(?:not|un)(?: |)(?:clear|precise|specific|complete)",
)

_ME = (
    "(?:only )?(?:ourselves|myself) to blame",
    "(?:stupid|silly|foolish|dumb) (?:me|of (?:me|us|him|her|them))",
    r"(?:that|this|it) was (?:all )?(?:me|us|my doing|our doing)(?= [.,!;)]|$)",
    "(?:fault|blame) (?:for (?:[^ ]+ ){1,4}?)?(?:lies|lay|rests|falls) (?:with|on)",
)

RULES: tuple[Rule, ...] = (
    accepted,
    hastily,
    of_people(questions.SENSE, *_TOO_SURE, who=(*NAMED, Who.ROLE)),
    says(questions.ANYBODY, *_OWNED, *_ME),
    says(questions.SENSE, *_BLIND),
)
