"""The type of each name: one decision over all the evidence that a report gives, its weights learnt.

A name has one type in a report. What its own words say counts once, what stands around it counts at each
place, less the more places there are. The weights are those of a logistic regression over hashed pieces of
evidence (`python -m training.names_data.kinds`); they lie in `trained/names`.
"""

from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recoupe.annotate.names import evidence
from recoupe.annotate.names.apposition import beside, told
from recoupe.annotate.names.compounds import take_compounds
from recoupe.annotate.names.found import Name
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.lexicon import lexicon, narrower, place_openers
from recoupe.annotate.names.roles import is_genitive
from recoupe.annotate.names.words import Words
from recoupe.encoder.files import map_arrays
from recoupe.languages.transliterate import skeleton
from recoupe.model import MentionType

TYPES: tuple[MentionType, ...] = ("PERSON", "ORG", "LOC", "MISC")
"""The classes, in the order of the columns of weights; MISC stands for other names and for no name."""
ROWS = 1 << 15

_SURE = frozenset({"country", "body", "seat", "platform"})
"""What the data know for certain: no evidence changes it."""
_CAPITALS = frozenset({"pattern", "repeated"})
"""How a name was found that no list and no pipeline knows."""
_TITLED = frozenset({"honorific", "title"})
"""How a name was found that no place has."""
_LONG_BODY = "long body"
"""How a name was found that a word for a public body opens."""
_PERSONAL = frozenset({"given", "honorific", "title"})
"""How a name was found, where that alone tells that it is a person's."""


def settle_types(words: Words, names: list[Name]) -> list[Name]:
    """The names, each of one type; those that capitals alone showed are left out where they are none."""
    report = evidence.Report(words, names)
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(evidence.key_of(words, name), []).append(name)
    dropped: set[int] = set()
    surnames: set[str] = set()
    for group in sorted(groups.values(), key=lambda group: group[0].first - group[0].last):
        best = _type(words, group, report, surnames)
        for name in group:
            if _fixed(name):
                continue
            if _by_capitals(name, group, best) and not beside(words, name):
                dropped.add(id(name))
            name.type = best
            if name.known is not None and name.known.type != best:
                name.known = None
        if best == "PERSON" and group[0].last - group[0].first > 1:
            surnames.add(skeleton(words.text[group[0].last - 1]))
    return [name for name in names if id(name) not in dropped]


def _by_capitals(name: Name, group: list[Name], best: MentionType) -> bool:
    """Whether capitals alone showed a name that is none, where it stood first or where it stands again."""
    if best != "MISC":
        return False
    single = name.last - name.first == 1
    shown = all(other.origin in _CAPITALS for other in group)
    return name.origin == "pattern" or (single and shown)


def with_compounds(words: Words, names: list[Name]) -> list[Name]:
    """The names, and the compounds of common words that are likelier names than none."""
    report = evidence.Report(words, names)

    def better(alternatives: list[Name]) -> Name | None:
        scores = [_scores(pieces(words, [name], report)) for name in alternatives]
        leads = [float(score[:-1].max() - score[-1]) for score in scores]
        best = int(np.argmax(leads))
        if leads[best] <= 0:
            return None
        alternatives[best].type = TYPES[int(scores[best][:-1].argmax())]
        return alternatives[best]

    return take_compounds(words, names, better)


def _type(words: Words, group: list[Name], report: evidence.Report, surnames: set[str]) -> MentionType:
    """The likeliest type of a name; the surname of somebody named in full is a person's."""
    single = group[0].last - group[0].first == 1
    somebody = single and _surname(words, group[0].first, surnames)
    known = next((name.known for name in group if name.known is not None), None)
    if known is not None and known.kind in {"capital", "region"}:
        return "PERSON" if somebody and known.kind == "capital" else known.type
    if any(name.origin == "compound" for name in group):
        return group[0].type
    if any(name.origin == _LONG_BODY for name in group):
        return "ORG"
    place = not single and words.lower[group[0].first] in place_openers()
    place = place and known is None and not any(name.origin in _TITLED for name in group)
    if not place and ((somebody and known is None) or any(name.origin in _PERSONAL for name in group)):
        return "PERSON"
    if known is None and (kind := told(words, group)) is not None:
        return kind
    likely = _scores(pieces(words, group, report))
    if place:
        body = any(name.origin == "model" and name.type == "ORG" for name in group)
        likely[
            [TYPES.index(kind) for kind in TYPES if kind != "LOC" and not (body and kind == "ORG")]
        ] = -np.inf
    if any(_has_leader(words, name) for name in group):
        likely[TYPES.index("PERSON")] = -np.inf
    if known is not None and not single:
        likely[TYPES.index("MISC")] = -np.inf
    return TYPES[int(likely.argmax())]


def _has_leader(words: Words, name: Name) -> bool:
    """Whether a name in the genitive stands before the office of who leads a country or body."""
    lex = lexicon(words.language(name.first))
    limit = words.limits(name.first)[1]
    if name.last >= limit or not is_genitive(words, lex, name):
        return False
    office = lex.roles.match(words.lower, name.last, limit)
    return office is not None and office[2].concept in narrower("leader")


def _surname(words: Words, at: int, surnames: set[str]) -> bool:
    """Whether a word is one of some surnames, in any case."""
    text = words.text[at]
    forms = [text, *(base for base, _ in bases(text, words.language(at)))]
    return any(skeleton(form) in surnames for form in forms)


def _fixed(name: Name) -> bool:
    return bool(name.honorific) or (name.known is not None and name.known.kind in _SURE)


def pieces(words: Words, group: list[Name], report: evidence.Report) -> dict[str, float]:
    """The evidence for one name at all its places in a report, and how much each piece counts."""
    found = dict.fromkeys(evidence.of_name(words, group[0], report), 1.0)
    places = Counter(piece for name in group for piece in set(evidence.around(words, name)))
    share = len(group) ** -0.5
    found.update((piece, number * share) for piece, number in places.items())
    found["always"] = 1.0
    return found


def row(piece: str) -> int:
    """The row of weights of a piece of evidence."""
    return crc32(piece.encode()) % ROWS


def _scores(found: dict[str, float]) -> npt.NDArray[np.float32]:
    """The score of each of TYPES; the highest is the likeliest."""
    weights = _weights()
    rows = np.fromiter(map(row, found), dtype=np.intp, count=len(found))
    values = np.fromiter(found.values(), dtype=np.float32, count=len(found))
    return np.asarray(values @ weights[rows])


@cache
def _weights() -> npt.NDArray[np.float32]:
    with resources.as_file(resources.files("recoupe") / "trained" / "names" / "kinds.safetensors") as path:
        arrays = map_arrays(Path(path))
    return np.asarray(arrays["weights"], dtype=np.float32) * np.asarray(arrays["scales"], dtype=np.float32)
