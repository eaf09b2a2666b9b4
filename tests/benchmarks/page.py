"""How long the page takes to show a result: ``python -m tests.benchmarks.page``.

Measured by the page itself, from the API's answer to the laid-out article.
"""

from __future__ import annotations

from statistics import median

from rich.console import Console

from tests.page.press import long
from tests.site import Site, chromium, read

ROUNDS = 7


def main() -> None:
    """Print milliseconds, and what was shown in them."""
    draft = long()
    site = Site(lambda text: draft.result())
    try:
        with chromium() as browser:
            page = browser.new_page(base_url=site.address)
            read(page, draft.text)
            times = []
            for _ in range(ROUNDS):
                page.reload()
                page.wait_for_selector("#result")
                times.append(page.evaluate("performance.getEntriesByName('render')[0].duration"))
    finally:
        site.stop()
    what = f"{len(draft.text.split()):,} words, {len(draft.quotes)} quotes"
    spread = f"median of {ROUNDS}; {min(times):.0f} to {max(times):.0f}"
    Console().print(f"page: {what} shown in {median(times):.0f} ms ({spread})")


if __name__ == "__main__":
    main()
