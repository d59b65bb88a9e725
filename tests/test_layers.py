"""Imports run one way, and every module has its test."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("loaders", "queries", "charts", "views", "exports", "widgets", "pages")
OURS = {"dashboard", "schema", *LAYERS}

TESTED = ("loaders", "queries", "charts", "views", "exports")
"""Layers whose every module has a test of its own; pages and what they share are tested as people use them."""

MAY_IMPORT = {
    "schema": set(),
    "loaders": {"loaders", "schema"},
    "queries": {"queries", "schema"},
    "charts": {"charts.style", "charts.axes", "charts.names", "charts.tiles"},
    "views": {"views", "queries", "charts"},
    "exports": {"exports", "views", "queries", "charts.style", "charts.axes"},
    "widgets": {"widgets", "exports", "views", "queries", "charts.style", "schema"},
    "pages": {"widgets", "views", "queries"},
    "dashboard": {"widgets"},
}
READS_DOCUMENTS = "pages/document.py"
"""The one page that reads a document, the visitor's own: what it says is in no table, and never will be."""


def modules() -> list[Path]:
    files = [ROOT / "schema.py", ROOT / "dashboard.py"]
    files += [file for layer in LAYERS for file in (ROOT / layer).rglob("*.py")]
    return sorted(file.relative_to(ROOT) for file in files)


MODULES = modules()
each_module = pytest.mark.parametrize("module", MODULES, ids=str)


def layer(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text())


def imported(module: Path) -> set[str]:
    """Names of the modules that a module imports: "pandas", "queries.judgements"."""
    names = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are from the root"
            is_package = (ROOT / node.module.replace(".", "/")).is_dir()
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if is_package else {node.module}
    return names


def is_within(name: str, allowed: str) -> bool:
    return name == allowed or name.startswith(f"{allowed}.")


@each_module
def test_imports_run_one_way(module):
    ours = {name for name in imported(module) if name.split(".")[0] in OURS}
    more = {"loaders.documents"} if str(module) == READS_DOCUMENTS else set()
    may = MAY_IMPORT[layer(module)] | more
    wrong = {name for name in ours if not any(is_within(name, allowed) for allowed in may)}
    assert wrong == set()


@each_module
def test_only_the_app_knows_streamlit(module):
    if layer(module) not in ("pages", "widgets", "dashboard"):
        assert not any(is_within(name, "streamlit") for name in imported(module))


@each_module
def test_only_charts_know_plotly(module):
    if layer(module) not in ("charts", "views", "widgets"):
        assert not any(is_within(name, "plotly") for name in imported(module))


@each_module
def test_only_the_schema_knows_where_the_tables_lie(module):
    if module.name == "schema.py":
        return
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None
    }
    said = [
        node.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    assert [text for text in said if "data/tidy" in text] == []
    assert [
        name for name in imported(module) if layer(module) != "loaders" and is_within(name, "pyarrow.parquet")
    ] == []


@each_module
def test_a_page_is_a_short_script(module):
    if layer(module) != "pages":
        return
    assert len((ROOT / module).read_text().splitlines()) <= 80
    defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Try
    assert [node.lineno for node in ast.walk(tree(module)) if isinstance(node, defined)] == []


@each_module
def test_no_file_is_longer_than_300_lines(module):
    if module.name != "schema.py":  # one declaration, as long as the tables are many
        assert len((ROOT / module).read_text().splitlines()) <= 300


@each_module
def test_every_module_says_what_it_is_for(module):
    if module.name != "__init__.py":
        assert ast.get_docstring(tree(module))


def test_every_module_has_its_test():
    missing = [
        str(module)
        for module in MODULES
        if layer(module) in TESTED and module.stem not in ("__init__", "__main__", "errors")
        if not (ROOT / "tests" / module.parent / f"test_{module.stem}.py").exists()
    ]
    assert missing == []


def test_every_test_is_of_a_module_that_exists():
    tests = [
        file.relative_to(ROOT / "tests") for folder in TESTED for file in (ROOT / "tests" / folder).rglob("test_*.py")
    ]
    stems = {str(module.with_suffix("")) for module in MODULES}
    # A module may have a second test on the published files.
    named = [str(file.parent / file.stem.removeprefix("test_").removesuffix("_published")) for file in tests]
    assert [name for name in named if name not in stems] == []


def test_every_package_that_is_imported_is_pinned():
    lists = [(ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")]
    pinned = {name.lower() for name in re.findall(r"^([\w-]+)==", "\n".join(lists), re.M)}
    packages = {name.split(".")[0] for module in MODULES for name in imported(module)} - OURS - sys.stdlib_module_names
    given = packages_distributions()
    assert [name for name in packages if not {by.lower() for by in given[name]} & pinned] == []


def test_every_page_is_in_the_navigation():
    text = (ROOT / "dashboard.py").read_text()
    assert sorted(re.findall(r'st\.Page\("(pages/\w+\.py)"', text)) == sorted(
        str(module) for module in MODULES if layer(module) == "pages"
    )
