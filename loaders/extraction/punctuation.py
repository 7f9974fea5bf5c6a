"""Punctuation for texts that an archive stripped of it, leaving only blanks where the marks were.

Every mark takes the place of a blank, so that offsets stay those of the article. What stood there is
guessed from the blanks and the next word: many blanks, or a word that opens sentences, are a full
stop; everything else is a comma.
"""

from __future__ import annotations

import re

from loaders.extraction.words import words

_STRIPPED = 40
"""From so many double blanks on, without any comma or full stop, the marks are taken to be lost."""
_GAP = re.compile(r"(?<=\w)( {2,})(?=(\w+))")
_STATES = re.compile(r"\bU S {2}")
_OPENERS = words(
    "the a an this that these those he she it we they i our their his her in on at after before during since while "
    "when as because but and if from with for also both there finally then next today "
    "yesterday however meanwhile earlier later"
)
_PAUSE = 6
"""So many blanks are more than one mark left."""


def lost(text: str) -> bool:
    """Whether the marks of a text are gone."""
    return "," not in text and ". " not in text and text.count("  ") >= _STRIPPED


def restored(text: str) -> str:
    """The text with marks where they seem to have been, as long as before."""
    flat = re.sub(r"\s", " ", text)
    return _GAP.sub(_mark, _STATES.sub("U.S. ", flat))


def _mark(gap: re.Match[str]) -> str:
    blanks, word = gap.groups()
    opens = word[0].isupper() and word.lower() in _OPENERS
    return ("." if opens or len(blanks) >= _PAUSE else ",") + blanks[1:]
