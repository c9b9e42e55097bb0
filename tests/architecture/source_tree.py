"""The project's own files, as the architecture tests see them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "incident_console"

_NOT_OURS = {".git", "__pycache__", ".venv", "build", "dist"}


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file of the product, or of one of its packages."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def repository_files() -> list[Path]:
    """Every file that is or would be under version control; all files where there is no git."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        return sorted(_walk(ROOT))
    names = listing.stdout.decode("utf-8", "surrogateescape").split("\0")
    return sorted({path for name in names if name and (path := ROOT / name).is_file()})


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _NOT_OURS and not path.name.endswith((".egg-info", "_cache")):
            yield from _walk(path)
        elif path.is_file():
            yield path


def shown(path: Path) -> str:
    """A path as a failure names it."""
    return path.relative_to(ROOT).as_posix()
