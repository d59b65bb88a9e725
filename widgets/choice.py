"""How a visitor's choice is kept: in the address of every page that asks for it, in the session on all others."""


def kept(key: str) -> dict:
    """The options of a control whose choice stands in the address under `key` and outlives a change of page."""
    return {"key": key, "bind": "query-params", "persist_state": "session"}
