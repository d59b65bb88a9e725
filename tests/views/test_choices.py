"""A choice is declared once, and whatever a control keeps in the address or a view asks for is declared."""

import ast
from pathlib import Path

import pytest

from views import choices, slides

ROOT = Path(__file__).parent.parent.parent
KEEPERS = ("kept", "_several")
"""Functions whose first argument names what they keep in the address."""


def names(tree: ast.AST) -> set[str]:
    """Every choice that code keeps in the address or reads from it, by its name."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            told = [word.arg for word in node.keywords]
            if isinstance(node.func, ast.Name) and node.func.id in KEEPERS:
                found.add(node.args[0])
            elif "bind" in told:
                found.add(node.keywords[told.index("key")].value)
            elif isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "st.query_params":
                found |= set(node.args[:1])
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "st.query_params":
            found.add(node.slice)
    return {name.value for name in found if isinstance(name, ast.Constant)}


def test_a_name_is_found_however_it_is_kept():
    code = """
st.selectbox("A", [], **kept("a"))
st.selectbox("B", [], key="b", bind="query-params")
_several("c", "C")
st.query_params.get("d", "")
st.query_params["e"] = 1
st.button("F", key="f")
"""
    assert names(ast.parse(code)) == {"a", "b", "c", "d", "e"}


def test_every_choice_in_an_address_is_declared_and_every_one_declared_is_kept():
    files = [file for layer in ("pages", "widgets") for file in (ROOT / layer).glob("*.py")]
    assert set.union(*(names(ast.parse(file.read_text())) for file in files)) == choices.EVERY


@pytest.mark.parametrize("view", slides.catalogue())
def test_every_choice_of_a_view_is_declared(view):
    assert slides._parameters(view).keys() <= choices.EVERY


def test_a_choice_is_declared_once():
    kinds = [choices.LABELS, choices.SEVERAL, choices.SWITCHES, choices.OPEN]
    assert sum(map(len, kinds)) == len(choices.EVERY)


@pytest.mark.parametrize("name", [*choices.LABELS, *choices.SEVERAL])
def test_what_can_be_chosen_has_a_label_each(name):
    labels = (choices.LABELS | choices.SEVERAL)[name]()
    assert labels
    assert all(isinstance(key, str) and label for key, label in labels.items())
    if name in choices.LABELS:
        assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    ("name", "word"), [("as_at", "day"), ("own_name", "own name"), ("places", "place"), ("indicator", "indicator")]
)
def test_a_choice_in_words(name, word):
    assert choices.word(name) == word
