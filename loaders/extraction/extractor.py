"""Articles in, mentions out: what each sentence tells, with who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.model import Article, Mention, Participation
from kg.ontology import check
from loaders.extraction import confidence, modality, names, news, places, timing, trips
from loaders.extraction.cast import Cast
from loaders.extraction.coref import Discourse
from loaders.extraction.drafts import Draft
from loaders.extraction.issue import dated, issued
from loaders.extraction.lexicon import Lexicon, lexicon
from loaders.extraction.listed import instead
from loaders.extraction.matcher import Filled, Match, match, sides
from loaders.extraction.parse import Passage, parse
from loaders.extraction.passages import amount, heading, quote
from loaders.extraction.scene import Scene
from loaders.extraction.settling import settle

if TYPE_CHECKING:
    from spacy.tokens import Span

VERSION = "0.1.0"


class RuleExtractor:
    """Finds events by frames over the parse of each sentence."""

    name = f"rules/{VERSION}"

    def extract(self, article: Article) -> list[Mention]:
        """The article's mentions, in the order of the text."""
        return next(self.extract_many([article]))[1]

    def extract_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Mention]]]:
        """Each article with its mentions, in the order given, in constant memory."""
        frames = lexicon()
        for article, passages in parse(articles):
            reading = _Reading(article, frames, self.name)
            drafts = trips.dated(list(reading.drafts(passages)), reading.trips, reading.on)
            settled = settle(drafts, reading.on, reading.clock.news, reading.clock.said)
            mentions = [confidence.settled(mention) for mention in settled]
            likely = [mention for mention in dict.fromkeys(mentions) if confidence.likely(mention)]
            yield article, [check(mention) for mention in likely]


class _Reading:
    """One article as it is read."""

    def __init__(self, article: Article, frames: Lexicon, extractor: str) -> None:
        self._article = article
        self._frames = frames
        self._extractor = extractor
        self._filed: str | None = None
        self.trips: list[trips.Trip] = []
        self.on = article.published or issued(article.text)
        self.clock = timing.Clock(self.on, None if self.on else dated(article.text))

    def drafts(self, passages: Sequence[Passage]) -> Iterator[Draft]:
        """What each sentence tells, in the order of the text."""
        on = self.on
        cast = Cast(on)
        found = [names.find(passage.doc, on) for passage in passages]
        for passage, known in zip(passages, found, strict=True):
            cast.gather(passage.doc, known)
        cast.settle()
        discourse = Discourse(cast, on)
        for passage, known in zip(passages, found, strict=True):
            taken = {i for name in known for i in range(name.start, name.end)}
            everyone = names.recalled(passage.doc, [*known, *cast.surnames(passage.doc, taken)])
            scene = discourse.read(passage.doc, everyone)
            self.clock.start()
            self._filed = passage.dateline or self._filed
            for sentence in passage.doc.sents:
                self.clock.read(sentence)
                self.trips += trips.told(sentence, scene, self.clock.sentence, self.on)
                for told in match(sentence, scene, self._frames):
                    yield from self._drafts(told, passage, sentence, scene)

    def _drafts(self, found: Match, passage: Passage, sentence: Span, scene: Scene) -> Iterator[Draft]:
        frame = found.frame
        told = self.clock.when(found)
        place = places.where(found.arguments, frame.place, scene, self._filed)
        if frame.sited and place is None:
            return
        told_apart = told.again if frame.place else ()  # each with its place, where such a thing has one
        if told_apart:
            place = places.between(found.trigger.i + 1, told_apart[0][1], scene) or place
        times = [(told.when, place, found)]
        times += [
            (when, places.between(first, last, scene) or place, instead(found, range(first, last), scene))
            for when, first, last in told.again
        ]
        start, end = quote(found, sentence)
        source = modality.attribution(found.arguments.verb or found.trigger)
        spoken = next(iter(scene.expand(source)), None) if source is not None else None
        kind = frame.many if frame.many and sides(found.roles) > 2 else frame.type
        for roles, when, spot in ((roles, when, spot) for when, spot, this in times for roles in _split(this)):
            if all(ref.actor.country is None for _, ref in roles):
                continue  # people of whom no country is known make no diplomacy
            sites = {ref.actor for role, ref in roles if role == (frame.split or frame.site)}
            yield Draft(
                Mention(
                    article=self._article.id,
                    reported=self._article.published,
                    type=kind,
                    modality="cancelled" if news.called_off(found) else told.status,
                    participants=tuple(Participation(actor=r.actor, role=role, office=r.office) for role, r in roles),
                    place=places.at(spot, sites.pop() if len(sites) == 1 else None),
                    when=when,
                    quantity=amount(found, sentence),
                    title=heading(found),
                    quote=self._article.text[passage.start + start : passage.start + end],
                    start=passage.start + start,
                    end=passage.start + end,
                    confidence=confidence.told(found, roles, passage.kind, spoken is not None),
                    extractor=self._extractor,
                    attributed_to=spoken.actor.name if spoken else None,
                ),
                frame,
                self.clock.sentence,
                told.announced,
                told.untold and news.fresh(found),
                news.behind(found),
                news.joined(found),
                news.main(found),
                news.present(found, headline=passage.kind == "headline"),
                told.over,
            )


def _split(found: Match) -> Iterator[Filled]:
    """The roles of each event that a match tells of: one for every actor of the role that splits it."""
    one = [part for part in found.roles if part[0] == found.frame.split]
    if len(found.roles) > 2 and (found.frame.pairwise or (found.frame.many and _apart(found))):
        for other in found.roles[1:]:
            yield found.roles[0], other
        return
    if len(one) < 2:
        yield found.roles
        return
    for part in one:
        yield tuple(other for other in found.roles if other[0] != found.frame.split or other == part)


def _apart(found: Match) -> bool:
    """Whether a guest meets people of one state, each for himself: "talks with the president and the premier".

    That is so of those who both head it, and of all where there were several meetings.
    """
    guest, *hosts = (ref for _, ref in found.roles)
    states = {ref.actor.country for ref in hosts}
    return (
        guest.rank is not None
        and len(states) == 1
        and guest.actor.country not in states
        and all(ref.actor.kind == "person" for ref in hosts)
        and (found.trigger.lower_ == "meetings" or all(ref.rank == "head" for ref in hosts))
    )
