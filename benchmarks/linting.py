"""How long it takes to look for blame, hindsight and wishes: per sentence, and in a text that is ten times as long.

The suggestion under the line is looked for at every letter that is typed, and must not be felt.

    python benchmarks/linting.py
"""

from __future__ import annotations

from incident_console.practice.language import lint, lint_sentence
from measuring import quickest

PARAGRAPH = """
The on-call engineer restarted the gateway at 14:31, because the dashboard showed a full pool. Nobody had told him
that the pool is shared. He should have looked at the runbook first. The alert was obvious in hindsight, but it stood
among forty others. We will be more careful with deploys, and improve monitoring.

- 14:40 Checkout success fell from 99.2 to 61 %.
- 14:52 `kubectl rollout undo deploy/checkout` was run, and the errors went on for three minutes.
- The vendor answered after the second call; until then, what we knew was wrong.
"""
SHORT, LONG = 100, 1_000
"""Paragraphs."""


def main() -> None:
    """Measure and print."""
    sentence = "The on-call engineer failed to escalate, because the runbook did not say whom to call."
    once = quickest(lambda: [lint_sentence(sentence) for _ in range(100)]) / 100
    print(f"one sentence         {once * 1000:8.2f} ms")
    short = quickest(lambda: lint(PARAGRAPH * SHORT))
    long = quickest(lambda: lint(PARAGRAPH * LONG))
    print(f"{SHORT:>5,} paragraphs     {short:8.2f} s")
    print(f"{LONG:>5,} paragraphs     {long:8.2f} s  {long / short:.1f} times")


if __name__ == "__main__":
    main()
