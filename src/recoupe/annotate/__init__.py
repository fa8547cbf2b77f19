"""From a report to the annotated report: what is found in it, each with its span.

`recoupe.annotate.report.annotate` is the stage, `recoupe.annotate.anchor.anchor` dates a story's reports; a
module or folder beside them finds one annotation kind.
"""
