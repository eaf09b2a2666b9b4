"""docs/api.md shows each form as it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service import examples
from service.forms import FORMS, Form

GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
ADDRESS = f"https://quotes.example/jobs/{examples.JOB.id}"


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_the_example_of_a_form_is_what_is_written(form: Form) -> None:
    [block] = re.findall(rf"^```{form.name}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    written = form.write(examples.JOB, examples.RESULT, ADDRESS)
    assert block == written.removeprefix("\ufeff").replace("\r\n", "\n")
    assert f"`{form.media_type}`, `?format={form.name}`" in GUIDE
