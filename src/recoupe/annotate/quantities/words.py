"""A language's words about quantities, prepared for looking up beside a number."""

import re
from functools import cache

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.forms import QuantityWords
from recoupe.annotate.quantities.lexicon import lexicon
from recoupe.languages import profile
from recoupe.model import Modifier

_ORDER: tuple[Modifier, ...] = ("at_least", "at_most", "about", "less", "more")


class Words:
    """quantities.toml as patterns: what stands before, after and between numbers, and what is no figure."""

    def __init__(self, language: str) -> None:
        table = profile(language).load("quantities", QuantityWords)
        self.table = table
        self.ordinals = lexicon(language).ordinals
        self.capital_nouns = table.traps.capital_nouns
        self.fraction_of = _beginning(table.numbers.fraction_links)
        self.before = {m: _ending(table.modifiers.before.get(m, ())) for m in _ORDER}
        self.after = {m: _beginning(table.modifiers.after.get(m, ())) for m in _ORDER}
        self.topics = _ending(table.modifiers.topics)
        self.of_verbs = _ending(table.modifiers.of_verbs)
        self.reached = frozenset(table.modifiers.reached)
        self.article = _beginning(table.numbers.fraction_articles)
        self.to = _between(table.ranges.to)
        self.onto = _between(table.ranges.onto)
        self.between = _ending(table.ranges.between)
        self.between_and = _between(table.ranges.between_and)
        self.from_ = _ending(table.ranges.from_)
        self.change = _anywhere(table.ranges.change)
        self.labels = _ending(table.traps.labels)
        self.label_after = _beginning(table.traps.label_after)
        self.definite = _ending(table.traps.definite)
        self.one_of = _beginning(table.traps.one_of)
        self.one_before = _ending(table.traps.one_before)
        self.one_nouns = _beginning(table.traps.one_nouns)
        self.fixed = _anywhere(table.traps.fixed)
        self.year_words = _ending(table.traps.year_words)
        self.month_before = _ending(table.traps.months)
        self.month_after = _beginning(table.traps.months)
        self.age_before = _ending(table.ages.before)
        self.age_after = _beginning(table.ages.after)
        self.age_after_apart = _beginning(table.ages.after_apart)
        self.age_whole = _beginning(table.ages.whole)
        self.age_bare = _beginning(table.ages.bare)
        self.age_verbs = _ending(table.ages.verbs)
        self.magnitude = _anywhere(table.context.magnitude)
        self.score = _anywhere(table.context.score)
        self.votes = _beginning(table.context.votes)
        self.vote_links = _between(table.context.vote_links)
        self.money = _anywhere(table.context.money)
        self.temperature = _anywhere(table.context.temperature)
        self.temperature_not = _anywhere(table.context.temperature_not)


@cache
def words(language: str) -> Words:
    """The prepared words of a language."""
    return Words(language)


def _alternatives(phrases: tuple[str, ...]) -> str:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        re.escape(phrase).replace("\\*", r"\w*").replace("\\ ", rf"[{SPACES}]{{1,2}}").replace("'", "['’]")
        for phrase in longest
    )


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases where a number follows at once (search with the number's start as the end)."""
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(
        rf"(?:(?<!\w)|(?=\W))({_alternatives(phrases)})(?:(?<=['’~<>=+])|[{SPACES}]{{1,2}}|-)[{SPACES}]{{0,1}}$",
        re.I,
    )


def _beginning(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases where they follow a number at once."""
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(rf"[{SPACES}]{{0,2}}[-‑,]?[{SPACES}]{{0,2}}({_alternatives(phrases)})(?!\w)", re.I)


def _between(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases that fill the gap between two numbers."""
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(rf"[{SPACES}]{{0,2}}({_alternatives(phrases)})[{SPACES}]{{0,2}}", re.I)


def _anywhere(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)", re.I)
