"""`recoupe languages`: what each language can do, and how well it was measured."""

from rich.console import Console
from rich.table import Table

from recoupe.languages import NAMES, pipelines, profile

DATA = ("regions", "times", "quantities", "names", "quotations", "events")
"""The kinds of language data that a capability needs."""

MEASURES = {
    "UPOS": ("upos",),
    "LAS": ("las",),
    "lemmas": ("lemma",),
    "sentences": ("sentence_f1",),
    "names": ("names_f1", "f1"),
}
"""The scores shown of a pipeline, and what cards call them; its card has the others."""


def languages() -> None:
    """Show what recoupe can do in each language, and how well its trained pipeline was measured on what."""
    console = Console(highlight=False)
    console.print(
        capabilities(), "\n[bold]Pipelines[/bold], F1 on what they had not learnt", scores(), sep="\n"
    )


def capabilities() -> Table:
    """A row a language: which kinds of data it has, and whether a trained pipeline."""
    table = _table("", "language", *DATA, "pipeline")
    for code, name in NAMES.items():
        has = [profile(code).has(kind) for kind in DATA]
        has.append(code in pipelines.available())
        table.add_row(code, name, *("yes" if one else "-" for one in has))
    return table


def scores() -> Table:
    """A row for each set that a pipeline was measured on."""
    table = _table("", "set", *MEASURES)
    for code in NAMES:
        measured = pipelines.describe(code).scores if code in pipelines.available() else {}
        for name, values in sorted(measured.items()):
            found = (next((values[k] for k in keys if k in values), None) for keys in MEASURES.values())
            table.add_row(code, name, *("-" if value is None else f"{value:.3f}" for value in found))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, no_wrap=True)
    return table
