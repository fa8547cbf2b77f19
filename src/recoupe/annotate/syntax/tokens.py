"""spaCy's Docs as Token records, with offsets into the report's text."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from recoupe.annotate.syntax.clean import CleanText
from recoupe.annotate.syntax.verb_forms import endings, retagged
from recoupe.model import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

NAME_TYPES = {
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
    doc: "Doc", cleaned: CleanText, starts: tuple[int, ...], text: str, code: str = ""
) -> list[tuple[Token, ...]]:
    """The tokens of each sentence, with heads as indices in it; `code` is the language of the tagger."""
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, MORPH, POS

    rows = doc.to_array([IDX, LENGTH, POS, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE]).astype("int64").tolist()
    lemmas, strings = doc.to_array([LEMMA]).ravel().tolist(), doc.vocab.strings
    tags: dict[tuple[int, ...], dict[str, str]] = {}
    made: list[Token] = []
    known_endings = endings(code)
    limits = _limits([row[0] for row in rows], starts)
    for first, last in limits:
        for index in range(first, last):
            offset, length, pos, morph, dep, up, iob, label = rows[index]
            kind = (pos, morph, dep, iob, label)
            known = tags.get(kind)
            if known is None:
                known = tags[kind] = _tags(doc[index])
            start, end = cleaned.place(offset, length)
            if known_endings is not None:
                told = (known[name] for name in ("morph", "pos", "dep"))
                features, part = retagged(*told, text[start:end], known_endings)
                known = known | {"morph": features, "pos": part}
            made.append(
                Token(
                    start=start,
                    end=end,
                    text=text[start:end],
                    lemma=strings[lemmas[index]] or doc[index].lower_,
                    head=(index + up if first <= index + up < last else index) - first,
                    **known,
                )
            )
    return [tuple(made[first:last]) for first, last in limits]


def _tags(token: "SpacyToken") -> dict[str, str]:
    """What a tagger says of a token, under the names of Token's fields."""
    return {
        "pos": token.pos_,
        "morph": str(token.morph),
        "dep": "root" if token.dep_ == "ROOT" else token.dep_,
        "entity": _entity(token.ent_iob_, token.ent_type_),
    }


def _entity(iob: str, label: str) -> str:
    return f"{iob}-{NAME_TYPES[label]}" if label in NAME_TYPES else ""


def plain_tokens(
    doc: "Doc", cleaned: CleanText, starts: tuple[int, ...], text: str
) -> list[tuple[Token, ...]]:
    """The tokens of each sentence without syntax: each its own head, the lemma its lower-cased form."""
    tokens = list(doc)
    sentences = []
    for first, last in _limits([token.idx for token in tokens], starts):
        made: list[Token] = []
        for token in tokens[first:last]:
            start, end = cleaned.place(token.idx, len(token))
            made.append(Token(start=start, end=end, text=text[start:end], lemma=token.lower_, head=len(made)))
        sentences.append(tuple(made))
    return sentences


def _limits(offsets: list[int], starts: tuple[int, ...]) -> list[tuple[int, int]]:
    """The first and the last-but-one token index of each sentence."""
    firsts = [bisect_right(offsets, start - 1) for start in starts]
    return list(zip(firsts, [*firsts[1:], len(offsets)], strict=True))
