"""Known advisories against what is installed: ``python -m tests.advisories``, by ``make check``.

They come from PyPI. Where it cannot be asked, a line says so, and nothing fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.request import urlopen

SERVICE = "https://pypi.org/pypi/flask/0.12/json"
"""What pip-audit asks, here of a release with old, well-known advisories: a mirror that knows of
none would call everything safe."""
ASKED, IN_ALL = 5, 300
"""Seconds for the first answer, and for all of them."""


def main() -> int:
    """The exit status: of pip-audit, or 0 when nobody could be asked."""
    try:
        with urlopen(SERVICE, timeout=ASKED) as answer:
            known = json.load(answer).get("vulnerabilities")
    except (OSError, ValueError):
        known = None
    if not known:
        print("Advisories not looked up: pypi.org, which lists them, cannot be asked from here.")
        return 0
    command = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off"]
    try:
        return subprocess.run([*command, "--timeout", str(ASKED)], timeout=IN_ALL).returncode
    except subprocess.TimeoutExpired:
        print(f"Advisories not looked up: pypi.org took more than {IN_ALL} seconds.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
