"""The agenda of short reports: nothing where nothing is to come, and few wrong entries."""

from pathlib import Path

import pytest

from benchmarks.quality.agenda import score

CASES = Path(__file__).parents[2] / "cases"


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_agenda_of_the_cases(language):
    (result,) = score([CASES / language / "agenda.jsonl"])
    assert result.scores["empty_kept_empty"] >= 0.94
    assert result.scores["precision"] >= 0.92
    assert result.scores["recall"] >= 0.9
