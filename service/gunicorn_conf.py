"""How gunicorn serves the API: ``gunicorn -c python:service.gunicorn_conf service.wsgi:app``.

One file, so that the container, ``quotewire up`` and a bare machine serve it alike. More
processes: gunicorn's own ``WEB_CONCURRENCY`` or ``--workers``.
"""

from __future__ import annotations

import os

from service import logs
from service.settings import ServiceSettings
from worker.settings import from_env

settings = from_env(ServiceSettings, os.environ)

bind = settings.bind
# Requests wait for Redis, not for the processor: threads, and as many as wsgi.py pools connections.
worker_class = "gthread"
threads = settings.threads
# Seconds without a sign of life after which a process is replaced. Longer than any request takes:
# each is answered within 5 even when Redis hangs.
timeout = 30
# Seconds that a stopping process leaves to requests under way.
graceful_timeout = 10
# Seconds that an idle connection is kept; a proxy in front should keep its own for less.
keepalive = 15
logconfig_dict = logs.CONFIG
# Nothing here uses gunicorn's control interface, which would want a directory to write to.
control_socket_disable = True
