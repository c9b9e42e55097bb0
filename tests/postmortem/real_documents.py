"""Timelines of published postmortems, read out of the files beside the project, as a scribe would have heard them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


@dataclass(frozen=True)
class Happening:
    """One event of a document: its local time, whether the document knows it exactly, its words."""

    at: datetime
    approximate: bool
    text: str


@dataclass(frozen=True)
class Told:
    """A document's timeline, in the order in which it tells it."""

    zone: ZoneInfo
    happenings: tuple[Happening, ...]


def _need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"the collection of real postmortems is not here ({path.name} would be in {path.parent})")
    return path


def kubernetes_prow_outage() -> Told:
    """Points with the time in brackets, some over two lines, in Pacific time."""
    lines = _need(CORPUS / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
    record = next(r for r in map(json.loads, lines) if r["file"] == "kubernetes+test-infra__2019-02-05.md")
    zone = ZoneInfo(record["context_tz"])
    found = []
    for point in re.split(r"^\* ", record["block"], flags=re.MULTILINE)[1:]:
        clock, text = re.fullmatch(r"\[(\d\d:\d\d)\] (.*)", point.strip(), re.DOTALL).groups()
        found.append(Happening(_local(record["context_date"], clock, zone), False, text))
    assert [f"{each.at:%Y-%m-%dT%H:%M}" for each in found] == record["expected"]
    return Told(zone, tuple(found))


def not_ready_nodes() -> Told:
    """A table over two days, in UTC, with `14:??` where nobody had looked at the clock."""
    name = "dfds+postmortems__PM2024-001---Two-Kubernetes-nodes-went-into-NotReady-state.md"
    document = _need(CORPUS / "documents" / name).read_text(encoding="utf-8")
    zone = ZoneInfo("UTC")
    found = []
    for day, clock, text in re.findall(r"^\| (\d{4}-\d\d-\d\d) (\d\d:[\d?]{2}) \| (.*?) *\|$", document, re.MULTILINE):
        found.append(Happening(_local(day, clock.replace("??", "00"), zone), "?" in clock, text))
    return Told(zone, tuple(found))


def reddit_hug() -> Told:
    """A heading for each time with its text below: code, commands, fenced blocks, underscores; in Pacific time."""
    name = "jupyterhub+mybinder.org-deploy__2018-01-18-reddit-hug.md"
    document = _need(CORPUS / "documents" / name).read_text(encoding="utf-8")
    zone = ZoneInfo("America/Los_Angeles")
    timeline = document.split("## Timeline")[1].split("## Action items")[0]
    found = []
    for heading, text in re.findall(r"^### (.*?)\n(.*?)(?=^### |\Z)", timeline, re.MULTILINE | re.DOTALL):
        clock = re.search(r"\d{1,2}:\d\d", heading)[0]
        found.append(Happening(_local("2018-01-18", clock, zone), False, text.strip()))
    return Told(zone, tuple(found))


def _local(day: str, clock: str, zone: ZoneInfo) -> datetime:
    hours, minutes = clock.split(":")
    midnight = datetime.fromisoformat(day).replace(tzinfo=zone)
    return midnight + timedelta(hours=int(hours), minutes=int(minutes))


DOCUMENTS = {
    "kubernetes prow outage": (kubernetes_prow_outage, 12),
    "two nodes not ready": (not_ready_nodes, 25),
    "reddit hug": (reddit_hug, 25),
}
"""How to read each, and how many events it has at the least."""
