"""The two pictures of a dossier, as SVG with text alternatives: who drew on whom, and when things happen."""

from collections.abc import Iterable
from html import escape

from recoupe.model import Dossier, OriginItem, Relation, ReportItem, TimeItem
from recoupe.present.lines import readable, report_name

ROW = 30
BOX = 250
GAP = 18
COLUMN = 64


def origins_picture(dossier: Dossier) -> str:
    """A box for each independent account with its reports, and an arrow to what draws on another."""
    reports = {r.id: r for r in dossier.reports}
    boxes, y = [], 0
    for origin in dossier.origins:
        drawn, height = _origin(origin, reports, y)
        boxes.append(drawn)
        y += height + GAP
    told = "; ".join(_origin_told(o, reports) for o in dossier.origins)
    return _svg(
        "origins", (BOX + 150, max(y - GAP, 1)), "Who drew on whom", told + ".", _ARROW + "".join(boxes)
    )


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
)


def _origin(origin: OriginItem, reports: dict[str, ReportItem], top: int) -> tuple[str, int]:
    height = ROW * len(origin.reports) + 12
    ordered = sorted(origin.reports, key=lambda r: (len(reports[r].label), reports[r].label))
    rows = {r: top + 6 + ROW * n + ROW // 2 for n, r in enumerate(ordered)}
    parts = [f'<rect class="box" x="0.5" y="{top + 0.5}" width="{BOX - 1}" height="{height - 1}" rx="6"/>']
    for report, y in rows.items():
        item = reports[report]
        parts.append(
            f'<circle cx="20" cy="{y}" r="11"/><text class="letter" x="20" y="{y + 4}">{item.label}</text>'
        )
        parts.append(
            f'<text x="40" y="{y + 4}">{escape(_short(report_name(item)))} ({escape(item.language)})</text>'
        )
    for number, relation in enumerate(origin.relations):
        if relation.base in rows and relation.derived in rows:
            parts.append(_arrow(relation, rows, number))
    return "".join(parts), height


def _arrow(relation: Relation, rows: dict[str, int], number: int) -> str:
    start, end = rows[relation.base], rows[relation.derived]
    bend = BOX + 14 + 8 * (number % 3)
    head = ' marker-end="url(#arrow)"' if relation.directed else ""
    path = f'<path class="tie" d="M{BOX} {start}C{bend + 14} {start} {bend + 14} {end} {BOX} {end}"{head}/>'
    return path + f'<text class="kind" x="{BOX + 44}" y="{end + 4:g}">{escape(relation.kind)}</text>'


def _origin_told(origin: OriginItem, reports: dict[str, ReportItem]) -> str:
    ordered = sorted((reports[r] for r in origin.reports), key=lambda r: (len(r.label), r.label))
    names = ", ".join(f"{r.label} {report_name(r)}" for r in ordered)
    ties = [
        f"{reports[r.derived].label} is a {r.kind} of {reports[r.base].label}"
        if r.directed
        else f"{reports[r.base].label} and {reports[r.derived].label}: {r.kind}"
        for r in origin.relations
        if r.base in reports and r.derived in reports
    ]
    return f"one account: {names}" + (f" ({'; '.join(ties)})" if ties else "")


def timeline_picture(dossier: Dossier) -> str:
    """A row for each report and a column for each date, with a dot where the report gives the date."""
    dated = [t for t in dossier.times if t.type in ("DATE", "TIME") and t.earliest]
    columns = sorted({(t.earliest, t.value) for t in dated})
    if not columns:
        return ""
    width, top = 60 + COLUMN * len(columns), 86
    height = top + ROW * len(dossier.reports)
    parts = [_column(n, value, top, height) for n, (_, value) in enumerate(columns)]
    parts += [_row(r, n, top, width) for n, r in enumerate(dossier.reports)]
    parts += _dots(dated, columns, [r.id for r in dossier.reports], top)
    told = "; ".join(_column_told(value, dated, dossier) for _, value in columns)
    return _svg("timeline", (width, height), "Dates by report", told + ".", "".join(parts))


def _column(number: int, value: str, top: int, height: int) -> str:
    x = 60 + COLUMN * number + COLUMN // 2
    return (
        f'<line class="grid" x1="{x}" y1="{top - 8}" x2="{x}" y2="{height}"/>'
        f'<text class="date" transform="translate({x - 4} {top - 14}) rotate(-35)">'
        f"{escape(readable(value))}</text>"
    )


def _row(report: ReportItem, number: int, top: int, width: int) -> str:
    y = top + ROW * number + ROW // 2
    return (
        f'<line class="grid" x1="40" y1="{y}" x2="{width}" y2="{y}"/>'
        f'<circle cx="20" cy="{y}" r="11"/><text class="letter" x="20" y="{y + 4}">{report.label}</text>'
    )


def _dots(dated: list[TimeItem], columns: list[tuple[str, str]], rows: list[str], top: int) -> Iterable[str]:
    place = {column: n for n, column in enumerate(columns)}
    cells: dict[tuple[int, int], list[str]] = {}
    for t in dated:
        cells.setdefault((place[t.earliest, t.value], rows.index(t.report)), []).append(t.text)
    for (column, row), words in sorted(cells.items()):
        x, y = 60 + COLUMN * column + COLUMN // 2, top + ROW * row + ROW // 2
        told = escape("; ".join(dict.fromkeys(words)))
        yield f'<circle class="dot" cx="{x}" cy="{y}" r="7"><title>{told}</title></circle>'


def _column_told(value: str, dated: list[TimeItem], dossier: Dossier) -> str:
    given = {t.report for t in dated if t.value == value}
    return f"{readable(value)}: {', '.join(r.label for r in dossier.reports if r.id in given)}"


def _short(name: str, most: int = 24) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def _svg(name: str, size: tuple[int, int], title: str, told: str, inside: str) -> str:
    width, height = size
    return (
        f'<svg class="picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-told"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-told">{escape(told)}</desc>{inside}</svg>'
    )
