"""Sentences and tokens in Universal Dependencies terms: rules for sentence ends, spaCy for the rest."""

from recoupe.annotate.syntax.parsing import parse
from recoupe.annotate.syntax.sentences import split

__all__ = ["parse", "split"]
