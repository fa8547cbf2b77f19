"""Which accounts of a story hold what its reports name, count and date."""

from collections import defaultdict

from recoupe.compare.only.figures import elided, given, of_a_pair
from recoupe.compare.only.keys import entity_keys, peoples, places
from recoupe.compare.only.senses import Senses
from recoupe.compare.only.standing import alone
from recoupe.compare.only.times import ends, lengths_inside, moments
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.periods import Periods, days_of
from recoupe.compare.statements.unread import calendar_words, is_read
from recoupe.matching.passages import words

UNREAD = "unread"
"""The key that accounts hold whose figures and times are not read: what they give in words is not known."""

CREDITED = "credited"
"""Stands for an origin that holds the names in credit lines: a report's agency is no news of it."""

STEM = 6
"""The letters that a name has in common with itself in another language, at least."""


class Held:
    """What the accounts of a story hold: by key, the days that they give, the words that they use."""

    def __init__(self, frames: Frames, likeness: Likeness) -> None:
        self._by = _holders(frames)
        self.periods = Periods(
            (t, s.origin_at(t.start)) for s in frames.sources.values() for t in s.report.times
        )
        self.senses = Senses(frames, likeness)

    def alone(self, key: str, own: str) -> bool:
        """Whether no account but this one holds what a key stands for."""
        return alone(self._by.get(key, ()), own)


def _holders(frames: Frames) -> dict[str, set[str]]:
    """The origins that hold each thing named or counted, by key."""
    held: dict[str, set[str]] = defaultdict(set)
    for source in frames.sources.values():
        report = source.report
        for mention in report.mentions:
            for key in entity_keys(source, mention.entity):
                held[key].add(source.origin_at(mention.start))
        for quantity in report.quantities:
            for key in given(quantity):
                held[key].add(source.origin_at(quantity.start))
        for time in report.times:
            for key in (
                *moments(time.value),
                *ends(time.value),
                *lengths_inside(time),
                *(f"t:{day}" for day in days_of(time)),
            ):
                held[key].add(source.origin_at(time.start))
        if not is_read(source):
            for key in (UNREAD, *calendar_words(source)):
                held[key].add(source.origin)
        for start, _, value in source.numbers:
            held[f"n:{value:g}"].add(source.origin_at(start))
        for origin, spelled in source.words_by_account():
            for word in spelled:
                held[f"s:{word}"].add(origin)
                held[f"x:{word[:STEM]}"].add(origin)
        for key, start in (*elided(source), *of_a_pair(source), *peoples(source), *places(source)):
            held[key].add(source.origin_at(start))
        for region in report.regions:
            if region.role == "credit":
                for word in words(source.text[region.start : region.end]):
                    held[f"s:{word}"].add(CREDITED)
    return held
