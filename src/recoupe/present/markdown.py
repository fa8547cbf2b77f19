"""The dossier as Markdown (CommonMark): for a wiki, a pull request, a mail."""

import re

from recoupe.model import Dossier
from recoupe.present.glance import glance
from recoupe.present.lines import Entry, Line
from recoupe.present.outline import Card, Section, outline

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def to_markdown(dossier: Dossier) -> str:
    """The whole dossier as Markdown text. What reports say is escaped: none of it becomes markup."""
    made = outline(dossier)
    parts = [f"# {escape(made.title)}", made.counts + ".", "\n".join(map(_card, made.cards))]
    parts.append(f"**{escape(glance(dossier).sentence)}**")
    parts += [_section(section) for section in made.sections]
    parts.append(f"Signature: recoupe {dossier.signature.recoupe}, languages {dossier.signature.languages}")
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text with every character that Markdown or HTML could read as markup escaped, on one line.

    >>> escape("<b>*not* bold</b>")
    '\\\\<b\\\\>\\\\*not\\\\* bold\\\\</b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _card(card: Card) -> str:
    about = ", ".join(
        part for part in (card.language, card.published or "no date given", card.origin) if part
    )
    link = f" <{card.url}>" if re.fullmatch(r"https?://[^\s<>]+", card.url) else ""
    return f"- **{card.label}** {escape(card.name)} ({escape(about)}){link}"


def _section(section: Section) -> str:
    entries = "\n".join(map(_entry, section.entries)) or section.empty
    return f"## {section.title}\n\n{section.about}\n\n{entries}"


def _entry(entry: Entry) -> str:
    head = f"- **{escape(entry.title)}** ({escape(entry.tag)})"
    lines = [f"  - {','.join(line.labels)}: {_words(line)}{_note(line)}" for line in entry.lines]
    reasons = [f"  - {escape(reason)}" for reason in entry.reasons]
    return "\n".join([head, *lines, *reasons])


def _words(line: Line) -> str:
    return "".join(
        f"**{escape(p.text.strip())}**" + " " * p.text.endswith(" ") if p.marked else _keep_ends(p.text)
        for p in line.pieces
    )


def _keep_ends(text: str) -> str:
    return " " * text.startswith(" ") + escape(text) + " " * (text.endswith(" ") and bool(text.strip()))


def _note(line: Line) -> str:
    return f" ({escape(line.note)})" if line.note else ""
