"""The HTML needs nothing, runs nothing, and shows what people wrote as they wrote it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser

import pytest
from any_story import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_console.demo import STEPS
from incident_console.incident.commands import RaiseHypothesis, WriteEntry
from incident_console.incident.text import clean, one_line, passage
from incident_console.incident.words import entries
from incident_console.postmortem.document import Draft
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.exporting import Form, render
from incident_console.postmortem.html import POLICY, to_html
from incident_console.postmortem.picture import picture
from incident_console.practice.policy import Policy
from support import Story

VOID = {"meta"}
DOCUMENT = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "span",
    "strong",
    "em",
    "bdi",
    "nav",
    "a",
    "section",
    "figure",
    "figcaption",
]
DRAWING = ["svg", "defs", "pattern", "rect", "path", "circle", "g", "text"]
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "scope", "tabindex", "aria-label",
    "viewbox", "width", "height", "role", "x", "y", "rx", "d", "cx", "cy", "r", "transform", "patternunits",
    "patterntransform",
}  # fmt: skip


class Reading(HTMLParser):
    """Reads a page strictly: what is opened is closed in order, and every tag and attribute is one of the program's."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.metas: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DOCUMENT or tag in DRAWING, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        known = dict(attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "meta":
            self.metas.append(known)
        if tag not in VOID and not (tag in DRAWING and self.get_starttag_text().endswith("/>")):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def inside(self, *tags: str) -> list[str]:
        """The texts of every element of these tags, each whole."""
        return [text for place, text in self.texts if any(tag in place for tag in tags)]


def page_of(story: Story) -> str:
    return render(Form.HTML, story.state, story.now, Policy())


def demonstration(until: str = "23:59") -> Story:
    story = Story()
    for step in STEPS:
        if f"{step.at:%H:%M}" <= until:
            story.at(step.at).do(step.command, author=step.author)
    return story


def document_text(page: str) -> str:
    """Everything that is read in the page outside of its picture and its list of sections."""
    read = Reading(re.sub(r"<figure>.*?</figure>", "", page, flags=re.DOTALL))
    return "".join(text for place, text in read.texts if not {"style", "title", "nav"} & set(place) and "main" in place)


HOSTILE = [
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onload="x',
    "<!--", "-->", "<![CDATA[", "<?xml ?>", "&lt;b&gt;", "&#60;b>", "<a href='javascript:alert(1)'>x</a>", "</td>",
    "</title><script>", "<svg/onload=alert(1)>", "</svg><p>", "]]>", "\x00<b", "\u202e<b>", "' autofocus onfocus='x",
]  # fmt: skip
ANY = st.sampled_from(HOSTILE) | st.text(alphabet="<>&\"'/!-=ab sx#;[]()\n\t\x00数א", min_size=1, max_size=40)


@given(stories())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_page_of_any_incident_is_well_formed_and_says_what_the_draft_says(story: Story) -> None:
    page = page_of(story)
    assert _letters(document_text(page)) == _letters("".join(_read(build_draft(story.state, story.now, Policy()))))


def _letters(text: str) -> str:
    return "".join(text.split())


def _read(draft: Draft) -> list[str]:
    inside = sum(len(list(section.pieces())) for section in draft.sections)
    pieces = [piece.text for piece in draft.pieces()]
    found = pieces[: len(pieces) - inside]
    for section in draft.sections:
        found += [section.heading, *(piece.text for piece in section.pieces())]
    return found


@given(ANY, ANY, ANY)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_text_never_becomes_markup(title: str, text: str, name: str) -> None:
    story = Story(author=one_line(name) or "Ana").declared(title=title if one_line(title) else "x")
    for written in filter(passage, (text, title, name)):
        story.do(WriteEntry(text=written), RaiseHypothesis(text=written, owner=name))
    page = page_of(story)
    read = Reading(page)
    shown = [flat for text in read.inside("td") if (flat := _letters(text))]
    for entry in entries(story.state):
        assert _letters(clean(entry.text)) in "".join(shown)
    assert "<script" not in page.lower()


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    page = page_of(demonstration())
    read = Reading(page)
    (policy,) = [meta["content"] for meta in read.metas if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy == POLICY
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_nothing_is_fetched_and_every_link_leads_to_a_section() -> None:
    story = demonstration()
    story.do(WriteEntry(text="see https://evil.test/x and javascript:alert(1)"))
    page = page_of(story)
    read = Reading(page)
    assert read.links
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert {target[0] for target in re.findall(r"url\((.)", style)} == {"#"}
    assert "@import" not in style
    assert re.findall(r"\bsrc=|srcset=|\bstyle=", page) == []
    assert len(read.ids) == len(set(read.ids))


@pytest.mark.parametrize(
    "wanted", ["prefers-color-scheme:dark", "@media print", "overflow-x:auto", "print-color-adjust"]
)
def test_it_is_made_for_light_dark_and_paper(wanted: str) -> None:
    assert wanted in page_of(Story().declared())


def test_the_picture_tells_in_words_what_its_patterns_show() -> None:
    story = demonstration()
    drawn = picture(story.state, story.now, Policy())
    words = " ".join(Reading(drawn).inside("text"))
    for wanted in (
        "SEV1", "investigating", "monitoring", "Dana Reyes", "Incident commander", "H1 Database connection pool",
        "17 min", "ruled out", "confirmed", "T1 Compare error rates", "Sam Okafor, done", "Briefings", "Updates",
        "contained 15:04", "mitigated 15:09", "Times in UTC", "14:40", "stalled",
    ):  # fmt: skip
        assert wanted in words, wanted


def test_a_page_without_anything_to_draw_has_no_picture() -> None:
    story = Story()
    assert picture(story.state, story.now, Policy()) == ""
    page = to_html(build_draft(story.state, story.now, Policy()))
    Reading(page)
    assert "<svg" not in page


def test_line_breaks_and_indentation_stay() -> None:
    story = Story().declared()
    story.do(WriteEntry(text="top\n    PID 1\n    PID 2"))
    assert "top\n    PID 1\n    PID 2" in Reading(page_of(story)).inside("td")
    assert "white-space:pre-wrap" in page_of(story)
