"""The dossier as a summary for a terminal: as wide as the terminal, and readable without colour."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from recoupe.model import Dossier
from recoupe.present.glance import glance
from recoupe.present.lines import Entry, Line
from recoupe.present.outline import Card, Outline, Section, outline

SHOWN = {"differences": 12, "agreements": 8, "only-in": 8, "quotations": 24, "figures": 12, "timeline": 12}
"""How many entries a section shows; the rest are counted, and stand in the HTML."""

HIDDEN = {"entities"}
WORDS = 220
"""Longer words of a report are cut to this many characters, around what is marked."""


def print_summary(dossier: Dossier, console: Console) -> None:
    """Prints the summary of a dossier: reports, differences, agreements, quotations, figures, plans."""
    made = outline(dossier)
    _title(made, console)
    for card in made.cards:
        _card(card, console)
    console.print()
    console.print(Padding(Text(glance(dossier).sentence, style="bold"), (0, 0, 0, 2), expand=False))
    for section in made.sections:
        if section.key not in HIDDEN:
            _section(section, console)
    console.print()


def _title(made: Outline, console: Console) -> None:
    console.print()
    console.print(Text(made.title, style="bold"))
    console.print(Text(made.counts))
    console.print()


def _card(card: Card, console: Console) -> None:
    line = Text(f"{card.label}  ", style="bold")
    line.append(card.name)
    about = [card.language, card.published or "no date given", card.origin]
    line.append(f" ({', '.join(part for part in about if part)})", style="dim")
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
    for notice in card.notices:
        console.print(Padding(Text(f"note: {notice}"), (0, 0, 0, 5), expand=False))


def _section(section: Section, console: Console) -> None:
    console.print()
    console.print(Text(section.title.upper(), style="bold"))
    if not section.entries:
        console.print(Padding(Text(section.empty), (0, 0, 0, 2), expand=False))
    shown = SHOWN.get(section.key, len(section.entries))
    for entry in section.entries[:shown]:
        _entry(entry, console)
    if len(section.entries) > shown:
        console.print(
            Padding(
                Text(f"and {len(section.entries) - shown} more (--html shows all)"),
                (0, 0, 0, 2),
                expand=False,
            )
        )


def _entry(entry: Entry, console: Console) -> None:
    head = Text("- ")
    head.append(entry.title, style="bold")
    if entry.tag not in ("quotation", "date", "count", "agreement", "only in"):
        head.append(f" [{entry.tag}]")
    console.print(Padding(head, (0, 0, 0, 2), expand=False))
    for line in entry.lines:
        console.print(Padding(_line(line), (0, 0, 0, 6), expand=False))


def _line(line: Line) -> Text:
    text = Text(f"{','.join(line.labels)}: ", style="dim")
    body = Text()
    for piece in line.pieces:
        body.append(
            f"[{piece.text}]" if piece.marked else piece.text, style="underline" if piece.marked else ""
        )
    text.append_text(_cut(body))
    if line.note:
        text.append(f"  ({line.note})", style="dim")
    return text


def _cut(body: Text) -> Text:
    if len(body.plain) <= WORDS:
        return body
    mark = body.plain.find("[")
    start = max(0, min(mark - WORDS // 3, len(body.plain) - WORDS)) if mark >= 0 else 0
    cut = body[start : start + WORDS]
    return Text("… " if start else "") + cut + Text(" …" if start + WORDS < len(body.plain) else "")
