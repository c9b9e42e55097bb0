"""Hindsight and wishes, and what only looks like them."""

from __future__ import annotations

import pytest

from incident_console.practice.language import Kind, lint
from incident_console.practice.language import questions as asked

HINDSIGHT = """
We should have rolled back at once.
We should've paged the storage team.
Should have tested with real data.
This should have been found in review.
The team should have noticed the trend.
We shouldn't have relied on one provider.
This bug should never have made it to production.
We ought to have declared earlier.
The reader should have been told about the limit.
This could have been avoided.
The outage could have been shorter.
We could have used the spare cluster.
A canary could have contained the damage.
A dry run would have caught this.
Rate limits would have reduced the impact.
Better graphs would have helped the responders.
That would have saved us an hour.
If we had looked at the queue, we would have known.
Had we kept the old cluster, this would be over by now.
With more alerts this would not have happened.
In hindsight the flag was too broad.
Looking back, we waited too long.
It was a mistake to deploy on Friday.
The second outage was entirely preventable.
The warning signs were there and we missed the obvious one.
Recovery took longer than it should have.
If only the limit had been lower.
It would have been better to drain the node first.
We did not anticipate the load.
They should have known
"""

NOT_HINDSIGHT = """
We should have alerting on the queue.
We should have automated tests for the rollback.
We should have a second approver.
We should have better dashboards.
Engineers should have read access to the logs.
Every service should have an owner.
Let us know if you should have any questions.
What could have gone better?
What could have gone better
Things that could have gone better
The request should have returned 200.
The job should have finished by ten.
The pods should have been evicted automatically.
He lost the amount that should have been added to his account.
The attacker could have read the tokens.
Anyone with a key could have restarted it.
We are looking at which token could have been leaked.
Something could have gone wrong with the certificate.
The same symptom could have been caused by a full disk.
It could have been difficult.
Any node that was restarted would have advanced the chain.
A rebuild would have taken six hours.
That would not have prevented the second failure.
Customers who retried would have seen the error twice.
Most nodes would have rejected it.
We would have to change the schema.
"""

WISHES = """
Be more careful.
We need to be extra vigilant during maintenance.
Improve monitoring
We should improve our alerting.
Better communication
Update documentation
Team to discuss better escalation habits
Engineer to review the escalation procedures
More training for the on-call
Retrain the operators
Remind everybody to read the notes
Raise awareness
Make sure that this never happens again.
Pay closer attention to the graphs.
Try harder.
"""

NO_WISHES = """
Alert when the queue is older than five minutes.
Improve monitoring by adding an alert on 80 % of the pool, by Friday
Add a confirmation prompt before a namespace is deleted.
Update `runbook.md` with the new step.
The monitoring was improved in March.
The training data was stale.
This would allow the team to be prepared for the update.
The queries make the database work harder.
Better monitoring than ours exists.
"""


def kinds(sentence: str) -> set[Kind]:
    return {finding.kind for finding in lint(sentence)}


@pytest.mark.parametrize("sentence", HINDSIGHT.strip().splitlines())
def test_hindsight_is_flagged(sentence: str) -> None:
    assert Kind.HINDSIGHT in kinds(sentence)


@pytest.mark.parametrize("sentence", NOT_HINDSIGHT.strip().splitlines())
def test_plans_possibilities_and_expected_behaviour_are_not(sentence: str) -> None:
    assert kinds(sentence) == set()


@pytest.mark.parametrize("sentence", WISHES.strip().splitlines())
def test_wishes_are_flagged(sentence: str) -> None:
    assert Kind.WISH in kinds(sentence)


@pytest.mark.parametrize("sentence", NO_WISHES.strip().splitlines())
def test_actions_that_can_be_seen_to_be_done_are_not(sentence: str) -> None:
    assert Kind.WISH not in kinds(sentence)


def test_being_careful_blames_and_wishes_at_once() -> None:
    assert kinds("Be more careful.") == {Kind.BLAME, Kind.WISH}


def test_every_question_asks_what_or_how() -> None:
    found = [value for name, value in vars(asked).items() if name.isupper()]
    assert len(found) > 10
    for question in found:
        assert question.split()[0] in {"What", "How"}, question
        assert question.endswith("?"), question
        assert "should have" not in question, question
        assert " why " not in f" {question.lower()} ", question
