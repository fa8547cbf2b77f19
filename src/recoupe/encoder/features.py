"""A text as words, and a word as hashed features: itself and the character n-grams of its Latin spelling.

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

    `buckets` is the number of rows of the table, `lengths` those of the n-grams. `latin` gives the Latin
    spelling of a lower-case letter of another alphabet.
    """

    buckets: int
    lengths: tuple[int, ...]
    latin: dict[str, str]


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower-case, numbers without their separators.

    >>> words("L'armée: 1 200 hommes, 27,5 %")
    ['l', 'armée', '1200', 'hommes', '275']
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return [word.translate(_SEPARATORS) if word[0].isdigit() else word[:_LONGEST] for word in found]


def features(word: str, spelling: Spelling) -> list[int]:
    """The rows of the table whose sum is the word's vector: the word, then its n-grams, none twice."""
    rows = [zlib.crc32(b"=" + word.encode("utf-8", "replace")) % spelling.buckets]
    latin = _plain("".join(spelling.latin.get(letter, letter) for letter in word))
    marked = f"<{latin}>"
    for length in spelling.lengths:
        for start in range(len(marked) - length + 1):
            gram = marked[start : start + length]
            rows.append(zlib.crc32(gram.encode("utf-8", "replace")) % spelling.buckets)
    return list(dict.fromkeys(rows))


def _plain(word: str) -> str:
    """The word without diacritics."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
