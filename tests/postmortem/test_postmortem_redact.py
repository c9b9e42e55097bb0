"""What looks like a secret leaves in no form; what does not, stays."""

from __future__ import annotations

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.incident import commands as c
from incident_console.incident.vocabulary import Role
from incident_console.postmortem.exporting import Form, render
from incident_console.postmortem.redact import MASK, mask, redacted
from incident_console.practice.policy import Policy
from support import Story

# Put together here, so that nobody's scanner takes this file for a leak
_HEX = "0123456789abcdef"
SECRETS = [
    ("AKIA" + "IOSFODNN7EXAMPLE", "key {}"),
    ("gh" + "p_" + "aB3" * 12, "push with {} please"),
    ("github" + "_pat_" + "11ABCDEFG0" * 3, "{}"),
    ("glpat" + "-" + "xY9zAbCdEfGhIjKlMnOp", "runner: {}"),
    ("xox" + "b-" + "123456789012-abcdefABCDEF", "bot {}"),
    ("sk" + "_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "stripe {}"),
    ("sk" + "-proj-" + "a1" * 15, "model {}"),
    ("AIza" + "SyA1234567890abcdefghijklmnopqrstuv", "maps {}"),
    ("npm" + "_" + "a1B2" * 9, "publish with {}"),
    ("hvs" + "." + "CAESIJ1234567890abcdefgh", "vault {}"),
    ("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N", "cookie {} expired"),
    ("hunter2", "postgres://app:{}@db.internal/orders refused"),
    ("p@ss:w0rd", "redis://:{}@cache:6379"),
    ("hunter2", "PASSWORD={}"),
    ("hunter2!", "the password is {} on all of them"),
    ("correct horse", 'db_password = "{}"'),
    ("s3cr3t", "curl https://x.test/a?token={}&b=1"),
    ("a1b2c3d4e5f6", "GET /x?sig={}"),
    ("abc123def456", "api-key: {}"),
    ("hunter2", "mysql --password {} -h db"),
    ("dXNlcjpwYXNz", "Authorization: Basic {}"),
    ("abcdef1234567890ABCDEF", "sent Bearer {}"),
    ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AWS_SECRET_ACCESS_KEY={}"),
    ("T00000000/B00000000/" + "X" * 24, "https://hooks.slack.com/services/{}"),
    ("MIIEow" + "\nabc\n", "-----BEGIN RSA PRIVATE KEY-----{}-----END RSA PRIVATE KEY-----"),
    ("Zm9vYmFyMTIzNDU2Nzg5MEFCQ0RFRkdISUpLTE1OT1A", "found {} in the dump"),
]  # fmt: skip
ORDINARY = [
    "pool at 40 %, steady", "token expired for 61 % of users", "password reset mails are late",
    "secret: we do not know", "the key to this is the gateway",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 is out",
    "sha256:" + _HEX * 4, "pod checkout-7d4b9c6f5-x2x9z restarted", "https://status.example.com/incidents?id=42",
    "14:31 rollback: started", "ssh deploy@bastion-01.example.com", "the basic authentication page loads",
    "018f2b1c-7e3a-7b2d-9c4e-5f6a7b8c9d0e", "Who owns the API keys?", "keyboard=broken", "see JIRA-1234: token refresh",
    "/var/lib/kubelet/pods/Abc123/volumes/kubernetes.io~secret/default", "http://localhost:8080/healthz@v1 fails",
]  # fmt: skip


@pytest.mark.parametrize(("secret", "around"), SECRETS)
def test_a_secret_is_masked_and_what_it_was_the_secret_of_stays(secret: str, around: str) -> None:
    masked, count = mask(around.format(secret))
    assert secret not in masked
    assert count == 1
    assert masked == around.format(MASK)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_stay(text: str) -> None:
    assert mask(text) == (text, 0)


def test_several_in_one_text_are_counted() -> None:
    masked, count = mask("a://u:hunter2@h and b://v:hunter3@i, token=hunter4")
    assert masked == f"a://u:{MASK}@h and b://v:{MASK}@i, token={MASK}"
    assert count == 3


PIECES = st.sampled_from([around.format(secret) for secret, around in SECRETS] + ORDINARY)
TEXT = st.lists(PIECES | st.text(alphabet="ab1:/@=?&\"' -_.Z\n", max_size=30), max_size=6).map(" ".join)


@given(TEXT)
def test_a_masked_text_stays_as_it_is(text: str) -> None:
    once, _ = mask(text)
    assert mask(once) == (once, 0)


@pytest.mark.parametrize("text", ["://a:" * 4000, "password " * 2200, "a-" * 10_000, "token=" * 3300, "Aa1" * 6600])
def test_no_text_of_an_entrys_length_holds_it_up(text: str) -> None:
    """It ends: a pattern that tries everything again at every letter would take minutes for these."""
    mask(text[:20_000])


@pytest.mark.parametrize("form", Form)
def test_no_form_has_it_and_the_log_still_has(form: Form) -> None:
    secret = "hunter2000"
    story = Story().declared(title=f"token={secret} leaked")
    for command in (
        c.WriteEntry(text=f"saw password={secret} in the logs"),
        c.StateImpact(text=f"api_key={secret}"),
        c.TakeRole(role=Role.IC, person="Dana Reyes", words=f"secret={secret}"),
        c.RaiseHypothesis(text=f"token={secret}", owner=f"pwd={secret}"),
        c.AssignTask(text=f"rotate token={secret}", person="Sam", minutes=5),
        c.Decide(text="rotate", options=(f"secret={secret}", "wait"), objections=(f"token={secret}",)),
        c.HoldBriefing(conditions=f"password={secret}"),
        c.SendUpdate(text=f"token={secret}"),
        c.RaiseNeed(text=f"token={secret}", of="DBA"),
    ):
        story.do(command)
    wrong = story.do(c.WriteEntry(text=f"password={secret}x"))
    story.do(c.Amend(target=wrong.event_id, text="nothing here"))
    found = redacted(story.state)
    text = render(form, found.state, story.now, Policy())
    assert secret not in text
    assert MASK in text.replace("\\", "")
    assert found.masked == 12
    assert secret in render(Form.CSV, story.state, story.now, Policy())


@given(stories())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_incident_without_secrets_is_told_as_it_is(story: Story) -> None:
    found = redacted(story.state)
    if found.masked == 0:
        assert render(Form.JSON, found.state, story.now, Policy()) == render(
            Form.JSON, story.state, story.now, Policy()
        )
