"""A text as words, and a word as numbered features: itself, and of its Latin spelling the character
n-grams and the consonant skeleton.

Two spellings that share n-grams share part of their vector, so an unseen name or an inflected form is near
what it resembles, in another alphabet too.
"""

import re
import unicodedata
import zlib

import msgspec

_WORD = re.compile(r"\d+(?:[.,'’  \u202f]\d+)*|[^\W\d_]+")
_SEPARATORS = str.maketrans("", "", ".,'’  \u202f")
_LONGEST = 40


class Spelling(msgspec.Struct, frozen=True):
    """How words become features; it is stored with the model, because both must agree.

    `lengths` are those of the n-grams. `latin` gives the Latin spelling of a lower-case letter of another
    alphabet. The consonant skeleton of a word has `bones` letters at most: after each spelling in `sounds` is
    put for another, `vowels` and doubles are left out. No bones, no skeleton.
    """

    lengths: tuple[int, ...]
    latin: dict[str, str]
    bones: int = 0
    vowels: str = ""
    sounds: tuple[tuple[str, str], ...] = ()


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower-case, numbers without their separators.

    >>> words("L'armée: 1 200 hommes, 27,5 %")
    ['l', 'armée', '1200', 'hommes', '275']
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return [word.translate(_SEPARATORS) if word[0].isdigit() else word[:_LONGEST] for word in found]


def features(word: str, spelling: Spelling) -> list[int]:
    """The numbers of what the word is made of, none twice: of itself, its n-grams and its skeleton.

    A number is the CRC-32 of the spelling, the same everywhere; the vector of the word is the sum of the rows
    that a table has for these numbers.
    """
    latin = _plain("".join([spelling.latin.get(letter, letter) for letter in word]))
    marked = f"<{latin}>"
    keys = ["=" + word]
    for length in spelling.lengths:
        keys += [marked[start : start + length] for start in range(len(marked) - length + 1)]
    if spelling.bones and not word[0].isdigit():
        bones = _skeleton(latin, spelling)
        if len(bones) > 1:
            keys.append("~" + bones)
    return list(dict.fromkeys(zlib.crc32(key.encode("utf-8", "replace")) for key in keys))


def _skeleton(latin: str, spelling: Spelling) -> str:
    for sound, same in spelling.sounds:
        latin = latin.replace(sound, same)
    bones = ""
    for letter in latin:
        if letter not in spelling.vowels and bones[-1:] != letter:
            bones += letter
    return bones[: spelling.bones]


def _plain(word: str) -> str:
    """The word without diacritics."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
