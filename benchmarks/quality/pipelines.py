"""The shipped pipelines against treebanks (`.conllu`) and sets of names (`.jsonl`).

Words, tags, lemmas and trees are compared as the CoNLL 2018 shared task does (F1 over words aligned by their
characters, relations without subtypes, punctuation counted), with two differences: multiword tokens ("du")
count as the one word that stands in the text, and sentences are given. Sentence ends are scored apart, on
running text. The language is read off the file's name (`fr_sequoia-dev.conllu`). Another pipeline is measured
where one is named for the language, in RECOUPE_PIPELINES or recoupe.toml, with its types of names as recoupe
reads them.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from spacy.language import Language

from benchmarks.quality.result import SetScore, f1
from recoupe.annotate.syntax import split
from recoupe.annotate.syntax.parsing import parse_by
from recoupe.annotate.syntax.tokens import NAME_TYPES
from recoupe.cli.settings import load_options
from recoupe.languages import NAMES, pipelines
from recoupe.model import Region, Report, Sentence
from training.pipelines.conllu import GoldSentence, read
from training.pipelines.corpus import mark_starts
from training.pipelines.names import NamedText, gum_names, has_names, read_named_texts

_FINAL = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
Span = tuple[int, int]
Name = tuple[int, int, str]


def score(paths: list[Path]) -> list[SetScore]:
    """The scores of the pipeline that ships for each set's language, or of the one that is named for it."""
    named = load_options().pipelines
    results = []
    for path in paths:
        code = language_of(path)
        package = named.get(code, "")
        result = measure(pipelines.load(code, package), code, path)
        notes = [*result.notes, f"pipeline: {package}"] if package else result.notes
        results.append(SetScore(result.set, result.scores, notes))
    return results


def language_of(path: Path) -> str:
    """The language code among the parts of a file's name.

    >>> language_of(Path("winer_fr-2017.jsonl"))
    'fr'
    """
    for part in re.split(r"[_.-]", path.name):
        if part in NAMES:
            return part
    raise ValueError(
        f"{path}: no language code in the file's name (fr_sequoia-dev.conllu, winer_fr-2017.jsonl)"
    )


def measure(nlp: Language, code: str, path: Path) -> SetScore:
    """The scores of a pipeline on a set."""
    if path.suffix != ".conllu":
        return measure_texts(nlp, code, path.stem, read_named_texts(path))
    return measure_sentences(nlp, code, path.stem, read(path, keep_contractions=code == "en"))


def measure_sentences(nlp: Language, code: str, name: str, sentences: list[GoldSentence]) -> SetScore:
    """The scores on gold sentences."""
    scores = _syntax(nlp, sentences) | {"sentence_f1": sentence_f1(sentences, code)}
    notes = [f"{len(sentences)} sentences, {sum(len(s.words) for s in sentences)} surface words"]
    if has_names(sentences) and "ner" in nlp.pipe_names:
        scores |= _sentence_names(nlp, sentences)
    return SetScore(name, scores, notes)


def _syntax(nlp: Language, sentences: list[GoldSentence]) -> dict[str, float]:
    right = dict.fromkeys(("words", "upos", "morph", "lemma", "uas", "las"), 0)
    gold_count = found_count = 0
    for doc, sentence in zip(_parsed(nlp, sentences), sentences, strict=True):
        spans = word_spans(sentence)
        found = {(t.idx, t.idx + len(t)): t for t in doc}
        gold_count += len(spans)
        found_count += len(found)
        for span, word in zip(spans, sentence.words, strict=True):
            token = found.get(span)
            if token is None:
                continue
            root = word.head == spans.index(span) if word.dep == "root" else False
            same_head = (token.head.i == token.i) if root else _span(token.head) == spans[word.head]
            relation = "root" if token.dep_ == "ROOT" else token.dep_.split(":")[0]
            right["words"] += 1
            right["upos"] += token.pos_ == word.pos
            right["morph"] += str(token.morph) == "|".join(sorted(word.morph.split("|"), key=str.lower))
            right["lemma"] += token.lemma_ == word.lemma
            right["uas"] += same_head
            right["las"] += same_head and relation == word.dep.split(":")[0]
    return {name: 2 * n / (gold_count + found_count) for name, n in right.items()}


def _span(token) -> Span:  # type: ignore[no-untyped-def]
    return token.idx, token.idx + len(token)


def word_spans(sentence: GoldSentence) -> list[Span]:
    """Where each word stands in the sentence's text."""
    spans, position = [], 0
    for word in sentence.words:
        spans.append((position, position + len(word.text)))
        position += len(word.text) + word.space
    return spans


def _parsed(nlp: Language, sentences: Iterable[GoldSentence]):  # type: ignore[no-untyped-def]
    docs = []
    for sentence in sentences:
        doc = nlp.make_doc(sentence.text)
        mark_starts(doc, {0})
        docs.append(doc)
    return nlp.pipe(docs, batch_size=128)


def sentence_f1(sentences: list[GoldSentence], code: str) -> float:
    """F1 of sentence spans on running text.

    A document's sentences are joined by a space; a paragraph of the set, and a sentence without a final mark
    (a headline, a list item), is followed by a blank line, as it is in a report.
    """
    right = gold_count = found_count = 0
    for _, group in groupby(sentences, key=lambda s: s.document):
        text, gold = "", set()
        for sentence in group:
            if text:
                text += "\n\n" if sentence.new or not _FINAL.search(text) else " "
            gold.add((len(text), len(text) + len(sentence.text)))
            text += sentence.text
        found = {(s.start, s.end) for s in split(text, code)}
        right += len(gold & found)
        gold_count += len(gold)
        found_count += len(found)
    return f1(right / found_count, right / gold_count) if found_count else 0.0


def _sentence_names(nlp: Language, sentences: list[GoldSentence]) -> dict[str, float]:
    """The scores of names, a document's sentences being read together, as those of a report are."""
    golds: list[set[Name]] = []
    docs = []
    named = zip(sentences, gum_names(sentences), strict=True)
    for _, group in groupby(named, key=lambda pair: pair[0].document):
        text, starts, gold = "", set[int](), set[Name]()
        for sentence, names in group:
            text += " " if text else ""
            spans = word_spans(sentence)
            starts.add(len(text))
            gold |= {(len(text) + spans[a][0], len(text) + spans[b - 1][1], t) for a, b, t in names}
            text += sentence.text
        docs.append(nlp.make_doc(text))
        mark_starts(docs[-1], starts)
        golds.append(gold)
    found = [
        {(e.start_char, e.end_char, NAME_TYPES[e.label_]) for e in doc.ents if e.label_ in NAME_TYPES}
        for doc in nlp.pipe(docs)
    ]
    return {
        f"names_{key}": value for key, value in names_scores(list(zip(golds, found, strict=True))).items()
    }


def names_scores(pairs: list[tuple[set[Name], set[Name]]]) -> dict[str, float]:
    """Exact spans with their types: precision, recall and F1; `f1_untyped` leaves the types aside."""
    right = sum(len(gold & found) for gold, found in pairs)
    gold_count, found_count = (sum(len(p[side]) for p in pairs) for side in (0, 1))
    untyped = sum(len({n[:2] for n in gold} & {n[:2] for n in found}) for gold, found in pairs)
    precision, recall = right / max(found_count, 1), right / max(gold_count, 1)
    return {
        "f1": f1(precision, recall),
        "precision": precision,
        "recall": recall,
        "f1_untyped": f1(untyped / max(found_count, 1), untyped / max(gold_count, 1)),
    }


def measure_texts(nlp: Language, code: str, name: str, texts: list[NamedText]) -> SetScore:
    """The scores on running texts with names."""
    pairs = [(set(t.names), names_in(nlp, code, t.text)) for t in texts]
    notes = [f"{len(texts)} texts, {sum(len(t.names) for t in texts)} names, running text"]
    return SetScore(name, names_scores(pairs), notes)


def names_in(nlp: Language, code: str, text: str) -> set[Name]:
    """The names that a pipeline finds in a running text, by its own sentence ends."""
    report = Report(id="x", text=text)
    region = Region(start=0, end=len(text), role="body", language=code)
    return {name for s in parse_by(report, (region,), lambda _: nlp) for name in token_names(s)}


def token_names(sentence: Sentence) -> list[Name]:
    """The names that a sentence's tokens carry, as character spans."""
    names: list[Name] = []
    for token in sentence.tokens:
        mark, _, type_ = token.entity.partition("-")
        if mark == "I" and names:
            names[-1] = (names[-1][0], token.end, type_)
        elif mark:
            names.append((token.start, token.end, type_))
    return names
