"""Words for people, for those outside, and for programs that are named as people are."""

from __future__ import annotations

from incident_console.practice.language.lexicon import words

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
    deputy facilitator owner owners workers worker shift boss vendor supplier devops hire hires nobody none organisation
    organization ops guy guys folks moderator moderators officer officers founder founders ceo cto cio ciso
    researcher researchers scientist scientists instructor electrician electricians subcontractor subcontractors
    freelancer apprentice trainee trainees predecessor predecessors successor contributor contributors organiser
    organisers organizer organizers designer designers auditor auditors webmaster noc helpdesk assignee myself ourselves
    company companies bosses stakeholders planners graduate
    """
)
ROLES = words(
    """
    operator manager managers lead leads agent agents support operations security infrastructure platform
    coordinator master department group they them provider partner
    """
)
OUTSIDERS = words(
    """
    user users customer customers client clients attacker attackers hacker hackers anyone anybody visitor visitors
    student students consumer consumers reader readers subscriber subscribers merchant merchants community public
    participant participants guest guests tenant tenants holder holders player players patient patients passenger
    passengers caller callers shopper shoppers parent parents citizen citizens
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
LEADING = words("manager managers lead leads coordinator")
LED = words(
    "release project product incident change duty shift account engineering team tech technical line delivery it"
)
MEMBERS = words("member members")
