"""Blame by judgement: rules that were broken, work called bad, carelessness, questions that look for a culprit."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of

_RULE = one_of(
    """
    process processes procedure procedures runbook runbooks playbook playbooks checklist checklists policy policies
    guideline guidelines protocol protocols instruction instructions steps rules practice practices sop workflow
    standards convention conventions guidance
    """
)
_KEPT = one_of("followed adhered respected observed obeyed applied complied carried executed performed used met")
_BROKEN = one_of("violated ignored bypassed skipped disregarded broken circumvented")
_BREAKING = one_of(
    "violated bypassed skipped ignored disregarded circumvented broke bypassing skipping ignoring circumventing"
)
_WAS = r"(?:was|were|been|being)"
_NOT_FOLLOWED = (
    rf"{_RULE} (?:[^ ]+ ){{0,14}}?{_WAS} not (?:(?:\w+ly|being|always|been) )*{_KEPT}",
    rf"{_RULE} {_WAS} (?:\w+ly )?{_BROKEN}",
    "not (?:follow|following|followed|adhere to|adhering to|complied with|respecting) "
    rf"(?:(?:the|our|a|any|all|its|their) )?(?:[\w-]+ ){{0,3}}?{_RULE}",
    rf"(?:{_BREAKING}|(?:violation|breach) of) (?:(?:the|our|a|an|all|any|standard|normal) )*(?:[\w-]+ )?"
    rf"(?:{_RULE}|review|reviews|approval|approvals|sign-off|change management)",
    r"(?:step|steps|checklist|review|approval|procedure|process) (?:[^ ]+ ){0,6}?"
    r"(?:was|were) (?:\w+ly )?(?:skipped|bypassed|omitted)",
    "despite (?:being aware|knowing|having been (?:told|warned))",
    "despite (?:(?:the|several|repeated|many|earlier) )+(?:warning|warnings|advice)",
)

_WORK = one_of(
    "change changes deployment deploy release update migration maintenance upgrade decision risk risks rollout"
)
_LOOKED_AFTER = one_of("reviewed tested checked verified vetted validated considered")
_TREATED = one_of(
    """
    planned communicated coordinated thought executed handled managed written coded designed implemented chosen worded
    timed judged read followed evaluated
    """
)
_WELL = one_of("properly adequately sufficiently thoroughly carefully rigorously correctly")
_DONE_BADLY = (
    rf"{_WORK} (?:(?:was|were|had|has|been) )+not (?:\w+ly )?"
    "(?:communicated|escalated|announced|reviewed|approved|discussed|tested|documented|double-checked|agreed)",
    "(?:inadequately|insufficiently|improperly|poorly|carelessly|hastily|sloppily) "
    rf"(?:{_LOOKED_AFTER}|{_TREATED})",
    rf"not (?:\w+ly )?{_WELL} (?:{_LOOKED_AFTER}|{_TREATED})",
    rf"not (?:{_LOOKED_AFTER}|thought through) (?:{_WELL}|well enough|enough)",
)

_CAREFUL = one_of("careful cautious vigilant diligent attentive mindful conscientious")
_CARELESS = one_of(
    "careless negligent sloppy lazy incompetent inexperienced reckless irresponsible inattentive complacent untrained "
    "tired overworked"
)
_WHO_OR_WORK = one_of(
    """
    engineer engineers operator operators admin admins administrator administrators developer developers employee
    employees staff team contractor technician mistake mistakes error errors work behaviour behavior
    """
)
_NO_CARE = (
    rf"(?:be|being|been) (?:(?:more|much more|extra|very|really|so) )?{_CAREFUL}",
    "(?:more|with more) (?:carefully|diligently|attentively)|(?:more|with more) care (?:when|in|about|before)",
    "pay(?:ing)? (?:(?:more|closer|better|careful) )?attention|take (?:more|better|greater) care",
    "(?:insufficient|inadequate|not enough|too little|more) (?:care|diligence|thought|caution|consideration) "
    "(?:was|is|were|must|should|when|in|before|to|by)",
    "lack of (?:attention|care|diligence|discipline|ownership|competence|accountability|judgement|judgment|vigilance)",
    r"(?:poor|bad) (?:\w+ )?(?:practice|practices|judgement|judgment|decision|decisions|planning|communication|"
    "discipline|hygiene|coordination|workmanship|handling|choice|choices)",
    rf"{_CARELESS} {_WHO_OR_WORK}",
    "carelessness|negligence|negligent|negligently|incompetence|complacency|inattention",
    "(?:organizational|organisational|management|leadership|managerial) failure",
    "mistakes were made|(?:should|ought to) know better|knew better",
    "(?:human|an|our|my|his|her|their|simple|through|to|of) oversight",
    r"(?:due to|because of|through|by) (?:a |an )?\w+ oversight",
    r"held accountable|hold \w+ accountable|disciplinary|reprimanded",
)
_REPROACH = (
    r"thought (?:that )?(?:we|you|they|everyone|everybody|this|it|that) "
    r"(?:(?:had|were|was|have|all|\w+ly|already|been) )+(?:agreed|decided|told|settled|asked)",
    "(?:like|as) (?:we|i) (?:had )?(?:told|asked|warned|said) (?:you|them|him|her|before|already)|how many times",
    r"(?:is|was|are|were) (?:(?:\w+ly|just|simply) )*"
    "(?:unacceptable|inexcusable|unforgivable|irresponsible|embarrassing|shameful|stupid|foolish|lazy|careless)",
)

RULES: tuple[Rule, ...] = (
    says(questions.PROCESS, *_NOT_FOLLOWED),
    says(questions.PROCESS, *_DONE_BADLY),
    says(questions.SENSE, *_REPROACH),
    says(questions.CARE, *_NO_CARE),
)

_CULPRIT = (
    "who (?:approved|broke|did|made|pushed|merged|caused|deleted|changed|forgot|was responsible|(?:is|was) to blame)",
    "why did (?:nobody|no one)|why did you",
    "why did not (?:you|we|they|he|she|anyone|anybody|someone|the team|the engineer|the on-call)",
)
_WHY = pattern(
    r"why (?:did|had|was|were) (?P<who>(?:[\w-]+ ){1,4}?)(?:not|forget|ignore|fail|miss|choose|decide|take so long)"
)


def why_not(sentence: Sentence) -> Hit | None:
    """“Why did the engineer not escalate?”, but not “why did the alert not fire?”."""
    for match, first, last in matches(_WHY, sentence):
        asked = Sentence(f"{match['who']} did")
        if subject_of(asked, len(asked.tokens) - 1).who is Who.PERSON:
            return Hit(first, last, questions.SENSE)
    return None


QUESTIONS: tuple[Rule, ...] = (says(questions.SENSE, *_CULPRIT), why_not)
"""Of questions only those that ask for a culprit or a defence."""
