"""The words around figures: languages/data/<code>/counts.toml."""

from functools import cache

import msgspec

from recoupe.languages import profile


class Counts(msgspec.Struct, frozen=True):
    """Lemmas that count people of any kind (`people`), that say that a figure comes on top of others or is
    one of several (`further`), that count nobody (`nobody`), and verbs that say little alone (`light`);
    verbs of the senses (`senses`); what there is of a kind beside the one spoken of (`others`: 17 rivals);
    nouns for a man or a boy (`men`), for a woman or a girl (`women`), and for how old somebody is (`age`);
    phrases for the number of the dead (`toll`) and the words between it and its figure (`reaching`)."""

    people: frozenset[str]
    further: frozenset[str]
    nobody: frozenset[str]
    light: frozenset[str]
    senses: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    age: frozenset[str] = frozenset()
    toll: tuple[str, ...] = ()
    reaching: frozenset[str] = frozenset()


@cache
def counts(language: str) -> Counts | None:
    """The language's words around figures, None where it has none: then it is left out."""
    known = profile(language)
    return known.load("counts", Counts) if known.has("counts") else None
