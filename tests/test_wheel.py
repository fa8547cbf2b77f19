"""The wheel: small enough, whole, and working in a clean environment."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

LIMIT = 150_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_is_small_enough(wheel):
    assert wheel.stat().st_size < LIMIT


def test_recoupe_check_works_from_the_wheel_in_a_clean_environment(wheel, tmp_path):
    home = tmp_path / "clean"
    venv.create(home, with_pip=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--constraint", str(ROOT / "requirements.lock"), str(wheel)], check=True)
    report = tmp_path / "report.txt"
    report.write_text("Ferry halted\n\nThe ferry was halted on Monday, the port said.\n", encoding="utf-8")
    done = subprocess.run(
        [str(home / "bin" / "recoupe"), "check", str(report), "--json", "-"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    assert json.loads(done.stdout)["story"]["headline"] == "Ferry halted"
