"""The policy: its defaults are the practice's numbers, and a mistake in a setting is one clear line."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from incident_console.incident.vocabulary import Role, Severity
from incident_console.practice.notice import Hearer, Notice
from incident_console.practice.policy import Cadence, Policy


def test_each_severity_has_its_cadence() -> None:
    policy = Policy()
    found = [(c.briefing_minutes, c.update_minutes) for c in map(policy.cadence_for, Severity)]
    assert found == [(15, 20), (20, 30), (30, None), (None, None)]


def test_no_severity_yet_keeps_the_cadence_of_sev2() -> None:
    assert Policy().cadence_for(None) == Policy().cadence_for(Severity.SEV2)
    assert Policy().roles_for(None) == (Role.OPS, Role.COMMS, Role.SCRIBE)


def test_changing_one_number_of_one_severity_keeps_all_others() -> None:
    policy = Policy.model_validate({"cadence": {"SEV1": {"briefing_minutes": 10}}})
    assert policy.cadence_for(Severity.SEV1) == Cadence(briefing_minutes=10, update_minutes=20)
    assert policy.cadence_for(Severity.SEV2) == Policy().cadence_for(Severity.SEV2)


def test_never_is_a_word_because_toml_has_no_null() -> None:
    policy = Policy.model_validate(
        {
            "cadence": {"SEV3": {"briefing_minutes": "never"}},
            "call_out_minutes": "never",
            "quiet_minutes": "Never",
            "containment_minutes": "never",
            "long_shift_hours": "never",
        }
    )
    assert policy.cadence_for(Severity.SEV3).briefing_minutes is None
    assert (policy.call_out_minutes, policy.quiet_minutes, policy.containment_minutes) == (None, None, None)
    assert policy.long_shift_hours is None


def test_roles_of_one_severity_can_be_changed_alone() -> None:
    policy = Policy.model_validate({"roles_to_fill": {"SEV3": ["scribe"]}})
    assert policy.roles_for(Severity.SEV3) == (Role.SCRIBE,)
    assert policy.roles_for(Severity.SEV1) == (Role.OPS, Role.COMMS, Role.SCRIBE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"stal_minutes": 10},
        {"stall_minutes": 0},
        {"stall_minutes": -1},
        {"stall_minutes": 1441},
        {"stall_minutes": "soon"},
        {"stall_minutes": "never"},
        {"span_of_control": 0},
        {"amber_seconds": -1},
        {"long_shift_hours": 0},
        {"cadence": {"SEV9": {"briefing_minutes": 5}}},
        {"cadence": {"SEV1": {"briefing": 5}}},
        {"cadence": {"SEV1": {"briefing_minutes": 0}}},
        {"cadence": 15},
        {"roles_to_fill": {"SEV1": ["boss"]}},
        {"who_hears": {"SEV1": {"hearers": [{"who": ""}]}}},
    ],
)
def test_what_is_unknown_or_out_of_bounds_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(wrong)


def test_a_hard_limit_below_the_soft_one_is_refused_with_what_would_be_right() -> None:
    with pytest.raises(ValidationError, match="make stall_hard_minutes 30 or more"):
        Policy(stall_minutes=30)
    assert Policy(stall_minutes=20).stall_hard_minutes == 20


def test_a_policy_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Policy().stall_minutes = 3  # type: ignore[misc]


@pytest.mark.parametrize("model", [Policy, Cadence, Hearer, Notice])
def test_every_field_says_in_one_line_what_it_is_for(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, name
        assert len(field.description) <= 100, name
        assert field.description.endswith("."), name
        assert "\n" not in field.description, name


def test_who_hears_in_five_and_in_thirty_minutes() -> None:
    worst = Policy().notice_for(Severity.SEV1)
    assert [h.who for h in worst.hearers if h.minutes == 5] == ["on-call group", "tech lead", "product owner"]
    assert [h.who for h in worst.hearers if h.minutes == 30] == ["leadership", "affected clients"]
    second = Policy().notice_for(Severity.SEV2).hearers
    assert [(h.who, h.when) for h in second if h.minutes is None] == [("leadership", "at the next sync")]
    assert [h.when for h in Policy().notice_for(Severity.SEV4).hearers] == ["at the next stand-up"]


def test_a_policy_survives_being_written_and_read() -> None:
    policy = Policy(stall_minutes=12, call_out_minutes=None)
    assert Policy.model_validate_json(policy.model_dump_json()) == policy
