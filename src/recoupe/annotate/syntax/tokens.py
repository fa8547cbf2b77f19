"""spaCy's Docs as Token records, with offsets into the report's text."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from recoupe.annotate.syntax.clean import CleanText
from recoupe.model import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TYPES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
}
"""The name types of the pipelines that ship and of the common ones that do not; other labels are dropped."""


def tokens_by_sentence(
    doc: "Doc", cleaned: CleanText, starts: tuple[int, ...], text: str
) -> list[tuple[Token, ...]]:
    """The tokens of each sentence, with heads as indices in it."""
    return [
        _sentence(doc, first, last, cleaned, text) for first, last in _limits([t.idx for t in doc], starts)
    ]


def _sentence(doc: "Doc", first: int, last: int, cleaned: CleanText, text: str) -> tuple[Token, ...]:
    made = []
    for token in doc[first:last]:
        start, end = cleaned.back(token.idx), cleaned.back(token.idx + len(token) - 1) + 1
        head = token.head.i - first
        dep = token.dep_
        made.append(
            Token(
                start=start,
                end=end,
                text=text[start:end],
                lemma=token.lemma_ or token.lower_,
                pos=token.pos_,
                morph=str(token.morph),
                dep="root" if dep == "ROOT" else dep,
                head=head if 0 <= head < last - first else token.i - first,
                entity=_entity(token.ent_iob_, token.ent_type_),
            )
        )
    return tuple(made)


def _entity(iob: str, label: str) -> str:
    return f"{iob}-{_TYPES[label]}" if label in _TYPES else ""


def plain_tokens(
    doc: "Doc", cleaned: CleanText, starts: tuple[int, ...], text: str
) -> list[tuple[Token, ...]]:
    """The tokens of each sentence without syntax: each its own head, the lemma its lower-cased form."""
    sentences = []
    for first, last in _limits([t.idx for t in doc], starts):
        made: list[Token] = []
        for token in doc[first:last]:
            start, end = cleaned.back(token.idx), cleaned.back(token.idx + len(token) - 1) + 1
            made.append(Token(start=start, end=end, text=text[start:end], lemma=token.lower_, head=len(made)))
        sentences.append(tuple(made))
    return sentences


def _limits(offsets: list[int], starts: tuple[int, ...]) -> list[tuple[int, int]]:
    """The first and the last-but-one token index of each sentence."""
    firsts = [bisect_right(offsets, start - 1) for start in starts]
    return list(zip(firsts, [*firsts[1:], len(offsets)], strict=True))
