"""Blame for what somebody did badly: judged by who the subject is."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import pasts
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of
from incident_console.practice.language.told import NAMED, of_people, opening
from incident_console.practice.language.verbs import HARM, SLIPS

_WRONGLY = "(?:wrongly|incorrectly|mistakenly|falsely|erroneously|naively)"
_JUDGED = "(?:assumed|believed|thought|concluded|decided|judged|expected|assumes|believes|thinks|concludes|decides)"
_TOO = r"(?:far |way |much )?too"
_CARELESS = one_of(
    """
    careless negligent inattentive irresponsible reckless complacent sloppy incompetent distracted hasty lazy
    overconfident unprofessional foolish naive short-sighted disorganised disorganized undisciplined unprepared
    ill-prepared unqualified unhelpful useless unresponsive uncooperative dishonest clueless inexperienced forgetful
    drunk impatient
    """
)
_FELL_SHORT = (
    "messed up|screwed up|misconfigured|dropped the ball|panicked",
    "got (?:it|this|that) wrong|jumped to|rushed",
    f"(?:spent|wasted|lost) {_TOO} (?:much|long)",
    rf"(?:was|were) {_TOO} (?:slow|late|hasty|careless|tired)|(?:was|were) (?:slow|late|reluctant) (?:to|in)",
    r"(?:reacted|responded|escalated|acted|communicated) (?:\w+ )?(?:late|slowly|badly|poorly)|failed (?:(?:our|"
    f"the|all) )*(?:users|customers|community|patients|you|them)|(?:was|were) {_CARELESS}",
    rf"{_WRONGLY} {_JUDGED}|{_JUDGED} {_WRONGLY}",
    r"(?:was|were) not (?:\w+ )?careful",
    r"(?:skipped|bypassed) (?:[\w-]+ ){0,4}?"
    "(?:step|steps|check|checks|test|tests|testing|review|reviews|verification|validation|approval|checklist|board|"
    "gate|gates|sign-off|protocol|procedure|handover|briefing|staging|canary|run|rehearsal)",
    rf"managed to (?:accidentally )?(?:{one_of(HARM)}|lose|lock|take down|bring down|kill|remove|misconfigure)",
    r"broke (?:prod|production|the \w+)",
    "hurried|guessed",
    r"(?:ended up|chose|decided|opted) (?:[\w-]+ ){1,12}?(?:instead of|rather than) (?:addressing|fixing|testing|"
    "asking|checking|reviewing|following|waiting|escalating|reading|investigating|solving)",
    r"(?:prioriti[sz](?:ed|ing)|valued|favou?red|put|putting) (?:[\w-]+ ){0,5}?(?:convenience|speed|features|deadlines|"
    r"profit|cost|costs|growth|velocity|shipping) (?:[\w-]+ ){0,6}?(?:over|above|before|ahead of|without|instead of)",
    r"wasted|wasting|lost (?:[\w-]+ ){0,3}?(?:hours|days|time|minutes|weeks) (?:on|by|chasing|trying|looking|to|with)",
    r"(?:did|done) (?!nothing )(?:\w+ ){0,2}wrong|(?:left|leaves|leaving) out(?! of )|omitted(?! for | here)",
    r"had (?:the|a) wrong (?:[\w-]+ ){1,3}?(?:selected|open|active|set|loaded|connected|in mind)",
    "(?:chose|decided|opted) not to (?:act|respond|react|escalate|test|check|tell|inform|fix|listen|follow|look|ask)",
    rf"(?:decided|chose|opted|agreed|preferred|tended) to (?:{one_of(SLIPS)}|skip|postpone|look away)",
    "(?:was|were) (?:too )?(?:panicky|panicked|panicking|in a panic)",
    r"(?:pushed|merged|made|committed|deployed|shipped|released|ran|executed|started|issued|applied|enabled|wrote) "
    r"(?:a|an|the|my) (?:[\w-]+ ){1,4}?(?:that|which) (?:\w+ly )?(?:broke|crashed|took down|deleted|wiped|contained|"
    "locked|blocked|overloaded|exhausted|caused|brought|saturated|removed)",
)
_FRAGMENTS = (
    "rushed|hurried|took too long|waited too long|reacted too|acted too|jumped to|guessed|panicked|(?:too )?slow "
    "to (?:escalate|react|respond|communicate|notice|notify|recognise|recognize)",
    rf"{_WRONGLY} {_JUDGED}|{_JUDGED} {_WRONGLY}",
)
_LACKED = (
    "(?:lacked|lacks|lacking|did not have) (?:(?:the|any|sufficient|enough|proper|basic) )*(?:foresight|courage|"
    "sense|presence of mind|discipline|care|experience|skill|skills|competence|diligence|judgement|judgment|"
    "ownership|commitment|motivation)",
    r"refused to \w+|did not care",
)


_WENT_AROUND = (
    "skipped|skips",
    "(?:pushed|committed|deployed|merged|pushes|deploys) (?:[^ ]+ )?(?:straight|directly) (?:to|into|on)",
)
_PRECIOUS = one_of(
    """
    production prod master main live database databases cluster entire whole customer site server servers table tables
    credentials secrets key keys
    """
)
_HARMED = rf"(?:{one_of(pasts(HARM))}|took down|brought down|took offline) (?:[\w'-]+ ){{0,3}}?{_PRECIOUS}"


_CAUSED = pattern(
    r"(?:caused|triggered|created|started|is behind|was behind) (?:the|this|an|a|that|our) (?:[\w-]+ ){0,2}?"
    r"(?:outage|incident|failure|breakage|downtime|problem|mess|data loss|crash|disaster)"
)
_FAULTY = one_of(
    """
    bad buggy broken faulty wrong untested unreviewed incorrect invalid flawed incomplete defective malformed vulnerable
    half-finished
    """
)
_SHIPPED = (
    r"(?:pushed|deployed|shipped|merged|released|committed|published|installed|wrote|applied|uploaded|approved|"
    rf"introduced|rolled out) (?:(?:a|an|the|some|very|our|his|her|their) )*{_FAULTY} [\w-]+"
)


_INTRODUCED = (
    r"introduced (?:a|an|the|this|that|another) (?:[\w-]+ )?(?:bug|regression|error|fault|flaw|typo|mistake|"
    r"vulnerability)"
)
_THEIR_CHANGE = (
    r"(?:my|his|her) (?:\w+ )?(?:change|commit|pr|pull request|deploy|deployment|patch|fix|script|command|edit|update) "
    "(?:broke|caused|took|deleted|brought|crashed|removed|wiped|introduced|led)",
)


def caused(sentence: Sentence) -> Hit | None:
    """“The engineer caused the outage”, but not “the engineer who caused it was the first to see it”."""
    for _, first, last in matches(_CAUSED, sentence):
        only_named = first > 0 and sentence.tokens[first - 1].low in ("that", "who")
        subject = subject_of(sentence, first)
        if subject.who is Who.PERSON and not only_named:
            return Hit(subject.first, last, questions.ANYBODY)
    return None


RULES: tuple[Rule, ...] = (
    of_people(questions.SENSE, *_FELL_SHORT, *_LACKED),
    of_people(questions.PROCESS, *_WENT_AROUND, ours_too=False),
    opening(questions.SENSE, *_FRAGMENTS),
    of_people(questions.SLIP, _HARMED, ours_too=False, who=NAMED),
    caused,
    of_people(questions.ANYBODY, _INTRODUCED, ours_too=False, who=(Who.PERSON,)),
    says(questions.ANYBODY, *_THEIR_CHANGE),
    of_people(questions.ANYBODY, _SHIPPED, ours_too=False, who=NAMED),
)
