"""Answers kept for as long as the tables they were drawn from are unchanged."""

from collections.abc import Callable
from functools import lru_cache, wraps

import schema


def remembered(question: Callable) -> Callable:
    """Keeps the answers of a question whose arguments can be hashed; callers never change them in place.

    The tables are one immutable set for every visitor, so one memory serves them all. A rebuilt
    set has new times of change and so empties it.
    """

    @lru_cache(maxsize=512)
    def kept(tables, *arguments, **named):
        return question(*arguments, **named)

    @wraps(question)
    def ask(*arguments, **named):
        return kept(schema.version(), *arguments, **named)

    return ask
