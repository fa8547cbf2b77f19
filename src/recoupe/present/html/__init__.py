"""The dossier as one HTML file that needs no network, prints well, and marks evidence in the reports."""

from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from recoupe.model import Dossier
from recoupe.present.glance import glance
from recoupe.present.html.pictures import origins_picture, timeline_picture
from recoupe.present.html.texts import marked_reports
from recoupe.present.lines import Entry
from recoupe.present.outline import outline


def to_html(dossier: Dossier) -> str:
    """The dossier as an HTML page: style, script and pictures inside it, all text of reports escaped."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made = outline(dossier)
    return environment.from_string(_file("dossier.html.j2")).render(
        dossier=dossier,
        outline=made,
        glance=glance(dossier),
        reports=marked_reports(dossier),
        origins_picture=Markup(origins_picture(dossier)),
        timeline_picture=Markup(timeline_picture(dossier)),
        targets=targets,
        style=Markup(_file("style.css")),
        script=Markup(_file("script.js")),
    )


def targets(entry: Entry) -> str:
    """The places that choosing an entry marks, as `report:start:end` separated by spaces."""
    places = dict.fromkeys(f"{e.report}:{e.start}:{e.end}" for e in entry.evidence)
    return " ".join(places)


def _file(name: str) -> str:
    return (resources.files("recoupe.present.html") / name).read_text(encoding="utf-8")
