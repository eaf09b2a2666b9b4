"""The README's picture of the page: a seed article, read by the pipeline as it is.

``python -m tests.page.screenshot FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.site import Site, chromium, read
from worker.pipeline.load import load_pipeline

SEED = Path(__file__).parents[2] / "seeds" / "articles" / "lichen-clock.txt"
SIZE = {"width": 1280, "height": 800}


def main(target: Path) -> None:
    """Write a PNG to ``target``."""
    site = Site(load_pipeline())
    try:
        with chromium() as browser:
            page = browser.new_page(base_url=site.address, viewport=SIZE, reduced_motion="reduce")
            read(page, SEED.read_text(encoding="utf-8"))
            page.locator("#article mark").first.scroll_into_view_if_needed()
            page.locator("#article mark").first.hover()
            target.parent.mkdir(exist_ok=True)
            page.screenshot(path=target)
    finally:
        site.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
