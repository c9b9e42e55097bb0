"""What is said of what was not so: whether “should have …” judges, or tells how a thing was meant to work."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.forms import participles
from incident_console.practice.language.hits import pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.subjects import Who
from incident_console.practice.language.supposed import BETTER, Said
from incident_console.practice.language.verbs import CHECKS, DUTIES, GAVE, MACHINE_WORK, PREVENTED, TOLD_OF_PEOPLE

_TURNED_DOWN = pattern(
    r"(?:but|however|although|though) (?:,? ?)(?:that|this|it|doing so|then|we) (?:\w+ )?(?:would|will|might|could|may)"
    "(?! have been (?:better|avoided|prevented))"
)
"""What says that another way was weighed and found no better: “we could have failed over, but that would …”."""

_PREVENTED = frozenset(participles(PREVENTED))
_GAVE = frozenset(participles(GAVE))
_PEOPLE_DO = frozenset(participles(TOLD_OF_PEOPLE))
_MACHINES_DO = frozenset(participles(MACHINE_WORK))
_FOUND = words("found seen fixed resolved mitigated contained stopped handled planned simplified")
_ACTED = frozenset(participles((*DUTIES, *CHECKS))) | words(
    "known reacted acted responded rolled found declared started"
)
_GOT_SO_FAR = words(
    "made reached got gone happened shipped passed gotten occurred taken come required needed relied depended"
)
_REACHED = words("reached shipped made gotten slipped passed gone")
_WRONG = pattern("the wrong|wrongly|nobody|no one|nothing")
_ENDED = words("happened occurred mattered escalated snowballed spiralled spiraled")
_EXPECTED = words(
    """
    a an simple trivial easy routine straightforward harmless safe fine enough able possible impossible transparent
    invisible quick short problem issue affected impacted noticeable visible smooth seamless unaffected there present
    live public reachable accessible available online
    """
)
"""What “should have been” tells of an expectation: “this should have been a simple change”."""
_NUMBER = pattern(r"\d+|[‘“\"']|two|three|four|five|six|seven|eight|nine|ten|zero|`.*|true|false|null|empty")
_ONLY = pattern("only (?:the|a|an|one|those|these|our|its)")
"""“Only the label should have been changed” tells how far a thing was meant to reach."""
_WISHED = words("preferred liked loved wanted expected thought")
_TAKEN_IN = words("received seen gotten got experienced encountered noticed paid")
"""What those outside should have met with, had all been well."""
_LOST = words(
    """
    lost missed caused introduced triggered leaked broken corrupted crashed gone failed happened affected impacted
    exposed died hit suffered seen experienced damaged deleted remained continued lasted
    """
)
"""What “we could have” tells of a danger that passed by."""
_WISER = pattern("best|better|right|safer|safest|correct|proper|ideal|wiser|smarter|simplest|easiest|solution|fix")
_WRITTEN = words(
    """
    test tests suite runbook runbooks playbook documentation docs document documents plan plans process processes
    procedure procedures checklist checklists review reviews rollout announcement communication design handover handoff
    policy training instructions proposal
    """
)
_WATCH = words("monitoring alerting alerts alert qa testing ci check checks it this we monitors")
"""What people set up in order to see: with it “should have caught this” looks back."""
_HAPPENED = pattern(
    "this|it|that|incident|outage|downtime|deploy|deployment|change|release|update|migration|failure|mistake|commit|"
    "code|bug|pr|patch|things|recovery|fix|rollback|situation|accident|we|they|he|she|breach|process|rollout"
)
_WARNED = frozenset(participles(PREVENTED)) | words("tipped told made given set rung raised worried shown")
_TO_US = pattern("us|me|someone|somebody|anyone|everyone|the team|our|a bell|alarm|alarms|bells|red flags|eyebrows")
_WARNING_SIGN = pattern(
    r"(?:a|an|the|our|my) (?:\w+ )?(?:red flag|flag|warning|warning sign|sign|signal|hint|clue|wake-up call|priority|"
    "giveaway|alarm bell)"
)
_HUMAN_WORK = pattern(
    "communication|communications|escalation|announcement|rollback|review|response|decision|discussion|notification|"
    "status update|handover|declaration|investigation|planning|preparation"
)
_COVERED = words(
    """
    included covered contained mentioned specified required described documented involved addressed considered
    accounted warned said stated listed explained been had
    """
)
_HELPED_ON = pattern("a (?:long|good|great) (?:way|deal)|some way")
_US = pattern("us|ourselves|trouble|we|team|people|engineers|responders|operators|everyone|time|hours|minutes|this|it")
_THEM = pattern(
    r"(?:(?:an|the|any|a|malicious|bad) )*(?:attacker|attackers|user|users|hacker|hackers|anyone|adversary|actor)"
)
_PROBLEM = pattern("mistake|problem|issue|error|bug|cause|defect|fault|gap")
_SO_LONG = pattern(
    "(?:[^ ]+ )?(?:so|this|as|that|nearly as) (?:long|bad|severe|serious|slow|widespread|hard|difficult|late|many)"
)
_BY_ITSELF = pattern(
    "automatically",
    r"by (?:the |an |a |our )?(?:\w+ )?(?:automation|script|controller|system|job|service|pipeline|scheduler|"
    "autoscaler|operator)",
)


def _should(said: Said) -> str:
    if said.verb == "been":
        if _WARNING_SIGN.match(f"{said.done} {said.ahead}"):
            return questions.INSIDE
        if said.done in _PEOPLE_DO:
            return "" if _BY_ITSELF.search(said.ahead) else questions.KNEW
        expected = (said.done in _MACHINES_DO and not said.sooner) or _is_expectation(said)
        return "" if expected or said.relative or _BY_ITSELF.search(said.ahead) else questions.KNEW
    if said.verb in _TAKEN_IN and said.who is not Who.PERSON:
        return ""
    if said.verb in _WARNED and _TO_US.match(said.ahead):
        return questions.INSIDE
    if said.sooner and _HUMAN_WORK.search(said.subject):
        return questions.KNEW
    went_through = said.denied and said.verb in _GOT_SO_FAR
    if went_through and said.verb in _ENDED and not _HAPPENED.search(said.subject):
        return ""
    written = said.head in _WRITTEN | _WATCH and said.verb in _COVERED | _PREVENTED
    if said.who in (Who.THING, Who.OUTSIDER) and not went_through and not written:
        return ""
    return questions.KNEW


def _is_expectation(said: Said) -> bool:
    if said.head == "there":
        return said.done not in ("a", "an", "more", "some", "better", "another", "in")
    if _NUMBER.fullmatch(said.done) or _ONLY.search(said.lead):
        return True
    return said.done in _EXPECTED and (said.who is not Who.PERSON or said.done == "able")


def _could(said: Said) -> str:
    if said.denied or said.none or _TURNED_DOWN.search(said.rest):
        return ""
    if said.verb == "been":
        if said.relative and said.done not in _PREVENTED | BETTER:
            return ""
        seen = said.done in _PREVENTED | _PEOPLE_DO | BETTER | _FOUND
        return questions.CAUGHT if seen or said.sooner_done or said.rated else ""
    if said.verb == "gone" and (said.compared or _HELPED_ON.match(said.ahead)) and not said.relative:
        return questions.CAUGHT
    if said.relative and said.verb in ("gone", "done"):
        return ""
    if said.verb in _PREVENTED or said.verb == "helped" or said.sooner or said.contains:
        return questions.CAUGHT
    ours = said.who is Who.PERSON or said.head == "they"
    return questions.REASONABLE if ours and said.verb not in _LOST else ""


def _might(said: Said) -> str:
    """Of what might have been, only what would have ended it; the rest is possibility."""
    led_on = said.verb in ("led", "made", "resulted") and said.compared
    ended = said.done in _PREVENTED | BETTER if said.verb == "been" else led_on or said.verb in _PREVENTED | {"helped"}
    return questions.CAUGHT if ended and not (said.denied or said.none) else ""


def _would(said: Said) -> str:
    if said.verb in _ENDED:
        return questions.INSIDE if said.denied or said.none else ""
    if said.denied and _SO_LONG.match(said.ahead):
        return questions.INSIDE
    if said.denied and said.verb in _REACHED and (said.subject.startswith("with ") or said.never):
        return questions.CAUGHT
    if said.denied or said.none or said.verb in _WISHED or _WRONG.search(said.ahead):
        return ""
    if said.verb == "been":
        wiser = said.done in ("to", "a", "an") and _WISER.search(said.lead) is not None
        found = (
            wiser
            or (said.who is Who.PERSON and said.sooner)
            or said.rated
            or said.done in _PREVENTED | BETTER | {"found"}
            or said.sooner_done
        )
        return questions.CAUGHT if found else ""
    if said.verb == "gone" and (_HELPED_ON.match(said.ahead) or said.compared):
        return questions.CAUGHT
    if said.verb == "made" and said.compared and not said.relative:
        return questions.CAUGHT
    if said.verb == "picked" and " up" in said.ahead:
        return questions.CAUGHT
    gained = said.verb in _GAVE and (_US.search(said.ahead) or said.verb == "helped") and not _THEM.match(said.ahead)
    shown = said.verb == "shown" and _PROBLEM.search(said.ahead)
    contained = said.verb == "contained" and said.contains
    ours = said.who is Who.PERSON and said.verb in _ACTED
    return questions.CAUGHT if said.verb in _PREVENTED or gained or shown or contained or ours or said.sooner else ""


_JUDGES = {"should": _should, "ought": _should, "could": _could, "might": _might, "may": _might, "would": _would}


def judge(modal: str, said: Said) -> str:
    """The question to ask instead of what is said with this modal verb; empty where nothing is held against anybody."""
    return _JUDGES[modal.split()[0]](said)
