"""spaCy's Docs as Token records, with offsets into the report's text."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from recoupe.annotate.syntax.clean import CleanText
from recoupe.model import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

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
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    sentences = []
    for first, last in _limits([token.idx for token in tokens], starts):
        made = []
        for index in range(first, last):
            token, head, dep = tokens[index], heads[index], tokens[index].dep_
            start, end = _place(token, cleaned)
            made.append(
                Token(
                    start=start,
                    end=end,
                    text=text[start:end],
                    lemma=token.lemma_ or token.lower_,
                    pos=token.pos_,
                    morph=str(token.morph),
                    dep="root" if dep == "ROOT" else dep,
                    head=(head if first <= head < last else index) - first,
                    entity=_entity(token.ent_iob_, token.ent_type_),
                )
            )
        sentences.append(tuple(made))
    return sentences


def _entity(iob: str, label: str) -> str:
    return f"{iob}-{_TYPES[label]}" if label in _TYPES else ""


def plain_tokens(
    doc: "Doc", cleaned: CleanText, starts: tuple[int, ...], text: str
) -> list[tuple[Token, ...]]:
    """The tokens of each sentence without syntax: each its own head, the lemma its lower-cased form."""
    tokens = list(doc)
    sentences = []
    for first, last in _limits([token.idx for token in tokens], starts):
        made: list[Token] = []
        for token in tokens[first:last]:
            start, end = _place(token, cleaned)
            made.append(Token(start=start, end=end, text=text[start:end], lemma=token.lower_, head=len(made)))
        sentences.append(tuple(made))
    return sentences


def _place(token: "SpacyToken", cleaned: CleanText) -> tuple[int, int]:
    """Where a token stands in the report's text; its last character is looked up, for what lies inside."""
    return cleaned.back(token.idx), cleaned.back(token.idx + len(token) - 1) + 1


def _limits(offsets: list[int], starts: tuple[int, ...]) -> list[tuple[int, int]]:
    """The first and the last-but-one token index of each sentence."""
    firsts = [bisect_right(offsets, start - 1) for start in starts]
    return list(zip(firsts, [*firsts[1:], len(offsets)], strict=True))
