"""Three incidents lived through line by line, each read as a commander reads it: no wrong word, count or time."""

from __future__ import annotations

from datetime import datetime

import pytest

from support.command_line import CommandLine


class Call:
    """Types lines at times (UTC), as one person or another."""

    def __init__(self, line: CommandLine) -> None:
        self.line = line

    def at(self, moment: str) -> Call:
        self.line.clock.set(datetime.fromisoformat(f"{moment}+00:00"))
        return self

    def say(self, *lines: str, by: str = "Ana Costa") -> list[str]:
        return [line for typed in lines for line in self.line.do("--as", by, "log", "--", typed).lines]

    def status(self) -> list[str]:
        return [line.strip() for line in self.line.do("status").lines]


@pytest.fixture
def call(ic: CommandLine) -> Call:
    return Call(ic)


def test_a_leaked_key_handled_by_two_people_with_late_entries(call: Call) -> None:
    call.at("2026-05-20T02:14").line.do("declare", "Leaked AWS key", "--sev", "2")
    call.at("2026-05-20T02:16").say("02:05 /alert unusual access @GuardDuty", '/role ic @"Priya Nair"')
    call.say("01:40 /mark started key pushed to a public repo", "? key came from the repo @priya", by="Priya Nair")
    call.at("2026-05-20T02:24").say("/told on-call @sam", "/told tech @lee", "-20m h1 + first use after the push")
    assert "H1  open  1 for  key came from the repo (Priya Nair)" in call.status()
    call.at("2026-05-20T02:50").say(
        "> no customer data read, next 30m", "h1 confirm the commit and the first use match"
    )
    call.say("/phase mitigated key revoked", "? one more key leaked", "todo why did the scanner not block the push")
    call.at("2026-05-20T03:20")
    assert not [line for line in call.status() if "stall" in line.lower()], "nobody is hurt any more"
    call.say("/exit users feel met no user felt it", "/resolve rotated everywhere")
    call.at("2026-05-21T10:00")
    status = call.status()
    assert "lasted 1:06, resolved, contained, declared 2026-05-20 02:14 UTC" in status
    assert "incident commander  Priya Nair  since 2026-05-20 02:16, 1 h 4 min" in status, "it ended with the incident"
    assert "not told  product owner" in status, "nobody owes it any more"
    assert not [line for line in status if "owes it" in line or "left" in line or line == "Clocks"]
    (said,) = [line for line in status if line.startswith("“")]
    assert "Who sets the status page to resolved? Who archives the timeline? Follow-up continues" in said
    met = "met   Users feel no impact, and have not for 30 minutes (Ana Costa, 2026-05-20 03:20) · no user felt it"
    assert met in status


def test_thirty_hours_over_the_end_of_summer_time_with_two_handoffs(call: Call) -> None:
    call.line.settings('zone = "Europe/Berlin"\n')
    call.at("2026-10-24T19:40").line.do("declare", "Replication lag", "--sev", "1", "--ic", "Dana Reyes")
    call.say('/role comms @"Jo Park"', "? vacuum blocks the replica", "? network between zones")
    call.at("2026-10-24T22:30").say("> orders late, next 60m", "h2 + packet loss 2 %")
    call.at("2026-10-24T23:45").say('/handoff @"Sam Okafor"')
    say_now = call.line.do("next", "--all").out
    assert "H1 and H2 have not moved for 1 h 15 min to 4 h 5 min." in say_now
    assert "T+4:05: call out the elapsed time." in say_now
    assert "Affected clients have not heard" in say_now
    call.say("/decline ic off at two", by="Sam Okafor")
    call.at("2026-10-25T00:10").say('/handoff @"Lee Wong"')
    call.at("2026-10-25T00:20").say("02:15 /accept ic lag, network most likely", by="Lee Wong")
    status = call.status()
    assert "communications lead  Jo Park   since 2026-10-24 21:40, 4 h 40 min" in status
    assert "incident commander   Lee Wong  since 02:15, 5 min" in status
    assert "H1  open, STALLED 4 h 40 min  no evidence  vacuum blocks the replica" in status
    assert "DUE NOW  Call-out T+4:40" in " ".join(status)
    (first,) = [line for line in status if line.startswith("First update due")]
    assert first.startswith("First update due 2026-10-24 19:55 UTC missed, given 2026-10-24 22:30 UTC, 2 h 35 min late")

    call.at("2026-10-25T00:30").say("02:30 in summer time")
    call.at("2026-10-25T01:30").say("02:30 in winter time", "02:30 CEST the first of the two")
    assert call.say("23:50 before midnight") == ["2026-10-24 23:50:00 CEST  note      before midnight"]
    lines = call.line.do("timeline").lines
    days = [line for line in lines if "times in" in line]
    assert days == [
        "Saturday 2026-10-24, times in CEST", "Sunday 2026-10-25, times in CEST", "Sunday 2026-10-25, times in CET",
    ]  # fmt: skip
    winter = lines[lines.index(days[2]) + 1 :]
    assert [line.rsplit("  ", 1)[-1] for line in winter] == ["in winter time"]

    call.at("2026-10-25T09:00").say('/assume ic @"Kim Ito" Lee does not answer', by="Kim Ito")
    call.at("2026-10-26T01:40").say("/resolve no lag for twenty hours", by="Kim Ito")
    audit = call.line.do("audit").out
    assert "Dana Reyes from 2026-10-24 21:40 CEST to 2026-10-25 02:15 CEST." in audit
    assert "Kim Ito from 2026-10-25 10:00 CET, without a handoff." in audit
    assert "Changes of command  2" in audit
    assert "SEV1 30 h" in audit


def test_a_false_alarm_that_is_over_after_six_minutes(call: Call) -> None:
    call.at("2026-05-20T11:00").line.do("declare", "Login returns 500", "--sev", "1", "--ic", "Dana Reyes")
    call.at("2026-05-20T11:02").say("? probe is blocked @sam", "! try by hand @sam 3m", "/role comms @Jo")
    call.at("2026-05-20T11:04").say("t1 done works", "h1 confirm rule change at 10:55")
    call.at("2026-05-20T11:06").say("/sev 4 false alarm", "/resolve false alarm, no user affected")
    call.at("2026-05-20T15:00")
    say_now = call.line.do("next", "--all").lines
    assert say_now[0] == "  1. The incident is resolved: stand the team down."
    assert "Jo, please set the status page to resolved." in say_now[1]
    assert len(say_now) == 2
    said = call.line.do("watch", "--for", "0").out
    assert "OVER" not in said
    assert "Over already" not in said
    short = call.line.do("list", "--json").json[0]["short_id"]
    for part in ("team", "status page it was never set", "timeline", "people"):
        call.say(f"/standdown {part}")
    call.say("/close false alarm")
    assert call.line.do("next", short).out == "Nothing needs to be said now.\n"
    status = call.line.do("status", short)
    assert "lasted 0:06, closed, contained" in status.out
    assert "Missed" not in status.out
    audit = call.line.do("audit", short).out
    assert "Were updates sent to stakeholders at regular intervals, and at which? Not applicable." in audit
    assert "Time in each severity  SEV1 6 min, SEV4 0 s" in audit
