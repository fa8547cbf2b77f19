"""Sentences in disguise: typographic marks, capitals, lost accents, a small first letter.

News text has them, treebanks mostly do not. Chances are per group of sentences; they were set so that at
least three in five groups keep their words as they are.
"""

from dataclasses import replace
from random import Random

from recoupe.languages.features import unaccented
from training.pipelines.conllu import GoldSentence, Word

_CURLY = str.maketrans({"'": "’"})
_DASHES = {"-": "–", "--": "—", "–": "-", "—": "–"}


def disguise(sentences: list[GoldSentence], random: Random) -> list[GoldSentence]:
    """The same sentences, perhaps in another dress; lengths of words may change, their number does not."""
    words = [list(s.words) for s in sentences]
    if random.random() < 0.3:
        words = [[replace(w, text=w.text.translate(_CURLY)) for w in s] for s in words]
    if random.random() < 0.3:
        pair = random.choice((("“", "”"), ("«", "»"), ("„", "“"), ("'", "'"), ("‘", "’")))
        words = [_quotes(s, pair) for s in words]
    if random.random() < 0.2:
        words = [[replace(w, text=_DASHES.get(w.text, w.text)) for w in s] for s in words]
    chance = random.random()
    if chance < 0.04:
        words = [[_changed(w, w.text.upper()) for w in s] for s in words]
        if random.random() < 0.5:
            words = [[_changed(w, unaccented(w.text)) for w in s] for s in words]
    elif chance < 0.07:
        words = [[_changed(w, unaccented(w.text)) for w in s] for s in words]
    elif chance < 0.09:
        words = [[_changed(s[0], s[0].text[:1].lower() + s[0].text[1:]), *s[1:]] for s in words]
    elif chance < 0.11:
        words = [_titled(s) for s in words]
    elif chance < 0.14:
        words = [s[:-1] if len(s) > 3 and s[-1].text == "." and _is_leaf(s) else s for s in words]
    return [replace(s, words=w) for s, w in zip(sentences, words, strict=True)]


def disguise_line(line: str, random: Random) -> str:
    """A line of text, perhaps in another dress, character for character."""
    if random.random() < 0.3:
        line = line.translate(_CURLY)
    chance = random.random()
    if chance < 0.03 and len(line.upper()) == len(line):
        line = line.upper()
    if chance < 0.015 or 0.03 < chance < 0.06:
        plain = unaccented(line)
        line = plain if len(plain) == len(line) else line
    return line


def _changed(word: Word, text: str) -> Word:
    return replace(word, text=text) if text and not word.text.isspace() else word


def _quotes(words: list[Word], pair: tuple[str, str]) -> list[Word]:
    changed, inside = [], False
    for word in words:
        if word.text in '"“”«»':
            inside = not inside if word.text == '"' else word.text in "“«"
            word = replace(word, text=pair[0] if inside else pair[1])
        changed.append(word)
    return changed


def _titled(words: list[Word]) -> list[Word]:
    big = {"NOUN", "VERB", "ADJ", "PROPN", "ADV", "PRON"}
    return [_changed(w, w.text[:1].upper() + w.text[1:]) if w.pos in big else w for w in words]


def _is_leaf(words: list[Word]) -> bool:
    return all(w.head != len(words) - 1 for w in words[:-1]) and words[-1].dep != "root"
