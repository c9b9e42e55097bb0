"""What becomes of an exported file that people worked on, case by case."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from markdown_reading import sections

from incident_console.incident.commands import RaiseHypothesis, SendUpdate, Star, WriteEntry
from incident_console.incident.vocabulary import Audience
from incident_console.postmortem.curation import Timeline
from incident_console.postmortem.draft import build_draft
from incident_console.postmortem.keeping import merged, over_file, signed, write_kept
from incident_console.postmortem.keeping_mark import NotOurs
from incident_console.postmortem.keeping_match import aligned, found_again
from incident_console.postmortem.keeping_merge import OFFERED
from incident_console.postmortem.markdown import to_markdown
from incident_console.postmortem.order import House, Order, draw_up
from incident_console.postmortem.write import FileExists
from incident_console.practice.policy import Policy
from support import Story

LUCK = "_To be written: what could as well have gone otherwise._"


@pytest.fixture
def story() -> Story:
    story = Story().at("14:31").declared()
    story.at("14:40").do(WriteEntry(text="pool at 40 %, steady"), RaiseHypothesis(text="the pool is exhausted"))
    return story


def draft(story: Story) -> str:
    return to_markdown(build_draft(story.state, story.now, Policy()))


def file(story: Story) -> str:
    return signed(draft(story), story.incident_id)


def again(text: str, story: Story) -> str:
    return merged(text, draft(story), story.incident_id).text


def later(story: Story) -> None:
    story.at("14:55").do(WriteEntry(text="pool at 97 %"))
    story.do(SendUpdate(text="Some payments fail.", audience=Audience.PUBLIC))


def rows(text: str, heading: str) -> list[str]:
    return [row[2] for row in sections(text)[heading].rows]


def test_the_mark_is_not_seen(story: Story):
    assert file(story).startswith(draft(story).rstrip("\n"))
    marked, plain = sections(file(story)), sections(draft(story))
    assert marked.keys() == plain.keys()
    assert all("<!--" not in line for part in list(marked.values())[:-1] for line in part.lines)


def test_an_answer_stays_and_the_question_does_not_come_back(story: Story):
    text = file(story).replace(LUCK, "The pager was still on from the week before.")
    later(story)
    found = sections(again(text, story))
    assert found["Where we got lucky"].lines[0] == "The pager was still on from the week before."
    assert LUCK not in again(text, story)
    assert "pool at 97 %" in rows(again(text, story), "Timeline")
    assert found["Updates"].text != sections(text)["Updates"].text


def test_a_row_that_people_changed_stays_changed_and_new_rows_come_behind_it(story: Story):
    text = file(story).replace("the pool is exhausted |", "the pool is exhausted (it was not) |")
    later(story)
    timeline = [row for row in rows(again(text, story), "Timeline") if "pool" in row]
    assert timeline == ["pool at 40 %, steady", "the pool is exhausted (it was not)", "pool at 97 %"]


def test_a_renamed_section_is_brought_up_to_date_under_its_new_name(story: Story):
    text = file(story).replace("## Timeline", "## What happened, by the minute")
    later(story)
    result = again(text, story)
    assert "pool at 97 %" in rows(result, "What happened, by the minute")
    assert "## Timeline" not in result


def test_a_moved_section_is_brought_up_to_date_where_it_is_now(story: Story):
    above, timeline = file(story).split("## Timeline")
    timeline, mark = timeline.split("<!-- incident-console draft")
    top, rest = above.split("## Summary")
    text = f"{top}## Timeline{timeline}## Summary{rest}<!-- incident-console draft{mark}"
    later(story)
    result = again(text, story)
    assert list(sections(result))[1:3] == ["Timeline", "Summary"]
    assert "pool at 97 %" in rows(result, "Timeline")


def test_a_section_that_was_taken_out_stays_out_while_it_says_the_same(story: Story):
    above, rest = file(story).split("## Where we got lucky")
    text = above + "## " + rest.split("## ", 1)[1]
    later(story)
    assert "lucky" not in again(text, story)


def test_a_section_that_was_taken_out_is_offered_at_the_end_when_it_says_something_new(story: Story):
    above, rest = file(story).split("## Updates")
    text = above + "## " + rest.split("## ", 1)[1]
    later(story)
    kept = merged(text, draft(story), story.incident_id)
    assert kept.offered == ("Updates",)
    assert list(sections(kept.text))[-1] == f"{OFFERED}Updates"
    assert "Some payments fail." in sections(kept.text)[f"{OFFERED}Updates"].text
    assert "## Updates" not in kept.text


def test_a_section_of_peoples_own_stays_where_it_is(story: Story):
    text = file(story).replace("## Impact", "## Who we thank\n\nJo, for the graph.\n\n## Impact")
    later(story)
    assert list(sections(again(text, story)))[1:4] == ["Summary", "Who we thank", "Impact"]


def test_the_line_ends_of_the_file_stay(story: Story):
    text = "\ufeff" + file(story).replace(LUCK, "We were.").replace("\n", "\r\n")
    later(story)
    result = again(text, story)
    assert result.startswith("\ufeff# ")
    assert result.count("\n") == result.count("\r\n")
    assert "We were.\r\n" in result


def test_another_template_takes_its_sections_out_and_leaves_what_people_wrote_under_its_heading(story: Story):
    text = file(story).replace(LUCK, "The pager was still on.").replace("## Impact", "Two lines\nby Jo.\n\n## Impact")
    short = "# Checkout: card payments time out\n\n## Summary\n\n_To be written: something._\n"
    found = sections(merged(text, short, story.incident_id).text)
    assert [heading for heading in found if heading] == ["Summary", "Where we got lucky"]
    assert found["Where we got lucky"].lines[0] == "The pager was still on."
    assert "Two lines by Jo." in found["Summary"].lines


def short(story: Story, shown: Timeline | None = None) -> str:
    return draw_up(story.state, story.now, House(Policy()), Order(template="condensed", timeline=shown)).text


def test_words_of_people_are_back_in_their_section_when_its_template_is(story: Story):
    remark = "Jo: both pools have one name on the graphs."
    text = file(story).replace("## Hypotheses\n", f"## Hypotheses\n\n{remark}\n")
    condensed = merged(text, short(story), story.incident_id).text
    assert list(sections(condensed)["Hypotheses"].lines) == [remark]
    back = sections(again(condensed, story))
    assert list(back) == list(sections(draft(story)))
    assert remark in back["Hypotheses"].lines
    assert "the pool is exhausted" in back["Hypotheses"].lines


def added(text: str, behind: str, row: str) -> str:
    """The file with a line of people's behind the one that has these words."""
    (line,) = [line for line in text.splitlines() if behind in line]
    return text.replace(line, f"{line}\n{row}")


def test_a_row_of_peoples_keeps_the_captions_of_its_table_when_the_rows_of_the_log_go(story: Story):
    text = added(file(story), "| H1 |", "| H0 | parked by hand | 14:20 | – | – | 0 | 0 | 0 |")
    found = sections(merged(text, short(story), story.incident_id).text)["Hypotheses"]
    assert [row[0] for row in found.rows] == ["Hypothesis", "H0"]
    back = sections(again(merged(text, short(story), story.incident_id).text, story))["Hypotheses"]
    assert {row[0] for row in back.rows} == {"Hypothesis", "H0", "H1"}


def test_a_row_of_peoples_moves_under_the_new_captions_where_a_table_gets_others(story: Story):
    text = added(file(story), "pool at 40 %", "| 14:41 | note | Jo called the provider | Jo |")
    beside = to_markdown(build_draft(story.state, story.now, Policy(), ZoneInfo("Europe/Berlin")))
    found = sections(merged(text, beside, story.incident_id).text)["Timeline"]
    assert [row[0] for row in found.rows].count("Time (UTC)") == 1
    assert "Jo called the provider" in found.text + str(found.rows)


def test_a_day_that_a_curated_timeline_leaves_out_stays_over_what_people_wrote_there(story: Story):
    night = story.at("23:59").do(WriteEntry(text="handed over"))
    story.clock.forward(minutes=5)
    story.do(WriteEntry(text="queue is empty"))
    story.do(Star(target=night.event_id))
    text = added(file(story), "queue is empty", "| 00:09 | note | Jo went home | Jo |")
    curated = merged(text, short(story), story.incident_id).text
    assert [row[2] for row in sections(curated)["Timeline"].rows] == ["What", "handed over", "What", "Jo went home"]
    assert "queue is empty" not in curated
    back = rows(again(curated, story), "Timeline")
    assert {"handed over", "queue is empty", "Jo went home"} <= set(back)


def test_a_curated_timeline_and_a_full_one_take_turns_around_a_row_of_peoples(story: Story):
    later(story)
    story.do(Star(target=story.events[1].event_id))
    text = added(file(story), "pool at 40 %", "| 14:41 | note | Jo called the provider | Jo |")
    full = draw_up(story.state, story.now, House(Policy()), Order()).text
    curated = draw_up(story.state, story.now, House(Policy()), Order(timeline=Timeline.CURATED)).text
    one = merged(merged(text, full, story.incident_id).text, curated, story.incident_id).text
    assert rows(one, "Timeline") == ["What", "pool at 40 %, steady", "Jo called the provider"]
    two = merged(one, full, story.incident_id).text
    assert set(rows(two, "Timeline")) == {*rows(full, "Timeline"), "Jo called the provider"}


def test_when_it_was_drawn_up_is_no_change_by_itself(story: Story):
    text, same = file(story), draft(story).replace("Drawn up:** 2026-05-20 14:40", "Drawn up:** 2026-05-21 09:12:07")
    assert same != draft(story)
    assert merged(text, same, story.incident_id).text == text
    later(story)
    assert "Drawn up:** 2026-05-20 14:55 UTC" in again(text, story)


def test_when_it_was_drawn_up_stays_out_where_people_took_it_out(story: Story):
    lines = [line for line in file(story).split("\n") if "Drawn up:" not in line]
    later(story)
    assert "Drawn up:**" not in again("\n".join(lines), story)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.split("<!--")[0], "not a draft"),
        (lambda text: "", "not a draft"),
        (lambda text: text[: text.rindex("<!--")], "lost part"),
        (lambda text: text.replace("<!-- incident-console section ", "<!-- incident-console section AAAAAAAA"), "lost"),
        (lambda text: text + text, "lost part"),
    ],
)
def test_a_file_whose_lines_cannot_be_told_apart_is_refused(story: Story, change, words: str):
    with pytest.raises(NotOurs, match=words):
        again(change(file(story)), story)


def test_the_draft_of_another_incident_is_refused(story: Story):
    with pytest.raises(NotOurs, match="another incident"):
        merged(file(story), draft(story), "i2")


def test_a_file_is_written_merged_and_left_alone_when_there_is_nothing_new(story: Story, tmp_path):
    path = tmp_path / "draft.md"
    assert write_kept(path, draft(story), story.incident_id).changed
    path.write_text(path.read_text().replace(LUCK, "We were."))
    before = path.stat()
    kept = write_kept(path, draft(story), story.incident_id)
    assert (kept.changed, kept.kept) == (False, 1)
    assert path.stat().st_ino == before.st_ino
    later(story)
    kept = write_kept(path, draft(story), story.incident_id)
    assert (kept.changed, kept.kept) == (True, 1)
    assert "We were." in path.read_text()


def test_the_preview_shows_the_change_and_writes_nothing(story: Story, tmp_path):
    path = tmp_path / "draft.md"
    write_kept(path, draft(story), story.incident_id)
    before = path.read_bytes()
    later(story)
    diff = over_file(path, draft(story), story.incident_id).diff(str(path))
    assert diff[0] == f"--- {path}"
    assert any(line.startswith("+|") and "pool at 97 %" in line for line in diff)
    assert not any("incident-console section" in line for line in diff)
    assert path.read_bytes() == before


def test_what_the_program_did_not_write_is_replaced_by_force_alone(story: Story, tmp_path):
    path = tmp_path / "notes.md"
    for contents in (b"my notes\n", b"\xff\xfe\x00"):
        path.write_bytes(contents)
        with pytest.raises(FileExists, match="--force"):
            write_kept(path, draft(story), story.incident_id)
        assert path.read_bytes() == contents
    write_kept(path, draft(story), story.incident_id, force=True)
    assert path.read_text() == file(story)


def test_lines_that_are_alike_are_known_by_their_neighbours():
    assert found_again(["a", "x", "b", "x", "c"], ["b", "x", "new", "x", "a", "x"]) == [2, 3, None, None, 0, 1]


def test_versions_share_as_many_lines_as_they_can():
    assert aligned(["a", "b", "c", "d"], ["c", "a", "b", "x", "d"]) == [(0, 1), (1, 2), (3, 4)]
    assert aligned(["a", "a"], ["a", "a", "a"]) == [(0, 0), (1, 1)]
    assert aligned([], ["a"]) == []
