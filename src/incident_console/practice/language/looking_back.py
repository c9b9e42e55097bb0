"""Hindsight without “should have”: looking back, calling it a mistake, calling it avoidable."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Rule, says

_WE = "(?:we|i|they|he|she|someone|somebody|anyone|anybody|the (?:team|engineer|operator|on-call|developer|reviewer))"

_LOOKING_BACK = (
    "(?:hindsight|hind sight)(?! bias)|(?:in|with) retrospect",
    "retrospectively ,|on reflection ,",
    "looking back(?! (?:at|through|over|to|on|in) (?:(?:the|our|all|these|those|some|past) )?(?:[^ ]+ )?"
    "(?:log|logs|graph|graphs|metric|metrics|data|history|trace|traces|dashboard|dashboards|records|commits|chart|"
    "charts))",
    "knowing what (?:we|i) (?:know|do) now|(?:from|with) what we (?:now know|know now)|(?:if|had) (?:only )?(?:we|"
    "i) known",
    r"(?:now|today|afterwards) ,? ?(?:we|i) (?:think|believe|feel|see|realise|realize|know|understand) (?:that )?"
    "(?:it|this|that|the|our|we|i|these) (?:[^ ]+ ){0,4}?(?:was|were|should|could|had)",
    "(?:wish|wished|wishing) (?:that )?(?:we|i|they|someone|somebody) (?:had|would have)",
    "if only (?:[^ ]+ ){1,6}?(?:had|would have|could have)",
    "(?:regret|regrets|regretted) (?:not|having|the decision|our decision|my decision|that (?:we|i) (?:did|had|were))",
    "longer than (?:it|this|they|we) should(?: have)?|than (?:it|this|we) should have",
    r"longer than (?:\w+ly |was |strictly )*(?:necessary|needed)",
    r"took (?:us|them|me|him|her|the team|the on-call|our team) (?:far |way |much |entirely )?too long",
    "(?:was|were|seems|seemed) (?:so |painfully |quite |blindingly )?obvious(?:ly)? (?:that|what)",
    r"(?:was|were|seemed|became|is) (?:\w+ly |so |quite )?(?:obvious|clear|plain|evident) (?:once|after|when|"
    r"as soon as) "
    r"(?:we|i|you|one|they|he|she|somebody|someone) (?:had|finally|knew|\w+ed|saw|read|found|took|did|got|\w+ly)",
    "(?:was|were) (?:never|always|not ever) going to (?:work|fail|happen|break|end|scale|hold|be|go|cause|bite|come|"
    "last)",
    "(?:was|were) (?:doomed|destined|bound) to",
    r"missed (?:the |an |some |several |all the )?(?:obvious|clear|warning|early) \w+|missed opportunity",
    "(?:red flags|warning signs|the signs) (?:were|was|had been) (?:all |already |clearly |there|obvious|visible|"
    "ignored|missed)",
    r"(?:signs|clues|hints|warnings) (?:were|was) (?:(?:all|right|already|\w+ly) )*(?:there|in front of|before our)",
    r"it took (?:far|way|much|entirely) too long|took (?:far |way |much )?too long (?:before|until) (?:anyone|anybody|"
    "someone|somebody|we|i|they|he|she|the team)",
    r"(?:in an ideal world|in a perfect world|ideally) (?:, )?(?:[^ ]+ ){0,6}?would have",
    "(?:would|had) (?:have done|do|have handled) (?:it|this|that|things|everything) (?:very |quite |"
    "a bit )?differently",
    "if (?:we|i) (?:could|had to|were to) (?:rewind|go back|start over|do (?:it|this|that) (?:all )?(?:over|again))",
    "(?:noticed|realised|realized|recognised|recognized|escalated|spotted|communicated|announced|acted|declared|"
    "acted on) (?:far |much |way )?too late",
)
_ENOUGH = "(?! in (?:the )?future| next time| going forward| by [^ ]+ing)"
_AVOIDABLE = (
    r"could (?:have been |be |have )?\w+ly (?:have been |be |been )?(?:avoided|prevented)",
    "could (?:have been|be) (?:avoided|prevented|caught|detected) (?:if|had)",
    "(?:outage|incident|downtime|problem|issue|failure|mistake|error|halt|this|it|delay|damage|breach|loss|crash|all|"
    rf"situation|accident|disaster|mess) could (?:\w+ly |also )?be (?:avoided|prevented){_ENOUGH}",
    r"(?:is|was|were|been) (?:entirely|completely|totally|perfectly|all too|so|easily|quite) predictable",
    r"(?:is|was|were|been) (?:\w+ly |\d+ % )?(?:avoidable|preventable|foreseeable|predictable and)",
    "(?:avoidable|preventable|unforced) (?:incident|outage|mistake|error|downtime|delay|failure|loss|problem)",
)
_HAD = rf"(?:if {_WE} (?:had|would have|could have)|had {_WE})"
_HAD_WE = (
    rf"{_HAD} (?:only )?(?!not )[^ ]+(?: [^ ]+){{0,24}}? (?:would|could|might|may) (?:(?:not|never|also|\w+ly) )*have",
    rf"had {_WE} (?!not )[^ ]+(?: [^ ]+){{0,24}}? (?:would|could|might|may) (?:(?:not|\w+ly) )?be",
    rf"{_HAD} (?:only )?not [^ ]+(?: [^ ]+){{0,24}}? (?:would|could|might|may) (?:not|never) have",
    rf"if {_WE} (?:only )?(?!not |do |are |can |will |want |need )(?:\w+ed|did|were|was|took|kept|ran|set|used|made) "
    r"(?:[^ ]+ ){0,24}?(?:would|could|might|may) (?:(?:not|never|\w+ly) )*have",
    r"(?:would|could|might|may) (?:(?:not|never|\w+ly) )*have (?:[^ ]+ ){1,14}?"
    rf"(?:had {_WE}(?! to )|if {_WE} (?:had|would have))",
    "had (?:this|that|it|there|the|our|these|those|more|better|an|a) (?:[^ ]+ ){1,8}?(?:been|existed|worked) "
    "(?:[^ ]+ ){0,16}?(?:could|would|might) (?:not have (?:happened|occurred|needed|lasted|been|taken|spread)|"
    r"have (?:\w+ly )?(?:been )?(?:avoided|prevented|caught|noticed|detected|found|reduced|limited|known|seen))",
)
_CALL = "(?:idea|call|decision|choice|solution|approach|move|plan|way|option|judgement|judgment|tradeoff|trade-off)"
_BADLY = (
    "(?:bad|poor|wrong|terrible|unwise|questionable|costly|unfortunate|horrible|dangerous|rash|hasty|stupid|misguided)"
)
_WRONG_CALL = (
    r"(?:was|were|been|be) (?:\w+ly )?(?:a|the|our|my|their) (?:\w+ )?(?:, \w+ )?"
    rf"(?:mistake(?! (?:by|in|with|on))|{_BADLY} {_CALL})",
    rf"(?:was|were) (?:\w+ly )?(?:not|hardly|never) (?:\w+ly )?(?:a|the|our|an) (?:very |most )?"
    rf"(?:good|best|right|smart|wise|great|ideal|smartest|wisest|brightest|optimal|appropriate|sensible) {_CALL}",
    r"(?:was|were|proved|turned out to be) (?:\w+ly )?(?:wrong|premature|a mistake|unwise|naive|an error|a bad idea|"
    r"foolish) to",
    rf"(?:made|make|making|took|taking|led to|lead to) (?:(?:a|the|some|several|many|our|very) )*{_BADLY} "
    r"(?:\w+ )?(?:calls?|decisions?|choices?)",
)
_DECIDED = (
    "(?:decision|choice|assumption|idea|plan|call|bet) (?:to|of|that|not to) (?:[^ ]+ ){1,10}?(?:was|were|"
    r"proved|turned out) (?:\w+ly |to be )*(?:wrong|bad|poor|flawed|premature|a mistake|unfortunate|ill-advised|"
    "incorrect|misguided|costly|a bad|naive|too optimistic|mistaken)",
)
_NOT_SO_LATE = (
    "(?:should|ought to) (?:[^ ]+ ){1,24}?(?:not|instead of|rather than) (?:[^ ]+ ){0,5}?"
    "(?:hours?|minutes?|days?|weeks?) (?:after|later|into|afterwards|too late)"
)

RULES: tuple[Rule, ...] = (
    says(questions.INSIDE, *_LOOKING_BACK),
    says(questions.CAUGHT, *_AVOIDABLE),
    says(
        questions.KNEW,
        *_HAD_WE,
        "(?:did not|failed to|had not) (?:anticipate|foresee|anticipated|foreseen|predict|predicted)",
    ),
    says(questions.REASONABLE, *_WRONG_CALL, *_DECIDED),
    says(questions.INSIDE, _NOT_SO_LATE),
)
