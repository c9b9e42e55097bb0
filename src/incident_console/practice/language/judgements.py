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
    rf"(?:{_RULE}|step) (?:[^ ]+ ){{0,14}}?(?:had|has|{_WAS}) not (?:(?:\w+ly|being|always|been) )*{_KEPT}",
    rf"{_RULE} {_WAS} (?:\w+ly )?{_BROKEN}(?! by (?:the|a|an|its|this) (?!team|staff|engineer|operator|developer))",
    "not (?:follow|following|followed|adhere to|adhering to|complied with|respecting) "
    rf"(?:(?:the|our|a|any|all|its|their) )?(?:[\w-]+ ){{0,3}}?{_RULE}",
    rf"(?:{_BREAKING}|(?:violation|breach) of) (?:(?:the|our|a|an|all|any|standard|normal) )*(?:[\w-]+ )?"
    rf"(?:{_RULE}|review|reviews|approval|approvals|sign-off|change management)",
    r"(?:step|steps|checklist|review|approval|procedure|process|testing|verification|validation|staging|"
    r"qa) (?:[^ ]+ ){0,6}?(?:was|were) (?:\w+ly )?(?:skipped|bypassed|omitted)",
    r"(?:deviat(?:ed|es|ing|ion|ions)|depart(?:ed|ing|ure)|stray(?:ed|ing)) from (?:(?:the|a|our|an|its|their|any) )*"
    rf"(?:(?:planned|original|agreed|approved|established|documented|usual|normal|standard|written|intended)(?= )|"
    rf"(?:[\w-]+ )?(?:{_RULE}|plan|plans)(?![^ ]))",
    "(?:merged|deployed|released|went out|shipped|approved|pushed|proceeded|went ahead|launched|rolled out|"
    "continued) (?:[^ ]+ ){0,4}?(?:despite|in spite of|ignoring) (?:(?:the|several|known|failing|red|missing|"
    "open|repeated|clear|all|our) )*(?:tests|test|checks|bugs|bug|warnings|warning|review|approval|ci|builds|"
    "objections|concerns|alerts|advice)",
    r"(?:no|without any) (?:(?:peer|code|proper|formal|prior|risk|real|second) )*(?:review|testing|approval|sign-off|"
    "consultation|rollback plan|risk assessment) (?:was|were) (?:done|performed|carried out|made|obtained|requested|"
    "conducted)",
    "there (?:was|were|had been) no (?:(?:peer|code|proper|formal|prior|real|second) )*(?:review|reviews|"
    "approval|sign-off|rollback plan|testing|peer-review|consultation|communication)(?! [a-z]*(?:environment|"
    "tool|system|server|path|channel))",
    r"(?:steps|step|procedure|commands|operation|operations|upgrade|maintenance|work) (?:was|were|had been) "
    "(?:carried out|performed|executed|done|run|followed) (?:in the wrong order|out of order|incorrectly|wrongly)",
    r"(?:guide|guides|docs|documentation|manual|manuals|notes|instructions|readme|warning|warnings|email|emails|mail|"
    r"changelog|announcement) (?:[^ ]+ ){0,4}?(?:was|were) (?:not|never) (?:\w+ly )?(?:read|heeded|consulted|followed|"
    r"taken seriously)",
    "despite (?:being aware|knowing|having been (?:told|warned))",
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
_TOLD = one_of("consulted informed told briefed involved forewarned warned")
_DONE_BADLY = (
    rf"{_WORK} (?:(?:was|were|had|has|been) )+not (?:\w+ly )?"
    "(?:communicated|escalated|announced|reviewed|approved|discussed|tested|documented|double-checked|agreed)",
    r"had (?:never|not) (?:\w+ly |ever |even )?been (?:\w+ly )?(?:tested|reviewed|documented|rehearsed|"
    "practised|practiced|communicated|announced|discussed|agreed|questioned|tried)",
    r"(?:was|were) never (?:\w+ly )?(?:tested|reviewed|documented|rehearsed|practised|practiced|discussed|audited)",
    r"(?:procedure|procedures|rollback|failover|restore|backup|backups|plan|plans|runbook|process|script|scripts) "
    r"(?:was|were) not (?:\w+ly )?(?:\w+ (?:and|or) )?(?:tested|documented|reviewed|rehearsed)",
    "(?:hardly|barely|scarcely|never properly|inadequately|insufficiently|improperly|poorly|carelessly|hastily|"
    f"sloppily) (?:{_LOOKED_AFTER}|{_TREATED})",
    rf"not (?:\w+ly )?{_WELL} (?:{_LOOKED_AFTER}|{_TREATED})",
    rf"{_WAS} (?:never|not) (?:\w+ly |ever |even )?(?:communicated|reviewed|escalated|discussed|consulted|"
    rf"thought through|"
    r"rehearsed|double-checked|peer-reviewed|peer reviewed|well tested|well-tested|announced in|signed off)",
    rf"(?:team|teams|staff|engineer|engineers|support|operations|on-call|leadership|management|stakeholders|owners|"
    rf"anyone|department|operators|developers|everyone) {_WAS} (?:never|not) (?:\w+ly |ever |even )?{_TOLD}",
    r"(?:poorly|badly|carelessly|hastily|sloppily|half-heartedly) (?:thought(?: |-)out|designed|tested|planned|written|"
    r"executed|managed|communicated|coordinated|handled|documented|reviewed|implemented|prepared|organi[sz]ed)",
    rf"not (?:{_LOOKED_AFTER}|thought through) (?:{_WELL}|well enough|enough)",
)

_CAREFUL = one_of("careful cautious vigilant diligent attentive mindful conscientious")
_CARELESS = one_of(
    "careless negligent sloppy lazy incompetent inexperienced reckless irresponsible inattentive complacent untrained "
    "tired overworked overconfident unqualified unskilled clueless distracted greedy arrogant undisciplined"
)
_WHO_OR_WORK = one_of(
    """
    engineer engineers operator operators admin admins administrator administrators developer developers employee
    employees staff team contractor contractors technician technicians mistake mistakes error errors work behaviour
    behavior manager managers management leadership intern interns dev devs people person reviewer reviewers practice
    practices handling use usage approach decision decisions action actions
    """
)
_NO_CARE = (
    rf"(?:be|being|been) (?:(?:more|much more|extra|very|really|so) )?{_CAREFUL}",
    "(?:more|with more) (?:carefully|diligently|attentively)|(?:more|with (?:more|greater|extra|better)) care"
    r"(?: (?:when|in|about|before)|(?= \.|$))",
    "pay(?:ing)? (?:(?:more|closer|better|careful) )?attention|take (?:more|better|greater) care",
    "(?:insufficient|inadequate|not enough|too little|more) (?:care|diligence|thought|caution|consideration) "
    "(?:was|is|were|must|should|when|in|before|to|by)",
    rf"{_CARELESS} {_WHO_OR_WORK}|(?:careless|sloppy|lax|reckless|shoddy|negligent|thoughtless|"
    rf"half-hearted) [a-z][a-z-]+",
    "carelessness|negligence|negligent|negligently|incompetence|complacency|inattention",
    "(?:organizational|organisational|management|leadership|managerial) failure",
    "(?:should|ought to) know better|knew better",
    "(?:human|an|our|my|his|her|their|simple|through|to|of) oversight",
    r"(?:due to|because of|through|by) (?:a |an )?\w+ oversight",
    r"held accountable|hold \w+ accountable|disciplinary|reprimanded",
)
_REPROACH = (
    r"(?:we|they|he|she|i|team|management|staff) (?:had been|were|was) (?:\w+ly )?warned (?:about|of|that|by|in|"
    r"before|and)",
    r"(?:we|they|he|she|i|team|management|staff|people|everyone) (?:had |have )?(?:\w+ )?(?:knew|known) "
    r"(?:about|of|that|this|it) (?:[^ ]+ ){1,12}?(?:but|yet|and|and yet) (?:[^ ]+ ){0,3}?(?:nothing|never|not|"
    r"ignored|postponed|did)",
    r"(?:was|were|been) (?:simply |just )?left (?:unattended|unanswered|untouched|unassigned|unread|unpatched|"
    r"unmonitored|unfixed|unreviewed|unsecured|unprotected|unchecked|open for|to rot)",
    "despite (?:(?:the|several|repeated|many|earlier) )+(?:warning|warnings|advice)",
    r"thought (?:that )?(?:we|you|they|everyone|everybody|this|it|that) "
    r"(?:(?:had|were|was|have|all|\w+ly|already|been) )+(?:agreed|decided|told|settled|asked)",
    r"(?:is|was|are|were) (?:(?:\w+ly|just|simply) )*(?:not (?:acceptable|excusable|good enough|professional|"
    "responsible)|unacceptable|inexcusable|unforgivable|irresponsible|embarrassing|shameful|stupid|foolish|lazy|"
    "careless|reckless|negligent|sloppy|unprofessional|dumb|naive|short-sighted|shortsighted|misguided|"
    "ill-advised|ill-judged|ill-considered|ill-conceived|unwise|amateurish|idiotic|hasty|overconfident|"
    "disgraceful|overly optimistic|wishful thinking|thoughtless|shortsighted|regrettable)",
    r"(?:good|valuable|hard|important|painful) lesson (?:to|for) those who",
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
    "why (?:did|has|had) (?:it|this|we|they) (?:take|taken|took) (?:us |me |them )?(?:so|this|that) long",
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
