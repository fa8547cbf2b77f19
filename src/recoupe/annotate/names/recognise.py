"""Where names stand and what they name: the pipeline's names, what the data know, titles and patterns."""

from collections import Counter

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.kinds import settle_types, with_compounds
from recoupe.annotate.names.known_names import add_known
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.long_bodies import add_long_bodies
from recoupe.annotate.names.matters import without_matters
from recoupe.annotate.names.model_names import model_names
from recoupe.annotate.names.organisations import add_acronyms, add_bodies
from recoupe.annotate.names.patterns import runs
from recoupe.annotate.names.people import add_after_honorifics, add_after_roles, add_given, mend_people
from recoupe.annotate.names.run_together import parted
from recoupe.annotate.names.shape import is_demonym, plain
from recoupe.annotate.names.words import Words
from recoupe.model import MentionType


def recognise(words: Words) -> list[Name]:
    """All names of a report, in text order, none overlapping another."""
    settled = settle_types(words, with_compounds(words, candidates(words)))
    return without_matters(words, parted(words, settled))


def candidates(words: Words) -> list[Name]:
    """What may be a name, in text order, none overlapping another, typed as far as each place tells."""
    names = model_names(words)
    taken = Taken(words, names)
    add_known(words, taken)
    add_given(words, taken)
    add_bodies(words, taken)
    add_after_honorifics(words, taken)
    add_after_roles(words, taken)
    mend_people(words, taken)
    add_long_bodies(words, taken)
    if len(words) and lexicon(words.language(0)).inflection.male:
        _repeat(words, taken)
    for first, last, kind in runs(words):
        if taken.free(first, last):
            taken.add(Name(first, last, kind, origin="pattern"))
    add_acronyms(words, taken)
    _repeat(words, taken)
    return sorted(taken.names(), key=lambda name: name.first)


def _repeat(words: Words, taken: Taken) -> None:
    """A name found once is a name wherever the same words stand with the same capitals."""
    known: dict[tuple[str, ...], Counter[MentionType]] = {}
    for name in taken.names():
        key = tuple(words.text[name.first : name.last])
        known.setdefault(key, Counter())[name.type] += 1
        if name.type == "PERSON" and len(key) > 1 and len(key[-1]) > 2 and words.capital(name.last - 1):
            known.setdefault(key[-1:], Counter())["PERSON"] += 1
            known.setdefault((plain(key[-1]),), Counter())["PERSON"] += 1
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in known:
        by_first.setdefault(key[0], []).append(key)
    for keys in by_first.values():
        keys.sort(key=lambda key: (-len(key), key))
    for at in words.capitals:
        for key in by_first.get(words.text[at], ()):
            last = at + len(key)
            same = tuple(words.text[at:last]) == key and last <= words.limits(at)[1]
            if same and taken.free(at, last) and not _common(words, at, last):
                taken.add(Name(at, last, known[key].most_common(1)[0][0], origin="repeated"))
                break
        else:
            if taken.owner[at] is None:
                forms = bases(words.text[at], words.language(at))
                if any(known.get((base,), Counter())["PERSON"] for base, _ in forms):
                    taken.add(Name(at, at + 1, "PERSON", origin="repeated"))


def _common(words: Words, first: int, last: int) -> bool:
    """Whether a single word is an ordinary one that only begins a sentence."""
    if last - first > 1:
        return False
    lex = lexicon(words.language(first))
    if words.lower[first] in lex.no_name or is_demonym(words, lex, first, last):
        return True
    return words.initial(first) and words.parsed and words.pos[first] not in {"PROPN", "X", "NOUN"}
