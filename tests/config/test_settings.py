"""Settings: what a file may say, what is said about what it may not, and where each value comes from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.config.loading import Loaded, load, values
from incident_console.config.settings import Origin, Settings, Theme
from incident_console.config.shape import plain
from incident_console.incident.vocabulary import Severity
from incident_console.practice.policy import Policy


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str) -> Loaded:
        path = tmp_path / "settings.toml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return _write


def test_without_a_file_everything_is_the_default(tmp_path: Path) -> None:
    environ = {"INCIDENT_CONSOLE_CONFIG": ""}
    loaded = load(environ=environ)
    assert loaded.settings.policy == Policy()
    assert loaded.settings.zone == "UTC"
    assert loaded.settings.severity_aliases["P0"] is Severity.SEV1
    assert set(loaded.origins) == set(values(loaded.settings))


def test_the_defaults_are_what_a_file_that_says_them_would_make() -> None:
    """Without a file they are taken as they stand, unjudged."""
    defaults = Settings.model_construct()
    assert Settings.model_validate(plain(defaults)) == defaults


def test_a_full_file_is_taken_as_it_stands(write) -> None:
    loaded = write(
        """
        name = "Dana Reyes"
        zone = "Europe/Berlin"
        theme = "light"
        mouse = false
        [keys]
        record.briefing = "ctrl+b"
        "record.task" = "f2,t"
        [severity_aliases]
        critical = 1
        P0 = "sev 2"
        [policy]
        stall_minutes = 10
        call_out_minutes = "never"
        [policy.cadence.SEV1]
        briefing_minutes = 12
        """
    )
    assert loaded.problems == ()
    chosen = loaded.settings
    assert (chosen.name, chosen.zone, chosen.theme, chosen.mouse) == ("Dana Reyes", "Europe/Berlin", Theme.LIGHT, False)
    assert chosen.keys == {"record.briefing": "ctrl+b", "record.task": "f2,t"}
    assert chosen.severity_aliases["critical"] is Severity.SEV1
    assert chosen.severity_aliases["P0"] is Severity.SEV2
    assert chosen.severity_aliases["P3"] is Severity.SEV4
    assert chosen.policy.stall_minutes == 10
    assert chosen.policy.call_out_minutes is None
    assert chosen.policy.cadence_for(Severity.SEV1).briefing_minutes == 12
    assert chosen.policy.cadence_for(Severity.SEV1).update_minutes == 20
    assert chosen.policy.cadence_for(Severity.SEV2) == Policy().cadence_for(Severity.SEV2)


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ('zome = "UTC"', "zome", "did you mean zone?"),
        ('zone = "Europe/Berln"', "zone", "Europe/Berlin"),
        ('zone = "../../etc/passwd"', "zone", "IANA"),
        ('theme = "purple"', "theme", "one of dark, light, ansi, colour-blind"),
        ('mouse = "yes"', "mouse", "true or false"),
        ("mouse = 1", "mouse", "true or false"),
        ("name = 5", "name", "text"),
        ('keys = "b"', "keys", "a table"),
        ("[keys]\nrecord.task = 5", "keys.record.task", "text"),
        ('[severity_aliases]\nP0 = "SEV9"', "severity_aliases.P0", "one of SEV1, SEV2, SEV3, SEV4"),
        ("policy = 3", "policy", "a table"),
        ("[policy]\nstal_minutes = 3", "policy.stal_minutes", "did you mean stall_minutes?"),
        ("[policy]\nstall_minutes = true", "policy.stall_minutes", "a number"),
        ('[policy]\nstall_minutes = "10"', "policy.stall_minutes", "a number"),
        ('[policy]\nstall_minutes = "never"', "policy.stall_minutes", "a number"),
        ("[policy]\nstall_minutes = -1", "policy.stall_minutes", "over 0"),
        ("[policy]\nstall_minutes = nan", "policy.stall_minutes", "a number"),
        ("[policy]\nspan_of_control = 7.5", "policy.span_of_control", "a whole number"),
        ("[policy.cadence]\nSEV9.briefing_minutes = 3", "policy.cadence.SEV9", "SEV1, SEV2, SEV3, SEV4"),
        ("[policy.cadence.SEV1]\nbriefing = 3", "policy.cadence.SEV1.briefing", "did you mean briefing_minutes?"),
        ("[policy.cadence]\nSEV1 = 3", "policy.cadence.SEV1", "a table"),
        ('[policy]\nexit_criteria = ["a", 4]', "policy.exit_criteria", "item 2"),
        ("[policy]\nstall_hard_minutes = 3", "policy", "stall_hard_minutes"),
    ],
)
def test_a_bad_value_is_one_line_with_path_key_and_what_is_right_and_the_default_stands(
    write, text: str, key: str, right: str
) -> None:
    loaded = write(text)
    assert len(loaded.problems) == 1, loaded.problems
    (line,) = loaded.problems
    assert "\n" not in line
    assert line.startswith(f"{loaded.path}: {key}")
    assert right in line
    assert "pydantic" not in line
    assert loaded.settings.model_copy(update={"name": "", "file": ""}) == Settings()


def test_one_bad_value_costs_the_others_nothing(write) -> None:
    loaded = write('theme = "purple"\nmouse = false\n[policy]\nstall_minutes = "x"\nneed_minutes = 3\n')
    assert len(loaded.problems) == 2
    assert loaded.settings.mouse is False
    assert loaded.settings.policy.need_minutes == 3


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b'name = "a"\nzone = \n', "line 2"),
        (b'name = "a\n', "line 1"),
        (b'name = "a"\nname = "b"\n', "line 2"),
        (b'name = "a"\n\nx = "\xff"', "line 3"),
        (b"a = [", "line 1"),
        (b"\x00\x01\x02", "line 1"),
    ],
)
def test_a_file_that_is_not_toml_is_one_line_with_its_number_and_all_defaults(
    tmp_path: Path, raw: bytes, where: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(raw)
    loaded = load(path)
    (line,) = loaded.problems
    assert line.startswith(f"{path}, {where}")
    assert "defaults" in line
    assert loaded.settings.policy == Policy()


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (folder,) = load(tmp_path).problems
    assert str(tmp_path) in folder
    (missing,) = load(tmp_path / "nothing.toml").problems
    assert "there is no such settings file" in missing
    deep = tmp_path / "deep.toml"
    deep.write_text("a = " + "[" * 100_000)
    assert len(load(deep).problems) == 1
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 1_000_001)
    assert "larger" in load(large).problems[0]


def test_what_overrides_what(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('name = "In Settings"\nfile = "own.db"\n')
    environ = {"INCIDENT_CONSOLE_FILE": "/e/env.db", "INCIDENT_CONSOLE_NAME": "Env Name"}

    plain = load(path)
    assert (plain.settings.name, plain.settings.path) == ("In Settings", tmp_path / "own.db")
    assert (plain.origins["name"], plain.origins["file"]) == (Origin.SETTINGS, Origin.SETTINGS)

    around = load(path, environ=environ)
    assert (around.settings.name, around.settings.path) == ("Env Name", Path("/e/env.db"))
    assert (around.origins["name"], around.origins["file"]) == (Origin.ENVIRONMENT, Origin.ENVIRONMENT)

    told = load(path, environ=environ, file="cli.db", name="Cli Name")
    assert (told.settings.name, told.settings.path) == ("Cli Name", Path("cli.db"))
    assert (told.origins["name"], told.origins["file"]) == (Origin.COMMAND_LINE, Origin.COMMAND_LINE)


def test_the_environment_names_another_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text("mouse = false")
    assert load(environ={"INCIDENT_CONSOLE_CONFIG": str(path)}).settings.mouse is False
    (line,) = load(environ={"INCIDENT_CONSOLE_CONFIG": str(tmp_path / "gone.toml")}).problems
    assert "gone.toml" in line


def test_the_author_is_the_login_name_where_nobody_says_otherwise(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana\x1b[2J\u202e costa")
    path = tmp_path / "empty.toml"
    path.write_text("")
    loaded = load(path)
    assert loaded.settings.name == "ana costa"
    assert loaded.origins["name"] is Origin.DEFAULT


def test_the_author_is_found_even_where_the_machine_knows_nobody(tmp_path: Path, monkeypatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert load(tmp_path / "none.toml").settings.name == "unknown"


def test_a_name_of_nothing_but_control_characters_is_said_and_not_used(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('name = "Dana"')
    loaded = load(path, environ={"INCIDENT_CONSOLE_NAME": "\x1b[2J"})
    assert loaded.settings.name == "Dana"
    assert loaded.origins["name"] is Origin.SETTINGS
    assert len(loaded.problems) == 1
    assert "“Dana” is used" in loaded.problems[0]


def test_default_places_are_in_the_users_directories(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    from incident_console.config.locations import state_dir

    loaded = load(environ=dict(os.environ))
    assert loaded.settings.path == tmp_path / "data" / "incident-console" / "incidents.db"
    assert loaded.path == tmp_path / "config" / "incident-console" / "settings.toml"
    assert state_dir() == tmp_path / "state" / "incident-console"
    assert list(tmp_path.iterdir()) == []


_scalars = st.one_of(st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.none())
_keys = st.sampled_from(["name", "zone", "theme", "keys", "policy", "cadence", "SEV1", "stall_minutes", "who_hears"])
_tables = st.recursive(
    _scalars, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys | st.text(max_size=5), inner))
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_keys | st.text(max_size=8), _tables, max_size=5))
def test_no_table_whatever_makes_judging_fail(table: dict[str, object]) -> None:
    from incident_console.config.judging import judge_table

    judged, _, problems = judge_table(table, "settings.toml")
    assert isinstance(judged, Settings)
    assert all("\n" not in line and "\x1b" not in line for line in problems)


def test_the_reference_names_every_setting_and_its_default() -> None:
    from incident_console.config.reference import settings_reference

    table = settings_reference()
    for name in values(Settings()):
        assert f"`{name}`" in table or name == "keys"
    assert "| `policy.stall_minutes` | `15` | a number, over 0, up to 1440 |" in table
    widths = {line.replace("\\|", "").count("|") for line in table.splitlines()}
    assert widths == {5}
