"""Templates: which sections a draft in Markdown has, in which order and under which headings.

A template is a Jinja2 file that teams copy and change. It runs in a sandbox, reads no file but its neighbours and the
program's own templates, and gets every text ready as Markdown: it can place it, it cannot take it apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from incident_console.incident.text import one_line, shorten
from incident_console.postmortem.curation import Timeline

if TYPE_CHECKING:
    from incident_console.postmortem.document import Draft

OWN = Path(__file__).with_name("templates")
SUFFIX = ".j2"
SIZE_LIMIT = 1_000_000
"""Bytes of a template. A hundred times the longest that makes sense; more was not meant to be one."""

STANDARD = "full"
"""The template where nobody names one."""

ABOUT: Mapping[str, str] = {
    "full": "Everything that the log knows and everything that people are asked: for a SEV1.",
    "condensed": "Summary, impact, factors, learning points, actions and the timeline: for a SEV2 or SEV3.",
    "near-miss": "What nearly happened, what stopped it and what it tells: for a near miss.",
    "root-cause": "The full template and a section on root causes, for teams that must name them.",
}
"""The templates that come with the program, and what each is for: after the tiers of post-incident review guides."""


class WrongTemplate(Exception):
    """A template cannot be found, read or carried out; the message is one line: where, what, what would be right."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name, its text, and the file that it is in."""

    name: str
    path: Path
    text: str

    @property
    def own(self) -> bool:
        """Whether it comes with the program."""
        return self.path.parent == OWN


def names(folder: Path | None = None) -> tuple[str, ...]:
    """What the templates are called, without reading them; of a folder that is not there, none."""
    team = sorted(path.stem for path in folder.glob(f"*{SUFFIX}")) if folder is not None and folder.is_dir() else []
    return tuple(dict.fromkeys([*ABOUT, *team]))


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template: the program's own, and those of a team's folder, which come before own ones of the same name.

    Raises WrongTemplate where the folder is not there or one of them cannot be read.
    """
    if folder is not None and not folder.is_dir():
        raise WrongTemplate(
            f"There is no folder {folder} for templates: make it, or change `templates` in the settings."
        )
    paths = {name: OWN / f"{name}{SUFFIX}" for name in ABOUT}
    if folder is not None:
        paths |= {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file()}
    return tuple(Template(name, path, _read(path)) for name, path in paths.items())


def template(named: str, folder: Path | None = None) -> Template:
    """The template of a name, or in the file that is named. Raises WrongTemplate."""
    path = Path(named)
    if "\0" in named or not named.strip():
        raise WrongTemplate("A template is named by its name or its file, as in --template condensed.")
    if len(path.parts) > 1 or path.suffix == SUFFIX:
        return Template(path.stem, path, _read(path))
    known = {each.name: each for each in templates(folder)}
    if named not in known:
        raise WrongTemplate(
            f"There is no template “{shorten(one_line(named), 60)}”. {nearest(named, known)} Or name a file, as in "
            f"--template ./ours{SUFFIX}."
        )
    return known[named]


def render(draft: Draft, chosen: Template, folder: Path | None = None) -> str:
    """The draft as Markdown in the order of a template. Raises WrongTemplate where the template is wrong.

    `folder` is a team's own folder, whose templates this one may include or extend, as it may its neighbours.
    """
    from incident_console.postmortem.templates_sandbox import fill

    return fill(draft, chosen.text, chosen.path, [each for each in (folder, OWN) if each is not None])


def own_timeline(chosen: Template, folder: Path | None = None) -> Timeline | None:
    """Which entries a template wants in its timeline where nobody says otherwise; None where it does not say.

    Of the program's own the short ones want the starred entries: they are read by people who were not there, and every
    entry of a long call buries what the document is for. The full ones are the record. Raises WrongTemplate.
    """
    from incident_console.postmortem.templates_sandbox import timeline_asked

    return timeline_asked(chosen.text, chosen.path, [each for each in (folder, OWN) if each is not None])


def nearest(word: str, known: Iterable[str]) -> str:
    """What may have been meant by a word that is not known."""
    names = list(known)
    near = get_close_matches(word, names, n=1)
    return f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise WrongTemplate(
            f"There is no template {path}: `incident-console templates list` shows those there are."
        ) from None
    except OSError as error:
        raise WrongTemplate(
            f"{path} cannot be read ({(error.strerror or str(error)).lower()}): name a template file."
        ) from error
    if len(raw) > SIZE_LIMIT:
        raise WrongTemplate(f"{path} is larger than any template ({SIZE_LIMIT:,} bytes): name another file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise WrongTemplate(f"{path}, line {line}: not UTF-8 text. Save it as UTF-8.") from error
