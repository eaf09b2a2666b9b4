"""What each piece of evidence about a quote without a mention adds to the log odds."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "present": 1.1,
    "often": 1.8,
    "collective": 1.2,
    "addressed": 2.1,
    "named": -1.7,
    "described": -0.4,
    "called": -0.3,
    "acting": 1.3,
    "reacting": 1.8,
    "nearby": 0.6,
    "asker": -1.2,
    "pointed": 1.0,
    "inquirer": 4.9,
    "elsewhere": -3.0,
    "nobody": -4.7,
    "other": 1.7,
    "other asks": 0.8,
    "other calls": 1.8,
    "other returns": 5.3,
    "other third": 0.2,
    "other within": -3.2,
    "other tail": -1.2,
    "other interview": -0.9,
    "hailed": 5.3,
    "scene": 2.3,
    "telling": 1.6,
    "other told": 1.1,
    "other hails": 0.6,
    "other run": 0.7,
    "other wordy": -1.3,
    "broken": -20.0,
}
"""Fitted on our training articles by ``python -m worker.training.talk``, and rounded. The rules that
find mentions went on changing since: a fit today differs in the first decimal.
"""
BY_HAND = frozenset({"pointed", "elsewhere", "broken"})
"""Those that are not fitted: no article marks where the attributor points, too few are live blogs,
and what a quote goes on with is the same speaker's.
"""
