"""The tokeniser of each pipeline: spaCy's rules for the language, brought nearer to its treebanks."""

import re

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from training.pipelines.recipe import Recipe, TokenRules

_HYPHENS = "-–—‐‑"
_APOSTROPHES = "'’"


def build(recipe: Recipe, vocab: Vocab) -> Tokenizer:
    """The tokeniser for a language; it is saved with the pipeline, so that loading needs no rules."""
    nlp = spacy.blank(recipe.code)
    rules = recipe.tokens
    exceptions = {
        form: parts
        for form, parts in nlp.Defaults.tokenizer_exceptions.items()
        if not (rules.clitics and any(part[ORTH].startswith("-") for part in parts))
    }
    exceptions.update({form: [{ORTH: form}] for word in rules.whole for form in _forms(word)})
    return Tokenizer(
        vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex(nlp.Defaults.prefixes).search,
        suffix_search=compile_suffix_regex(_suffixes(nlp, rules)).search,
        infix_finditer=compile_infix_regex(_infixes(nlp, rules)).finditer,
        url_match=nlp.Defaults.url_match,
    )


def _suffixes(nlp: Language, rules: TokenRules) -> list[str]:
    suffixes = [s for s in nlp.Defaults.suffixes or () if "[-–—‐‑]" not in s and f"[{_HYPHENS}]" not in s]
    if rules.clitics:
        forms = "|".join(sorted({f for c in rules.clitics for f in (c, c.upper())}, key=len, reverse=True))
        suffixes.append(rf"(?<=[{ALPHA}])[-‐‑](?:{forms})")
    return suffixes


def _infixes(nlp: Language, rules: TokenRules) -> list[str]:
    infixes = list(nlp.Defaults.infixes or ())
    if rules.keep_hyphens:
        infixes = [i for i in infixes if not re.search(i, "aa-bb") and not re.search(i, "12-34")]
        infixes.append(rf"(?<=[{ALPHA_LOWER}0-9])(?:--|—)(?=[{ALPHA}])")
    if rules.elision:
        infixes.append(rf"(?<=[{ALPHA}][{_APOSTROPHES}])(?=[{ALPHA}0-9])")
    return infixes


def _forms(word: str) -> set[str]:
    cased = {word, word[0].upper() + word[1:], word.upper()}
    return {form.replace("'", mark) for form in cased for mark in _APOSTROPHES}
