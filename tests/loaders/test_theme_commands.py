import pytest
from typer.testing import CliRunner

from loaders import theme_commands
from loaders.__main__ import app
from tests.loaders.test_documents import REPORT

PHRASES = "theme,phrase,scope,points\nprivate_fostering,lodging with strangers,ask,120\n"


def run(*arguments):
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_a_text_is_explained_with_what_was_not_read():
    shown = run("explain", "Regular supervision so that plans progress (paragraph 12).")
    assert shown.exit_code == 0
    assert "Management oversight and" in shown.stdout and "supervision (+" in shown.stdout
    assert "Not read: (paragraph 12)" in shown.stdout
    assert "Tells why, phrases count a quarter: so that plans progress" in shown.stdout


def test_every_line_of_a_text_file_is_explained(tmp_path):
    (tmp_path / "asked.txt").write_text("Regular supervision.\n\nPathway plans.\n")
    assert theme_commands.texts(str(tmp_path / "asked.txt")) == ["Regular supervision.", "Pathway plans."]


def test_every_recommendation_of_a_report_is_explained(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT)
    told = theme_commands.texts(str(tmp_path / "report.txt"))
    assert told == ["The quality of plans.", "How soon visits take place."]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"%PDF-1.4 broken", "the.pdf: "), (b"", "the.pdf: The file is empty.")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, message):
    (tmp_path / "the.pdf").write_bytes(content)
    shown = run("explain", str(tmp_path / "the.pdf"))
    assert shown.exit_code == 1 and shown.stderr.startswith(message)


def test_a_folder_is_no_text(tmp_path):
    shown = run("explain", str(tmp_path))
    assert shown.exit_code == 1
    assert shown.stderr == f"{tmp_path}: is a folder. Give one file, or the words themselves.\n"


def test_markup_of_a_text_is_shown_not_obeyed():
    assert "[red]plans[/red]" in run("explain", "[red]plans[/red]").stdout


def test_phrases_of_a_users_own_decide(tmp_path):
    (tmp_path / "mine.csv").write_text(PHRASES)
    shown = run("explain", "Lodging with strangers", "--themes", str(tmp_path / "mine.csv"))
    assert "lodging with strangers (+240, 2.00 x" in shown.stdout and "120)" in shown.stdout


def test_a_fault_in_a_users_file_ends_the_command(tmp_path):
    (tmp_path / "mine.csv").write_text("theme\n")
    shown = run("explain", "Plans", "--themes", str(tmp_path / "mine.csv"))
    assert shown.exit_code == 1
    assert shown.stderr.startswith("mine.csv: has no column phrase, scope, points.")


def test_scores_of_the_shipped_tables_are_shown():
    shown = run("score")
    assert shown.exit_code == 0
    assert "held_out: 389 recommendations" in shown.stdout and "partnership_working" in shown.stdout
