"""What the rules hand on before sources become entities."""

from recoupe.annotate.quotations.lexicon import CueWord
from recoupe.model import QuotationKind, Record, Span


class Found(Record, frozen=True):
    """A quotation in the making: sources as spans, in order, and the reason where the source is inferred."""

    kind: QuotationKind
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    known: CueWord | None = None
    sources: tuple[Span, ...] = ()
    pronoun: Span | None = None
    """The relative pronoun that stands for the last source beside the verb: "the mayor, who said ..."."""
    reason: str = ""
    sentence: int = -1
    clause: bool = True
    """Whether the content is a clause, an infinitive or an utterance, and not a noun phrase."""
    stated: bool = True
    """Whether the words are said; False for thoughts and wishes, which a dossier leaves out."""

    @property
    def start(self) -> int:
        """The first character of content, cue and sources."""
        return min(s.start for s in (*self.content, *self.cue))

    @property
    def end(self) -> int:
        """One after the last character of content and cue."""
        return max(s.end for s in (*self.content, *self.cue))
