"""Who a verb speaks of: one of the people who respond, somebody outside, or a thing.

This decides more than any word: “the server failed to start” tells what a machine did, “the engineer failed to
escalate” puts the failure into a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import CODE, Sentence, Token


class Who(Enum):
    """What sort of subject it is.

    A ROLE is a word that names people in one house and programs in the next (an operator, an agent, a manager); a
    NAME is a bare name, of a person or of a program. Both need a verb that only people can do.
    """

    PERSON = "person"
    ROLE = "role"
    NAME = "name"
    NOBODY = "nobody"
    OUTSIDER = "outsider"
    THING = "thing"
    UNSAID = "unsaid"

    @property
    def may_be_human(self) -> bool:
        """Whether a verb that only people can do makes it a person."""
        return self not in (Who.THING, Who.OUTSIDER)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and the token that it begins with (the verb's own where it is not said)."""

    who: Who
    first: int


def is_we(sentence: Sentence, subject: Subject) -> bool:
    """Whether those who write tell it of themselves."""
    return sentence.tokens[subject.first].low in ("we", "i")


PRONOUNS = words("i we he she somebody someone everybody everyone you")
PEOPLE = words(
    """
    engineer engineers admin admins administrator administrators developer developers dev devs team teams staff
    on-call oncall responder responders commander ic technician technicians contractor contractors employee
    employees reviewer reviewers approver approvers committer maintainer maintainers author authors colleague
    colleagues intern interns sysadmin sysadmins dba dbas sre sres analyst analysts tester testers qa person people
    individual individuals member members human humans programmer programmers coder coders crew management
    leadership executive executives director coworker coworkers teammate teammates newcomer junior senior expert
    experts volunteer volunteers personnel operators architect architects consultant consultants supervisor scribe
    deputy facilitator owner owners workers shift boss vendor supplier devops hire nobody none organisation
    organization ops guy guys folks
    """
)
ROLES = words(
    """
    operator manager managers lead leads agent agents support operations security infrastructure platform
    coordinator master department company group they them provider partner
    """
)
OUTSIDERS = words(
    """
    user users customer customers client clients attacker attackers hacker hackers anyone anybody visitor visitors
    student students consumer consumers reader readers subscriber subscribers merchant merchants community public
    participant participants guest guests tenant tenants holder holders
    """
)
PROGRAMS = words(
    """
    jenkins travis puppet chef ansible salt flux argo spinnaker terraform kubernetes prometheus grafana kafka redis
    postgres consul vault nomad envoy istio docker nagios sentry celery cassandra hubot prow cortex thanos loki
    tempo mimir jaeger kibana fluentd traefik airflow luigi dagster hermes apollo athena aurora lambda copilot bors
    mergify dependabot renovate buildkite bamboo nexus drone harbor helm rancher longhorn velero keycloak kong nginx
    apache tomcat zookeeper solr druid hadoop spark flink storm samza pulsar rook ceph gluster varnish fastly
    pingdom splunk datadog pagerduty opsgenie alertmanager sensu icinga monit zabbix karma selenium mocha jest bazel
    gradle maven phabricator gerrit argus
    """
)
"""Programs whose names could be those of people."""
_THING_PRONOUNS = words("it this that these those which there what")
_AUXILIARIES = words(
    """
    had has have was were is are be been being did does do will would could should might may can must not never n't
    also just simply then still even again yet already ever only always often both all all-too once actually perhaps
    probably apparently unfortunately first later initially however either subsequently instead
    """
)
_PREPOSITIONS = words(
    """
    of in on at for from with by about against under over during within inside behind between among near per via
    across into onto upon around regarding concerning including involving following using without
    """
)
_PARTITIVE = words(
    """
    one some two three four several many most none all each few both any neither either no
    """
)
_DETERMINERS = words(
    """
    the a an our their his her its my your some any no every each another this that these
    """
)
_ARTICLES = words("the a an our their its my your his")
_BOUNDARIES = words(
    """
    that because when while although though if since as so whether unless until where before after once than how why
    , ; : ( ) [ ] { } - – — " “ ” ' ‘ ’ . ! ? / | → => > < = + *
    """
)
_JOINERS = frozenset(("and", "but", "or", "then", "&"))
_REACH = 30
"""Tokens: how far back the subject of a verb is looked for."""


def subject_of(sentence: Sentence, verb: int) -> Subject:
    """The subject of the verb that is the token of this number."""
    tokens = sentence.tokens
    end = _skip_auxiliaries(tokens, verb - 1)
    if end < 0:
        return Subject(Who.UNSAID, verb)
    low = tokens[end].low
    if low in ("who", "which", "that"):
        return _relative(tokens, end)
    if low in _JOINERS or (low == "," and end > 0):
        return _shared(tokens, end, verb)
    if low in _BOUNDARIES or low == "to":
        return Subject(Who.UNSAID, verb)
    if low in _PREPOSITIONS or low in _ARTICLES:
        return Subject(Who.THING, verb)  # no verb but an adjective: “about the leaked keys”
    return _noun(tokens, end)


def _skip_auxiliaries(tokens: tuple[Token, ...], at: int) -> int:
    while at >= 0 and (tokens[at].low in _AUXILIARIES or (tokens[at].low.endswith("ly") and len(tokens[at].low) > 4)):
        at -= 1
    return at


def _relative(tokens: tuple[Token, ...], at: int) -> Subject:
    """Behind “who” stands a person unless the word before says an outsider; behind “that” what stands before it."""
    before = at - 1
    while before >= 0 and tokens[before].low in (",", "and", "or"):
        before -= 1
    noun = _noun(tokens, before) if before >= 0 else Subject(Who.UNSAID, at)
    if tokens[at].low == "who":
        return noun if noun.who in (Who.OUTSIDER, Who.PERSON) else Subject(Who.PERSON, noun.first)
    return noun if noun.who is Who.PERSON else Subject(Who.THING, at)


def _shared(tokens: tuple[Token, ...], at: int, verb: int) -> Subject:
    """The subject of an earlier verb, where this one is joined to it: the first noun of the clause."""
    first = at
    while first > 0 and at - first < _REACH:
        low = tokens[first - 1].low
        if low in ("who", "which"):
            return _relative(tokens, first - 1)
        if low in (";", ":", ".", "because", "when", "while", "although", "that", "if", "since", "–", "—", "(", "so"):
            break
        if low in _JOINERS and tokens[first].low in _DETERMINERS | PRONOUNS:
            break
        first -= 1
    for place in range(first, min(at, first + 12)):
        if tokens[place].low in _PREPOSITIONS or (place > first and tokens[place - 1].low in _PREPOSITIONS):
            continue
        who = _kind(tokens, place)
        if who in (Who.PERSON, Who.NOBODY, Who.ROLE, Who.OUTSIDER):
            return Subject(who, place)
        if _verbish(tokens[place].low) and place > first:
            return Subject(Who.THING, first)
    return Subject(Who.UNSAID, verb)


def _noun(tokens: tuple[Token, ...], end: int) -> Subject:
    """The noun that ends here, with what stands before it; behind “the engineer on call” it is the engineer."""
    first = _group_begins(tokens, end)
    who = _kind(tokens, end)
    if (
        tokens[first].low.endswith("ing")
        and first == end
        and first
        and tokens[first - 1].low in ("while", "when", "after", "before", "by")
    ):
        return Subject(Who.UNSAID, end)
    if who in (Who.NAME, Who.THING) and end > first and tokens[end - 1].low in PEOPLE and tokens[end].raw[:1].isupper():
        who = Who.PERSON  # “Person X”, “engineer Maria”
    if tokens[end].low in PRONOUNS or who is Who.NOBODY:
        return Subject(who, end)
    for _ in range(3):
        before = first - 1
        if before < 1 or tokens[before].low not in _PREPOSITIONS:
            break
        head = before - 1
        if tokens[head].low in _PARTITIVE:
            return Subject(Who.NOBODY if tokens[head].low in ("none", "neither") else who, head)
        if _verbish(tokens[head].low) or tokens[head].low in _BOUNDARIES | _JOINERS | _AUXILIARIES:
            break
        first, who = _group_begins(tokens, head), _kind(tokens, head)
    return Subject(who, first)


def _group_begins(tokens: tuple[Token, ...], end: int) -> int:
    first = end
    while first > 0 and end - first < 6:
        low = tokens[first - 1].low
        if low in _BOUNDARIES or low in _JOINERS or low in _PREPOSITIONS or _verbish(low) or low in PRONOUNS:
            break
        first -= 1
        if low in _DETERMINERS:
            break
    return first


def _kind(tokens: tuple[Token, ...], at: int) -> Who:
    token = tokens[at]
    low = token.low
    if low in ("nobody", "none") or (low == "one" and at > 0 and tokens[at - 1].low == "no"):
        return Who.NOBODY
    if low in PRONOUNS or token.raw.startswith("@"):
        return Who.PERSON
    if low in PEOPLE:
        return Who.PERSON
    if low in ROLES:
        return Who.ROLE
    if low in OUTSIDERS:
        return Who.OUTSIDER
    if low in _THING_PRONOUNS or low == CODE:
        return Who.THING
    if low in PROGRAMS:
        return Who.THING
    return Who.NAME if _like_a_name(tokens, at) else Who.THING


def _like_a_name(tokens: tuple[Token, ...], at: int) -> bool:
    """A capitalised word of letters without an article: “Maria”, and “Jenkins” too."""
    raw = tokens[at].raw
    if not (raw[:1].isupper() and raw[1:].islower() and raw.isalpha() and len(raw) > 2):
        return False
    return at == 0 or tokens[at - 1].low not in _DETERMINERS


def _verbish(low: str) -> bool:
    return (len(low) > 4 and low.endswith(("ed", "ing"))) or low in _AUXILIARIES
