"""`recoupe check`: reports in, dossiers out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from recoupe import desk
from recoupe.cli.settings import load_options
from recoupe.errors import RecoupeError
from recoupe.languages import pipelines as language_pipelines
from recoupe.model import Dossier
from recoupe.present.json import to_json, to_line

READ_ALL, SOME_FAILED, USAGE = 0, 1, 2
"""The exit statuses: all was read, something was not, the command was wrong."""


def check(
    sources: Annotated[
        list[str], typer.Argument(metavar="PATH|URL|-", help="Files, folders, URLs, or - for standard input.")
    ],
    html: Annotated[str, typer.Option(metavar="FILE", help="Write the dossier as one HTML page.")] = "",
    json: Annotated[str, typer.Option(metavar="FILE", help="Write it as JSON; - for standard output.")] = "",
    markdown: Annotated[
        str, typer.Option(metavar="FILE", help="Write it as Markdown; - for standard output.")
    ] = "",
    ics: Annotated[str, typer.Option(metavar="FILE", help="Write its agenda as iCalendar.")] = "",
    published: Annotated[
        str, typer.Option(metavar="DATE", help="ISO 8601, for reports that give no date of publication.")
    ] = "",
    language: Annotated[
        str, typer.Option(metavar="CODE", help="For reports whose language is not told.")
    ] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
    encoder: Annotated[str, typer.Option(metavar="FOLDER", help="A sentence encoder of your own.")] = "",
    pipeline: Annotated[
        list[str] | None, typer.Option(metavar="LANG=PACKAGE", help="A spaCy pipeline of your own.")
    ] = None,
) -> None:
    """Cross-check reports: one dossier for each story that they tell.

    The summary goes to standard output. Where there are several stories, FILE is written for the first and
    FILE with -2, -3 before its suffix for the others; on standard output, JSON is one dossier a line.

    Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.

    Example: recoupe check le_monde.txt reuters.html --html dossier.html
    """
    try:
        options = load_options(
            published=published,
            language=language,
            allow_private=allow_private,
            encoder=encoder,
            pipelines=pipeline or [],
        )
    except RecoupeError as error:
        typer.echo(f"recoupe: {error}", err=True)
        raise typer.Exit(USAGE) from error
    if not options.pipelines:
        language_pipelines.import_without_torch()
    failures: list[RecoupeError] = []
    notices: list[str] = []
    with _progress() as progress:
        try:
            dossiers = desk.check(
                sources, options, on_failure=failures.append, on_notice=notices.append, progress=progress
            )
        except RecoupeError as error:
            dossiers = ()
            failures.append(error)
    for told in [*notices, *failures]:
        typer.echo(f"recoupe: {told}", err=True)
    _write(dossiers, {"html": html, "json": json, "markdown": markdown, "ics": ics})
    raise typer.Exit(SOME_FAILED if failures else READ_ALL)


def _write(dossiers: tuple[Dossier, ...], targets: dict[str, str]) -> None:
    for form, target in targets.items():
        if target == "-":
            sys.stdout.write(_standard_output(form, dossiers))
        elif target:
            _files(form, Path(target), dossiers)
    if "-" not in targets.values():
        _summary(dossiers)


def _summary(dossiers: tuple[Dossier, ...]) -> None:
    from recoupe.present.terminal import print_summary

    console = Console(highlight=False, emoji=False, soft_wrap=False)
    for number, dossier in enumerate(dossiers, 1):
        if len(dossiers) > 1:
            console.rule(f"Story {number} of {len(dossiers)}")
        print_summary(dossier, console)


def _standard_output(form: str, dossiers: tuple[Dossier, ...]) -> str:
    if form == "json" and len(dossiers) != 1:
        return "".join(to_line(d) + "\n" for d in dossiers)
    return "\n".join(render(form, d) for d in dossiers)


def _files(form: str, target: Path, dossiers: tuple[Dossier, ...]) -> None:
    for number, dossier in enumerate(dossiers, 1):
        path = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
        try:
            path.write_text(render(form, dossier), encoding="utf-8", newline="\n")
        except OSError as error:
            reason = error.strerror or str(error)
            typer.echo(f"recoupe: {path}: cannot be written ({reason}); name a file that can be", err=True)
            raise typer.Exit(USAGE) from error


def render(form: str, dossier: Dossier) -> str:
    """The dossier in that form ("html", "json", "markdown" or "ics")."""
    if form == "json":
        return to_json(dossier)
    if form == "html":
        from recoupe.present.html import to_html

        return to_html(dossier)
    if form == "ics":
        from recoupe.present.ics import to_ics

        return to_ics(dossier)
    from recoupe.present.markdown import to_markdown

    return to_markdown(dossier)


@contextmanager
def _progress() -> Iterator[desk.Progress | None]:
    """Progress on standard error, or None where that is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage)
            bar.update(tasks[stage], completed=done, total=total)

        yield tell
