"""Events: what happens in a report, with factuality, participants, place and time."""

from recoupe.annotate.events.factuality import judge
from recoupe.annotate.events.find import find_events
from recoupe.annotate.events.judgement import Judgement
from recoupe.annotate.events.view import View

__all__ = ["Judgement", "View", "find_events", "judge"]
