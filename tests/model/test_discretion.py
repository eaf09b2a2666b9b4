"""Reading an article leaves no trace: nothing is reported, nothing kept in the user's folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READING = """
from pathlib import Path
from worker.pipeline.load import load_pipeline

load_pipeline()('"It works," said Ada Lovelace.')
print(*(thread.joinpath("comm").read_text() for thread in Path("/proc/self/task").iterdir()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_network_reports_to_nobody(tmp_path: Path) -> None:
    # On CI onnxruntime is silent anyway.
    environ = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    # NumPy has a thread for every further core.
    alone = {"HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(
        [sys.executable, "-c", READING],
        cwd=ROOT,
        env={**environ, **alone},
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(run.stdout.split()) == 1  # one would be sending
    assert list(tmp_path.iterdir()) == []
