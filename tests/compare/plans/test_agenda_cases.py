"""The agenda of short reports: nothing where nothing is to come, and few wrong entries."""

import pytest

from benchmarks.quality.agenda import score
from tests.case_files import CASES, languages


@pytest.mark.parametrize("language", languages("agenda"))
def test_agenda_of_the_cases(language):
    (result,) = score([CASES / language / "agenda.jsonl"])
    assert result.scores["empty_kept_empty"] >= 0.94
    assert result.scores["precision"] >= 0.92
    assert result.scores["recall"] >= 0.9
