"""The cost of a cross-check by number of reports, as a row of a table and as a curve in SVG."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 30, 50
TICKS = 5
APART = 50


class Cost(NamedTuple):
    """Processor seconds by stage, seconds by the clock, megabytes, and what came out."""

    reports: int
    trace: float
    align: float
    compare: float
    wall: float
    memory: float
    points: int
    findings: int

    @property
    def total(self) -> float:
        """Processor seconds of all three stages."""
        return self.trace + self.align + self.compare

    def row(self) -> str:
        """One line of the table."""
        return (
            f"{self.reports:7d} {self.trace:7.2f} {self.align:7.2f} {self.compare:8.2f} {self.total:7.2f} "
            f"{self.wall:7.2f} {self.memory:4.0f} MB {self.points:7d} {self.findings:9d}"
        )


def drawn(costs: Sequence[Cost]) -> str:
    """The processor seconds as a curve, with title and description for who cannot see it.

    A dashed line shows what the second largest story's cost would come to if it grew with the square.
    """
    most = max(c.reports for c in costs)
    reference = sorted(costs)[-2] if len(costs) > 1 else costs[0]
    square = reference.total * (most / reference.reports) ** 2
    top = _round(max(square, *(c.total for c in costs)))

    def at(reports: float, seconds: float) -> str:
        x = LEFT + (WIDTH - LEFT - RIGHT) * reports / most
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / top
        return f"{x:.1f},{y:.1f}"

    said = ", ".join(f"{c.reports} reports {c.total:.1f} seconds" for c in costs)
    steps = [most * n / 40 for n in range(41)]
    parabola = " ".join(at(n, reference.total * (n / reference.reports) ** 2) for n in steps)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-labelledby="title desc" font-family="sans-serif" font-size="12">',
            '<title id="title">Processor seconds of a cross-check by number of reports</title>',
            f'<desc id="desc">Tracing, aligning and comparing: {said}. With the square of the number, '
            f"{most} reports would take {square:.0f} seconds.</desc>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            *_axes(most, top),
            f'<polyline points="{parabola}" fill="none" stroke="#767676" stroke-dasharray="5 4"/>',
            f'<polyline points="{" ".join(at(c.reports, c.total) for c in costs)}" fill="none" '
            'stroke="#0b5cad" stroke-width="2"/>',
            *_points([(at(c.reports, c.total), f"{c.total:.1f} s") for c in costs]),
            f'<text x="{LEFT + 12}" y="{TOP + 6}" fill="#555555">dashed: with the square, from '
            f"{reference.reports} reports on</text>",
            "</svg>",
            "",
        ]
    )


def _axes(most: int, top: float) -> list[str]:
    """Both axes with their figures."""
    low, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    lines = [f'<path d="M{LEFT} {TOP}V{low}H{right}" fill="none" stroke="#333333"/>']
    for n in range(TICKS + 1):
        x = LEFT + (right - LEFT) * n / TICKS
        y = low - (low - TOP) * n / TICKS
        lines.append(f'<text x="{x:.0f}" y="{low + 18}" text-anchor="middle">{most * n / TICKS:g}</text>')
        lines.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{top * n / TICKS:g}</text>')
    middle = (LEFT + right) / 2
    lines.append(f'<text x="{middle:.0f}" y="{HEIGHT - 12}" text-anchor="middle">reports</text>')
    lines.append(f'<text x="{LEFT}" y="{TOP - 12}" text-anchor="middle">seconds</text>')
    return lines


def _points(places: Sequence[tuple[str, str]]) -> list[str]:
    """The measured points, each labelled unless it stands too near to the one before."""
    lines: list[str] = []
    last = float(LEFT)
    for place, label in places:
        x, y = (float(part) for part in place.split(","))
        lines.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="#0b5cad"/>')
        if x - last >= APART:
            lines.append(f'<text x="{x - 6:.1f}" y="{y - 9:.1f}" text-anchor="end">{label}</text>')
            last = x
    return lines


def _round(seconds: float) -> float:
    """The next round number of seconds that five steps divide well.

    >>> _round(3.2), _round(47), _round(131)
    (4.0, 50.0, 150.0)
    """
    step = next((s for s in (1, 5, 10, 50, 100, 500) if seconds <= 10 * s), 1000)
    return float(step * -(-seconds // step))
