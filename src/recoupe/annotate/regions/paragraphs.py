"""The paragraphs of a text: its lines, or its blocks where the lines were wrapped at a width."""

import re

from recoupe.model import Span

_LINE = re.compile(r"[^\n]+")
_FINAL = re.compile(r"[.!?…:;][\"'»”’)\]]*\s*$")
_WRAPPED_FROM, _WRAPPED_TO = 45, 110
"""Widths at which mail and agency wires wrap; a block of three and more lines of that width, most of which
end before their sentence does, is one paragraph."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in order, without the white space around them.

    >>> [span.of("One.\\n\\n Two. ") for span in paragraphs("One.\\n\\n Two. ")]
    ['One.', 'Two.']
    """
    found: list[Span] = []
    block: list[Span] = []
    previous = 0
    for match in _LINE.finditer(text):
        line = _stripped(text, match.start(), match.end())
        if line.start == line.end or (block and text.count("\n", previous, match.start()) > 1):
            found.extend(_joined(text, block))
            block = []
        if line.start < line.end:
            block.append(line)
        previous = match.end()
    found.extend(_joined(text, block))
    return tuple(found)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _joined(text: str, block: list[Span]) -> list[Span]:
    """The lines of a block, or the block as one paragraph where its lines are wrapped."""
    if len(block) < 3:
        return block
    full, last = block[:-1], block[-1]
    widths = [line.end - line.start for line in full]
    even = min(widths) >= _WRAPPED_FROM and max(widths) <= _WRAPPED_TO and max(widths) - min(widths) <= 25
    open_ended = sum(not _FINAL.search(line.of(text)) for line in full)
    if even and open_ended >= 0.6 * len(full) and last.end - last.start <= max(widths) + 5:
        return [Span(block[0].start, last.end)]
    return block
