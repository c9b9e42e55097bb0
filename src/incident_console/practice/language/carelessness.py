"""Blame for carelessness: things left open or let slide, too much haste, work put off."""

from __future__ import annotations

from incident_console.practice.language import questions
from incident_console.practice.language.hits import Hit, Rule, matches, one_of, pattern, says
from incident_console.practice.language.nominalised import by_people
from incident_console.practice.language.sentences import Sentence
from incident_console.practice.language.told import of_people, opening

_NOW = r"(?= (?:and|or|in|on|after|for|by|when|,|\.|\)|to|during|which|;)(?![^ ])|$)"
_DECAYED = "(?:expire|lapse|fill|fill up|grow|run out|go stale|slip|slide|rot|drift|overflow|happen|build up|pile up)"
_LEFT = (
    r"left (?:[\w`-]+ ){1,6}?(?:enabled|disabled|muted|running|unchanged|unfinished|half-done|connected|on|"
    "open|in place|unattended|exposed|unprotected|unsecured|unlocked|lying around|behind|unpatched|"
    f"unmonitored){_NOW}",
    rf"let (?:[\w-]+ ){{1,5}}?{_DECAYED}{_NOW}|allowed (?:[\w-]+ ){{1,5}}?to {_DECAYED}",
)
_PUT_OFF = (
    r"put (?:[\w-]+ ){0,3}?off|(?:kept|keep) (?:putting|postponing|delaying|ignoring|deferring)|never (?:really "
    "|quite )?(?:got|gotten|get) (?:around to|round to|to (?:it|this|that))|did nothing(?! wrong)",
)
_SECRET = "(?:password|passwords|secret|secrets|credential|credentials|api key|private key|access key|token|tokens)"
_UNSAFE = (
    r"(?:hard-coded|hardcoded|committed|checked in|reused|re-used|shared|leaked|posted|pasted|"
    r"emailed) (?:[\w-]+ ){0,3}?" + _SECRET,
    "clicked (?:on )?(?:a|the|an) (?:phishing|malicious|fraudulent|suspicious)",
)
_SURE = "(?:trusted|relied|depended|focused|focussed|assumed|expected|counted|concentrated|worried|trusting)"
_TOO_FAST = (
    r"(?:\w+ed|hit|sent|wrote|left|got|went|took|put|did|ran|gave|shut|cut|began|made|let|"
    r"moved) (?:(?!with )[\w'-]+ ){0,6}?(?:far |way |much |a bit |"
    r"a little )?too (?:quickly|fast|early|hastily|aggressively|soon|slowly|casually|lightly|broadly|eagerly|long)",
    rf"{_SURE} (?:[\w'-]+ ){{0,5}}?(?:far |way )?too (?:much|little|heavily|long|narrowly)",
    "in (?:too much of )?a (?:hurry|rush)",
)
_UNREADY = (
    "(?:took|taking) (?:(?:an|a|the|some|too) )*(?:unnecessary|needless|big|huge|great|many|undue|foolish) risks?",
    r"(?:was|were|been|caught) (?:\w+ly |completely |totally )?(?:unprepared|ill(?:-| )prepared|ill(?:-| )equipped|"
    r"off guard)",
    r"(?:was|were) not (?:\w+ly |really |at all )?(?:prepared|familiar with)|(?:was|were) unfamiliar with",
    r"confused (?:the|a|one|these|those|it|which)|mixed (?:[\w-]+ ){0,4}?up",
)
_FOLLOW_UPS = one_of(
    """
    recommendation recommendations item items action actions ticket tickets follow-up follow-ups task tasks finding
    findings fix fixes warning warnings request requests advice plan plans todo suggestion
    """
)
_NOT_FOLLOWED_UP = (
    rf"{_FOLLOW_UPS} (?:[^ ]+ ){{0,6}}?(?:was|were|had been|been) (?:never|not) (?:\w+ly )?(?:implemented|"
    rf"followed up|done|"
    "addressed|acted on|acted upon|prioritised|prioritized|picked up|completed|carried out|taken up|scheduled)",
)

_HAD_NOT_BEEN = (
    r"(?:was|were|had|has) (?:not|never) (?:\w+ly )?(?:been )?(?:trained|told|briefed|warned|instructed|"
    r"qualified)"
)
_WASTED = (
    "(?:made|making) (?:it|this|things|matters|the situation|everything) (?:even |much |far )?worse",
    "(?:merged|approved|reviewed) (?:his|her|their|my|our) own",
)
_LEAKED = pattern(rf"{_SECRET} (?:[^ ]+ ){{0,2}}?(?:was|were|been) (?:\w+ly )?\w{{4,}}(?: [^ ]+){{0,5}}? (?P<by>by)")
_TO_THOSE_OUTSIDE = pattern("read|rotated|revoked|created|issued|managed|stored|entered|encrypted|checked by|changed")


def leaked(sentence: Sentence) -> Hit | None:
    """“The key had been checked in by an employee”, but not “the key was rotated by the team”."""
    for match, first, last in matches(_LEAKED, sentence):
        if by_people(sentence, last) and not _TO_THOSE_OUTSIDE.search(match[0]):
            return Hit(first, last + 1, questions.ANYBODY)
    return None


RULES: tuple[Rule, ...] = (
    of_people(questions.EASY_TO_MISS, *_LEFT),
    leaked,
    of_people(questions.SENSE, *_WASTED),
    of_people(questions.LACKED, _HAD_NOT_BEEN),
    of_people(questions.SENSE, *_PUT_OFF),
    of_people(questions.SLIP, *_UNSAFE),
    of_people(questions.SENSE, *_TOO_FAST),
    of_people(questions.SENSE, *_UNREADY),
    opening(questions.SENSE, "confused", "mixed up", "trusted", "blindly"),
    says(questions.SENSE, *_NOT_FOLLOWED_UP, r"let (?:us|you|them|everyone|users|customers|our \w+) down"),
)
