"""Clients that wait for their jobs, many at once, over HTTP: how long after its end is a job there?

One API process as it is delivered, one Redis. The jobs are ended from here, one after the other,
so that what is measured is the way from the store to the client, without any extraction.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

from tests.redis_server import RedisServer
from tests.served import served
from worker.jobs import JobStore, connect

CLIENTS = 500
WAIT = 30
#: Jobs that end in a second.
RATE = 50


async def ask(port: int, lines: str) -> tuple[int, dict[str, object]]:
    """The status and the document that answer the request."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(lines.encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    body = await reader.read()
    writer.close()
    return int(head.split()[1]), json.loads(body)


async def wait_for_a_job(port: int, number: int, asked: list[str]) -> tuple[str, int, float]:
    """The job's id, the answer's status, and when it came."""
    body = f"say Ada: It is {number}"
    common = "Host: bench\r\nConnection: close\r\n"
    status, job = await ask(
        port,
        f"POST /v1/jobs HTTP/1.1\r\n{common}Content-Type: text/plain\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}",
    )
    asked.append(str(job["id"]))
    path = f"/v1/jobs/{job['id']}?wait={WAIT}"
    status, job = await ask(port, f"GET {path} HTTP/1.1\r\n{common}\r\n")
    return str(job["id"]), status if job["status"] == "succeeded" else 0, time.monotonic()


async def others(port: int, took: list[float]) -> None:
    """Somebody who waits for nothing, ten times a second."""
    while True:
        began = time.monotonic()
        await ask(port, "GET /readyz HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")
        took.append(time.monotonic() - began)
        await asyncio.sleep(0.1)


async def measure(port: int, store: JobStore) -> None:
    asked: list[str] = []
    took: list[float] = []
    ended: dict[str, float] = {}
    other = asyncio.create_task(others(port, took))
    clients = [asyncio.create_task(wait_for_a_job(port, n, asked)) for n in range(CLIENTS)]
    while len(asked) < CLIENTS:
        for client in clients:
            if client.done():  # too early: it failed
                client.result()
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    for job_id in asked:
        claim = store.claim(job_id)
        assert claim is not None
        store.finish(job_id, claim.attempt, {"quotes": [], "speakers": [], "model": "none"})
        ended[job_id] = time.monotonic()
        await asyncio.sleep(1 / RATE)
    answers = await asyncio.gather(*clients)
    other.cancel()
    served = [came - ended[job_id] for job_id, status, came in answers if status == 200]
    print(f"{len(served)} of {CLIENTS} waiting clients got their ended job by waiting once")
    print(f"  after its end: {quantiles(served)}")
    print(f"/readyz beside them: {quantiles(took)}")


def quantiles(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100)
    return (
        ", ".join(f"p{at} {cuts[at - 1] * 1000:.1f} ms" for at in (50, 95, 99))
        + f", most {max(seconds) * 1000:.1f} ms"
    )


def memory(pid: int) -> str:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    lines = Path(f"/proc/{children[0]}/status").read_text().splitlines()
    return "; ".join(" ".join(x.split()) for x in lines if x.startswith(("VmRSS", "Threads")))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        try:
            with served(server.url, Path(folder) / "log") as api:
                asyncio.run(measure(api.port, JobStore(connect(server.url))))
                print(f"the API's process: {memory(api.process.pid)}")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
