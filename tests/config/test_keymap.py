"""A person's own keys: what can work is taken, what cannot is named and the default stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.keys import _character_to_key

from incident_console.config.keymap import judge
from incident_console.config.keynames import NAMED_KEYS, PUNCTUATION, character_key, read_key
from incident_console.keys import KEYS


def test_keys_that_can_work_are_taken_in_textuals_spelling() -> None:
    wanted = {
        "record.briefing": "Ctrl+b, F2",
        "line.focus": "/, :, §",
        "record.task": "B",
        "program.quit": "ctrl+q,f10",
    }
    keymap = judge(wanted, KEYS)
    assert keymap.problems == ()
    assert keymap.keys["record.briefing"] == "ctrl+b,f2"
    assert keymap.keys["line.focus"] == "slash,colon,section_sign"
    assert keymap.keys["record.task"] == "B"
    assert keymap.keys["program.quit"] == "ctrl+q,f10"


def test_two_actions_may_change_places() -> None:
    keymap = judge({"record.briefing": "h", "record.hypothesis": "b"}, KEYS)
    assert keymap.problems == ()
    assert keymap.keys == {"record.briefing": "h", "record.hypothesis": "b"}


@pytest.mark.parametrize(
    ("identifier", "keys", "says"),
    [
        ("record.breifing", "b", "did you mean “record.briefing”?"),
        ("xyzzy", "b", "incident-console keys"),
        ("record.briefing", "", "empty"),
        ("record.briefing", "  ", "empty"),
        ("record.briefing", "b,", "there is no key"),
        ("record.briefing", "bananas", "there is no key “bananas”"),
        ("record.briefing", "ctrl+bananas", "there is no key"),
        ("record.briefing", "hyperdrive+b", "there is no key"),
        ("record.briefing", "ctrl+", "there is no key"),
        ("record.briefing", "\x1b[2J", "there is no key"),
        ("record.briefing", "b,b", "twice"),
        ("record.briefing", "h", "belongs to record.hypothesis"),
        ("record.briefing", "?", "belongs to program.help"),
        ("record.briefing", "ctrl+B", "ctrl+b"),
        ("record.briefing", "ctrl+shift+B", "ctrl+shift+b"),
        ("record.briefing", "shift+b", "“B”"),
        ("record.briefing", "ctrl+m", "enter"),
        ("record.briefing", "ctrl+i", "tab"),
        ("record.briefing", "ctrl+j", "enter"),
        ("record.briefing", "ctrl+h", "backspace"),
        ("record.briefing", "ctrl+[", "escape"),
        ("line.send", "r", "typed into the line"),
        ("line.complete", "space", "typed into the line"),
        ("program.quit", "", "quitting needs a key"),
        ("program.quit", "q", "by accident"),
    ],
)
def test_what_cannot_work_is_one_named_message_and_the_default_stays(identifier: str, keys: str, says: str) -> None:
    keymap = judge({identifier: keys}, KEYS)
    assert keymap.keys == {}
    (line,) = keymap.problems
    assert line.startswith(f"keys, {identifier}")
    assert says in line
    assert "\n" not in line
    assert "\x1b" not in line


def test_the_same_key_for_two_actions_goes_to_the_first() -> None:
    keymap = judge({"record.briefing": "f5", "record.task": "f5"}, KEYS)
    assert keymap.keys == {"record.briefing": "f5"}
    (line,) = keymap.problems
    assert "record.task" in line
    assert "record.briefing" in line


def test_a_key_is_free_only_while_the_other_action_really_leaves_it() -> None:
    keymap = judge({"record.briefing": "h", "record.hypothesis": "bananas"}, KEYS)
    assert keymap.keys == {}
    assert len(keymap.problems) == 2


def test_a_key_that_two_actions_share_by_default_may_be_kept() -> None:
    assert judge({"row.open": "enter,o,f3"}, KEYS).problems != ()
    assert judge({"row.open": "enter,f3"}, KEYS).problems == ()


def test_what_is_done_while_typing_has_its_own_keys() -> None:
    assert judge({"line.send": "ctrl+z"}, KEYS).problems == ()


def test_the_defaults_themselves_are_keys_that_arrive() -> None:
    for action in KEYS:
        for key in action.keys.split(","):
            assert read_key(key) == key, action.id
    assert judge({action.id: action.keys for action in KEYS}, KEYS).problems == ()


def test_the_names_are_textuals_own() -> None:
    for code in range(0x21, 0x7F):
        assert character_key(chr(code)) == _character_to_key(chr(code))
    for name in NAMED_KEYS:
        assert read_key(name) == name
    for bound in Binding.make_bindings([("/,?,ctrl+pagedown,Z", "x", "x")]):
        assert read_key(bound.key) == bound.key
    assert "left_square_bracket" in PUNCTUATION


@given(
    st.dictionaries(st.sampled_from([key.id for key in KEYS]) | st.text(max_size=9), st.text(max_size=12), max_size=8)
)
def test_judging_never_fails_and_what_it_takes_clashes_with_nothing(wanted: dict[str, str]) -> None:
    keymap = judge(wanted, KEYS)
    assert len(keymap.keys) + len(keymap.problems) == len(wanted)
    again = judge(keymap.keys, KEYS)
    assert again == type(keymap)(keymap.keys, ())
