"""No text of a person reaches Textual as a string that could be read as markup."""

from __future__ import annotations

import ast

import pytest
from markup_scan import Known, learn, scan
from source_tree import PACKAGE, python_files, shown, tree_of


def findings(source: str) -> list[str]:
    tree = ast.parse(source)
    return [found.sink for found in scan(tree, learn([tree]))]


@pytest.mark.parametrize(
    "source",
    [
        'Static(f"{title}")',
        "Static(title)",
        "Label(entry.text)",
        "Button(str(x))",
        'Label("a " + title)',
        'widget.update(f"{count} entries")',
        "def f(widget, text): widget.update(text)",
        "self.notify(message)",
        "self.notify(message, markup=True)",
        "pane.border_title = title",
        'pane.border_subtitle = f"{n} more"',
        "row.tooltip = words.text",
        "Option(prompt)",
        "Collapsible(title=name)",
        'Content.from_markup(f"[b]{who}[/b]")',
        "Static(plain(a) if a else b)",
        'Static("{}".format(a))',
        'Static("%s" % a)',
        "Hit(score, highlighted, run)",
        "class A:\n  def render(self) -> str: return self.text",
        "class A:\n  BORDER_TITLE = name",
        "def f(a):\n  text = plain(a)\n  text = a\n  Static(text)",
        "self.widgets.Static(title)",
        "from textual.widgets.option_list import Option\nOption(text)",
        "self.query_one(Static).update(text)",
    ],
)
def test_a_bare_string_is_found(source: str) -> None:
    assert len(findings(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'Static("[b]Say now[/b]")',
        "Static()",
        "Static(plain(title))",
        "Static(styled(a, b))",
        'Static(Content.assemble((title, "bold")))',
        'Static(Content("").join(parts))',
        "Static(plain(title).stylize(x))",
        'Content.from_markup("[b]$who[/b]", who=text)',
        "self.notify(message, markup=False)",
        'self.notify("Saved.", title=name)',
        "def f(text: Content): widget.update(text)",
        "def f(a):\n  text = plain(a)\n  widget.update(text)",
        "def g(a) -> Content: ...\ndef f(a): widget.update(g(a))",
        "class A:\n  heading: Content\n  def f(self): self.update(self.heading)",
        "def f(a):\n  rows = {}\n  rows.update(a)",
        "class A:\n  rows: dict[str, int]\n  def f(self, a): self.rows.update(a)",
        "rows.update({'a': 1})",
        "def f(self, text):\n  digits = self.query_one(Digits)\n  digits.update(text)",
        "self.query_one('#a', Digits).update(text)",
        "from incident_console.console.forms import Option\nOption(text)",
        "pane.border_title = plain(title) if title else None",
        'Static(plain(a) + plain(" b"))',
    ],
)
def test_content_and_literals_are_let_through(source: str) -> None:
    assert findings(source) == []


def test_no_text_of_a_person_is_read_as_markup() -> None:
    files = python_files(PACKAGE / "console")
    assert len(files) > 1, "the console is not where it is looked for"
    known: Known = learn(tree_of(path) for path in files)
    bare = [
        f"{shown(path)}:{found.line}: {found.sink} {found.what}"
        for path in files
        for found in scan(tree_of(path), known)
    ]
    assert bare == [], "give these as Content: plain() or styled() of console/text.py\n" + "\n".join(bare)
