"""Names across alphabets and spellings: Cyrillic to Latin, and a skeleton that spellings of a name share."""

import re
import unicodedata
from functools import lru_cache

# ISO 9 simplified after the BGN/PCGN habits of the press: what a letter sounds like, not a reversible code.
_SOUNDED = "a b v g g d e e ie zh z i i i i k l m n o p r s t u f kh ts ch sh sh . y . e iu ia u"
_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзийіїклмнопрстуфхцчшщъыьэюяў",
        _SOUNDED.split(" "),
        strict=True,
    )
)
_CYRILLIC = {letter: "" if latin == "." else latin for letter, latin in _CYRILLIC.items()}
_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"}
)

# Spellings of one sound in the languages covered, longest first: Ouchakov, Uschakow, Ushakov → uxakov.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"schtsch|chtch|shch|tsch|tch|sch|tsj|sj|cz|sz|ch(?=[aeiouy])|ch$|sh|tx", "x"),
        (r"kh|ch", "h"),
        (r"dsch|dzh|dj|zh", "j"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gu(?=[ei])", "g"),
        (r"ck|qu|q|k|c(?![eiy])", "k"),
        (r"c(?=[eiy])|tz|ts|z", "s"),
        (r"w", "v"),
        (r"ou|oo|ow(?=[^aeiou])", "u"),
        (r"ae", "e"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ij|iy|yj|ii|ie|y|j(?=[aeiou])|i", "i"),
        (r"ff$|f$", "v"),
        (r"(?<=[^aeiou])e$", ""),
        (r"h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
]

_VOWELS = "aeiou"
_STEM_OF_NAME = 4
"""Letters that a name keeps when the vowels at its end go."""


@lru_cache(maxsize=65536)
def to_latin(text: str) -> str:
    """Lower-case Latin letters without accents; Russian and Ukrainian letters as the press writes them.

    >>> to_latin("Зеленський"), to_latin("Orbán"), to_latin("Łódź")
    ('zelenskii', 'orban', 'lodz')
    """
    lowered = "".join(_CYRILLIC.get(letter, letter) for letter in unicodedata.normalize("NFC", text.lower()))
    decomposed = unicodedata.normalize("NFD", lowered.translate(_SPECIAL))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic.

    >>> is_cyrillic("Трамп"), is_cyrillic("Reuters, Трамп")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return sum("\u0400" <= c <= "\u04ff" for c in letters) * 2 > len(letters)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What the spellings of one name share across languages; equal skeletons mean one name by sound.

    >>> {skeleton(name) for name in ("Zelensky", "Zelenskyy", "Selenskyj", "Зеленский", "Zelenskiy")}
    {'selenski'}
    >>> skeleton("Poutine") == skeleton("Putin") == skeleton("Путин")
    True
    """
    text = to_latin(name)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    return text


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """A word of a name by its sound, the same in all languages; "" where too little is left.

    Vowels at the end of a longer word go: they are what cases and languages change (Ardenia, Ardénie; Tusk,
    Tuska).

    >>> name_key("Poutine") == name_key("Путин") == name_key("Putin")
    True
    >>> name_key("Silesia") == name_key("Silésie")
    True
    """
    sound = skeleton(word)
    if len(sound) < 3:
        return ""
    stem = sound.rstrip(_VOWELS)
    return stem if len(stem) >= _STEM_OF_NAME and len(sound) > _STEM_OF_NAME else sound
