"""Language: blame, hindsight and wishes, sentence by sentence, each with a better question. Nothing is ever blocked.

Blame is judged by who the subject of the sentence is, not by its words alone.
"""

from incident_console.practice.language.finding import Finding, Kind
from incident_console.practice.language.lint import lint, lint_sentence

__all__ = ["Finding", "Kind", "lint", "lint_sentence"]
