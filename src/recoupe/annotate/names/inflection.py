"""Names in other cases: which base forms 'Путина' or 'Tuska' may have, and of what gender."""

from functools import lru_cache

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import given_names, lexicon
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin

_SHORTEST = 2


@lru_cache(maxsize=32768)
def bases(word: str, code: str) -> tuple[tuple[str, str], ...]:
    """The base forms that a word may have another case of, each with its gender ("m", "f" or "").

    The word itself is not among them. Where the language writes names in one form there are none.

    >>> bases("Путина", "ru")
    (('Путин', 'm'),)
    >>> bases("Putin", "en")
    ()
    """
    table = lexicon(code).inflection
    found: dict[tuple[str, str], None] = {}
    for entries, gender in ((table.male, "m"), (table.female, "f"), (table.any, "")):
        for entry in entries:
            base, _, forms = entry.partition("|")
            for form in forms.split():
                stem = word.removesuffix(form)
                if stem == word or len(stem) < _SHORTEST or stem + base == word:
                    continue
                if base or stem[-1].lower() not in table.vowels:
                    found[stem + base, gender] = None
    return tuple(found)


def full_base(words: Words, name: Name) -> tuple[str, ...]:
    """The words of a full name in the base form that its given name, where it is known, tells."""
    parts = words.text[name.first : name.last]
    code = words.language(name.first)
    if not _inflects(code) or to_latin(parts[0]) in given_names() or len(parts) < 2:
        return tuple(parts)
    for given, gender in bases(parts[0], code):
        if given_names().get(to_latin(given), gender) == gender and to_latin(given) in given_names():
            return (given, *parts[1:-1], _of_gender(parts[-1], code, gender))
    return tuple(parts)


def _of_gender(surname: str, code: str, gender: str) -> str:
    """The first base form of a surname of that gender, the surname itself where there is none."""
    return next((base for base, other in bases(surname, code) if other in (gender, "")), surname)


def _inflects(code: str) -> bool:
    table = lexicon(code).inflection
    return bool(table.male or table.female or table.any)


def surname_forms(words: Words, name: Name) -> list[tuple[str, str]]:
    """What a bare surname may be the base form or another case of, with the gender that this tells."""
    word, code = words.text[name.last - 1], words.language(name.first)
    return [(word, ""), *bases(word, code)]
