"""Blame: judged by who the subject is."""

from __future__ import annotations

import pytest

from incident_console.practice.language import Kind, lint, lint_sentence

NEGLECT = """
The engineer on call failed to escalate.
Our release manager failed to tell the support team.
The failure to announce the maintenance cost us an hour.
We failed to verify the restore.
The on-call never looked at the second graph.
Did not test the rollback path.
Priya didn't notice the warning.
Nobody checked the queue before the restart.
No one on the team reviewed the change.
The administrator forgot to renew the licence.
Someone from the night shift ignored the page.
The limit on open files was overlooked.
The reviewer missed the changed default.
This was missed during review.
The first two alerts were ignored.
Staff from the second shift skipped the verification step.
One of the engineers failed to follow the instructions.
"""

MISHAPS = """
A contractor accidentally unplugged the second switch.
The operation was performed incorrectly.
Two admins restarted the primary instead of the replica.
The technician pulled the wrong cable.
Somebody deleted the wrong bucket.
The command was run against the wrong cluster.
The wrong file was uploaded.
The command was issued with a typo.
The outage was caused by an administrator who mistyped the name.
A faulty command was entered by one of our operators.
An engineer removed the volume, thinking that it was unused.
The wrong push of a button stopped the pumps.
"""

HASTE = """
The change was pushed to production without testing.
The developers shipped it without asking anybody.
The upgrade was performed without a backup.
The routers were switched over without properly configuring the new ones.
The release was rolled out prematurely.
The new gateway was rushed into service.
An untested migration was applied.
Instead of checking the logs first, the technician restarted everything.
Did not pause the job despite knowing about the bug.
"""

FAILINGS = """
The developer made a mistake in the filter.
The response team was too slow.
The team waited too long.
An intern deleted the production table.
The network team caused the outage.
The contractor deployed a broken config.
The new hire was not careful enough.
Management refused to pay for a second link.
The analyst wrongly concluded that it was over.
We spent far too much time on the wrong idea.
"""

FAULT = """
Root cause: human error
The outage was due to operator error.
A human error during the move led to the loss.
It was my fault.
This happened through the negligence of the staff.
A mistake by the storage team made it worse.
The database team is to blame.
The release manager was responsible for the outage.
"""

JUDGEMENTS = """
The procedure was not followed.
We did not follow the checklist.
The approval step was skipped.
They bypassed the review.
The deployment was not communicated to anybody.
The patch was inadequately tested.
The query was poorly written.
Be more careful with manual changes.
Everybody needs to pay more attention to warnings.
Careless work by the vendor.
Mistakes were made.
Poor communication between the teams.
This delay is simply unacceptable.
Bad planning.
"""

ASKING_FOR_A_CULPRIT = """
Why didn't you page the database team?
Why did the engineer not escalate?
Why did nobody look?
Who approved this change?
"""

BLAME = [
    line
    for text in (NEGLECT, MISHAPS, HASTE, FAILINGS, FAULT, JUDGEMENTS, ASKING_FOR_A_CULPRIT)
    for line in text.strip().splitlines()
]

MACHINES = """
The server failed to start.
The job failed to notify the team.
Many pods are failing to stop.
A failure to renew the lease caused the split.
The health check did not notice the hung process.
The cache forgot the key after an hour.
The proxy ignored the header.
The operator failed to reconcile the resource.
Jenkins failed to check out the repository.
Travis did not test the branch.
Puppet deployed a broken config.
`deploy.sh` accidentally removed the lock.
The lock was accidentally released twice.
Another node was mistakenly set as the root.
The wrong replica was promoted by the failover script.
The wrong index was chosen by the query planner.
An incorrect value was calculated.
The pods were created with the wrong label.
A misconfigured balancer dropped the checks.
The culprit was a slow query.
The broker is responsible for the order of delivery.
The service was restarted without any further errors.
The release was deployed without downtime.
"""

OUTSIDERS = """
Users failed to log in for twenty minutes.
Some customers ignored the mail about the change.
The clients missed the announcement.
Users saw the message “user error” in the form.
"""

PEOPLE_AT_WORK = """
The on-call engineer restarted the pods.
The team decided to fail over to the second region.
Maria joined the call at 14:05.
The engineer could not reach the console.
We failed to reproduce the problem.
We did not have a dashboard for this.
We did not see any errors in the logs.
We have not found the cause yet.
The team spent two hours on the restore.
The engineer who caused the outage was the first to see it.
The author of the change was available and helped.
We rebuilt the index without stopping the service.
A member of the team reverted the change at 10:20.
"""

TRAPS = """
Operator error is never a root cause.
“Human error” is not where the analysis ends.
Automation reduces the risk of human error.
Any human error is a sign of a missing safeguard.
Impact was negligible.
Fault detected 13:45
Nobody is to blame for this.
Nobody was affected.
No one was paged.
There was no alert, so nobody noticed.
All steps in the runbook were followed.
Do not write “the engineer failed to escalate”.
Phrases like “be more careful” change nothing.
What went wrong?
Why did the alert not fire?
Who is on call tonight?
A careful rollout in three stages.
We did not miss the target.
"""

NOT_BLAME = [line for text in (MACHINES, OUTSIDERS, PEOPLE_AT_WORK, TRAPS) for line in text.strip().splitlines()]


def kinds(sentence: str) -> set[Kind]:
    return {finding.kind for finding in lint(sentence)}


@pytest.mark.parametrize("sentence", BLAME)
def test_blame_is_flagged(sentence: str) -> None:
    assert Kind.BLAME in kinds(sentence)


@pytest.mark.parametrize("sentence", NOT_BLAME)
def test_what_a_machine_did_or_a_person_rightly_did_is_not(sentence: str) -> None:
    assert kinds(sentence) & {Kind.BLAME, Kind.HINDSIGHT} == set()


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("The engineer failed to check the header.", "The proxy failed to check the header."),
        ("The administrator forgot the old key.", "The cache forgot the old key."),
        ("The developers deleted the production table by mistake.", "The script deleted the temporary table."),
        ("The reviewer missed the change.", "The watcher missed the change."),
        ("A technician did not test the link.", "The probe did not test the link."),
        ("The person who failed to escalate was new.", "The rule which failed to escalate was new."),
    ],
)
def test_the_subject_decides_not_the_verb(person: str, thing: str) -> None:
    assert kinds(person) == {Kind.BLAME}
    assert kinds(thing) == set()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("At 14:00 the engineer on call failed to escalate the page.", "the engineer on call failed to escalate"),
        ("The tool was lax, but an operator ran it and forgot to limit it.", "operator ran it and forgot"),
        ("Then nobody checked the queue.", "nobody checked"),
        ("It didn’t help that we didn’t follow the runbook.", "we didn’t follow"),
    ],
)
def test_the_words_are_those_that_gave_the_reason(sentence: str, words: str) -> None:
    (finding,) = lint_sentence(sentence)
    assert finding.words == words


def test_the_question_names_what_was_hard_to_do() -> None:
    (finding,) = lint_sentence("The engineer failed to escalate.")
    assert finding.question.startswith("What made it hard to escalate")


def test_each_sentence_has_at_most_one_finding_of_a_kind() -> None:
    found = lint_sentence("The engineer forgot the flag, ignored the page and failed to escalate.")
    assert [finding.kind for finding in found] == [Kind.BLAME]
