"""What is written about the program is what the program does."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def script(name: str) -> ModuleType:
    """A script of the project, as a module."""
    spec = importlib.util.spec_from_file_location(name.replace("/", "_").removesuffix(".py"), ROOT / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["keys.md", "grammar.md", "settings.md"])
def test_the_generated_tables_are_those_of_the_program(page):
    made = script("docs/generate.py").pages()[page]
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == made, "stale: run python docs/generate.py"


def commands() -> list[str]:
    """The commands of the README that do all their set-up themselves."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^python3 -m venv .*$", text, re.MULTILINE)


def test_the_readme_has_one_command_that_runs_the_demonstration_and_one_that_runs_the_tests():
    run, test = commands()
    assert run.endswith("incident-console demo")
    assert "pytest" in test


def test_continuous_integration_calls_the_test_command_as_the_readme_has_it():
    _, test = commands()
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_picture_of_the_readme_is_made_and_every_picture_is_used():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(screenshots/([\w-]+\.svg)\)", text))
    made = {f"{picture.name}.svg" for picture in script("screenshots/make.py").PICTURES}
    there = {path.name for path in (ROOT / "screenshots").glob("*.svg")}
    assert shown == made == there


def names() -> list[str]:
    return [picture.name for picture in script("screenshots/make.py").PICTURES]


@pytest.mark.parametrize("name", names())
async def test_no_picture_is_stale(name, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    made = await script("screenshots/make.py").make(name)
    kept = (ROOT / "screenshots" / f"{name}.svg").read_text(encoding="utf-8")
    assert words(made[f"{name}.svg"]) == words(kept), f"stale: run python screenshots/make.py {name}"


def words(svg: str) -> list[str]:
    """The words of a picture, line by line, whatever names its styles have."""
    found = re.findall(r"<text [^>]*y=\"([\d.]+)\"[^>]*>([^<]*)</text>", svg)
    return [f"{y} {text}" for y, text in found]
