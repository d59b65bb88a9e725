from loaders import themes


def test_each_theme_has_one_sentence_and_its_place():
    table = themes.declared()
    assert table["position"].tolist() == list(range(1, 28))
    assert table["theme"].is_unique and table["theme_name"].is_unique
    assert table["definition"].str.fullmatch(r"[A-Z][^.]*\.").all()
