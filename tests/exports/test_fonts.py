import os

from exports import fonts


def test_a_browser_is_taught_the_font_where_it_is_installed(tmp_path, monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr(fonts, "folder", lambda: tmp_path / "files")
    fonts.teach_browser(tmp_path)
    assert os.environ["FONTCONFIG_FILE"] == str(tmp_path / "fonts.conf")
    assert f"<dir>{tmp_path / 'files'}</dir>" in (tmp_path / "fonts.conf").read_text()
    monkeypatch.delenv("FONTCONFIG_FILE")


def test_without_the_font_nothing_changes(tmp_path, monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr(fonts, "folder", lambda: None)
    fonts.teach_browser(tmp_path)
    assert "FONTCONFIG_FILE" not in os.environ
    assert list(tmp_path.iterdir()) == []


def test_the_font_that_requirements_name_is_installed():
    assert [file.name for file in sorted(fonts.folder().glob("*.ttf"))] == [
        "SourceSans3-Italic[wght].ttf",
        "SourceSans3[wght].ttf",
    ]
