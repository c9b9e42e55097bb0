"""The labelled sentences and the real documents, where they are beside the project."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from incident_console.practice.language import Kind, lint

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
LEAST_PRECISION, LEAST_RECALL = 0.85, 0.80


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"the collection of real postmortems is not here ({path.name} would be in {path.parent})")
    return path


@pytest.fixture(scope="module")
def score() -> dict[str, Any]:
    return runpy.run_path(str(need(CORPUS / "score.py")))


def blames_or_judges(text: str) -> bool:
    return any(finding.kind in (Kind.BLAME, Kind.HINDSIGHT) for finding in lint(text))


def test_precision_and_recall_on_the_labelled_sentences(score: dict[str, Any]) -> None:
    precision, recall = score["sentences"](blames_or_judges)
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


def test_real_documents_are_read_without_a_flood_of_findings() -> None:
    sizes = findings = 0
    for path in sorted(need(CORPUS / "documents").iterdir()):
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = text.split("\n")
        found = lint(text)
        assert all(1 <= finding.line <= len(lines) for finding in found)
        sizes += len(lines)
        findings += len(found)
    assert 0 < findings < sizes / 100
