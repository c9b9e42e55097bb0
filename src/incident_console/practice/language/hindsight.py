"""Hindsight: what was done is held against what is known only now."""

from __future__ import annotations

from dataclasses import dataclass

from incident_console.practice.language import questions
from incident_console.practice.language.forms import looks_like_participle, participles
from incident_console.practice.language.hits import Hit, Rule, matches, pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.looking_back import RULES as LOOKING_BACK
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of
from incident_console.practice.language.verbs import CHECKS, DUTIES, GAVE, MACHINE_WORK, PREVENTED, TOLD_OF_PEOPLE

_ADVERBS = (
    r"(?:(?:\w+ly|not|never|also|already|at least|only|just|even|of course|instead|perhaps|still|then|now|well|all|"
    "both) )*"
)
_COUNTERFACTUAL = pattern(
    rf"(?P<modal>should|ought to|could|would|might) {_ADVERBS}have {_ADVERBS}(?P<verb>[\w-]+)"
    rf"(?: (?P<next>{_ADVERBS}[^ ]+))?"
)
_OPEN = words("what which how where who things anything something why areas")
"""What a heading begins with that asks: “What could have gone better”."""

_PREVENTED = frozenset(participles(PREVENTED))
_GAVE = frozenset(participles(GAVE))
_PEOPLE_DO = frozenset(participles(TOLD_OF_PEOPLE))
_MACHINES_DO = frozenset(participles(MACHINE_WORK))
_FOUND = words("found seen fixed resolved mitigated contained stopped handled planned simplified")
_CONTAINED = words("contained stopped saved fixed resolved isolated")
_ACTED = frozenset(participles((*DUTIES, *CHECKS))) | words(
    "known reacted acted responded rolled found declared started"
)
_GOT_SO_FAR = words("made reached got gone happened shipped passed gotten")
_BETTER = words(
    """
    smaller less limited minimal avoidable preventable helpful useful better faster quicker easier sooner nice good
    shorter ideal wise wiser appreciated welcome preferable
    """
)
_US = pattern("us|we|team|people|engineers|responders|operators|everyone|time|hours|minutes|this|it")
_DAMAGE = pattern("damage|impact|incident|outage|spread|issue|problem|failure|fallout|blast|this|us")
_PROBLEM = pattern("mistake|problem|issue|error|bug|cause|defect|fault|gap")
_SOONER = pattern(
    "sooner|earlier|faster|quicker|quickly|rapid|rapidly|immediately|instantly|shorter|easier|better|promptly",
    "in time|right away|straight away|ahead of time|in advance|beforehand|less time|upfront|up front",
)
_BY_ITSELF = pattern(
    "automatically",
    r"by (?:the |an |a |our )?(?:\w+ )?(?:automation|script|controller|system|job|service|pipeline|scheduler|"
    "autoscaler|operator)",
)

_ADJECTIVES = words(
    """
    automated dedicated improved shared separated limited documented increased defined detailed distributed replicated
    centralized centralised enhanced unified advanced related restricted scheduled integrated structured standardized
    standardised updated managed isolated named signed versioned staged agreed redundant read
    """
)
_AFTER_A_VERB = words(
    """
    the a an this that these those our it its their his her my them us him me to by with in on at for from as before
    after when if while against into without and or but about all any some more both each , . ; : ) ( until earlier
    sooner immediately first instead rather than so through during up out off down over what how which who whether
    via under correctly properly fully also already there here better ! ?
    """
)


def counterfactual(sentence: Sentence) -> Hit | None:
    """“We should have tested it”, “this could have been avoided”, but not “we should have alerting”."""
    for match, first, _ in matches(_COUNTERFACTUAL, sentence):
        verb, after = match["verb"], match["next"] or ""
        asks = first <= 2 and sentence.tokens[0].low in _OPEN
        is_verb = looks_like_participle(verb) or verb in ("lead", "be")
        if asks or not is_verb or _is_adjective(verb, after):
            continue
        last = sentence.token_at(match.end("verb") - 1)
        question = _JUDGES[match["modal"]](_read(sentence, first, last, after))
        if question:
            end = last + len(after.split()) if verb in ("been", "be") else last
            return Hit(subject_of(sentence, first).first, min(end, len(sentence.tokens) - 1), question)
    return None


def _is_adjective(verb: str, after: str) -> bool:
    """Whether what looks like the verb belongs to a noun: “should have automated tests”."""
    return verb in _ADJECTIVES and after not in _AFTER_A_VERB and after.isalpha() and not after.endswith("ly")


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of something that was not so.

    `verb` is what would have been done, `done` the word behind “been”, `who` would have done it; `relative` says that
    it describes a thing (“the flag that should have been set”), `ahead` are the words that follow.
    """

    who: Who
    verb: str
    done: str
    denied: bool
    relative: bool
    ahead: str

    @property
    def sooner(self) -> bool:
        return _SOONER.search(self.ahead) is not None

    @property
    def sooner_done(self) -> bool:
        return self.sooner and looks_like_participle(self.done)

    @property
    def contains(self) -> bool:
        return self.verb in _CONTAINED and _DAMAGE.search(self.ahead) is not None


def _read(sentence: Sentence, first: int, last: int, after: str) -> _Said:
    tokens = sentence.tokens
    verb = tokens[last].low
    adverbs = [token.low for token in tokens[first:last]] + after.split()[:-1]
    return _Said(
        who=subject_of(sentence, first).who,
        verb="been" if verb == "be" else verb,
        done=after.split()[-1] if after else "",
        denied="not" in adverbs or "never" in adverbs,
        relative=first > 0 and tokens[first - 1].low in ("which", "that"),
        ahead=" ".join(token.low for token in tokens[last + 1 : last + 12]),
    )


def _should(said: _Said) -> str:
    if said.verb == "been":
        if said.done in _PEOPLE_DO:
            return "" if _BY_ITSELF.search(said.ahead) else questions.KNEW
        expected = said.done in _MACHINES_DO and not said.sooner
        return "" if expected or said.relative or _BY_ITSELF.search(said.ahead) else questions.KNEW
    went_through = said.denied and said.verb in _GOT_SO_FAR
    if said.who in (Who.THING, Who.OUTSIDER) and said.verb not in _PREVENTED and not went_through:
        return ""
    return questions.KNEW


def _could(said: _Said) -> str:
    if said.denied or (said.relative and said.verb in ("gone", "been", "done")):
        return ""
    if said.verb == "been":
        return questions.CAUGHT if said.done in _PREVENTED | _PEOPLE_DO | _BETTER | _FOUND or said.sooner_done else ""
    if said.verb in _PREVENTED or said.verb == "helped" or said.sooner or said.contains:
        return questions.CAUGHT
    return questions.REASONABLE if said.who is Who.PERSON else ""


def _would(said: _Said) -> str:
    if said.verb in ("happened", "occurred", "mattered"):
        return questions.INSIDE if said.denied else ""
    if said.denied:
        return ""
    if said.verb == "been":
        return questions.CAUGHT if said.done in _PREVENTED | _BETTER | {"to"} or said.sooner_done else ""
    gained = said.verb in _GAVE and (_US.search(said.ahead) or said.verb == "helped")
    shown = said.verb == "shown" and _PROBLEM.search(said.ahead)
    contained = said.verb == "contained" and said.contains
    ours = said.who is Who.PERSON and said.verb in _ACTED
    return questions.CAUGHT if said.verb in _PREVENTED or gained or shown or contained or ours or said.sooner else ""


_JUDGES = {"should": _should, "ought to": _should, "could": _could, "might": _could, "would": _would}

RULES: tuple[Rule, ...] = (counterfactual, *LOOKING_BACK)
