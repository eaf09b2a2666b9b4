"""``python -m worker``: the command ``quotewire`` without installing it."""

from worker.cli import main

main(prog_name="quotewire")
