"""How time grows with the text: ``python -m tests.benchmarks.growth``.

From 1 KB to 1 MB: prose, and texts of little but marks. Without the network, whose time goes by
the pieces that it is given to read: these are counted.
"""

from __future__ import annotations

import time

from rich.console import Console
from rich.table import Table

from tests.fuzz.pipelines import AnyNetwork, around
from tests.fuzz.texts import ARTICLES
from worker.pipeline.errors import TooManyQuotes

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TEXTS = {
    "seed articles": "\n\n".join(ARTICLES),
    "quotation marks": '"',
    "marks and spaces": '" ',
    "open brackets": '("',
    "nested": "“a ‘b ",
    # The costliest that fuzzing found: each quotation is decided upon, however short.
    "a quotation in 2": "“\0",
    "a quotation in 40": "“a” " + "said Ana " * 4,
}


def main() -> None:
    """Print seconds, microseconds a character, and pieces a character for the network."""
    network = AnyNetwork()
    pipeline = around(network)
    pipeline(ARTICLES[0])
    for name, unit in TEXTS.items():
        table = Table("characters", "s", "µs a character", "pieces a character", title=name)
        for size in SIZES:
            text = (unit * (size // len(unit) + 1))[:size]
            network.pieces = 0
            began = time.process_time()
            try:
                pipeline(text)
                read = f"{network.pieces / size:.2f}"
            except TooManyQuotes:
                read = "refused"
            seconds = time.process_time() - began
            pace = f"{1e6 * seconds / size:.1f}"
            table.add_row(f"{size:,}", f"{seconds:.2f}", pace, read)
        Console().print(table)


if __name__ == "__main__":
    main()
