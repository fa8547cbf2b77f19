"""`python -m training.all --data DATA`: every artefact and generated table again, one after the other.

An artefact is written beside its place first and takes it only when it is whole.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from training.pipelines.recipe import languages, recipe

ROOT = Path(__file__).parent.parent
TRAINED = ROOT / "src" / "recoupe" / "trained"
BUILD = ROOT / "build"
"""What training makes on its way and does not ship."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.all", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    data = parser.parse_args().data
    run("training.names_data", data / "lexicon")
    run("training.names_data.cities")
    run("training.cldr.calendar")
    run("training.units.from_cldr")
    run("training.language", data)
    artefact("training.encoder", data, TRAINED / "encoder")
    teach(data)
    for code in languages():
        place = TRAINED / "pipelines" / code
        artefact("training.pipelines", data, place, code, "--silver", BUILD / "silver")
    run("training.grouping.frequencies", data)
    print("training.matching, .grouping.weights and .slots print weights; read them before you set them")


def teach(data: Path) -> None:
    """The teacher of all languages, the one that goes on with some, and what each labels."""
    first, second, silver = BUILD / "teacher", BUILD / "teacher.further", BUILD / "silver"
    run("training.teacher", "--data", data, "--out", first)
    run("training.teacher", "--from", first, "--data", data, "--out", second)
    named = [code for code in languages() if recipe(code).names.silver]
    others = [code for code in languages() if recipe(code).silver and code not in named]
    run("training.teacher.silver", first, "--data", data, "--out", silver, "--languages", *others)
    run("training.teacher.silver", second, "--data", data, "--out", silver, "--languages", *named)


def artefact(module: str, data: Path, place: Path, *words: object) -> None:
    """Train into a folder beside the place, then put it there."""
    new = place.with_name(f"{place.name}.new")
    run(module, *words, "--data", data, "--out", new)
    if place.exists():
        shutil.rmtree(place)
    new.rename(place)


def run(module: str, *words: object) -> None:
    """Run a training module; what it prints is shown, and its failure ends all."""
    print(f"\n{module} {' '.join(map(str, words))}", flush=True)
    subprocess.run([sys.executable, "-m", module, *map(str, words)], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
