"""The small words that hold an English sentence together."""

from __future__ import annotations

from incident_console.practice.language.lexicon import words

NOUN_ENDINGS = tuple(
    words(
        """
        tion ment ing ity ness ance ence ware ors ers ges ons rts sts ries ods des ata ffic ism ics ails lts ups cks sks
        cts nts les ues ces
        """
    )
)
"""With these a word that opens a sentence is rather a thing than a name."""
THING_PRONOUNS = words("it this that these those which there what")
AUXILIARIES = words(
    """
    had has have was were is are be been being did does do will would could should might may can must not never n't
    also just simply then still even again yet already ever only always often both all all-too once actually perhaps
    probably apparently unfortunately first later initially however either subsequently instead
    """
)
PREPOSITIONS = words(
    """
    of in on at for from with by about against under over during within inside behind between among near per via
    across into onto upon around regarding concerning including involving following using without
    """
)
PARTITIVE = words(
    """
    one some two three four several many most none all each few both any neither either no
    """
)
DETERMINERS = words(
    """
    the a an our their his her its my your some any no every each another this that these
    """
)
ARTICLES = words("the a an our their its my your his")
BOUNDARIES = words(
    """
    that because when while although though if since as so whether unless until where before after once than how why
    , ; : ( ) [ ] { } - – — " “ ” ' ‘ ’ . ! ? / | → => > < = + *
    """
)
JOINERS = frozenset(("and", "but", "or", "then", "&"))
