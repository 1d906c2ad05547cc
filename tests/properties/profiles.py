"""How many examples are drawn: few of a kind that takes a whole site each, many in the deep runs."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings


def quiet(most: int) -> settings:
    """A few examples. Not shrunk: a failure of a small agreement can be read as it is."""
    return settings(
        max_examples=most,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
    )


def long(most: int) -> settings:
    """Many examples; what fails is shrunk."""
    return settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck))
