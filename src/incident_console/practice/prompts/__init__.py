"""Prompts: the one most important thing to do now, with the exact words to say, and the rest in order."""

from incident_console.practice.prompts.model import Prompt
from incident_console.practice.prompts.ranking import RANKING, Rule, prompts

__all__ = ["RANKING", "Prompt", "Rule", "prompts"]
