"""What each piece of evidence about a quote without a mention adds to the log odds."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "present": 1.0,
    "often": 1.6,
    "collective": 1.0,
    "addressed": 2.0,
    "named": -1.2,
    "described": -0.5,
    "called": -0.4,
    "acting": 2.2,
    "reacting": 1.5,
    "nearby": 1.0,
    "asker": -0.8,
    "pointed": 1.0,
    "inquirer": 4.7,
    "elsewhere": -3.0,
    "nobody": -4.9,
    "other": 1.9,
    "other asks": 0.7,
    "other calls": 1.7,
    "other returns": 5.7,
    "other third": 0.5,
    "other within": -3.7,
    "other tail": -1.4,
    "other interview": -0.8,
    "hailed": 5.4,
    "scene": 2.2,
    "telling": 1.6,
    "other told": 1.3,
    "other hails": 0.5,
    "other run": 0.7,
    "other wordy": -1.5,
    "broken": -20.0,
}
"""Fitted on our training articles by ``python -m worker.training.talk``, and rounded by it."""
BY_HAND = frozenset({"pointed", "elsewhere", "broken"})
"""Those that are not fitted: no article marks where the attributor points, too few are live blogs,
and what a quote goes on with is the same speaker's.
"""
