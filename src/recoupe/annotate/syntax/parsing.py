"""From regions to sentences with their tokens, each region in its own language."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.annotate.syntax.clean import CleanText, clean
from recoupe.annotate.syntax.sentences import split
from recoupe.annotate.syntax.tokens import plain_tokens, tokens_by_sentence
from recoupe.languages import pipelines
from recoupe.model import Options, Region, Report, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SENTENCE_ROLES = frozenset({"headline", "standfirst", "body", "subhead", "caption"})
"""The roles whose text is cut into sentences."""

_DEFAULTS = Options()
_MOST_CHARACTERS = 4000


@dataclass(frozen=True)
class _Passage:
    """Neighbouring sentences of one region, as the pipeline reads them at once."""

    region: Region
    spans: tuple[Span, ...]
    text: CleanText
    starts: tuple[int, ...]


def parse(report: Report, regions: tuple[Region, ...], options: Options = _DEFAULTS) -> tuple[Sentence, ...]:
    """The sentences of a report's headline, standfirst, body, subheads and captions, in text order.

    Every region is read in its own language; one without a language in that of the rest. A headline is one
    sentence. A language without a pipeline gets words and sentence ends, with no syntax (see Token).
    Raises ModelError where a pipeline is damaged, or one that `options.pipelines` names is not there.

    >>> report = Report(id="a", text="Rain fell. Nobody was hurt.")
    >>> [s.id for s in parse(report, (Region(start=0, end=27, role="body", language="en"),))]
    ['s1', 's2']
    """
    return parse_by(report, regions, lambda code: _pipeline(code, options.pipelines.get(code, "")))


def parse_by(
    report: Report, regions: tuple[Region, ...], pipeline_of: Callable[[str], "Language | None"]
) -> tuple[Sentence, ...]:
    """The same with the pipelines that `pipeline_of` gives for a language code, None for words alone."""
    wanted = [r for r in regions if r.role in SENTENCE_ROLES]
    common = _common_language(wanted) or report.language
    by_language: dict[str, list[_Passage]] = {}
    for region in wanted:
        code = (region.language or common).split("-")[0].lower()
        by_language.setdefault(code, []).extend(_passages(report.text, region, code))
    found = [
        (span, code, passage.region, tokens)
        for code, passages in by_language.items()
        for passage, per_sentence in zip(
            passages, _read(report.text, passages, code, pipeline_of(code)), strict=True
        )
        for span, tokens in zip(passage.spans, per_sentence, strict=True)
        if tokens
    ]
    found.sort(key=lambda item: item[0])
    return tuple(
        Sentence(id=f"s{n}", start=s.start, end=s.end, language=code, role=region.role, tokens=tokens)
        for n, (s, code, region, tokens) in enumerate(found, 1)
    )


def _common_language(regions: list[Region]) -> str:
    lengths: Counter[str] = Counter()
    for region in regions:
        lengths[region.language] += region.end - region.start if region.language else 0
    return lengths.most_common(1)[0][0] if lengths else ""


def _passages(text: str, region: Region, code: str) -> Iterator[_Passage]:
    spans = split(text, code, region.start, region.end)
    if region.role == "headline" and spans:
        spans = [Span(spans[0].start, spans[-1].end)] if spans[-1].end - spans[0].start <= 1000 else spans
    while spans:
        size, count = 0, 0
        for span in spans:
            size += span.end - span.start
            if count and size > _MOST_CHARACTERS:
                break
            count += 1
        yield _passage(text, region, tuple(spans[:count]))
        spans = spans[count:]


def _passage(text: str, region: Region, spans: tuple[Span, ...]) -> _Passage:
    cleaned, starts = clean(text, spans)
    return _Passage(region, spans, cleaned, starts)


def _read(
    text: str, passages: list[_Passage], code: str, nlp: "Language | None"
) -> Iterable[list[tuple[Token, ...]]]:
    if nlp is None:
        tokeniser = _tokeniser(code)
        return [plain_tokens(tokeniser(p.text.text), p.text, p.starts, text) for p in passages]
    docs = nlp.pipe([_doc(nlp, p) for p in passages], batch_size=64)
    return [tokens_by_sentence(d, p.text, p.starts, text, code) for d, p in zip(docs, passages, strict=True)]


def _pipeline(code: str, override: str) -> "Language | None":
    return pipelines.load(code, override) if override or code in pipelines.available() else None


def _doc(nlp: "Language", passage: _Passage) -> "Doc":
    """The passage as a Doc whose sentence starts are set, so that the parser keeps to them."""
    import numpy
    from spacy.attrs import IDX, SENT_START

    doc = nlp.make_doc(passage.text.text)
    starts = frozenset(passage.starts)
    begins = [1 if place in starts else -1 for place in doc.to_array([IDX]).ravel().tolist()]
    doc.from_array([SENT_START], numpy.array(begins, dtype="int64").astype("uint64").reshape(-1, 1))
    return doc


@cache
def _tokeniser(code: str) -> "Language":
    import spacy

    try:
        return spacy.blank(code)
    except ImportError:
        return spacy.blank("xx")
