"""The classes of blame, hindsight and wishes, each with sentences that only look like them."""

from __future__ import annotations

import pytest

from incident_console.practice.language import Kind, lint, lint_sentence

CONFESSIONS = """
I broke production.
We dropped the ball on this one.
I take full responsibility for the lost orders.
The mistake was mine.
In my haste I deleted the wrong snapshot.
We had become complacent about the alerts.
We blindly trusted the output of the tool.
There was a failure on our part to communicate.
"""
NO_CONFESSIONS = """
The storage team takes responsibility for running the cluster.
Kim took responsibility for the restart at 14:05.
We want to learn from our mistakes.
The proxy blindly forwards everything.
The limit was too optimistic.
I restarted the service and the errors stopped.
"""

VERDICTS = """
A critical mistake was made.
This was a huge, costly mistake.
It was irresponsible to leave the port open.
The mistake was not to have a second region.
Our testing was inadequate.
We added the rule, but did it wrong.
The handover was sloppy.
There was no excuse for this.
"""
NO_VERDICTS = """
No mistakes were made during the failover.
The mistake in the invoice was corrected.
The second mistake is that the file is truncated on a restart.
The person who made the mistake found it first.
If you have been here for long, you have probably made some mistakes.
The error budget was used up.
The communication with the provider was good.
The response was slow for 5 % of the requests.
It was the right decision.
"""

SHORTAGES = """
Insufficient testing led to this outage.
Not enough experience on the team to mend a broken release.
Due to a lack of communication between the teams, the port was closed too early.
Lack of due diligence when choosing the provider.
Poor planning and sloppy change management.
We did not spend enough time on the review.
The team didn't take the first reports seriously.
"""
NO_SHORTAGES = """
Insufficient memory on the node caused evictions.
Lack of disk space stopped the database.
Poor query planning by the optimizer made it slow.
A lack of free file descriptors stopped the proxy.
We didn't have enough capacity to absorb the load.
A checklist prevents insufficient testing.
Lack of review environments.
"""

BELIEFS = """
I believed that resetting would only affect the new table.
An engineer removed the volume, thinking that it was unused.
Misreading the prompt, she confirmed it.
The team was unaware that the flag had been turned on.
It was wrongly assumed that the backup was working.
Miscommunication between the two shifts delayed the fix.
My understanding of the cache was wrong.
The developer assumed that the job had finished.
"""
NO_BELIEFS = """
At first we thought that the network was the cause.
We assumed a network problem and called the provider.
We were unaware of the problem until support told us.
The library was unaware of the new format.
The client assumed that the response was JSON.
The proxy is misinterpreting the header.
Thinking that it could be DNS, we checked the resolvers.
I was worried that I had deleted it by accident.
"""

CARELESSNESS = """
We let the certificate expire.
The developers left debug mode enabled in production.
The developer hard-coded the password.
We rolled this out too quickly.
I trusted the script too much.
We kept postponing the upgrade.
The action items from the last incident were not followed up.
We were caught unprepared.
"""
NO_CARELESSNESS = """
The job left temporary files behind.
The system let the request through.
The proxy allowed the connection to time out.
The pool was exhausted too quickly.
The rollout went faster than planned.
We waited for the rebuild to finish before we continued.
We saw too many errors in the log.
"""

PASSIVES = """
The script was executed against production by mistake.
The wrong branch was deployed by the release manager.
The switch was configured incorrectly by the contractor.
The warning was misinterpreted by the operator.
Review was ignored and the request was merged anyway.
This was missed until after the release.
The backups had never been tested.
The fix was deployed without being tested.
The code was merged despite failing tests.
No peer review was done.
"""
NO_PASSIVES = """
The key was accidentally deleted.
The wrong leader was elected.
The message was incorrectly parsed as a number.
The header was placed in the wrong position.
The config was ignored because the file name was wrong.
Two heartbeats were missed.
The policy was violated by the pod spec.
Clients have not been tested under such load before.
The backup was taken without stopping the service.
The wrong password was entered three times by the attacker.
"""

POINTS_OF_A_LIST = """
Underestimated the effect on replication
Did not read the release notes
Restarted the primary by mistake
Used the key without asking anybody
Using old scripts without checking them
Ignored the failing test and merged
Assumed incorrectly that the job was idempotent
Not testing the restore
Failure to notify customers
"""
NO_POINTS_OF_A_LIST = """
Ignored by the linter
Restarted the primary
Pushed the fix to main
Failure to connect to the database
Errors are ignored by default
Sending packets without waiting
Not all users were affected
"""

OMISSIONS = """
The root of it was that I never set up log rotation.
The contractor did not lock the console.
The engineers didn't know how to fail over.
The alert had been muted and nobody turned it back on.
Engineer A deleted the index, believing it to be unused.
"""
NO_OMISSIONS = """
We never saw an error.
The library never closed the connection.
The load balancer never checked the port.
We verified that nobody had changed the configuration.
Sara did not find anything suspicious in the logs.
Every member got an invitation that they should have received.
The community members missed the announcement.
"""

OTHER_ORDERS = """
None of this would have happened had we been more careful.
If we'd gone through the defaults, we'd have caught it.
I'd never have merged it with better tests; they would have caught it.
We should have first told everyone.
We should of tested this on staging.
We shouldve rolled back at once.
It never would have shipped, we should've known.
The outage would not have lasted this long had we had a runbook.
There should have been a second reviewer.
This ought not to have happened.
It took four hours that could have been avoided.
The outage could be avoided if the update had been staged.
The downtime might have been avoided with a rolling restart.
An alert on depth would have shown this hours before.
Knowing what we know now, the flag was too broad.
Now we think that it was not a good solution.
The decision to skip the tests was wrong.
We regret not having announced this earlier.
If only we had kept the old server!
It took us far too long to find the cause.
It should not have taken three hours.
If I could go back, I would have asked more people.
"""
NO_OTHER_ORDERS = """
None of them would have been caught by a linter.
Who's to say that this would have been caught.
It is unclear whether an alert would have helped.
The review answers the question of what could have prevented it.
I could have used the other cluster, but that would have taken hours.
Theoretically we could have replayed the log.
We could have lost everything.
We might have made an error in the image.
The next step would have been to restart the database.
We would have preferred a shorter window.
If the second disk had failed, the array would have been lost.
Had the traffic been higher, the second node would have failed too.
If we had not had the backup, we might still be looking.
If we add a check, it would be easier to see.
This should have been a routine upgrade.
This should not have been a problem.
It should have been generated from the other file.
There should have been three replicas, but one had been evicted.
The total should have been 42.
Looking back at the graphs, the load rose at noon.
We worked around it by accident.
"""

TENSES = """
@kim opens the pull request and accidentally reverts the fix.
09:40 UTC — @lee mistakenly deletes the branch.
She forgets to set the flag.
The on-call ignores the page.
Our engineer doesn't check the replica before he drops the table.
We had been ignoring the warnings for weeks.
They carried on, not noticing the red light.
Not double checking the effects of the switch.
I was too tired to think and stopped the wrong consumer.
We were debugging the wrong service.
He picked the wrong one.
Whoever wrote the job did not test it.
The person doing the upgrade skipped the last part.
They failed to tell us about the window.
"They never told us about the work," the manager said.
This was no hardware fault and is entirely the result of human error.
"""
NO_TENSES = """
The scheduler accidentally starts two jobs.
The service forgets its peers after a restart.
@kim notices that the graph is flat.
He did not see anything unusual.
When an engineer forgets the flag, the tool asks for it.
It is easy to delete the wrong volume in this dialog.
To prevent deleting the wrong volume, the dialog shows its name.
Ask somebody to read what you may have forgotten.
She says that she did not know of the freeze.
The proxy is not checking the header.
Whoever is on call gets the page.
The client ignores unknown fields.
"""

NOUNS = """
A misconfiguration of the firewall by the network team.
An incorrect sequence executed by the vendor cut the power.
The links went down through an incorrect application of a filter.
There were some errors in restarting the hosts.
The failure of the team to communicate made it worse.
The omission of the health check by the developer made it worse.
One wrong click shut the station down.
The outage was triggered by one of our senior engineers.
Neglect of maintenance was a cause.
The credentials had been checked in by a former employee.
"""
NO_NOUNS = """
A wrong value returned by the parser.
Incorrect handling of null values in the compiler.
Failure of the disk to spin up.
The failure of the primary to respond triggered the failover.
The credentials were rotated by the team.
There were errors in parsing the file.
The fault is in the power supply.
The stall was caused by the deletion of the managers group.
The outage was triggered by the team's cleanup job.
"""

OWN_WORDS = """
I know that I'm the one to blame.
The fault lies with the operations team.
There is a lot that I did wrong that night.
Stupid me pressed the button.
Sorry, that was me.
I copied what I thought was the final version.
I was convinced that I was connected to the test system.
Everyone assumed that someone else was looking.
My change broke the login.
I should've double checked.
"""
NO_OWN_WORDS = """
The responsibility for the cluster lies with the storage team.
We did nothing wrong.
Everyone assumed the role they had been given.
We were unaware of it until noon.
I deleted the pod to restart it.
The one to call is the DBA.
The mail said what was wrong.
"""

GOING_ON = """
He carried on with the upgrade although the backup had failed.
We hoped that it would be fine.
Jane restarted it despite being told to wait.
The team tends to skip reviews.
People do not read the alerts.
Support took three hours to reply.
Everyone was waiting for someone else to act.
The concern was dismissed as unlikely.
It was merged with no testing at all.
The upgrade guide was not read.
A required setting was missed during the migration.
The warning went unheeded for days.
Diagnosis took far too long.
"""
NO_GOING_ON = """
We hoped that a restart would help.
The upgrade continued after the backup had finished.
The API took three hours to recover.
The tool does not read the alias file.
The value was simply never read by the parser.
A packet was missed by the sampler.
The copy took longer than expected.
"""

WHAT_WAS_NOT = """
It would also have been a good idea to have tried it.
A written procedure would have been 3× faster.
This would have been best caught in review.
A kill switch would have made the rollback trivial.
A limit would have gone a long way towards reducing the impact.
Had I bothered to read the output, I may have noticed.
The mismatch was obvious once I looked.
The plan was never going to work.
"That should have been run first", he wrote.
With proper testing this would never have reached production.
That should have been a warning sign.
More exact reports might have led to a faster fix.
The correct way would have been to drain the node.
"""
NO_WHAT_WAS_NOT = """
The mirror should have protected us from this, but both disks failed.
The retry logic should have prevented a second run.
This state had never been seen and the value should not have appeared.
The extension should have been ‘.txt’.
It was a mistake in the template.
It would have been a long night.
The lock should have been released.
The alert would have paged the wrong team.
Telling people to be careful is not a solution.
The errors were obvious in the graph from noon on.
"""

SET_APART = """
One of our technicians working on the replica truncated the wrong table.
A contractor (from the cabling company) pulled the wrong fibre.
A member of the platform team, in an attempt to free memory, accidentally also stopped the primary.
The contractor that was sent to the second site mistyped the address.
The technicians on-site unplugged the wrong disk.
An error was made in one of the firewall rules.
This was not tested due to negligence.
The outage came from an incorrectly typed command.
14:02 @kim mistakenly assumes that the replica is the primary.
We renamed the field but missed updating the exporter.
The pages had been ignored by whoever was on shift.
Someone at our registrar deleted the zone.
The failure of the facilities group to check the circuit made it longer.
The vendor was told to wait for us but restarted the array.
We should have, at the very least, told support.
The old flag would have brought the site back in under two minutes.
"""
NO_SET_APART = """
The service working on the queue restarted.
The worker pool (of the second site) deleted the wrong shard.
In the morning, with the help of the team, the queue drained.
The engineers that were paged said the disk failed.
The servers, after a restart by the team, dropped the table.
No error was made in the migration.
An incorrectly parsed header crashed the proxy.
The job was asked to stop but deleted the shard.
The scheduler mistakenly assumes that the node is up.
The job missed updating three rows.
The setting is ignored by the proxy.
The failure of the standby group to elect a leader made it longer.
Only the staging label should have been updated.
The drafts should not have been live on the site.
This was not the result of negligence.
None of what we saw was due to carelessness.
Nobody had looked at the ticket yet.
The tools were made more robust to handle human error.
"""

BLAMED = (
    TENSES, NOUNS, OWN_WORDS, GOING_ON, WHAT_WAS_NOT, SET_APART,
    CONFESSIONS, VERDICTS, SHORTAGES, BELIEFS, CARELESSNESS, PASSIVES, POINTS_OF_A_LIST, OMISSIONS, OTHER_ORDERS,
)  # fmt: skip
INNOCENT = (
    NO_TENSES, NO_NOUNS, NO_OWN_WORDS, NO_GOING_ON, NO_WHAT_WAS_NOT, NO_SET_APART,
    NO_CONFESSIONS, NO_VERDICTS, NO_SHORTAGES, NO_BELIEFS, NO_CARELESSNESS, NO_PASSIVES, NO_POINTS_OF_A_LIST,
    NO_OMISSIONS, NO_OTHER_ORDERS,
)  # fmt: skip

WISHES = """
Communicate better during incidents.
We must communicate better.
Test more.
Monitoring needs to be improved.
Better documentation is needed.
Always double-check before running commands.
Everyone should double-check their commands.
Think before deploying.
Developers must follow the checklist.
We should be more proactive.
Stay alert during maintenance.
Take extra care when deploying.
Don't make the same mistake again.
Prevent this from happening again.
Ensure that mistakes like this do not happen again.
This must not happen again.
Establish a culture of ownership.
Make sure everybody knows the process.
Never deploy untested code.
Get better at communicating.
"""
NO_WISHES = """
Prevent this from happening again by adding a lock.
The proxy must always check the signature.
The team double-checked the commands.
We followed the process.
The page should be more responsive.
The team tested more than 40 endpoints.
We have since improved the tests.
I changed the announcement to tell people to update.
Better documentation might have helped the on-call engineer.
Require two approvals on the main branch.
Increase the timeout to 30 seconds.
Send a page when backups are older than 24 hours.
Run a failover drill every quarter, first one on 4 March.
Never seen before.
"""


def lines(*texts: str) -> list[str]:
    return [line for text in texts for line in text.strip().splitlines()]


def kinds(sentence: str) -> set[Kind]:
    return {finding.kind for finding in lint(sentence)}


@pytest.mark.parametrize("sentence", lines(*BLAMED))
def test_blame_and_hindsight_are_flagged(sentence: str) -> None:
    assert kinds(sentence) & {Kind.BLAME, Kind.HINDSIGHT}


@pytest.mark.parametrize("sentence", lines(*INNOCENT))
def test_what_only_looks_like_them_is_not(sentence: str) -> None:
    assert kinds(sentence) & {Kind.BLAME, Kind.HINDSIGHT} == set()


@pytest.mark.parametrize("sentence", lines(WISHES))
def test_wishes_are_flagged(sentence: str) -> None:
    assert Kind.WISH in kinds(sentence)


@pytest.mark.parametrize("sentence", lines(NO_WISHES))
def test_what_can_be_seen_to_be_done_is_no_wish(sentence: str) -> None:
    assert Kind.WISH not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("The engineer failed to escalate.", "What made it hard to escalate"),
        ("Failure to notify customers.", "What made it hard to notify"),
        ("Insufficient testing led to this.", "What was there to know, to check or to say"),
        ("The code was merged despite failing tests.", "How does the work really get done"),
        ("We let the certificate expire.", "What made this easy to miss"),
        ("I trusted the script too much.", "What did people see and know"),
        ("I typed it into the wrong terminal.", "What about the tool or the procedure"),
        ("Root cause: human error", "What conditions made this error possible"),
        ("A misconfiguration by the network team.", "What conditions led to this"),
        ("The decision to wait was wrong.", "What made the way that was taken look right"),
        ("A test would have caught this.", "What was there to see before this was found"),
        ("We should have tested it.", "What information would have changed this decision"),
    ],
)
def test_the_question_fits_the_sentence(sentence: str, begins: str) -> None:
    (finding,) = lint_sentence(sentence)
    assert finding.question.startswith(begins)


@pytest.mark.parametrize(
    "sentence",
    ["We'd've caught it.", "We would've caught it.", "We would have caught it.", "we’d have caught it"],
)
def test_contractions_are_the_words_that_they_stand_for(sentence: str) -> None:
    assert kinds(sentence) == {Kind.HINDSIGHT}


def test_a_long_run_of_apostrophes_is_one_word() -> None:
    assert lint("x" + "'s" * 50_000) == ()
