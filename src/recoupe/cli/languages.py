"""`recoupe languages`: what each language can do, and how well it was measured."""

from rich.console import Console
from rich.table import Table

from recoupe.languages import NAMES, pipelines, profile

DATA = ("regions", "times", "quantities", "names", "quotations", "events")
"""The kinds of language data that a capability needs."""


def languages() -> None:
    """Show what recoupe can do in each language, and how well its trained pipeline was measured on what."""
    table = Table(box=None, pad_edge=False)
    for heading in ("", "language", *DATA, "pipeline, measured on"):
        table.add_column(heading)
    for code, name in NAMES.items():
        knows = profile(code)
        has = ["yes" if knows.has(kind) else "-" for kind in DATA]
        table.add_row(code, name, *has, quality(code))
    Console(highlight=False).print(table)


def quality(code: str) -> str:
    """The scores of the pipeline that ships for the language, set by set; "-" where none ships."""
    if code not in pipelines.available():
        return "-"
    return "\n".join(
        f"{name}: " + ", ".join(f"{measure} {value:.3f}" for measure, value in sorted(scores.items()))
        for name, scores in sorted(pipelines.describe(code).scores.items())
    )
