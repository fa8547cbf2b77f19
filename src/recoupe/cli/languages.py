"""`recoupe languages`: what each language can do, and how well it was measured."""

from rich.console import Console
from rich.table import Table

from recoupe.languages import NAMES, profile

DATA = ("regions", "times", "quantities", "names", "quotations", "events")
"""The kinds of language data that a capability needs."""


def languages() -> None:
    """Show what recoupe can do in each language, with the measured quality of its trained pipeline."""
    from recoupe.languages import pipelines

    table = Table(box=None, pad_edge=False)
    for heading in ("language", "", *DATA, "pipeline"):
        table.add_column(heading)
    trained = pipelines.available()
    for code, name in NAMES.items():
        knows = profile(code)
        has = ["yes" if knows.has(kind) else "-" for kind in DATA]
        table.add_row(code, name, *has, _quality(code) if code in trained else "-")
    Console(highlight=False).print(table)


def _quality(code: str) -> str:
    from recoupe.languages import pipelines

    scores = pipelines.describe(code).scores
    return ", ".join(f"{name} {value:.3f}" for name, value in sorted(scores.items()))
