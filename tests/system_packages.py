"""Installs the Debian packages that some tests use, where that is possible; says what is skipped otherwise.

Run as `python -m tests.system_packages`.
"""

import os
import shutil
import subprocess

NEEDED = {"chromium": "the HTML dossier is opened in a real browser"}
"""Command (and package) name, and what is tested with it."""


def main() -> None:
    for package, purpose in NEEDED.items():
        if not shutil.which(package) and not install(package):
            print(f"{package} could not be installed (needs apt and root); skipped: {purpose}")


def install(package: str) -> bool:
    """Whether the package could be installed with apt."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    return all(
        quietly("apt-get", *words)
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package])
    )


def quietly(*command: str) -> bool:
    """Whether the command succeeded; what it prints is dropped."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
