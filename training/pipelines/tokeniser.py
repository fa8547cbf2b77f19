"""The tokeniser of each pipeline: spaCy's rules for the language, brought nearer to its treebanks."""

import re

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from training.pipelines.recipe import Recipe, TokenRules

_HYPHENS = "-–—‐‑"
_APOSTROPHES = "'’"
_ELIDED = "[cdjlmnstCDJLMNST]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu"


def build(recipe: Recipe, vocab: Vocab, *, finished: bool = False) -> Tokenizer:
    """The tokeniser for a language; it is saved with the pipeline, so that loading needs no rules.

    That of a finished pipeline has the finer rules too, if its recipe asks for them.
    """
    nlp = spacy.blank(recipe.code)
    rules = recipe.tokens
    finer = finished and rules.finer
    exceptions = {
        form: parts
        for form, parts in nlp.Defaults.tokenizer_exceptions.items()
        if not _contradicts(form, [part[ORTH] for part in parts], rules)
    }
    exceptions.update({form: [{ORTH: form}] for word in rules.whole for form in _forms(word)})
    suffixes, infixes = _suffixes(nlp, rules), _infixes(nlp, rules)
    return Tokenizer(
        vocab,
        rules=dict(sorted(exceptions.items())),
        prefix_search=compile_prefix_regex(_prefixes(nlp, rules)).search,
        suffix_search=compile_suffix_regex(_finer_suffixes(suffixes) if finer else suffixes).search,
        infix_finditer=compile_infix_regex(_finer_infixes(infixes) if finer else infixes).finditer,
        token_match=_TELEPHONE.match if rules.numbers else None,
        url_match=nlp.Defaults.url_match,
    )


def _contradicts(form: str, parts: list[str], rules: TokenRules) -> bool:
    """Whether an exception of spaCy's cuts clitics otherwise, or keeps what the rules part ("h.")."""
    if rules.numbers and form.count("/") == 1 and len(parts) == 1 and len(form) > 4:
        return True
    return (bool(rules.clitics) and any(p.startswith("-") for p in parts)) or (rules.hours and form == "h.")


_TELEPHONE = re.compile(r"(?:\(?\+?[0-9]{1,3}\)?[-.])?(?:[0-9]{3}[-.])?[0-9]{3}[-.][0-9]{4}$")
_RUNS = [r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"<{2,}", r">{2,}", r"\.{2,}", r"#[^\W\d]\w*"]


def _prefixes(nlp: Language, rules: TokenRules) -> list[str]:
    prefixes = [p for p in nlp.Defaults.prefixes or () if not (rules.runs and p == "#")]
    if rules.elision:
        prefixes = [rf"(?:{_ELIDED})[{_APOSTROPHES}](?=[{ALPHA}0-9\"«“])", rf"-(?=[{ALPHA}])", *prefixes]
    return [*_RUNS, *prefixes] if rules.runs else prefixes


def _suffixes(nlp: Language, rules: TokenRules) -> list[str]:
    suffixes = [s for s in nlp.Defaults.suffixes or () if "[-–—‐‑]" not in s and f"[{_HYPHENS}]" not in s]
    if rules.clitics:
        forms = "|".join(
            sorted({f for c in rules.clitics for f in (c, c.upper())}, key=lambda f: (-len(f), f))
        )
        suffixes.append(rf"(?<=[{ALPHA}])[-‐‑](?:{forms})")
        suffixes.append(rf"(?<=[{ALPHA}])-")
    if rules.hours:
        suffixes.extend((r"(?<=[0-9])[hH]", r"°[CF]", r"(?<=[0-9][hH])\.", r"(?<=\])\."))
    if rules.numbers:
        suffixes.append(r"(?<=[0-9]:[0-9][0-9])(?:[ap]m|[AP]M)")
    return [*_RUNS[:-1], *suffixes] if rules.runs else suffixes


def _infixes(nlp: Language, rules: TokenRules) -> list[str]:
    infixes = list(nlp.Defaults.infixes or ())
    if rules.keep_hyphens:
        infixes = [i for i in infixes if not re.search(i, "aa-bb") and not re.search(i, "12-34")]
        infixes.append(rf"(?<=[{ALPHA_LOWER}0-9])(?:--|—)(?=[{ALPHA}])")
    if rules.prefixes:
        before = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in rules.prefixes)
        infixes = [before + i if re.search(i, "aa-bb") else i for i in infixes]
    if rules.elision:
        infixes.append(rf"(?<=[{ALPHA}][{_APOSTROPHES}])(?=[{ALPHA}0-9])")
        infixes.append(rf"(?<=[{ALPHA}][{_APOSTROPHES}])[\"«“](?=[{ALPHA}])")
    if rules.numbers:
        infixes.append(rf"(?<=[{ALPHA_UPPER}])-(?=[0-9])")
    if rules.hours:
        infixes.append(r"(?<=[0-9])[hH](?=[0-9])")
    return infixes


_CODE = rf"/(?:[IVX]+[a-z]?\b|[{ALPHA_UPPER}](?:/|/?[0-9]))"


def _finer_suffixes(suffixes: list[str]) -> list[str]:
    """No bracket is parted that gives a word its other gender or number: "employé(e)", "traité(s)"."""
    return [r"(?<!\([es])\)" if s == r"\)" else s for s in suffixes]


def _finer_infixes(infixes: list[str]) -> list[str]:
    """No slash is parted before Roman numerals or in a code, no elision in a place name of several words."""
    kept = [rf"(?!{_CODE})(?:{i})" if re.search(i, "ab/cd") else i for i in infixes]
    kept = [rf"(?<!-[dlDL][{_APOSTROPHES}])(?:{i})" if _parts_elision(i) else i for i in kept]
    return [*kept, rf"(?<=[{ALPHA}0-9).])--(?=[{ALPHA}0-9])", rf"(?<=[{ALPHA}]),(?=[0-9])"]


def _parts_elision(infix: str) -> bool:
    return any(match.span() == (2, 2) for match in re.finditer(infix, "d'Acre"))


def _forms(word: str) -> set[str]:
    cased = {word, word[0].upper() + word[1:], word.upper()}
    return {form.replace("'", mark) for form in cased for mark in _APOSTROPHES}
