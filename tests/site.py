"""The service on a port of its own, and the browser that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from fakeredis import FakeRedis
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from service.app import create_app
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker import tasks
from worker.batch_tasks import run_chunk
from worker.chunks import ChunkStore
from worker.jobs import JobStore
from worker.keys import ApiKey
from worker.pipeline.quote import Extraction

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
#: In a container there is no sandbox to be had, and no host to be asked for updates.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-lcd-text",
]

Reader = Callable[[str], Extraction]


class Silent(WSGIRequestHandler):
    """The service logs its requests itself."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Nothing."""


class Site:
    """The API and the page. What is submitted is read by ``reader`` before POST is answered.

    ``keys``: one of them is asked for, if there are any.
    """

    def __init__(self, reader: Reader, *keys: ApiKey) -> None:
        self.reader = reader
        self.redis = FakeRedis()
        self.store, self.chunks = JobStore(self.redis), ChunkStore(self.redis)
        self.queue = InlineQueue(self.read, self.read_chunk)
        settings = ServiceSettings(text_limit=100_000, body_limit=300_000, api_keys=keys)
        app = create_app(settings=settings, store=self.store, queue=self.queue)
        self.server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def read(self, job_id: str) -> None:
        tasks.run(job_id, store=self.store, pipeline=self.reader)

    def read_chunk(self, chunk_id: str) -> None:
        run_chunk(chunk_id, chunks=self.chunks, store=self.store, pipeline=self.reader)

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or whichever is installed. Raises NoBrowser."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program(), args=FLAGS)


class NoBrowser(Exception):
    """There is none on the PATH."""

    def __init__(self) -> None:
        super().__init__(f"no browser on the PATH, none of {', '.join(PROGRAMS)}: install one")


def program() -> str:
    """The browser's path. Raises NoBrowser."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise NoBrowser


def watched(page: Page) -> list[str]:
    """What the page will have complained of. That a request was refused is no complaint."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type in ("error", "warning")
            and "Failed to load resource" not in message.text
            else None
        ),
    )
    return complaints


def submit(page: Page, text: str) -> None:
    """Put the text into the empty page, at once as a paste does, and press the button."""
    page.goto("/")
    page.locator("#text").evaluate("(box, text) => { box.value = text }", text)
    page.click("#compose [type=submit]")


def read(page: Page, text: str) -> None:
    """Submit the text and wait for its result."""
    submit(page, text)
    expect(page.locator("#result")).to_be_visible(timeout=30_000)
