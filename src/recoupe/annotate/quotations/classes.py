"""Word classes by the form of a word alone, for a language that has no tagger."""

from collections.abc import Sequence

from recoupe.model import Record, Token

PUNCT = ("PUNCT", "")
_FINITE, _INFINITIVE = ("VERB", "VerbForm=Fin"), ("VERB", "VerbForm=Inf")
_LEAST = 2
"""Letters that stand at least before an ending of a verb."""


class Classes(Record, frozen=True):
    """The words of each closed class, and the endings of verbs; `never` has one of these and is none.

    What is left is a name where it has a capital inside a sentence, else a noun.
    """

    ADP: tuple[str, ...] = ()
    ADV: tuple[str, ...] = ()
    AUX: tuple[str, ...] = ()
    CCONJ: tuple[str, ...] = ()
    DET: tuple[str, ...] = ()
    PART: tuple[str, ...] = ()
    PRON: tuple[str, ...] = ()
    SCONJ: tuple[str, ...] = ()
    VERB: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def listed(self) -> dict[str, tuple[str, str]]:
        """The class and the morphology of each listed word; the first class in this order counts."""
        found: dict[str, tuple[str, str]] = {}
        for name in ("ADP", "SCONJ", "CCONJ", "PRON", "DET", "PART", "AUX", "ADV", "VERB"):
            morph = "VerbForm=Fin" if name in ("AUX", "VERB") else ""
            for word in getattr(self, name):
                found.setdefault(word, (name, morph))
        return found


class ByForm:
    """Guesses word classes; `reporting` are the forms of the verbs that report, in lower case."""

    def __init__(self, classes: Classes, reporting: Sequence[str]) -> None:
        self._known = {**dict.fromkeys(reporting, _FINITE), **classes.listed()}
        self._finite, self._infinitive = classes.finite, classes.infinitive
        self._never = frozenset(classes.never)

    def of(self, token: Token, folded: str, *, opens: bool) -> tuple[str, str]:
        """The class and the morphology of a token; `opens` says that it opens its sentence.

        >>> ByForm(Classes(ADP=("у",)), ()).of(Token(0, 5, "Києві", ""), "києві", opens=False)
        ('PROPN', '')
        """
        if not any(c.isalnum() for c in token.text):
            return PUNCT
        if token.text[0].isdigit():
            return "NUM", ""
        if token.text[0].isupper() and not opens and (len(token.text) > 1 or folded not in self._known):
            return "PROPN", ""
        if folded in self._known:
            return self._known[folded]
        if folded not in self._never and not token.text[0].isupper():
            if folded.endswith(self._infinitive) and len(folded) > _LEAST + 2:
                return _INFINITIVE
            if any(folded.endswith(end) and len(folded) >= len(end) + _LEAST for end in self._finite):
                return _FINITE
        return "NOUN", ""
