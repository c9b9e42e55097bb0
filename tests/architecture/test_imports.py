"""Imports go one way, and what is only printed loads nothing that is heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from source_tree import PACKAGE, ROOT, python_files

HEAVY = {"textual", "rich", "httpx", "sqlite_utils", "sqlite3"}


def loaded_after(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter has after running some code."""
    script = f"import sys\n{code}\nprint('LOADED', *sorted({{name.split('.')[0] for name in sys.modules}}))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    last = ran.stdout.splitlines()[-1]
    assert last.startswith("LOADED ")
    return set(last.split()[1:])


def command_line(*arguments: str) -> str:
    """Code that runs the command line as the installed script does."""
    return (
        "from incident_console.__main__ import main\n"
        f"sys.argv = ['incident-console', *{list(arguments)!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code"
    )


def test_imports_go_one_way() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_cache=True) == 0


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("log", "--help"), ("status", "--help"), ("export", "--help"), ("open", "--help")],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_after(command_line(*arguments)) & (HEAVY | {"pydantic", "platformdirs"}) == set()


@pytest.mark.parametrize("arguments", [("config", "path"), ("config", "show"), ("keys",)])
def test_what_needs_no_incident_loads_no_sqlite(arguments: tuple[str, ...]) -> None:
    assert loaded_after(command_line(*arguments)) & HEAVY == set()


def test_the_command_line_loads_neither_textual_nor_httpx(tmp_path) -> None:
    file = str(tmp_path / "incidents.db")
    code = "\n".join(
        command_line("--file", file, *arguments)
        for arguments in (("declare", "Checkout is down"), ("log", "pool at 40 %, steady"), ("status",), ("timeline",))
    )
    assert loaded_after(code) & {"textual", "rich", "httpx"} == set()


def test_the_whole_package_of_the_command_line_imports_lightly() -> None:
    names = [path.stem for path in python_files(PACKAGE / "cli") if path.stem != "__init__"]
    code = "\n".join(f"import incident_console.cli.{name}" for name in names)
    assert loaded_after(code) & HEAVY == set()


def test_a_file_that_is_up_to_date_is_opened_without_what_takes_the_steps(tmp_path) -> None:
    opened = (
        f"from incident_console.logbook.book import Logbook\nLogbook.open({str(tmp_path / 'incidents.db')!r}).close()"
    )
    assert "sqlite_utils" in loaded_after(opened)
    assert "sqlite_utils" not in loaded_after(opened)


def test_the_console_waits_for_nothing_that_its_first_picture_does_not_need() -> None:
    loaded = loaded_after("import incident_console.console.launch")
    assert "textual" in loaded
    assert loaded & {"httpx", "jinja2", "sqlite_utils"} == set()


@pytest.mark.parametrize("package", ["incident", "practice", "scribe"])
def test_the_pure_packages_need_nothing_but_pydantic(package: str) -> None:
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in python_files(PACKAGE / package)
    ]
    code = "\n".join(f"import {module.removesuffix('.__init__')}" for module in modules)
    assert loaded_after(code) & (HEAVY | {"click", "platformdirs", "jinja2"}) == set()


def test_no_first_key_waits_for_the_rules_of_language() -> None:
    loaded_after(
        "import incident_console.console.launch, incident_console.scribe.explain, incident_console.scribe.complete\n"
        "rules = 'incident_console.practice.language'\n"
        "assert rules not in sys.modules\n"
        "from incident_console.console.warm import warm_up\n"
        "warm_up()\n"
        "assert rules in sys.modules"
    )
