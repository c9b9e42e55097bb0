"""What is said of what was not so, taken apart: who would have done what, and how it is rated."""

from __future__ import annotations

from dataclasses import dataclass

from incident_console.practice.language.forms import looks_like_participle
from incident_console.practice.language.hits import pattern
from incident_console.practice.language.lexicon import words
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.subjects import Who, subject_of

_CONTAINED = words("contained stopped saved fixed resolved isolated")
BETTER = words(
    """
    smaller less limited minimal avoidable preventable helpful useful better faster quicker easier sooner nice good
    shorter ideal wise wiser invaluable beneficial valuable appreciated welcome preferable unnecessary smoother safer
    smarter prudent quickest
    sensible trivial handy easy simpler clearer enough sufficient best worthwhile smart advisable lower-risk
    """
)
_RATED = pattern(
    r"(?:been )?(?:(?:a|an|the|so|much|far|even|\w+ly|\d[\w.,-]*|times|%|×|x|"
    rf"a lot) ){{0,4}}?(?:{'|'.join(sorted(BETTER))})"
)
"""“A good idea”, “3 times faster”."""
_THING_RATED = pattern(
    "idea|practice|choice|plan|move|approach|way|call|to|if|had|for|than|and|or|,|\\.|;|option|investment"
)
_COMPARED = pattern(
    "smoother|faster|better|sooner|quicker|easier|cleaner|shorter|trivial|easy|possible|simpler|safer|obvious|visible|"
    "unnecessary|smoothly|differently|clearer"
)
_DAMAGE = pattern("damage|impact|incident|outage|spread|issue|problem|failure|fallout|blast|this|us")
_SOONER = pattern(
    "sooner|earlier|faster|quicker|quickly|rapid|rapidly|immediately|instantly|shorter|easier|better|promptly",
    "in time|in (?:minutes|seconds|no time)|right away|straight away|ahead of time|in advance|beforehand|less time|"
    "upfront|up front",
    "(?:hours|minutes|days|weeks|months|long) (?:before|earlier|ago|sooner)|within (?:minutes|seconds|hours)",
    r"(?:in|within) (?:under|less than|only|just) (?:an?|\d+|[a-z]+) (?:seconds?|minutes?|hours?)",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of something that was not so.

    `verb` is what would have been done, `done` the word behind “been”; `who` would have done it, `subject` says it in
    full and `head` is its last word, `lead` are the words before. `none` says that it was said of nothing at all,
    `relative` that it describes a thing (“the flag that should have been set”). `ahead` are the next words, `rest` all
    that follow.
    """

    who: Who
    head: str
    subject: str
    lead: str
    verb: str
    done: str
    denied: bool
    never: bool
    none: bool
    relative: bool
    ahead: str
    rest: str

    @property
    def sooner(self) -> bool:
        return _SOONER.search(self.ahead) is not None

    @property
    def sooner_done(self) -> bool:
        return self.sooner and looks_like_participle(self.done)

    @property
    def rated(self) -> bool:
        """“Been a good idea”, “been 3 times faster”."""
        match = _RATED.match(f"{self.done} {self.ahead}")
        if match is None:
            return False
        behind = f"{self.done} {self.ahead}"[match.end() + 1 :]
        return not behind or match[0].split()[0] in BETTER or _THING_RATED.match(behind) is not None

    @property
    def compared(self) -> bool:
        return _COMPARED.search(self.ahead) is not None

    @property
    def contains(self) -> bool:
        return self.verb in _CONTAINED and _DAMAGE.search(self.ahead) is not None


def read(sentence: Sentence, first: int, last: int, after: str) -> Said:
    """What is said where `first` is the modal verb and `last` the verb; `after` are the words up to what follows."""
    tokens = sentence.tokens
    verb = tokens[last].low
    subject = subject_of(sentence, first)
    adverbs = [token.low for token in tokens[max(0, first - 1) : last]] + after.split()[:-1]
    before = {token.low for token in tokens[max(0, subject.first - 1) : first][:3]}
    return Said(
        who=subject.who,
        head=tokens[first - 1].low if first else "",
        subject=" ".join(token.low for token in tokens[subject.first : first]),
        lead=" ".join(token.low for token in tokens[max(0, first - 8) : first]),
        verb="been" if verb == "be" else verb,
        done=after.split()[-1] if after else "",
        denied="not" in adverbs or "never" in adverbs,
        never="never" in adverbs,
        none=not before.isdisjoint(("none", "nothing", "neither", "nobody", "no")),
        relative=_is_relative(sentence, first),
        ahead=" ".join(token.low for token in tokens[last + 1 : last + 12]),
        rest=" ".join(token.low for token in tokens[last + 1 :]),
    )


_MARKS = words("“ \" ‘ ' : , ; – — - ( [ * > .")


def _is_relative(sentence: Sentence, modal: int) -> bool:
    """“The flag that should have been set”; a “that” that opens what is said points at what was done."""
    at = modal - 1
    if at < 0 or sentence.tokens[at].low not in ("which", "that"):
        return False
    return sentence.tokens[at].low == "which" or (at > 0 and sentence.tokens[at - 1].low not in _MARKS)
