"""What the shape of words tells: headlines of capitals, demonyms, where a person's name ends."""

import unicodedata

from recoupe.annotate.names.lexicon import Lexicon, given_names, shared
from recoupe.annotate.names.patterns import run_end
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin


def title_case(words: Words, at: int) -> bool:
    """Whether the sentence is a headline that writes most words with a capital, as English ones do."""
    number = words.sentence[at]
    if number not in words.titled:
        words.titled[number] = _find_title_case(words, at)
    return words.titled[number]


def _find_title_case(words: Words, at: int) -> bool:
    first, last = words.limits(at)
    if words.sentences[words.sentence[at]].role != "headline" and words.text[last - 1][-1] in '.!?…»”"':
        return False
    long = [i for i in range(first, last) if len(words.text[i]) > 4 and words.text[i][0].isalpha()]
    return len(long) >= 3 and sum(words.capital(i) for i in long) >= 0.9 * len(long)


def wordy(text: str) -> bool:
    """Whether a word holds a letter or digit."""
    return any(letter.isalnum() for letter in text)


def is_demonym(words: Words, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a stretch is a demonym and no name that the data know."""
    match = lex.demonyms.match(words.lower, first, last)
    if match is None or match[0] != last - first:
        return False
    known = lex.known.match(words.lower, first, last)
    return known is None or known[0] != last - first


def place_word(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is a country's name or a demonym, which end no person's name in a run."""
    found = lex.known.match(words.lower, at, at + 1)
    return (found is not None and found[2].kind == "country") or is_demonym(words, lex, at, at + 1)


def grown(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """A person's name that stops after the given name goes on with the capitalised words behind it."""
    limit = words.limits(first)[1]
    if last - first > 1 and last < limit and words.lower[last].strip(".") in shared().suffixes:
        of = last + 1 < limit and words.lower[last + 1] in lex.of
        return last if of else last + 1
    if to_latin(words.text[last - 1]) not in given_names() or last - first > 2:
        return last
    if words.shouted[words.sentence[first]] or title_case(words, first):
        return last
    return max(last, run_end(words, lex, last - 1, 2))


def plain(word: str) -> str:
    """A word without accents, its capitals kept."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
