"""Passages between marks as the rules for direct speech see them, and who signs one."""

from recoupe.annotate.quotations.marks import Stretch
from recoupe.annotate.quotations.page import Page
from recoupe.model import Record, Span

_SIGNATURE = 12
"""Words that name who signs a quotation, at most."""


class Passage(Record, frozen=True):
    """One or several stretches that are one utterance: the paragraphs of a long quotation."""

    parts: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One after the last mark."""
        return self.parts[-1].end


def passages(page: Page) -> list[Passage]:
    """The outermost stretches, those that continue one another over paragraphs taken together."""
    chains: list[list[Stretch]] = []
    for stretch in page.outer:
        if stretch.continues and chains and not chains[-1][-1].closed:
            chains[-1].append(stretch)
        else:
            chains.append([stretch])
    return [Passage(parts=tuple(chain)) for chain in chains]


def content_spans(page: Page, passage: Passage) -> tuple[Span, ...]:
    """The words between the marks, a comma of the sentence around them left out."""
    spans = []
    for part in passage.parts:
        end = part.inner_end
        while end > part.inner_start + 1 and page.text[end - 1] in ", \xa0\u202f":
            end -= 1
        spans.append(Span(part.inner_start, end))
    return tuple(spans)


def is_clause(page: Page, passage: Passage) -> bool:
    """Whether the passage holds a verb and some words."""
    part = passage.parts[0]
    first, after = page.word_at(part.inner_start), page.word_at(passage.parts[-1].inner_end)
    if after - first == 3:
        return any(is_finite(page, i) for i in range(first, after))
    words = page.words[first:after]
    return len(words) >= 4 and any(w.pos in {"VERB", "AUX", ""} or w.is_guessed for w in words)


def is_finite(page: Page, index: int) -> bool:
    """Whether the word is a finite verb."""
    word = page.words[index]
    return word.pos == "AUX" or "VerbForm=Fin" in word.morph


def signature(page: Page, end: int) -> Span | None:
    """Who is named behind a dash, alone, after the marks or in the next paragraph: "..." - Anna Holt."""
    first = page.word_at(end)
    if first + 1 >= len(page.words) or page.words[first].text not in {"-", "–", "—", "―", "--"}:
        return None
    limit = page.paragraphs[page.paragraph_of(page.words[first].start)][1]
    after = page.word_at(limit)
    while after > first + 1 and page.words[after - 1].is_punctuation:
        after -= 1
    if not 0 < after - first - 1 <= _SIGNATURE or page.words[first + 1].pos not in {
        "PROPN",
        "NOUN",
        "DET",
        "",
    }:
        return None
    if any(page.words[i].pos in {"VERB", "AUX"} for i in range(first + 1, after)):
        return None
    return page.span(first + 1, after - 1)


def stands_alone(page: Page, passage: Passage) -> bool:
    """Whether no words of the report's own stand with the passage in its sentence."""
    part, last = passage.parts[0], passage.parts[-1]
    before = page.text[max(part.start - 3, 0) : part.start].rstrip(" \xa0\u202f")
    begins = page.paragraphs[page.paragraph_of(part.start)][0] == part.start
    begins = begins or before[-1:] in {".", "!", "?", "…", "\n", "»", "”", '"'}
    inner = page.text[last.inner_start : last.inner_end].rstrip(" \xa0\u202f’'”»›\"")
    closed = page.text[last.end : last.end + 1] in {".", "!", "?", "…"}  # «No vino nadie».
    return begins and (closed or inner[-1:] in {".", "!", "?", "…", ",", ")"})
