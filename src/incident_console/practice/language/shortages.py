"""Blame by naming what people lacked: experience, care, a review, a test, a word to each other."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.told import of_people

_LACK = (
    r"(?:(?:a|an|the|our|my|his|her|their|general|complete|total|apparent) )*(?:lack|absence) of "
    r"(?:(?:any|proper|sufficient|adequate|enough|good|clear|basic|due|technical|prior|relevant|thorough|user|team|our|"
    r"internal|hands-on) )*",
    r"(?:insufficient|inadequate|not enough|too little|deficient|lax|sloppy|hasty|rushed|careless|superficial) "
    r"(?:(?:and \w+|or \w+|code|peer|manual|prior|technical|internal|team|load|pre-release|upfront|up-front|risk|"
    r"change|hands-on|operational|integration|regression) )*",
)
_QUALITY = one_of(
    """
    experience expertise knowledge awareness care attention diligence preparation planning testing review reviews
    reviewing communication discipline foresight rigor rigour scrutiny vigilance judgement judgment professionalism
    accountability leadership management research consideration thought forethought caution thoroughness familiarity
    verification supervision due-diligence seriousness competence skill skills investigation analysis
    """
)
_HUMAN = (
    "(?:discipline|diligence|care|experience|expertise|knowledge|awareness|skills|judgement|judgment|communication)"
)
_UNSEASONED = (
    "(?:poor|bad|shoddy|sloppy|terrible|weak|ineffective) (?:(?:code|peer|team|internal|project|change|release|"
    "security|operational|incident|decision|risk|time|deployment|engineering|management) )*(?:practice|"
    "practices|judgement|judgment|decision|decisions|planning|communication|discipline|hygiene|coordination|"
    "workmanship|handling|choice|choices|understanding|preparation|management|leadership|review|reviews|making|"
    "reasoning|supervision|execution)",
    r"(?:limited|incomplete|insufficient|poor|imperfect|superficial) (?:\w+ )?(?:understanding|knowledge|experience|"
    r"grasp) of",
    "(?:inexperience|incompetence|unfamiliarity|ignorance|arrogance|hubris|complacency|overconfidence|impatience|"
    "laziness|forgetfulness|haste|tiredness|fatigue)",
)
_STANDS_ALONE = one_of(
    """
    of in on at by for from and or nor when while during before around about regarding with to between among amongst
    within across after as , . ; : ! ) ( - – — ” " led lead leads leading caused causes causing was were is are
    contributed contributes meant resulted resulting made allowed enabled enables contributing prior by that which here
    there could the a an this our we i it he she they
    """
)
"""What may follow the quality. Another noun would make it a thing: “lack of review environments”."""
_LACKING = pattern(
    rf"{_LACK[0]}[a-z-]+ {_HUMAN}(?= {_STANDS_ALONE}(?![^ ])|$)",
    *(rf"{lack}{_QUALITY}(?= {_STANDS_ALONE}(?![^ ])|$)" for lack in _LACK),
)
_POOR = pattern(*(rf"{poor}(?= {_STANDS_ALONE}(?![^ ])|$)" for poor in _UNSEASONED))
_GUARDED_AGAINST = pattern(
    "avoid|avoids|avoiding|prevent|prevents|preventing|against|if|no|not|never|reduce|reduces|symptom|rather than|"
    "instead of|risk of|despite"
)
_WITHOUT_PEOPLE = pattern(
    "algorithm|heuristic|compiler|query|kernel|packet|disk|cpu|memory|data|cache|scheduler|sensor|protocol"
)


def lacking(sentence: Sentence) -> Hit | None:
    """“Insufficient testing”, “not enough experience on the team”, but not “insufficient memory”, “poor logging”."""
    for of in (_LACKING, _POOR):
        for match, first, last in matches(of, sentence):
            before = " ".join(token.low for token in sentence.tokens[max(0, first - 4) : first])
            if not _GUARDED_AGAINST.search(before) and not _WITHOUT_PEOPLE.search(match[0]):
                return Hit(first, last, questions.LACKED)
    return None


_ENOUGH = "(?:enough|sufficient|adequate|proper|due|the necessary|much)"
_TOO_LITTLE = (
    r"(?:did|had|have) not (?:\w+ )?(?:spend|spent|give|given|allow|allowed|allocate|allocated|invest|invested|devote|"
    rf"devoted|put|take|taken|do|done|exercise|exercised|conduct|perform) (?:[\w-]+ ){{0,2}}?{_ENOUGH} (?:[\w-]+ )?"
    "(?:time|attention|thought|care|notice|warning|effort|energy|diligence|consideration|testing|planning|research|"
    "work|training|explanation|context|resources|precautions|steps|review|analysis)",
    r"(?:did|had|have) not (?:take|taken) (?:the time|(?:\w+ ){1,4}?(?:seriously|into (?:account|consideration)))",
    r"(?:did|had) not (?:do|done) (?:our|my|his|her|their|any|the) (?:\w+ )?(?:due diligence|homework|research|job|"
    r"part)",
    r"(?:did|had|have) not (?:[\w-]+ ){1,6}?(?:properly|thoroughly|carefully|extensively|rigorously|adequately|"
    r"well enough|correctly|sufficiently|diligently|closely enough|carefully enough|soon enough|early enough)",
    r"did not (?:properly|thoroughly|carefully|extensively|rigorously|adequately|sufficiently|fully) "
    r"(?:test|review|check|plan|prepare|vet|document|think|assess|evaluate|verify|validate|communicate|consider|read)",
)

_WITHOUT_MUCH = (
    r"with (?:[^ ]+ ){0,5}?(?:no|little|hardly any|barely any|minimal|scant|next to no) (?:[\w-]+ (?:or|and) )?"
    "(?:testing|review|thought|planning|consideration|preparation|supervision|oversight|coordination|verification)",
)

RULES: tuple[Rule, ...] = (
    lacking,
    of_people(questions.LACKED, *_TOO_LITTLE),
    says(questions.LACKED, *_WITHOUT_MUCH),
)
