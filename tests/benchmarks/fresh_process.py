"""A process that loads the pipeline and reads one article, then a text of so many characters.

It imports nothing that a program around the library would not.
"""

import json
import sys
import time
from pathlib import Path

from worker.pipeline.load import load_pipeline

IMPORTED = time.monotonic()
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


def memory(kind: str) -> float:
    """MiB that this process has in memory (VmRSS), or has had at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith(kind)]
    return int(line.split()[1]) / 1024


def main(size: int) -> None:
    """Print what was measured as JSON, its moments those of the machine's monotonic clock."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    pipeline = load_pipeline()
    loaded = time.monotonic()
    pipeline(articles[0])
    first, processor, resident = time.monotonic(), time.process_time(), memory("VmRSS")
    whole = "\n\n".join(articles)
    text = (whole * (size // len(whole) + 1))[:size]
    began = time.process_time()
    extraction = pipeline(text)
    found = {
        "imported": IMPORTED,
        "loaded": loaded,
        "first": first,
        "processor": processor,
        "resident": resident,
        "seconds": time.process_time() - began,
        "peak": memory("VmHWM"),
        "words": len(text.split()),
        "quotes": len(extraction.quotes),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
