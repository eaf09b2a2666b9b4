"""The manifest's figures as the tables of the model card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MEASURES = ("detection", "who said what", "speaker", "verb", "name")


def tables(figures: Mapping[str, Any]) -> str:
    """Markdown: scores by group for each development set, then the reliability of confidences."""
    parts = [_scores(name, groups) for name, groups in figures.items() if name != "calibration"]
    return "\n\n".join([*parts, _reliability(figures["calibration"])])


def _scores(name: str, groups: Mapping[str, Mapping[str, float]]) -> str:
    lines = [
        f"### {name}",
        "",
        f"| quotes of | number | {' | '.join(MEASURES)} |",
        "|---|---|" + "---|" * len(MEASURES),
    ]
    for group, values in groups.items():
        cells = " | ".join(f"{values[measure]:.3f}" for measure in MEASURES)
        lines.append(f"| {group} | {values['quotes']} | {cells} |")
    return "\n".join(lines)


def _reliability(calibration: Mapping[str, Any]) -> str:
    lines = [
        "### Reliability of the confidence",
        "",
        f"Expected calibration error {calibration['error']:.3f}, each quote's confidence from a fit"
        " that had not seen it.",
        "",
        "| confidence | quotes | mean | share right |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {count} | {mean:.3f} | {share:.3f} |"
        for name, count, mean, share in calibration["bins"]
    ]
    return "\n".join(lines)
