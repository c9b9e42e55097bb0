"""What the repository says about itself is so, and it says nothing about the machine it was written on."""

from __future__ import annotations

import re

from source_tree import PACKAGE, ROOT, repository_files, shown

_MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.])/" + r"work/(?:main|shared)",
            r"(?<![\w.])/" + r"root/",
            r"(?<![\w.])/" + r"tmp/team",
            r"(?:extra-|default-)?" + r"index[-_]url",
            r"PIP_" + r"INDEX",
            r"\.\./" + r"shared/references",
            r"seed[ _]00\d",
        )
    )
)
_NAMED_FILE = re.compile(r"`([\w./-]+\.(?:py|tcss|md|toml|j2|svg|json))`|\]\(([\w./-]+\.(?:py|tcss|md|toml|j2|svg))\)")


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    found = []
    for path in repository_files():
        raw = path.read_bytes()
        if b"\0" in raw[:8000]:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
            if match := _MACHINE.search(line):
                found.append(f"{shown(path)}:{number}: {match[0]}")
    assert found == []


def test_the_machine_pattern_finds_what_it_is_for() -> None:
    for bad in ("/" + "root/venv/bin/python", "--index" + "-url http://x", "see /" + "work/main/src"):
        assert _MACHINE.search(bad), bad
    for fine in ("incident/events/work.py", "framework/root/x", "https://example.org/index"):
        assert not _MACHINE.search(fine), fine


def test_every_file_that_the_architecture_page_names_exists() -> None:
    page = ROOT / "docs" / "architecture.md"
    assert page.is_file(), "docs/architecture.md is missing"
    names = {first or second for first, second in _NAMED_FILE.findall(page.read_text(encoding="utf-8"))}
    assert len(names) >= 10, f"the page names only {sorted(names)}"
    missing = [
        name for name in sorted(names) if not any((root / name).is_file() for root in (ROOT, PACKAGE, page.parent))
    ]
    assert missing == []


def test_the_architecture_page_passes_through_every_package() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
    assert [name for name in packages if f"{name}/" not in text] == []
